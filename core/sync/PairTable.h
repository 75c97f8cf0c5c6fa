#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/Link.h"
#include "core/model/Object.h"
#include "core/sync/CompactTexts.h"

namespace hs::sync {

/// Everybody a cycle knows of, in some ninety bytes each: the link, the cloud object as it was just read, and whether
/// the directory has shown the object yet. Open addressing over hashes of source anchors, verified against the
/// stored anchor.
class PairTable {
public:
    using Index = std::uint32_t;
    static constexpr Index none = 0xffffffff;

    struct Row {
        std::uint64_t linkDirectoryPrint = 0;  ///< of the link; once planned, what the link gets when all is written
        std::uint64_t linkCloudPrint = 0;
        std::uint64_t cloudPrint = 0;  ///< as read in this cycle
        std::uint32_t anchorHash = 0;
        std::uint32_t linkDirectoryHash = 0;  ///< of the directory id the link names
        CompactTexts::Place anchor = 0;
        CompactTexts::Place linkedId = 0;  ///< cloud id the link names
        CompactTexts::Place cloudId = 0;   ///< cloud object that carries the anchor
        bool inCloud : 1 = false;
        bool cloudTwice : 1 = false;      ///< several cloud objects carry the anchor
        bool inDirectory : 1 = false;     ///< shown by this cycle's directory read, and in scope
        bool directoryTwice : 1 = false;  ///< several directory objects carry the anchor
        bool twoHalves : 1 = false;       ///< both rules write to this pair
        bool taken : 1 = false;           ///< matched by a directory object of this cycle
    };

    void addLink(const Link& link);

    /// `softKeys`: attributes of the cloud object that can be matched when no anchor does.
    void addCloud(const Object& object, std::uint64_t print, const std::vector<AttributeName>& softKeys);

    /// Call once between the last addCloud and the first softMatches.
    void seal();

    Index find(std::string_view anchor) const;
    Index obtain(std::string_view anchor);  ///< finds or adds
    Row& row(Index index) { return (*blocks_[index / blockRows])[index % blockRows]; }
    const Row& row(Index index) const { return (*blocks_[index / blockRows])[index % blockRows]; }
    Index size() const { return count_; }

    std::string anchorOf(Index index) const { return texts_.at(row(index).anchor); }
    std::string cloudIdOf(Index index) const { return texts_.at(row(index).cloudId); }
    std::string linkedIdOf(Index index) const { return texts_.at(row(index).linkedId); }
    /// The link names this directory object, and not a former one with the same anchor.
    bool linkNames(Index index, std::string_view directoryId) const;
    /// The link names the very object that carries the anchor.
    bool linkHolds(Index index) const;

    /// Rows of cloud objects that probably have this value; to be verified on the object itself.
    std::vector<Index> softMatches(const AttributeName& attribute, const Value& value) const;

    /// Further cloud ids that carry the anchor of this row.
    std::vector<std::string> duplicatesOf(Index index) const;

    /// Bytes in use, for the promise of the class comment.
    std::size_t memory() const;

private:
    static constexpr std::size_t blockRows = 1024;
    using Block = std::array<Row, blockRows>;

    Index append();
    Index slotOf(const CompactTexts::Packed& anchor, std::uint32_t hash) const;
    void grow();
    static std::uint32_t idHash(std::string_view id);
    static std::uint32_t softHash(const AttributeName& attribute, std::string_view value);

    CompactTexts texts_;
    std::vector<std::unique_ptr<Block>> blocks_;
    Index count_ = 0;
    Index anchored_ = 0;
    std::vector<Index> slots_;
    std::vector<std::pair<std::uint32_t, Index>> soft_;
    std::vector<std::pair<Index, CompactTexts::Place>> duplicates_;
};

}  // namespace hs::sync
