#pragma once

#include <QWidget>

class QLabel;

namespace hs::ui {

class Button;
class CopyableIdentifier;
class ElidedLabel;
class JobViewModel;
class StatusLabel;

/// How the job is, in a word, a sentence, and the action that resolves it; who runs it, and when it runs.
class StatusCard final : public QWidget {
    Q_OBJECT
public:
    explicit StatusCard(JobViewModel& viewModel, QWidget* parent = nullptr);
    /// Draws what the view model knows; the times on it move with the clock.
    void redraw();

Q_SIGNALS:
    void escrowsRequested();
    void logsRequested();
    void enableRequested();

private:
    void act();
    void showAction();

    JobViewModel& viewModel_;
    StatusLabel* status_;
    QLabel *reason_, *lastRun_, *nextRun_, *linked_, *interval_;
    Button* action_;
    Button* escrows_;
    ElidedLabel* owner_;
    CopyableIdentifier* jobId_;
};

}  // namespace hs::ui
