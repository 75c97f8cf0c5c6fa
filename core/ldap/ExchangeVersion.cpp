#include "core/ldap/ExchangeVersion.h"

#include <array>
#include <string_view>

namespace hs::ldap {

namespace {

struct Release {
    int rangeUpper;
    std::string_view name;
};

constexpr auto releases = std::to_array<Release>({
    {4397, "Exchange 2000 Server"},
    {4406, "Exchange 2000 Server SP3"},
    {6870, "Exchange Server 2003"},
    {10637, "Exchange Server 2007"},
    {11116, "Exchange Server 2007 SP1"},
    {14622, "Exchange Server 2007 SP2 or Exchange Server 2010"},
    {14625, "Exchange Server 2007 SP3"},
    {14726, "Exchange Server 2010 SP1"},
    {14732, "Exchange Server 2010 SP2"},
    {14734, "Exchange Server 2010 SP3"},
    {15137, "Exchange Server 2013"},
    {15254, "Exchange Server 2013 CU1"},
    {15281, "Exchange Server 2013 CU2"},
    {15283, "Exchange Server 2013 CU3"},
    {15292, "Exchange Server 2013 SP1"},
    {15300, "Exchange Server 2013 CU5"},
    {15303, "Exchange Server 2013 CU6"},
    {15312, "Exchange Server 2013 CU7 or later"},
    {15317, "Exchange Server 2016"},
    {15323, "Exchange Server 2016 CU1"},
    {15325, "Exchange Server 2016 CU2"},
    {15326, "Exchange Server 2016 CU3 to CU5"},
    {15330, "Exchange Server 2016 CU6"},
    {15332, "Exchange Server 2016 CU7 to CU18"},
    {15333, "Exchange Server 2016 CU19 or CU20"},
    {15334, "Exchange Server 2016 CU21 or later"},
    {17000, "Exchange Server 2019 or 2019 CU1"},
    {17001, "Exchange Server 2019 CU2 to CU7"},
    {17002, "Exchange Server 2019 CU8 or CU9"},
    {17003, "Exchange Server 2019 CU10 or later"},
});

}  // namespace

std::string exchangeVersion(int rangeUpper) {
    const Release* last = nullptr;
    for (const Release& release : releases) {
        if (release.rangeUpper == rangeUpper) return std::string(release.name);
        if (release.rangeUpper < rangeUpper) last = &release;
    }
    if (!last) return "an Exchange version older than 2000";
    if (last == &releases.back()) return "an Exchange version newer than Exchange Server 2019";
    return "an Exchange version after " + std::string(last->name);
}

}  // namespace hs::ldap
