#pragma once

#include <cstdint>
#include <optional>

#include "core/base/Error.h"
#include "core/model/Change.h"
#include "core/model/Configuration.h"

namespace hs::sync {

/// Counts what could hurt over the whole plan, before the first write.
class Guard {
public:
    explicit Guard(const Properties& properties) : properties_(properties) {}
    void count(const Change& change);

    /// The refusal, when disables and deletes, or cleared attributes, reach the accidental deletion threshold:
    /// "0 of 812 written: …". Nothing when the plan may be written.
    std::optional<Error> verdict() const;

private:
    Properties properties_;
    std::int64_t planned_ = 0, removals_ = 0, clears_ = 0;
};

}  // namespace hs::sync
