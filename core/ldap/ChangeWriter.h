#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include "core/ldap/LdapSession.h"
#include "core/ports/Endpoint.h"

namespace hs::ldap {

/// Writes many changes over one connection with a window of modifies in flight: the server is never idle, and no answer
/// waits for the next question. (Measured: 16 in flight reach what a server can do; more only wait longer.)
///
/// A modify is atomic. When the server refuses one because of a single attribute, its attributes are tried one at a
/// time, so that the others are written and the receipt names the culprits. When the connection is lost, changes in
/// flight are undecided: they get an Unavailable receipt, because a receipt must not claim what nobody knows. The rest
/// goes on over a new connection, once.
class ChangeWriter {
public:
    static constexpr std::size_t window = 16;

    ChangeWriter(LdapSession& session, std::span<const Change> changes, const Endpoint::ReceiptSink& receipt);

    /// Errors: as Endpoint::apply.
    Result<void> run(std::stop_token stop);

private:
    /// A modify to send: a whole change, or one attribute of a change that was refused as a whole.
    struct Task {
        std::size_t change = 0;
        std::optional<std::size_t> attribute;
    };
    struct InFlight {
        int operation = 0;
        Task task;
    };
    /// A change whose attributes are tried one by one, and of additions and removals each value.
    struct OneByOne {
        std::deque<AttributeChange> values;  ///< what stands for an attribute with several values to add or remove
        std::vector<const AttributeChange*> attributes;
        Receipt receipt;
    };

    bool idle() const { return next_ == changes_.size() && retries_.empty() && inFlight_.empty(); }
    std::vector<const AttributeChange*> planned(std::size_t change) const;
    std::vector<const AttributeChange*> attributesOf(const Task& task) const;
    static OneByOne split(const std::vector<const AttributeChange*>& attributes);
    std::optional<Task> nextTask();
    Result<void> fill(std::stop_token stop);
    Result<bool> send(const Task& task);
    Result<void> collect(std::stop_token stop);
    Result<void> settle(const Task& task, ldapmsg* answer);
    Result<void> settleAttribute(const Task& task, std::optional<Error> error);
    Result<void> giveReceipt(std::size_t change, std::optional<Error> error);
    Result<void> connectionLost(const Error& error, std::stop_token stop);
    Result<void> stopped(const Error& error);

    LdapSession& session_;
    std::span<const Change> changes_;
    const Endpoint::ReceiptSink& receipt_;
    std::shared_ptr<LdapConnection> connection_;
    std::size_t next_ = 0;
    std::deque<Task> retries_;
    std::deque<InFlight> inFlight_;  // in the order of sending; servers answer mostly in that order
    std::map<std::size_t, OneByOne> oneByOne_;
    bool reconnected_ = false;
};

}  // namespace hs::ldap
