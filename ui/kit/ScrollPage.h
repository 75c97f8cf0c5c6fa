#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace hs::ui {

/// The body of a page that may be taller than the window: the page's margins, and a scroll bar when it is needed.
class ScrollPage final : public QScrollArea {
    Q_OBJECT
public:
    explicit ScrollPage(QWidget* parent = nullptr);
    QVBoxLayout* column() const { return column_; }
    /// Names a page, fills it with a body that scrolls, and gives the column to put things into.
    static QVBoxLayout* fill(QWidget* page, const QString& name, const QString& label);

private:
    QVBoxLayout* column_;
};

}  // namespace hs::ui
