#pragma once

#include <optional>
#include <span>
#include <string>

#include "core/model/Link.h"
#include "core/ports/Store.h"
#include "core/store/Connection.h"

namespace hs {

/// The links between both sides, as Store describes them.
class LinkTable {
public:
    explicit LinkTable(Connection& connection) : connection_(connection) {}

    /// Reads page by page and holds no lock while the sink works, so that the sink may call the store.
    Result<void> each(const std::string& configuration, const Store::LinkSink& sink);
    Result<std::optional<Link>> one(const std::string& configuration, const std::string& anchor);
    Result<std::vector<Link>> of(const std::string& configuration, Side side, std::span<const std::string> ids);
    Result<std::vector<Link>> of(const std::string& configuration, std::span<const std::string> anchors);
    Result<std::int64_t> count(const std::string& configuration);
    Result<void> save(const std::string& configuration, std::span<const Link> links);
    Result<void> remove(const std::string& configuration, std::span<const std::string> anchors);

private:
    Result<std::vector<Link>> lookUp(const std::string& configuration, const std::string& column,
                                     std::span<const std::string> keys);
    Result<std::vector<Link>> page(const std::string& configuration, const std::string& afterAnchor);

    Connection& connection_;
};

}  // namespace hs
