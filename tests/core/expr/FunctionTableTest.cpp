#include "core/expr/FunctionTable.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

namespace hs::expr::test {

namespace {

std::vector<std::string> signatures(std::string_view name) {
    const Function* function = findFunction(name);
    return function ? signaturesOf(*function) : std::vector<std::string>();
}

using testing::ElementsAre;

}  // namespace

TEST(FunctionTable, HasEveryFunctionOfTheReference) {
    constexpr std::string_view names[] = {"Append",
                                          "BitAnd",
                                          "BitOr",
                                          "CBool",
                                          "CDate",
                                          "CGuid",
                                          "CNum",
                                          "CRef",
                                          "CStr",
                                          "Coalesce",
                                          "Contains",
                                          "ConvertFromBase64",
                                          "ConvertFromUTF8Hex",
                                          "ConvertToBase64",
                                          "ConvertToUTF8Hex",
                                          "Count",
                                          "DNComponent",
                                          "DNComponentRev",
                                          "DateAdd",
                                          "DateDiff",
                                          "DateFromNum",
                                          "Error",
                                          "EscapeDNComponent",
                                          "FormatDateTime",
                                          "Guid",
                                          "IIF",
                                          "IgnoreFlowIfNullOrEmpty",
                                          "InStr",
                                          "InStrRev",
                                          "IsBitSet",
                                          "IsDate",
                                          "IsEmpty",
                                          "IsGuid",
                                          "IsNull",
                                          "IsNullOrEmpty",
                                          "IsNumeric",
                                          "IsPresent",
                                          "IsString",
                                          "Item",
                                          "ItemOrNull",
                                          "Join",
                                          "LCase",
                                          "LTrim",
                                          "Left",
                                          "Len",
                                          "Mid",
                                          "NormalizeDiacritics",
                                          "Not",
                                          "Now",
                                          "NumFromDate",
                                          "PCase",
                                          "PadLeft",
                                          "PadRight",
                                          "RTrim",
                                          "RandomNum",
                                          "RandomString",
                                          "Redact",
                                          "RemoveDuplicates",
                                          "Replace",
                                          "ReplaceChars",
                                          "Right",
                                          "Select",
                                          "SelectUniqueValue",
                                          "Split",
                                          "StringFromGuid",
                                          "StringFromSid",
                                          "StripSpaces",
                                          "Switch",
                                          "ToLower",
                                          "ToUpper",
                                          "Trim",
                                          "UCase",
                                          "Where",
                                          "With",
                                          "Word"};
    for (const std::string_view name : names) EXPECT_NE(findFunction(name), nullptr) << name;
    EXPECT_EQ(functions().size(), std::size(names));
}

TEST(FunctionTable, IsSortedByName) {
    EXPECT_TRUE(std::is_sorted(functions().begin(), functions().end(),
                               [](const Function* a, const Function* b) { return a->name < b->name; }));
}

TEST(FunctionTable, NamesEachFunctionOnce) {
    std::set<std::string_view> names;
    for (const Function* function : functions()) EXPECT_TRUE(names.insert(function->name).second) << function->name;
}

TEST(FunctionTable, ExplainsEachFunctionInASentence) {
    for (const Function* function : functions()) EXPECT_TRUE(function->doc.ends_with(".")) << function->name;
}

TEST(FunctionTable, ShowsAnExampleOfEachFunction) {
    for (const Function* function : functions()) {
        EXPECT_NE(function->examples[0].expression.find(function->name), std::string_view::npos) << function->name;
        EXPECT_FALSE(function->examples[0].result.empty()) << function->name;
    }
}

TEST(FunctionTable, CanApplyEachFunctionInOneWay) {
    for (const Function* function : functions())
        EXPECT_NE(function->apply != nullptr, function->evaluate != nullptr) << function->name;
}

TEST(FunctionTable, PutsEachFunctionIntoAFamily) {
    std::size_t count = 0;
    for (const FunctionFamily& family : functionFamilies()) count += family.functions.size();
    EXPECT_EQ(count, functions().size());
}

TEST(FunctionTable, FindsExactNamesOnly) {
    EXPECT_EQ(findFunction("trim"), nullptr);
    EXPECT_EQ(findFunction("Tri"), nullptr);
    EXPECT_EQ(findFunction(""), nullptr);
}

TEST(FunctionTable, OffersNoFunctionThatIsNotAvailable) {
    for (const std::string_view name : unavailableFunctions()) EXPECT_EQ(findFunction(name), nullptr) << name;
}

TEST(Signature, MarksOptionalParameters) { EXPECT_THAT(signatures("Mid"), ElementsAre("Mid(source, start, length?)")); }

TEST(Signature, OfNoParametersIsEmptyParentheses) { EXPECT_THAT(signatures("Now"), ElementsAre("Now()")); }

TEST(Signature, MarksWhatRepeats) { EXPECT_THAT(signatures("Coalesce"), ElementsAre("Coalesce(source1, source2, …)")); }

TEST(Signature, ShowsVariables) {
    EXPECT_THAT(signatures("Select"), ElementsAre("Select($item, attribute, expression)"));
}

TEST(Signature, ShowsEachForm) {
    EXPECT_THAT(signatures("Switch"),
                ElementsAre("Switch(source, default?, key, value, …)", "Switch(condition, value, …)"));
    EXPECT_THAT(
        signatures("FormatDateTime"),
        ElementsAre("FormatDateTime(source, outputFormat)", "FormatDateTime(source, inputFormat?, outputFormat)",
                    "FormatDateTime(source, dateTimeStyles?, inputFormat?, outputFormat)"));
}

}  // namespace hs::expr::test
