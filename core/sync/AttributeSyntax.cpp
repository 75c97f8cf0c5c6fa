#include "core/sync/AttributeSyntax.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/Encoding.h"

namespace hs::sync {

namespace {

using Kind = AttributeSyntax::Kind;
using Row = std::pair<const char*, AttributeSyntax>;

const std::array directoryRows{
    Row{"msDS-ExternalDirectoryObjectId", {Kind::Text, true, 1, 256, false, false}},
    Row{"proxyAddresses", {Kind::TextIgnoringCase, false, 1, 1123, false, false}},
    Row{"msExchArchiveStatus", {Kind::Integer, true, 0, 0, false, false}},
    Row{"msExchBlockedSendersHash", {Kind::Binary, true, 1, 4000, false, true}},
    Row{"msExchSafeRecipientsHash", {Kind::Binary, true, 0, 12000, false, true}},
    Row{"msExchSafeSendersHash", {Kind::Binary, true, 0, 32000, false, true}},
    Row{"msExchUCVoiceMailSettings", {Kind::TextIgnoringCase, false, 1, 1123, false, false}},
    Row{"msExchUserHoldPolicies", {Kind::Text, false, 1, 40, false, false}},
};

const std::array cloudRows{
    Row{"userPrincipalName", {Kind::TextIgnoringCase, true, 1, 113, true, false}},
    Row{"displayName", {Kind::Text, true, 1, 256, true, false}},
    Row{"accountEnabled", {Kind::Boolean, true, 0, 0, true, false}},
    Row{"mailNickname", {Kind::TextIgnoringCase, true, 1, 64, true, false}},
    Row{"onPremisesImmutableId", {Kind::Text, true, 1, 256, true, false}},
    Row{"mail", {Kind::TextIgnoringCase, true, 1, 256, false, false}},
    Row{"givenName", {Kind::Text, true, 1, 64, false, false}},
    Row{"surname", {Kind::Text, true, 1, 64, false, false}},
    Row{"jobTitle", {Kind::Text, true, 1, 128, false, false}},
    Row{"department", {Kind::Text, true, 1, 64, false, false}},
    Row{"companyName", {Kind::Text, true, 1, 64, false, false}},
    Row{"officeLocation", {Kind::Text, true, 1, 128, false, false}},
    Row{"city", {Kind::Text, true, 1, 128, false, false}},
    Row{"usageLocation", {Kind::TextIgnoringCase, true, 2, 2, false, false}},
    Row{"showInAddressList", {Kind::Boolean, true, 0, 0, false, false}},
    Row{"otherMails", {Kind::TextIgnoringCase, false, 1, 256, false, false}},
    Row{"businessPhones", {Kind::Text, false, 1, 64, false, false}},
};

const AttributeSyntax exactText{Kind::Text, true, 1, 0, false, false};

std::size_t characters(std::string_view utf8) {
    return static_cast<std::size_t>(
        std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

template <typename Rows>
const AttributeSyntax& lookUp(const Rows& rows, const AttributeName& name) {
    for (const auto& [rowName, syntax] : rows)
        if (equalsIgnoringAsciiCase(rowName, name.text())) return syntax;
    return exactText;
}

}  // namespace

const AttributeSyntax& AttributeSyntax::of(Side side, const AttributeName& name) {
    return side == Side::Directory ? lookUp(directoryRows, name) : lookUp(cloudRows, name);
}

bool AttributeSyntax::same(const Value& left, const Value& right) const {
    switch (kind) {
        case Kind::Text:
        case Kind::Binary: return left.sameAs(right);
        case Kind::TextIgnoringCase:
            return left.bytes() == right.bytes() || foldCase(left.bytes()) == foldCase(right.bytes());
        case Kind::Integer: return left.sameAs(right) || (left.asInteger() && left.asInteger() == right.asInteger());
        case Kind::Boolean: return left.sameAs(right) || (left.asBoolean() && left.asBoolean() == right.asBoolean());
    }
    return false;
}

bool AttributeSyntax::same(const Values& left, const Values& right) const {
    // Both directions: a server that kept a value twice must not hide one that is missing.
    const auto within = [this](const Values& few, const Values& many) {
        return std::all_of(few.begin(), few.end(), [&](const Value& value) { return holds(many, value); });
    };
    return left.size() == right.size() && within(left, right) && within(right, left);
}

bool AttributeSyntax::holds(const Values& values, const Value& value) const {
    return std::any_of(values.begin(), values.end(), [&](const Value& other) { return same(other, value); });
}

std::size_t AttributeSyntax::lengthOf(const Value& value) const {
    return value.isBinary() ? value.bytes().size() : characters(value.bytes());
}

std::string listed(const Values& values) {
    if (values.empty()) return "nothing";
    std::string text;
    for (const Value& value : values) text += (text.empty() ? "" : ", ") + value.display();
    return text;
}

}  // namespace hs::sync
