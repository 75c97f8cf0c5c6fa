#pragma once

#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/model/Outcome.h"
#include "core/ports/Store.h"
#include "core/store/Connection.h"
#include "core/store/LogChain.h"

namespace hs {

/// Reads the provisioning log from its oldest entry to its newest and says whether each follows from the one before,
/// and whether what it says was written is what the journal says. Stops at the first finding.
class LogVerifier {
public:
    explicit LogVerifier(Connection& connection) : connection_(connection), chain_(connection) {}

    /// One reading transaction, page by page. Errors: Cancelled, and those of the database.
    Result<LogVerdict> verify(std::stop_token stop);

private:
    struct Row {
        std::int64_t id = 0;
        std::int64_t run = 0;
        std::int64_t rule = 0;
        std::int64_t action = 0;
        std::int64_t status = 0;
        std::int64_t endedAt = 0;
        std::string words;
        std::string body;
        std::string hash;
    };
    struct Journal {
        std::int64_t run = 0;
        std::optional<Change> change;
    };

    Result<LogVerdict> walk(std::stop_token stop);
    Result<std::vector<Row>> page(std::int64_t after);
    void passForgotten();
    void take(const Row& row);
    void takeEnd();
    Result<void> compareWithJournal(const std::vector<Row>& rows);
    Result<std::map<std::int64_t, Journal>> journalOf(const std::vector<Outcome>& outcomes);
    Result<std::string> contradiction(const Outcome& outcome, const std::map<std::int64_t, Journal>& journal);
    Result<bool> hasChanges(std::int64_t run);
    void found(std::int64_t id, std::string problem);

    Connection& connection_;
    LogChain chain_;
    LogVerdict verdict_;
    LogChain::Head head_;
    std::vector<LogChain::Forgotten> forgotten_;
    std::size_t nextForgotten_ = 0;
    std::int64_t expected_ = 1;
    std::string previous_ = LogChain::beginning();
    std::map<std::int64_t, bool> runsWithChanges_;
};

}  // namespace hs
