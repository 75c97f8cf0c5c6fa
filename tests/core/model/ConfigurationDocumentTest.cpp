#include "core/model/ConfigurationDocument.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include "core/model/ConfigurationDiff.h"
#include "tests/core/base/Expect.h"
#include "tests/core/model/Samples.h"

namespace hs {
namespace {

using test::errorOf;
using test::holds;
using test::valueOf;

QString key(const char* name) { return QString::fromLatin1(name); }

std::string textOf(const QJsonObject& json) { return QJsonDocument(json).toJson().toStdString(); }

/// The sample with its secrets as references, which an exported one always has.
Configuration exported() {
    Configuration configuration = test::sampleConfiguration();
    configuration.directory.passwordRef = "vault:contoso.test/directory";
    configuration.tenant.clientSecretRef = "env:SECRET";
    configuration.mail.passwordRef = "file:/etc/hybridsync/mail";
    return configuration;
}

TEST(ConfigurationDocument, ComesBackAsItWasExported) {
    EXPECT_EQ(valueOf(configurationFromDocument(textOf(documentOf(exported())))), exported());
}

TEST(ConfigurationDocument, NamesItsSchemaAndForm) {
    const QJsonObject document = documentOf(exported());
    EXPECT_EQ(document.value(key("formatVersion")).toInt(), 1);
    EXPECT_EQ(document.value(key("schema")).toString().toStdString(), configurationSchemaId);
}

TEST(ConfigurationDocument, MayBeOneWithoutForm) {
    EXPECT_EQ(valueOf(configurationFromDocument(R"({"name": "x"})")).name, "x");
}

TEST(ConfigurationDocument, RefusesANewerForm) {
    QJsonObject document = documentOf(exported());
    document[key("formatVersion")] = 2;
    document[key("fromTheFuture")] = true;
    const Error error = errorOf(configurationFromDocument(textOf(document)));
    EXPECT_EQ(error.code, ErrorCode::Unsupported);
    EXPECT_TRUE(holds(error.message, "form 2")) << error.message;
    EXPECT_TRUE(holds(error.nextStep, "Update Hybrid Sync"));
}

TEST(ConfigurationDocument, RefusesAFormThatIsNoNumber) {
    for (const char* form : {"\"1\"", "0", "-1", "1.5", "null", "true"}) {
        const Error error =
            errorOf(configurationFromDocument(std::string(R"({"name": "x", "formatVersion": )") + form + "}"));
        EXPECT_EQ(error.code, ErrorCode::Corrupt) << form;
        EXPECT_EQ(error.attribute, "formatVersion") << form;
    }
}

TEST(ConfigurationDocument, SaysWhereItIsNoJson) {
    const Error error = errorOf(configurationFromDocument("{\n  \"name\": \"x\",\n  oops\n}"));
    EXPECT_EQ(error.code, ErrorCode::InvalidInput);
    EXPECT_TRUE(holds(error.message, "line 3")) << error.message;
    EXPECT_EQ(errorOf(configurationFromDocument("[]")).code, ErrorCode::InvalidInput);
    EXPECT_EQ(errorOf(configurationFromDocument("")).code, ErrorCode::InvalidInput);
}

TEST(ConfigurationDocument, AsksWhetherANearNameWasMeant) {
    const Error error = errorOf(configurationFromDocument(
        R"({"name": "x", "intervalSecond": 60, "properties": {"notificationMail": "a@b.c"}, "colour": "red"})"));
    EXPECT_TRUE(holds(error.message, "\"intervalSecond\" (did you mean \"intervalSeconds\"?)")) << error.message;
    EXPECT_TRUE(holds(error.message, "\"properties.notificationMail\" (did you mean \"notificationEmail\"?)"));
    EXPECT_TRUE(holds(error.message, "\"colour\","));
}

TEST(ConfigurationDocument, RefusesSecretsInPlainWithoutRepeatingThem) {
    for (const char* member : {"directory.passwordRef", "tenant.clientSecretRef", "mail.passwordRef"}) {
        const std::string path = member;
        const auto dot = path.find('.');
        const QJsonObject document{{key("name"), key("x")},
                                   {QString::fromStdString(path.substr(0, dot)),
                                    QJsonObject{{QString::fromStdString(path.substr(dot + 1)), key("hunter2")}}}};
        const Error error = errorOf(configurationFromDocument(textOf(document)));
        EXPECT_EQ(error.code, ErrorCode::InvalidInput) << member;
        EXPECT_EQ(error.attribute, member);
        EXPECT_FALSE(holds(error.toLine(), "hunter2"));
    }
}

/// Each member is in the schema, and the schema has none besides.
void expectDescribed(const QJsonObject& schema, const QJsonObject& document, const std::string& path) {
    EXPECT_FALSE(schema.value(key("additionalProperties")).toBool(true)) << path;
    const QJsonObject described = schema.value(key("properties")).toObject();
    EXPECT_EQ(described.keys(), document.keys()) << path;
    for (const QString& member : document.keys()) {
        const QJsonObject one = described.value(member).toObject();
        EXPECT_FALSE(one.value(key("description")).toString().isEmpty()) << path << member.toStdString();
        if (document.value(member).isObject())
            expectDescribed(one, document.value(member).toObject(), path + member.toStdString() + ".");
    }
}

TEST(ConfigurationSchema, DescribesEveryMemberAndNoOther) {
    QFile file(QStringLiteral(HYBRIDSYNC_SOURCE_DIR "/installer/schema/hybridsync-configuration-1.schema.json"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QJsonObject schema = QJsonDocument::fromJson(file.readAll()).object();
    EXPECT_EQ(schema.value(key("$id")).toString().toStdString(), configurationSchemaId);
    expectDescribed(schema, documentOf(exported()), "");
}

TEST(ConfigurationDiff, IsEmptyForTheSame) { EXPECT_TRUE(differences(exported(), exported()).empty()); }

TEST(ConfigurationDiff, LeavesTheVersionNumberOut) {
    Configuration later = exported();
    ++later.version;
    EXPECT_TRUE(differences(exported(), later).empty());
}

TEST(ConfigurationDiff, NamesMembersByTheirPathWithBothValues) {
    Configuration later = exported();
    later.intervalSeconds = 600;
    later.properties.notificationEmail = "ä\"@b.c";
    later.scope.organizationalUnits = {{"OU=a", {}}};
    Configuration before = exported();
    before.intervalSeconds = 120;
    before.properties.notificationEmail = "";
    before.scope.organizationalUnits = {};
    const std::vector<MemberChange> expected{
        {"intervalSeconds", "120", "600"},
        {"properties.notificationEmail", "\"\"", "\"ä\\\"@b.c\""},
        {"scope.organizationalUnits", "[]", "[{\"dn\":\"OU=a\",\"objectGUID\":\"\"}]"}};
    EXPECT_EQ(differences(before, later), expected);
}

TEST(ConfigurationDiff, IsJsonWithValuesAsTheyAre) {
    const QJsonArray json = toJson(std::vector<MemberChange>{{"a", "120", "[\"x\"]"}, {"b", "", "null"}});
    EXPECT_EQ(json.at(0).toObject().value(key("before")), QJsonValue(120));
    EXPECT_EQ(json.at(0).toObject().value(key("after")), QJsonValue(QJsonArray{key("x")}));
    EXPECT_TRUE(json.at(1).toObject().value(key("before")).isNull());
}

}  // namespace
}  // namespace hs
