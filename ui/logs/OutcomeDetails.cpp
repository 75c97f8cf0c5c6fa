#include "ui/logs/OutcomeDetails.h"

#include <QFrame>
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

OutcomeDetails::OutcomeDetails(const Outcome& outcome, QWidget* parent) : QWidget(parent) {
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
    tabs->addTab(troubleshooting(outcome), tr("Troubleshooting and recommendations"));
    tabs->addTab(modifiedProperties(outcome), tr("Modified properties"));
    tabs->addTab(summary(outcome), tr("Summary"));
    for (int i = 0; i < tabs->count(); ++i) tabs->setTabToolTip(i, tabs->tabText(i));
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
    auto* table = new AttributeTable(QStringLiteral("modifiedProperties"), tr("Modified properties"));
    table->setCompact();
    table->setRows(attributeRows(outcome.attributes));
    column->addWidget(table, 1);
    return tab;
}

QWidget* OutcomeDetails::summary(const Outcome& outcome) {
    auto* tab = new QWidget;
    QVBoxLayout* column = tabColumn(tab);
    const std::pair<QString, QString> lines[] = {
        {tr("Started"), exactTime(outcome.startedAt)},
        {tr("Duration"), duration(qMax<std::int64_t>(0, outcome.endedAt - outcome.startedAt))},
        {tr("Action"), actionWord(outcome.action)},
        {tr("Status"), stepWord(moodOfStatus(outcome.status))},
        {tr("Source"), QStringLiteral("%1: %2").arg(systemWord(outcome.source.side), text(outcome.source.name))},
        {tr("Target"), QStringLiteral("%1: %2").arg(systemWord(outcome.target.side), text(outcome.target.name))},
        {tr("Run"), number(outcome.run)}};
    for (const auto& [caption, value] : lines) {
        column->addWidget(subtleLabel(caption));
        auto* label = new ElidedLabel(value);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(label);
    }
    const std::pair<QString, const std::string*> ids[] = {{tr("Source anchor"), &outcome.source.anchor},
                                                          {tr("Source id"), &outcome.source.id},
                                                          {tr("Target id"), &outcome.target.id}};
    int index = 0;
    for (const auto& [caption, id] : ids) {
        if (id->empty()) continue;
        column->addWidget(subtleLabel(caption));
        auto* line = new CopyableIdentifier(QStringLiteral("outcomeId%1").arg(index++), caption);
        line->setIdentifier(text(*id));
        column->addWidget(line);
    }
    column->addStretch();
    return tab;
}

}  // namespace hs::ui
