#pragma once

#include <string>

#include "core/base/Clock.h"
#include "core/model/Configuration.h"

namespace hs {

/// What is remembered beside a saved configuration: who saved it, and what for.
struct SaveNote {
    std::string by;    ///< person or program; empty = not told
    std::string what;  ///< "Properties changed"; empty = not told

    bool operator==(const SaveNote&) const = default;
};

/// A configuration as it was saved once. Its number is `configuration.version`.
struct ConfigurationVersion {
    Configuration configuration;
    UnixMillis savedAt = 0;  ///< 0 = saved before there was a history
    SaveNote note;

    bool operator==(const ConfigurationVersion&) const = default;
};

}  // namespace hs
