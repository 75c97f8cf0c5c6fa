#include "ui/provision/ProvisionPage.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include "ui/kit/AttributeTable.h"
#include "ui/kit/Banner.h"
#include "ui/kit/BusyLine.h"
#include "ui/kit/Button.h"
#include "ui/kit/EmptyState.h"
#include "ui/kit/ErrorView.h"
#include "ui/kit/ExportButton.h"
#include "ui/kit/PageHeader.h"
#include "ui/kit/SidePanel.h"
#include "ui/kit/StatusLabel.h"
#include "ui/kit/StepList.h"
#include "ui/kit/TableExport.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"
#include "ui/provision/ProvisionViewModel.h"
#include "ui/provision/UserSearch.h"

namespace hs::ui {

ProvisionPage::ProvisionPage(service::Client& client, QWidget* parent)
    : Page(parent), viewModel_(new ProvisionViewModel(client, this)), tabs_(new QTabWidget) {
    setObjectName(QStringLiteral("provisionPage"));
    setAccessibleName(tr("Provision on demand"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::page, space::group, space::page, space::group);
    column->setSpacing(space::group);
    column->addWidget(new PageHeader(
        tr("Provision on demand"),
        tr("Provisions one user now and shows every step. Whether the user is in scope is a step of its own.")));
    column->addWidget(buildWho());
    tabs_->setObjectName(QStringLiteral("provisionTabs"));
    tabs_->setAccessibleName(tr("Stages"));
    tabs_->setDocumentMode(true);
    tabs_->addTab(buildStepsTab(), tr("1  Provision user"));
    tabs_->addTab(buildWritebackTab(), tr("2  Writeback exchange attributes to Active Directory"));
    tabs_->tabBar()->setObjectName(QStringLiteral("provisionTabBar"));
    tabs_->tabBar()->setAccessibleName(tr("Stages"));
    tabs_->tabBar()->setElideMode(Qt::ElideNone);
    tabs_->tabBar()->setUsesScrollButtons(false);
    tabs_->tabBar()->setDrawBase(true);
    column->addWidget(tabs_, 1);
    panel_ = new SidePanel(QStringLiteral("stepPanel"), this);
    connect(viewModel_, &ProvisionViewModel::changed, this, &ProvisionPage::showState);
    connect(viewModel_, &ProvisionViewModel::stepsChanged, this, &ProvisionPage::showSteps);
    connect(viewModel_, &ProvisionViewModel::writebackChanged, this, &ProvisionPage::showWriteback);
    showSteps();
    showWriteback();
    showState();
}

QWidget* ProvisionPage::buildWho() {
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::control);
    who_ = new UserSearch(*viewModel_, this);
    preview_ =
        new Button(QStringLiteral("previewUser"), tr("Pre&view"), Button::Kind::Normal, QStringLiteral("preview"));
    provision_ =
        new Button(QStringLiteral("provisionUser"), tr("&Provision"), Button::Kind::Primary, QStringLiteral("play"));
    row->addWidget(who_, 1);
    row->addWidget(preview_);
    row->addWidget(provision_);
    connect(preview_, &Button::clicked, this, [this] {
        tabs_->setCurrentIndex(0);
        viewModel_->provision(true);
    });
    connect(provision_, &Button::clicked, this, [this] {
        tabs_->setCurrentIndex(0);
        viewModel_->provision(false);
    });
    connect(who_, &UserSearch::submitted, this, [this] {
        // Enter on a name searches; on a distinguished name it is the primary action.
        if (viewModel_->dn().contains(QLatin1Char('='))) provision_->click();
        else viewModel_->search();
    });
    return line;
}

QWidget* ProvisionPage::buildStepsTab() {
    auto* tab = new QWidget;
    auto* column = new QVBoxLayout(tab);
    column->setContentsMargins(0, space::card, 0, 0);
    column->setSpacing(space::card);
    empty_ = new EmptyState(QStringLiteral("provisionEmpty"), QStringLiteral("provision"), tr("Nobody chosen yet"),
                            tr("Enter the distinguished name of a user, or search by name or mail. Preview shows what "
                               "would happen and writes nothing."));
    column->addWidget(empty_, 1);
    steps_ = new QWidget;
    auto* inner = new QVBoxLayout(steps_);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(space::card);
    previewBanner_ = new Banner(QStringLiteral("previewBanner"));
    previewBanner_->setMessage(Mood::Info, tr("Preview: this is what would happen. Nothing was written."));
    applyPlan_ = previewBanner_->addAction(QStringLiteral("applyThisPlan"), tr("&Apply this plan"));
    appliedBanner_ = new Banner(QStringLiteral("appliedBanner"));
    viewRun_ = appliedBanner_->addAction(QStringLiteral("viewAppliedRun"), tr("View r&un"));
    connect(applyPlan_, &Button::clicked, viewModel_, &ProvisionViewModel::applyPlan);
    connect(viewRun_, &Button::clicked, this, [this] {
        if (viewModel_->applied()) Q_EMIT runRequested(viewModel_->applied()->id);
    });
    stepList_ = new StepList(QStringLiteral("stepList"));
    outOfScope_ = new QCheckBox(tr("Provision although the user is &out of scope"));
    outOfScope_->setObjectName(QStringLiteral("applyOutOfScope"));
    outOfScope_->setAccessibleName(tr("Provision although the user is out of scope"));
    error_ = new ErrorView(QStringLiteral("provisionError"));
    provisionBusy_ = new BusyLine(QStringLiteral("provisionBusy"));
    for (QWidget* widget : std::initializer_list<QWidget*>{previewBanner_, appliedBanner_, stepList_, outOfScope_,
                                                           error_, provisionBusy_})
        inner->addWidget(widget);
    inner->addStretch();
    auto* foot = new QHBoxLayout;
    exportSteps_ = new ExportButton(QStringLiteral("exportSteps"), QStringLiteral("provision"));
    exportSteps_->addFormat(QStringLiteral("json"), tr("&JSON"), [this] { return viewModel_->toJson(); });
    nextReason_ = subtleLabel({});
    nextReason_->setObjectName(QStringLiteral("nextReason"));
    nextReason_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    next_ = new Button(QStringLiteral("nextToWriteback"), tr("&Next"), Button::Kind::Primary, QStringLiteral("next"));
    foot->setSpacing(space::group);
    foot->addWidget(exportSteps_);
    foot->addWidget(nextReason_, 1);
    foot->addWidget(next_);
    inner->addLayout(foot);
    column->addWidget(steps_, 1);
    connect(stepList_, &StepList::detailsRequested, this, &ProvisionPage::showDetails);
    connect(outOfScope_, &QCheckBox::toggled, viewModel_, &ProvisionViewModel::setApplyOutOfScope);
    connect(provisionBusy_, &BusyLine::stopRequested, viewModel_, &ProvisionViewModel::stop);
    connect(next_, &Button::clicked, this, &ProvisionPage::goOn);
    return tab;
}

QWidget* ProvisionPage::buildWritebackTab() {
    auto* tab = new QWidget;
    auto* column = new QVBoxLayout(tab);
    column->setContentsMargins(0, space::card, 0, 0);
    column->setSpacing(space::card);
    busy_ = new BusyLine(QStringLiteral("writebackBusy"));
    verdict_ = new StatusLabel(QStringLiteral("writebackVerdict"));
    writebackError_ = new ErrorView(QStringLiteral("writebackError"));
    attributes_ =
        new AttributeTable(QStringLiteral("writebackTable"), tr("Writeback exchange attributes to Active Directory"));
    column->addWidget(busy_);
    column->addWidget(verdict_);
    column->addWidget(writebackError_);
    column->addWidget(attributes_, 1);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(space::control);
    exportAttributes_ = new ExportButton(QStringLiteral("exportAttributes"), QStringLiteral("writeback"));
    exportAttributes_->addFormat(QStringLiteral("json"), tr("&JSON"), [this] { return viewModel_->toJson(); });
    exportAttributes_->addFormat(QStringLiteral("csv"), tr("&CSV"), [this] { return toCsv(*attributes_->model()); });
    retry_ =
        new Button(QStringLiteral("retryWriteback"), tr("&Retry"), Button::Kind::Normal, QStringLiteral("refresh"));
    another_ = new Button(QStringLiteral("provisionAnother"), tr("Provision &another object"), Button::Kind::Primary);
    foot->addWidget(exportAttributes_);
    foot->addStretch();
    foot->addWidget(retry_);
    foot->addWidget(another_);
    column->addLayout(foot);
    connect(busy_, &BusyLine::stopRequested, viewModel_, &ProvisionViewModel::stop);
    connect(retry_, &Button::clicked, viewModel_, &ProvisionViewModel::writeback);
    connect(another_, &Button::clicked, this, [this] {
        tabs_->setCurrentIndex(0);
        viewModel_->provisionAnother();
        who_->field()->setFocus();
    });
    return tab;
}

void ProvisionPage::showConfiguration(const QString& name) {
    panel_->closePanel();
    if (name != viewModel_->configuration()) tabs_->setCurrentIndex(0);
    viewModel_->load(name);
}

QLineEdit* ProvisionPage::filterField() const { return who_->field(); }

ExportButton* ProvisionPage::exportButton() const {
    return tabs_->currentIndex() == 0 ? exportSteps_ : exportAttributes_;
}

void ProvisionPage::showState() {
    const bool ready = !viewModel_->dn().trimmed().isEmpty() && !viewModel_->isBusy();
    const QString why =
        viewModel_->isBusy() ? tr("A user is being provisioned") : tr("Enter the distinguished name of a user");
    preview_->setEnabledOr(ready, why);
    provision_->setEnabledOr(ready, why);
    next_->setEnabledOr(viewModel_->canGoOn() && !viewModel_->isBusy(), viewModel_->nextReason());
    nextReason_->setText(viewModel_->nextReason());
    const bool reached = viewModel_->isWritingBack() || viewModel_->writebackOutcome() || viewModel_->writebackError();
    tabs_->setTabEnabled(1, reached);
    tabs_->setTabToolTip(1, reached ? QString() : tr("Comes after the four steps: choose Next"));
    showSteps();
    showWriteback();
}

void ProvisionPage::showSteps() {
    const bool started = !viewModel_->steps().empty();
    empty_->setVisible(!started);
    steps_->setVisible(started);
    if (!started) return;
    stepList_->setSteps(stepRows(viewModel_->steps()));
    const auto& applied = viewModel_->applied();
    previewBanner_->setVisible(viewModel_->outcome() && viewModel_->isPreview() && !applied);
    applyPlan_->setEnabledOr(viewModel_->applyReason().isEmpty(), viewModel_->applyReason());
    appliedBanner_->setVisible(applied.has_value());
    if (applied)
        appliedBanner_->setMessage(applied->counts.written > 0 ? Mood::Success : Mood::Warning,
                                   viewModel_->appliedSentence());
    outOfScope_->setVisible(viewModel_->wasOutOfScope());
    outOfScope_->setChecked(viewModel_->applyOutOfScope());
    error_->setVisible(viewModel_->error().has_value());
    if (viewModel_->error()) error_->setError(*viewModel_->error());
    provisionBusy_->setVisible(viewModel_->isProvisioning() || viewModel_->isApplying());
    const auto& steps = viewModel_->steps();
    const auto ended = std::count_if(steps.begin(), steps.end(), [](const Step& step) {
        return step.status != StepStatus::Pending && step.status != StepStatus::Running;
    });
    if (viewModel_->isApplying()) provisionBusy_->setProgress(tr("Writing the plan"), 0, 0);
    else
        provisionBusy_->setProgress(
            tr("Step %1 of %2").arg(qMin<qsizetype>(ended + 1, qsizetype(steps.size()))).arg(steps.size()), ended,
            qint64(steps.size()));
    exportSteps_->setEnabledOr(viewModel_->outcome().has_value(), tr("There is no result yet"));
}

void ProvisionPage::showWriteback() {
    const bool busy = viewModel_->isWritingBack();
    busy_->setVisible(busy);
    busy_->setProgress(viewModel_->progressSentence(), viewModel_->progressDone(), viewModel_->progressTotal());
    const auto& outcome = viewModel_->writebackOutcome();
    verdict_->setVisible(!busy && outcome.has_value());
    if (outcome) {
        const Mood mood = moodOfStatus(outcome->status);
        QString said = QStringLiteral("%1: %2").arg(stepWord(mood), viewModel_->countsSentence());
        if (!outcome->error.message.empty()) said = sentence(outcome->error);
        else if (outcome->status != StepStatus::Success && !outcome->steps.empty() &&
                 !outcome->steps.back().summary.empty())
            said = QStringLiteral("%1: %2").arg(stepWord(mood), text(outcome->steps.back().summary));
        verdict_->setStatus(mood, said);
    }
    writebackError_->setVisible(!busy && viewModel_->writebackError().has_value());
    if (viewModel_->writebackError()) writebackError_->setError(*viewModel_->writebackError());
    attributes_->setRows(attributeRows(viewModel_->attributes()));
    retry_->setEnabledOr(!busy, tr("Writeback is still running"));
    another_->setEnabledOr(!busy, tr("Writeback is still running"));
    exportAttributes_->setEnabledOr(!busy && !viewModel_->attributes().empty(), tr("There is no result yet"));
}

void ProvisionPage::goOn() {
    viewModel_->writeback();
    tabs_->setCurrentIndex(1);
    busy_->stopButton()->setFocus();
}

void ProvisionPage::showDetails(int step) {
    const StepRow& row = stepList_->steps().at(std::size_t(step));
    panel_->open(row.title, stepDetails(row));
}

}  // namespace hs::ui
