#include "ui/mapping/ExpressionText.h"

#include "core/expr/Expression.h"
#include "core/expr/FunctionTable.h"
#include "ui/kit/Words.h"

namespace hs::ui {

namespace {

bool isNamePart(QChar c) { return c.isLetterOrNumber() || c == QLatin1Char('_'); }

/// The place of the innermost parenthesis that is open at the cursor; -1 when none is. Parentheses in texts and
/// attribute names do not count.
int openBefore(const QString& expression, int cursor) {
    QList<int> open;
    for (int i = 0; i < cursor && i < expression.size(); ++i) {
        const QChar c = expression[i];
        if (c == QLatin1Char('"')) {
            for (++i; i < cursor && expression[i] != QLatin1Char('"'); ++i)
                if (expression[i] == QLatin1Char('\\')) ++i;
        } else if (c == QLatin1Char('[')) {
            while (i < cursor && expression[i] != QLatin1Char(']')) ++i;
        } else if (c == QLatin1Char('(')) {
            open.append(i);
        } else if (c == QLatin1Char(')') && !open.isEmpty()) {
            open.removeLast();
        }
    }
    return open.isEmpty() ? -1 : open.last();
}

}  // namespace

QList<ExpressionMark> marksOf(const QString& expression) {
    QList<ExpressionMark> marks;
    if (expression.trimmed().isEmpty()) return marks;
    const std::string utf8 = expression.toStdString();
    const auto compiled = expr::Expression::compile(utf8);
    for (const expr::Issue& issue : compiled.issues()) {
        const int position = int(QString::fromStdString(utf8.substr(0, issue.position)).size());
        const int end = int(QString::fromStdString(utf8.substr(0, issue.position + issue.length)).size());
        QString message = text(issue.message);
        if (!issue.hint.empty()) message += QLatin1Char(' ') + text(issue.hint);
        marks.append({position, qMax(1, end - position), issue.severity == expr::Issue::Severity::Error, message});
    }
    return marks;
}

QStringList signaturesAt(const QString& expression, int cursor) {
    const int open = openBefore(expression, cursor);
    if (open <= 0) return {};
    int begin = open;
    while (begin > 0 && isNamePart(expression[begin - 1])) --begin;
    const expr::Function* function = expr::findFunction(expression.mid(begin, open - begin).toStdString());
    QStringList lines;
    if (function)
        for (const std::string& line : expr::signaturesOf(*function)) lines.append(text(line));
    return lines;
}

QString wordBefore(const QString& expression, int cursor) {
    int begin = cursor;
    while (begin > 0 && (isNamePart(expression[begin - 1]) || expression[begin - 1] == QLatin1Char('-'))) --begin;
    if (begin > 0 && expression[begin - 1] == QLatin1Char('[')) --begin;
    return expression.mid(begin, cursor - begin);
}

QStringList completionsFor(const QStringList& attributes) {
    QStringList words;
    for (const expr::Function* function : expr::functions())
        words.append(QString::fromUtf8(function->name.data(), qsizetype(function->name.size())) + QLatin1Char('('));
    for (const QString& attribute : attributes) words.append(QLatin1Char('[') + attribute + QLatin1Char(']'));
    return words;
}

}  // namespace hs::ui
