#pragma once

#include <QWidget>

#include "core/model/ScopeClause.h"

class QComboBox;
class QCompleter;
class QLineEdit;
class QStringListModel;

namespace hs::ui {

class StatusLabel;

/// One clause of a filter: attribute, operator, value.
class ClauseRow final : public QWidget {
    Q_OBJECT
public:
    /// `suffix` tells this row's widgets from those of the others: "0_1".
    ClauseRow(const QString& suffix, const ScopeClause& clause, QStringListModel* attributes);
    ScopeClause clause() const;

Q_SIGNALS:
    void edited(const hs::ScopeClause& clause);
    void removeRequested();

private:
    void showOperators(ScopeOperator current);
    void judge();

    QLineEdit* attribute_;
    QComboBox* operator_;
    QLineEdit* operand_;
    StatusLabel* problem_;
};

}  // namespace hs::ui
