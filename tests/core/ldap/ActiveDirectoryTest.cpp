#include <gtest/gtest.h>

#include <algorithm>

#include "core/base/Encoding.h"
#include "core/ldap/LdapEndpoint.h"
#include "tests/core/ldap/ScriptedServer.h"
#include "tests/core/ldap/TestDirectory.h"

namespace hs::ldap {
namespace {

using Operation = ScriptedServer::Operation;
using Request = ScriptedServer::Request;
using Answers = std::vector<std::string>;

const std::string guid("\x01\x02\x03\x04\x05\x06\x07\x48\x89\x0a\x0b\x0c\x0d\x0e\x0f\x10", 16);
const std::string adaDn = "CN=Ada,OU=People,DC=contoso,DC=test";

/// What a domain controller says to the questions every session begins with.
std::optional<Answers> usualAnswer(const Request& request) {
    if (request.operation == Operation::Bind) return Answers{ScriptedServer::bindResult(0)};
    if (request.operation == Operation::Search && request.dn.empty())
        return Answers{ScriptedServer::entry(
                           "", {{"subschemaSubentry", {"CN=Aggregate,CN=Schema,CN=Configuration,DC=contoso,DC=test"}},
                                {"dnsHostName", {"dc7.contoso.test"}},
                                {"supportedCapabilities", {"1.2.840.113556.1.4.800"}}}),
                       ScriptedServer::searchDone(0)};
    if (request.operation == Operation::Search && request.dn.rfind("CN=Aggregate", 0) == 0)
        return Answers{
            ScriptedServer::entry(
                request.dn,
                {{"attributeTypes",
                  {"( 1.2.840.113556.1.2.210 NAME 'proxyAddresses' SYNTAX '1.3.6.1.4.1.1466.115.121.1.15' )",
                   "( 1.2.840.113556.1.2.102 NAME 'memberOf' SYNTAX '1.3.6.1.4.1.1466.115.121.1.12' )",
                   "( 1.2.840.113556.1.4.7000.102.51602 NAME 'msExchArchiveStatus' SYNTAX "
                   "'1.3.6.1.4.1.1466.115.121.1.27' SINGLE-VALUE )",
                   "( 1.2.840.113556.1.4.96 NAME 'pwdLastSet' SYNTAX '1.2.840.113556.1.4.906' SINGLE-VALUE )"}},
                 {"objectClasses",
                  {"( 1.2.840.113556.1.5.9 NAME 'user' SUP top STRUCTURAL MAY ( memberOf ) )",
                   "( 2.16.840.1.113730.3.2.2 NAME 'inetOrgPerson' SUP user STRUCTURAL )",
                   "( 1.2.840.113556.1.3.46 NAME 'mailRecipient' SUP top AUXILIARY MAY ( msExchArchiveStatus ) )"}},
                 {"dITContentRules", {"( 1.2.840.113556.1.5.9 NAME 'user' AUX ( mailRecipient ) )"}}}),
            ScriptedServer::searchDone(0)};
    return std::nullopt;
}

/// A server with the usual beginnings, and `rest` for everything else.
ScriptedServer::Script controller(ScriptedServer::Script rest) {
    return [rest = std::move(rest)](const Request& request) {
        if (auto usual = usualAnswer(request)) return *usual;
        return rest(request);
    };
}

std::vector<std::string> numbers(int first, int last) {
    std::vector<std::string> values;
    for (int i = first; i <= last; ++i) values.push_back("smtp:" + std::to_string(i) + "@contoso.test");
    return values;
}

class Session {
public:
    explicit Session(ScriptedServer::Script script)
        : server(std::move(script)), endpoint(server.settings(), Secret("pass"), clock_, log_) {}

private:
    SystemClock clock_;
    NullLog log_;

public:
    ScriptedServer server;
    LdapEndpoint endpoint;
};

Answers person(const std::string& dn, ScriptedServer::Attributes attributes) {
    attributes.push_back({"objectClass", {"top", "user"}});
    attributes.push_back({"objectGUID", {guid}});
    return {ScriptedServer::entry(dn, attributes), ScriptedServer::searchDone(0)};
}

std::string asked(const Request& request) {
    return request.attributes.empty() ? std::string() : request.attributes.front();
}

TEST(ActiveDirectory, IsReadToTheEndOfAnAttributeThatComesInRanges) {
    Session session(controller([](const Request& request) {
        if (asked(request) == "proxyAddresses;range=1500-*")
            return person(adaDn, {{"proxyAddresses;range=1500-2999", numbers(1500, 2999)}});
        if (asked(request) == "proxyAddresses;range=3000-*")
            return person(adaDn, {{"proxyAddresses;range=3000-*", numbers(3000, 3009)}});
        return person(adaDn, {{"proxyAddresses", {}}, {"proxyAddresses;range=0-1499", numbers(0, 1499)}});
    }));
    const auto ada = session.endpoint.at(everyone(), adaDn, {});
    ASSERT_TRUE(ada.ok()) << ada.error().toLine();
    std::vector<std::string> held;
    for (const Value& value : ada->values("proxyAddresses")) held.push_back(value.bytes());
    EXPECT_EQ(held, numbers(0, 3009));
}

TEST(ActiveDirectory, IsReadAgainWhenARangedAttributeShrinksMeanwhile) {
    Session session(controller([](const Request& request) {
        if (asked(request).find(";range=1500-*") != std::string::npos) return person(adaDn, {});
        return person(adaDn, {{"proxyAddresses;range=0-1499", numbers(0, 1499)}});
    }));
    const auto ada = session.endpoint.at(everyone(), adaDn, {});
    ASSERT_FALSE(ada.ok());
    EXPECT_EQ(ada.error().code, ErrorCode::Conflict);
    EXPECT_EQ(ada.error().attribute, "proxyAddresses");
}

TEST(ActiveDirectory, SaysThatTheServiceAccountIsDisabled) {
    const std::string text = "80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, data 533, v1db1";
    Session session([&](const Request&) { return Answers{ScriptedServer::bindResult(49, text)}; });
    const auto schema = session.endpoint.schema({});
    ASSERT_FALSE(schema.ok());
    EXPECT_EQ(schema.error().code, ErrorCode::Unauthenticated);
    EXPECT_NE(schema.error().message.find("disabled"), std::string::npos);
    EXPECT_EQ(schema.error().serverText, text);
    EXPECT_EQ(schema.error().object, "svc@contoso.test");
}

TEST(ActiveDirectory, AsksForTlsWhenItWantsTls) {
    Session session([](const Request&) {
        return Answers{ScriptedServer::bindResult(8, "BindSimple: Transport encryption required.")};
    });
    const auto schema = session.endpoint.schema({});
    ASSERT_FALSE(schema.ok());
    EXPECT_EQ(schema.error().code, ErrorCode::Unsupported);
    EXPECT_NE(schema.error().nextStep.find("ldaps://"), std::string::npos);
}

TEST(ActiveDirectory, SignsInWithAUserPrincipalName) {
    Session session(controller([](const Request&) { return person(adaDn, {}); }));
    EXPECT_TRUE(session.endpoint.at(everyone(), adaDn, {}).ok());
    EXPECT_EQ(session.server.requests().front().dn, "svc@contoso.test");
}

TEST(ActiveDirectory, IsNamedByItsHostName) {
    Session session(controller([](const Request&) { return person(adaDn, {}); }));
    EXPECT_TRUE(session.endpoint.at(everyone(), adaDn, {}).ok());
    EXPECT_EQ(session.endpoint.traits().server, "dc7.contoso.test");
}

TEST(ActiveDirectory, HandsItsAuxiliaryClassesDownToInetOrgPerson) {
    Session session(controller([](const Request&) { return Answers{ScriptedServer::searchDone(32)}; }));
    const auto schema = session.endpoint.schema({});
    ASSERT_TRUE(schema.ok()) << schema.error().toLine();
    EXPECT_TRUE(schema->allows("inetOrgPerson", "msExchArchiveStatus"));
    EXPECT_EQ(schema->attribute("msExchArchiveStatus")->syntax, "Integer");
    EXPECT_EQ(schema->attribute("pwdLastSet")->syntax, "Integer");
    EXPECT_EQ(schema->server, "dc7.contoso.test");
}

TEST(ActiveDirectory, ReferralsToOtherPartitionsAreNotFollowed) {
    Session session(controller([](const Request&) {
        return Answers{person(adaDn, {}).front(),
                       ScriptedServer::reference("ldaps://other.test/CN=Configuration,DC=contoso,DC=test"),
                       ScriptedServer::searchDone(0)};
    }));
    EXPECT_EQ(readAll(session.endpoint, everyone()).size(), 1u);
}

TEST(ActiveDirectory, ConflictCopiesAreLeftOutAsItEscapesThem) {
    Session session(controller([](const Request&) {
        return Answers{person(adaDn, {}).front(),
                       person("CN=Ada\\0ACNF:32c2d4e8,OU=People,DC=contoso,DC=test", {}).front(),
                       ScriptedServer::searchDone(0)};
    }));
    EXPECT_EQ(readAll(session.endpoint, everyone()).size(), 1u);
}

TEST(ActiveDirectory, ReadsPeopleWhereTheSchemaIsHidden) {
    Session session([](const Request& request) {
        if (request.dn.rfind("CN=Aggregate", 0) == 0) return Answers{ScriptedServer::searchDone(50, "hidden")};
        if (auto usual = usualAnswer(request)) return *usual;
        return person(adaDn, {{"msExchSafeSendersHash", {"\x01\x02"}}});
    });
    Query query = everyone();
    query.attributes = {"msExchSafeSendersHash"};
    const auto ada = session.endpoint.at(query, adaDn, {});
    ASSERT_TRUE(ada.ok()) << ada.error().toLine();
    EXPECT_EQ(ada->id, guidText(guid));
    EXPECT_TRUE(ada->values("msExchSafeSendersHash").front().isBinary());
}

TEST(ActiveDirectory, KeepsWhatIsNoNumberAsText) {
    Session session(controller([](const Request&) {
        return person(adaDn, {{"msExchArchiveStatus", {"1"}}, {"pwdLastSet", {"99999999999999999999"}}});
    }));
    Query query = everyone();
    query.attributes = {"msExchArchiveStatus", "pwdLastSet"};
    const auto ada = session.endpoint.at(query, adaDn, {});
    ASSERT_TRUE(ada.ok());
    EXPECT_EQ(ada->values("msExchArchiveStatus"), Values{Value::integer(1)});
    EXPECT_EQ(ada->values("pwdLastSet"), Values{Value::text("99999999999999999999")});
}

TEST(ActiveDirectory, AnObjectThatMayNotBeSeenIsNotFound) {
    Session session(controller([](const Request&) { return Answers{ScriptedServer::searchDone(0)}; }));
    const auto ada = session.endpoint.at(everyone(), adaDn, {});
    ASSERT_FALSE(ada.ok());
    EXPECT_EQ(ada.error().code, ErrorCode::NotFound);
    EXPECT_FALSE(ada.error().nextStep.empty());
}

TEST(ActiveDirectory, AnIncompleteAnswerIsAnError) {
    Session session(controller([](const Request&) {
        return Answers{person(adaDn, {}).front(), ScriptedServer::searchDone(4)};
    }));
    const auto result = session.endpoint.read(everyone(), [](std::vector<Object>&&) { return Result<void>(); }, {});
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::Unsupported);
}

sandbox::Person ada() {
    sandbox::Person person;
    person.dn = adaDn;
    return person;
}

TEST(AServerWithoutPermissiveModify, ReportsAnAdditionThatIsThereAndIsUnderstood) {
    Session session(controller([](const Request&) { return Answers{ScriptedServer::modified(20, "exists")}; }));
    EXPECT_TRUE(applied(session.endpoint, {update(ada(), {add("proxyAddresses", "x500:/o=x")})}).front().ok);
}

TEST(AServerWithoutPermissiveModify, IsAskedForTheOtherAttributesOneByOne) {
    Session session(controller([](const Request& request) {
        const bool adds = std::find(request.attributes.begin(), request.attributes.end(), "proxyAddresses") !=
                          request.attributes.end();
        return Answers{ScriptedServer::modified(adds ? 20 : 0)};
    }));
    const auto receipt =
        applied(
            session.endpoint,
            {update(ada(), {add("proxyAddresses", "x500:/o=x"), replace("msExchArchiveStatus", {Value::integer(1)})})})
            .front();
    EXPECT_TRUE(receipt.ok) << receipt.error.toLine();
    const auto requests = session.server.requests();
    EXPECT_EQ(std::count_if(requests.begin(), requests.end(),
                            [](const Request& each) { return each.operation == Operation::Modify; }),
              3);
}

TEST(AServerWithoutPermissiveModify, KeepsAConflictThatIsNoAddition) {
    Session session(controller([](const Request&) { return Answers{ScriptedServer::modified(20)}; }));
    const auto receipt =
        applied(session.endpoint,
                {update(ada(), {replace("msExchArchiveStatus", {Value::integer(1), Value::integer(2)})})})
            .front();
    EXPECT_FALSE(receipt.ok);
    EXPECT_EQ(receipt.error.code, ErrorCode::Conflict);
}

TEST(Writing, AsksForPermissiveModifyWithoutInsistingOnIt) {
    Session session(controller([](const Request&) { return Answers{ScriptedServer::modified(0)}; }));
    EXPECT_TRUE(applied(session.endpoint, {update(ada(), {add("proxyAddresses", "x500:/o=x")})}).front().ok);
    const std::string bytes = session.server.requests().back().bytes;
    const auto control = bytes.find("1.2.840.113556.1.4.1413");
    ASSERT_NE(control, std::string::npos);
    EXPECT_EQ(bytes.substr(control).find(std::string("\x01\x01\xff", 3)), std::string::npos);  // criticality TRUE
}

TEST(Writing, GivesEachChangeItsOwnAnswerWhateverTheOrder) {
    int modifies = 0;
    Session session(controller([&](const Request& request) {
        const bool odd = ++modifies % 2 == 1;  // each odd answer waits for the even one after it
        const bool missing = request.dn.rfind("CN=3,", 0) == 0;
        Answers answers{ScriptedServer::modified(missing ? 32 : 0)};
        if (odd) answers.push_back("hold");
        return answers;
    }));
    std::vector<Change> changes;
    for (int i = 0; i < 8; ++i) {
        sandbox::Person person;
        person.dn = "CN=" + std::to_string(i) + ",DC=contoso,DC=test";
        changes.push_back(update(person, {replace("msExchArchiveStatus", {Value::integer(1)})}));
    }
    const auto receipts = applied(session.endpoint, changes);
    for (std::size_t i = 0; i < receipts.size(); ++i) EXPECT_EQ(receipts[i].ok, i != 3) << i;
}

TEST(Writing, SpellsBooleansAsTheDirectoryDoes) {
    Session session(controller([](const Request&) { return Answers{ScriptedServer::modified(0)}; }));
    EXPECT_TRUE(
        applied(session.endpoint, {update(ada(), {replace("msExchHideFromAddressLists", {Value::boolean(true)})})})
            .front()
            .ok);
    EXPECT_NE(session.server.requests().back().bytes.find("TRUE"), std::string::npos);
}

TEST(Writing, SendsNothingForAnAdditionOfNothing) {
    Session session(controller([](const Request&) { return Answers{ScriptedServer::modified(0)}; }));
    AttributeChange nothing = add("proxyAddresses", "");
    nothing.payload.clear();
    EXPECT_TRUE(applied(session.endpoint, {update(ada(), {nothing})}).front().ok);
    for (const Request& request : session.server.requests()) EXPECT_NE(request.operation, Operation::Modify);
}

TEST(Writing, TriesTheRestWhenOneObjectCutsTheConnection) {
    Session session(controller([](const Request& request) {
        if (request.dn.rfind("CN=5,", 0) == 0) return Answers{"close"};
        return Answers{ScriptedServer::modified(0)};
    }));
    std::vector<Change> changes;
    for (int i = 0; i < 40; ++i) {
        sandbox::Person person;
        person.dn = "CN=" + std::to_string(i) + ",DC=contoso,DC=test";
        changes.push_back(update(person, {replace("msExchArchiveStatus", {Value::integer(1)})}));
    }
    const auto receipts = applied(session.endpoint, changes);
    EXPECT_FALSE(receipts[5].ok);
    EXPECT_EQ(receipts[5].error.code, ErrorCode::Unavailable);
    // Answers that were under way when the connection was cut may be lost with it: those changes are undecided.
    for (const Receipt& receipt : receipts)
        EXPECT_TRUE(receipt.ok || receipt.error.code == ErrorCode::Unavailable) << receipt.error.toLine();
    EXPECT_TRUE(receipts[39].ok);
}

TEST(AMisbehavingServer, ThatAnnouncesItsEndIsUnavailable) {
    Session session(controller([](const Request&) {
        return Answers{ScriptedServer::noticeOfDisconnection(), "close"};
    }));
    const auto found = session.endpoint.at(everyone(), adaDn, {});
    ASSERT_FALSE(found.ok());
    EXPECT_EQ(found.error().code, ErrorCode::Unavailable) << found.error().toLine();
}

TEST(AMisbehavingServer, ThatSendsGarbageIsAnErrorAndNoCrash) {
    for (const std::string& garbage :
         {std::string("raw:HTTP/1.1 400 Bad Request\r\n\r\n"), std::string("raw:\x30\x84\xff\xff\xff\xff", 10),
          std::string("raw:\x30\x03\x02\x01\x63", 9)}) {
        Session session(controller([&](const Request&) { return Answers{garbage, "close"}; }));
        EXPECT_FALSE(session.endpoint.at(everyone(), adaDn, {}).ok());
    }
}

TEST(AMisbehavingServer, ThatCutsAnEntryShortIsAnError) {
    Session session(controller([](const Request&) {
        std::string broken = person(adaDn, {{"mail", {"ada@contoso.test"}}}).front();
        const auto value = broken.find("ada@contoso.test");
        broken[value - 1] = '\x7f';  // a length that reaches beyond the end
        return Answers{broken, ScriptedServer::searchDone(0)};
    }));
    Query query = everyone();
    query.attributes = {"mail"};
    const auto found = session.endpoint.at(query, adaDn, {});
    ASSERT_FALSE(found.ok());
    EXPECT_EQ(found.error().code, ErrorCode::Corrupt) << found.error().toLine();
}

TEST(AMisbehavingServer, ThatClosesWhileSigningInIsUnavailable) {
    Session session([](const Request&) { return Answers{"close"}; });
    const auto schema = session.endpoint.schema({});
    ASSERT_FALSE(schema.ok());
    EXPECT_EQ(schema.error().code, ErrorCode::Unavailable);
}

TEST(AMisbehavingServer, ThatForgetsAnIdleConnectionIsAskedAgain) {
    int searches = 0;
    Session session(controller([&](const Request&) {
        if (++searches == 2) return Answers{"close"};  // as a firewall does that dropped the connection long ago
        return person(adaDn, {});
    }));
    EXPECT_TRUE(session.endpoint.at(everyone(), adaDn, {}).ok());
    const auto again = session.endpoint.at(everyone(), adaDn, {});
    EXPECT_TRUE(again.ok()) << again.error().toLine();
    EXPECT_EQ(searches, 3);
}

TEST(ActiveDirectory, IsAskedForPagesOfAThousand) {
    Session session(controller([](const Request&) { return person(adaDn, {}); }));
    EXPECT_EQ(readAll(session.endpoint, everyone()).size(), 1u);
    const std::string bytes = session.server.requests().back().bytes;
    EXPECT_NE(bytes.find("1.2.840.113556.1.4.319"), std::string::npos);
    EXPECT_NE(bytes.find(std::string("\x02\x02\x03\xe8", 4)), std::string::npos);  // INTEGER 1000
}

}  // namespace
}  // namespace hs::ldap
