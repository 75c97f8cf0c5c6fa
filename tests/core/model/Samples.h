#pragma once

#include <string>

#include "core/model/Change.h"
#include "core/model/Configuration.h"
#include "core/model/Link.h"
#include "core/model/Outcome.h"
#include "core/model/Run.h"
#include "core/model/Schema.h"

/// Records with every member set to something that is not its default, so that a codec that forgets one is caught.
namespace hs::test {

inline Error sampleError() {
    Error error = Error(ErrorCode::Throttled, "The directory asked us to wait.")
                      .on("CN=Zoë,OU=Þing,DC=contoso,DC=test")
                      .attributeNamed("msExchArchiveStatus")
                      .saying("busy \"now\"\n")
                      .next("Wait.");
    error.retryAfterMs = 1500;
    return error;
}

inline Values sampleValues() {
    return {Value::text("x500:/o=ExchangeLabs/cn=Zoë (Þ)"),
            Value::text(""),
            Value::text(std::string("a\0b", 3)),
            Value::integer(-9007199254740993),
            Value::integer(0),
            Value::boolean(true),
            Value::boolean(false),
            Value::binary(std::string("\x00\xFF\x80 bytes", 9)),
            Value::binary("")};
}

inline Mapping sampleMapping() {
    Mapping mapping;
    mapping.target = "mailNickname";
    mapping.type = MappingType::Direct;
    mapping.source = "mail";
    mapping.expression = "[mail]";
    mapping.flow = FlowKind::AddValue;
    mapping.classes = {ObjectClass::User, ObjectClass::Contact};
    mapping.onlyOnCreate = true;
    mapping.defaultValue = "nobody";
    mapping.matchingPrecedence = 3;
    mapping.enabled = false;
    mapping.disabledReason = "Not before the move";
    return mapping;
}

inline Configuration sampleConfiguration() {
    Configuration configuration;
    configuration.name = "contoso.test";
    configuration.jobId = "AD2AADProvisioning.0123456789abcdef0123456789abcdef";
    configuration.enabled = false;
    configuration.directory = {"ldaps://dc1.contoso.test", false,
                               "DC=contoso,DC=test",       "svc@contoso.test",
                               "vault:contoso/directory",  "/etc/ssl/contoso.pem"};
    configuration.tenant = {"https://graph.example",        "https://login.example",
                            "contoso.onmicrosoft.com",      "client",
                            "file:/run/credentials/secret", "console",
                            "/etc/ssl/tenant.pem"};
    configuration.properties = {"it@contoso.test", false, 7, true, 1795568523004, "admin@contoso.test"};
    configuration.scope.mode = ScopeMode::Groups;
    configuration.scope.organizationalUnits = {{"OU=People,DC=contoso,DC=test", "00112233-4455-6677-8899-aabbccddeeff"},
                                               {"OU=Þing,DC=contoso,DC=test", ""}};
    configuration.scope.groups = {{"CN=Pilot,DC=contoso,DC=test", "10112233-4455-6677-8899-aabbccddeeff"}};
    configuration.scope.filter = {
        {{{"department", ScopeOperator::Equals, "Sales"}, {"mail", ScopeOperator::IsNull, ""}}},
        {{{"title", ScopeOperator::NotRegexMatch, "^X'"}}}};
    configuration.mappings.provisioning = {sampleMapping()};
    configuration.mappings.writeback.emplace();
    configuration.intervalSeconds = 1200;
    return configuration;
}

inline AttributeChange sampleAttribute() {
    AttributeChange attribute;
    attribute.source = "cloudLegacyExchangeDN";
    attribute.target = "proxyAddresses";
    attribute.operation = AttributeChange::Operation::Add;
    attribute.before = {Value::text("SMTP:ada@contoso.test")};
    attribute.after = sampleValues();
    attribute.payload = {Value::text("x500:/o=x"), Value::binary("\xFF")};
    attribute.result = AttributeChange::Result::Failed;
    attribute.reason = "another object holds it";
    return attribute;
}

inline Change sampleChange() {
    Change change;
    change.id = 41;
    change.rule = RuleKind::Writeback;
    change.kind = ChangeKind::Disable;
    change.source = {Side::Cloud, ObjectClass::User, "0b5cbd80-9b2f-4a0e-8f0e-0a2f6c1d2e3f", "ada@contoso.test",
                     "AAEC"};
    change.target = {Side::Directory, ObjectClass::InetOrgPerson, "00112233-4455-6677-8899-aabbccddeeff",
                     "CN=Ada,OU=People,DC=contoso,DC=test", "AAEC"};
    change.attributes = {sampleAttribute(), AttributeChange()};
    change.state = Change::State::Failed;
    change.error = sampleError();
    change.writtenAt = 1795568523004;
    return change;
}

inline Step sampleStep() {
    Step step;
    step.name = "match";
    step.title = "Match user between source and target system";
    step.status = StepStatus::Warning;
    step.summary = "No match: create";
    step.details = {{"objectGUID", {Value::binary("\x01\x02")}}, {"mail", {}}, {"mail", {Value::text("twice")}}};
    step.error = sampleError();
    return step;
}

inline Outcome sampleOutcome() {
    Outcome outcome;
    outcome.run = 3;
    outcome.rule = RuleKind::Writeback;
    outcome.action = ChangeKind::Update;
    outcome.status = StepStatus::Failure;
    outcome.source = sampleChange().source;
    outcome.target = sampleChange().target;
    outcome.steps = {sampleStep(), Step()};
    outcome.attributes = {sampleAttribute()};
    outcome.error = sampleError();
    outcome.startedAt = 1795568523004;
    outcome.endedAt = 1795568524004;
    outcome.change = 41;
    return outcome;
}

inline Run sampleRun() {
    Run run;
    run.id = 9;
    run.configuration = "contoso.test";
    run.kind = RunKind::OnDemand;
    run.state = RunState::StoppedByGuard;
    run.preview = true;
    run.counts = {300000, 299999, 12, 5, 4, 2, 1};
    run.startedAt = 1795568523004;
    run.endedAt = 1795568525504;
    run.error = sampleError();
    run.basis = 8;
    run.by = "ada@contoso.test";
    run.note = "Full instead of delta: the rules changed.";
    run.fence = 5;
    return run;
}

inline Link sampleLink() {
    return {"AAECAwQFBgcICQoLDA0ODw==", "00112233-4455-6677-8899-aabbccddeeff", "0b5cbd80-9b2f-4a0e-8f0e-0a2f6c1d2e3f",
            0xFEDCBA9876543210ULL, 1};
}

inline Schema sampleSchema() {
    Schema schema;
    schema.server = "dc1.contoso.test";
    schema.readAt = 1795568523004;
    schema.exchangeHint = "Exchange Server 2019 CU10 or later";
    schema.attributes["proxyAddresses"] = {"proxyAddresses", "1.2.840.113556.1.2.210", "DirectoryString", false, 1123};
    schema.attributes["msExchArchiveStatus"] = {"msExchArchiveStatus", "1.2.840.113556.1.4.7000.102.51602", "Integer",
                                                true, std::nullopt};
    schema.classes["user"] = {"proxyAddresses", "msExchArchiveStatus"};
    schema.classes["contact"] = {"proxyAddresses"};
    schema.classes["empty"] = {};
    return schema;
}

inline SchemaCheck sampleCheck() {
    SchemaCheck check;
    check.detected = true;
    check.reason = "All eight attributes are there.";
    check.server = "dc1.contoso.test";
    check.checkedAt = 1795568523004;
    check.fromCache = true;
    check.exchangeHint = "Exchange Server 2019 CU10 or later";
    check.attributes = {{"proxyAddresses", true, true, false, true, "DirectoryString", false},
                        {"msExchArchiveStatus", true, true, true, false, "Integer", true},
                        {"msExchUserHoldPolicies", false, false, false, false, "", false}};
    return check;
}

}  // namespace hs::test
