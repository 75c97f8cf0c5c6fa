#pragma once

#include <QFrame>

#include "core/base/Error.h"

class QLabel;

namespace hs::ui {

class Button;
class StatusLabel;

/// An error as a person can act on it: what happened, which attribute of which object, what to do next; the server's
/// own words under Details.
class ErrorView final : public QFrame {
    Q_OBJECT
public:
    explicit ErrorView(const QString& name, QWidget* parent = nullptr);

    void setError(const Error& error);
    /// Offers "Try again".
    Button* addRetry(const QString& name);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    StatusLabel* headline_;
    QLabel* message_;
    QLabel* where_;
    QLabel* next_;
    QLabel* details_;
    Button* toggle_;
};

}  // namespace hs::ui
