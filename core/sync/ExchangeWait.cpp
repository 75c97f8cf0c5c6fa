#include "core/sync/ExchangeWait.h"

#include <algorithm>
#include <optional>

namespace hs::sync {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds firstPause{500};
constexpr milliseconds longestPause{3000};
constexpr milliseconds breath{200};

}  // namespace

void ExchangeWait::tell(milliseconds waited, milliseconds longest) const {
    Event event;
    event.kind = Event::Kind::Progress;
    event.configuration = run_.configuration;
    event.run = run_;
    event.phase = "Waiting for Exchange Online to fill the attributes";
    event.done = std::min(waited, longest).count();
    event.total = longest.count();
    context_.events.publish(event);
}

Result<ExchangeWait::Ending> ExchangeWait::look(const Query& query, const std::string& cloudId, bool isContact,
                                                std::stop_token stop) const {
    HS_ASSIGN(auto found, context_.cloud.fetch(query, {&cloudId, 1}, stop));
    if (found.empty())
        return Error(ErrorCode::NotFound, "The cloud object is not there any more")
            .on(cloudId)
            .next("Provision the user again");
    Ending ending;
    ending.cloud = std::move(found.front());
    std::vector<AttributeName> awaited{"cloudLegacyExchangeDN"};
    if (!isContact) awaited.insert(awaited.begin(), "cloudAnchor");
    for (const AttributeName& name : awaited)
        if (!ending.cloud.has(name) && !ending.cloud.unknownReason(name))
            ending.missing += (ending.missing.empty() ? "" : ", ") + name.text();
    ending.filled = ending.missing.empty();
    ending.unlicensed = !isContact && !ending.cloud.has("assignedLicenses") && !ending.cloud.has("mail") &&
                        !ending.cloud.unknownReason("assignedLicenses") && !ending.cloud.unknownReason("mail");
    return ending;
}

Result<ExchangeWait::Ending> ExchangeWait::await(const Query& query, const std::string& cloudId, bool isContact,
                                                 milliseconds longest, std::stop_token stop) const {
    const auto began = context_.clock.steady();
    const auto waited = [&] { return std::chrono::duration_cast<milliseconds>(context_.clock.steady() - began); };
    milliseconds pause = firstPause;
    std::optional<Ending> last;
    tell(milliseconds(0), longest);
    for (;;) {
        auto ending = look(query, cloudId, isContact, stop);
        if (ending.ok()) {
            if (ending->filled || ending->unlicensed || waited() >= longest) return ending;
            last = *std::move(ending);
        } else if (!isTransient(ending.error().code)) {
            return ending;
        } else if (waited() >= longest) {
            if (last) return *std::move(last);
            return ending;
        }
        milliseconds left = std::min(pause, longest - waited());
        while (left.count() > 0) {
            const milliseconds slice = std::min(left, breath);
            if (!context_.clock.sleepFor(slice, stop))
                return Error(ErrorCode::Cancelled, "Stopped while waiting for Exchange Online").on(cloudId);
            left -= slice;
            tell(waited(), longest);
        }
        pause = std::min(longestPause, pause * 3 / 2);
    }
}

}  // namespace hs::sync
