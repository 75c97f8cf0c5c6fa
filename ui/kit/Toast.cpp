#include "ui/kit/Toast.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QTimer>

#include "ui/kit/StatusLabel.h"
#include "ui/kit/StylePaint.h"
#include "ui/kit/Theme.h"

namespace hs::ui {

void Toast::tell(QWidget* window, Mood mood, const QString& sentence) {
    if (!window) return;
    for (auto* before : window->findChildren<Toast*>()) delete before;
    new Toast(window, mood, sentence);
}

Toast::Toast(QWidget* window, Mood mood, const QString& sentence) : QFrame(window) {
    setObjectName(QStringLiteral("toast"));
    setAccessibleName(sentence);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::group, 10, space::group, 10);
    auto* status = new StatusLabel(QStringLiteral("toastStatus"));
    status->setStatus(mood, sentence);
    row->addWidget(status);
    adjustSize();
    move((window->width() - width()) / 2, window->height() - height() - space::page);
    show();
    raise();
    QTimer::singleShot(4000, this, &QObject::deleteLater);
}

void Toast::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Tokens& t = tokensOf(palette());
    paint::rounded(&painter, rect(), t.raised, t.field, 6);
}

}  // namespace hs::ui
