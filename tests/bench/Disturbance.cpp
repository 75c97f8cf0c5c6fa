#include "tests/bench/Disturbance.h"

#include <QFile>
#include <QProcess>

#include "core/ldap/LdapEndpoint.h"

namespace hs::bench {

namespace {

constexpr std::size_t enough = 4000;  // of the first pages: reading a million people to change a hundred is no use

Secret secretIn(const std::string& path) {
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? Secret(file.readAll().toStdString()) : Secret();
}

}  // namespace

Result<void> changeTitles(const sandbox::SandboxState& sandbox, int users, const std::string& title) {
    SystemClock clock;
    NullLog log;
    DirectorySettings settings;
    settings.url = sandbox.ldapsUrl;
    settings.startTls = false;
    settings.baseDn = sandbox.baseDn;
    settings.bindDn = sandbox.adminDn;
    settings.caFile = sandbox.caFile;
    ldap::LdapEndpoint directory(settings, secretIn(sandbox.adminPasswordFile), clock, log);
    Query query;
    query.classes = {ObjectClass::User};
    query.attributes = {"title"};
    std::vector<Change> changes;
    const Error full(ErrorCode::Cancelled, "enough");
    const auto read = directory.read(
        query,
        [&](std::vector<Object>&& page) -> Result<void> {
            for (const Object& object : page) {
                AttributeChange row;
                row.target = "title";
                row.after = {Value::text(title)};
                Change change;
                change.rule = RuleKind::Writeback;
                change.target = {Side::Directory, object.objectClass, object.id, object.name, object.anchor};
                change.attributes = {row};
                changes.push_back(std::move(change));
            }
            return changes.size() >= enough ? Result<void>(full) : Result<void>();
        },
        {});
    if (!read.ok() && !(read.error() == full)) return read.error();
    if (changes.size() > static_cast<std::size_t>(users)) changes.resize(static_cast<std::size_t>(users));
    return directory.apply(
        changes,
        [](std::size_t, Receipt&& receipt) { return receipt.ok ? Result<void>() : Result<void>(receipt.error); }, {});
}

bool killCycleAfter(const sandbox::SandboxState& sandbox, double seconds) {
    QProcess cycle;
    cycle.start(QStringLiteral(HYBRIDSYNC_BIN_DIR "/hybridsync"),
                {QStringLiteral("cycle"), QString::fromStdString(sandbox.configuration), QStringLiteral("--full"),
                 QStringLiteral("--profile"), QString::fromStdString(sandbox.profile)});
    if (!cycle.waitForStarted()) return false;
    const bool atWork = !cycle.waitForFinished(static_cast<int>(seconds * 1000));
    cycle.kill();
    cycle.waitForFinished();
    return atWork;
}

}  // namespace hs::bench
