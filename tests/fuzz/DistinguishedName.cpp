// Any text as a distinguished name, and as a value inside one.
#include "core/base/Encoding.h"
#include "core/model/Dn.h"
#include "tests/fuzz/Require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace hs;
    const std::string text(reinterpret_cast<const char*>(bytes), size);
    if (const auto dn = Dn::parse(text)) {
        fuzz::require(dn->text() == text, "a name keeps its spelling");
        fuzz::require(dn->isUnder(*dn), "a name is under itself");
        fuzz::require(dn->isUnder(dn->parent()), "a name is under its parent");
        const auto again = Dn::parse(dn->normalized());
        fuzz::require(again && *again == *dn, "the normalised form is the same name");
        const auto parent = Dn::parse(dn->parent().text());
        fuzz::require(parent && *parent == dn->parent(), "a parent is a name");
    }
    const auto named = Dn::parse("CN=" + escapeDnValue(text) + ",DC=contoso,DC=test");
    if (text.empty() || !isUtf8(text)) return 0;
    fuzz::require(named && named->components().size() == 3, "an escaped value stays one value");
    fuzz::require(named->commonName() == text, "an escaped value comes back");
    return 0;
}
