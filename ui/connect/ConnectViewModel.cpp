#include "ui/connect/ConnectViewModel.h"

namespace hs::ui {

namespace {

void take(ConnectViewModel::Side& side, Result<service::ConnectionTest> answer) {
    side = {};
    if (answer.ok()) side.test = std::move(answer).value();
    else side.error = answer.error();
}

}  // namespace

void ConnectViewModel::setDirectory(const DirectorySettings& settings, const QString& password) {
    if (settings == draft_.directory && password == password_) return;
    draft_.directory = settings;
    password_ = password;
    draft_.directoryPassword = Secret(password.toStdString());
    directoryTest_.forget();
    directory_ = {};
    Q_EMIT changed();
}

void ConnectViewModel::setTenant(const TenantSettings& settings, const QString& secret) {
    if (settings == draft_.tenant && secret == secret_) return;
    draft_.tenant = settings;
    secret_ = secret;
    draft_.clientSecret = Secret(secret.toStdString());
    tenantTest_.forget();
    tenant_ = {};
    Q_EMIT changed();
}

void ConnectViewModel::setName(const QString& name) {
    draft_.name = name.trimmed().toStdString();
    Q_EMIT changed();
}

void ConnectViewModel::setScope(const QStringList& organizationalUnits) {
    std::vector<std::string> names;
    for (const QString& unit : organizationalUnits)
        if (!unit.trimmed().isEmpty()) names.push_back(unit.trimmed().toStdString());
    draft_.scope = ScopeSettings::ofUnits(names);
}

QString ConnectViewModel::directoryMissing() const {
    if (draft_.directory.url.empty()) return tr("Enter the server of the directory.");
    if (draft_.directory.baseDn.empty()) return tr("Enter the distinguished name of the domain.");
    if (draft_.directory.bindDn.empty() || password_.isEmpty()) return tr("Enter the account and its password.");
    return {};
}

QString ConnectViewModel::tenantMissing() const {
    if (draft_.tenant.graphUrl.empty() || draft_.tenant.authorityUrl.empty())
        return tr("Enter the addresses of Graph and of the authority.");
    if (draft_.tenant.tenantId.empty()) return tr("Enter the tenant.");
    if (draft_.tenant.clientId.empty() || secret_.isEmpty()) return tr("Enter the application and its secret.");
    return {};
}

void ConnectViewModel::testDirectory() {
    if (!directoryMissing().isEmpty()) return;
    directory_ = {};
    const std::stop_token stop = directoryTest_.begin();
    directoryTest_.await(client_.testDirectory(draft_.directory, draft_.directoryPassword, stop),
                         [this](Result<service::ConnectionTest> answer) {
                             take(directory_, std::move(answer));
                             Q_EMIT changed();
                         });
    Q_EMIT changed();
}

void ConnectViewModel::testTenant() {
    if (!tenantMissing().isEmpty()) return;
    tenant_ = {};
    const std::stop_token stop = tenantTest_.begin();
    tenantTest_.await(client_.testTenant(draft_.tenant, draft_.clientSecret, stop),
                      [this](Result<service::ConnectionTest> answer) {
                          take(tenant_, std::move(answer));
                          Q_EMIT changed();
                      });
    Q_EMIT changed();
}

void ConnectViewModel::stop() {
    directoryTest_.stop();
    tenantTest_.stop();
}

QString ConnectViewModel::saveReason() const {
    if (isSaving()) return tr("Being saved.");
    if (draft_.name.empty()) return tr("Give the configuration a name.");
    if (!directory_.passed() && !tenant_.passed()) return tr("Test the directory and the tenant first.");
    if (!directory_.passed()) return tr("Test the directory first.");
    if (!tenant_.passed()) return tr("Test the tenant first.");
    return {};
}

void ConnectViewModel::save() {
    if (!saveReason().isEmpty()) return;
    saveError_.reset();
    save_.await(client_.createConfiguration(draft_), [this](Result<Configuration> answer) {
        if (answer.ok()) Q_EMIT created(QString::fromStdString(answer->name));
        else saveError_ = answer.error();
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

}  // namespace hs::ui
