#include "ui/kit/StepList.h"

#include <QCoreApplication>
#include <QFrame>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/kit/Button.h"
#include "ui/kit/ErrorView.h"
#include "ui/kit/StatusLabel.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"

namespace hs::ui {

namespace {

constexpr int paceMs = 90;

QString capitalised(const QString& name) { return name.left(1).toUpper() + name.mid(1); }

}  // namespace

QString stepWord(Mood mood) {
    const auto say = [](const char* word) { return QCoreApplication::translate("StepList", word); };
    switch (mood) {
        case Mood::Pending: return say("Not started");
        case Mood::Running: return say("Running");
        case Mood::Success: return say("Success");
        case Mood::Danger: return say("Failure");
        case Mood::Skipped: return say("Skipped");
        case Mood::Warning: return say("Warning");
        case Mood::Neutral:
        case Mood::Info: return {};
    }
    return {};
}

StepList::StepList(const QString& name, QWidget* parent) : QWidget(parent), column_(new QVBoxLayout(this)) {
    setObjectName(name);
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(0);
    pace_.setInterval(paceMs);
    connect(&pace_, &QTimer::timeout, this, &StepList::reveal);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void StepList::setSteps(const std::vector<StepRow>& steps) {
    const bool same = steps.size() == steps_.size() &&
                      std::equal(steps.begin(), steps.end(), steps_.begin(),
                                 [](const StepRow& a, const StepRow& b) { return a.name == b.name; });
    steps_ = steps;
    if (!same) {
        build();
        revealed_.assign(steps_.size(), false);
    }
    for (std::size_t i = 0; i < steps_.size(); ++i)
        if (!steps_[i].ended()) revealed_[i] = false;
    for (std::size_t i = 0; i < steps_.size(); ++i) show(i);
    if (!pace_.isActive()) {
        reveal();
        pace_.start();
    }
}

void StepList::reveal() {
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        if (revealed_[i]) continue;
        if (steps_[i].ended()) {
            revealed_[i] = true;
            show(i);
            return;
        }
        break;
    }
    pace_.stop();
}

Mood StepList::shownMood(int step) const { return lines_.at(std::size_t(step)).mark->mood(); }

void StepList::build() {
    while (QLayoutItem* item = column_->takeAt(0)) {
        if (item->widget()) item->widget()->deleteLater();
        delete item;
    }
    lines_.clear();
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        auto* line = new QWidget;
        auto* row = new QHBoxLayout(line);
        row->setContentsMargins(space::control, space::control, space::control, space::control);
        row->setSpacing(space::card);
        const QString name = capitalised(steps_[i].name);
        auto* mark = new StatusLabel(QStringLiteral("stepStatus") + name);
        mark->setIconSize(20);
        mark->setWordVisible(false);
        auto* title = new QLabel(steps_[i].title);
        title->setObjectName(QStringLiteral("stepTitle") + name);
        auto* summary = new ElidedLabel;
        summary->setObjectName(QStringLiteral("stepSummary") + name);
        summary->setForegroundRole(QPalette::PlaceholderText);
        auto* details = new Button(QStringLiteral("viewDetails") + name, tr("View details"), Button::Kind::Link);
        details->setAccessibleDescription(steps_[i].title);
        connect(details, &Button::clicked, this, [this, i] { Q_EMIT detailsRequested(int(i)); });
        row->addWidget(mark);
        row->addWidget(title);
        row->addSpacing(space::group);
        summary->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        row->addWidget(summary, 1);
        row->addWidget(details);
        column_->addWidget(line);
        if (i + 1 < steps_.size()) {
            auto* rule = new QFrame;
            rule->setFrameShape(QFrame::HLine);
            rule->setFixedHeight(1);
            column_->addWidget(rule);
        }
        lines_.push_back({mark, summary, details});
    }
}

void StepList::show(std::size_t i) {
    const StepRow& step = steps_[i];
    const Line& line = lines_[i];
    const bool shown = step.ended() && revealed_[i];
    const Mood mood = step.ended() && !shown ? Mood::Running : step.mood;
    line.mark->setStatus(mood, QStringLiteral("%1: %2").arg(step.title, stepWord(mood)));
    line.summary->setFullText(shown ? step.summary : mood == Mood::Running ? tr("Running…") : QString());
    line.details->setVisible(shown);
}

QWidget* stepDetails(const StepRow& step) {
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(space::page, 0, space::page, space::page);
    column->setSpacing(space::card);
    auto* status = new StatusLabel(QStringLiteral("detailsStatus"));
    status->setStatus(step.mood, step.word);
    column->addWidget(status);
    if (!step.summary.isEmpty() && !step.error) column->addWidget(bodyLabel(step.summary));
    if (step.error) {
        auto* error = new ErrorView(QStringLiteral("stepError"));
        error->setError(*step.error);
        column->addWidget(error);
    }
    for (const auto& [name, values] : step.details) {
        auto* pair = new QVBoxLayout;
        pair->setSpacing(2);
        pair->addWidget(subtleLabel(name));
        for (const QString& value : values.isEmpty() ? QStringList{QStringLiteral("–")} : values) {
            auto* label = new ElidedLabel(value);
            label->setTextInteractionFlags(Qt::TextSelectableByMouse);
            pair->addWidget(label);
        }
        column->addLayout(pair);
    }
    column->addStretch();
    return content;
}

}  // namespace hs::ui
