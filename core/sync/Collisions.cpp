#include "core/sync/Collisions.h"

#include <algorithm>

#include "core/base/Encoding.h"

namespace hs::sync {

namespace {

const AttributeName proxyAddresses = "proxyAddresses";

std::uint64_t printOf(const Value& value) { return fingerprint(foldCase(value.bytes())); }

void refuse(Change& change, AttributeChange& attribute, const Value& value, const std::string& holder) {
    attribute.result = AttributeChange::Result::Failed;
    attribute.reason = "The value " + value.display() + " is already held by " + holder;
    attribute.after = attribute.before;
    change.error = Error(ErrorCode::Conflict, attribute.reason)
                       .on(change.target.name)
                       .attributeNamed(attribute.target.text())
                       .next("Remove the value from " + holder + ", then run again");
}

bool anythingPlanned(const Change& change) {
    return std::any_of(change.attributes.begin(), change.attributes.end(),
                       [](const AttributeChange& a) { return a.result == AttributeChange::Result::Planned; });
}

}  // namespace

void Collisions::note(const Object& directoryObject) {
    for (const Value& value : directoryObject.values(proxyAddresses))
        if (equalsIgnoringAsciiCase(std::string_view(value.bytes()).substr(0, 5), "x500:"))
            held_.push_back(printOf(value));
}

void Collisions::seal() {
    std::sort(held_.begin(), held_.end());
    held_.shrink_to_fit();
}

Result<void> Collisions::check(Change& change, EndpointReader& directory, bool askAlways, std::stop_token stop) {
    Query query;
    query.classes = {ObjectClass::User, ObjectClass::InetOrgPerson, ObjectClass::Contact, ObjectClass::Group};
    query.attributes = {proxyAddresses};
    for (AttributeChange& attribute : change.attributes) {
        if (attribute.operation != AttributeChange::Operation::Add ||
            attribute.result != AttributeChange::Result::Planned || attribute.payload.empty())
            continue;
        const Value& value = attribute.payload.front();
        const std::uint64_t print = printOf(value);
        if (askAlways || std::binary_search(held_.begin(), held_.end(), print)) {
            HS_ASSIGN(const auto holders, directory.find(query, attribute.target, value, stop));
            const auto other = std::find_if(holders.begin(), holders.end(),
                                            [&](const Object& holder) { return holder.id != change.target.id; });
            if (other != holders.end()) {
                refuse(change, attribute, value, other->name);
                continue;
            }
        }
        if (!claimed_.insert(print).second) refuse(change, attribute, value, "another object of this run");
    }
    if (!anythingPlanned(change) && change.error.code == ErrorCode::Conflict && !change.error.message.empty())
        change.state = Change::State::Failed;
    return {};
}

}  // namespace hs::sync
