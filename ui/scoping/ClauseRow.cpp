#include "ui/scoping/ClauseRow.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QStringListModel>
#include <QVBoxLayout>

#include "ui/kit/Button.h"
#include "ui/kit/StatusLabel.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"
#include "ui/scoping/ScopingViewModel.h"

namespace hs::ui {

ClauseRow::ClauseRow(const QString& suffix, const ScopeClause& clause, QStringListModel* attributes)
    : attribute_(new QLineEdit(text(clause.attribute.text()))),
      operator_(new QComboBox),
      operand_(new QLineEdit(text(clause.operand))),
      problem_(new StatusLabel(QStringLiteral("clauseProblem") + suffix)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::control);
    column->addLayout(row);
    column->addWidget(problem_);
    const auto name = [&suffix](QWidget* widget, const char* what, const QString& label) {
        widget->setObjectName(QString::fromLatin1(what) + suffix);
        widget->setAccessibleName(label);
        widget->setToolTip(label);
    };
    name(attribute_, "clauseAttribute", tr("Attribute"));
    name(operator_, "clauseOperator", tr("Operator"));
    name(operand_, "clauseOperand", tr("Value"));
    attribute_->setPlaceholderText(tr("Attribute"));
    operand_->setPlaceholderText(tr("Value"));
    auto* completer = new QCompleter(attributes, attribute_);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    attribute_->setCompleter(completer);
    showOperators(clause.op);
    row->addWidget(attribute_, 2);
    row->addWidget(operator_);
    row->addWidget(operand_, 3);
    auto* remove =
        Button::iconOnly(QStringLiteral("removeClause") + suffix, tr("Remove clause"), QStringLiteral("close"));
    row->addWidget(remove);
    const auto tell = [this] {
        judge();
        Q_EMIT edited(this->clause());
    };
    connect(attribute_, &QLineEdit::textChanged, this, tell);
    connect(operand_, &QLineEdit::textChanged, this, tell);
    connect(operator_, &QComboBox::currentIndexChanged, this, tell);
    connect(remove, &Button::clicked, this, &ClauseRow::removeRequested);
    judge();
}

/// Those that are offered, and the one that a document holds all the same.
void ClauseRow::showOperators(ScopeOperator current) {
    for (const ScopeOperatorRow& row : scopeOperators()) {
        if (!row.offered && row.op != current) continue;
        operator_->addItem(QString::fromLatin1(row.name), static_cast<int>(row.op));
        operator_->setItemData(operator_->count() - 1, QString::fromLatin1(row.help), Qt::ToolTipRole);
        if (row.op == current) operator_->setCurrentIndex(operator_->count() - 1);
    }
}

ScopeClause ClauseRow::clause() const {
    ScopeClause clause;
    clause.attribute = AttributeName(attribute_->text().trimmed().toStdString());
    clause.op = static_cast<ScopeOperator>(operator_->currentData().toInt());
    if (rowOf(clause.op).operand != ScopeOperatorRow::Operand::None) clause.operand = operand_->text().toStdString();
    return clause;
}

void ClauseRow::judge() {
    const ScopeClause now = clause();
    operand_->setVisible(rowOf(now.op).operand != ScopeOperatorRow::Operand::None);
    operator_->setToolTip(QString::fromLatin1(rowOf(now.op).help));
    const QString problem = ScopingViewModel::problemOf(now);
    problem_->setStatus(Mood::Warning, problem);
    problem_->setVisible(!problem.isEmpty());
}

}  // namespace hs::ui
