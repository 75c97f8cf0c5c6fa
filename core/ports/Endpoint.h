#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/model/Change.h"
#include "core/model/Object.h"
#include "core/model/Schema.h"

namespace hs {

/// What to read of a side.
struct Query {
    std::vector<ObjectClass> classes;       ///< only these; the cloud reads User for both user classes
    std::vector<AttributeName> attributes;  ///< only these; an attribute asked for and missing is absent
    std::vector<std::string> bases;         ///< directory: subtrees; empty = the whole configured base
};

struct EndpointTraits {
    Side side = Side::Directory;
    std::string server;  ///< host name, as shown to people: "dc1.contoso.test", "graph.microsoft.com"
};

/// What holds people in a directory, or gathers them.
enum class Container { OrganizationalUnit, Group };

/// Who changed on a side since a watermark, by Object::id. An id may come more than once, and may be of an object that
/// no query would show.
struct ChangedIds {
    std::vector<std::string> changed;  ///< created, modified or moved
    std::vector<std::string> removed;  ///< deleted for good or into a recycle bin
    /// Something was removed and the side cannot say which object: only comparing all ids tells.
    bool removalsUnknown = false;
};

/// Reading half of a side. What plans is given only this: planning cannot write.
/// One instance serves one thread at a time.
///
/// Errors everywhere: Unavailable, Timeout, Throttled, Unauthenticated, Denied, Cancelled, Corrupt (the answer does not
/// parse; nothing may be concluded from it).
class EndpointReader {
public:
    virtual ~EndpointReader() = default;

    virtual EndpointTraits traits() const = 0;

    /// The live schema. Cloud endpoints answer Unsupported.
    virtual Result<Schema> schema(std::stop_token stop) = 0;

    /// Everything that matches, page by page; pages may be empty. OK means: all of it was read. After an error
    /// nothing may be concluded from what is missing. `page` returning an error stops the reading with that error.
    using PageSink = std::function<Result<void>(std::vector<Object>&& page)>;
    virtual Result<void> read(const Query& query, const PageSink& page, std::stop_token stop) = 0;

    /// The objects with these ids (Object::id), in any order; ids that do not exist are simply missing.
    virtual Result<std::vector<Object>> fetch(const Query& query, std::span<const std::string> ids,
                                              std::stop_token stop) = 0;

    /// One object by Object::name: distinguished name or UPN. Errors: NotFound, InvalidInput (not a DN).
    virtual Result<Object> at(const Query& query, const std::string& name, std::stop_token stop) = 0;

    /// The objects whose attribute equals the value (for matching); usually none or one.
    virtual Result<std::vector<Object>> find(const Query& query, const AttributeName& attribute, const Value& value,
                                             std::stop_token stop) = 0;

    /// The mark of this moment: `changes` since it tells everything that happens from now on, at least once. Take it
    /// before reading everything. Errors also: Unsupported (the side does not track changes).
    virtual Result<std::string> watermark(const Query& query, std::stop_token stop) = 0;

    /// Who changed since a mark of this endpoint's own, page by page; returns the mark to go on from. `query` is the
    /// one the mark was taken with; its bases are not applied, so that a move out of them is seen. OK means: nothing is
    /// missing. Errors also: Conflict (the mark has expired, belongs to another server or is refused: read everything
    /// and take a new one), Unsupported.
    using ChangedIdsSink = std::function<Result<void>(ChangedIds&& page)>;
    virtual Result<std::string> changes(const Query& query, const std::string& since, const ChangedIdsSink& page,
                                        std::stop_token stop) = 0;

    /// For a person looking for someone: begins-with over name, mail, account name; at most `limit`.
    virtual Result<std::vector<Object>> search(const std::string& text, std::size_t limit, std::stop_token stop) = 0;

    /// The same for units or groups: begins-with over their names, or a whole distinguished name; also containers and
    /// the domain itself count as units. Carries "description". Cloud endpoints answer Unsupported.
    virtual Result<std::vector<Object>> searchContainers(Container kind, const std::string& text, std::size_t limit,
                                                         std::stop_token stop) = 0;
};

/// What became of one change.
struct Receipt {
    Error error;       ///< meaningful when !ok
    bool ok = false;   ///< the object's change as a whole; false also when single attributes failed
    std::string id;    ///< of a created object
    std::string name;  ///< of a created object
    /// When the server refused the whole and attributes were tried one by one: one entry for each that failed.
    std::vector<std::pair<AttributeName, Error>> failedAttributes;
};

/// Both halves.
class Endpoint : public EndpointReader {
public:
    /// Applies all changes, several in flight, in any order; calls `receipt` once for each (index into `changes`), on
    /// the calling thread. A failing change is a receipt, not an error. OK means: every change has a receipt.
    /// An attribute with operation Add is sent as an add of `payload` only; adding what is already there is ok.
    /// A side that refuses a whole change for one attribute falls back to one attribute at a time.
    /// Errors: Cancelled, or the connection is lost for good; changes without a receipt are then undecided.
    using ReceiptSink = std::function<Result<void>(std::size_t index, Receipt&& receipt)>;
    virtual Result<void> apply(std::span<const Change> changes, const ReceiptSink& receipt, std::stop_token stop) = 0;
};

}  // namespace hs
