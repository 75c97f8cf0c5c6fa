// An expression, a NUL, and values for its attributes in order of appearance, with NULs between them. A value's first
// byte is its kind: b binary, d a list of its words, i a number, u unknown, n none, and text for every other byte.
#include <charconv>

#include "core/base/Encoding.h"
#include "core/expr/Expression.h"
#include "core/expr/Limits.h"
#include "tests/fuzz/Require.h"

namespace {

using namespace hs;

Values words(std::string_view text) {
    Values values;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        values.push_back(Value::text(std::string(text.substr(0, end))));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return values;
}

void give(Object& object, const AttributeName& name, std::string_view value) {
    const char kind = value.empty() ? 't' : value.front();
    const std::string rest(value.substr(value.empty() ? 0 : 1));
    std::int64_t number = 0;
    switch (kind) {
        case 'b': return object.set(name, Value::binary(rest));
        case 'd': return object.set(name, words(rest));
        case 'i':
            std::from_chars(rest.data(), rest.data() + rest.size(), number);
            return object.set(name, Value::integer(number));
        case 'u': return object.setUnknown(name, "not answered");
        case 'n': return;
        default: return object.set(name, Value::text(std::string(value)));
    }
}

expr::Environment standing() {
    expr::Environment environment;
    environment.now = [] { return UnixMillis{1'625'240'018'000}; };
    environment.randomBytes = [](std::uint8_t* bytes, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) bytes[i] = static_cast<std::uint8_t>(i * 37);
    };
    environment.isFree = [](std::string_view candidate) { return candidate.size() % 2 == 0; };
    environment.isMultiValued = [](std::string_view attribute) { return attribute.size() % 2 == 0; };
    return environment;
}

void expectSound(const expr::Evaluation& result) {
    using Flow = expr::Evaluation::Flow;
    const bool failed = result.flow == Flow::Failed;
    fuzz::require(!failed || !result.issues.empty(), "a failure has its issue");
    fuzz::require((result.flow == Flow::Value) == !result.values.empty(), "values come with Value, and only there");
    fuzz::require((result.flow == Flow::Keep) == !result.reason.empty(), "Keep has its reason");
    fuzz::require(result.values.size() <= expr::limits::listValues, "a list is bounded");
    for (const expr::Issue& issue : result.issues) fuzz::require(isUtf8(issue.message), "an issue's message is text");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    std::string_view rest(reinterpret_cast<const char*>(bytes), size);
    const auto part = [&rest] {
        const std::size_t end = std::min(rest.find('\0'), rest.size());
        const std::string_view found = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        return found;
    };
    const auto expression = expr::Expression::compile(std::string(part()));
    Object object;
    for (const AttributeName& name : expression.attributes()) give(object, name, part());
    const expr::Evaluation plain = expression.evaluate(object, standing());
    const expr::Evaluation traced = expression.evaluate(object, standing(), true);
    expectSound(plain);
    fuzz::require(plain.flow == traced.flow && plain.values == traced.values, "a trace changes nothing");
    return 0;
}
