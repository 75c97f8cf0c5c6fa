#include "core/graph/ChangeWriter.h"

#include <algorithm>
#include <map>
#include <string>

#include "core/graph/ChangeBody.h"
#include "core/graph/CloudAttribute.h"
#include "core/graph/GraphUrl.h"
#include "core/graph/UserCodec.h"

namespace hs::graph {

namespace {

/// "update the user".
std::string doingTo(const Change& change, std::string verb) {
    return verb.append(cloudClass(change.target.objectClass) == ObjectClass::Contact ? " the contact" : " the user");
}

const std::string& shownName(const Change& change) {
    if (!change.target.name.empty()) return change.target.name;
    return change.target.id.empty() ? change.source.name : change.target.id;
}

/// A refusal that may be about one attribute only.
bool isRefusal(ErrorCode code) {
    return code == ErrorCode::InvalidInput || code == ErrorCode::Denied || code == ErrorCode::Conflict ||
           code == ErrorCode::Unsupported;
}

/// Whether the refusal may only mean that an earlier try got through.
bool mayBeDone(const Change& change, ErrorCode code) {
    if (change.kind == ChangeKind::Restore) return code == ErrorCode::NotFound;
    return change.kind == ChangeKind::Create && code == ErrorCode::Conflict && !anchorOf(change).empty();
}

Error goneForGood(Error said) {
    return std::move(said).next("It is no longer in the recycle bin: create the object anew.");
}

Receipt done() {
    Receipt receipt;
    receipt.ok = true;
    return receipt;
}

Receipt failed(Error error) {
    Receipt receipt;
    receipt.error = std::move(error);
    return receipt;
}

Receipt createdAs(Object&& object) {
    Receipt receipt = done();
    receipt.id = std::move(object.id);
    receipt.name = std::move(object.name);
    return receipt;
}

}  // namespace

struct ChangeWriter::Slice {
    std::span<const Change> changes;
    std::size_t begin = 0, end = 0;
    const Endpoint::ReceiptSink& sink;
    std::vector<std::pair<std::size_t, Error>> doubtful;  ///< may be done already; with what Graph said
    std::vector<Alone> alone;
};

ChangeWriter::ChangeWriter(GraphClient& client, Clock& clock, BatchSettings settings, Entropy entropy)
    : client_(client), clock_(clock), settings_(std::move(settings)), entropy_(std::move(entropy)) {}

Result<void> ChangeWriter::apply(std::span<const Change> changes, const Endpoint::ReceiptSink& sink,
                                 std::stop_token stop) {
    // A window at a time: the JSON of a large plan would not fit in memory.
    for (std::size_t begin = 0; begin < changes.size(); begin += settings_.window) {
        Slice slice{changes, begin, std::min(begin + settings_.window, changes.size()), sink, {}, {}};
        HS_TRY(firstRound(slice, stop));
        HS_TRY(lookUpDoubtful(slice, stop));
        HS_TRY(attributesAlone(slice, stop));
    }
    return {};
}

BatchRequest ChangeWriter::addressed(const Change& change, std::string method, std::string doing) const {
    BatchRequest request;
    request.method = std::move(method);
    request.url = collectionPath(change.target.objectClass);
    const std::string& address = change.target.id.empty() ? change.target.name : change.target.id;
    if (change.kind != ChangeKind::Create) request.url.append(1, '/').append(net::percentEncode(address));
    request.object = shownName(change);
    request.doing = std::move(doing);
    request.clientRequestId = newRequestId(entropy_);
    return request;
}

/// Nothing when the change asks for nothing.
Result<std::optional<BatchRequest>> ChangeWriter::requestFor(const Change& change) const {
    const ObjectClass target = cloudClass(change.target.objectClass);
    const bool contact = target == ObjectClass::Contact;
    if (target != ObjectClass::User && !contact)
        return Error(ErrorCode::Unsupported, "Only users and contacts are written to the tenant.")
            .on(shownName(change));
    if (change.kind == ChangeKind::None) return std::optional<BatchRequest>();
    if (change.kind != ChangeKind::Create && change.target.id.empty() && (contact || change.target.name.empty()))
        return Error(ErrorCode::InvalidInput, "The change does not say which object of the tenant it is for.")
            .on(change.source.name)
            .next("Plan again.");
    if (change.kind == ChangeKind::Create) {
        BatchRequest request = addressed(change, "POST", doingTo(change, "create"));
        HS_ASSIGN(request.body, createBody(change, entropy_));
        request.repeatable = !anchorOf(change).empty();  // an object made twice is found again by its anchor
        return std::optional(std::move(request));
    }
    if (change.kind == ChangeKind::Restore) {
        if (change.target.id.empty())
            return Error(ErrorCode::InvalidInput, "Only an object whose id is known can be restored.")
                .on(shownName(change))
                .next("Create the object instead.");
        BatchRequest request = addressed(change, "POST", doingTo(change, "restore"));
        request.url = "/directory/deletedItems/" + net::percentEncode(change.target.id) + "/restore";
        request.body = "{}";  // a POST inside a batch has a body
        return std::optional(std::move(request));
    }
    if (change.kind == ChangeKind::Delete) return std::optional(addressed(change, "DELETE", doingTo(change, "delete")));
    if (change.kind == ChangeKind::Disable) {
        if (contact) return Error(ErrorCode::Unsupported, "A contact has no account to disable.").on(shownName(change));
        BatchRequest request = addressed(change, "PATCH", "disable the user");
        HS_ASSIGN(request.body, disableBody(change));
        return std::optional(std::move(request));
    }
    const std::vector<const AttributeChange*> attributes = plannedOf(change);
    if (attributes.empty()) return std::optional<BatchRequest>();
    BatchRequest request = addressed(change, "PATCH", doingTo(change, "update"));
    HS_ASSIGN(request.body, updateBody(attributes));
    return std::optional(std::move(request));
}

Result<void> ChangeWriter::firstRound(Slice& slice, std::stop_token stop) {
    std::vector<BatchRequest> requests;
    std::vector<std::size_t> indexes;
    for (std::size_t i = slice.begin; i < slice.end; ++i) {
        Result<std::optional<BatchRequest>> request = requestFor(slice.changes[i]);
        if (!request.ok()) {
            HS_TRY(judge(slice, i, std::move(request).error()));
        } else if (!request->has_value()) {
            HS_TRY(slice.sink(i, done()));
        } else {
            requests.push_back(**std::move(request));
            indexes.push_back(i);
        }
    }
    const auto decide = [&](std::size_t position, Result<std::string> body) {
        return judge(slice, indexes[position], std::move(body));
    };
    return Batch(client_, clock_, settings_).run(requests, decide, stop);
}

/// Gives the receipt, or notes what has to be tried another way first.
Result<void> ChangeWriter::judge(Slice& slice, std::size_t index, Result<std::string> body) {
    const Change& change = slice.changes[index];
    const bool appears = change.kind == ChangeKind::Create || change.kind == ChangeKind::Restore;
    if (body.ok()) {
        if (!appears) return slice.sink(index, done());
        Result<Object> object = UserCodec(change.target.objectClass, {}).single(*std::move(body));
        return slice.sink(index, object.ok() ? createdAs(*std::move(object)) : failed(std::move(object).error()));
    }
    Error error = std::move(body).error();
    if (error.object.empty()) error.object = shownName(change);
    if (change.kind == ChangeKind::Delete && error.code == ErrorCode::NotFound) return slice.sink(index, done());
    if (mayBeDone(change, error.code)) {
        slice.doubtful.emplace_back(index, std::move(error));
        return {};
    }
    if (change.kind == ChangeKind::Restore && error.code == ErrorCode::Conflict)
        error.nextStep =
            "Another object has taken a name or address of the deleted one. Give that object another one, "
            "then restore again.";
    if (change.kind != ChangeKind::Update || !isRefusal(error.code)) return slice.sink(index, failed(std::move(error)));

    const std::vector<const AttributeChange*> attributes = plannedOf(change);
    if (attributes.size() < 2) {
        Receipt receipt = failed(std::move(error));
        if (!attributes.empty()) {
            receipt.error.attribute = attributes.front()->target.text();
            receipt.failedAttributes.emplace_back(attributes.front()->target, receipt.error);
        }
        return slice.sink(index, std::move(receipt));
    }
    for (const AttributeChange* attribute : attributes) slice.alone.push_back({index, attribute});
    return {};
}

/// Where the object is that an earlier try may have made or restored.
BatchRequest ChangeWriter::lookUp(const Change& change) const {
    BatchRequest request = addressed(change, "GET", doingTo(change, "look up"));
    const std::string select = "$select=" + UserCodec(change.target.objectClass, {}).select();
    if (change.kind == ChangeKind::Restore) request.url += "?" + select;
    else
        request.url +=
            "?$filter=" + net::percentEncode(equalsFilter("onPremisesImmutableId", Value::text(anchorOf(change)))) +
            "&" + select;
    return request;
}

Result<void> ChangeWriter::lookUpDoubtful(Slice& slice, std::stop_token stop) {
    std::vector<BatchRequest> requests;
    for (const auto& [index, said] : slice.doubtful) requests.push_back(lookUp(slice.changes[index]));
    const auto compare = [&](std::size_t position, Result<std::string> body) -> Result<void> {
        const auto& [index, said] = slice.doubtful[position];
        const Change& change = slice.changes[index];
        const bool restore = change.kind == ChangeKind::Restore;
        if (!body.ok()) return slice.sink(index, failed(restore ? goneForGood(said) : said));
        UserCodec codec(change.target.objectClass, {});
        if (restore) {
            Result<Object> found = codec.single(*std::move(body));
            return slice.sink(index, found.ok() ? createdAs(*std::move(found)) : failed(said));
        }
        auto found = codec.page(*std::move(body), [](std::string&&) -> Result<void> { return {}; });
        if (!found.ok() || found->size() != 1 || found->front().anchor != anchorOf(change))
            return slice.sink(index, failed(said));
        return slice.sink(index, createdAs(std::move(found->front())));
    };
    return Batch(client_, clock_, settings_).run(requests, compare, stop);
}

Result<void> ChangeWriter::attributesAlone(Slice& slice, std::stop_token stop) {
    std::map<std::size_t, Receipt> receipts;
    std::vector<BatchRequest> requests;
    std::vector<Alone> sent;
    const auto note = [&](const Alone& one, Error error) {
        error.object = shownName(slice.changes[one.change]);
        error.attribute = one.attribute->target.text();
        Receipt& receipt = receipts[one.change];
        if (receipt.ok) receipt.error = error;
        receipt.ok = false;
        receipt.failedAttributes.emplace_back(one.attribute->target, std::move(error));
    };
    for (const Alone& one : slice.alone) {
        receipts.emplace(one.change, done());
        const AttributeChange* const only[] = {one.attribute};
        Result<std::string> body = updateBody(only);
        if (!body.ok()) {
            note(one, std::move(body).error());
            continue;
        }
        const Change& change = slice.changes[one.change];
        BatchRequest request = addressed(change, "PATCH", "update the attribute " + one.attribute->target.text());
        request.body = *std::move(body);
        requests.push_back(std::move(request));
        sent.push_back(one);
    }
    const auto collect = [&](std::size_t position, Result<std::string> body) -> Result<void> {
        if (!body.ok()) note(sent[position], std::move(body).error());
        return {};
    };
    HS_TRY(Batch(client_, clock_, settings_).run(requests, collect, stop));
    for (auto& [index, receipt] : receipts) HS_TRY(slice.sink(index, std::move(receipt)));
    return {};
}

}  // namespace hs::graph
