#include "ui/properties/PropertiesPage.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/kit/Button.h"
#include "ui/kit/Card.h"
#include "ui/kit/CopyableIdentifier.h"
#include "ui/kit/ErrorView.h"
#include "ui/kit/ScrollPage.h"
#include "ui/kit/SidePanel.h"
#include "ui/kit/StatusLabel.h"
#include "ui/kit/Table.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"
#include "ui/properties/BasicsPanel.h"
#include "ui/properties/HistoryPanel.h"
#include "ui/properties/HistoryViewModel.h"
#include "ui/properties/JobSettingsCard.h"
#include "ui/properties/JobSettingsPanel.h"
#include "ui/properties/JobSettingsViewModel.h"
#include "ui/properties/PropertiesViewModel.h"
#include "ui/properties/SchemaModel.h"

namespace hs::ui {

namespace {

ElidedLabel* distinguishedName(const QString& name) {
    auto* label = new ElidedLabel;
    label->setObjectName(name);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

}  // namespace

PropertiesPage::PropertiesPage(service::Client& client, const Clock& clock, QWidget* parent)
    : Page(parent),
      client_(client),
      viewModel_(new PropertiesViewModel(client, clock, this)),
      settings_(new JobSettingsViewModel(client, this)),
      settingsCard_(new JobSettingsCard),
      error_(new ErrorView(QStringLiteral("propertiesError"))) {
    QVBoxLayout* column = ScrollPage::fill(this, QStringLiteral("propertiesPage"), tr("Properties"));
    error_->hide();
    column->addWidget(error_);
    column->addWidget(buildBasics());
    column->addWidget(settingsCard_);
    column->addWidget(buildConnections());
    column->addWidget(buildSchema());
    column->addStretch();
    panel_ = new SidePanel(QStringLiteral("basicsPanel"), this);
    connect(viewModel_, &PropertiesViewModel::changed, this, &PropertiesPage::showProperties);
    connect(viewModel_, &PropertiesViewModel::schemaChanged, this, &PropertiesPage::showSchema);
    connect(viewModel_, &PropertiesViewModel::applied, this, [this] {
        panel_->closePanel();
        Q_EMIT propertiesApplied();
    });
    wireSettings();
    wireHistory();
    showProperties();
    showSchema();
}

void PropertiesPage::wireSettings() {
    settingsPanel_ = new SidePanel(QStringLiteral("jobSettingsPanel"), this);
    connect(settingsCard_, &JobSettingsCard::editRequested, this, &PropertiesPage::editSettings);
    connect(settings_, &JobSettingsViewModel::changed, this, [this] {
        if (settings_->saved()) settingsCard_->setConfiguration(*settings_->saved());
    });
    // Both halves are one record with one version.
    connect(viewModel_, &PropertiesViewModel::applied, settings_, &JobSettingsViewModel::refresh);
    connect(settings_, &JobSettingsViewModel::applied, viewModel_, &PropertiesViewModel::refresh);
    connect(settings_, &JobSettingsViewModel::applied, this, [this] {
        settingsPanel_->closePanel();
        Q_EMIT propertiesApplied();
    });
}

void PropertiesPage::wireHistory() {
    history_ = new HistoryViewModel(client_, this);
    historyPanel_ = new SidePanel(QStringLiteral("historyPanel"), this);
    historyPanel_->setPreferredWidth(720);
    connect(history_, &HistoryViewModel::restored, this, [this] {
        viewModel_->refresh();
        settings_->refresh();
        Q_EMIT propertiesApplied();
    });
}

void PropertiesPage::showHistory() {
    panel_->closePanel();
    settingsPanel_->closePanel();
    history_->load(name_);
    historyPanel_->open(tr("History"), new HistoryPanel(*history_));
}

void PropertiesPage::editSettings() {
    panel_->closePanel();
    historyPanel_->closePanel();
    settings_->beginEdit();
    auto* panel = new JobSettingsPanel(*settings_);
    connect(panel, &JobSettingsPanel::cancelled, settingsPanel_, &SidePanel::closePanel);
    settingsPanel_->open(tr("Edit schedule, guards and notification"), panel, panel->footer());
}

QWidget* PropertiesPage::buildBasics() {
    auto* card = new Card(QStringLiteral("basicsCard"), tr("Basics"));
    pencil_ = card->addPencil(QStringLiteral("editBasics"), tr("Edit basics"));
    auto* history = new Button(QStringLiteral("showHistory"), tr("Histor&y"), Button::Kind::Quiet);
    card->addToHeader(history);
    connect(history, &Button::clicked, this, &PropertiesPage::showHistory);
    email_ = new QLabel;
    email_->setObjectName(QStringLiteral("basicsEmail"));
    prevent_ = new QLabel;
    prevent_->setObjectName(QStringLiteral("basicsPrevent"));
    writeback_ = new StatusLabel(QStringLiteral("basicsWriteback"));
    since_ = subtleLabel({});
    since_->setObjectName(QStringLiteral("basicsWritebackSince"));
    auto* state = new QWidget;
    auto* column = new QVBoxLayout(state);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(writeback_);
    column->addWidget(since_);
    card->addRow(tr("Notification e-mail"), email_);
    card->addRow(tr("Prevent accidental deletion"), prevent_);
    card->addRow(tr("Exchange hybrid writeback"), state);
    connect(pencil_, &Button::clicked, this, &PropertiesPage::editBasics);
    return card;
}

QWidget* PropertiesPage::buildConnections() {
    auto* pair = new QWidget;
    auto* row = new QHBoxLayout(pair);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::group);
    auto* directory = new Card(QStringLiteral("directoryCard"), tr("Directory"));
    server_ = distinguishedName(QStringLiteral("directoryServer"));
    baseDn_ = distinguishedName(QStringLiteral("directoryBase"));
    bindDn_ = distinguishedName(QStringLiteral("directoryAccount"));
    directory->addRow(tr("Server"), server_);
    directory->addRow(tr("Domain"), baseDn_);
    directory->addRow(tr("Account"), bindDn_);
    auto* tenant = new Card(QStringLiteral("tenantCard"), tr("Tenant"));
    tenantId_ = distinguishedName(QStringLiteral("tenantId"));
    graph_ = distinguishedName(QStringLiteral("tenantGraph"));
    clientId_ = distinguishedName(QStringLiteral("tenantClient"));
    jobId_ = new CopyableIdentifier(QStringLiteral("propertiesJobId"), tr("Job ID"));
    tenant->addRow(tr("Tenant"), tenantId_);
    tenant->addRow(tr("Graph"), graph_);
    tenant->addRow(tr("Application"), clientId_);
    tenant->addRow(tr("Job ID"), jobId_);
    row->addWidget(directory, 1, Qt::AlignTop);
    row->addWidget(tenant, 1, Qt::AlignTop);
    return pair;
}

QWidget* PropertiesPage::buildSchema() {
    auto* card = new Card(QStringLiteral("schemaCard"), tr("Exchange schema"));
    recheck_ =
        new Button(QStringLiteral("recheckSchemaNow"), tr("Rec&heck"), Button::Kind::Quiet, QStringLiteral("refresh"));
    card->addToHeader(recheck_);
    schemaStatus_ = new StatusLabel(QStringLiteral("schemaStatus"));
    schemaSentence_ = subtleLabel({});
    schemaSentence_->setObjectName(QStringLiteral("schemaSentence"));
    card->addWidget(schemaStatus_);
    card->addWidget(schemaSentence_);
    schemaModel_ = new SchemaModel(this);
    schemaTable_ = new Table(QStringLiteral("schemaTable"), tr("Exchange schema"));
    schemaTable_->setRows(schemaModel_);
    schemaTable_->setWidths({256, 76, 132, 112, 220, 150}, SchemaModel::Why);
    schemaTable_->setFixedHeight(34 + 8 * 32 + 14);
    schemaTable_->setFrameShape(QFrame::NoFrame);
    card->addWidget(schemaTable_);
    connect(recheck_, &Button::clicked, viewModel_, &PropertiesViewModel::recheckSchema);
    return card;
}

void PropertiesPage::showConfiguration(const QString& name) {
    panel_->closePanel();
    settingsPanel_->closePanel();
    historyPanel_->closePanel();
    name_ = name;
    viewModel_->load(name);
    settings_->load(name);
}

void PropertiesPage::refresh() {
    viewModel_->refresh();
    settings_->refresh();
    viewModel_->recheckSchema();
}

void PropertiesPage::editBasics() {
    settingsPanel_->closePanel();
    historyPanel_->closePanel();
    viewModel_->beginEdit();
    auto* basics = new BasicsPanel(*viewModel_);
    connect(basics, &BasicsPanel::cancelled, panel_, &SidePanel::closePanel);
    panel_->open(tr("Edit basics"), basics, basics->footer());
}

void PropertiesPage::showProperties() {
    error_->setVisible(viewModel_->loadError().has_value());
    if (viewModel_->loadError()) error_->setError(*viewModel_->loadError());
    const Properties* saved = viewModel_->saved();
    pencil_->setEnabledOr(saved != nullptr, tr("The configuration is being read"));
    if (!saved) return;
    email_->setText(saved->notificationEmail.empty() ? tr("Nobody is notified") : text(saved->notificationEmail));
    prevent_->setText(saved->preventAccidentalDeletion
                          ? tr("On, threshold %1").arg(number(saved->accidentalDeletionThreshold))
                          : tr("Off"));
    writeback_->setStatus(saved->exchangeHybridWriteback ? Mood::Success : Mood::Neutral,
                          saved->exchangeHybridWriteback ? tr("Enabled") : tr("Disabled"));
    QStringList since;
    if (saved->writebackChangedAt > 0) since << tr("Since %1").arg(exactTime(saved->writebackChangedAt));
    if (!saved->writebackChangedBy.empty()) since << tr("by %1").arg(text(saved->writebackChangedBy));
    since_->setText(since.join(QStringLiteral(", ")));
    since_->setToolTip(saved->writebackChangedAt > 0 ? ago(saved->writebackChangedAt, viewModel_->now()) : QString());
    since_->setVisible(!since.isEmpty());
    const Configuration& configuration = viewModel_->summary()->configuration;
    server_->setFullText(text(configuration.directory.url));
    baseDn_->setFullText(text(configuration.directory.baseDn));
    bindDn_->setFullText(text(configuration.directory.bindDn));
    tenantId_->setFullText(text(configuration.tenant.tenantId));
    graph_->setFullText(text(configuration.tenant.graphUrl));
    clientId_->setFullText(text(configuration.tenant.clientId));
    jobId_->setIdentifier(text(configuration.jobId));
}

void PropertiesPage::showSchema() {
    const bool checking = viewModel_->isCheckingSchema();
    const bool failed = viewModel_->schemaError().has_value();
    const bool detected = viewModel_->schema() && viewModel_->schema()->detected && !failed;
    schemaStatus_->setStatus(checking   ? Mood::Running
                             : detected ? Mood::Success
                                        : Mood::Warning,
                             checking   ? tr("Reading")
                             : detected ? tr("Detected")
                             : failed   ? tr("Could not be read")
                                        : tr("Not detected"));
    schemaSentence_->setText(viewModel_->schemaSentence());
    recheck_->setEnabledOr(!checking, tr("The schema is being read"));
    if (viewModel_->schema()) schemaModel_->setCheck(*viewModel_->schema());
    schemaTable_->setVisible(viewModel_->schema().has_value());
    if (viewModel_->summary()) showProperties();
}

}  // namespace hs::ui
