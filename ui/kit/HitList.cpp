#include "ui/kit/HitList.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>

#include "ui/kit/Icon.h"
#include "ui/kit/Theme.h"

namespace hs::ui {

HitList::HitList(const QString& name, const QString& label, QLineEdit* field, QWidget* page)
    : QListWidget(page), field_(field), page_(page) {
    setObjectName(name);
    setAccessibleName(label);
    hide();
    field_->installEventFilter(this);
    installEventFilter(this);
    connect(this, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) { Q_EMIT chosen(row(item)); });
}

void HitList::addHit(const QIcon& icon, const QString& words, const QString& dn) {
    auto* item = new QListWidgetItem(icon, words, this);
    item->setToolTip(dn);
    item->setSizeHint(QSize(0, 48));
}

void HitList::addNote(Mood mood, const QString& words) {
    auto* item = new QListWidgetItem(moodIcon(mood), words, this);
    item->setFlags(Qt::NoItemFlags);
    item->setSizeHint(QSize(0, 40));
}

void HitList::showBelow() {
    setVisible(count() > 0);
    if (count() == 0) return;
    int height = 6;
    for (int row = 0; row < qMin(6, count()); ++row) height += item(row)->sizeHint().height();
    const QPoint below = field_->mapTo(page_, QPoint(0, field_->height() + 2));
    const int room = page_->width() - below.x() - space::page;
    setGeometry(below.x(), below.y(), qMin(room, qMax(480, field_->width())), height);
    raise();
}

bool HitList::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return QListWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (key == Qt::Key_Escape && isVisible()) {
        Q_EMIT dismissed();
        field_->setFocus();
        return true;
    }
    if (watched == field_ && key == Qt::Key_Down && isVisible() && (item(0)->flags() & Qt::ItemIsSelectable)) {
        setFocus();
        setCurrentRow(0);
        return true;
    }
    if (watched == this && enter && currentRow() >= 0) {
        Q_EMIT chosen(currentRow());
        return true;
    }
    if (watched == field_ && enter) {
        Q_EMIT submitted();
        return true;
    }
    return QListWidget::eventFilter(watched, event);
}

}  // namespace hs::ui
