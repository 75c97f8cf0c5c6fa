#include "tests/survival/LivingWorld.h"

#include <QProcess>
#include <QProcessEnvironment>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <set>

#include "core/ldap/LdapEndpoint.h"
#include "core/sync/DefaultRules.h"

namespace hs::survival {

void LivingWorld::open() {
    const auto& state = sandbox_->state();
    auto opened = wiring::Assembly::open({state.profile, state.profileDirectory}, {});
    ASSERT_TRUE(opened.ok()) << opened.error().toLine();
    assembly_ = *std::move(opened);
}

/// As an administrator does it: the configuration goes along, the journal begins anew.
void LivingWorld::moveStoreTo(const std::string& location) {
    Configuration configuration = store().configuration(name()).value();
    configuration.version = 0;
    assembly_.reset();
    const std::string file = sandbox_->state().profileDirectory + "/store.url";
    std::ofstream(file) << location << '\n';
    std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    ASSERT_NO_FATAL_FAILURE(open());
    const auto saved = store().saveConfiguration(configuration);
    ASSERT_TRUE(saved.ok()) << saved.error().toLine();
}

void LivingWorld::begin(int users, const std::string& location) {
    std::signal(SIGPIPE, SIG_IGN);  // as every program of the product does: a server may be gone while we write to it
    assembly_.reset();
    admin_.reset();
    cloud_.reset();
    sandbox_.reset();
    sandbox::SandboxOptions options;
    options.users = users;
    options.exchangeDelaySeconds = 0;
    auto started = sandbox::Sandbox::start(options, clock_);
    ASSERT_TRUE(started.ok()) << started.error().toLine();
    sandbox_ = *std::move(started);
    ASSERT_NO_FATAL_FAILURE(open());
    if (!location.empty()) { ASSERT_NO_FATAL_FAILURE(moveStoreTo(location)); }
    Configuration configuration = store().configuration(name()).value();
    configuration.properties.exchangeHybridWriteback = true;
    ASSERT_TRUE(store().saveConfiguration(configuration).ok());
    DirectorySettings admin = configuration.directory;
    admin.bindDn = sandbox_->directory().adminDn();
    admin_ = std::make_unique<ldap::LdapEndpoint>(admin, sandbox_->directory().adminPassword(), clock_, log_);
    cloud_ = engine().ports().connector.cloud(configuration.tenant).value();
}

hs::Run LivingWorld::cycle(bool full, bool preview) {
    service::CycleRequest request;
    request.configuration = name();
    request.full = full;
    request.preview = preview;
    auto run = engine().sync().runCycle(request, {});
    EXPECT_TRUE(run.ok()) << run.error().toLine();
    return run.ok() ? *std::move(run) : hs::Run();
}

int LivingWorld::cyclesUntilQuiet() {
    for (int count = 1; count <= 6; ++count) {
        const hs::Run run = cycle(true);
        EXPECT_EQ(run.state, RunState::Succeeded) << run.error.toLine();
        if (run.counts.planned == 0) return count;
    }
    return 99;
}

std::vector<Object> LivingWorld::everything(EndpointReader& side, const Query& query) {
    std::vector<Object> all;
    const auto read = side.read(query,
                                [&all](std::vector<Object>&& page) -> Result<void> {
                                    std::move(page.begin(), page.end(), std::back_inserter(all));
                                    return {};
                                },
                                {});
    EXPECT_TRUE(read.ok()) << read.error().toLine();
    return all;
}

std::string LivingWorld::directoryDump() {
    const auto& state = sandbox_->state();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LDAPTLS_CACERT"), QString::fromStdString(state.caFile));
    QProcess search;
    search.setProcessEnvironment(environment);
    search.start(
        QStringLiteral("ldapsearch"),
        {QStringLiteral("-x"), QStringLiteral("-LLL"), QStringLiteral("-o"), QStringLiteral("ldif-wrap=no"),
         QStringLiteral("-H"), QString::fromStdString(state.ldapsUrl), QStringLiteral("-D"),
         QString::fromStdString(state.adminDn), QStringLiteral("-y"), QString::fromStdString(state.adminPasswordFile),
         QStringLiteral("-b"), QString::fromStdString(state.baseDn), QStringLiteral("(objectClass=*)"),
         QStringLiteral("*"), QStringLiteral("+")});
    EXPECT_TRUE(search.waitForFinished());
    EXPECT_EQ(search.exitCode(), 0) << search.readAllStandardError().constData();
    return search.readAllStandardOutput().toStdString();
}

std::string LivingWorld::cloudDump() {
    Query query;
    query.classes = {ObjectClass::User, ObjectClass::Contact};
    for (const hs::Rule& rule : {sync::provisioningRule(), sync::writebackRule()})
        for (const Mapping& mapping : rule.mappings)
            query.attributes.push_back(rule.kind == RuleKind::Provisioning ? mapping.target
                                                                           : AttributeName(mapping.source));
    std::vector<std::string> lines;
    for (const Object& object : everything(*cloud_, query))
        for (const auto& [attribute, values] : object.attributes())
            for (const Value& value : values)
                lines.push_back(object.anchor + ' ' + attribute.text() + ' ' + value.display());
    std::sort(lines.begin(), lines.end());
    std::string text;
    for (const std::string& line : lines) text += line + '\n';
    return text;
}

std::string LivingWorld::endState() {
    static const std::set<std::string> moving{"entryCSN",          "modifyTimestamp", "contextCSN",
                                              "modifiersName",     "createTimestamp", "creatorsName",
                                              "entryUUID",         "userPassword",    "structuralObjectClass",
                                              "subschemaSubentry", "hasSubordinates", "entryDN"};
    std::string text;
    std::string line;
    for (const char c : directoryDump()) {
        if (c != '\n') {
            line += c;
            continue;
        }
        if (moving.count(line.substr(0, line.find(':'))) == 0) text += line + '\n';
        line.clear();
    }
    return text + cloudDump();
}

void LivingWorld::setInDirectory(const Object& object, const AttributeName& attribute, const std::string& text) {
    AttributeChange row;
    row.target = attribute;
    row.after = {Value::text(text)};
    Change change;
    change.rule = RuleKind::Writeback;
    change.target = {Side::Directory, object.objectClass, object.id, object.name, object.anchor};
    change.attributes = {row};
    const auto applied = admin_->apply(std::span(&change, 1),
                                       [](std::size_t, Receipt&& receipt) -> Result<void> {
                                           EXPECT_TRUE(receipt.ok) << receipt.error.toLine();
                                           return {};
                                       },
                                       {});
    EXPECT_TRUE(applied.ok()) << applied.error().toLine();
}

}  // namespace hs::survival
