#include "ui/kit/NavigationList.h"

#include <QPainter>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStyledItemDelegate>

#include "ui/kit/Icon.h"
#include "ui/kit/StylePaint.h"
#include "ui/kit/Theme.h"

namespace hs::ui {

namespace {

constexpr int KeyRole = Qt::UserRole + 1;
constexpr int IconNameRole = Qt::UserRole + 2;

class PlaceDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
        return QSize(120, index.data(KeyRole).isValid() ? 36 : 34);
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Tokens& t = tokensOf(option.palette);
        const QString title = index.data(Qt::DisplayRole).toString();
        painter->save();
        if (!index.data(KeyRole).isValid()) {
            QFont font = option.font;
            font.setPointSizeF(9);
            font.setWeight(QFont::DemiBold);
            painter->setFont(font);
            painter->setPen(t.subtle);
            painter->drawText(option.rect.adjusted(16, 8, -8, 0), Qt::AlignVCenter, title);
            painter->restore();
            return;
        }
        const bool selected = option.state & QStyle::State_Selected;
        const QRect row = option.rect.adjusted(8, 2, -8, -2);
        if (selected) paint::rounded(painter, row, t.selected, Qt::transparent);
        else if (option.state & QStyle::State_MouseOver) paint::rounded(painter, row, t.hover, Qt::transparent);
        if (selected)
            paint::rounded(painter, QRect(row.left(), row.top() + 8, 3, row.height() - 16), t.accent, Qt::transparent,
                           1);
        const bool keyboard =
            (option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange);
        if (keyboard) paint::focusRing(painter, row, t.accent);
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        const QColor color = selected ? t.accent : t.subtle;
        painter->drawPixmap(QPoint(row.left() + 10, row.center().y() - 8),
                            iconPixmap(index.data(IconNameRole).toString(), color, 18, ratio));
        if (const auto* list = qobject_cast<const NavigationList*>(option.widget); list && list->isCompact()) {
            painter->restore();
            return;
        }
        QFont font = option.font;
        font.setWeight(selected ? QFont::DemiBold : QFont::Normal);
        painter->setFont(font);
        painter->setPen(t.text);
        const QRect words = row.adjusted(38, 0, -6, 0);
        painter->drawText(words, Qt::AlignVCenter, QFontMetrics(font).elidedText(title, Qt::ElideRight, words.width()));
        painter->restore();
    }
};

}  // namespace

NavigationList::NavigationList(const QString& name, const QString& label, QWidget* parent) : QListWidget(parent) {
    setObjectName(name);
    setAccessibleName(label);
    setFrameShape(QFrame::NoFrame);
    setItemDelegate(new PlaceDelegate(this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setViewportMargins(0, 8, 0, 8);
    viewport()->setAutoFillBackground(false);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    connect(this, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item) Q_EMIT chosen(item->data(KeyRole).toString());
    });
    // Choosing the present place again leads back to it, for instance out of an opened configuration.
    connect(this, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) {
        if (item->data(KeyRole).isValid()) Q_EMIT chosen(item->data(KeyRole).toString());
    });
}

void NavigationList::addSection(const QString& title) {
    auto* item = new QListWidgetItem(title, this);
    item->setFlags(Qt::NoItemFlags);
}

void NavigationList::addPlace(const QString& key, const QString& title, const QString& iconName) {
    auto* item = new QListWidgetItem(title, this);
    item->setData(KeyRole, key);
    item->setData(IconNameRole, iconName);
    item->setToolTip(title);
}

void NavigationList::select(const QString& key) {
    const QSignalBlocker quiet(this);
    for (int row = 0; row < count(); ++row)
        if (item(row)->data(KeyRole).toString() == key && !key.isEmpty()) {
            setCurrentRow(row);
            return;
        }
    clearSelection();
    setCurrentItem(nullptr);
}

void NavigationList::setCompact(bool compact) {
    compact_ = compact;
    viewport()->update();
}

QString NavigationList::selected() const { return currentItem() ? currentItem()->data(KeyRole).toString() : QString(); }

}  // namespace hs::ui
