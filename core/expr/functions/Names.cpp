// CRef, DNComponent, DNComponentRev, EscapeDNComponent (expressions reference, 6.7).
#include <algorithm>

#include "core/base/Encoding.h"
#include "core/expr/Call.h"
#include "core/expr/NameComponents.h"
#include "core/expr/functions/Families.h"

namespace hs::expr {

namespace {

constexpr std::string_view options[] = {"DC"};

Datum failNoName(Call& call) { return call.fail("not-a-dn", call.show(0) + " is not a distinguished name."); }

Datum reference(Call& call) {
    if (call.text(0).empty()) return Datum();
    if (!nameComponents(call.text(0))) return failNoName(call);
    return Datum::reference(call.text(0));
}

Datum componentAt(const std::vector<NameComponent>& components, std::int64_t number) {
    if (number < 1 || static_cast<std::uint64_t>(number) > components.size()) return Datum();
    return Datum::text(components[static_cast<std::size_t>(number - 1)].value);
}

Datum dnComponent(Call& call) {
    if (call.text(0).empty()) return Datum();
    const auto components = nameComponents(call.text(0));
    return components ? componentAt(*components, call.number(1)) : failNoName(call);
}

Datum dnComponentRev(Call& call) {
    if (call.text(0).empty()) return Datum();
    auto components = nameComponents(call.text(0));
    if (!components) return failNoName(call);
    if (call.has(2))
        std::erase_if(*components,
                      [](const NameComponent& component) { return equalsIgnoringAsciiCase(component.type, "dc"); });
    std::reverse(components->begin(), components->end());
    return componentAt(*components, call.number(1));
}

Datum escapeDnComponent(Call& call) {
    const std::size_t kept = typePrefix(call.text(0));
    const std::string_view value = call.text(0).substr(kept);
    std::string escaped(call.text(0).substr(0, kept));
    constexpr std::string_view special = ",\\+\"<>;=";
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char c = value[i];
        const bool atStart = i == 0 && (c == '#' || c == ' ');
        const bool atEnd = i + 1 == value.size() && c == ' ';
        if (atStart || atEnd || special.find(c) != std::string_view::npos) escaped += '\\';
        escaped += c;
    }
    return call.keep(std::move(escaped));
}

constexpr Function rows[] = {
    {.name = "CRef",
     .parameters = {{"value"}},
     .doc = "A reference to the object of a distinguished name.",
     .examples = {{R"(CRef("CN=Joe,DC=contoso,DC=com"))", R"("CN=Joe,DC=contoso,DC=com")"}},
     .apply = reference},
    {.name = "DNComponent",
     .parameters = {{"dn"}, {"componentNumber", Want::Number}},
     .doc = "The value of a component of a distinguished name, counted from the left.",
     .examples = {{R"(DNComponent("CN=Joe,OU=Sales,DC=contoso,DC=com", 2))", R"("Sales")"}},
     .apply = dnComponent},
    {.name = "DNComponentRev",
     .parameters = {{"dn"},
                    {"componentNumber", Want::Number},
                    {"options", Want::Option, Presence::Optional, options, true}},
     .doc =
         "The value of a component of a distinguished name, counted from the right, without dc components on demand.",
     .examples = {{R"(DNComponentRev("CN=Joe,OU=Sales,DC=contoso,DC=com", 1, DC))", R"("Sales")"}},
     .apply = dnComponentRev},
    {.name = "EscapeDNComponent",
     .parameters = {{"value"}},
     .doc = "A component of a distinguished name with special characters escaped.",
     .examples = {{R"(EscapeDNComponent("cn=Doe, John"))", R"("cn=Doe\\, John")"}},
     .apply = escapeDnComponent},
};

}  // namespace

std::span<const Function> nameFunctions() { return rows; }

}  // namespace hs::expr
