#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

#include "ui/kit/Mood.h"

namespace hs::ui {

/// Which colour of the palette an icon takes. It is looked up when the icon is painted, so that a change of theme
/// recolours everything without anyone keeping a list.
enum class Tint { Text, Subtle, Accent, OnAccent, Success, Warning, Danger };

/// An icon of the product's own set.
QIcon namedIcon(const QString& name, Tint tint = Tint::Text);
QIcon moodIcon(Mood mood);

Tint tintOf(Mood mood);
QColor colorOf(Tint tint);

/// Draws the icon once in a given colour; for own painting.
QPixmap iconPixmap(const QString& name, const QColor& color, int size, qreal devicePixelRatio);

}  // namespace hs::ui
