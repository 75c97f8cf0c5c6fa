#pragma once

#include "ui/kit/Page.h"

#include "core/base/Clock.h"
#include "core/service/Client.h"

class QBoxLayout;
class QTimer;

namespace hs::ui {

class CycleCard;
class ErrorView;
class FreshnessCard;
class JobBanners;
class JobViewModel;
class RunHistoryChart;
class SidePanel;
class StatusCard;

/// A configuration at a glance: what needs a person, how the job stands, what runs, what the last runs did, how fresh
/// the eight attributes are.
class OverviewPage final : public Page {
    Q_OBJECT
public:
    OverviewPage(service::Client& client, const Clock& clock, QWidget* parent = nullptr);

    void showConfiguration(const QString& name) override;
    void refresh() override;
    JobViewModel& viewModel() { return *viewModel_; }
    /// Asks whether the plan that a guard holds back is to be written, as soon as its numbers are known.
    void offerAllow();

Q_SIGNALS:
    void runsRequested();
    void runRequested(qint64 run);
    void logsRequested();
    void enableRequested();
    void summaryChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    /// Beside each other while there is room, else below each other.
    void arrange();
    QWidget* buildHistory();
    void wire();
    void show();
    void tick();
    void openEscrows();

    service::Client& client_;
    const Clock& clock_;
    JobViewModel* viewModel_;
    ErrorView* error_;
    JobBanners* banners_;
    StatusCard* status_;
    CycleCard* cycle_;
    FreshnessCard* freshness_;
    RunHistoryChart* chart_;
    SidePanel* panel_;
    QBoxLayout* top_;
    QTimer* timer_;
    int ticks_ = 0;
    bool narrow_ = false;
    bool allowOffered_ = false;
};

}  // namespace hs::ui
