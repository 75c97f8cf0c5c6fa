#include "ui/kit/Icon.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include "ui/kit/Theme.h"

// The widgets are a static library, whose resources the linker would otherwise drop.
static void initResources() { Q_INIT_RESOURCE(resources); }

namespace hs::ui {

namespace {

class TintedIcon final : public QIconEngine {
public:
    TintedIcon(QString name, Tint tint) : name_(std::move(name)), tint_(tint) {}

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override { return draw(size, mode, 1.0); }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal) override {
        return draw(size, mode, 1.0);
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        painter->drawPixmap(rect.topLeft(), iconPixmap(name_, color(mode), rect.width(), ratio));
    }

    QIconEngine* clone() const override { return new TintedIcon(*this); }

private:
    QColor color(QIcon::Mode mode) const { return mode == QIcon::Disabled ? tokens().disabled : colorOf(tint_); }

    QPixmap draw(const QSize& size, QIcon::Mode mode, qreal ratio) const {
        return iconPixmap(name_, color(mode), qMin(size.width(), size.height()), ratio);
    }

    QString name_;
    Tint tint_;
};

}  // namespace

QIcon namedIcon(const QString& name, Tint tint) { return name.isEmpty() ? QIcon() : QIcon(new TintedIcon(name, tint)); }

QIcon moodIcon(Mood mood) { return namedIcon(iconName(mood), tintOf(mood)); }

Tint tintOf(Mood mood) {
    switch (mood) {
        case Mood::Info: return Tint::Accent;
        case Mood::Running: return Tint::Accent;
        case Mood::Success: return Tint::Success;
        case Mood::Warning: return Tint::Warning;
        case Mood::Danger: return Tint::Danger;
        case Mood::Neutral:
        case Mood::Skipped:
        case Mood::Pending: return Tint::Subtle;
    }
    return Tint::Subtle;
}

QColor colorOf(Tint tint) {
    const Tokens& t = tokens();
    switch (tint) {
        case Tint::Text: return t.text;
        case Tint::Subtle: return t.subtle;
        case Tint::Accent: return t.accent;
        case Tint::OnAccent: return t.onAccent;
        case Tint::Success: return t.success;
        case Tint::Warning: return t.warning;
        case Tint::Danger: return t.danger;
    }
    return t.text;
}

QPixmap iconPixmap(const QString& name, const QColor& color, int size, qreal devicePixelRatio) {
    initResources();
    const QString key = QStringLiteral("hs-icon/%1/%2/%3/%4").arg(name, color.name()).arg(size).arg(devicePixelRatio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) return pixmap;
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) return {};
    QByteArray svg = file.readAll();
    svg.replace("currentColor", color.name().toLatin1());
    QSvgRenderer renderer(svg);
    const int pixels = qRound(size * devicePixelRatio);
    pixmap = QPixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

}  // namespace hs::ui
