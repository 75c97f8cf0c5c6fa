#include "ui/properties/JobSettingsPanel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

#include "ui/kit/Banner.h"
#include "ui/kit/Button.h"
#include "ui/kit/ErrorView.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"

namespace hs::ui {

JobSettingsPanel::JobSettingsPanel(JobSettingsViewModel& viewModel, QWidget* parent)
    : QWidget(parent),
      viewModel_(viewModel),
      column_(new QVBoxLayout(this)),
      error_(new ErrorView(QStringLiteral("applySettingsError"))),
      footer_(new QWidget) {
    column_->setContentsMargins(space::page, space::tight, space::page, space::page);
    column_->setSpacing(space::control);
    buildSchedule();
    buildMail();
    buildTest();
    error_->hide();
    column_->addWidget(error_);
    column_->addStretch();
    buildFooter();
    fill();
    for (QSpinBox* number : {interval_, clears_, updates_, percent_, port_, retention_})
        connect(number, &QSpinBox::valueChanged, this, &JobSettingsPanel::edited);
    for (QLineEdit* field : {server_, userName_, password_, from_, caFile_})
        connect(field, &QLineEdit::textEdited, this, &JobSettingsPanel::edited);
    connect(security_, &QComboBox::currentIndexChanged, this, &JobSettingsPanel::edited);
    connect(&viewModel_, &JobSettingsViewModel::draftChanged, this, &JobSettingsPanel::showDraft);
    showDraft();
}

QSpinBox* JobSettingsPanel::addNumber(const QString& name, const QString& caption, int least, int most,
                                      const QString& off) {
    auto* number = new QSpinBox;
    number->setObjectName(name);
    number->setAccessibleName(withoutMnemonic(caption));
    number->setRange(least, most);
    number->setFixedWidth(120);
    if (!off.isEmpty()) number->setSpecialValueText(off);
    auto* line = new QHBoxLayout;
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(fieldLabel(caption, number), 1);
    line->addWidget(number);
    column_->addLayout(line);
    return number;
}

QLineEdit* JobSettingsPanel::addText(const QString& name, const QString& caption, const QString& hint) {
    auto* field = new QLineEdit;
    field->setObjectName(name);
    field->setAccessibleName(withoutMnemonic(caption));
    field->setPlaceholderText(hint);
    column_->addWidget(fieldLabel(caption, field));
    column_->addWidget(field);
    return field;
}

void JobSettingsPanel::addProblem(Field field, const QString& name) {
    auto* label = bodyLabel({});
    label->setObjectName(name);
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, tokensOf(palette).danger);
    label->setPalette(palette);
    label->hide();
    column_->addWidget(label);
    problems_[field] = label;
}

