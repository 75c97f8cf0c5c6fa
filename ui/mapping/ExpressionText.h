#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace hs::ui {

/// What an editor underlines, in characters of its own text.
struct ExpressionMark {
    int position = 0;
    int length = 1;
    bool isError = true;
    QString message;  ///< with "did you mean" and the way out
};

/// What is wrong with an expression, in the order of its text.
QList<ExpressionMark> marksOf(const QString& expression);

/// The signature lines of the function whose arguments the cursor stands in; empty outside of any.
QStringList signaturesAt(const QString& expression, int cursor);

/// The part before the cursor that completion would replace: "[ma", "Wo"; empty when there is none.
QString wordBefore(const QString& expression, int cursor);

/// Names of all functions with an opening parenthesis, and the attributes in their brackets.
QStringList completionsFor(const QStringList& attributes);

}  // namespace hs::ui
