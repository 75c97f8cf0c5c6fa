#include "tests/world/MemoryEndpoint.h"

namespace hs::world {

namespace {

std::string prefixOf(Side side) { return "memory " + std::string(toString(side)) + " "; }

using Index = std::unordered_map<std::string, const Object*>;

Index indexOf(const std::vector<Object>& objects) {
    Index index;
    for (const Object& object : objects) index.emplace(object.id, &object);
    return index;
}

const Object* lookUp(const Index& index, const std::string& id) {
    const auto found = index.find(id);
    return found == index.end() ? nullptr : found->second;
}

}  // namespace

/// A mark is a copy of everything: slow, and it cannot miss a change.
Result<std::string> MemoryEndpoint::watermark(const Query&, std::stop_token stop) {
    return call(stop, [&]() -> Result<std::string> {
        if (!tracksChanges) return Error(ErrorCode::Unsupported, "Changes are not tracked here.");
        const int number = marked_.empty() ? 1 : marked_.rbegin()->first + 1;
        marked_[number] = objects_;
        return prefixOf(side_) + std::to_string(number);
    });
}

Result<std::string> MemoryEndpoint::changes(const Query&, const std::string& since, const ChangedIdsSink& page,
                                            std::stop_token stop) {
    return call(stop, [&]() -> Result<std::string> {
        ++counts.changes;
        if (!tracksChanges) return Error(ErrorCode::Unsupported, "Changes are not tracked here.");
        const std::string prefix = prefixOf(side_);
        const bool ours = since.starts_with(prefix);
        const auto before = marked_.find(ours ? std::atoi(since.c_str() + prefix.size()) : 0);
        if (marksExpired || before == marked_.end())
            return Error(ErrorCode::Conflict, "The mark has expired.").next("Read everything and take a new one");
        const Index wasThere = indexOf(before->second), isThere = indexOf(objects_);
        ChangedIds told;
        for (const Object& object : objects_) {
            const Object* was = lookUp(wasThere, object.id);
            if (was == nullptr || !(*was == object)) told.changed.push_back(object.id);
            if (told.changed.size() < pageSize) continue;
            HS_TRY(page(std::exchange(told, {})));
        }
        for (const Object& object : before->second) {
            if (lookUp(isThere, object.id) != nullptr) continue;
            if (hidesRemovals) told.removalsUnknown = true;
            else told.removed.push_back(object.id);
        }
        HS_TRY(page(std::move(told)));
        const int number = marked_.rbegin()->first + 1;
        marked_[number] = objects_;
        return prefix + std::to_string(number);
    });
}

}  // namespace hs::world
