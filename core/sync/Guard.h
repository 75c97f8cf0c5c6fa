#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/Error.h"
#include "core/model/Change.h"
#include "core/model/Configuration.h"

namespace hs::sync {

/// Counts what could hurt over the whole plan, before the first write.
class Guard {
public:
    explicit Guard(const Configuration& configuration)
        : properties_(configuration.properties), limits_(configuration.guards) {}
    void count(const Change& change);

    /// The refusal, when a limit is reached: disables and deletes (the accidental deletion threshold), cleared values,
    /// or created and updated objects as a number or as a share of the `inScope` objects: "0 of 812 written: …".
    /// Nothing when the plan may be written.
    std::optional<Error> verdict(std::int64_t inScope) const;

    /// Whether an error is such a refusal, wherever it comes from.
    static bool isRefusal(const Error& error);

private:
    std::optional<std::string> objection(std::int64_t inScope) const;

    Properties properties_;
    GuardSettings limits_;
    std::int64_t planned_ = 0, removals_ = 0, clears_ = 0, updates_ = 0;
};

}  // namespace hs::sync
