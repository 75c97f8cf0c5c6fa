#include "core/ldap/ChangeWriter.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "core/ldap/ModifyRequest.h"
#include "core/ldap/ResultCodes.h"

namespace hs::ldap {

namespace {

using Steady = std::chrono::steady_clock;
constexpr std::chrono::milliseconds slice{100};

Error undecided(const Error& loss) {
    return Error(ErrorCode::Unavailable,
                 "the connection was lost before the directory answered: it is not known whether "
                 "the change was written")
        .saying(loss.serverText)
        .next("Read the object again; the next cycle does.");
}

bool isByValue(const AttributeChange& attribute) {
    return attribute.operation == AttributeChange::Operation::Add ||
           attribute.operation == AttributeChange::Operation::Remove;
}

/// OpenLDAP, and servers without the permissive control, report an addition that is there already and a value that is
/// gone already; either is what was wanted.
bool isWanted(std::span<const AttributeChange* const> attributes, int resultCode) {
    if (attributes.size() != 1 || attributes.front()->payload.size() != 1) return false;
    switch (attributes.front()->operation) {
        case AttributeChange::Operation::Add: return isAlreadyThere(resultCode);
        case AttributeChange::Operation::Remove: return isAlreadyGone(resultCode);
        case AttributeChange::Operation::Replace:
        case AttributeChange::Operation::Clear: break;
    }
    return false;
}

}  // namespace

ChangeWriter::ChangeWriter(LdapSession& session, std::span<const Change> changes, const Endpoint::ReceiptSink& receipt)
    : session_(session), changes_(changes), receipt_(receipt) {}

Result<void> ChangeWriter::run(std::stop_token stop) {
    HS_ASSIGN(connection_, session_.connection(stop));
    while (!idle()) {
        Result<void> step = fill(stop);
        if (step.ok() && !inFlight_.empty()) step = collect(stop);
        if (step.ok()) continue;
        if (step.error().code == ErrorCode::Cancelled) return stopped(step.error());
        if (!connection_->lost()) {  // the receiver's own error, or a time-out
            for (const InFlight& each : inFlight_) connection_->abandon(each.operation);
            return step;
        }
        HS_TRY(connectionLost(step.error(), stop));
    }
    return {};
}

std::vector<const AttributeChange*> ChangeWriter::planned(std::size_t change) const {
    std::vector<const AttributeChange*> attributes;
    for (const AttributeChange& attribute : changes_[change].attributes) {
        const bool empty =
            isByValue(attribute) && attribute.payload.empty();  // a removal of no value would remove them all
        if (attribute.result == AttributeChange::Result::Planned && !empty) attributes.push_back(&attribute);
    }
    return attributes;
}

std::vector<const AttributeChange*> ChangeWriter::attributesOf(const Task& task) const {
    if (!task.attribute) return planned(task.change);
    return {oneByOne_.at(task.change).attributes[*task.attribute]};
}

std::optional<ChangeWriter::Task> ChangeWriter::nextTask() {
    if (!retries_.empty()) {
        const Task task = retries_.front();
        retries_.pop_front();
        return task;
    }
    if (next_ < changes_.size()) return Task{next_++, std::nullopt};
    return std::nullopt;
}

Result<void> ChangeWriter::fill(std::stop_token stop) {
    while (inFlight_.size() < window) {
        if (stop.stop_requested()) return Error(ErrorCode::Cancelled, "writing was stopped");
        const std::optional<Task> task = nextTask();
        if (!task) return {};
        auto sent = send(*task);
        if (sent.ok() && *sent) continue;
        retries_.push_front(*task);  // also after a loss: it never reached the server
        if (!sent.ok()) return std::move(sent).error();
        return {};
    }
    return {};
}

/// False while the socket takes no more.
Result<bool> ChangeWriter::send(const Task& task) {
    const Change& change = changes_[task.change];
    if (change.kind == ChangeKind::Create || change.kind == ChangeKind::Delete) {
        HS_TRY(giveReceipt(task.change,
                           Error(ErrorCode::Unsupported, "objects are neither created nor deleted in the directory")));
        return true;
    }
    const auto attributes = attributesOf(task);
    if (attributes.empty()) {
        HS_TRY(giveReceipt(task.change, std::nullopt));
        return true;
    }
    HS_ASSIGN(const std::optional<int> operation, sendModify(*connection_, change.target.name, attributes));
    if (!operation) return false;
    inFlight_.push_back({*operation, task});
    return true;
}

/// Takes the answer that comes first. Servers work on several changes at once: waiting for the oldest would leave the
/// window half empty whenever that one takes longer.
Result<void> ChangeWriter::collect(std::stop_token stop) {
    const auto deadline = Steady::now() + connection_->patience().answer;
    for (;;) {
        const bool alone = connection_->expected() == static_cast<int>(inFlight_.size());
        HS_ASSIGN(const LdapMessage answer, alone ? connection_->receiveNext(slice)
                                                  : connection_->receiveWithin(inFlight_.front().operation, slice));
        if (answer) {
            const int operation = operationOf(answer.get());
            const auto found = std::find_if(inFlight_.begin(), inFlight_.end(),
                                            [&](const InFlight& each) { return each.operation == operation; });
            if (found == inFlight_.end()) continue;  // a notice of the server's own
            const Task task = found->task;
            inFlight_.erase(found);
            return settle(task, answer.get());
        }
        if (stop.stop_requested()) return Error(ErrorCode::Cancelled, "writing was stopped");
        if (Steady::now() >= deadline)
            return Error(ErrorCode::Timeout, "the directory did not answer a change in time")
                .on(changes_[inFlight_.front().task.change].target.name)
                .next("Try again later.");
    }
}

Result<void> ChangeWriter::settle(const Task& task, ldapmsg* answer) {
    const ServerResult result = resultOf(connection_->handle(), answer);
    if (isSuccess(result.code) && !task.attribute) return giveReceipt(task.change, std::nullopt);
    const auto attributes = attributesOf(task);
    std::optional<Error> error;
    if (!isSuccess(result.code) && !isWanted(attributes, result.code)) {
        error =
            errorOf(result.code, "the directory refuses the change", result.text).on(changes_[task.change].target.name);
        if (attributes.size() == 1) error->attribute = attributes.front()->target.text();
    }
    if (task.attribute) return settleAttribute(task, std::move(error));
    if (error && isRefusalOfOneAttribute(result.code))
        if (OneByOne parts = split(attributes); parts.attributes.size() > 1) {
            oneByOne_[task.change] = std::move(parts);
            retries_.push_back({task.change, 0});
            return {};
        }
    return giveReceipt(task.change, std::move(error));
}

ChangeWriter::OneByOne ChangeWriter::split(const std::vector<const AttributeChange*>& attributes) {
    OneByOne parts;
    for (const AttributeChange* attribute : attributes) {
        if (attribute->payload.size() < 2 || !isByValue(*attribute)) {
            parts.attributes.push_back(attribute);
            continue;
        }
        for (const Value& value : attribute->payload) {
            AttributeChange& one = parts.values.emplace_back();
            one.target = attribute->target;
            one.operation = attribute->operation;
            one.payload = {value};
            parts.attributes.push_back(&one);
        }
    }
    return parts;
}

Result<void> ChangeWriter::settleAttribute(const Task& task, std::optional<Error> error) {
    OneByOne& tried = oneByOne_.at(task.change);
    auto& failed = tried.receipt.failedAttributes;
    const AttributeName& target = tried.attributes[*task.attribute]->target;
    if (error && (failed.empty() || !(failed.back().first == target))) failed.emplace_back(target, *error);
    if (*task.attribute + 1 < tried.attributes.size()) {
        retries_.push_back({task.change, *task.attribute + 1});
        return {};
    }
    Receipt receipt = std::move(tried.receipt);
    oneByOne_.erase(task.change);
    receipt.ok = receipt.failedAttributes.empty();
    if (!receipt.ok) receipt.error = receipt.failedAttributes.front().second;
    return receipt_(task.change, std::move(receipt));
}

Result<void> ChangeWriter::giveReceipt(std::size_t change, std::optional<Error> error) {
    Receipt receipt;
    receipt.ok = !error;
    if (error) {
        if (error->object.empty()) error->object = changes_[change].target.name;
        if (!error->attribute.empty()) receipt.failedAttributes.emplace_back(error->attribute, *error);
        receipt.error = std::move(*error);
    }
    return receipt_(change, std::move(receipt));
}

/// Answers that arrived before the loss still count; the rest is undecided.
Result<void> ChangeWriter::connectionLost(const Error& error, std::stop_token stop) {
    const std::deque<InFlight> flown = std::exchange(inFlight_, {});
    for (const InFlight& each : flown) {
        const auto answer = connection_->receiveWithin(each.operation, std::chrono::milliseconds(0));
        if (answer.ok() && *answer) {
            HS_TRY(settle(each.task, answer->get()));
            continue;
        }
        oneByOne_.erase(each.task.change);
        HS_TRY(giveReceipt(each.task.change, undecided(error)));
    }
    connection_.reset();
    session_.drop();
    if (std::exchange(reconnected_, true)) return error;
    if (idle()) return {};
    HS_ASSIGN(connection_, session_.connection(stop));
    return {};
}

/// What the server decides within a moment still gets its receipt; the rest is abandoned and stays undecided.
Result<void> ChangeWriter::stopped(const Error& error) {
    const auto deadline = Steady::now() + slice / 2;
    for (const InFlight& each : std::exchange(inFlight_, {})) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Steady::now());
        const auto answer = connection_->receiveWithin(each.operation, std::max(left, std::chrono::milliseconds(0)));
        if (answer.ok() && *answer) HS_TRY(settle(each.task, answer->get()));
        else connection_->abandon(each.operation);
    }
    return error;
}

}  // namespace hs::ldap
