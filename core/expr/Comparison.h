#pragma once

#include "core/base/Result.h"
#include "core/expr/Ast.h"
#include "core/expr/Datum.h"

namespace hs::expr {

/// Compares two single values that are not null (expressions reference, 3.4). The error's message is the issue's.
Result<bool> compare(Operator op, const Datum& left, const Datum& right);

}  // namespace hs::expr
