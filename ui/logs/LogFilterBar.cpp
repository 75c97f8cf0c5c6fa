#include "ui/logs/LogFilterBar.h"

#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>

#include "ui/kit/ChoiceBox.h"
#include "ui/kit/FilterBar.h"
#include "ui/kit/FlowLayout.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"

namespace hs::ui {

namespace {

constexpr int any = ChoiceBox::any;

template <typename Kind>
std::pair<QString, int> entry(const QString& caption, Kind kind) {
    return {caption, static_cast<int>(kind)};
}

}  // namespace

LogFilterBar::LogFilterBar(const Clock& clock, QWidget* parent) : QWidget(parent) {
    auto* row = new FlowLayout(this, space::control);
    search_ = searchField(QStringLiteral("logsFilter"), tr("Search by name, anchor or id"));
    search_->setFixedWidth(260);
    row->addWidget(search_);
    status_ = addChoice(row, QStringLiteral("logsStatus"), tr("Status"),
                        {{tr("Any status"), any},
                         entry(tr("Success"), StepStatus::Success),
                         entry(tr("Failure"), StepStatus::Failure),
                         entry(tr("Skipped"), StepStatus::Skipped),
                         entry(tr("Warning"), StepStatus::Warning)});
    QList<std::pair<QString, int>> actions{{tr("Any action"), any}};
    for (const ChangeKind kind : {ChangeKind::Create, ChangeKind::Update, ChangeKind::Disable, ChangeKind::Delete,
                                  ChangeKind::Restore, ChangeKind::None})
        actions << entry(actionWord(kind), kind);
    action_ = addChoice(row, QStringLiteral("logsAction"), tr("Action"), actions);
    target_ = addChoice(row, QStringLiteral("logsTarget"), tr("Target system"),
                        {{tr("Any target system"), any},
                         entry(systemWord(Side::Cloud), RuleKind::Provisioning),
                         entry(systemWord(Side::Directory), RuleKind::Writeback)});
    range_ =
        addChoice(row, QStringLiteral("logsRange"), tr("Date"),
                  {entry(tr("Any date"), LogChoice::Range::All), entry(tr("Last hour"), LogChoice::Range::Hour),
                   entry(tr("Last 24 hours"), LogChoice::Range::Day), entry(tr("Last 7 days"), LogChoice::Range::Week),
                   entry(tr("Custom…"), LogChoice::Range::Custom)});
    run_ = new QLineEdit;
    run_->setObjectName(QStringLiteral("logsRun"));
    run_->setAccessibleName(tr("Run"));
    run_->setPlaceholderText(tr("Run"));
    run_->setToolTip(tr("Number of a run"));
    run_->setValidator(new QIntValidator(1, 2'000'000'000, run_));
    run_->setClearButtonEnabled(true);
    run_->setFixedWidth(96);
    row->addWidget(run_);
    addTimes(row, clock);
    for (QLineEdit* field : {search_, run_})
        connect(field, &QLineEdit::textChanged, this, [this] {
            if (!quiet_) Q_EMIT changed();
        });
    connect(range_, &QComboBox::currentIndexChanged, this, &LogFilterBar::showTimes);
    showTimes();
}

ChoiceBox* LogFilterBar::addChoice(FlowLayout* row, const QString& name, const QString& label,
                                   const QList<std::pair<QString, int>>& entries) {
    auto* choice = new ChoiceBox(name, label, entries);
    row->addWidget(choice);
    connect(choice, &QComboBox::currentIndexChanged, this, [this] {
        if (!quiet_) Q_EMIT changed();
    });
    return choice;
}

void LogFilterBar::addTimes(FlowLayout* row, const Clock& clock) {
    times_ = new QWidget;
    auto* line = new QHBoxLayout(times_);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::control);
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(clock.now());
    from_ = new QDateTimeEdit(QDateTime(now.date().addDays(-1), QTime(0, 0)));
    until_ = new QDateTimeEdit(QDateTime(now.date(), QTime(23, 59)));
    const std::tuple<QDateTimeEdit*, QString, QString> fields[] = {{from_, QStringLiteral("logsFrom"), tr("From")},
                                                                   {until_, QStringLiteral("logsUntil"), tr("Until")}};
    for (const auto& [field, name, label] : fields) {
        field->setObjectName(name);
        field->setAccessibleName(label);
        field->setCalendarPopup(true);
        field->setDisplayFormat(QLocale().dateFormat(QLocale::ShortFormat) + QStringLiteral(" HH:mm"));
        line->addWidget(fieldLabel(label, field));
        line->addWidget(field);
        connect(field, &QDateTimeEdit::dateTimeChanged, this, [this] {
            if (!quiet_) Q_EMIT changed();
        });
    }
    row->addWidget(times_);
}

void LogFilterBar::showTimes() {
    times_->setVisible(range_->chosen<LogChoice::Range>() == LogChoice::Range::Custom);
    updateGeometry();
}

LogChoice LogFilterBar::choice() const {
    LogChoice made;
    made.text = search_->text().trimmed().toStdString();
    made.status = status_->chosen<StepStatus>();
    made.action = action_->chosen<ChangeKind>();
    made.rule = target_->chosen<RuleKind>();
    made.range = static_cast<LogChoice::Range>(range_->currentData().toInt());
    if (!run_->text().isEmpty()) made.run = run_->text().toLongLong();
    if (made.range == LogChoice::Range::Custom) {
        made.from = from_->dateTime().toMSecsSinceEpoch();
        made.until = until_->dateTime().toMSecsSinceEpoch() + 60'000;  // the minute that is named belongs to it
    }
    return made;
}

void LogFilterBar::setChoice(const QString& text, std::optional<std::int64_t> run) {
    quiet_ = true;
    search_->setText(text);
    run_->setText(run ? QString::number(*run) : QString());
    for (ChoiceBox* box : {status_, action_, target_, range_}) box->setCurrentIndex(0);
    quiet_ = false;
    Q_EMIT changed();
}

}  // namespace hs::ui
