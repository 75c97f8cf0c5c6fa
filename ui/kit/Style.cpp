#include "ui/kit/Style.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QPainter>
#include <QPainterPath>
#include <QStyleFactory>
#include <QStyleOption>

#include "ui/kit/Button.h"
#include "ui/kit/Icon.h"
#include "ui/kit/StylePaint.h"
#include "ui/kit/Theme.h"

namespace hs::ui {

namespace {

Button::Kind kindOf(const QWidget* widget) {
    const auto* button = qobject_cast<const Button*>(widget);
    return button ? button->kind() : Button::Kind::Normal;
}

}  // namespace

Style::Style() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void Style::drawButtonBevel(const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
    const Tokens& t = tokensOf(option->palette);
    const bool enabled = option->state & State_Enabled;
    const bool hover = enabled && (option->state & State_MouseOver);
    const bool down = option->state & (State_Sunken | State_On);
    switch (kindOf(widget)) {
        case Button::Kind::Primary: {
            QColor fill = enabled ? t.accent : (t.dark ? t.raised : t.hover);
            if (hover) fill = fill.darker(down ? 122 : 110);
            paint::rounded(painter, option->rect, fill, enabled ? fill : t.stroke);
            break;
        }
        case Button::Kind::Normal:
            paint::rounded(painter, option->rect, down || hover ? t.hover : t.surface, enabled ? t.field : t.stroke);
            break;
        case Button::Kind::Quiet:
            if (hover || down) paint::rounded(painter, option->rect, down ? t.selected : t.hover, Qt::transparent);
            break;
        case Button::Kind::Link: break;
    }
}

void Style::drawButtonLabel(const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    if (!button) return;
    const Tokens& t = tokensOf(option->palette);
    const Button::Kind kind = kindOf(widget);
    const bool enabled = option->state & State_Enabled;
    QFont font = painter->font();
    font.setUnderline(kind == Button::Kind::Link && (option->state & (State_MouseOver | State_HasFocus)));
    painter->setFont(font);
    painter->setPen(!enabled                        ? t.disabled
                    : kind == Button::Kind::Primary ? t.onAccent
                    : kind == Button::Kind::Link    ? t.accent
                                                    : t.text);
    const int icon = button->icon.isNull() ? 0 : 16;
    const int words =
        button->text.isEmpty() ? 0 : painter->fontMetrics().size(Qt::TextShowMnemonic, button->text).width();
    const int gap = icon && words ? 8 : 0;
    const QRect& rect = option->rect;
    int x = rect.left() + (rect.width() - icon - gap - words) / 2;
    if (icon)
        button->icon.paint(painter, QRect(x, rect.top() + (rect.height() - icon) / 2, icon, icon), Qt::AlignCenter,
                           enabled ? QIcon::Normal : QIcon::Disabled);
    x += icon + gap;
    painter->drawText(QRect(x, rect.top(), words + 2, rect.height()), Qt::AlignVCenter | Qt::TextShowMnemonic,
                      button->text);
}

void Style::drawTab(const QStyleOption* option, QPainter* painter, const QWidget* widget, bool label) const {
    const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
    if (!tab) return;
    const Tokens& t = tokensOf(option->palette);
    const bool selected = option->state & State_Selected;
    if (!label) {
        if (!selected && (option->state & State_MouseOver) && (option->state & State_Enabled))
            painter->fillRect(option->rect.adjusted(0, 4, 0, -2), t.hover);
        if (selected)
            painter->fillRect(QRect(option->rect.left() + 10, option->rect.bottom() - 2, option->rect.width() - 20, 3),
                              t.accent);
        return;
    }
    QStyleOptionTab copy(*tab);
    copy.state &= ~State_HasFocus;
    QFont font = painter->font();
    font.setWeight(selected ? QFont::DemiBold : QFont::Normal);
    painter->save();
    painter->setFont(font);
    const QColor color = !(option->state & State_Enabled) ? t.disabled : selected ? t.text : t.subtle;
    painter->setPen(color);
    painter->drawText(option->rect, Qt::AlignCenter | Qt::TextShowMnemonic, tab->text);
    painter->restore();
    if ((option->state & State_HasFocus) && (option->state & State_KeyboardFocusChange) && selected)
        paint::focusRing(painter, option->rect.adjusted(4, 5, -4, -7), t.accent);
    Q_UNUSED(widget);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const {
    const Tokens& t = tokensOf(option->palette);
    switch (element) {
        case PE_PanelLineEdit: paint::field(painter, option, widget, t); return;
        case PE_FrameLineEdit: return;
        case PE_FrameTabWidget: return;
        case PE_FrameTabBarBase:
            painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), t.stroke);
            return;
        case PE_IndicatorCheckBox: paint::checkBox(painter, option, t); return;
        case PE_IndicatorRadioButton: paint::radioButton(painter, option, t); return;
        case PE_IndicatorHeaderArrow: paint::sortArrow(painter, option, t); return;
        case PE_FrameFocusRect:
            if (qobject_cast<const QAbstractItemView*>(widget)) return;
            paint::focusRing(painter, option->rect.adjusted(-1, -1, 1, 1), t.accent);
            return;
        case PE_Frame: paint::frame(painter, option, widget, t); return;
        case PE_PanelItemViewRow: return;
        case PE_PanelItemViewItem: paint::itemBackground(painter, option, widget, t); return;
        case PE_PanelTipLabel: paint::rounded(painter, option->rect, t.raised, t.stroke); return;
        default: QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const {
    const Tokens& t = tokensOf(option->palette);
    switch (element) {
        case CE_PushButtonBevel: drawButtonBevel(option, painter, widget); return;
        case CE_PushButtonLabel: drawButtonLabel(option, painter, widget); return;
        case CE_HeaderSection:
        case CE_HeaderEmptyArea:
            painter->fillRect(option->rect, t.surface);
            painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), t.stroke);
            return;
        case CE_HeaderLabel: paint::headerLabel(painter, option, t); return;
        case CE_TabBarTabShape: drawTab(option, painter, widget, false); return;
        case CE_TabBarTabLabel: drawTab(option, painter, widget, true); return;
        case CE_ProgressBarGroove: paint::progressGroove(painter, option, t); return;
        case CE_ProgressBarContents: paint::progressContents(painter, option, t); return;
        case CE_ComboBoxLabel: paint::comboLabel(painter, option, t); return;
        case CE_ShapedFrame:
            if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
                frame && (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine)) {
                painter->fillRect(option->rect, t.stroke);
                return;
            }
            QProxyStyle::drawControl(element, option, painter, widget);
            return;
        default: QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                               const QWidget* widget) const {
    const Tokens& t = tokensOf(option->palette);
    switch (control) {
        case CC_ComboBox: paint::comboBox(painter, option, t); return;
        case CC_SpinBox:
            paint::spinBox(painter, option, t, subControlRect(CC_SpinBox, option, SC_SpinBoxUp, widget),
                           subControlRect(CC_SpinBox, option, SC_SpinBoxDown, widget));
            return;
        case CC_ScrollBar:
            paint::scrollBar(painter, option, t, subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget));
            return;
        default: QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                              const QWidget* widget) const {
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
        case CT_PushButton: {
            const Button::Kind kind = kindOf(widget);
            if (kind == Button::Kind::Link) return QSize(size.width() + 4, qMax(24, size.height() + 4));
            const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
            const int gap = button && !button->icon.isNull() && !button->text.isEmpty() ? 4 : 0;
            return QSize(size.width() + gap + (kind == Button::Kind::Quiet ? 16 : 28), qMax(32, size.height() + 10));
        }
        case CT_ComboBox: return QSize(result.width() + 20, 32);  // the arrow is wider than Fusion's
        case CT_LineEdit:
        case CT_SpinBox: result.setHeight(32); return result;
        case CT_TabBarTab:
            if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option)) {
                QFont bold = widget ? widget->font() : QFont();
                bold.setWeight(QFont::DemiBold);  // as wide as it is when it is selected, so that nothing moves
                result.setWidth(QFontMetrics(bold).size(Qt::TextShowMnemonic, tab->text).width() + 24);
            }
            return QSize(result.width(), 40);
        case CT_HeaderSection: return QSize(result.width() + 16, 32);
        case CT_CheckBox:
        case CT_RadioButton: return QSize(result.width() + 6, qMax(24, result.height()));
        case CT_MenuItem: return QSize(result.width() + 8, qMax(result.height(), 28));
        default: return result;
    }
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    switch (metric) {
        case PM_IndicatorWidth:
        case PM_IndicatorHeight:
        case PM_ExclusiveIndicatorWidth:
        case PM_ExclusiveIndicatorHeight: return 18;
        case PM_ScrollBarExtent: return 10;
        case PM_ScrollBarSliderMin: return 32;
        case PM_DefaultFrameWidth: return 1;
        case PM_HeaderMargin: return 8;
        case PM_FocusFrameHMargin: return 3;
        case PM_ButtonShiftHorizontal:
        case PM_ButtonShiftVertical:
        case PM_TabBarTabShiftVertical:
        case PM_TabBarTabShiftHorizontal: return 0;
        case PM_TabBarBaseHeight:
        case PM_TabBarBaseOverlap: return 0;
        case PM_SmallIconSize: return 16;
        default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                     QStyleHintReturn* answer) const {
    switch (hint) {
        case SH_EtchDisabledText: return 0;
        case SH_UnderlineShortcut: return 1;
        case SH_ItemView_ShowDecorationSelected: return 1;
        case SH_TabBar_Alignment: return Qt::AlignLeft;
        case SH_ComboBox_Popup: return 0;
        case SH_ScrollBar_Transient: return 0;
        default: return QProxyStyle::styleHint(hint, option, widget, answer);
    }
}

