#pragma once

#include <QJsonObject>

#include <string>

#include "core/expr/Expression.h"

namespace hs::cli {

/// The document of `eval`; with `trace` also the value of every part.
QJsonObject evaluationDocument(const std::string& expression, const expr::Evaluation& evaluation, bool trace);

/// The same for people: the trace when there is one, the result, and the issues with their carets on standard error.
void printEvaluation(const std::string& expression, const expr::Evaluation& evaluation);

}  // namespace hs::cli
