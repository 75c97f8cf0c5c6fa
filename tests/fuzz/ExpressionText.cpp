// Any bytes as an expression: it compiles, or it has an issue that lies inside it and can be shown.
#include "core/base/Encoding.h"
#include "core/expr/AstText.h"
#include "core/expr/Expression.h"
#include "tests/fuzz/Require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace hs;
    const std::string text(reinterpret_cast<const char*>(bytes), size);
    for (const bool known : {false, true}) {
        const std::vector<AttributeName> schema{AttributeName("mail"), AttributeName("userPrincipalName")};
        const auto expression = known ? expr::Expression::compile(text, schema) : expr::Expression::compile(text);
        fuzz::require(expression.valid() || !expression.issues().empty(), "what is not valid has an issue");
        for (const expr::Issue& issue : expression.issues()) {
            fuzz::require(issue.position + issue.length <= size, "an issue lies inside the text");
            fuzz::require(isUtf8(issue.message) && !issue.message.empty(), "an issue's message is text");
            fuzz::require(!issue.code.empty(), "an issue has a code");
        }
        fuzz::require(expression.issues().empty() == expr::renderIssues(text, expression.issues()).empty(),
                      "issues can be shown");
    }
    if (const auto spelled = expr::formatted(text))
        fuzz::require(expr::formatted(*spelled) == spelled, "an expression has one spelling");
    return 0;
}
