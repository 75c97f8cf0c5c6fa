#include "core/sync/Guard.h"

#include <algorithm>

namespace hs::sync {

void Guard::count(const Change& change) {
    if (!change.writes()) return;
    ++planned_;
    if (change.kind == ChangeKind::Disable || change.kind == ChangeKind::Delete) ++removals_;
    clears_ += std::count_if(change.attributes.begin(), change.attributes.end(), [](const AttributeChange& attribute) {
        return attribute.operation == AttributeChange::Operation::Clear &&
               attribute.result == AttributeChange::Result::Planned;
    });
}

std::optional<Error> Guard::verdict() const {
    if (!properties_.preventAccidentalDeletion) return std::nullopt;
    const std::int64_t threshold = std::max(1, properties_.accidentalDeletionThreshold);
    if (removals_ < threshold && clears_ < threshold) return std::nullopt;

    const std::string what = removals_ >= threshold
                                 ? std::to_string(removals_) + " objects would be disabled or deleted"
                                 : std::to_string(clears_) + " attribute values would be cleared";
    return Error(ErrorCode::Conflict, "0 of " + std::to_string(planned_) + " written: " + what +
                                          ", and the accidental deletion threshold is " + std::to_string(threshold))
        .next(
            "Look at the planned changes of this run. If they are meant, raise the threshold under Properties and run "
            "again; if not, correct the source first");
}

}  // namespace hs::sync
