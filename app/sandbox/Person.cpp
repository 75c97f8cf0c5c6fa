#include "app/sandbox/Person.h"

#include <array>
#include <initializer_list>
#include <memory>
#include <string_view>

#include "core/base/Encoding.h"
#include "core/model/Dn.h"

namespace hs::sandbox {

namespace {

/// splitmix64 (Steele, Lea, Flood 2014): the same numbers on every machine, which std distributions do not promise.
class SplitMix64 {
public:
    explicit SplitMix64(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        std::uint64_t mixed = (state_ += 0x9e3779b97f4a7c15ULL);
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
        return mixed ^ (mixed >> 31);
    }

    /// 0 … bound-1.
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(((next() >> 32) * bound) >> 32); }
    bool percent(std::size_t chance) { return below(100) < chance; }

    /// Sixteen bytes in directory order that read as a random (version 4) GUID.
    std::string guid() {
        std::string bytes(16, '\0');
        for (std::size_t i = 0; i < 16; i += 8) {
            std::uint64_t word = next();
            for (std::size_t k = 0; k < 8; ++k, word >>= 8) bytes[i + k] = static_cast<char>(word & 0xff);
        }
        bytes[7] = static_cast<char>((bytes[7] & 0x0f) | 0x40);
        bytes[8] = static_cast<char>((bytes[8] & 0x3f) | 0x80);
        return bytes;
    }

private:
    std::uint64_t state_;
};

/// A name as people write it, and as their mail address spells it.
struct Name {
    std::string_view native;
    std::string_view ascii;
};

constexpr auto givenNames = std::to_array<Name>({
    {"Anna", "anna"},
    {"Ben", "ben"},
    {"Chloé", "chloe"},
    {"David", "david"},
    {"Emma", "emma"},
    {"Fatima", "fatima"},
    {"Gökhan", "goekhan"},
    {"Hannah", "hannah"},
    {"İbrahim", "ibrahim"},
    {"Julia", "julia"},
    {"Kenji", "kenji"},
    {"Laura", "laura"},
    {"Mateusz", "mateusz"},
    {"Noah", "noah"},
    {"Olga", "olga"},
    {"Priya", "priya"},
    {"Quentin", "quentin"},
    {"Rosa", "rosa"},
    {"Søren", "soeren"},
    {"Tomáš", "tomas"},
    {"Ulrike", "ulrike"},
    {"Victor", "victor"},
    {"Wei", "wei"},
    {"Xenia", "xenia"},
    {"Yusuf", "yusuf"},
    {"Zoë", "zoe"},
    {"Asta", "asta"},
    {"Bjørn", "bjoern"},
    {"Carlos", "carlos"},
    {"Dilşad", "dilsad"},
    {"Élodie", "elodie"},
    {"Frank", "frank"},
    {"Giulia", "giulia"},
    {"Håkon", "haakon"},
    {"Ingrid", "ingrid"},
    {"Jörg", "joerg"},
    {"Katarzyna", "katarzyna"},
    {"Liam", "liam"},
    {"Małgorzata", "malgorzata"},
    {"Niamh", "niamh"},
    {"Oskar", "oskar"},
    {"Paula", "paula"},
    {"Ravi", "ravi"},
    {"Sinéad", "sinead"},
    {"Thomas", "thomas"},
    {"Uwe", "uwe"},
    {"Vera", "vera"},
    {"Wanda", "wanda"},
});

constexpr auto surnames = std::to_array<Name>({
    {"Schmidt", "schmidt"},   {"Müller", "mueller"},     {"Groß", "gross"},        {"Jäger", "jaeger"},
    {"Köhler", "koehler"},    {"O'Connor", "oconnor"},   {"O'Neill", "oneill"},    {"D'Angelo", "dangelo"},
    {"Kowalski", "kowalski"}, {"Wałęsa", "walesa"},      {"Łuczak", "luczak"},     {"Yıldız", "yildiz"},
    {"Kılıç", "kilic"},       {"Sørensen", "soerensen"}, {"Ødegård", "oedegaard"}, {"Lindström", "lindstroem"},
    {"Novák", "novak"},       {"Horváth", "horvath"},    {"Garcia", "garcia"},     {"Núñez", "nunez"},
    {"Silva", "silva"},       {"Rossi", "rossi"},        {"Bianchi", "bianchi"},   {"Dubois", "dubois"},
    {"Lefèvre", "lefevre"},   {"Smith", "smith"},        {"Johnson", "johnson"},   {"Williams", "williams"},
    {"Brown", "brown"},       {"Taylor", "taylor"},      {"Walker", "walker"},     {"Patel", "patel"},
    {"Singh", "singh"},       {"Tanaka", "tanaka"},      {"Suzuki", "suzuki"},     {"Nguyen", "nguyen"},
    {"Chen", "chen"},         {"Wang", "wang"},          {"Kim", "kim"},           {"Haddad", "haddad"},
    {"Cohen", "cohen"},       {"Ivanova", "ivanova"},    {"Petrov", "petrov"},     {"van den Berg", "vandenberg"},
    {"de Vries", "devries"},  {"Jansen", "jansen"},      {"Fischer", "fischer"},   {"Weber", "weber"},
    {"Becker", "becker"},     {"Hoffmann", "hoffmann"},  {"Schäfer", "schaefer"},  {"Koch", "koch"},
    {"Richter", "richter"},   {"Wolf", "wolf"},          {"Neumann", "neumann"},   {"Zimmermann", "zimmermann"},
});

constexpr auto departments = std::to_array<std::string_view>(
    {"Engineering", "Finance", "Human Resources", "Legal", "Marketing", "Operations", "Research", "Sales"});
constexpr auto titles = std::to_array<std::string_view>(
    {"Analyst", "Assistant", "Consultant", "Director", "Engineer", "Lead", "Manager", "Specialist"});
constexpr auto cities = std::to_array<std::string_view>(
    {"Aarhus", "Berlin", "Dublin", "Gdańsk", "İstanbul", "Köln", "Lyon", "München", "Oslo", "Zürich"});
constexpr auto partners = std::to_array<std::string_view>({"adatum", "fabrikam", "litware", "northwind", "tailspin"});

std::string joined(std::initializer_list<std::string_view> parts) {
    std::size_t size = 0;
    for (const auto part : parts) size += part.size();
    std::string text;
    text.reserve(size);
    for (const auto part : parts) text += part;
    return text;
}

/// How often each name was given already, so that the second Anna Schmidt is "Anna Schmidt (2)", anna.schmidt2@…
struct NameUse {
    std::array<std::uint32_t, givenNames.size() * surnames.size()> fullNames{};
    std::array<std::uint32_t, 26 * surnames.size()> accounts{};
};

std::string numbered(std::uint32_t use) { return use < 2 ? std::string() : std::to_string(use); }

/// Mail address, nickname and the proxy addresses of someone with a mailbox, primary first.
void giveMail(Person& person, std::string_view localPart, std::string_view domain) {
    person.mailNickname = localPart;
    person.mail = joined({localPart, "@", domain});
    person.proxyAddresses.reserve(4);
    person.proxyAddresses.push_back(joined({"SMTP:", person.mail}));
}

void addAliases(Person& person, const SeedSettings& settings, std::size_t count) {
    const std::string_view account = person.samAccountName.empty() ? person.mailNickname : person.samAccountName;
    if (count > 0) person.proxyAddresses.push_back(joined({"smtp:", account, "@", settings.upnSuffix}));
    if (count > 1)
        person.proxyAddresses.push_back(joined({"smtp:", person.mailNickname, "@contoso.mail.onmicrosoft.com"}));
    if (count > 2)
        person.proxyAddresses.push_back(
            joined({"X500:/o=Contoso/ou=Exchange Administrative Group "
                    "(FYDIBOHF23SPDLT)/cn=Recipients/cn=",
                    person.mailNickname}));
}

/// The X500 value that writeback would add, already there as an older tool wrote it: prefix and letters differ in case.
void addForeignCaseX500(Person& person) {
    person.proxyAddresses.push_back("X500:" + asciiLower(cloudLegacyExchangeDn(person.anchor(), person.mailNickname)));
}

void placeIn(Person& person, std::string_view commonName, std::string_view department, const SeedSettings& settings) {
    person.department = department;
    person.dn = joined({"CN=", escapeDnValue(commonName), ",OU=", department, ",OU=People,", settings.baseDn});
}

void giveExchangeOnlineMailbox(Person& person, SplitMix64& random) {
    person.archive = random.percent(30);
    person.voiceMail = random.percent(10);
    person.holds = random.percent(8);
    person.safeSenders = random.percent(50) ? static_cast<int>(random.below(40)) : 0;
    person.safeRecipients = random.percent(15) ? static_cast<int>(random.below(10)) : 0;
    person.blockedSenders = random.percent(40) ? static_cast<int>(random.below(60)) : 0;
}

void describeContact(Person& person, const Name& given, const Name& family, std::uint32_t use,
                     const SeedSettings& settings, SplitMix64& random) {
    const auto partner = partners[random.below(partners.size())];
    std::string commonName =
        joined({given.native, " ", family.native, " (", partner, numbered(use).empty() ? "" : " ", numbered(use), ")"});
    placeIn(person, commonName, departments[random.below(departments.size())], settings);
    person.displayName = std::move(commonName);
    giveMail(person, joined({given.ascii, ".", family.ascii, numbered(use)}), joined({partner, ".example"}));
    addAliases(person, settings, 0);
}

void describeUser(Person& person, const Name& given, const Name& family, std::uint32_t use, std::uint32_t accountUse,
                  const SeedSettings& settings, SplitMix64& random) {
    std::string commonName = joined({given.native, " ", family.native});
    if (use > 1) commonName += joined({" (", numbered(use), ")"});
    placeIn(person, commonName, departments[random.below(departments.size())], settings);
    person.displayName = std::move(commonName);
    const std::string localPart = joined({given.ascii, ".", family.ascii, numbered(use)});
    person.samAccountName = joined({given.ascii.substr(0, 1), family.ascii, numbered(accountUse)});
    person.userPrincipalName = joined({localPart, "@", settings.upnSuffix});
    person.disabled = random.percent(4);
    person.protectedAccount = random.percent(1);
    if (random.percent(20)) person.consistencyGuid = random.percent(50) ? person.objectGuid : random.guid();
    if (random.percent(5)) return;  // no mail

    giveMail(person, localPart, settings.upnSuffix);
    addAliases(person, settings, 1 + random.below(3));
    giveExchangeOnlineMailbox(person, random);
    person.onPremisesMailbox = random.percent(15);
    if (random.percent(2)) addForeignCaseX500(person);
}

Person randomPerson(std::size_t index, const SeedSettings& settings, NameUse& names) {
    // Seeded by the index too, so that the first hundred people are the same in a world of a thousand.
    SplitMix64 random(settings.seed * 0xd1342543de82ef95ULL + index);
    Person person;
    const std::size_t lot = random.below(100);
    person.objectClass = lot < 80 ? ObjectClass::User : lot < 92 ? ObjectClass::InetOrgPerson : ObjectClass::Contact;
    const std::size_t given = random.below(givenNames.size());
    const std::size_t family = random.below(surnames.size());
    person.objectGuid = random.guid();
    person.givenName = givenNames[given].native;
    person.surname = surnames[family].native;
    person.title = titles[random.below(titles.size())];
    person.city = cities[random.below(cities.size())];
    person.telephone = joined({"+49 30 555 ", std::to_string(100000 + random.below(900000))});
    const std::uint32_t use = ++names.fullNames[given * surnames.size() + family];
    if (person.objectClass == ObjectClass::Contact) {
        describeContact(person, givenNames[given], surnames[family], use, settings, random);
        return person;
    }
    const auto initial = static_cast<std::size_t>(givenNames[given].ascii[0] - 'a');
    const std::uint32_t accountUse = ++names.accounts[initial * surnames.size() + family];
    describeUser(person, givenNames[given], surnames[family], use, accountUse, settings, random);
    return person;
}

struct Example {
    ObjectClass objectClass;
    std::string_view given, family, mailName, account, department, title, city;
};

constexpr auto examples = std::to_array<Example>({
    {ObjectClass::User, "Ada", "Lovelace", "ada.lovelace", "ada", "Engineering", "Engineer", "London"},
    {ObjectClass::User, "Jürgen", "Weiß", "juergen.weiss", "jweiss", "Finance", "Analyst", "Köln"},
    {ObjectClass::User, "Łukasz", "Bjørnsen", "lukasz.bjoernsen", "lbjoernsen", "Sales", "Consultant", "Oslo"},
    {ObjectClass::User, "Işıl", "Kaya", "isil.kaya", "ikaya", "Marketing", "Director", "İstanbul"},
    {ObjectClass::User, "Siobhán", "O'Brien", "siobhan.obrien", "sobrien", "Legal", "Specialist", "Dublin"},
    {ObjectClass::InetOrgPerson, "Grace", "Hopper", "grace.hopper", "ghopper", "Engineering", "Lead", "New York"},
    {ObjectClass::Contact, "Contact", "Fabrikam", "contact", "", "Sales", "Manager", "Lyon"},
    {ObjectClass::User, "Otto", "Onprem", "otto.onprem", "oonprem", "Operations", "Specialist", "Berlin"},
    {ObjectClass::User, "Nora", "Nomail", "", "nnomail", "Research", "Assistant", "Aarhus"},
    {ObjectClass::User, "Xavier", "Fivehundred", "xavier.fivehundred", "xfivehundred", "Research", "Lead", "Zürich"},
});

enum ExampleIndex : std::size_t { Ada = 0, Grace = 5, Fabrikam = 6, Otto = 7, Nora = 8, Xavier = 9 };

Person examplePerson(std::size_t index, const SeedSettings& settings) {
    const Example& example = examples[index];
    SplitMix64 random(0x4879627269644578ULL + index);  // not the seed: the examples are the same in every world
    Person person;
    person.objectClass = example.objectClass;
    person.objectGuid = random.guid();
    person.givenName = example.given;
    person.surname = example.family;
    person.displayName = joined({example.given, " ", example.family});
    person.title = example.title;
    person.city = example.city;
    person.telephone = joined({"+44 20 7946 00", std::to_string(10 + index)});
    person.samAccountName = example.account;
    placeIn(person, person.displayName, example.department, settings);
    if (index == Grace) person.consistencyGuid = random.guid();
    if (person.objectClass != ObjectClass::Contact)
        person.userPrincipalName =
            joined({index == Nora ? example.account : example.mailName, "@", settings.upnSuffix});
    if (example.mailName.empty()) return person;

    giveMail(person, example.mailName, index == Fabrikam ? std::string("fabrikam.example") : settings.upnSuffix);
    if (index == Fabrikam) return person;
    addAliases(person, settings, 2);
    person.onPremisesMailbox = index == Otto;
    person.safeSenders = 7;
    if (index == Ada || index == Grace) {
        person.archive = person.voiceMail = person.holds = true;
        person.safeSenders = 25;
        person.safeRecipients = 5;
        person.blockedSenders = 12;
    }
    if (index == Xavier) addForeignCaseX500(person);
    return person;
}

/// Sixteen bytes that follow from a text: two fingerprints with different starting points.
std::string sixteenBytes(std::string_view text, std::uint64_t purpose) {
    std::string bytes;
    for (const std::uint64_t half : {purpose, std::uint64_t{purpose ^ 0x5555555555555555ULL}}) {
        std::uint64_t word = fingerprint(text, half);
        for (int k = 0; k < 8; ++k, word >>= 8) bytes += static_cast<char>(word & 0xff);
    }
    return bytes;
}

}  // namespace

std::string Person::anchor() const { return toBase64(consistencyGuid.empty() ? objectGuid : consistencyGuid); }

std::vector<Person> generatePeople(const SeedSettings& settings) {
    const std::size_t count = settings.users < 0 ? 0 : static_cast<std::size_t>(settings.users);
    std::vector<Person> people;
    people.reserve(count);
    const auto names = std::make_unique<NameUse>();
    for (std::size_t index = 0; index < count; ++index)
        people.push_back(index < examples.size() ? examplePerson(index, settings)
                                                 : randomPerson(index, settings, *names));
    return people;
}

std::string cloudObjectId(const std::string& anchor) {
    std::string bytes = sixteenBytes(anchor, 0x636c6f75644f626aULL);
    bytes[7] = static_cast<char>((bytes[7] & 0x0f) | 0x40);
    bytes[8] = static_cast<char>((bytes[8] & 0x3f) | 0x80);
    return guidText(bytes);
}

std::string cloudLegacyExchangeDn(const std::string& anchor, const std::string& alias) {
    return joined({"/o=ExchangeLabs/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=",
                   toHex(sixteenBytes(anchor, 0x6c65676163794458ULL)), "-", alias});
}

}  // namespace hs::sandbox
