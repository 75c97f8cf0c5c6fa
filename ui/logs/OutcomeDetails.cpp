#include "ui/logs/OutcomeDetails.h"

#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include "ui/kit/AttributeTable.h"
#include "ui/kit/CopyableIdentifier.h"
#include "ui/kit/ErrorView.h"
#include "ui/kit/StatusLabel.h"
#include "ui/kit/StepRow.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"
#include "ui/logs/LogsModel.h"
#include "ui/logs/LogsViewModel.h"

namespace hs::ui {

namespace {

QVBoxLayout* tabColumn(QWidget* tab) {
    auto* column = new QVBoxLayout(tab);
    column->setContentsMargins(0, space::group, 0, 0);
    column->setSpacing(space::control);
    return column;
}

}  // namespace

OutcomeDetails::OutcomeDetails(const Outcome& outcome, const QString& by, QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::page, 0, space::page, space::control);
    auto* tabs = new QTabWidget;
    tabs->setObjectName(QStringLiteral("outcomeTabs"));
    tabs->setAccessibleName(tr("Details"));
    tabs->setDocumentMode(true);
    tabs->tabBar()->setAccessibleName(tr("Details"));
    tabs->tabBar()->setObjectName(QStringLiteral("outcomeTabBar"));
    QFont small = tabs->font();
    small.setPointSizeF(9.5);
    tabs->tabBar()->setFont(small);
    tabs->tabBar()->setUsesScrollButtons(false);
    tabs->tabBar()->setElideMode(Qt::ElideRight);
    tabs->addTab(steps(outcome), tr("Steps"));
    tabs->addTab(troubleshooting(outcome), tr("Troubleshooting && Recommendations"));
    tabs->addTab(modifiedProperties(outcome), tr("Modified Properties"));
    tabs->addTab(summary(outcome, by), tr("Summary"));
    column->addWidget(tabs);
}

QWidget* OutcomeDetails::steps(const Outcome& outcome) {
    auto* tab = new QWidget;
    QVBoxLayout* column = tabColumn(tab);
    if (outcome.steps.empty())
        column->addWidget(subtleLabel(tr("A cycle keeps no steps for an object that went through without trouble.")));
    for (const StepRow& row : stepRows(outcome.steps)) {
        auto* status = new StatusLabel(QStringLiteral("outcomeStep") + row.name);
        status->setStatus(row.mood, QStringLiteral("%1: %2").arg(row.title, row.word));
        column->addWidget(status);
        if (!row.summary.isEmpty()) {
            QLabel* what = subtleLabel(row.summary);
            what->setContentsMargins(22, 0, 0, 0);
            column->addWidget(what);
        }
        for (const auto& [name, values] : row.details) {
            auto* line = new ElidedLabel(QStringLiteral("%1: %2").arg(name, values.join(QStringLiteral(", "))));
            line->setContentsMargins(22, 0, 0, 0);
            column->addWidget(line);
        }
        column->addSpacing(space::tight);
    }
    column->addStretch();
    return tab;
}

QWidget* OutcomeDetails::troubleshooting(const Outcome& outcome) {
    auto* tab = new QWidget;
    QVBoxLayout* column = tabColumn(tab);
    const Error* error = outcome.error.message.empty() ? nullptr : &outcome.error;
    for (const Step& step : outcome.steps)
        if (!error && step.status == StepStatus::Failure) error = &step.error;
    if (error) {
        auto* view = new ErrorView(QStringLiteral("outcomeError"));
        view->setError(*error);
        column->addWidget(view);
    }
    for (const QString& one : LogsViewModel::recommendations(outcome)) column->addWidget(bodyLabel(one));
    column->addStretch();
    return tab;
}

QWidget* OutcomeDetails::modifiedProperties(const Outcome& outcome) {
    auto* tab = new QWidget;
    QVBoxLayout* column = tabColumn(tab);
    if (outcome.attributes.empty()) {
        column->addWidget(subtleLabel(tr("No property was modified.")));
        column->addStretch();
        return tab;
    }
    auto* table = new AttributeTable(QStringLiteral("modifiedProperties"), tr("Modified Properties"));
    table->setCompact();
    table->showOperations();
    table->setRows(attributeRows(outcome.attributes));
    column->addWidget(table, 1);
    return tab;
}

QWidget* OutcomeDetails::summary(const Outcome& outcome, const QString& by) {
    auto* tab = new QWidget;
    QVBoxLayout* column = tabColumn(tab);
    auto* lines = new QGridLayout;
    lines->setHorizontalSpacing(space::group);
    lines->setVerticalSpacing(space::control);
    lines->setColumnStretch(1, 1);
    const auto caption = [lines](const QString& words) {
        QLabel* label = subtleLabel(words);
        label->setWordWrap(false);
        lines->addWidget(label, lines->rowCount(), 0, Qt::AlignTop);
    };
    const auto line = [&](const QString& words, const QString& value) {
        if (value.isEmpty()) return;
        caption(words);
        auto* label = new ElidedLabel(value);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        lines->addWidget(label, lines->rowCount() - 1, 1);
    };
    const auto copyable = [&](const QString& name, const QString& words, const QString& value) {
        if (value.isEmpty()) return;
        caption(words);
        auto* identifier = new CopyableIdentifier(name, words);
        identifier->setIdentifier(value);
        lines->addWidget(identifier, lines->rowCount() - 1, 1);
    };
    copyable(QStringLiteral("outcomeChangeId"), tr("Change ID"), QString::number(outcome.id));
    line(tr("Run"), QString::number(outcome.run));
    line(tr("By"), by);
    line(tr("Started"), exactTime(outcome.startedAt));
    line(tr("Ended"), exactTime(outcome.endedAt));
    line(tr("Duration"), duration(qMax<std::int64_t>(0, outcome.endedAt - outcome.startedAt)));
    line(tr("Action"), actionWord(outcome.action));
    line(tr("Status"), stepWord(moodOfStatus(outcome.status)));
    line(tr("Source system"), systemWord(outcome.source.side));
    copyable(QStringLiteral("outcomeSourceName"), tr("Source name"), text(outcome.source.name));
    copyable(QStringLiteral("outcomeSourceId"), tr("Source ID"), text(outcome.source.id));
    copyable(QStringLiteral("outcomeAnchor"), tr("Source anchor"), text(outcome.source.anchor));
    line(tr("Target system"), systemWord(outcome.target.side));
    copyable(QStringLiteral("outcomeTargetName"), tr("Target name"), text(outcome.target.name));
    copyable(QStringLiteral("outcomeTargetId"), tr("Target ID"), text(outcome.target.id));
    column->addLayout(lines);
    column->addStretch();
    return tab;
}

}  // namespace hs::ui
