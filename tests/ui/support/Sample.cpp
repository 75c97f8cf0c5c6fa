#include "tests/ui/support/Sample.h"

namespace hs::ui::test::sample {

namespace {

constexpr UnixMillis minute = 60'000;

Step step(const char* name, const char* title, StepStatus status, const char* summary) {
    Step made;
    made.name = name;
    made.title = title;
    made.status = status;
    made.summary = summary;
    return made;
}

AttributeChange change(const char* source, const char* target, Values before, Values after,
                       AttributeChange::Result result, const char* reason = "") {
    AttributeChange made;
    made.source = source;
    made.target = target;
    made.before = std::move(before);
    made.after = std::move(after);
    made.result = result;
    made.reason = reason;
    return made;
}

ObjectRef adaInDirectory() {
    ObjectRef ref;
    ref.side = Side::Directory;
    ref.objectClass = ObjectClass::User;
    ref.id = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
    ref.name = ada;
    ref.anchor = "PC0eD1pLeGmHlqW0w9Lh8A==";
    return ref;
}

ObjectRef adaInCloud() {
    ObjectRef ref;
    ref.side = Side::Cloud;
    ref.objectClass = ObjectClass::User;
    ref.id = "64c6a1d0-7f7e-4f0d-9b7e-2f1f5b7e01aa";
    ref.name = "ada@contoso.onmicrosoft.com";
    ref.anchor = "PC0eD1pLeGmHlqW0w9Lh8A==";
    return ref;
}

}  // namespace

UnixMillis now() { return 1'795'629'800'000; }

service::ConfigurationSummary summary() {
    service::ConfigurationSummary made;
    Configuration& c = made.configuration;
    c.name = configurationName;
    c.jobId = "AD2AADProvisioning.6c3f0a9d1e2b4c5d8e7f60718293a4b5";
    c.version = 7;
    c.directory.url = "ldaps://dc1.contoso.test:636";
    c.directory.baseDn = "DC=contoso,DC=test";
    c.directory.bindDn = "CN=Hybrid Sync,CN=Users,DC=contoso,DC=test";
    c.tenant.tenantId = "contoso.onmicrosoft.com";
    c.tenant.clientId = "5b0c4d3e-2f1a-4b6c-8d7e-9f0a1b2c3d4e";
    c.properties.notificationEmail = "ops@contoso.test";
    c.scope = ScopeSettings::ofUnits({"OU=People,DC=contoso,DC=test", "OU=Partners,DC=contoso,DC=test"});
    made.lastRun = runs().front();
    made.status = "Healthy";
    made.statusReason = "The last run ended without failures.";
    made.inScope = 1204;
    made.agent = "dc1";
    return made;
}

SchemaCheck detectedSchema() {
    SchemaCheck check;
    check.detected = true;
    check.reason = "All eight attributes are allowed on the classes that need them.";
    check.server = "dc1.contoso.test";
    check.checkedAt = now() - 12 * minute;
    check.exchangeHint = "Exchange Server 2019 CU10 or later";
    const std::tuple<const char*, const char*, bool> rows[] = {
        {"msDS-ExternalDirectoryObjectId", "DirectoryString", true},
        {"proxyAddresses", "DirectoryString", false},
        {"msExchArchiveStatus", "Integer", true},
        {"msExchBlockedSendersHash", "OctetString", true},
        {"msExchSafeRecipientsHash", "OctetString", true},
        {"msExchSafeSendersHash", "OctetString", true},
        {"msExchUCVoiceMailSettings", "DirectoryString", false},
        {"msExchUserHoldPolicies", "DirectoryString", false}};
    for (const auto& [name, syntax, single] : rows) {
        SchemaCheck::Attribute row;
        row.name = name;
        row.present = row.user = row.inetOrgPerson = row.contact = true;
        row.syntax = syntax;
        row.singleValued = single;
        check.attributes.push_back(row);
    }
    return check;
}

SchemaCheck undetectedSchema() {
    SchemaCheck check = detectedSchema();
    check.detected = false;
    check.reason = "msExchArchiveStatus is not allowed on inetOrgPerson.";
    check.attributes[2].inetOrgPerson = false;
    return check;
}

service::AgentStatus agent() {
    service::AgentStatus made;
    made.host = "dc1";
    made.version = "0.1.0";
    made.agentVersion = "1.1.2334.0";
    made.isConsole = false;
    made.processId = 4711;
    made.startedAt = now() - 26 * 60 * minute;
    made.schemaReadAt = now() - 12 * minute;
    made.nextRunAt = now() + minute;
    return made;
}

std::vector<service::DirectoryHit> hits() {
    return {{ada, "Ada Lovelace", "ada@contoso.test", "ada@contoso.test", ObjectClass::User},
            {"CN=Adam Smith,OU=People,DC=contoso,DC=test", "Adam Smith", "adam@contoso.test", "adam@contoso.test",
             ObjectClass::User}};
}

std::vector<Step> steps() {
    std::vector<Step> all{
        step("import", "Import user", StepStatus::Success, "41 attributes from dc1, 12 ms"),
        step("scope", "Determine if user is in scope", StepStatus::Success, "In scope: OU=People"),
        step("match", "Match user between source and target system", StepStatus::Success, "No match: create"),
        step("perform", "Perform action", StepStatus::Success, "Created ada@contoso.onmicrosoft.com")};
    all[0].details = {
        {"displayName", {Value::text("Ada Lovelace")}},
        {"mail", {Value::text("ada@contoso.test")}},
        {"proxyAddresses", {Value::text("SMTP:ada@contoso.test"), Value::text("smtp:a.lovelace@contoso.test")}}};
    all[1].details = {{"Organizational unit", {Value::text("OU=People,DC=contoso,DC=test")}}};
    all[2].details = {{"Matching attribute", {Value::text("onPremisesImmutableId")}}};
    all[3].details = {{"userPrincipalName", {Value::text("ada@contoso.onmicrosoft.com")}}};
    return all;
}

Outcome provisioned() {
    Outcome made;
    made.run = 41;
    made.action = ChangeKind::Create;
    made.status = StepStatus::Success;
    made.source = adaInDirectory();
    made.target = adaInCloud();
    made.steps = steps();
    made.startedAt = now() - 2 * minute;
    made.endedAt = made.startedAt + 1720;
    return made;
}

std::vector<AttributeChange> attributes() {
    using Result = AttributeChange::Result;
    const std::string legacy =
        "/o=ExchangeLabs/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=64c6a1d07f7e4f0d-ada";
    std::vector<AttributeChange> rows{
        change("cloudAnchor", "msDS-ExternalDirectoryObjectId", {},
               {Value::text("User_64c6a1d0-7f7e-4f0d-9b7e-2f1f5b7e01aa")}, Result::Written),
        change("cloudLegacyExchangeDN", "proxyAddresses",
               {Value::text("SMTP:ada@contoso.test"), Value::text("smtp:a.lovelace@contoso.test")},
               {Value::text("SMTP:ada@contoso.test"), Value::text("smtp:a.lovelace@contoso.test"),
                Value::text("x500:" + legacy)},
               Result::Written),
        change("cloudMSExchArchiveStatus", "msExchArchiveStatus", {Value::integer(1)}, {Value::integer(1)},
               Result::Unchanged),
        change("cloudMSExchBlockedSendersHash", "msExchBlockedSendersHash", {},
               {Value::binary(std::string(24, '\x17'))}, Result::Written),
        change("cloudMSExchSafeRecipientsHash", "msExchSafeRecipientsHash", {}, {}, Result::Kept,
               "Exchange Online has no value"),
        change("cloudMSExchSafeSendersHash", "msExchSafeSendersHash", {Value::binary(std::string(48, '\x42'))},
               {Value::binary(std::string(48, '\x42'))}, Result::Kept, "the mailbox is on premises"),
        change("cloudMSExchUCVoiceMailSettings", "msExchUCVoiceMailSettings", {Value::text("CsHostedVoiceMail=1")},
               {Value::text("CsHostedVoiceMail=1"), Value::text("ExchangeHostedVoiceMail=1")}, Result::Written),
        change("cloudMSExchUserHoldPolicies", "msExchUserHoldPolicies", {}, {}, Result::Failed,
               "insufficient access rights")};
    rows[1].operation = AttributeChange::Operation::Add;
    rows[1].payload = {rows[1].after.back()};
    return rows;
}

Outcome writtenBack() {
    Outcome made;
    made.run = 42;
    made.rule = RuleKind::Writeback;
    made.action = ChangeKind::Update;
    made.status = StepStatus::Success;
    made.source = adaInCloud();
    made.target = adaInDirectory();
    made.attributes = attributes();
    made.startedAt = now() - minute;
    made.endedAt = made.startedAt + 14'000;
    return made;
}

std::vector<Run> runs() {
    std::vector<Run> all;
    const int written[] = {12, 0, 3, 41, 0, 7, 18, 2, 0, 26, 5, 1204};
    for (int i = 0; i < 12; ++i) {
        Run run;
        run.id = 42 - i;
        run.configuration = configurationName;
        run.kind = i % 5 == 4 ? RunKind::OnDemand : RunKind::Full;
        run.state = i == 3 ? RunState::FinishedWithFailures : i == 6 ? RunState::StoppedByGuard : RunState::Succeeded;
        run.counts = {1204,           1204,          written[i] + (i == 3 ? 6 : 0), written[i], 1204 - written[i],
                      i == 3 ? 6 : 0, i == 3 ? 2 : 0};
        run.startedAt = now() - (2 + i * 31) * minute;
        run.endedAt = run.startedAt + 1700 + i * 340;
        if (i == 6) {
            run.error = Error(ErrorCode::Unsupported,
                              "The run would delete 640 of 1,204 objects; the threshold is 500. Nothing was written.")
                            .next("Look at the changes. If they are meant, raise the threshold and run again.");
            run.counts.written = 0;
        }
        all.push_back(run);
    }
    return all;
}

service::RunDetail runDetail() {
    service::RunDetail made;
    made.run = runs().front();
    const char* names[] = {ada, "CN=Alan Turing,OU=People,DC=contoso,DC=test",
                           "CN=Grace Hopper,OU=People,DC=contoso,DC=test"};
    for (int i = 0; i < 3; ++i) {
        Change one;
        one.id = 100 + i;
        one.rule = RuleKind::Writeback;
        one.source = adaInCloud();
        one.target = adaInDirectory();
        one.target.name = names[i];
        one.attributes = attributes();
        one.attributes.resize(std::size_t(i == 0 ? 8 : 2));
        one.state = i == 2 ? Change::State::Failed : Change::State::Done;
        if (i == 2)
            one.error = Error(ErrorCode::Denied, "The directory refused the write.")
                            .on(names[i])
                            .attributeNamed("proxyAddresses")
                            .saying("00002098: SecErr: DSID-03150F94");
        made.changes.push_back(one);
    }
    return made;
}

std::vector<std::pair<std::int64_t, Outcome>> log(int count) {
    std::vector<std::pair<std::int64_t, Outcome>> rows;
    const char* people[] = {"Ada Lovelace",    "Alan Turing",    "Grace Hopper",
                            "Edsger Dijkstra", "Barbara Liskov", "Donald Knuth"};
    for (int i = 0; i < count; ++i) {
        Outcome one = i % 2 == 0 ? writtenBack() : provisioned();
        const std::string dn = std::string("CN=") + people[i % 6] + ",OU=People,DC=contoso,DC=test";
        (one.rule == RuleKind::Provisioning ? one.source : one.target).name = dn;
        one.startedAt = now() - (i + 1) * minute;
        one.endedAt = one.startedAt + 900;
        if (i % 6 == 2) {
            one.status = StepStatus::Failure;
            one.error = Error(ErrorCode::Denied, "The directory refused the write.")
                            .on(dn)
                            .attributeNamed("msExchUserHoldPolicies")
                            .saying("00002098: SecErr: DSID-03150F94, problem 4003 (INSUFF_ACCESS_RIGHTS), data 0")
                            .next(
                                "Grant the sync account write access to msExchUserHoldPolicies; Permissions prints the "
                                "commands.");
        }
        if (i % 6 == 3) {
            one.status = StepStatus::Skipped;
            one.action = ChangeKind::None;
        }
        if (i % 6 == 4) one.status = StepStatus::Warning;
        rows.emplace_back(1000 - i, one);
    }
    return rows;
}

service::ConnectionTest connectionTest(bool ok) {
    service::ConnectionTest test;
    test.ok = ok;
    test.steps = {step("resolve", "Resolve and connect", StepStatus::Success, "10.0.0.4:636 in 3 ms"),
                  step("tls", "TLS", StepStatus::Success, "TLS 1.3, dc1.contoso.test"),
                  step("signIn", "Sign in", ok ? StepStatus::Success : StepStatus::Failure, ok ? "CN=Hybrid Sync" : ""),
                  step("read", "Read", ok ? StepStatus::Success : StepStatus::Skipped, ok ? "1,204 users" : "")};
    if (!ok)
        test.steps[2].error = Error(ErrorCode::Unauthenticated, "The directory refused the account or its password.")
                                  .saying("80090308: LdapErr: DSID-0C09044E, data 52e");
    return test;
}

}  // namespace hs::ui::test::sample
