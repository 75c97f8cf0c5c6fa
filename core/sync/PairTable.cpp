#include "core/sync/PairTable.h"

#include <algorithm>

#include "core/base/Encoding.h"

namespace hs::sync {

using Packed = CompactTexts::Packed;

namespace {

std::uint32_t rowHash(const Packed& anchor) { return static_cast<std::uint32_t>(anchor.hash() >> 32); }

}  // namespace

PairTable::Index PairTable::append() {
    if (count_ % blockRows == 0) blocks_.push_back(std::make_unique<Block>());
    return count_++;
}

/// The slot that holds the anchor, or the free one where it belongs. There is always a free slot.
PairTable::Index PairTable::slotOf(const Packed& anchor, std::uint32_t hash) const {
    const auto mask = static_cast<Index>(slots_.size() - 1);
    for (Index slot = static_cast<Index>(hash) & mask;; slot = (slot + 1) & mask) {
        if (slots_[slot] == none) return slot;
        const Row& candidate = row(slots_[slot]);
        if (candidate.anchorHash == hash && texts_.equals(candidate.anchor, anchor)) return slot;
    }
}

void PairTable::grow() {
    const std::vector<Index> old = std::move(slots_);
    slots_.assign(old.empty() ? 1024 : old.size() * 2, none);
    const auto mask = static_cast<Index>(slots_.size() - 1);
    for (const Index index : old) {
        if (index == none) continue;
        Index slot = static_cast<Index>(row(index).anchorHash) & mask;
        while (slots_[slot] != none) slot = (slot + 1) & mask;
        slots_[slot] = index;
    }
}

PairTable::Index PairTable::find(std::string_view anchor) const {
    if (slots_.empty() || anchor.empty()) return none;
    const Packed packed(anchor);
    return slots_[slotOf(packed, rowHash(packed))];
}

PairTable::Index PairTable::obtain(std::string_view anchor) {
    if (anchored_ * 8u >= slots_.size() * 7u) grow();
    const Packed packed(anchor);
    const std::uint32_t hash = rowHash(packed);
    const Index slot = slotOf(packed, hash);
    if (slots_[slot] != none) return slots_[slot];
    const Index index = append();
    row(index).anchorHash = hash;
    row(index).anchor = texts_.add(packed);
    slots_[slot] = index;
    ++anchored_;
    return index;
}

void PairTable::addLink(const Link& link) {
    Row& pair = row(obtain(link.anchor));
    pair.linkedId = texts_.add(Packed(link.cloudId));
    pair.linkDirectoryHash = idHash(link.directoryId);
    pair.linkDirectoryPrint = link.directoryPrint;
    pair.linkCloudPrint = link.cloudPrint;
}

void PairTable::addCloud(const Object& object, std::uint64_t print, const std::vector<AttributeName>& softKeys) {
    const Packed id(object.id);
    const Index index = object.anchor.empty() ? append() : obtain(object.anchor);
    Row& pair = row(index);
    if (pair.inCloud) {
        pair.cloudTwice = true;
        duplicates_.emplace_back(index, texts_.add(id));
        return;
    }
    pair.inCloud = true;
    pair.cloudPrint = print;
    // The usual case after the first cycle: the link named it already, and its text need not be stored twice.
    const bool linked = pair.linkedId != 0 && texts_.equals(pair.linkedId, id);
    pair.cloudId = linked ? pair.linkedId : texts_.add(id);
    if (linked) return;
    for (const AttributeName& name : softKeys)
        for (const Value& value : object.values(name)) soft_.emplace_back(softHash(name, value.bytes()), index);
}

void PairTable::seal() {
    std::sort(soft_.begin(), soft_.end());
    soft_.shrink_to_fit();
}

bool PairTable::linkHolds(Index index) const {
    const Row& pair = row(index);
    return pair.inCloud && pair.linkedId != 0 && pair.linkedId == pair.cloudId;
}

bool PairTable::linkNames(Index index, std::string_view directoryId) const {
    const Row& pair = row(index);
    return pair.linkedId != 0 && pair.linkDirectoryHash == idHash(directoryId);
}

std::uint32_t PairTable::idHash(std::string_view id) { return static_cast<std::uint32_t>(fingerprint(id) >> 32); }

std::uint32_t PairTable::softHash(const AttributeName& attribute, std::string_view value) {
    return static_cast<std::uint32_t>(fingerprint(foldCase(value), fingerprint(asciiLower(attribute.text()))) >> 16);
}

std::vector<PairTable::Index> PairTable::softMatches(const AttributeName& attribute, const Value& value) const {
    const std::uint32_t hash = softHash(attribute, value.bytes());
    std::vector<Index> rows;
    for (auto at = std::lower_bound(soft_.begin(), soft_.end(), std::pair<std::uint32_t, Index>(hash, 0));
         at != soft_.end() && at->first == hash; ++at)
        rows.push_back(at->second);
    return rows;
}

std::vector<std::string> PairTable::duplicatesOf(Index index) const {
    std::vector<std::string> ids;
    for (const auto& [owner, place] : duplicates_)
        if (owner == index) ids.push_back(texts_.at(place));
    return ids;
}

std::size_t PairTable::memory() const {
    return texts_.memory() + blocks_.size() * sizeof(Block) + slots_.capacity() * sizeof(Index) +
           soft_.capacity() * sizeof(soft_.front()) + duplicates_.capacity() * sizeof(duplicates_.front());
}

}  // namespace hs::sync
