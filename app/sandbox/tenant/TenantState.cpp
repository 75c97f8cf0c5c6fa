#include "app/sandbox/tenant/TenantState.h"

#include <algorithm>
#include <chrono>

#include "app/sandbox/tenant/JsonText.h"
#include "app/sandbox/tenant/ProvisionedPerson.h"
#include "core/base/Encoding.h"

namespace hs::sandbox {

namespace {

/// "A recently deleted item remains available for up to 30 days."
constexpr std::chrono::milliseconds binTime = std::chrono::hours(30 * 24);

const std::string* assigned(const Assignments& assignments, Property property) {
    const auto found = std::find_if(assignments.begin(), assignments.end(),
                                    [property](const auto& entry) { return entry.first == property; });
    return found == assignments.end() || found->second == "null" ? nullptr : &found->second;
}

std::string assignedText(const Assignments& assignments, Property property) {
    const std::string* json = assigned(assignments, property);
    return json == nullptr ? std::string() : textOfJson(*json);
}

void assignUnlessGiven(Assignments& assignments, Property property, std::string json) {
    const bool given = std::any_of(assignments.begin(), assignments.end(),
                                   [property](const auto& entry) { return entry.first == property; });
    if (!given) assignments.emplace_back(property, std::move(json));
}

Error refusal(ErrorCode code, std::string message) {
    return Error(code, std::move(message)).saying("Request_BadRequest");
}

Error conflict(Property property) {
    const std::string name(traits(property).name);
    return refusal(ErrorCode::Conflict, "Another object with the same value for property " + name + " already exists.")
        .attributeNamed(name);
}

/// The addresses after the mail address changed: it becomes the primary, the former primary stays as a second one.
std::string withPrimary(std::string_view addressesJson, const std::string& mail) {
    std::vector<std::string> addresses{"SMTP:" + mail};
    for (std::string& address : textsOfJson(addressesJson)) {
        if (equalsIgnoringAsciiCase(address, addresses.front())) continue;
        if (address.starts_with("SMTP:")) address.replace(0, 5, "smtp:");
        addresses.push_back(std::move(address));
    }
    std::string json;
    appendJsonTexts(json, addresses);
    return json;
}

/// Passwords are taken and never kept.
void forgetPassword(Assignments& assignments) {
    std::erase_if(assignments, [](const auto& entry) { return entry.first == Property::PasswordProfile; });
}

/// What follows from the given properties, unless they say otherwise themselves.
void complete(ObjectKind kind, Assignments& assignments) {
    const std::string mail = assignedText(assignments, Property::Mail);
    if (!mail.empty()) assignUnlessGiven(assignments, Property::ProxyAddresses, withPrimary({}, mail));
    if (kind != ObjectKind::User) return;
    const std::string name = assignedText(assignments, Property::UserPrincipalName);
    assignUnlessGiven(assignments, Property::AccountEnabled, "true");
    assignUnlessGiven(assignments, Property::UserType, "\"Member\"");
    assignUnlessGiven(assignments, Property::MailNickname, jsonText(name.substr(0, name.find('@'))));
}

}  // namespace

TenantState::TenantState(ExchangeOnline exchange, Clock& clock) : exchange_(std::move(exchange)), clock_(clock) {}

TenantState::Session TenantState::open() { return Session(*this); }

TenantState::Session::Session(TenantState& state) : state_(state), lock_(state.mutex_), now_(state.clock_.now()) {
    settleMailboxes();
    emptyBin();
}

void TenantState::Session::settleMailboxes() {
    while (!state_.due_.empty() && state_.due_.front().at <= now_) {
        const Due due = state_.due_.front();
        state_.due_.pop_front();
        CloudObject& object = table(due.kind).at(due.row);
        if (!object.present() || object.filled) continue;
        object.filled = true;
        table(due.kind).noteChange(due.row, cloudProperties);
    }
}

void TenantState::Session::remove(ObjectKind kind, Row row) {
    table(kind).toBin(row, now_);
    state_.binned_.push_back({now_ + binTime.count(), kind, row});
}

void TenantState::Session::emptyBin() {
    while (!state_.binned_.empty() && state_.binned_.front().at <= now_) {
        const Due due = state_.binned_.front();
        state_.binned_.pop_front();
        const CloudObject& object = table(due.kind).at(due.row);
        const bool stillInBin = object.whereabouts == CloudObject::Whereabouts::InBin;
        if (stillInBin && object.deletedAt + binTime.count() == due.at) table(due.kind).purge(due.row);
    }
}

Result<TenantState::Session::Row> TenantState::Session::find(ObjectKind kind, std::string_view key) {
    ObjectTable& objects = table(kind);
    if (const auto row = objects.byId(key); row && objects.at(*row).present()) return *row;
    if (kind == ObjectKind::User && key.find('@') != std::string_view::npos) {
        const auto rows = objects.holders(Property::UserPrincipalName, key);
        if (!rows.empty()) return rows.front();
    }
    return Error(ErrorCode::NotFound, "Resource '" + std::string(key) +
                                          "' does not exist or one of its queried reference-property objects are not "
                                          "present.")
        .saying("Request_ResourceNotFound");
}

Result<void> TenantState::Session::checkRequired(ObjectKind kind, const Assignments& assignments,
                                                 bool provisioned) const {
    std::vector<Property> required{Property::DisplayName};
    const bool synchronised = provisioned && assigned(assignments, Property::OnPremisesImmutableId) != nullptr;
    if (kind == ObjectKind::User) required.push_back(Property::UserPrincipalName);
    if (kind == ObjectKind::User && !synchronised)
        required.insert(required.end(), {Property::AccountEnabled, Property::MailNickname, Property::PasswordProfile});
    for (const Property property : required) {
        if (assigned(assignments, property) != nullptr) continue;
        const std::string name(traits(property).name);
        return refusal(ErrorCode::InvalidInput, "A value is required for property '" + name + "' of resource '" +
                                                    (kind == ObjectKind::User ? "User" : "Contact") + "'.")
            .attributeNamed(name);
    }
    return {};
}

Result<void> TenantState::Session::checkUnique(ObjectKind kind, const Assignments& assignments,
                                               const CloudObject* self) {
    const auto heldByAnother = [&](ObjectTable& objects, Property property, const std::string& text) {
        const auto rows = objects.holders(property, text);
        return std::any_of(rows.begin(), rows.end(), [&](Row row) { return &objects.at(row) != self; });
    };
    for (const auto& [property, json] : assignments) {
        if (property == Property::UserPrincipalName || property == Property::OnPremisesImmutableId) {
            const std::string text = textOfJson(json);
            if (!text.empty() && heldByAnother(table(kind), property, text)) return conflict(property);
        }
        if (property != Property::ProxyAddresses) continue;
        for (const std::string& address : textsOfJson(json))
            if (heldByAnother(state_.users_, property, address) || heldByAnother(state_.contacts_, property, address))
                return conflict(property);
    }
    return {};
}

Result<TenantState::Session::Row> TenantState::Session::create(ObjectKind kind, Assignments assignments,
                                                               bool provisioned) {
    HS_TRY(checkRequired(kind, assignments, provisioned));
    forgetPassword(assignments);
    complete(kind, assignments);
    HS_TRY(checkUnique(kind, assignments, nullptr));
    const std::string immutableId = assignedText(assignments, Property::OnPremisesImmutableId);
    const bool synchronised = provisioned && !immutableId.empty();
    if (synchronised) assignUnlessGiven(assignments, Property::OnPremisesSyncEnabled, "true");

    ObjectTable& objects = table(kind);
    if (const auto binned = objects.inBin(immutableId)) {
        objects.restore(*binned);
        objects.assign(*binned, assignments);
        licenseAgain(kind, *binned);
        return *binned;
    }
    CloudObject object;
    ++state_.created_;
    object.id =
        cloudObjectId(immutableId.empty() ? "created in the cloud " + std::to_string(state_.created_) : immutableId);
    object.createdAt = now_;
    object.lastSyncAt = synchronised ? now_ : 0;
    for (const auto& [property, json] : assignments) object.values.set(property, json);
    const Row row = objects.add(std::move(object));
    license(kind, row);
    return row;
}

Result<void> TenantState::Session::update(ObjectKind kind, Row row, Assignments assignments, bool provisioned) {
    ObjectTable& objects = table(kind);
    forgetPassword(assignments);
    const std::string mail = assignedText(assignments, Property::Mail);
    if (!mail.empty())
        assignUnlessGiven(assignments, Property::ProxyAddresses,
                          withPrimary(objects.at(row).values.get(Property::ProxyAddresses), mail));
    HS_TRY(checkUnique(kind, assignments, &objects.at(row)));
    PropertyMask alsoChanged = 0;
    if (provisioned && objects.at(row).values.get(Property::OnPremisesSyncEnabled) == "true") {
        objects.at(row).lastSyncAt = now_;
        alsoChanged |= maskOf(Property::OnPremisesLastSyncDateTime);
    }
    objects.assign(row, assignments, alsoChanged);
    license(kind, row);
    return {};
}

Result<void> TenantState::Session::restore(ObjectKind kind, Row row) {
    ObjectTable& objects = table(kind);
    Assignments names;
    objects.at(row).values.each(
        [&names](Property property, std::string_view json) { names.emplace_back(property, std::string(json)); });
    HS_TRY(checkUnique(kind, names, &objects.at(row)));
    objects.restore(row);
    licenseAgain(kind, row);
    return {};
}

void TenantState::Session::licenseAgain(ObjectKind kind, Row row) {
    // Its mailbox may have come due while it lay in the bin.
    CloudObject& object = table(kind).at(row);
    if (!object.filled) object.licensed = false;
    license(kind, row);
}

void TenantState::Session::license(ObjectKind kind, Row row) {
    CloudObject& object = table(kind).at(row);
    // Whoever has no usage location gets the organization's: mail alone decides.
    if (object.licensed || object.values.get(Property::Mail).empty()) return;
    object.licensed = true;
    if (kind == ObjectKind::User) table(kind).noteChange(row, maskOf(Property::AssignedLicenses));
    state_.due_.push_back({now_ + state_.exchange_.delay().count(), kind, row});
    settleMailboxes();  // with no delay it is there at once
}

Result<void> TenantState::Session::provision(std::span<const Person> people) {
    for (const Person& person : people) {
        const bool contact = person.objectClass == ObjectClass::Contact;
        HS_TRY(create(contact ? ObjectKind::Contact : ObjectKind::User, provisionedPerson(person), true));
    }
    return {};
}

}  // namespace hs::sandbox
