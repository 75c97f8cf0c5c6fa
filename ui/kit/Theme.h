#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

class QApplication;

namespace hs::ui {

enum class ThemeChoice { System, Light, Dark };

/// "system", "light", "dark": what is remembered.
QString themeName(ThemeChoice choice);
ThemeChoice themeChoice(const QString& name);

/// The colours of the product. Everything painted takes its colour from here or from the palette made of it.
struct Tokens {
    QColor accent, onAccent, success, warning, danger;
    QColor canvas, surface, raised;
    QColor text, subtle, disabled, stroke;
    QColor hover, selected, field;
    bool dark = false;
};

/// The tokens a palette was made of: light or dark is read from the palette, so that no state is kept anywhere.
const Tokens& tokensOf(const QPalette& palette);
/// Those of the running application.
const Tokens& tokens();

/// Style, palette and font of the whole application.
void applyTheme(QApplication& application, ThemeChoice choice);

/// The one scale of space: 4 px steps.
namespace space {
constexpr int tight = 4;
constexpr int control = 8;
constexpr int card = 12;
constexpr int group = 16;
constexpr int page = 24;
}  // namespace space

QFont titleFont();
QFont sectionFont();
QFont monospaceFont();

}  // namespace hs::ui
