#include "ui/connect/ConnectPage.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/connect/ConnectViewModel.h"
#include "ui/kit/BusyLine.h"
#include "ui/kit/Button.h"
#include "ui/kit/Card.h"
#include "ui/kit/ErrorView.h"
#include "ui/kit/PageHeader.h"
#include "ui/kit/ScrollPage.h"
#include "ui/kit/StepList.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"

namespace hs::ui {

ConnectPage::ConnectPage(service::Client& client, QWidget* parent)
    : Page(parent), viewModel_(new ConnectViewModel(client, this)), stack_(new QStackedWidget) {
    setObjectName(QStringLiteral("connectPage"));
    setAccessibleName(tr("New configuration"));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(stack_);
    stack_->addWidget(buildChoice());
    stack_->addWidget(buildForm());
    connect(viewModel_, &ConnectViewModel::changed, this, &ConnectPage::show);
    connect(viewModel_, &ConnectViewModel::created, this, &ConnectPage::created);
    edited();
    show();
}

QWidget* ConnectPage::buildChoice() {
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(space::page, space::group, space::page, space::page);
    column->setSpacing(space::group);
    column->addWidget(new PageHeader(
        tr("New configuration"),
        tr("Connects one Active Directory domain with one Microsoft Entra tenant. There are two ways to begin.")));
    auto* ways = new QHBoxLayout;
    ways->setSpacing(space::group);
    auto* trial = new Card(QStringLiteral("sandboxCard"), tr("Try it on a sandbox"));
    trial->addWidget(bodyLabel(tr(
        "Starts a small directory and a small tenant on this computer, with people in them. Everything works as it "
        "does with real servers: "
        "schema check, provisioning, the wait for Exchange Online and the writeback. Nothing leaves this computer.")));
    sandbox_ = new Button(QStringLiteral("startSandbox"), tr("&Start the sandbox"), Button::Kind::Primary,
                          QStringLiteral("sandbox"));
    sandboxProgress_ = subtleLabel({});
    sandboxProgress_->setObjectName(QStringLiteral("sandboxProgress"));
    sandboxProgress_->hide();
    sandboxError_ = new ErrorView(QStringLiteral("sandboxError"));
    sandboxError_->hide();
    auto* own = new Card(QStringLiteral("ownCard"), tr("Connect your own directory and tenant"));
    own->addWidget(
        bodyLabel(tr("You need a directory account that may read users and write the eight Exchange attributes, and an "
                     "application of your tenant with its "
                     "secret. Both connections are tested step by step before anything is saved.")));
    own_ = new Button(QStringLiteral("connectOwn"), tr("&Connect"), Button::Kind::Normal, QStringLiteral("directory"));
    for (QWidget* widget : std::initializer_list<QWidget*>{sandboxProgress_, sandboxError_}) trial->addWidget(widget);
    const std::pair<Card*, Button*> cards[] = {{trial, sandbox_}, {own, own_}};
    for (const auto& [card, button] : cards) {
        auto* foot = new QWidget;
        auto* row = new QHBoxLayout(foot);
        row->setContentsMargins(0, space::control, 0, 0);
        row->addWidget(button);
        row->addStretch();
        card->addWidget(foot);
        card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
        ways->addWidget(card, 1);
    }
    column->addLayout(ways);
    cancelChoice_ = new Button(QStringLiteral("cancelNew"), tr("Ca&ncel"));
    column->addWidget(cancelChoice_, 0, Qt::AlignLeft);
    column->addStretch();
    connect(sandbox_, &Button::clicked, this, &ConnectPage::sandboxRequested);
    connect(own_, &Button::clicked, this, [this] {
        stack_->setCurrentIndex(1);
        url_->setFocus();
    });
    connect(cancelChoice_, &Button::clicked, this, &ConnectPage::cancelled);
    return page;
}

QLineEdit* ConnectPage::field(const QString& name, const QString& label, const QString& example) {
    auto* edit = new QLineEdit;
    edit->setObjectName(name);
    edit->setAccessibleName(label);
    edit->setPlaceholderText(example);
    connect(edit, &QLineEdit::textChanged, this, &ConnectPage::edited);
    return edit;
}

QWidget* ConnectPage::fileField(const QString& name, const QString& label, QLineEdit*& edit) {
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::control);
    edit = field(name, label, tr("The system's certificates"));
    auto* browse = new Button(name + QStringLiteral("Browse"), tr("Browse…"));
    browse->setAccessibleDescription(label);
    row->addWidget(edit, 1);
    row->addWidget(browse);
    connect(browse, &Button::clicked, this, [this, edit] {
        const QString path =
            QFileDialog::getOpenFileName(window(), tr("Certificate"), {}, tr("Certificates (*.pem *.crt *.cer)"));
        if (!path.isEmpty()) edit->setText(path);
    });
    return line;
}

