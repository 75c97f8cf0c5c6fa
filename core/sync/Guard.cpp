#include "core/sync/Guard.h"

#include <algorithm>

namespace hs::sync {

namespace {

/// Below this, a percentage says nothing: one of two users is half of them.
constexpr std::int64_t smallestPopulation = 100;

std::string limit(std::int64_t count, const char* what, std::int64_t threshold, const char* name) {
    return std::to_string(count) + what + ", and " + name + " is " + std::to_string(threshold);
}

}  // namespace

void Guard::count(const Change& change) {
    if (!change.writes()) return;
    ++planned_;
    if (change.kind == ChangeKind::Disable || change.kind == ChangeKind::Delete) ++removals_;
    if (change.kind == ChangeKind::Create || change.kind == ChangeKind::Update) ++updates_;
    clears_ += std::count_if(change.attributes.begin(), change.attributes.end(), [](const AttributeChange& attribute) {
        return attribute.operation == AttributeChange::Operation::Clear &&
               attribute.result == AttributeChange::Result::Planned;
    });
}

std::optional<std::string> Guard::objection(std::int64_t inScope) const {
    const std::int64_t removals = std::max(1, properties_.accidentalDeletionThreshold);
    if (properties_.preventAccidentalDeletion && removals_ >= removals)
        return limit(removals_, " objects would be disabled or deleted", removals, "the accidental deletion threshold");
    if (limits_.clears > 0 && clears_ >= limits_.clears)
        return limit(clears_, " attribute values would be cleared", limits_.clears, "the limit of cleared values");
    if (limits_.updates > 0 && updates_ >= limits_.updates)
        return limit(updates_, " objects would be created or updated", limits_.updates, "the limit of mass updates");
    if (limits_.updatePercent > 0 && inScope >= smallestPopulation && updates_ * 100 >= inScope * limits_.updatePercent)
        return limit(updates_ * 100 / inScope, " % of the objects in scope would be created or updated",
                     limits_.updatePercent, "the limit in percent");
    return std::nullopt;
}

bool Guard::isRefusal(const Error& error) {
    return error.code == ErrorCode::Conflict && error.message.starts_with("0 of ") &&
           error.message.find(" written: ") != std::string::npos;
}

std::optional<Error> Guard::verdict(std::int64_t inScope) const {
    const auto why = objection(inScope);
    if (!why) return std::nullopt;
    return Error(ErrorCode::Conflict, "0 of " + std::to_string(planned_) + " written: " + *why)
        .next(
            "Look at the planned changes of this run. If all of them are meant, allow this plan; if not, correct the "
            "source, then run again");
}

}  // namespace hs::sync
