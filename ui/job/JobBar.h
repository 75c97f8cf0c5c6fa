#pragma once

#include <QWidget>

namespace hs::ui {

class Button;
class CommandBar;
class JobViewModel;

/// The commands on the job of one configuration: Run delta, Run full, Preview, Pause, Restart, Stop.
class JobBar final : public QWidget {
    Q_OBJECT
public:
    explicit JobBar(JobViewModel& viewModel, QWidget* parent = nullptr);
    /// Draws what can be done now.
    void redraw(bool configurationEnabled);
    void runDelta();
    /// For more commands at the right of these.
    CommandBar* bar() const { return bar_; }

Q_SIGNALS:
    /// A run was started: where it can be watched is to be shown.
    void runStarted();

private:
    void start(bool full, bool preview);
    void offerPreviews();

    JobViewModel& viewModel_;
    CommandBar* bar_;
    Button *delta_, *full_, *preview_, *previews_, *pause_, *restart_, *stop_;
};

}  // namespace hs::ui
