#include "core/sync/CommitBatch.h"

#include <algorithm>

#include "core/sync/ReadBack.h"

namespace hs::sync {

namespace {

using Verdict = AttributeChange::Result;

/// What is sent: only what is to be written, whatever else the change tells people.
Change toSend(const Change& change) {
    Change sent = change;
    std::erase_if(sent.attributes,
                  [](const AttributeChange& attribute) { return attribute.result != Verdict::Planned; });
    return sent;
}

const AttributeChange* firstFailed(const Change& change) {
    const auto found = std::find_if(change.attributes.begin(), change.attributes.end(),
                                    [](const AttributeChange& a) { return a.result == Verdict::Failed; });
    return found == change.attributes.end() ? nullptr : &*found;
}

bool isDecided(const Change& change) {
    return change.state == Change::State::Done || change.state == Change::State::Failed;
}

/// The pair as it is remembered after the change; fingerprints only when all went as planned.
Link linkAfter(const Change& change) {
    const bool provisioning = change.rule == RuleKind::Provisioning;
    const ObjectRef& directory = provisioning ? change.source : change.target;
    const ObjectRef& cloud = provisioning ? change.target : change.source;
    Link link{directory.anchor, directory.id, cloud.id, 0, 0};
    if (change.state == Change::State::Done) {
        link.directoryPrint = change.directoryPrintAfter;
        link.cloudPrint = change.cloudPrintAfter;
    }
    return link;
}

}  // namespace

Result<void> CommitBatch::write(Run& run, const std::string& configuration, std::span<Change> changes,
                                std::stop_token stop) {
    std::vector<std::int64_t> ids;
    for (Change& change : changes) {
        if (change.state != Change::State::Planned || !change.writes()) continue;
        open_.push_back(&change);
        ids.push_back(change.id);
    }
    if (open_.empty()) return {};
    HS_TRY(store_.markIntent(run.id, ids));
    for (Change* change : open_) change->state = Change::State::Intent;

    const Result<void> sent = send(stop);
    const Result<void> verified = verify(sent.ok());
    const Result<void> kept = keep(run, configuration);
    if (!sent.ok()) return sent;
    if (!verified.ok()) return verified;
    return kept;
}

Result<void> CommitBatch::send(std::stop_token stop) {
    std::vector<Change> payload;
    payload.reserve(open_.size());
    for (const Change* change : open_) payload.push_back(toSend(*change));
    receipts_.resize(open_.size());
    HS_TRY(target_.apply(
        payload,
        [this](std::size_t index, Receipt&& receipt) -> Result<void> {
            if (index < receipts_.size()) receipts_[index] = std::move(receipt);
            return {};
        },
        stop));
    if (std::all_of(receipts_.begin(), receipts_.end(), [](const auto& receipt) { return receipt.has_value(); }))
        return {};
    return Error(ErrorCode::Internal, target_.traits().server + " ended a batch without answering for every change")
        .next("Run the cycle again; changes without an answer were read back to decide what became of them");
}

/// A receipt is the server's word; what it refused is failed here, what it accepted is still to be read back.
void CommitBatch::take(Change& change, Receipt&& receipt) {
    if (!receipt.id.empty()) change.target.id = std::move(receipt.id);
    if (!receipt.name.empty()) change.target.name = std::move(receipt.name);
    if (receipt.ok) return;
    for (AttributeChange& attribute : change.attributes) {
        if (attribute.result != Verdict::Planned) continue;
        const auto refused = std::find_if(receipt.failedAttributes.begin(), receipt.failedAttributes.end(),
                                          [&](const auto& entry) { return entry.first == attribute.target; });
        if (refused == receipt.failedAttributes.end() && !receipt.failedAttributes.empty()) continue;
        const Error& why = refused == receipt.failedAttributes.end() ? receipt.error : refused->second;
        attribute.result = Verdict::Failed;
        attribute.reason = why.message + (why.serverText.empty() ? "" : ": " + why.serverText);
        attribute.after = attribute.before;
    }
    change.error = receipt.failedAttributes.empty() || !receipt.error.message.empty()
                       ? std::move(receipt.error)
                       : std::move(receipt.failedAttributes.front().second);
    if (change.error.object.empty()) change.error.object = change.target.name;
    change.state = Change::State::Failed;
}

/// The directory is always read back; the cloud only where no receipt says what happened.
Result<void> CommitBatch::verify(bool allSent) {
    std::vector<Change*> toRead;
    for (std::size_t i = 0; i < open_.size(); ++i) {
        Change& change = *open_[i];
        const bool answered = receipts_[i].has_value();
        if (answered) take(change, std::move(*receipts_[i]));
        const bool refused = change.state == Change::State::Failed &&
                             std::none_of(change.attributes.begin(), change.attributes.end(),
                                          [](const AttributeChange& a) { return a.result == Verdict::Planned; });
        if (!answered || (side_ == Side::Directory && !refused)) toRead.push_back(&change);
    }
    std::optional<ReadBack> now;
    Result<void> problem;
    if (!toRead.empty()) {
        auto read = ReadBack::take(target_, side_, toRead);
        if (read.ok()) now = *std::move(read);
        else problem = std::move(read).error();
    }
    for (std::size_t i = 0; i < open_.size(); ++i) {
        Change& change = *open_[i];
        const bool wantsReading = std::find(toRead.begin(), toRead.end(), &change) != toRead.end();
        if (wantsReading && !now) {
            // Not decided: stays Intent, and the next plan finds out.
            if (change.state != Change::State::Failed) continue;
        }
        if (!receipts_[i] && now) decideWithoutReceipt(change, *now);
        if (change.state == Change::State::Planned) continue;
        if (wantsReading && now) now->settle(change);
        finish(change);
    }
    return allSent ? problem : Result<void>();
}

/// The connection broke or the run was stopped: what the target holds now decides.
void CommitBatch::decideWithoutReceipt(Change& change, const ReadBack& now) {
    if (!now.showsAll(change)) {
        change.state = Change::State::Planned;  // not written: it is planned again
        return;
    }
    if (const Object* object = now.of(change)) {
        change.target.id = object->id;
        if (!object->name.empty()) change.target.name = object->name;
    }
}

void CommitBatch::finish(Change& change) {
    for (AttributeChange& attribute : change.attributes)
        if (attribute.result == Verdict::Planned) attribute.result = Verdict::Written;
    if (const AttributeChange* failed = firstFailed(change); failed && change.state != Change::State::Failed) {
        change.state = Change::State::Failed;
        // What failed before anything was sent has its error already.
        if (change.error.message.empty())
            change.error = Error(ErrorCode::Conflict, failed->reason)
                               .on(change.target.name)
                               .attributeNamed(failed->target.text())
                               .next("Look at the value of " + failed->target.text() + " of " + change.target.name +
                                     ", then run again");
    }
    if (change.state != Change::State::Failed) change.state = Change::State::Done;
    change.writtenAt = clock_.now();
    if (change.state == Change::State::Failed)
        log_.warning(change.error.message, {{"object", change.target.name}, {"attribute", change.error.attribute}});
}

Result<void> CommitBatch::keep(Run& run, const std::string& configuration) {
    std::vector<Change> journal;
    std::vector<Link> links;
    std::vector<std::string> gone;
    for (const Change* change : open_) {
        journal.push_back(*change);
        if (!isDecided(*change)) continue;
        ++(change->state == Change::State::Done ? run.counts.written : run.counts.failed);
        Link link = linkAfter(*change);
        if (link.anchor.empty() || link.cloudId.empty()) continue;
        if (change->kind == ChangeKind::Delete && change->state == Change::State::Done) gone.push_back(link.anchor);
        else links.push_back(std::move(link));
    }
    HS_TRY(store_.updateChanges(journal));
    if (!links.empty()) HS_TRY(store_.saveLinks(configuration, links));
    if (!gone.empty()) HS_TRY(store_.removeLinks(configuration, gone));
    return {};
}

}  // namespace hs::sync
