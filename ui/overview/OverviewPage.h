#pragma once

#include "ui/kit/Page.h"

#include "core/base/Clock.h"
#include "core/service/Client.h"

#include <map>

class QBoxLayout;
class QGridLayout;
class QLabel;

namespace hs::ui {

class Banner;
class BusyLine;
class Button;
class CopyableIdentifier;
class ErrorView;
class OverviewViewModel;
class RunHistoryChart;
class StatusLabel;

/// A configuration at a glance: how it is, what runs, what the last run did, how fresh the eight attributes are.
class OverviewPage final : public Page {
    Q_OBJECT
public:
    OverviewPage(service::Client& client, const Clock& clock, QWidget* parent = nullptr);

    void showConfiguration(const QString& name) override;
    void refresh() override;
    OverviewViewModel& viewModel() { return *viewModel_; }

Q_SIGNALS:
    void runsRequested();
    void summaryChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    /// Beside each other while there is room, else below each other.
    void arrange();
    QWidget* buildStatus();
    QWidget* buildCycle();
    QWidget* buildHistory();
    QWidget* buildFreshness();
    void show();
    void showRun();
    void showFreshness();

    OverviewViewModel* viewModel_;
    ErrorView* error_;
    StatusLabel* status_;
    QLabel *reason_, *lastRun_, *nextRun_, *inScope_, *interval_;
    CopyableIdentifier* jobId_;
    BusyLine* busy_;
    QLabel* idle_;
    Banner* result_;
    ErrorView* runError_;
    std::map<QString, QLabel*> counts_;
    std::vector<QWidget*> countCells_;
    QBoxLayout* top_;
    QGridLayout *countGrid_, *freshnessGrid_;
    bool narrow_ = false;
    RunHistoryChart* chart_;
    std::vector<StatusLabel*> freshness_;
    std::vector<QLabel*> freshnessWords_;
};

}  // namespace hs::ui
