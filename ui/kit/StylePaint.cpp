#include "ui/kit/StylePaint.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QFrame>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyle>
#include <QStyleOption>
#include <QTableView>

#include "ui/kit/Icon.h"
#include "ui/kit/Theme.h"

namespace hs::ui::paint {

namespace {

class Smooth {
public:
    explicit Smooth(QPainter* painter) : painter_(painter) {
        painter_->save();
        painter_->setRenderHint(QPainter::Antialiasing);
    }
    ~Smooth() { painter_->restore(); }
    Smooth(const Smooth&) = delete;
    Smooth& operator=(const Smooth&) = delete;

private:
    QPainter* painter_;
};

QColor edge(const QStyleOption* option, const Tokens& t) {
    if (!(option->state & QStyle::State_Enabled)) return t.stroke;
    return option->state & QStyle::State_HasFocus ? t.accent : t.field;
}

void drawIcon(QPainter* painter, const QRect& rect, const QString& name, const QColor& color, int size) {
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
    const QRect at(rect.center().x() - size / 2 + 1, rect.center().y() - size / 2 + 1, size, size);
    painter->drawPixmap(at.topLeft(), iconPixmap(name, color, size, ratio));
}

}  // namespace

void rounded(QPainter* painter, const QRect& rect, const QColor& fill, const QColor& line, int radius) {
    const Smooth smooth(painter);
    painter->setBrush(fill);
    painter->setPen(line.alpha() == 0 ? QPen(Qt::NoPen) : QPen(line, 1));
    painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

void focusRing(QPainter* painter, const QRect& rect, const QColor& color) {
    const Smooth smooth(painter);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(color, 2));
    painter->drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 4, 4);
}

void field(QPainter* painter, const QStyleOption* option, const QWidget* widget, const Tokens& t) {
    // Inside a combo or spin box the box itself has drawn the field.
    if (widget &&
        (qobject_cast<QAbstractSpinBox*>(widget->parentWidget()) || qobject_cast<QComboBox*>(widget->parentWidget())))
        return;
    const bool readOnly = qobject_cast<const QLineEdit*>(widget) && static_cast<const QLineEdit*>(widget)->isReadOnly();
    const bool enabled = option->state & QStyle::State_Enabled;
    rounded(painter, option->rect, enabled && !readOnly ? t.surface : t.canvas, edge(option, t));
    if (enabled && (option->state & QStyle::State_HasFocus)) focusRing(painter, option->rect, t.accent);
}

void checkBox(QPainter* painter, const QStyleOption* option, const Tokens& t) {
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool on = option->state & (QStyle::State_On | QStyle::State_NoChange);
    const QRect box = option->rect.adjusted(1, 1, -1, -1);
    const QColor fill = on ? (enabled ? t.accent : t.disabled) : t.surface;
    rounded(painter, box, fill, on ? fill : enabled ? t.subtle : t.stroke, 3);
    if (on) drawIcon(painter, box, QStringLiteral("check"), enabled ? t.onAccent : t.surface, 14);
}

void radioButton(QPainter* painter, const QStyleOption* option, const Tokens& t) {
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool on = option->state & QStyle::State_On;
    const QRect box = option->rect.adjusted(1, 1, -1, -1);
    rounded(painter, box, t.surface, !enabled ? t.stroke : on ? t.accent : t.subtle, box.width() / 2);
    if (on) rounded(painter, box.adjusted(4, 4, -4, -4), enabled ? t.accent : t.disabled, Qt::transparent, 8);
}

void sortArrow(QPainter* painter, const QStyleOption* option, const Tokens& t) {
    const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
    if (!header || header->sortIndicator == QStyleOptionHeader::None) return;
    const bool up = header->sortIndicator == QStyleOptionHeader::SortUp;
    drawIcon(painter, option->rect, up ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down"), t.subtle, 12);
}

void frame(QPainter* painter, const QStyleOption* option, const QWidget* widget, const Tokens& t) {
    const Smooth smooth(painter);
    const bool focused =
        (option->state & QStyle::State_HasFocus) && (option->state & QStyle::State_KeyboardFocusChange);
    painter->setBrush(Qt::NoBrush);
    const auto* box = qobject_cast<const QPlainTextEdit*>(widget);
    if (box && !box->isReadOnly()) {
        painter->setPen(QPen(edge(option, t), option->state & QStyle::State_HasFocus ? 2 : 1));
        painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        return;
    }
    painter->setPen(QPen(focused && qobject_cast<const QAbstractItemView*>(widget) ? t.accent : t.stroke, 1));
    painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

void itemBackground(QPainter* painter, const QStyleOption* option, const QWidget* widget, const Tokens& t) {
    const bool table = qobject_cast<const QTableView*>(widget);
    if (option->state & QStyle::State_Selected) painter->fillRect(option->rect, t.selected);
    else if ((option->state & QStyle::State_MouseOver) && (option->state & QStyle::State_Enabled))
        painter->fillRect(option->rect, t.hover);
    if (table) painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), t.stroke);
}

