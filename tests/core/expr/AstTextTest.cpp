#include "core/expr/AstText.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/expr/Parser.h"

namespace hs::expr::test {

namespace {

/// Whether two parts are the same but for where they stand in their texts.
bool same(const Ast& a, const Node& left, const Ast& b, const Node& right) {
    if (left.kind != right.kind || left.count != right.count) return false;
    if (left.kind == Node::Kind::Attribute) return a.attributes[left.index] == b.attributes[right.index];
    if (left.constant.kind() != right.constant.kind()) return false;
    if (left.constant.isText() && left.constant.view() != right.constant.view()) return false;
    if (left.constant.kind() == Datum::Kind::Number && left.constant.number() != right.constant.number()) return false;
    for (std::size_t i = 0; i < left.count; ++i) {
        if (left.kind == Node::Kind::Chain && i > 0 && a.link(left, i).op != b.link(right, i).op) return false;
        if (!same(a, a.child(left, i), b, b.child(right, i))) return false;
    }
    return true;
}

rc::Gen<std::string> leaves() {
    return rc::gen::oneOf(
        rc::gen::element<std::string>("[mail]", "[a b.c-1]", "$x", "True", "NULL", "Nothing", "&HfF", "7", "-7",
                                      "-9223372036854775808", "\"\"", "\"\\d\\\\\"", "\"\\\"\\\\\\\"\"",
                                      "\"\\\\\\\\n\"", "\"line\nbreak\"", "\"Zoë 😀\""),
        rc::gen::map(rc::gen::arbitrary<std::int64_t>(), [](std::int64_t number) { return std::to_string(number); }));
}

/// The text of an expression; what an author may leave out, and blanks anywhere, are made up too.
rc::Gen<std::string> expressions(int depth) {
    if (depth == 0) return leaves();
    const auto part = rc::gen::lazy([depth] { return expressions(depth - 1); });
    const auto chain = rc::gen::apply(
        [](std::string first, const std::vector<std::pair<std::string, std::string>>& rest, bool parentheses) {
            for (const auto& [op, operand] : rest) first += op + operand;
            return parentheses ? "( " + first + ")" : first;
        },
        part,
        rc::gen::container<std::vector<std::pair<std::string, std::string>>>(
            2, rc::gen::pair(rc::gen::element<std::string>(" & ", "+", " - ", "*", "=", "<>", "\t>", ">=\n", " < ",
                                                           "<=", "&&", " || "),
                             part)),
        rc::gen::arbitrary<bool>());
    const auto call = rc::gen::apply(
        [](const std::string& name, const std::vector<std::string>& arguments) {
            std::string text = name + "(";
            for (std::size_t i = 0; i < arguments.size(); ++i) text += (i > 0 ? "," : "") + arguments[i];
            return text + " )";
        },
        rc::gen::element<std::string>("Trim", "IIF", "Unheard", "Now"),
        rc::gen::container<std::vector<std::string>>(rc::gen::oneOf(part, rc::gen::just(std::string()))));
    return rc::gen::oneOf(part, chain, rc::gen::resize(4, call));
}

}  // namespace

RC_GTEST_PROP(AstText, ParsesToTheSameTree, ()) {
    const std::string text = *expressions(4);
    Parser first(text);
    RC_PRE(first.parse());
    const Ast ast = first.takeAst();
    const std::string printed = textOf(ast);
    Parser second(printed);
    RC_ASSERT(second.parse());
    const Ast again = second.takeAst();
    RC_ASSERT(same(ast, ast.at(ast.root), again, again.at(again.root)));
    RC_ASSERT(textOf(again) == printed);
}

TEST(AstText, HasOneSpelling) {
    EXPECT_EQ(formatted("IIF( [a]=\"x\"&&( ( True||False ) ) , ,1-(2+ 3) )"),
              "IIF([a] = \"x\" && (True || False), , 1 - (2 + 3))");
    EXPECT_EQ(formatted("((\"\\\\d\"))"), "\"\\d\"");
    EXPECT_EQ(formatted("Now( )"), "Now()");
}

TEST(AstText, IsNothingForWhatIsNoExpression) {
    EXPECT_EQ(formatted("Trim("), std::nullopt);
    EXPECT_EQ(formatted(""), std::nullopt);
}

}  // namespace hs::expr::test
