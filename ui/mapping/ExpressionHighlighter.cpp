#include "ui/mapping/ExpressionHighlighter.h"

#include <QRegularExpression>

#include "core/expr/FunctionTable.h"
#include "ui/kit/Theme.h"

namespace hs::ui {

void ExpressionHighlighter::highlightBlock(const QString& line) {
    static const QRegularExpression part(QStringLiteral(
        R"re((?<text>"(?:\\.|[^"\\])*"?)|(?<attribute>\[[^\]]*\]?)|(?<name>[A-Za-z_]\w*)|(?<number>\d+))re"));
    const Tokens& colours = tokens();
    auto matches = part.globalMatch(line);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        QTextCharFormat format;
        if (match.capturedLength(QStringLiteral("text")) > 0) {
            format.setForeground(colours.success);
        } else if (match.capturedLength(QStringLiteral("attribute")) > 0) {
            format.setForeground(colours.accent);
        } else if (match.capturedLength(QStringLiteral("number")) > 0) {
            format.setForeground(colours.warning);
        } else {
            if (!expr::findFunction(match.captured().toStdString())) continue;
            format.setFontWeight(QFont::DemiBold);
        }
        setFormat(int(match.capturedStart()), int(match.capturedLength()), format);
    }
}

}  // namespace hs::ui
