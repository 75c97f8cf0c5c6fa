#include "ui/overview/OverviewPage.h"

#include <QBoxLayout>
#include <QTimer>

#include "ui/job/JobQuestions.h"
#include "ui/job/JobViewModel.h"
#include "ui/kit/Button.h"
#include "ui/kit/Card.h"
#include "ui/kit/ErrorView.h"
#include "ui/kit/ScrollPage.h"
#include "ui/kit/SidePanel.h"
#include "ui/kit/Theme.h"
#include "ui/overview/CycleCard.h"
#include "ui/overview/EscrowsPanel.h"
#include "ui/overview/FreshnessCard.h"
#include "ui/overview/JobBanners.h"
#include "ui/overview/RunHistoryChart.h"
#include "ui/overview/StatusCard.h"

namespace hs::ui {

namespace {
constexpr int ticksPerQuestion = 5;  // the times on the page move every second, the engine is asked less often
constexpr int escrowsWidth = 760;
}  // namespace

OverviewPage::OverviewPage(service::Client& client, const Clock& clock, QWidget* parent)
    : Page(parent),
      client_(client),
      clock_(clock),
      viewModel_(new JobViewModel(client, clock, this)),
      error_(new ErrorView(QStringLiteral("overviewError"))),
      banners_(new JobBanners(*viewModel_)),
      status_(new StatusCard(*viewModel_)),
      cycle_(new CycleCard(*viewModel_)),
      freshness_(new FreshnessCard),
      timer_(new QTimer(this)) {
    QVBoxLayout* column = ScrollPage::fill(this, QStringLiteral("overviewPage"), tr("Overview"));
    error_->hide();
    column->addWidget(error_);
    column->addWidget(banners_);
    top_ = new QBoxLayout(QBoxLayout::LeftToRight);
    top_->setSpacing(space::group);
    top_->addWidget(status_, 1);
    top_->addWidget(buildHistory(), 1);
    column->addLayout(top_);
    column->addWidget(cycle_);
    column->addWidget(freshness_);
    column->addStretch();
    panel_ = new SidePanel(QStringLiteral("escrowsPanel"), this);
    panel_->setPreferredWidth(escrowsWidth);
    timer_->setInterval(1000);
    wire();
    arrange();
    cycle_->redraw();
}

void OverviewPage::wire() {
    connect(viewModel_, &JobViewModel::changed, this, &OverviewPage::show);
    connect(viewModel_, &JobViewModel::runChanged, this, [this] {
        cycle_->redraw();
        banners_->redraw();
        status_->redraw();
    });
    connect(banners_, &JobBanners::runRequested, this, &OverviewPage::runRequested);
    connect(banners_, &JobBanners::logsRequested, this, &OverviewPage::logsRequested);
    connect(cycle_, &CycleCard::runRequested, this, &OverviewPage::runRequested);
    connect(status_, &StatusCard::logsRequested, this, &OverviewPage::logsRequested);
    connect(status_, &StatusCard::enableRequested, this, &OverviewPage::enableRequested);
    connect(status_, &StatusCard::escrowsRequested, this, &OverviewPage::openEscrows);
    connect(timer_, &QTimer::timeout, this, &OverviewPage::tick);
}

void OverviewPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    const bool narrow = width() < 900;
    if (narrow == narrow_) return;
    narrow_ = narrow;
    arrange();
}

void OverviewPage::arrange() {
    top_->setDirection(narrow_ ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    cycle_->setNarrow(narrow_);
}

void OverviewPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    timer_->start();
}

void OverviewPage::hideEvent(QHideEvent* event) {
    Page::hideEvent(event);
    timer_->stop();
}

void OverviewPage::tick() {
    if (viewModel_->name().isEmpty()) return;
    if (++ticks_ % ticksPerQuestion == 0) viewModel_->refreshStatus();
    else show();
}

QWidget* OverviewPage::buildHistory() {
    auto* card = new Card(QStringLiteral("historyCard"), tr("Run history"));
    card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    auto* all = new Button(QStringLiteral("viewRuns"), tr("View runs"), Button::Kind::Link);
    card->addToHeader(all);
    chart_ = new RunHistoryChart;
    card->addWidget(chart_);
    connect(all, &Button::clicked, this, &OverviewPage::runsRequested);
    return card;
}

void OverviewPage::showConfiguration(const QString& name) {
    if (name != viewModel_->name()) {
        panel_->closePanel();
        allowOffered_ = false;
    }
    viewModel_->load(name);
}

void OverviewPage::refresh() { viewModel_->refresh(); }

void OverviewPage::offerAllow() {
    allowOffered_ = true;
    show();
}

void OverviewPage::openEscrows() {
    panel_->open(tr("Objects that wait for their next try"), new EscrowsPanel(client_, clock_, viewModel_->name()));
}

void OverviewPage::show() {
    error_->setVisible(viewModel_->error().has_value());
    if (viewModel_->error()) error_->setError(*viewModel_->error());
    chart_->setRuns(viewModel_->runs());
    banners_->redraw();
    status_->redraw();
    cycle_->redraw();
    if (viewModel_->status()) freshness_->redraw(viewModel_->status()->freshness, viewModel_->now());
    Q_EMIT summaryChanged();
    if (!allowOffered_ || !viewModel_->heldPlan() || viewModel_->isRunning()) return;
    allowOffered_ = false;
    askToAllow(this, *viewModel_);
}

}  // namespace hs::ui
