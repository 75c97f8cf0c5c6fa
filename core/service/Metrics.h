#pragma once

#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/service/EnginePorts.h"
#include "core/service/EventRelay.h"

namespace hs::service {

/// Counts what runs do since this program started, for Prometheus (text format 0.0.4). The gauges are read from the
/// store when somebody looks. Thread safe.
class Metrics {
public:
    /// Both borrowed.
    Metrics(EnginePorts& ports, EventRelay& relay);

    /// The whole page. What the store cannot tell is left out.
    std::string text();

private:
    static constexpr std::array<int, 9> bounds{1, 5, 10, 30, 60, 300, 900, 1800, 3600};  ///< seconds
    struct Totals {
        std::map<std::string, std::int64_t> runsByResult;
        std::int64_t planned = 0, written = 0, failed = 0;
        std::array<std::int64_t, bounds.size()> within{};
        std::int64_t runs = 0;
        double seconds = 0;
    };

    void take(const Event& event);
    void countAttributes(const std::vector<Run>& ended);
    std::string gauges();

    EnginePorts& ports_;
    std::mutex mutex_;
    std::map<std::string, Totals> totals_;
    std::vector<Run> toCount_;  // ended; their journals are read by whoever looks, not by the engine
    std::mutex counting_;
    std::map<std::string, std::int64_t> attributeWrites_;  // by labels
    std::shared_ptr<void> subscription_;                   // last: no event comes after the rest is gone
};

}  // namespace hs::service
