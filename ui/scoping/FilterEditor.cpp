#include "ui/scoping/FilterEditor.h"

#include <QLineEdit>
#include <QStringListModel>
#include <QVBoxLayout>

#include "ui/kit/Button.h"
#include "ui/kit/Rows.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"
#include "ui/scoping/ClauseRow.h"
#include "ui/scoping/ScopingViewModel.h"

namespace hs::ui {

FilterEditor::FilterEditor(ScopingViewModel& viewModel, QWidget* parent)
    : QWidget(parent), viewModel_(viewModel), attributes_(new QStringListModel(this)), groups_(new QVBoxLayout) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::control);
    column->addWidget(subtleLabel(
        tr("Applies in every mode. All clauses of a group must be true; one group is enough. Upper and lower case "
           "count, and a clause over an attribute without value is false, but for IS NULL.")));
    groups_->setSpacing(space::control);
    column->addLayout(groups_);
    auto* add =
        new Button(QStringLiteral("addGroup"), tr("Add g&roup (OR)"), Button::Kind::Normal, QStringLiteral("add"));
    column->addWidget(add, 0, Qt::AlignLeft);
    connect(add, &Button::clicked, &viewModel_, &ScopingViewModel::addGroup);
    connect(&viewModel_, &ScopingViewModel::filterReshaped, this, &FilterEditor::rebuild);
    connect(&viewModel_, &ScopingViewModel::attributesChanged, this,
            [this] { attributes_->setStringList(viewModel_.attributes()); });
    rebuild();
}

void FilterEditor::rebuild() {
    removeRows(*groups_);
    const auto& filter = viewModel_.draft().filter;
    if (filter.empty()) addRow(*groups_, bodyLabel(tr("No filter: everybody selected above is in scope.")));
    for (std::size_t group = 0; group < filter.size(); ++group) {
        if (group > 0) addRow(*groups_, sectionLabel(tr("or")));
        addRow(*groups_, groupBox(group));
    }
}

QWidget* FilterEditor::groupBox(std::size_t group) {
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::control);
    const auto& clauses = viewModel_.draft().filter[group].clauses;
    for (std::size_t index = 0; index < clauses.size(); ++index) {
        auto* row = new ClauseRow(QStringLiteral("%1_%2").arg(group).arg(index), clauses[index], attributes_);
        column->addWidget(row);
        connect(row, &ClauseRow::edited, this,
                [this, group, index](const ScopeClause& clause) { viewModel_.setClause(group, index, clause); });
        connect(row, &ClauseRow::removeRequested, this,
                [this, group, index] { viewModel_.removeClause(group, index); });
    }
    auto* add = new Button(QStringLiteral("addClause%1").arg(group), tr("Add clause (AND)"), Button::Kind::Link);
    connect(add, &Button::clicked, this, [this, group] { viewModel_.addClause(group); });
    column->addWidget(add, 0, Qt::AlignLeft);
    return box;
}

}  // namespace hs::ui
