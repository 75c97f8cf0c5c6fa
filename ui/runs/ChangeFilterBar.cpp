#include "ui/runs/ChangeFilterBar.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalBlocker>

#include "ui/kit/FilterBar.h"
#include "ui/kit/FlowLayout.h"
#include "ui/kit/Theme.h"
#include "ui/runs/ChangesModel.h"

namespace hs::ui {

namespace {

constexpr int any = -1;

template <typename Kind>
std::optional<Kind> chosen(const QComboBox* box) {
    const int key = box->currentData().toInt();
    return key == any ? std::nullopt : std::optional(static_cast<Kind>(key));
}

}  // namespace

ChangeFilterBar::ChangeFilterBar(QWidget* parent) : QWidget(parent) {
    auto* row = new FlowLayout(this, space::control);
    search_ = searchField(QStringLiteral("changesFilter"), tr("Filter changes"));
    search_->setFixedWidth(220);
    row->addWidget(search_);
    QList<std::pair<QString, int>> kinds{{tr("Any action"), any}};
    for (const ChangeKind kind :
         {ChangeKind::Create, ChangeKind::Update, ChangeKind::Disable, ChangeKind::Delete, ChangeKind::Restore})
        kinds.append({changeWord(kind), int(kind)});
    kind_ = addChoice(row, QStringLiteral("changesKind"), tr("Action"), kinds);
    QList<std::pair<QString, int>> states{{tr("Any state"), any}};
    for (const Change::State state : {Change::State::Planned, Change::State::Done, Change::State::Failed,
                                      Change::State::Skipped, Change::State::Intent})
        states.append({changeStateWord(state), int(state)});
    state_ = addChoice(row, QStringLiteral("changesState"), tr("State"), states);
    rule_ = addChoice(row, QStringLiteral("changesDirection"), tr("Direction"),
                      {{tr("Both directions"), any},
                       {directionWord(RuleKind::Provisioning), int(RuleKind::Provisioning)},
                       {directionWord(RuleKind::Writeback), int(RuleKind::Writeback)}});
    connect(search_, &QLineEdit::textChanged, this, &ChangeFilterBar::changed);
}

QComboBox* ChangeFilterBar::addChoice(FlowLayout* row, const QString& name, const QString& label,
                                      const QList<std::pair<QString, int>>& entries) {
    auto* choice = new QComboBox;
    choice->setObjectName(name);
    choice->setAccessibleName(label);
    choice->setToolTip(label);
    for (const auto& [caption, key] : entries) choice->addItem(caption, key);
    row->addWidget(choice);
    connect(choice, &QComboBox::currentIndexChanged, this, &ChangeFilterBar::changed);
    return choice;
}

ChangeFilter ChangeFilterBar::choice() const {
    ChangeFilter made;
    made.text = search_->text().trimmed().toStdString();
    made.kind = chosen<ChangeKind>(kind_);
    made.state = chosen<Change::State>(state_);
    made.rule = chosen<RuleKind>(rule_);
    return made;
}

void ChangeFilterBar::clear() {
    const QSignalBlocker quiet(this);
    search_->clear();
    for (QComboBox* box : {kind_, state_, rule_}) box->setCurrentIndex(0);
}

}  // namespace hs::ui
