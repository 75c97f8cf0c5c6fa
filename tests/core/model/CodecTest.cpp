#include <QJsonDocument>

#include <functional>

#include "core/model/ModelJson.h"
#include "tests/core/base/Expect.h"
#include "tests/core/model/Samples.h"

namespace hs {
namespace {

using test::errorOf;
using test::holds;
using test::valueOf;

/// What a file or a wire does to a document: through text and back.
QJsonObject throughText(const QJsonObject& json) {
    return QJsonDocument::fromJson(QJsonDocument(json).toJson(QJsonDocument::Compact)).object();
}

QString key(const char* name) { return QString::fromLatin1(name); }

TEST(ModelJson, KeepsAConfiguration) {
    const Configuration sample = test::sampleConfiguration();
    EXPECT_EQ(valueOf(configurationFromJson(throughText(toJson(sample)))), sample);
}

TEST(ModelJson, KeepsAConfigurationOfDefaults) {
    Configuration sample;
    sample.name = "x";
    EXPECT_EQ(valueOf(configurationFromJson(throughText(toJson(sample)))), sample);
}

TEST(ModelJson, KeepsAChange) {
    EXPECT_EQ(valueOf(changeFromJson(throughText(toJson(test::sampleChange())))), test::sampleChange());
}

TEST(ModelJson, KeepsAChangeOfDefaults) { EXPECT_EQ(valueOf(changeFromJson(throughText(toJson(Change())))), Change()); }

TEST(ModelJson, KeepsAnOutcome) {
    EXPECT_EQ(valueOf(outcomeFromJson(throughText(toJson(test::sampleOutcome())))), test::sampleOutcome());
}

TEST(ModelJson, KeepsAStepWithDetailsInOrder) {
    EXPECT_EQ(valueOf(stepFromJson(throughText(toJson(test::sampleStep())))), test::sampleStep());
}

TEST(ModelJson, KeepsARun) {
    EXPECT_EQ(valueOf(runFromJson(throughText(toJson(test::sampleRun())))), test::sampleRun());
}

TEST(ModelJson, KeepsALinkWithAllBitsOfItsFingerprints) {
    EXPECT_EQ(valueOf(linkFromJson(throughText(toJson(test::sampleLink())))), test::sampleLink());
    EXPECT_EQ(valueOf(linkFromJson(throughText(toJson(Link())))), Link());
}

TEST(ModelJson, KeepsASchema) {
    EXPECT_EQ(valueOf(schemaFromJson(throughText(toJson(test::sampleSchema())))), test::sampleSchema());
}

TEST(ModelJson, KeepsTheSpellingOfSchemaNames) {
    const Schema read = valueOf(schemaFromJson(throughText(toJson(test::sampleSchema()))));
    EXPECT_EQ(read.attributes.begin()->first.text(), "msExchArchiveStatus");
    EXPECT_EQ(read.classes.begin()->first.text(), "contact");
}

TEST(ModelJson, KeepsASchemaCheck) {
    EXPECT_EQ(valueOf(schemaCheckFromJson(throughText(toJson(test::sampleCheck())))), test::sampleCheck());
}

TEST(ModelJson, KeepsAnError) {
    Error read;
    test::expectOk(errorFromJson(throughText(toJson(test::sampleError())), read));
    EXPECT_EQ(read, test::sampleError());
}

TEST(ModelJson, WritesNoErrorAsAnEmptyObject) {
    EXPECT_TRUE(toJson(Error()).isEmpty());
    Error read;
    test::expectOk(errorFromJson({}, read));
    EXPECT_EQ(read, Error());
}

TEST(ModelJson, KeepsEveryKindOfValue) {
    const QJsonObject json{{key("v"), toJson(test::sampleValues())}};
    EXPECT_EQ(valueOf(valuesFromJson(throughText(json).value(key("v")).toArray())), test::sampleValues());
}

TEST(ModelJson, KeepsTextThatIsNotUtf8) {
    const Values values{Value::text("\xFF broken")};
    const QJsonObject json{{key("v"), toJson(values)}};
    EXPECT_EQ(valueOf(valuesFromJson(throughText(json).value(key("v")).toArray())), values);
}

TEST(ModelJson, WritesBytesAsAnObjectWithBase64) {
    EXPECT_EQ(toJson(Value::binary("foo")).toObject().value(key("binary")).toString(), key("Zm9v"));
}

TEST(ModelJson, RefusesValuesThatNoAttributeHas) {
    for (const char* text : {"[null]", "[1.5]", "[[]]", "[{}]", "[{\"binary\": 5}]", "[{\"binary\": \"Zg\"}]",
                             "[{\"binary\": \"\", \"more\": 1}]"})
        EXPECT_EQ(errorOf(valuesFromJson(QJsonDocument::fromJson(text).array())).code, ErrorCode::Corrupt) << text;
}

TEST(ConfigurationJson, RefusesUnknownMembersByName) {
    QJsonObject json = toJson(test::sampleConfiguration());
    json[key("exchangeHybridWriteback")] = true;
    const Error error = errorOf(configurationFromJson(json));
    EXPECT_EQ(error.code, ErrorCode::InvalidInput);
    EXPECT_TRUE(holds(error.message, "\"exchangeHybridWriteback\""));
    EXPECT_FALSE(error.nextStep.empty());
}

TEST(ConfigurationJson, RefusesUnknownMembersInsideByTheirPath) {
    QJsonObject json = toJson(test::sampleConfiguration());
    QJsonObject directory = json.value(key("directory")).toObject();
    directory[key("password")] = key("hunter2");
    json[key("directory")] = directory;
    const Error error = errorOf(configurationFromJson(json));
    EXPECT_TRUE(holds(error.message, "\"directory.password\""));
    EXPECT_FALSE(holds(error.toLine(), "hunter2"));
}

TEST(ConfigurationJson, NamesAllUnknownMembersAtOnce) {
    QJsonObject json = toJson(test::sampleConfiguration());
    json[key("one")] = 1;
    json[key("two")] = 2;
    const Error error = errorOf(configurationFromJson(json));
    EXPECT_TRUE(holds(error.message, "\"one\", \"two\""));
}

TEST(ConfigurationJson, NeedsAName) {
    QJsonObject json = toJson(test::sampleConfiguration());
    json.remove(key("name"));
    const Error error = errorOf(configurationFromJson(json));
    EXPECT_EQ(error.code, ErrorCode::Corrupt);
    EXPECT_TRUE(holds(error.message, "\"name\""));
}

TEST(ConfigurationJson, TakesDefaultsForWhatIsMissing) {
    const Configuration read = valueOf(configurationFromJson({{key("name"), key("x")}}));
    EXPECT_EQ(read.properties.accidentalDeletionThreshold, 500);
    EXPECT_EQ(read.intervalSeconds, 120);
    EXPECT_EQ(read.tenant.graphUrl, "https://graph.microsoft.com");
}

TEST(ConfigurationJson, NamesTheMemberOfAWrongType) {
    const std::vector<std::pair<const char*, QJsonValue>> wrong{{"name", 5},
                                                                {"enabled", key("yes")},
                                                                {"version", key("1")},
                                                                {"directory", QJsonArray()},
                                                                {"scope", true},
                                                                {"intervalSeconds", 1.5},
                                                                {"intervalSeconds", 5e12},
                                                                {"disabledWritebackTargets", 1},
                                                                {"disabledWritebackTargets", QJsonArray{1}}};
    for (const auto& [member, value] : wrong) {
        QJsonObject json = toJson(test::sampleConfiguration());
        json[key(member)] = value;
        const Error error = errorOf(configurationFromJson(json));
        EXPECT_EQ(error.code, ErrorCode::Corrupt) << member;
        EXPECT_TRUE(holds(error.message, std::string("\"") + member + "\""));
    }
}

TEST(ConfigurationJson, ReadsWhatEarlierVersionsSwitchedOff) {
    const Configuration read = valueOf(configurationFromJson(
        {{key("name"), key("x")}, {key("disabledWritebackTargets"), QJsonArray{key("msExchArchiveStatus")}}}));
    ASSERT_TRUE(read.mappings.writeback.has_value());
    ASSERT_EQ(read.mappings.writeback->size(), 1u);
    EXPECT_EQ(read.mappings.writeback->front().target, AttributeName("msExchArchiveStatus"));
    EXPECT_FALSE(read.mappings.writeback->front().enabled);
    EXPECT_FALSE(read.mappings.writeback->front().disabledReason.empty());
    EXPECT_FALSE(read.mappings.provisioning.has_value());
}

TEST(ConfigurationJson, KnowsAnEmptyListFromNone) {
    Configuration configuration = test::sampleConfiguration();
    configuration.mappings.provisioning = std::nullopt;
    const Configuration read = valueOf(configurationFromJson(toJson(configuration)));
    EXPECT_FALSE(read.mappings.provisioning.has_value());
    EXPECT_TRUE(read.mappings.writeback.has_value());
}

TEST(ConfigurationJson, RefusesAMappingOfAnUnknownClass) {
    QJsonObject json = toJson(test::sampleConfiguration());
    json[key("mappings")] = QJsonObject{
        {key("provisioning"),
         QJsonArray{QJsonObject{{key("target"), key("mail")}, {key("classes"), QJsonArray{key("printer")}}}}}};
    EXPECT_TRUE(holds(errorOf(configurationFromJson(json)).message, "mappings.provisioning[0].classes"));
}

TEST(ConfigurationJson, NamesThePathOfAWrongTypeInside) {
    QJsonObject json = toJson(test::sampleConfiguration());
    json[key("properties")] = QJsonObject{{key("accidentalDeletionThreshold"), key("many")}};
    EXPECT_TRUE(holds(errorOf(configurationFromJson(json)).message, "\"properties.accidentalDeletionThreshold\""));
}

TEST(ChangeJson, PassesOverUnknownMembers) {
    QJsonObject json = toJson(test::sampleChange());
    json[key("fromTheFuture")] = 1;
    EXPECT_EQ(valueOf(changeFromJson(json)), test::sampleChange());
}

TEST(ChangeJson, NamesTheElementThatIsWrong) {
    QJsonObject json = toJson(test::sampleChange());
    QJsonArray attributes = json.value(key("attributes")).toArray();
    attributes.append(QJsonObject{{key("result"), key("perhaps")}});
    json[key("attributes")] = attributes;
    const Error error = errorOf(changeFromJson(json));
    EXPECT_EQ(error.code, ErrorCode::Corrupt);
    EXPECT_TRUE(holds(error.message, "\"attributes[2].result\""));
    EXPECT_TRUE(holds(error.message, "perhaps"));
}

TEST(ChangeJson, RefusesListsThatHoldOtherThings) {
    QJsonObject json = toJson(test::sampleChange());
    json[key("attributes")] = QJsonArray{5};
    EXPECT_TRUE(holds(errorOf(changeFromJson(json)).message, "\"attributes[0]\""));
    json[key("attributes")] = 5;
    EXPECT_TRUE(holds(errorOf(changeFromJson(json)).message, "\"attributes\""));
}

TEST(ChangeJson, RefusesValuesThatAreNoList) {
    QJsonObject json = toJson(test::sampleChange());
    json[key("attributes")] = QJsonArray{QJsonObject{{key("before"), key("one")}}};
    EXPECT_TRUE(holds(errorOf(changeFromJson(json)).message, "\"attributes[0].before\""));
    json[key("attributes")] = QJsonArray{QJsonObject{{key("after"), QJsonArray{QJsonValue::Null}}}};
    EXPECT_TRUE(holds(errorOf(changeFromJson(json)).message, "\"attributes[0].after\""));
}

TEST(LinkJson, RefusesAFingerprintThatIsNoHexadecimalNumber) {
    for (const char* digits : {"", "xyz", "12345678901234567", "-1", "0x12"}) {
        QJsonObject json = toJson(test::sampleLink());
        json[key("cloudPrint")] = key(digits);
        EXPECT_EQ(errorOf(linkFromJson(json)).code, ErrorCode::Corrupt) << digits;
    }
}

TEST(SchemaJson, RefusesClassesThatAreNoLists) {
    QJsonObject json = toJson(test::sampleSchema());
    json[key("classes")] = QJsonObject{{key("user"), 5}};
    EXPECT_TRUE(holds(errorOf(schemaFromJson(json)).message, "\"classes\""));
    json[key("classes")] = QJsonObject{{key("user"), QJsonArray{5}}};
    EXPECT_TRUE(holds(errorOf(schemaFromJson(json)).message, "\"classes\""));
}

TEST(SchemaJson, NeedsTheNameOfAnAttribute) {
    QJsonObject json = toJson(test::sampleSchema());
    json[key("attributes")] = QJsonArray{QJsonObject{}};
    EXPECT_TRUE(holds(errorOf(schemaFromJson(json)).message, "\"attributes[0].name\""));
}

TEST(JsonReader, ReportsTheFirstWrongMemberOnly) {
    const QJsonObject json{{key("text"), 1}, {key("flag"), 1}};
    JsonReader reader(json, "thing");
    std::string text = "kept";
    bool flag = true;
    reader.text("text", text);
    reader.flag("flag", flag);
    const Error error = errorOf(reader.finish());
    EXPECT_TRUE(holds(error.message, "\"text\" of the thing"));
    EXPECT_EQ(text, "kept");
    EXPECT_TRUE(flag);
}

TEST(JsonReader, LeavesWhatIsMissing) {
    const QJsonObject json;
    JsonReader reader(json, "thing");
    std::int64_t number = 5;
    reader.integer("number", number);
    test::expectOk(reader.finish());
    EXPECT_EQ(number, 5);
}

TEST(JsonReader, ReadsTheLargestWholeNumbers) {
    const QJsonObject json =
        QJsonDocument::fromJson("{\"n\": 9223372036854775807, \"m\": -9223372036854775808}").object();
    JsonReader reader(json, "thing");
    std::int64_t largest = 0;
    std::int64_t smallest = 0;
    reader.integer("n", largest);
    reader.integer("m", smallest);
    test::expectOk(reader.finish());
    EXPECT_EQ(largest, INT64_MAX);
    EXPECT_EQ(smallest, INT64_MIN);
}

TEST(JsonReader, TakesAWholeNumberWrittenWithAFraction) {
    const QJsonObject json = QJsonDocument::fromJson("{\"n\": 5.0}").object();
    JsonReader reader(json, "thing");
    int number = 0;
    reader.integer("n", number);
    test::expectOk(reader.finish());
    EXPECT_EQ(number, 5);
}

}  // namespace
}  // namespace hs
