#pragma once

#include <QFrame>

#include "ui/kit/Mood.h"

class QHBoxLayout;
class QLabel;

namespace hs::ui {

class Button;

/// A message that stays where it belongs until its cause is gone: icon, sentence, and the ways out as buttons.
class Banner final : public QFrame {
    Q_OBJECT
public:
    explicit Banner(const QString& name, QWidget* parent = nullptr);

    void setMessage(Mood mood, const QString& sentence);
    QString message() const;
    /// The banner owns the button.
    Button* addAction(const QString& name, const QString& caption);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void redraw();
    Mood mood_ = Mood::Info;
    QLabel* icon_;
    QLabel* message_;
    QHBoxLayout* actions_;
};

}  // namespace hs::ui
