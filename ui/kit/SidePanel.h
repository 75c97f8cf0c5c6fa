#pragma once

#include <QPointer>
#include <QWidget>

class QLabel;
class QPropertyAnimation;
class QScrollArea;
class QVBoxLayout;

namespace hs::ui {

class Button;

/// A panel of 420 px that slides in from the right over its host. Escape closes it; the focus stays inside while it is
/// open and goes back to where it was afterwards.
class SidePanel final : public QWidget {
    Q_OBJECT
public:
    static constexpr int usualWidth = 420;

    explicit SidePanel(const QString& name, QWidget* host);

    /// Takes both widgets; what was shown before is gone.
    void open(const QString& title, QWidget* content, QWidget* footer = nullptr);
    void closePanel();
    /// For content that needs more room; never more than the host has.
    void setPreferredWidth(int pixels) { width_ = pixels; }
    bool isOpen() const { return open_; }
    QWidget* content() const { return content_; }

Q_SIGNALS:
    void closed();

protected:
    bool focusNextPrevChild(bool next) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QRect placeOpen() const;
    QList<QWidget*> focusable() const;
    void slideIn();

    QWidget* host_;
    QLabel* title_;
    Button* close_;
    QScrollArea* scroll_;
    QVBoxLayout* footerPlace_;
    QPropertyAnimation* motion_;
    QPointer<QWidget> content_, footer_, before_;
    int width_ = usualWidth;
    bool open_ = false;
};

}  // namespace hs::ui
