#pragma once

#include <cstddef>
#include <string>

#include "core/model/Mapping.h"

namespace hs {

/// What is wrong, or worth a second look, with one mapping of a list.
struct MappingFinding {
    std::size_t mapping = 0;               ///< index into Rule::mappings; noMapping = the list as a whole
    bool isError = true;                   ///< false: a warning, which does not stand in the way of saving
    std::string message;                   ///< one sentence; of a wrong expression, the issue's own
    std::string next;                      ///< what to do
    std::size_t position = 0, length = 0;  ///< of an expression: bytes to underline

    static constexpr std::size_t noMapping = static_cast<std::size_t>(-1);
    bool operator==(const MappingFinding&) const = default;
};

}  // namespace hs
