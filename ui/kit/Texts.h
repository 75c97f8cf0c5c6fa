#pragma once

#include <QLabel>
#include <QString>

namespace hs::ui {

/// Labels of the few kinds the product has. All take their colour from the palette.
QLabel* titleLabel(const QString& text, QWidget* parent = nullptr);
QLabel* sectionLabel(const QString& text, QWidget* parent = nullptr);
QLabel* bodyLabel(const QString& text, QWidget* parent = nullptr);    ///< wraps
QLabel* subtleLabel(const QString& text, QWidget* parent = nullptr);  ///< wraps
QLabel* fieldLabel(const QString& text, QWidget* buddy, QWidget* parent = nullptr);

/// A text that may be longer than its place: shortened at its end with the whole text in the tooltip, so that nothing
/// is lost. Takes any width it is given.
class ElidedLabel final : public QLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(const QString& text = {}, QWidget* parent = nullptr);
    void setFullText(const QString& text);
    const QString& fullText() const { return full_; }

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fit();
    QString full_;
};

}  // namespace hs::ui
