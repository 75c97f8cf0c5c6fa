#pragma once

#include <string>

#include "core/model/Change.h"

namespace hs {

/// What a search looks into: names, ids and anchors of both objects, folded once when they are written. A line break
/// ends each, so that a search does not match across two of them.
std::string searchWords(const ObjectRef& source, const ObjectRef& target);

/// A text to search for, folded the same way.
std::string searchText(const std::string& text);

}  // namespace hs
