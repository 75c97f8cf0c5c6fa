#include "app/sandbox/tenant/ObjectWriter.h"

#include <array>
#include <chrono>

#include "app/sandbox/tenant/JsonText.h"

namespace hs::sandbox {

namespace {

constexpr std::string_view noValue = "null";
constexpr std::string_view noValues = "[]";
constexpr std::string_view enterpriseLicense =
    R"([{"skuId":"6fd2c87f-b296-42f0-b197-1e91e994b900","disabledPlans":[]}])";  // Office 365 E3

void appendTwoDigits(std::string& out, unsigned number) {
    out += static_cast<char>('0' + number / 10 % 10);
    out += static_cast<char>('0' + number % 10);
}

}  // namespace

void appendJsonTime(std::string& out, UnixMillis time) {
    if (time == 0) {
        out += noValue;
        return;
    }
    using namespace std::chrono;
    const sys_time<seconds> moment{floor<seconds>(milliseconds(time))};
    const auto day = floor<days>(moment);
    const year_month_day date{day};
    const hh_mm_ss clock{moment - day};
    out += '"';
    out += std::to_string(static_cast<int>(date.year()));
    out += '-';
    appendTwoDigits(out, static_cast<unsigned>(date.month()));
    out += '-';
    appendTwoDigits(out, static_cast<unsigned>(date.day()));
    out += 'T';
    appendTwoDigits(out, static_cast<unsigned>(clock.hours().count()));
    out += ':';
    appendTwoDigits(out, static_cast<unsigned>(clock.minutes().count()));
    out += ':';
    appendTwoDigits(out, static_cast<unsigned>(clock.seconds().count()));
    out += "Z\"";
}

/// One object with its stored values laid out for reading, and its mailbox once somebody needs it.
struct ObjectWriter::Subject {
    Subject(const ObjectTable& table, ObjectTable::Row rowOf) : object(table.at(rowOf)), row(rowOf) {
        object.values.each(
            [this](Property property, std::string_view json) { stored[static_cast<std::size_t>(property)] = json; });
    }

    std::string_view get(Property property) const { return stored[static_cast<std::size_t>(property)]; }

    const CloudObject& object;
    ObjectTable::Row row;
    std::array<std::string_view, propertyCount> stored{};
    mutable std::optional<Mailbox> mailbox;
    mutable std::string anchor;
};

ObjectWriter::ObjectWriter(const ObjectTable& table, const ExchangeOnline& exchange, std::vector<Property> selected)
    : table_(table), exchange_(exchange) {
    fields_.reserve(selected.size());
    for (const Property property : selected) {
        const PropertyTraits& about = traits(property);
        fields_.push_back({property, '"' + std::string(about.name) + "\":",
                           about.type == PropertyType::Strings ? noValues : noValue});
        selectedMask_ |= maskOf(property);
    }
}

void ObjectWriter::append(std::string& out, ObjectTable::Row row) const {
    const Subject subject(table_, row);
    char separator = '{';
    for (const Field& field : fields_) {
        out += separator;
        separator = ',';
        out += field.key;
        appendValue(out, field, subject);
    }
    out += separator == '{' ? "{}" : "}";
}

void ObjectWriter::appendDelta(std::string& out, ObjectTable::Row row, PropertyMask changed, bool onlyChanged) const {
    const Subject subject(table_, row);
    const bool isNew = changed == ~PropertyMask{0};
    out += "{\"id\":\"";
    out += subject.object.id;
    out += '"';
    for (const Field& field : fields_) {
        if (field.property == Property::Id) continue;
        const bool fieldChanged = (changed & maskOf(field.property)) != 0;
        if (onlyChanged && !fieldChanged) continue;
        const std::size_t start = out.size();
        out += ',';
        out += field.key;
        const std::size_t valueAt = out.size();
        appendValue(out, field, subject);
        const std::string_view value = std::string_view(out).substr(valueAt);
        const bool lost = value == noValue || value == noValues;
        if (lost && (isNew || !fieldChanged)) out.resize(start);  // never set: absent, as in Graph's own answers
    }
    out += '}';
}

void ObjectWriter::appendValue(std::string& out, const Field& field, const Subject& subject) const {
    if ((maskOf(field.property) & cloudProperties) != 0) return appendCloud(out, field, subject);
    const CloudObject& object = subject.object;
    switch (field.property) {
        case Property::Id:
            out += '"';
            out += object.id;
            out += '"';
            return;
        case Property::AssignedLicenses: out += object.licensed ? enterpriseLicense : noValues; return;
        case Property::CreatedDateTime: return appendJsonTime(out, object.createdAt);
        case Property::DeletedDateTime: return appendJsonTime(out, object.deletedAt);
        case Property::OnPremisesLastSyncDateTime: return appendJsonTime(out, object.lastSyncAt);
        case Property::OnPremisesProvisioningErrors: out += noValues; return;
        case Property::PasswordProfile: out += noValue; return;
        default: break;
    }
    const std::string_view stored = subject.get(field.property);
    out += stored.empty() ? field.none : stored;
}

void ObjectWriter::appendCloud(std::string& out, const Field& field, const Subject& subject) const {
    if (const std::string* own = table_.overridden(subject.row, field.property)) {
        out += *own;
        return;
    }
    if (!subject.object.filled) {
        out += field.none;
        return;
    }
    if (!subject.mailbox) {
        subject.anchor = subject.object.anchor();
        subject.mailbox = exchange_.mailboxOf(subject.anchor, textOfJson(subject.get(Property::MailNickname)));
    }
    appendCloudValue(out, field.property, table_.kind(), *subject.mailbox, subject.anchor, subject.object.id);
}

}  // namespace hs::sandbox
