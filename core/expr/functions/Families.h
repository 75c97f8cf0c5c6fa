#pragma once

#include <span>

#include "core/expr/FunctionTable.h"

/// The rows of the function table, one file of this folder each. A new function is a new row in one of them.
namespace hs::expr {

std::span<const Function> cuttingFunctions();
std::span<const Function> spellingFunctions();
std::span<const Function> replacingFunctions();
std::span<const Function> searchingFunctions();
std::span<const Function> listFunctions();
std::span<const Function> joiningFunctions();
std::span<const Function> iteratingFunctions();
std::span<const Function> choosingFunctions();
std::span<const Function> switchingFunctions();
std::span<const Function> testingFunctions();
std::span<const Function> convertingFunctions();
std::span<const Function> encodingFunctions();
std::span<const Function> numberFunctions();
std::span<const Function> randomFunctions();
std::span<const Function> nameFunctions();
std::span<const Function> dateFunctions();
std::span<const Function> formattingFunctions();

}  // namespace hs::expr
