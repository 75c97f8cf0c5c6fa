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

}  // namespace hs::ui