void headerLabel(QPainter* painter, const QStyleOption* option, const Tokens& t) {
    const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
    if (!header) return;
    painter->save();
    QFont font = painter->font();
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(t.subtle);
    const int arrow = header->sortIndicator == QStyleOptionHeader::None ? 0 : 16;
    const QRect rect = option->rect.adjusted(0, 0, -arrow, 0);
    const QString shown = QFontMetrics(font).elidedText(header->text, Qt::ElideRight, rect.width());
    painter->drawText(rect, int(header->textAlignment | Qt::AlignVCenter), shown);
    painter->restore();
}

void progressGroove(QPainter* painter, const QStyleOption* option, const Tokens& t) {
    const QRect line(option->rect.left(), option->rect.center().y() - 2, option->rect.width(), 4);
    rounded(painter, line, t.stroke, Qt::transparent, 2);
}

void progressContents(QPainter* painter, const QStyleOption* option, const Tokens& t) {
    const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option);
    if (!bar) return;
    const int range = bar->maximum - bar->minimum;
    QRect line(option->rect.left(), option->rect.center().y() - 2, option->rect.width(), 4);
    // Without a known total the bar shows a third: work goes on, and the words beside it say how much is done.
    const double share = range > 0 ? double(bar->progress - bar->minimum) / range : 0.33;
    line.setWidth(qMax(4, int(line.width() * qBound(0.0, share, 1.0))));
    rounded(painter, line, t.accent, Qt::transparent, 2);
}

void comboBox(QPainter* painter, const QStyleOptionComplex* option, const Tokens& t) {
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool hover = enabled && (option->state & QStyle::State_MouseOver);
    rounded(painter, option->rect, hover ? t.hover : enabled ? t.surface : t.canvas, edge(option, t));
    if (enabled && (option->state & QStyle::State_HasFocus)) focusRing(painter, option->rect, t.accent);
    const QRect arrow(option->rect.right() - 26, option->rect.top(), 24, option->rect.height());
    drawIcon(painter, arrow, QStringLiteral("chevron-down"), enabled ? t.subtle : t.disabled, 14);
}

void comboLabel(QPainter* painter, const QStyleOption* option, const Tokens& t) {
    const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
    if (!combo) return;
    painter->save();
    painter->setPen(option->state & QStyle::State_Enabled ? t.text : t.disabled);
    const QRect rect = option->rect.adjusted(10, 0, -28, 0);
    painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeft,
                      painter->fontMetrics().elidedText(combo->currentText, Qt::ElideRight, rect.width()));
    painter->restore();
}

void spinBox(QPainter* painter, const QStyleOptionComplex* option, const Tokens& t, const QRect& up,
             const QRect& down) {
    const bool enabled = option->state & QStyle::State_Enabled;
    rounded(painter, option->rect, enabled ? t.surface : t.canvas, edge(option, t));
    if (enabled && (option->state & QStyle::State_HasFocus)) focusRing(painter, option->rect, t.accent);
    const QColor color = enabled ? t.subtle : t.disabled;
    drawIcon(painter, up, QStringLiteral("chevron-up"), color, 12);
    drawIcon(painter, down, QStringLiteral("chevron-down"), color, 12);
}

QRect sliderRect(const QStyleOptionSlider& bar) {
    const bool upright = bar.orientation == Qt::Vertical;
    const int length = upright ? bar.rect.height() : bar.rect.width();
    const qint64 range = qint64(bar.maximum) - bar.minimum;
    int slider = length;
    if (range > 0) slider = qBound(32, int(qint64(length) * bar.pageStep / (range + bar.pageStep)), length);
    const int position =
        QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition, length - slider, bar.upsideDown);
    return upright ? QRect(bar.rect.left(), bar.rect.top() + position, bar.rect.width(), slider)
                   : QRect(bar.rect.left() + position, bar.rect.top(), slider, bar.rect.height());
}

void scrollBar(QPainter* painter, const QStyleOptionComplex* option, const Tokens& t, const QRect& slider) {
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (!bar || bar->maximum <= bar->minimum) return;
    const bool hover = option->state & QStyle::State_MouseOver;
    rounded(painter, slider.adjusted(2, 2, -2, -2), hover ? t.subtle : t.disabled, Qt::transparent, 3);
}

}  // namespace hs::ui::paint
