#include <gtest/gtest.h>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <fstream>

#include "core/expr/FunctionTable.h"
#include "tests/core/expr/Evaluated.h"

namespace hs::expr::test {

namespace {

struct GoldenCase {
    std::string id, expression, bindings, expected, note;
};

void PrintTo(const GoldenCase& golden, std::ostream* out) { *out << golden.expression; }

std::string replaced(std::string text, std::string_view mark, std::string_view with) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + with.size()))
        text.replace(at, mark.size(), with);
    return text;
}

void addCases(std::vector<GoldenCase>& cases, const std::string& name) {
    std::ifstream file(HYBRIDSYNC_SOURCE_DIR "/tests/golden/expr/" + name);
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::vector<std::string> columns(1);
        for (const char c : line) {
            if (c == '\t') columns.emplace_back();
            else columns.back() += c;
        }
        columns.resize(6);
        columns[1] = replaced(replaced(columns[1], "␊", "\n"), "␉", "\t");
        cases.push_back({columns[0], columns[1], columns[2], columns[3], columns[5]});
    }
}

/// The cases of the reference; those that were found by reading its text; and those whose results Python gives
/// (generate.py).
std::vector<GoldenCase> goldenCases() {
    std::vector<GoldenCase> cases;
    for (const char* name : {"expressions.tsv", "unlisted.tsv", "generated.tsv"}) addCases(cases, name);
    return cases;
}

/// The expected column in the spelling of outcomeOf.
std::string compact(const std::string& json) {
    const QByteArray array = "[" + QByteArray::fromStdString(json) + "]";
    const QByteArray text = QJsonDocument::fromJson(array).toJson(QJsonDocument::Compact);
    return text.mid(1, text.size() - 2).toStdString();
}

void expectOutcome(const std::string& expression, const std::string& bindings, const std::string& expected) {
    const Evaluation result = evaluation(expression, bindings);
    const QJsonValue wanted = QJsonDocument::fromJson("[" + QByteArray::fromStdString(expected) + "]").array().at(0);
    const QJsonObject special = wanted.toObject();
    if (special.contains(QStringLiteral("error"))) {
        const std::string part = special.value(QStringLiteral("error")).toString().toStdString();
        ASSERT_EQ(result.flow, Evaluation::Flow::Failed);
        bool found = false;
        for (const Issue& issue : result.issues) found = found || issue.message.find(part) != std::string::npos;
        EXPECT_TRUE(found) << outcomeOf(result) << "\nexpected: " << part;
    } else if (special.contains(QStringLiteral("property"))) {
        const QRegularExpression pattern(special.value(QStringLiteral("property")).toString());
        ASSERT_EQ(result.flow, Evaluation::Flow::Value);
        const QString text = QString::fromStdString(result.values.front().bytes());
        EXPECT_TRUE(pattern.match(text).hasMatch()) << text.toStdString();
    } else {
        EXPECT_EQ(outcomeOf(result), compact(expected));
    }
}

class Golden : public testing::TestWithParam<GoldenCase> {};

}  // namespace

TEST_P(Golden, GivesTheExpectedOutcome) {
    expectOutcome(GetParam().expression, GetParam().bindings, GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(Expressions, Golden, testing::ValuesIn(goldenCases()),
                         [](const auto& instance) { return replaced(instance.param.id, "-", "_"); });

TEST(GoldenFile, HasCases) { EXPECT_GT(goldenCases().size(), 1'400u); }

namespace {

struct NamedExample {
    std::string name;
    Example example;
};

void PrintTo(const NamedExample& named, std::ostream* out) { *out << named.example.expression; }

std::vector<NamedExample> examples() {
    std::vector<NamedExample> all;
    for (const Function* function : functions())
        for (std::size_t i = 0; i < Function::mostExamples; ++i)
            if (!function->examples[i].expression.empty())
                all.push_back({std::string(function->name) + std::to_string(i + 1), function->examples[i]});
    return all;
}

class DocumentedExample : public testing::TestWithParam<NamedExample> {};

}  // namespace

TEST_P(DocumentedExample, GivesTheResultItShows) {
    const Example& example = GetParam().example;
    expectOutcome(std::string(example.expression), std::string(example.bindings), std::string(example.result));
}

INSTANTIATE_TEST_SUITE_P(FunctionTable, DocumentedExample, testing::ValuesIn(examples()),
                         [](const auto& instance) { return instance.param.name; });

}  // namespace hs::expr::test