ConnectPage::TestView ConnectPage::buildTest(const QString& name, const QString& caption, QVBoxLayout* column) {
    TestView view;
    view.test = new Button(name, caption);
    view.busy = new BusyLine(name + QStringLiteral("Busy"));
    view.steps = new StepList(name + QStringLiteral("Steps"));
    view.error = new ErrorView(name + QStringLiteral("Error"));
    column->addWidget(view.test, 0, Qt::AlignLeft);
    column->addWidget(view.busy);
    column->addWidget(view.steps);
    column->addWidget(view.error);
    connect(view.busy, &BusyLine::stopRequested, viewModel_, &ConnectViewModel::stop);
    connect(view.steps, &StepList::detailsRequested, this, [view](int step) {
        const StepRow& row = view.steps->steps().at(std::size_t(step));
        if (row.error) view.error->setError(*row.error);
        view.error->setVisible(row.error.has_value());
    });
    return view;
}

QWidget* ConnectPage::buildDirectory() {
    auto* card = new Card(QStringLiteral("connectDirectory"), tr("Directory"));
    url_ = field(QStringLiteral("directoryUrl"), tr("Server"), QStringLiteral("ldaps://dc1.contoso.com"));
    startTls_ = new QCheckBox(tr("Use StartTLS with ldap://"));
    startTls_->setObjectName(QStringLiteral("directoryStartTls"));
    startTls_->setAccessibleName(startTls_->text());
    startTls_->setChecked(true);
    connect(startTls_, &QCheckBox::toggled, this, &ConnectPage::edited);
    baseDn_ = field(QStringLiteral("directoryBaseDn"), tr("Domain"), QStringLiteral("DC=contoso,DC=com"));
    bindDn_ =
        field(QStringLiteral("directoryBindDn"), tr("Account"), QStringLiteral("CN=sync,CN=Users,DC=contoso,DC=com"));
    password_ = field(QStringLiteral("directoryPassword"), tr("Password"), {});
    password_->setEchoMode(QLineEdit::Password);
    card->addRow(tr("Server"), url_);
    card->addRow({}, startTls_);
    card->addRow(tr("Domain"), baseDn_);
    card->addRow(tr("Account"), bindDn_);
    card->addRow(tr("Password"), password_);
    card->addRow(tr("CA certificate"),
                 fileField(QStringLiteral("directoryCaFile"), tr("CA certificate of the directory"), directoryCa_));
    auto* tests = new QWidget;
    auto* column = new QVBoxLayout(tests);
    column->setContentsMargins(0, 0, 0, 0);
    directory_ = buildTest(QStringLiteral("testDirectory"), tr("Test the &directory"), column);
    card->addWidget(tests);
    connect(directory_.test, &Button::clicked, viewModel_, &ConnectViewModel::testDirectory);
    return card;
}

QWidget* ConnectPage::buildTenant() {
    auto* card = new Card(QStringLiteral("connectTenant"), tr("Tenant"));
    const TenantSettings usual;
    graph_ = field(QStringLiteral("tenantGraphUrl"), tr("Graph"), {});
    graph_->setText(QString::fromStdString(usual.graphUrl));
    authority_ = field(QStringLiteral("tenantAuthorityUrl"), tr("Authority"), {});
    authority_->setText(QString::fromStdString(usual.authorityUrl));
    graph_->setCursorPosition(0);
    authority_->setCursorPosition(0);
    tenantId_ = field(QStringLiteral("tenantIdField"), tr("Tenant"), QStringLiteral("contoso.onmicrosoft.com"));
    clientId_ = field(QStringLiteral("tenantClientId"), tr("Application"), tr("Application (client) id"));
    secret_ = field(QStringLiteral("tenantSecret"), tr("Secret"), {});
    secret_->setEchoMode(QLineEdit::Password);
    card->addRow(tr("Graph"), graph_);
    card->addRow(tr("Authority"), authority_);
    card->addRow(tr("Tenant"), tenantId_);
    card->addRow(tr("Application"), clientId_);
    card->addRow(tr("Secret"), secret_);
    card->addRow(tr("CA certificate"),
                 fileField(QStringLiteral("tenantCaFile"), tr("CA certificate of the tenant"), tenantCa_));
    auto* tests = new QWidget;
    auto* column = new QVBoxLayout(tests);
    column->setContentsMargins(0, 0, 0, 0);
    tenant_ = buildTest(QStringLiteral("testTenant"), tr("Test the &tenant"), column);
    card->addWidget(tests);
    connect(tenant_.test, &Button::clicked, viewModel_, &ConnectViewModel::testTenant);
    return card;
}

QWidget* ConnectPage::buildIdentity() {
    auto* card = new Card(QStringLiteral("connectIdentity"), tr("Configuration"));
    name_ = field(QStringLiteral("configurationName"), tr("Name"), QStringLiteral("contoso.com"));
    units_ = new QPlainTextEdit;
    units_->setObjectName(QStringLiteral("organizationalUnits"));
    units_->setAccessibleName(tr("Organizational units in scope"));
    units_->setPlaceholderText(tr("All users. Or one distinguished name a line: OU=People,DC=contoso,DC=com"));
    units_->setTabChangesFocus(true);
    units_->setFixedHeight(64);
    connect(units_, &QPlainTextEdit::textChanged, this, &ConnectPage::edited);
    card->addRow(tr("Name"), name_);
    card->addRow(tr("In scope"), units_);
    return card;
}

