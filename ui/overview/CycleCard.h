#pragma once

#include <QWidget>

#include <map>
#include <vector>

class QGridLayout;
class QLabel;

namespace hs::ui {

class Banner;
class BusyLine;
class Button;
class ErrorView;
class JobViewModel;

/// The cycle that runs now, with its numbers and Stop; between two cycles, what the last one did.
class CycleCard final : public QWidget {
    Q_OBJECT
public:
    explicit CycleCard(JobViewModel& viewModel, QWidget* parent = nullptr);
    void setNarrow(bool narrow);
    void redraw();

Q_SIGNALS:
    /// The plan or journal of a run is to be seen.
    void runRequested(qint64 run);

private:
    QWidget* buildNumbers();
    void showResult(bool running);
    void showNumbers();

    JobViewModel& viewModel_;
    QLabel *cycle_, *idle_;
    BusyLine* busy_;
    Banner* result_;
    Button* look_;
    ErrorView* error_;
    std::map<QString, QLabel*> counts_;
    std::vector<QWidget*> cells_;
    QGridLayout* grid_;
};

}  // namespace hs::ui
