#include "core/graph/DeltaWalk.h"

#include <cstdint>
#include <unordered_set>

#include "core/base/Encoding.h"
#include "core/graph/GraphError.h"

namespace hs::graph {

Result<std::string> DeltaWalk::run(const std::string& url, const Sink& sink, std::stop_token stop) {
    std::unordered_set<std::uint64_t> followed;
    std::string link = url;
    for (;;) {
        HS_TRY(client_.admit(link));
        if (!followed.insert(fingerprint(link)).second)
            return corruptAnswer("read what changed",
                                 "The link " + link + " was followed before: the pages go in circles.");
        if (followed.size() > maxPages_)
            return corruptAnswer("read what changed", "There are more than " + std::to_string(maxPages_) + " pages.");
        net::HttpRequest request;
        request.url = link;
        request.idempotent = true;
        // Only the ids are read; the changed properties alone are the least that Graph can be made to send.
        request.headers.set("Prefer", "return=minimal,odata.maxpagesize=999");
        HS_ASSIGN(std::string body, client_.send(std::move(request), "tell what changed", stop));
        HS_ASSIGN(DeltaPage page, DeltaPage::read(std::move(body)));
        if (stop.stop_requested())
            return Error(ErrorCode::Cancelled, "Reading the tenant was stopped.").on(client_.host());
        HS_TRY(sink(std::move(page.ids)));
        if (!page.deltaLink.empty()) {
            HS_TRY(client_.admit(page.deltaLink));
            return std::move(page.deltaLink);
        }
        link = std::move(page.nextLink);
    }
}

}  // namespace hs::graph
