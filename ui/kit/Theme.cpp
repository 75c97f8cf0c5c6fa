#include "ui/kit/Theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QGuiApplication>

#include "ui/kit/Icon.h"
#include "ui/kit/Style.h"

namespace hs::ui {

namespace {

QColor rgb(QRgb value) { return QColor::fromRgb(value); }

Tokens makeLight() {
    Tokens t;
    t.accent = rgb(0x0F6CBD);
    t.onAccent = rgb(0xFFFFFF);
    t.success = rgb(0x107C10);
    t.warning = rgb(0xBC4B09);
    t.danger = rgb(0xB10E1C);
    t.canvas = rgb(0xFAFAFA);
    t.surface = rgb(0xFFFFFF);
    t.raised = rgb(0xFFFFFF);
    t.text = rgb(0x242424);
    t.subtle = rgb(0x616161);
    t.disabled = rgb(0xA6A6A6);
    t.stroke = rgb(0xE0E0E0);
    t.hover = rgb(0xF2F2F2);
    t.selected = rgb(0xDCEBF9);
    t.field = rgb(0xB8B8B8);
    return t;
}

Tokens makeDark() {
    Tokens t;
    t.accent = rgb(0x479EF5);
    t.onAccent = rgb(0x0A1B2C);
    t.success = rgb(0x54B054);
    t.warning = rgb(0xFAA06B);
    t.danger = rgb(0xF1707B);
    t.canvas = rgb(0x1F1F1F);
    t.surface = rgb(0x292929);
    t.raised = rgb(0x333333);
    t.text = rgb(0xFFFFFF);
    t.subtle = rgb(0xADADAD);
    t.disabled = rgb(0x5C5C5C);
    t.stroke = rgb(0x3D3D3D);
    t.hover = rgb(0x3A3A3A);
    t.selected = rgb(0x173A5C);
    t.field = rgb(0x6B6B6B);
    t.dark = true;
    return t;
}

const Tokens& lightTokens() {
    static const Tokens tokens = makeLight();
    return tokens;
}

const Tokens& darkTokens() {
    static const Tokens tokens = makeDark();
    return tokens;
}

QPalette paletteOf(const Tokens& t) {
    QPalette p;
    p.setColor(QPalette::Window, t.canvas);
    p.setColor(QPalette::WindowText, t.text);
    p.setColor(QPalette::Base, t.surface);
    p.setColor(QPalette::AlternateBase, t.surface);
    p.setColor(QPalette::Text, t.text);
    p.setColor(QPalette::PlaceholderText, t.subtle);
    p.setColor(QPalette::Button, t.surface);
    p.setColor(QPalette::ButtonText, t.text);
    p.setColor(QPalette::BrightText, t.danger);
    p.setColor(QPalette::Highlight, t.selected);
    p.setColor(QPalette::HighlightedText, t.text);
    p.setColor(QPalette::Link, t.accent);
    p.setColor(QPalette::LinkVisited, t.accent);
    p.setColor(QPalette::ToolTipBase, t.raised);
    p.setColor(QPalette::ToolTipText, t.text);
    p.setColor(QPalette::Light, t.surface);
    p.setColor(QPalette::Midlight, t.stroke);
    p.setColor(QPalette::Mid, t.stroke);
    p.setColor(QPalette::Dark, t.stroke);
    p.setColor(QPalette::Shadow, t.dark ? rgb(0x000000) : rgb(0x8A8A8A));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, role, t.disabled);
    return p;
}

bool desktopIsDark() {
    QApplication::setPalette(QPalette());  // back to what the desktop gave
    return QApplication::palette().color(QPalette::Window).lightness() < 128;
}

}  // namespace

QString themeName(ThemeChoice choice) {
    switch (choice) {
        case ThemeChoice::System: return QStringLiteral("system");
        case ThemeChoice::Light: return QStringLiteral("light");
        case ThemeChoice::Dark: return QStringLiteral("dark");
    }
    return QStringLiteral("system");
}

ThemeChoice themeChoice(const QString& name) {
    if (name == QStringLiteral("light")) return ThemeChoice::Light;
    if (name == QStringLiteral("dark")) return ThemeChoice::Dark;
    return ThemeChoice::System;
}

const Tokens& tokensOf(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() < 128 ? darkTokens() : lightTokens();
}

const Tokens& tokens() { return tokensOf(QGuiApplication::palette()); }

void applyTheme(QApplication& application, ThemeChoice choice) {
    if (!qobject_cast<Style*>(QApplication::style())) {
        QApplication::setStyle(new Style);
        QFont body = QApplication::font();
        body.setPointSizeF(10.5);
        application.setFont(body);
    }
    const bool dark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && desktopIsDark());
    QApplication::setPalette(paletteOf(dark ? darkTokens() : lightTokens()));
}

QFont titleFont() {
    QFont font = QGuiApplication::font();
    font.setPixelSize(20);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont sectionFont() {
    QFont font = QGuiApplication::font();
    font.setPixelSize(14);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont monospaceFont() {
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(9.5);
    return font;
}

}  // namespace hs::ui
