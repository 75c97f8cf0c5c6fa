#pragma once

#include <vector>

#include "core/model/Change.h"
#include "core/model/Job.h"
#include "core/model/Object.h"

namespace hs::sync {

/// What one run saw and wrote of the eight attributes: seen with a value in Exchange Online, written to the directory,
/// refused by it.
class Sightings {
public:
    Sightings();

    /// Cheap: an attribute that was seen is not looked for again.
    void note(const Object& cloud);
    void note(const Change& committed);

    /// One for each attribute that was met, at this time.
    std::vector<AttributeFreshness> at(UnixMillis now) const;

private:
    struct Row {
        AttributeName source, target;
        bool seen = false, written = false, failed = false;
    };
    std::vector<Row> rows_;
};

}  // namespace hs::sync
