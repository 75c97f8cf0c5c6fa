#pragma once

#include <functional>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/ports/Endpoint.h"
#include "tests/world/Faults.h"

namespace hs::world {

/// A directory or a cloud in memory that keeps the Endpoint contract, and breaks it where a test says so.
class MemoryEndpoint final : public Endpoint {
public:
    explicit MemoryEndpoint(Side side) : side_(side) {}

    // The content, as a test sees it. Ids are given when empty.
    Object& put(Object object);
    Object* byId(const std::string& id);
    Object* byName(const std::string& name);
    void erase(const std::string& id);
    const std::vector<Object>& objects() const { return objects_; }
    /// Everything there is, one line a value: for comparing before and after.
    std::string dump() const;

    // What a test may script.
    Faults* faults = nullptr;  ///< shared with other ports
    std::size_t pageSize = 100;
    Schema liveSchema;
    std::string server;                              ///< in traits
    std::size_t readBreaksAfter = 0;                 ///< objects; the read then ends with an error. 0 = never
    std::map<std::string, Error> refusedAttributes;  ///< writing one of these is refused (rights)
    std::map<std::string, Error> refusedObjects;     ///< by name: nothing of it may be written
    std::map<std::string, std::size_t> sizeCaps;     ///< longest value of an attribute
    std::map<std::string, std::string> unanswered;   ///< attribute to reason: reads give it as unknown
    std::function<void()> onCall;                    ///< before every read and every write
    std::function<void(Object&)> onCreate;           ///< what the side adds to a new object
    bool dropsWrites = false;                        ///< says ok and keeps the old values
    bool tracksChanges = true;                       ///< else watermarks are Unsupported
    bool marksExpired = false;                       ///< no mark is accepted any more
    bool hidesRemovals = false;                      ///< something was removed, and the side cannot say what

    // What it counted.
    struct Counts {
        int reads = 0, pages = 0, fetches = 0, fetchedIds = 0, finds = 0, applied = 0, changes = 0;
    };
    Counts counts;
    int writes = 0;  ///< changes that took effect

    EndpointTraits traits() const override;
    Result<Schema> schema(std::stop_token stop) override;
    Result<void> read(const Query& query, const PageSink& page, std::stop_token stop) override;
    Result<std::vector<Object>> fetch(const Query& query, std::span<const std::string> ids,
                                      std::stop_token stop) override;
    Result<Object> at(const Query& query, const std::string& name, std::stop_token stop) override;
    Result<std::vector<Object>> find(const Query& query, const AttributeName& attribute, const Value& value,
                                     std::stop_token stop) override;
    Result<std::vector<Object>> search(const std::string& text, std::size_t limit, std::stop_token stop) override;
    Result<std::vector<Object>> searchContainers(Container kind, const std::string& text, std::size_t limit,
                                                 std::stop_token stop) override;
    Result<std::string> watermark(const Query& query, std::stop_token stop) override;
    Result<std::string> changes(const Query& query, const std::string& since, const ChangedIdsSink& page,
                                std::stop_token stop) override;
    Result<void> apply(std::span<const Change> changes, const ReceiptSink& receipt, std::stop_token stop) override;

private:
    std::string key(const std::string& name) const;
    std::string anchorOf(const Object& object) const;
    bool matches(const Query& query, const Object& object) const;
    Object project(const Query& query, const Object& object) const;
    std::string newId();
    void index();

    Receipt carryOut(const Change& change);
    Receipt create(const Change& change);
    Receipt restore(const Change& change);
    Receipt update(const Change& change, Object& object);
    std::optional<Error> objection(const Change& change, const AttributeChange& attribute) const;
    void write(Object& object, const AttributeChange& attribute) const;

    template <typename Work>
    auto call(std::stop_token stop, Work&& work) -> decltype(work()) {
        if (stop.stop_requested()) return Error(ErrorCode::Cancelled, "Stopped");
        if (onCall) onCall();
        return faults ? faults->around(work) : work();
    }

    Side side_;
    std::vector<Object> objects_;
    std::vector<Object> bin_;  ///< deleted by a change; can be restored
    std::unordered_map<std::string, std::size_t> idIndex_, nameIndex_;
    int created_ = 0;
    std::map<int, std::vector<Object>> marked_;  // what was there when a mark was given
};

}  // namespace hs::world
