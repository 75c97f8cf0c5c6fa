#pragma once

#include <QWidget>

#include <cstdint>

class QLabel;
class QProgressBar;

namespace hs::ui {

class Button;

/// One line for work that goes on: what, how much of it, and Stop.
class BusyLine final : public QWidget {
    Q_OBJECT
public:
    /// The Stop button is named `name` + "Stop".
    explicit BusyLine(const QString& name, QWidget* parent = nullptr);

    /// `total` 0 = not known.
    void setProgress(const QString& sentence, std::int64_t done, std::int64_t total);
    QString sentence() const;
    Button* stopButton() const { return stop_; }

Q_SIGNALS:
    void stopRequested();

private:
    QLabel* sentence_;
    QProgressBar* bar_;
    Button* stop_;
};

}  // namespace hs::ui
