#pragma once

#include <QColor>
#include <QRect>

class QPainter;
class QStyleOption;
class QStyleOptionComplex;
class QStyleOptionSlider;
class QWidget;

namespace hs::ui {
struct Tokens;
}

/// The strokes of the style, one function a shape. They keep no state.
namespace hs::ui::paint {

void rounded(QPainter* painter, const QRect& rect, const QColor& fill, const QColor& line, int radius = 4);
void focusRing(QPainter* painter, const QRect& rect, const QColor& color);
void field(QPainter* painter, const QStyleOption* option, const QWidget* widget, const Tokens& t);
void checkBox(QPainter* painter, const QStyleOption* option, const Tokens& t);
void radioButton(QPainter* painter, const QStyleOption* option, const Tokens& t);
void sortArrow(QPainter* painter, const QStyleOption* option, const Tokens& t);
void frame(QPainter* painter, const QStyleOption* option, const QWidget* widget, const Tokens& t);
void itemBackground(QPainter* painter, const QStyleOption* option, const QWidget* widget, const Tokens& t);
void headerLabel(QPainter* painter, const QStyleOption* option, const Tokens& t);
void progressGroove(QPainter* painter, const QStyleOption* option, const Tokens& t);
void progressContents(QPainter* painter, const QStyleOption* option, const Tokens& t);
void comboBox(QPainter* painter, const QStyleOptionComplex* option, const Tokens& t);
void comboLabel(QPainter* painter, const QStyleOption* option, const Tokens& t);
void spinBox(QPainter* painter, const QStyleOptionComplex* option, const Tokens& t, const QRect& up, const QRect& down);
void scrollBar(QPainter* painter, const QStyleOptionComplex* option, const Tokens& t, const QRect& slider);
QRect sliderRect(const QStyleOptionSlider& bar);

}  // namespace hs::ui::paint
