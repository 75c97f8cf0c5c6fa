#pragma once

#include <chrono>
#include <stop_token>
#include <string>

#include "core/model/Run.h"
#include "core/sync/SyncContext.h"

namespace hs::sync {

/// Waits for Exchange Online to fill the attributes of a cloud object, looking again after half a second, then ever
/// more rarely up to every three seconds, and telling the wait at least four times a second.
class ExchangeWait {
public:
    ExchangeWait(const SyncContext& context, const Run& run) : context_(context), run_(run) {}

    struct Ending {
        Object cloud;             ///< as last read
        bool filled = false;      ///< everything awaited has a value or is unknown
        bool unlicensed = false;  ///< known to have no licence and no mail: nothing will ever come
        std::string missing;      ///< the attributes still empty, "cloudAnchor, cloudLegacyExchangeDN"
    };

    /// Errors: NotFound (the cloud object is gone), Cancelled, or the cloud's last error when it never answered.
    Result<Ending> await(const Query& query, const std::string& cloudId, bool isContact,
                         std::chrono::milliseconds longest, std::stop_token stop) const;

private:
    Result<Ending> look(const Query& query, const std::string& cloudId, bool isContact, std::stop_token stop) const;
    void tell(std::chrono::milliseconds waited, std::chrono::milliseconds longest) const;

    const SyncContext& context_;
    const Run& run_;
};

}  // namespace hs::sync
