#include "ui/kit/Breadcrumb.h"

#include <QHBoxLayout>
#include <QLabel>

#include "ui/kit/Button.h"
#include "ui/kit/Icon.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"

namespace hs::ui {

Breadcrumb::Breadcrumb(const QString& name, QWidget* parent) : QWidget(parent), row_(new QHBoxLayout(this)) {
    setObjectName(name);
    row_->setContentsMargins(0, 0, 0, 0);
    row_->setSpacing(space::control);
}

void Breadcrumb::setPath(const QStringList& path) {
    while (QLayoutItem* item = row_->takeAt(0)) {
        if (item->widget()) item->widget()->deleteLater();
        delete item;
    }
    for (int step = 0; step < path.size(); ++step) {
        if (step + 1 == path.size()) {
            row_->addWidget(titleLabel(path.at(step)));
            break;
        }
        auto* back = new Button(objectName() + QString::number(step), path.at(step), Button::Kind::Link);
        connect(back, &Button::clicked, this, [this, step] { Q_EMIT stepChosen(step); });
        row_->addWidget(back);
        auto* mark = new QLabel;
        mark->setPixmap(iconPixmap(QStringLiteral("chevron-right"), tokens().subtle, 14, devicePixelRatioF()));
        row_->addWidget(mark);
    }
    row_->addStretch();
    setAccessibleName(path.join(QStringLiteral(" > ")));
}

}  // namespace hs::ui