QWidget* ConnectPage::buildForm() {
    auto* page = new QWidget;
    auto* outer = new QVBoxLayout(page);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto* scroll = new ScrollPage;
    QVBoxLayout* column = scroll->column();
    column->addWidget(
        new PageHeader(tr("Connect your own directory and tenant"),
                       tr("Secrets go into this computer's vault, never into a file of the configuration.")));
    auto* sides = new QHBoxLayout;
    sides->setSpacing(space::group);
    sides->addWidget(buildDirectory(), 1, Qt::AlignTop);
    sides->addWidget(buildTenant(), 1, Qt::AlignTop);
    column->addLayout(sides);
    column->addWidget(buildIdentity());
    saveError_ = new ErrorView(QStringLiteral("saveError"));
    column->addWidget(saveError_);
    column->addStretch();
    outer->addWidget(scroll, 1);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(space::page, space::card, space::page, space::group);
    foot->setSpacing(space::control);
    auto* back = new Button(QStringLiteral("backToChoice"), tr("&Back"));
    saveReason_ = subtleLabel({});
    saveReason_->setObjectName(QStringLiteral("saveReason"));
    saveReason_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    save_ = new Button(QStringLiteral("saveConfiguration"), tr("Sa&ve"), Button::Kind::Primary);
    foot->addWidget(back);
    foot->addWidget(saveReason_, 1);
    foot->addWidget(save_);
    outer->addLayout(foot);
    connect(back, &Button::clicked, this, &ConnectPage::startOver);
    connect(save_, &Button::clicked, viewModel_, &ConnectViewModel::save);
    return page;
}

void ConnectPage::setCancellable(bool cancellable) { cancelChoice_->setVisible(cancellable); }

void ConnectPage::startOver() { stack_->setCurrentIndex(0); }

void ConnectPage::setSandboxProgress(const QString& sentence) {
    sandboxProgress_->setText(sentence);
    sandboxProgress_->setVisible(!sentence.isEmpty());
    sandboxError_->hide();
    sandbox_->setEnabledOr(sentence.isEmpty(), sentence);
}

void ConnectPage::setSandboxError(const Error& error) {
    setSandboxProgress({});
    sandboxError_->setError(error);
    sandboxError_->show();
}

void ConnectPage::edited() {
    if (!save_) return;  // still being built
    DirectorySettings directory;
    directory.url = url_->text().trimmed().toStdString();
    directory.startTls = startTls_->isChecked();
    directory.baseDn = baseDn_->text().trimmed().toStdString();
    directory.bindDn = bindDn_->text().trimmed().toStdString();
    directory.caFile = directoryCa_->text().trimmed().toStdString();
    viewModel_->setDirectory(directory, password_->text());
    TenantSettings tenant;
    tenant.graphUrl = graph_->text().trimmed().toStdString();
    tenant.authorityUrl = authority_->text().trimmed().toStdString();
    tenant.tenantId = tenantId_->text().trimmed().toStdString();
    tenant.clientId = clientId_->text().trimmed().toStdString();
    tenant.caFile = tenantCa_->text().trimmed().toStdString();
    viewModel_->setTenant(tenant, secret_->text());
    viewModel_->setName(name_->text());
    viewModel_->setScope(units_->toPlainText().split(QLatin1Char('\n')));
}

void ConnectPage::show() {
    const auto showSide = [](const TestView& view, const ConnectViewModel::Side& side, bool busy,
                             const QString& missing, const QString& sentence) {
        view.test->setEnabledOr(!busy && missing.isEmpty(), missing);
        view.busy->setVisible(busy);
        view.busy->setProgress(sentence, 0, 0);
        view.steps->setVisible(!busy && side.test.has_value());
        if (side.test) view.steps->setSteps(stepRows(side.test->steps));
        std::optional<Error> error = side.error;
        if (side.test && !side.test->ok)
            for (const Step& step : side.test->steps)
                if (!error && step.status == StepStatus::Failure) error = step.error;
        view.error->setVisible(!busy && error.has_value());
        if (error) view.error->setError(*error);
    };
    showSide(directory_, viewModel_->directory(), viewModel_->isTestingDirectory(), viewModel_->directoryMissing(),
             tr("Testing the directory…"));
    showSide(tenant_, viewModel_->tenant(), viewModel_->isTestingTenant(), viewModel_->tenantMissing(),
             tr("Testing the tenant…"));
    const QString why = viewModel_->saveReason();
    save_->setEnabledOr(why.isEmpty(), why);
    saveReason_->setText(why);
    saveError_->setVisible(viewModel_->saveError().has_value());
    if (viewModel_->saveError()) saveError_->setError(*viewModel_->saveError());
}

}  // namespace hs::ui
