#include "core/graph/PageWalk.h"

#include <optional>

#include "core/base/Encoding.h"
#include "core/graph/GraphError.h"

namespace hs::graph {

Result<void> PageWalk::admit(const std::string& link) {
    HS_TRY(client_.admit(link));
    if (!followed_.insert(fingerprint(link)).second)
        return corruptAnswer("read the next page",
                             "The link " + link + " was followed before: the pages go in circles.");
    if (followed_.size() > maxPages_)
        return corruptAnswer("read the next page", "There are more than " + std::to_string(maxPages_) + " pages.");
    return {};
}

Result<void> PageWalk::run(const std::string& url, UserCodec& codec, const Sink& sink, std::stop_token stop) {
    const std::string doing = "read " + std::string(collectionOf(codec.objectClass()));
    followed_.clear();
    HS_TRY(admit(url));
    HS_ASSIGN(GraphClient::Download page, client_.start(url, stop));
    for (;;) {
        HS_ASSIGN(std::string body, client_.finish(std::move(page), doing, stop));
        std::string link;
        std::optional<GraphClient::Download> next;
        const auto seen = [&](std::string&& named) -> Result<void> {
            HS_TRY(admit(named));
            link = std::move(named);
            if (ahead_ == Ahead::No) return {};
            HS_ASSIGN(next, client_.start(link, stop));
            return {};
        };
        HS_ASSIGN(std::vector<Object> objects, codec.page(std::move(body), seen));
        if (stop.stop_requested())
            return Error(ErrorCode::Cancelled, "Reading the tenant was stopped.").on(client_.host());
        HS_ASSIGN(const bool goOn, sink(std::move(objects)));
        if (!goOn || link.empty()) return {};
        if (!next) { HS_ASSIGN(next, client_.start(link, stop)); }
        page = *std::move(next);
    }
}

}  // namespace hs::graph