QRect Style::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const {
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    return element == SE_LineEditContents ? rect.adjusted(6, 0, -4, 0) : rect;
}

QIcon Style::standardIcon(StandardPixmap pixmap, const QStyleOption* option, const QWidget* widget) const {
    if (pixmap == SP_LineEditClearButton) return namedIcon(QStringLiteral("close"), Tint::Subtle);
    return QProxyStyle::standardIcon(pixmap, option, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                            const QWidget* widget) const {
    if (control == CC_SpinBox) {
        const QRect& all = option->rect;
        if (part == SC_SpinBoxUp) return QRect(all.right() - 26, all.top() + 3, 22, all.height() / 2 - 3);
        if (part == SC_SpinBoxDown)
            return QRect(all.right() - 26, all.top() + all.height() / 2, 22, all.height() / 2 - 3);
        if (part == SC_SpinBoxEditField) return all.adjusted(4, 2, -28, -2);
    }
    if (control == CC_ScrollBar) {
        // No arrows: the groove is the whole bar.
        const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (bar && part != SC_ScrollBarSlider && part != SC_ScrollBarGroove) {
            if (part == SC_ScrollBarAddLine || part == SC_ScrollBarSubLine) return {};
        }
        if (bar && part == SC_ScrollBarGroove) return option->rect;
        if (bar && part == SC_ScrollBarSlider) return paint::sliderRect(*bar);
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

}  // namespace hs::ui