void JobSettingsPanel::buildSchedule() {
    column_->addWidget(sectionLabel(tr("Schedule")));
    interval_ = addNumber(QStringLiteral("cycleInterval"), tr("&Interval between cycles"), 30, 86'400);
    interval_->setSuffix(tr(" s"));
    interval_->setSingleStep(30);
    addProblem(Field::Interval, QStringLiteral("cycleIntervalProblem"));
    retention_ = addNumber(QStringLiteral("logRetentionDays"), tr("&Keep provisioning logs"), 0, 3650, tr("for ever"));
    retention_->setSuffix(tr(" days"));
    column_->addSpacing(space::control);
    column_->addWidget(sectionLabel(tr("Guards")));
    column_->addWidget(
        subtleLabel(tr("A guard that is reached stops the cycle before its first write. Accidental "
                       "deletion has its own threshold, under Basics.")));
    clears_ = addNumber(QStringLiteral("guardClears"), tr("C&leared attribute values"), 0, 1'000'000, tr("Off"));
    updates_ = addNumber(QStringLiteral("guardUpdates"), tr("Created or &updated objects"), 0, 1'000'000, tr("Off"));
    percent_ =
        addNumber(QStringLiteral("guardUpdatePercent"), tr("The same in &percent of the scope"), 0, 100, tr("Off"));
    percent_->setSuffix(tr(" %"));
    addProblem(Field::Percent, QStringLiteral("guardUpdatePercentProblem"));
    column_->addSpacing(space::control);
}

void JobSettingsPanel::buildMail() {
    column_->addWidget(sectionLabel(tr("Notification by e-mail")));
    column_->addWidget(
        subtleLabel(tr("One message when the job is quarantined or a guard stops it, to the notification "
                       "e-mail of Basics.")));
    server_ = addText(QStringLiteral("mailServer"), tr("Mail &server"), tr("None: no e-mail is sent"));
    addProblem(Field::Server, QStringLiteral("mailServerProblem"));
    port_ = addNumber(QStringLiteral("mailPort"), tr("P&ort"), 1, 65'535);
    port_->setGroupSeparatorShown(false);
    security_ = new QComboBox;
    security_->setObjectName(QStringLiteral("mailSecurity"));
    security_->setAccessibleName(tr("Security"));
    security_->addItem(tr("STARTTLS"), int(MailSettings::Security::StartTls));
    security_->addItem(tr("TLS"), int(MailSettings::Security::Tls));
    security_->addItem(tr("None"), int(MailSettings::Security::None));
    security_->setFixedWidth(120);
    auto* line = new QHBoxLayout;
    line->addWidget(fieldLabel(tr("Securit&y"), security_), 1);
    line->addWidget(security_);
    column_->addLayout(line);
    addProblem(Field::Security, QStringLiteral("mailSecurityProblem"));
    from_ = addText(QStringLiteral("mailFrom"), tr("Sen&der"), tr("hybridsync@contoso.test"));
    addProblem(Field::From, QStringLiteral("mailFromProblem"));
    userName_ = addText(QStringLiteral("mailUserName"), tr("User &name"), tr("None: the server asks for none"));
    password_ = addText(QStringLiteral("mailPassword"), tr("Pass&word"), {});
    password_->setEchoMode(QLineEdit::Password);
    addProblem(Field::Password, QStringLiteral("mailPasswordProblem"));
    caFile_ = addText(QStringLiteral("mailCaFile"), tr("C&A file"), tr("None: the system's authorities"));
}

void JobSettingsPanel::buildTest() {
    test_ = new Button(QStringLiteral("sendTestMail"), tr("Send &test e-mail"));
    test_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    column_->addWidget(test_);
    tested_ = new Banner(QStringLiteral("mailTested"));
    tested_->hide();
    testError_ = new ErrorView(QStringLiteral("mailTestError"));
    testError_->hide();
    column_->addWidget(tested_);
    column_->addWidget(testError_);
    connect(test_, &Button::clicked, &viewModel_, &JobSettingsViewModel::sendTest);
}

void JobSettingsPanel::buildFooter() {
    auto* row = new QHBoxLayout(footer_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::control);
    auto* cancel = new Button(QStringLiteral("cancelJobSettings"), tr("&Cancel"));
    apply_ = new Button(QStringLiteral("applyJobSettings"), tr("&Apply"), Button::Kind::Primary);
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(apply_);
    connect(cancel, &Button::clicked, this, &JobSettingsPanel::cancelled);
    connect(apply_, &Button::clicked, &viewModel_, &JobSettingsViewModel::apply);
}

void JobSettingsPanel::fill() {
    showing_ = true;
    const service::JobSettings& draft = viewModel_.draft();
    interval_->setValue(draft.intervalSeconds);
    retention_->setValue(draft.logRetentionDays);
    clears_->setValue(draft.guards.clears);
    updates_->setValue(draft.guards.updates);
    percent_->setValue(draft.guards.updatePercent);
    server_->setText(text(draft.mail.server));
    port_->setValue(draft.mail.port);
    security_->setCurrentIndex(security_->findData(int(draft.mail.security)));
    from_->setText(text(draft.mail.from));
    userName_->setText(text(draft.mail.userName));
    password_->setPlaceholderText(draft.mail.passwordRef.empty() ? QString() : tr("Unchanged"));
    caFile_->setText(text(draft.mail.caFile));
    showing_ = false;
}

void JobSettingsPanel::edited() {
    if (showing_) return;
    service::JobSettings draft = viewModel_.draft();
    draft.intervalSeconds = interval_->value();
    draft.logRetentionDays = retention_->value();
    draft.guards.clears = clears_->value();
    draft.guards.updates = updates_->value();
    draft.guards.updatePercent = percent_->value();
    draft.mail.server = server_->text().trimmed().toStdString();
    draft.mail.port = port_->value();
    draft.mail.security = MailSettings::Security(security_->currentData().toInt());
    draft.mail.from = from_->text().trimmed().toStdString();
    draft.mail.userName = userName_->text().trimmed().toStdString();
    draft.mail.caFile = caFile_->text().trimmed().toStdString();
    draft.mailPassword.reset();
    if (!password_->text().isEmpty()) draft.mailPassword.emplace(password_->text().toStdString());
    viewModel_.setDraft(draft);
}

void JobSettingsPanel::showDraft() {
    const auto problems = viewModel_.problems();
    for (const auto& [field, label] : problems_) {
        const auto found = problems.find(field);
        label->setText(found == problems.end() ? QString() : found->second);
        label->setVisible(found != problems.end());
    }
    const bool mail = !viewModel_.draft().mail.server.empty();
    for (QWidget* widget : std::initializer_list<QWidget*>{port_, security_, from_, userName_, password_, caFile_}) {
        widget->setEnabled(mail);
        widget->setToolTip(mail ? QString() : tr("Enter a mail server first"));
    }
    const QString obstacle = viewModel_.testObstacle();
    test_->setEnabledOr(obstacle.isEmpty(), obstacle);
    test_->setCaption(viewModel_.isTesting() ? tr("Sending…") : tr("Send &test e-mail"));
    tested_->setVisible(!viewModel_.testedAddress().isEmpty());
    tested_->setMessage(Mood::Success, tr("The server took a test message to %1.").arg(viewModel_.testedAddress()));
    testError_->setVisible(viewModel_.testError().has_value());
    if (viewModel_.testError()) testError_->setError(*viewModel_.testError());
    error_->setVisible(viewModel_.applyError().has_value());
    if (viewModel_.applyError()) error_->setError(*viewModel_.applyError());
    apply_->setEnabledOr(viewModel_.canApply(), viewModel_.isApplying() ? tr("Being saved")
                                                : !problems.empty()     ? tr("Correct what is marked first")
                                                                        : tr("Nothing has been changed"));
    apply_->setCaption(viewModel_.isApplying() ? tr("Applying…") : tr("&Apply"));
}

}  // namespace hs::ui
