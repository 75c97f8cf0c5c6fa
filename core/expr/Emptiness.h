#pragma once

#include <algorithm>

#include "core/expr/Datum.h"

namespace hs::expr {

/// Null, empty text, or a list of nothing but empty texts.
inline bool isNullOrEmpty(const Datum& datum) {
    if (!datum.isList()) return datum.isNull() || datum.isEmptyText();
    const auto items = datum.items();
    return std::all_of(items.begin(), items.end(),
                       [](const Datum& item) { return item.isNull() || item.isEmptyText(); });
}

}  // namespace hs::expr
