#pragma once

#include <QFrame>

#include "ui/kit/Mood.h"

namespace hs::ui {

/// Says something that needs no answer, at the foot of the window, and goes by itself.
class Toast final : public QFrame {
    Q_OBJECT
public:
    /// A newer one takes the place of an older one.
    static void tell(QWidget* window, Mood mood, const QString& sentence);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Toast(QWidget* window, Mood mood, const QString& sentence);
};

}  // namespace hs::ui
