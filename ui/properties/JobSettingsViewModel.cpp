#include "ui/properties/JobSettingsViewModel.h"

#include "ui/kit/Words.h"

namespace hs::ui {

namespace {

constexpr int shortestInterval = 30;
constexpr int longestInterval = 86400;

bool isLoopback(const std::string& server) {
    return server == "localhost" || server == "::1" || server.rfind("127.", 0) == 0;
}

bool isAddress(const std::string& mail) {
    const auto at = mail.find('@');
    return at != std::string::npos && at > 0 && at + 1 < mail.size() && mail.find('@', at + 1) == std::string::npos &&
           mail.find(' ') == std::string::npos;
}

bool sameSettings(const service::JobSettings& a, const service::JobSettings& b) {
    return a.intervalSeconds == b.intervalSeconds && a.guards == b.guards && a.mail == b.mail &&
           a.logRetentionDays == b.logRetentionDays;
}

}  // namespace

void JobSettingsViewModel::load(const QString& name) {
    if (name != name_) {
        saved_.reset();
        apply_.forget();
        test_.forget();
    }
    name_ = name;
    refresh();
}

void JobSettingsViewModel::refresh() {
    if (name_.isEmpty()) return;
    load_.await(client_.configuration(name_.toStdString()), [this](Result<service::ConfigurationSummary> answer) {
        if (answer.ok()) saved_ = std::move(answer).value().configuration;
        Q_EMIT changed();
    });
}

void JobSettingsViewModel::beginEdit() {
    if (saved_) draft_ = service::JobSettings::of(*saved_);
    applyError_.reset();
    testError_.reset();
    tested_.clear();
    Q_EMIT draftChanged();
}

void JobSettingsViewModel::setDraft(const service::JobSettings& draft) {
    const bool sameMail = draft.mail == draft_.mail && !draft.mailPassword && !draft_.mailPassword;
    draft_ = draft;
    if (!sameMail) {
        tested_.clear();
        testError_.reset();
    }
    Q_EMIT draftChanged();
}

bool JobSettingsViewModel::isDirty() const {
    return saved_ && (!sameSettings(draft_, service::JobSettings::of(*saved_)) || draft_.mailPassword.has_value());
}

std::map<JobSettingsViewModel::Field, QString> JobSettingsViewModel::problems() const {
    std::map<Field, QString> found;
    if (draft_.intervalSeconds < shortestInterval || draft_.intervalSeconds > longestInterval)
        found[Field::Interval] = tr("The interval must be 30 to 86,400 seconds.");
    if (draft_.guards.updatePercent < 0 || draft_.guards.updatePercent > 100)
        found[Field::Percent] = tr("Enter 0 to 100 %.");
    const MailSettings& mail = draft_.mail;
    if (mail.server.empty()) return found;
    if (mail.server.find_first_of(" /:@") != std::string::npos && mail.server != "::1")
        found[Field::Server] = tr("Enter a host name only, such as smtp.contoso.test.");
    if (mail.security == MailSettings::Security::None && !isLoopback(mail.server))
        found[Field::Security] = tr("Without TLS, mail may only go to this machine itself. Choose STARTTLS or TLS.");
    if (!isAddress(mail.from)) found[Field::From] = tr("Enter the sender's address, such as hybridsync@contoso.test.");
    if (!mail.userName.empty() && mail.passwordRef.empty() && !draft_.mailPassword)
        found[Field::Password] = tr("Enter the password of this user.");
    return found;
}

void JobSettingsViewModel::apply() {
    if (!canApply()) return;
    applyError_.reset();
    apply_.await(client_.updateSettings(name_.toStdString(), saved_->version, draft_),
                 [this](Result<Configuration> stored) {
                     if (stored.ok()) {
                         saved_ = std::move(stored).value();
                         draft_ = service::JobSettings::of(*saved_);
                         Q_EMIT changed();
                         Q_EMIT applied();
                     } else {
                         applyError_ = stored.error();
                         Q_EMIT draftChanged();
                     }
                 });
    Q_EMIT draftChanged();
}

QString JobSettingsViewModel::testObstacle() const {
    if (isTesting()) return tr("The test message is on its way");
    if (draft_.mail.server.empty()) return tr("Enter a mail server first");
    if (!problems().empty()) return tr("Correct what is marked first");
    if (!saved_ || saved_->properties.notificationEmail.empty())
        return tr("Enter a notification e-mail under Basics first");
    return {};
}

void JobSettingsViewModel::sendTest() {
    if (!testObstacle().isEmpty()) return;
    tested_.clear();
    testError_.reset();
    const std::stop_token stop = test_.begin();
    test_.await(client_.testMail(name_.toStdString(), draft_, stop), [this](Result<void> answer) {
        if (answer.ok()) tested_ = text(saved_->properties.notificationEmail);
        else testError_ = answer.error();
        Q_EMIT draftChanged();
    });
    Q_EMIT draftChanged();
}

}  // namespace hs::ui
