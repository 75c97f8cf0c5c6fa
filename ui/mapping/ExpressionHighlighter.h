#pragma once

#include <QSyntaxHighlighter>

namespace hs::ui {

/// Colours an expression: attributes, texts, numbers, and functions that exist.
class ExpressionHighlighter final : public QSyntaxHighlighter {
    Q_OBJECT
public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

protected:
    void highlightBlock(const QString& line) override;
};

}  // namespace hs::ui
