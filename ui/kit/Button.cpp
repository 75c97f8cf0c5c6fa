#include "ui/kit/Button.h"

#include "ui/kit/Icon.h"

namespace hs::ui {

QString withoutMnemonic(QString caption) {
    caption.replace(QStringLiteral("&&"), QStringLiteral("\x01"));
    caption.remove(QLatin1Char('&'));
    caption.replace(QStringLiteral("\x01"), QStringLiteral("&"));
    return caption;
}

Button::Button(const QString& name, const QString& caption, Kind kind, const QString& iconName, QWidget* parent)
    : QPushButton(parent), kind_(kind) {
    setObjectName(name);
    setCaption(caption);
    setAutoDefault(true);
    setIconSize(QSize(16, 16));
    setCursor(kind == Kind::Link ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (!iconName.isEmpty())
        setIcon(namedIcon(iconName, kind == Kind::Primary ? Tint::OnAccent
                                    : kind == Kind::Link  ? Tint::Accent
                                                          : Tint::Text));
}

Button* Button::iconOnly(const QString& name, const QString& label, const QString& iconName, QWidget* parent) {
    auto* button = new Button(name, QString(), Kind::Quiet, iconName, parent);
    button->setAccessibleName(label);
    button->setToolTip(label);
    button->setFixedSize(32, 32);
    return button;
}

void Button::setCaption(const QString& caption) {
    setText(caption);
    setAccessibleName(withoutMnemonic(caption));
}

void Button::setEnabledOr(bool enabled, const QString& reason) {
    setEnabled(enabled);
    setToolTip(enabled ? QString() : reason);
    setAccessibleDescription(enabled ? QString() : reason);
}

}  // namespace hs::ui
