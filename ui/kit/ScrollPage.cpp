#include "ui/kit/ScrollPage.h"

#include <QVBoxLayout>

#include "ui/kit/Theme.h"

namespace hs::ui {

ScrollPage::ScrollPage(QWidget* parent) : QScrollArea(parent) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget;
    column_ = new QVBoxLayout(content);
    column_->setContentsMargins(space::page, space::group, space::page, space::page);
    column_->setSpacing(space::group);
    setWidget(content);
}

QVBoxLayout* ScrollPage::fill(QWidget* page, const QString& name, const QString& label) {
    page->setObjectName(name);
    page->setAccessibleName(label);
    auto* outer = new QVBoxLayout(page);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new ScrollPage;
    outer->addWidget(scroll);
    return scroll->column();
}

}  // namespace hs::ui
