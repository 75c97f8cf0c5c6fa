#pragma once

#include <QWidget>

class QCheckBox;
class QLabel;

namespace hs::ui {

class Banner;
class Button;
class ErrorView;
class JobViewModel;

/// What needs a person, above everything else on the page: quarantine, a plan that a guard holds back, Pause, nobody
/// who starts cycles, an agent that stands by. Each with the actions that resolve it.
class JobBanners final : public QWidget {
    Q_OBJECT
public:
    explicit JobBanners(JobViewModel& viewModel, QWidget* parent = nullptr);
    void redraw();

Q_SIGNALS:
    void runRequested(qint64 run);
    void logsRequested();

private:
    void buildQuarantine();
    void buildGuard();
    void buildRest();
    void showQuarantine();
    void showGuard();
    void showPause();
    void showSchedule();
    void showStandby();

    JobViewModel& viewModel_;
    ErrorView* error_;
    Banner *quarantine_, *guard_, *rejected_, *paused_, *schedule_, *standby_;
    QCheckBox* runHere_;
    Button *clear_, *runNow_, *allow_, *look_, *clearHold_, *resume_;
};

}  // namespace hs::ui
