#include "tests/core/expr/Evaluated.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <memory>
#include <set>

#include "core/base/Encoding.h"

namespace hs::expr::test {

namespace {

std::string jsonText(const std::string& text) {
    const QJsonArray array{QString::fromStdString(text)};
    const QByteArray json = QJsonDocument(array).toJson(QJsonDocument::Compact);
    return json.mid(1, json.size() - 2).toStdString();
}

Value valueFrom(const QJsonValue& json) {
    if (!json.isObject()) return Value::text(json.toString().toStdString());
    const std::string encoded = json.toObject().value(QStringLiteral("binary")).toString().toStdString();
    return Value::binary(fromBase64(encoded).value_or(std::string()));
}

std::string valueText(const Value& value) {
    if (value.isBinary()) return "{\"binary\":" + jsonText(toBase64(value.bytes())) + "}";
    return jsonText(value.bytes());
}

}  // namespace

Environment standingEnvironment(unsigned seed) {
    Environment environment;
    environment.now = [] { return standingClock; };
    auto source = std::make_shared<std::mt19937>(seed);
    environment.randomBytes = [source](std::uint8_t* bytes, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) bytes[i] = static_cast<std::uint8_t>((*source)());
    };
    return environment;
}

Object objectFrom(std::string_view bindings, Environment& environment) {
    Object object;
    auto lists = std::make_shared<std::set<std::string, std::less<>>>();
    const QJsonObject json =
        QJsonDocument::fromJson(QByteArray(bindings.data(), static_cast<qsizetype>(bindings.size()))).object();
    for (auto each = json.begin(); each != json.end(); ++each) {
        const std::string name = each.key().toStdString();
        Values values;
        if (each.value().isArray()) {
            lists->insert(name);
            for (const QJsonValue& item : each.value().toArray()) values.push_back(valueFrom(item));
        } else if (!each.value().isNull()) {
            values.push_back(valueFrom(each.value()));
        }
        object.set(AttributeName(name), std::move(values));
    }
    environment.isMultiValued = [lists](std::string_view name) { return lists->contains(name); };
    return object;
}

std::string outcomeOf(const Evaluation& evaluation) {
    switch (evaluation.flow) {
        case Evaluation::Flow::Clear: return "null";
        case Evaluation::Flow::Keep: return R"({"ignore":true})";
        case Evaluation::Flow::Failed: return "error: " + evaluation.issues.front().message;
        case Evaluation::Flow::Value: break;
    }
    if (!evaluation.isList) return valueText(evaluation.values.front());
    std::string text = "[";
    for (const Value& value : evaluation.values) text += (text.size() > 1 ? "," : "") + valueText(value);
    return text + "]";
}

Evaluation evaluation(std::string_view expression, std::string_view bindings, bool withTrace) {
    Environment environment = standingEnvironment();
    const Object object = objectFrom(bindings, environment);
    return Expression::compile(std::string(expression)).evaluate(object, environment, withTrace);
}

std::string evaluated(std::string_view expression, std::string_view bindings) {
    return outcomeOf(evaluation(expression, bindings));
}

std::string firstIssue(std::string_view expression) {
    const Expression compiled = Expression::compile(std::string(expression));
    if (compiled.issues().empty()) return "none";
    const std::string rendered = renderIssues(expression, compiled.issues());
    return rendered.substr(0, rendered.find('\n'));
}

}  // namespace hs::expr::test
