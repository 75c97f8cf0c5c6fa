#include <QJsonDocument>

#include <iostream>

#include "app/cli/Verbs.h"
#include "core/base/Encoding.h"

namespace hs::cli {

namespace {

struct Request {
    std::string expression, object, configuration, now;
    std::vector<std::string> settings;
    bool trace = false;
};

Error badSetting(const std::string& setting, std::string why) {
    return Error(ErrorCode::InvalidInput, "--set " + setting + ": " + std::move(why))
        .next("Write --set 'mail=\"ada@contoso.test\"', a number, true, null, a list, or {\"binary\":\"base64\"}.");
}

Result<Value> valueOf(const QJsonValue& json, const std::string& setting) {
    if (json.isString()) return Value::text(json.toString().toStdString());
    if (json.isBool()) return Value::boolean(json.toBool());
    if (json.isDouble()) {
        if (json.toDouble() != static_cast<double>(json.toInteger())) return badSetting(setting, "numbers are whole.");
        return Value::integer(json.toInteger());
    }
    const QJsonValue binary = json.toObject().value(QStringLiteral("binary"));
    if (binary.isString()) {
        const auto bytes = fromBase64(binary.toString().toStdString());
        if (bytes) return Value::binary(*bytes);
    }
    return badSetting(setting, "that is no value.");
}

/// NAME=JSON into the object; a value that is no JSON is taken as text.
Result<void> apply(const std::string& setting, service::EvaluateRequest& command) {
    Object& object = command.object;
    const auto equals = setting.find('=');
    if (equals == std::string::npos || equals == 0) return badSetting(setting, "there is no NAME=JSON.");
    const std::string name = setting.substr(0, equals);
    const std::string text = setting.substr(equals + 1);
    const QJsonDocument list = QJsonDocument::fromJson(QByteArray::fromStdString("[" + text + "]"));
    if (!list.isArray() || list.array().size() != 1) {
        object.set(name, Value::text(text));
        return {};
    }
    const QJsonValue json = list.array().first();
    Values values;
    if (json.isArray()) {
        command.lists.push_back(name);
        for (const QJsonValue item : json.toArray()) {
            HS_ASSIGN(Value value, valueOf(item, setting));
            values.push_back(std::move(value));
        }
    } else if (!json.isNull()) {
        HS_ASSIGN(Value value, valueOf(json, setting));
        values.push_back(std::move(value));
    }
    object.set(name, std::move(values));
    return {};
}

QJsonValue jsonOf(const Value& value) {
    if (value.isBinary())
        return QJsonObject{{QStringLiteral("binary"), QString::fromStdString(toBase64(value.bytes()))}};
    return QString::fromStdString(value.bytes());
}

/// Positions count characters from 1, as people do.
QJsonObject jsonOf(const expr::Issue& issue, const std::string& expression) {
    const expr::Place place = expr::placeOf(expression, issue.position);
    const bool error = issue.severity == expr::Issue::Severity::Error;
    QJsonObject json{{QStringLiteral("severity"), error ? QStringLiteral("error") : QStringLiteral("warning")},
                     {QStringLiteral("message"), QString::fromStdString(issue.message)},
                     {QStringLiteral("position"), static_cast<qint64>(place.position)},
                     {QStringLiteral("line"), static_cast<qint64>(place.line)},
                     {QStringLiteral("column"), static_cast<qint64>(place.column)},
                     {QStringLiteral("code"), QString::fromStdString(issue.code)}};
    if (!issue.hint.empty()) json[QStringLiteral("hint")] = QString::fromStdString(issue.hint);
    return json;
}

QJsonObject documentOf(const std::string& expression, const expr::Evaluation& evaluation, bool trace) {
    QJsonValue result = QJsonValue::Null;
    if (evaluation.flow == expr::Evaluation::Flow::Value) {
        if (evaluation.isList) {
            QJsonArray items;
            for (const Value& value : evaluation.values) items.append(jsonOf(value));
            result = items;
        } else {
            result = jsonOf(evaluation.values.front());
        }
    }
    QJsonArray issues;
    for (const expr::Issue& issue : evaluation.issues) issues.append(jsonOf(issue, expression));
    QJsonObject document{{QStringLiteral("value"), result},
                         {QStringLiteral("ignored"), evaluation.flow == expr::Evaluation::Flow::Keep},
                         {QStringLiteral("issues"), issues}};
    if (!evaluation.reason.empty()) document[QStringLiteral("reason")] = QString::fromStdString(evaluation.reason);
    if (trace) {
        QJsonArray steps;
        for (const expr::TraceStep& step : evaluation.trace)
            steps.append(QJsonObject{{QStringLiteral("position"), static_cast<qint64>(step.position)},
                                     {QStringLiteral("depth"), step.depth},
                                     {QStringLiteral("expression"), QString::fromStdString(step.text)},
                                     {QStringLiteral("result"), QString::fromStdString(step.result)}});
        document[QStringLiteral("trace")] = steps;
    }
    return document;
}

void print(const Request& request, const expr::Evaluation& evaluation) {
    using Flow = expr::Evaluation::Flow;
    for (const expr::TraceStep& step : evaluation.trace)
        std::cout << std::string(static_cast<std::size_t>(step.depth) * 2, ' ') << step.text << "  =>  " << step.result
                  << '\n';
    if (evaluation.flow == Flow::Keep)
        std::cout << "(ignored: the target is left as it is) " << evaluation.reason << '\n';
    if (evaluation.flow == Flow::Clear) std::cout << "(null: the target is cleared)\n";
    if (evaluation.flow == Flow::Value)
        for (const Value& value : evaluation.values) std::cout << value.display() << '\n';
    std::cout << std::flush;
    if (!evaluation.issues.empty()) std::cerr << expr::renderIssues(request.expression, evaluation.issues);
}

int evaluate(Invocation& invocation, const Request& request) {
    service::EvaluateRequest command;
    command.expression = request.expression;
    command.dn = request.object;
    command.configuration = request.configuration;
    command.trace = request.trace;
    for (const std::string& setting : request.settings)
        if (const auto set = apply(setting, command); !set.ok()) return invocation.fail(set.error());
    if (!request.now.empty() && (command.now = fromIso8601(request.now)) == 0)
        return invocation.fail(Error(ErrorCode::InvalidInput, "--now " + request.now + " is not a time.")
                                   .next("Write ISO 8601 in UTC, e.g. 2026-11-25T01:02:03Z."));
    const auto engine = invocation.engine();
    if (!engine.ok()) return invocation.fail(engine.error());
    if (!command.dn.empty() && command.configuration.empty()) {
        const auto all = (*engine)->engine().configurations().list();
        if (!all.ok()) return invocation.fail(all.error());
        if (all->size() != 1)
            return invocation.fail(Error(ErrorCode::InvalidInput, "--object needs --configuration NAME here.")
                                       .next("See: hybridsync configuration list"));
        command.configuration = all->front().configuration.name;
    }
    const auto evaluation = (*engine)->engine().sync().evaluate(command, invocation.stop());
    if (!evaluation.ok()) return invocation.fail(evaluation.error());
    const int code = evaluation->flow == expr::Evaluation::Flow::Failed ? WrongConfiguration : Done;
    if (invocation.json) return invocation.printJson(documentOf(request.expression, *evaluation, request.trace), code);
    print(request, *evaluation);
    return code;
}

}  // namespace

void addEvalVerb(CLI::App& program, Invocation& invocation) {
    CLI::App* verb = program.add_subcommand("eval", "Evaluate an attribute-mapping expression");
    auto request = std::make_shared<Request>();
    verb->add_option("EXPRESSION", request->expression)->required();
    verb->add_option("--set", request->settings, "An attribute: NAME=JSON (repeatable)")
        ->type_name("NAME=JSON")
        ->take_all()
        ->allow_extra_args(false);
    verb->add_option("--object", request->object, "Read the attributes of this object from the directory")
        ->type_name("DN");
    verb->add_option("--configuration", request->configuration, "Whose directory; needed when there are several");
    verb->add_option("--now", request->now, "The time that Now() gives")->type_name("ISO8601");
    verb->add_flag("--trace", request->trace, "Show the value of every part");
    invocation.addCommonOptions(*verb);
    verb->callback([&invocation, request] {
        invocation.action = [&invocation, request] { return evaluate(invocation, *request); };
    });
}

}  // namespace hs::cli
