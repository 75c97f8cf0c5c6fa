#include "app/cli/EvaluationReport.h"

#include <QJsonArray>

#include <iostream>

#include "core/base/Encoding.h"

namespace hs::cli {

namespace {

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

}  // namespace

QJsonObject evaluationDocument(const std::string& expression, const expr::Evaluation& evaluation, bool trace) {
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

void printEvaluation(const std::string& expression, const expr::Evaluation& evaluation) {
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
    if (!evaluation.issues.empty()) std::cerr << expr::renderIssues(expression, evaluation.issues);
}

}  // namespace hs::cli
