#include <gmock/gmock.h>

#include <gtest/gtest.h>

#include "tests/core/expr/Evaluated.h"

namespace hs::expr::test {

TEST(Empty, IsAnError) { EXPECT_EQ(firstIssue(""), "1:1: Expression is empty."); }

TEST(Empty, IsAnErrorForBlanksToo) { EXPECT_EQ(firstIssue("  \n "), "1:1: Expression is empty."); }

TEST(End, NamesWhatIsExpected) {
    EXPECT_EQ(firstIssue(R"(Trim("a")"), "1:9: Unexpected end of expression; expected an operator, ',' or ')'.");
}

TEST(End, WantsAValueAfterAnOperator) {
    EXPECT_EQ(firstIssue(R"("a" & )"), "1:7: Unexpected end of expression; expected a value.");
}

TEST(End, WantsAParenthesisClosed) {
    EXPECT_EQ(firstIssue(R"(("a")"), "1:5: Unexpected end of expression; expected an operator or ')'.");
}

TEST(End, WantsAnArgumentAfterTheOpenParenthesis) {
    EXPECT_EQ(firstIssue("Trim("), "1:6: Unexpected end of expression; expected a value.");
}

TEST(Unexpected, NamesTheCharacter) {
    EXPECT_EQ(firstIssue(R"("a" "b")"), R"(1:5: Unexpected '"'; expected an operator or the end of the expression.)");
}

TEST(Unexpected, NamesACharacterBeyondAscii) { EXPECT_EQ(firstIssue("ä"), "1:1: Unexpected 'ä'; expected a value."); }

TEST(Unexpected, RefusesASecondClosingParenthesis) {
    EXPECT_EQ(firstIssue(R"(Trim("a")))"), "1:10: Unexpected ')'; expected an operator or the end of the expression.");
}

TEST(Unexpected, RefusesEmptyParentheses) { EXPECT_EQ(firstIssue("()"), "1:2: Unexpected ')'; expected a value."); }

TEST(Unexpected, RefusesALeadingOperator) { EXPECT_EQ(firstIssue("= 1"), "1:1: Unexpected '='; expected a value."); }

TEST(Unexpected, RefusesASignThatDoesNotTouch) {
    EXPECT_EQ(firstIssue("- 5"), "1:1: Unexpected '-'; expected a value.");
}

TEST(Unexpected, RefusesAFraction) {
    EXPECT_EQ(firstIssue("1.5"), "1:2: Unexpected '.'; expected an operator or the end of the expression.");
}

TEST(Unexpected, RefusesHexadecimalWithoutDigits) {
    EXPECT_EQ(firstIssue("&H"), "1:1: Unexpected '&'; expected a value.");
}

TEST(Unexpected, RefusesADollarAlone) { EXPECT_EQ(firstIssue(R"($ & "a")"), "1:1: Unexpected '$'; expected a value."); }

TEST(Unexpected, RefusesAComment) {
    EXPECT_EQ(firstIssue(R"("a" // x)"), "1:5: Unexpected '/'; expected an operator or the end of the expression.");
}

TEST(Unexpected, RefusesAPercentSignAlone) {
    EXPECT_EQ(firstIssue("50 % 2"), "1:4: Unexpected '%'; expected an operator or the end of the expression.");
}

TEST(Unexpected, RefusesACommaOutsideOfCalls) {
    EXPECT_EQ(firstIssue("1, 2"), "1:2: Unexpected ','; expected an operator or the end of the expression.");
}

TEST(Unexpected, OffersTheRightFormForAnd) {
    EXPECT_EQ(firstIssue("[a] AND [b]"),
              "1:5: Unexpected 'A'; expected an operator or the end of the expression; write && instead of AND.");
}

TEST(Unexpected, OffersTheRightFormForOr) {
    EXPECT_EQ(firstIssue("([a] OR [b])"), "1:6: Unexpected 'O'; expected an operator or ')'; write || instead of OR.");
}

TEST(OperatorSpelling, OffersASingleEqualsSign) { EXPECT_EQ(firstIssue("[a] == 1"), "1:5: Unexpected '=='; use =."); }

TEST(OperatorSpelling, OffersAngleBrackets) { EXPECT_EQ(firstIssue("[a] != 1"), "1:5: Unexpected '!='; use <>."); }

TEST(OperatorSpelling, OffersTheStraightDoubleQuote) {
    EXPECT_EQ(firstIssue("Trim('a')"), R"(1:6: Unexpected '''; use the straight double quote ".)");
}

TEST(CurlyQuote, IsNamed) {
    EXPECT_EQ(firstIssue("Trim(“a”)"), R"(1:6: Curly quotation mark; use the straight double quote ".)");
}

TEST(CurlyQuote, IsNamedForLowQuotesToo) {
    EXPECT_EQ(firstIssue("„a“"), R"(1:1: Curly quotation mark; use the straight double quote ".)");
}

TEST(OpenText, PointsAtItsOpeningMark) {
    EXPECT_EQ(firstIssue(R"(Trim("a))"), R"(1:6: Text is not closed: missing '"'.)");
}

TEST(OpenText, IsOpenAfterAnEscapedMark) {
    EXPECT_EQ(firstIssue(R"("a\")"), R"(1:1: Text is not closed: missing '"'.)");
}

TEST(AttributeName, MustBeClosed) {
    EXPECT_EQ(firstIssue("Trim([a)"), "1:6: Attribute name is not closed: missing ']'.");
}

TEST(AttributeName, MustBeClosedInItsLine) {
    EXPECT_EQ(firstIssue("[a\nb]"), "1:1: Attribute name is not closed: missing ']'.");
}

TEST(AttributeName, MustNotHoldAnOpeningBracket) {
    EXPECT_EQ(firstIssue("[a[b]"), "1:1: Attribute name is not closed: missing ']'.");
}

TEST(AttributeName, MustNotBeEmpty) { EXPECT_EQ(firstIssue("[]"), "1:1: Attribute name is empty."); }

TEST(AttributeName, MustNotHaveBlanksBefore) {
    EXPECT_EQ(firstIssue("[ a]"), "1:1: Attribute name has blanks around it.");
}

TEST(AttributeName, MustNotHaveBlanksAfter) {
    EXPECT_EQ(firstIssue("[a ]"), "1:1: Attribute name has blanks around it.");
}

TEST(NumberRange, ExcludesTooLarge) { EXPECT_EQ(firstIssue("9223372036854775808"), "1:1: Number is out of range."); }

TEST(NumberRange, ExcludesTooSmall) { EXPECT_EQ(firstIssue("-9223372036854775809"), "1:1: Number is out of range."); }

TEST(NumberRange, ExcludesSeventeenHexadecimalDigits) {
    EXPECT_EQ(firstIssue("&H00000000000000001"), "1:1: Number is out of range.");
}

TEST(Parameter, IsNotSupported) {
    EXPECT_EQ(firstIssue(R"(Append("a", %Domain.FQDN%))"), "1:13: Parameters such as %Domain.FQDN% are not supported.");
}

TEST(FirstMistake, IsTheFirstInTheText) { EXPECT_EQ(firstIssue("Trim() == “"), "1:8: Unexpected '=='; use =."); }

TEST(UnknownName, OffersAConstantOfOtherCase) {
    EXPECT_EQ(firstIssue("true"), "1:1: Unknown name 'true'. Did you mean 'True'?");
}

TEST(UnknownName, OffersANearConstant) {
    EXPECT_EQ(firstIssue("IgnoreThisFlw"), "1:1: Unknown name 'IgnoreThisFlw'. Did you mean 'IgnoreThisFlow'?");
}

TEST(UnknownName, OffersNothingForOtherNames) { EXPECT_EQ(firstIssue("mail"), "1:1: Unknown name 'mail'."); }

TEST(UnknownName, OffersTheOperatorForAnd) { EXPECT_EQ(firstIssue("AND"), "1:1: Unknown name 'AND'. Use &&."); }

TEST(UnknownName, OffersTheOperatorForOr) { EXPECT_EQ(firstIssue("OR"), "1:1: Unknown name 'OR'. Use ||."); }

TEST(UnknownName, DoesNotTakeOptionWordsElsewhere) {
    EXPECT_EQ(firstIssue(R"(Append("a", UTF8))"), "1:13: Unknown name 'UTF8'.");
}

TEST(UnknownFunction, OffersANearOne) {
    EXPECT_EQ(firstIssue(R"(IIF(True,"a",Lefft("x",1)))"), "1:14: Unknown function 'Lefft'. Did you mean 'Left'?");
}

TEST(UnknownFunction, OffersOneOfOtherCase) {
    EXPECT_EQ(firstIssue("iif(True, 1, 2)"), "1:1: Unknown function 'iif'. Did you mean 'IIF'?");
}

TEST(UnknownFunction, OffersNothingForOtherNames) {
    EXPECT_EQ(firstIssue("Frobnicate(1)"), "1:1: Unknown function 'Frobnicate'.");
}

TEST(UnknownFunction, IsAConstantWithParentheses) { EXPECT_EQ(firstIssue("True()"), "1:1: Unknown function 'True'."); }

TEST(NotAvailable, IsSaidOfKnownFunctions) {
    EXPECT_EQ(firstIssue("CertSubject([c])"), "1:1: 'CertSubject' is not available here.");
}

TEST(NotAvailable, IsSaidOfAuthoritativeNull) {
    EXPECT_EQ(firstIssue("AuthoritativeNull"), "1:1: 'AuthoritativeNull' is not available here; use NULL.");
}

TEST(UnknownVariable, IsAnErrorOutside) { EXPECT_EQ(firstIssue("$x"), "1:1: Unknown variable '$x'."); }

TEST(UnknownVariable, IsAnErrorInTheListOfItsSelect) {
    EXPECT_EQ(firstIssue("Select($x, $x, 1)"), "1:12: Unknown variable '$x'.");
}

TEST(UnknownVariable, WantsAVariableFirst) {
    EXPECT_EQ(firstIssue("Select([a], [b], 1)"), "1:1: Select: argument 1 must be a variable such as $item.");
}

TEST(ArgumentCount, NamesOneArgument) {
    EXPECT_EQ(firstIssue(R"(Trim("a", "b"))"), "1:1: Trim takes 1 argument, got 2.");
}

TEST(ArgumentCount, NamesSeveralArguments) {
    EXPECT_EQ(firstIssue(R"(Left("abc"))"), "1:1: Left takes 2 arguments, got 1.");
}

TEST(ArgumentCount, NamesARange) { EXPECT_EQ(firstIssue(R"(Mid("abc"))"), "1:1: Mid takes 2 to 3 arguments, got 1."); }

TEST(ArgumentCount, NamesAMinimum) {
    EXPECT_EQ(firstIssue("Coalesce([a])"), "1:1: Coalesce takes at least 2 arguments, got 1.");
}

TEST(ArgumentCount, CountsEmptyPositions) {
    EXPECT_EQ(firstIssue(R"(Trim("a", ))"), "1:1: Trim takes 1 argument, got 2.");
}

TEST(ArgumentCount, CountsNoPositionInEmptyParentheses) {
    EXPECT_EQ(firstIssue("Trim()"), "1:1: Trim takes 1 argument, got 0.");
}

TEST(ArgumentMissing, NamesTheParameter) {
    EXPECT_EQ(firstIssue(R"(Append(, "b"))"), "1:1: Append: argument 1 (source) is required.");
}

TEST(ArgumentMissing, PointsAtTheFunction) {
    EXPECT_EQ(firstIssue(R"(Trim(Append("a", )))"), "1:6: Append: argument 2 (suffix) is required.");
}

TEST(NullLiteral, PointsAtTheOperator) {
    EXPECT_EQ(firstIssue("[a] = NULL"), "1:5: Comparing with NULL is never True; use IsNull or IsNullOrEmpty.");
}

TEST(NullLiteral, IsFoundOnTheLeft) {
    EXPECT_EQ(firstIssue("NULL <> [a]"), "1:6: Comparing with NULL is never True; use IsNull or IsNullOrEmpty.");
}

TEST(NullLiteral, IsFoundInParentheses) {
    EXPECT_EQ(firstIssue("[a] > (NULL)"), "1:5: Comparing with NULL is never True; use IsNull or IsNullOrEmpty.");
}

TEST(NullLiteral, IsFoundInsideAChain) {
    EXPECT_EQ(firstIssue("1 + 2 = NULL"), "1:7: Comparing with NULL is never True; use IsNull or IsNullOrEmpty.");
}

TEST(NullLiteral, IsNoMistakeForOtherOperators) { EXPECT_EQ(firstIssue(R"("a" & NULL)"), "none"); }

TEST(Option, PointsAtTheConstant) {
    EXPECT_EQ(firstIssue(R"(DateAdd("M", 1, Now()))"),
              "1:9: DateAdd: 'M' is not one of yyyy, q, m, y, d, w, ww, h, n, s.");
}

TEST(Option, PointsAtABareWord) {
    EXPECT_EQ(firstIssue(R"(InStr("a", "b", 1, UTF8))"),
              "1:20: InStr: 'UTF8' is not one of vbBinaryCompare, vbTextCompare.");
}

TEST(PatternIssue, PointsAtThePattern) {
    EXPECT_EQ(firstIssue(R"(Replace([a], , "(", , "", , ))"), "1:16: Replace: invalid regular expression: missing )");
}

TEST(PatternIssue, PointsAtTheGroupName) {
    EXPECT_EQ(firstIssue(R"~(Replace([a], , "(?<n>x)", "m", "", , ))~"),
              "1:27: Replace: the pattern has no group named 'm'.");
}

TEST(PatternIssue, PointsAtTheReplacement) {
    EXPECT_EQ(firstIssue(R"(Replace([a], , "x", , "$+", , ))"),
              "1:23: Replace: '$+' is not supported in a replacement.");
}

TEST(PatternIssue, IsFoundInABranchNotTaken) {
    EXPECT_EQ(firstIssue(R"(IIF(True, "a", Replace([a], , "(", , "", , )))"),
              "1:31: Replace: invalid regular expression: missing )");
}

TEST(ReplaceModeIssue, PointsAtTheFunction) {
    EXPECT_EQ(firstIssue(R"("x" & Replace("a", "b", , ))"),
              "1:7: Replace: this combination of arguments has no meaning.");
}

TEST(SwitchCount, PointsAtTheFunction) {
    EXPECT_EQ(firstIssue(R"(Trim(Switch("a", "b", "c")))"), "1:6: Switch needs an even number of arguments, got 3.");
}

TEST(Outermost, PointsAtTheFunction) {
    EXPECT_EQ(firstIssue(R"(Trim(SelectUniqueValue("a", "b")))"),
              "1:6: SelectUniqueValue must be the outermost function.");
}

TEST(MixedLogic, IsAWarning) {
    EXPECT_EQ(firstIssue("True && False || True"),
              "1:15: warning: && and || are mixed without parentheses; they are taken from left to right.");
}

TEST(MixedLogic, IsNoneWithParentheses) { EXPECT_EQ(firstIssue("(True && False) || True"), "none"); }

TEST(ConstantCondition, IsAWarningForTrue) {
    EXPECT_EQ(firstIssue("Switch(True, 1, [a] = 1, 2)"),
              "1:8: warning: This condition is always True; the pairs after it are never used.");
}

TEST(ConstantCondition, IsAWarningForFalse) {
    EXPECT_EQ(firstIssue("Switch(False, 1, [a] = 1, 2)"),
              "1:8: warning: This condition is never True; its value is never used.");
}

TEST(ConstantCondition, IsNoneForTheLastPair) { EXPECT_EQ(firstIssue("Switch([a] = 1, 2, True, 1)"), "none"); }

TEST(Place, CountsLinesAndColumns) {
    EXPECT_EQ(firstIssue("Append([a],\n  Lefft(\"x\"))"), "2:3: Unknown function 'Lefft'. Did you mean 'Left'?");
}

TEST(Place, CountsCharactersNotBytes) {
    EXPECT_EQ(firstIssue(R"("äöü😀" & Lefft("x"))"), "1:10: Unknown function 'Lefft'. Did you mean 'Left'?");
}

namespace {

std::vector<Issue> issuesOf(std::string expression) { return Expression::compile(std::move(expression)).issues(); }

std::vector<Issue> issuesOf(std::string expression, const std::vector<AttributeName>& schema) {
    return Expression::compile(std::move(expression), schema).issues();
}

}  // namespace

TEST(Issues, AreInTheOrderOfTheirPosition) {
    const auto issues = issuesOf("Lefft(1) & Trim() & ([a] = NULL) & mail");
    ASSERT_EQ(issues.size(), 4u);
    for (std::size_t i = 1; i < issues.size(); ++i) EXPECT_LT(issues[i - 1].position, issues[i].position);
}

TEST(Issues, CarryTheirCode) { EXPECT_EQ(issuesOf("Lefft(1)").at(0).code, "unknown-function"); }

TEST(Issues, CarryTheLengthOfTheName) { EXPECT_EQ(issuesOf("Lefft(1)").at(0).length, 5u); }

TEST(Issues, StopAtTheFirstSyntaxError) { EXPECT_EQ(issuesOf("Lefft( == ").size(), 1u); }

TEST(Issues, AreFoundInsideUnknownFunctions) { EXPECT_EQ(issuesOf("Foo(Lefft(1))").size(), 2u); }

TEST(Issues, DoNotBlameAnOptionWordBesideAnUnknownFunction) {
    EXPECT_EQ(issuesOf(R"(InStrr("a", "b", 1, vbTextCompare))").size(), 1u);
}

TEST(Issues, OfEvaluationCarryTheirPlace) {
    const Evaluation result = evaluation(R"("a" & CNum("x"))");
    ASSERT_EQ(result.issues.size(), 1u);
    EXPECT_EQ(result.issues[0].position, 6u);
}

TEST(Issues, ShortenLongValues) {
    const Evaluation result = evaluation(R"(CNum(PadLeft("x", 5000, "y")))");
    ASSERT_EQ(result.issues.size(), 1u);
    EXPECT_LT(result.issues[0].message.size(), 300u);
}

TEST(Schema, LetsKnownAttributesPass) { EXPECT_TRUE(issuesOf("[mail]", {"mail"}).empty()); }

TEST(Schema, OffersANearAttribute) {
    EXPECT_EQ(issuesOf("[mial]", {"mail", "cn"}).at(0).message, "Unknown attribute '[mial]'. Did you mean '[mail]'?");
}

TEST(Schema, IsCaseSensitive) {
    EXPECT_EQ(issuesOf("[Mail]", {"mail"}).at(0).message, "Unknown attribute '[Mail]'. Did you mean '[mail]'?");
}

TEST(Schema, IsNotNeeded) { EXPECT_TRUE(issuesOf("[anything]").empty()); }

TEST(RenderedIssues, ShowTheLineAndACaret) {
    const std::string expression = R"(IIF(True,"a",Lefft("x",1)))";
    EXPECT_EQ(renderIssues(expression, issuesOf(expression)),
              "1:14: Unknown function 'Lefft'. Did you mean 'Left'?\n"
              "  IIF(True,\"a\",Lefft(\"x\",1))\n"
              "               ^\n");
}

TEST(RenderedIssues, ShowTheRightLineOfSeveral) {
    const std::string expression = "Append([a],\r\n  Lefft(1))";
    EXPECT_THAT(renderIssues(expression, issuesOf(expression)), testing::HasSubstr("\n    Lefft(1))\n    ^\n"));
}

TEST(RenderedIssues, KeepTabsBeforeTheCaret) {
    const std::string expression = "\tLefft(1)";
    EXPECT_THAT(renderIssues(expression, issuesOf(expression)), testing::HasSubstr("\n  \tLefft(1)\n  \t^\n"));
}

TEST(RenderedIssues, PointPastTheEnd) {
    const std::string expression = "Trim(";
    EXPECT_THAT(renderIssues(expression, issuesOf(expression)), testing::EndsWith("\n  Trim(\n       ^\n"));
}

TEST(RenderedIssues, AppendTheHint) {
    const std::string expression = R"("a" + 1)";
    EXPECT_THAT(renderIssues(expression, evaluation(expression).issues),
                testing::HasSubstr("got 'a'. Use & to join text."));
}

TEST(RenderedIssues, AreNothingWithoutIssues) { EXPECT_EQ(renderIssues("[a]", {}), ""); }

TEST(PlaceOf, CountsLineBreaksAsCharacters) { EXPECT_EQ(placeOf("a\nb", 2), (Place{3, 2, 1})); }

TEST(PlaceOf, IsTheFirstCharacterAtTheStart) { EXPECT_EQ(placeOf("abc", 0), (Place{1, 1, 1})); }

TEST(PlaceOf, EndsOnePastTheLastCharacter) { EXPECT_EQ(placeOf("ab", 99), (Place{3, 1, 3})); }

}  // namespace hs::expr::test
