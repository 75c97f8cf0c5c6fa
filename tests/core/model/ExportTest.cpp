#include <gtest/gtest.h>
#include <QJsonArray>
#include <QJsonDocument>

#include "core/model/Csv.h"
#include "core/model/LogExport.h"
#include "core/model/PlanExport.h"

namespace hs {
namespace {

std::size_t records(const std::string& csv) {
    std::size_t count = 0;
    for (std::size_t at = csv.find("\r\n"); at != std::string::npos; at = csv.find("\r\n", at + 2)) ++count;
    return count;
}

Change sample() {
    AttributeChange x500;
    x500.source = "cloudLegacyExchangeDN";
    x500.target = "proxyAddresses";
    x500.operation = AttributeChange::Operation::Add;
    x500.before = {Value::text("SMTP:ada@contoso.test")};
    x500.payload = {Value::text("x500:/o=ExchangeLabs/cn=ada")};
    x500.after = {x500.before[0], x500.payload[0]};
    AttributeChange hash;
    hash.source = "cloudMSExchSafeSendersHash";
    hash.target = "msExchSafeSendersHash";
    hash.after = {Value::binary(std::string("\x01\x02\x03\x04", 4))};
    Change change;
    change.id = 7;
    change.rule = RuleKind::Writeback;
    change.target = {Side::Directory, ObjectClass::User, "guid", "CN=Ada,DC=contoso,DC=test", "anchor"};
    change.source = {Side::Cloud, ObjectClass::User, "id", "ada@contoso.test", "anchor"};
    change.attributes = {x500, hash};
    return change;
}

Outcome logged() {
    Outcome outcome;
    outcome.id = 42;
    outcome.change = 7;
    outcome.action = ChangeKind::Update;
    outcome.status = StepStatus::Success;
    outcome.source = sample().source;
    outcome.target = sample().target;
    outcome.attributes = sample().attributes;
    for (AttributeChange& row : outcome.attributes) row.result = AttributeChange::Result::Written;
    Step step;
    step.name = "writeback";
    step.title = "Writeback exchange attributes to Active Directory";
    step.status = StepStatus::Success;
    outcome.steps = {step};
    return outcome;
}

TEST(Csv, QuotesQuotesAndKeepsLineBreaks) {
    std::string csv;
    appendCsvRecord(csv, {"a\"b", "two\nlines", "comma, here"});
    EXPECT_EQ(csv, "\"a\"\"b\",\"two\nlines\",\"comma, here\"\r\n");
}

TEST(Csv, KeepsASpreadsheetFromRunningAName) {
    for (const char* dangerous : {"=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\tx"}) {
        std::string csv;
        appendCsvRecord(csv, {dangerous});
        EXPECT_TRUE(csv.starts_with("\"'")) << csv;
    }
}

TEST(Csv, ShowsBytesAsBase64) { EXPECT_EQ(csvField({Value::binary(std::string("\x01\x02", 2))}), "AQI="); }

TEST(PlanExport, WritesARecordForEachAttributeAsCsv) {
    PlanExport document(PlanExport::Format::Csv);
    const std::string csv = document.begin() + document.add(sample()) + document.end();
    EXPECT_EQ(records(csv), 3u);
    EXPECT_NE(csv.find("\"msExchSafeSendersHash\""), std::string::npos);
    EXPECT_NE(csv.find("\"AQIDBA==\""), std::string::npos);
}

TEST(PlanExport, WritesARecordForAnObjectWithoutAttributesToo) {
    Change change = sample();
    change.kind = ChangeKind::Delete;
    change.attributes.clear();
    PlanExport document(PlanExport::Format::Csv);
    EXPECT_EQ(records(document.add(change)), 1u);
}

TEST(PlanExport, WritesOneJsonArrayWhateverTheNumberOfChanges) {
    for (const int count : {0, 1, 3}) {
        PlanExport document(PlanExport::Format::Json);
        std::string json = document.begin();
        for (int i = 0; i < count; ++i) json += document.add(sample());
        json += document.end();
        const auto parsed = QJsonDocument::fromJson(QByteArray::fromStdString(json));
        ASSERT_TRUE(parsed.isArray()) << json;
        EXPECT_EQ(parsed.array().size(), count);
    }
}

TEST(PlanExport, WritesOnlyDirectoryChangesAsLdif) {
    PlanExport document(PlanExport::Format::Ldif);
    Change cloud = sample();
    cloud.target.side = Side::Cloud;
    EXPECT_EQ(document.begin(), "version: 1\n\n");
    EXPECT_TRUE(document.add(cloud).empty());
    const std::string ldif = document.add(sample());
    EXPECT_TRUE(ldif.starts_with("dn: CN=Ada,DC=contoso,DC=test\nchangetype: modify\n")) << ldif;
    EXPECT_NE(ldif.find("add: proxyAddresses\nproxyAddresses: x500:"), std::string::npos) << ldif;
}

TEST(LogExport, JoinsItsThreeFilesByTheChangeId) {
    const LogCsv csv = LogCsv::of(logged(), "contoso.test");
    EXPECT_EQ(records(csv.logs), 1u);
    EXPECT_EQ(records(csv.steps), 1u);
    EXPECT_EQ(records(csv.modifiedProperties), 2u);
    for (const std::string* file : {&csv.logs, &csv.steps, &csv.modifiedProperties})
        EXPECT_TRUE(file->starts_with("\"42\",")) << *file;
}

TEST(LogExport, NamesItsColumnsAsManyAsItFills) {
    const LogCsv header = LogCsv::header();
    const LogCsv row = LogCsv::of(logged(), "contoso.test");
    const auto commas = [](const std::string& csv) { return std::count(csv.begin(), csv.end(), ','); };
    EXPECT_EQ(commas(header.steps), commas(row.steps));
    EXPECT_EQ(commas(header.modifiedProperties) * 2, commas(row.modifiedProperties));
}

TEST(LogExport, ReplaysOnlyWhatWasWritten) {
    Outcome outcome = logged();
    outcome.attributes[0].result = AttributeChange::Result::Failed;
    const std::string ldif = ldifOf(outcome);
    EXPECT_EQ(ldif.find("proxyAddresses"), std::string::npos);
    EXPECT_NE(ldif.find("msExchSafeSendersHash"), std::string::npos);
}

}  // namespace
}  // namespace hs
