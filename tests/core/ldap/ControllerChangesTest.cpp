// Following the changes of a domain controller: the decisions, against a server that says what a controller would.
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "core/base/Encoding.h"
#include "core/ldap/Control.h"
#include "core/ldap/LdapEndpoint.h"
#include "tests/core/ldap/ScriptedServer.h"
#include "tests/core/ldap/TestDirectory.h"

namespace hs::ldap {
namespace {

using Operation = ScriptedServer::Operation;
using Request = ScriptedServer::Request;
using Answers = std::vector<std::string>;
using Ids = std::vector<std::string>;

const std::string domainHead = "DC=contoso,DC=test";
const std::string settingsObject = "CN=NTDS Settings,CN=DC7,CN=Sites,CN=Configuration,DC=contoso,DC=test";
const std::string domainGuid = "domain-domain-16";
const std::string adaGuid = "ada-ada-ada-ad16", bobGuid = "bob-bob-bob-bo16";

bool mentions(const Request& request, const std::string& text) { return request.bytes.find(text) != std::string::npos; }

/// What a controller has, for a test to change while it is asked.
struct Controller {
    bool dirSync = true;
    std::string invocation = "invocation-id-16";
    int usn = 4000;
    int wholeFeed = 0;          ///< result code without OBJECT_SECURITY
    int secureFeed = 0;         ///< and with it
    std::vector<Answers> feed;  ///< entries of one answer after the other
    std::size_t fed = 0;
    int answered = 0;
    Answers polled;
    bool tombstonesShown = true;

    Answers answer(const Request& request) {
        if (request.operation == Operation::Bind) return {ScriptedServer::bindResult(0)};
        if (request.dn.empty()) return {rootDse(), ScriptedServer::searchDone(0)};
        if (mentions(request, control::dirSync)) return answerOfTheFeed(request);
        if (request.dn == domainHead && mentions(request, "uSNChanged")) return done(polled);
        if (request.dn == domainHead) return done({ScriptedServer::entry(domainHead, {{"objectGUID", {domainGuid}}})});
        if (request.dn == settingsObject)
            return done({ScriptedServer::entry(settingsObject, {{"invocationId", {invocation}}})});
        if (request.dn == "CN=Deleted Objects," + domainHead) {
            if (!tombstonesShown) return done({});
            return done({ScriptedServer::entry("CN=Old\\0ADEL:1," + request.dn, {{"objectGUID", {bobGuid}}})});
        }
        return {ScriptedServer::searchDone(32)};
    }

private:
    static Answers done(Answers entries) {
        entries.push_back(ScriptedServer::searchDone(0));
        return entries;
    }

    std::string rootDse() const {
        std::vector<std::string> controls{control::pagedResults, control::showDeleted};
        if (dirSync) controls.push_back(control::dirSync);
        return ScriptedServer::entry("", {{"dsServiceName", {settingsObject}},
                                          {"highestCommittedUSN", {std::to_string(usn)}},
                                          {"namingContexts", {domainHead, "CN=Configuration," + domainHead}},
                                          {"supportedControl", controls}});
    }

    Answers answerOfTheFeed(const Request& request) {
        const bool secured = mentions(request, std::string("\x02\x01\x01\x02\x03", 5));
        if (const int refused = secured ? secureFeed : wholeFeed) return {ScriptedServer::searchDone(refused)};
        Answers answers;
        if (fed < feed.size()) answers = feed[fed];
        ++fed;
        const char more = fed < feed.size() ? 1 : 0;
        const std::string value = std::string("\x30\x09\x02\x01", 4) + more + std::string("\x02\x01\x00\x04\x01", 5) +
                                  static_cast<char>('A' + ++answered);
        answers.push_back(ScriptedServer::withControl(ScriptedServer::searchDone(0), control::dirSync, value));
        return answers;
    }
};

std::string living(const std::string& guid) {
    return ScriptedServer::entry("CN=Ada,OU=People,DC=contoso,DC=test", {{"objectGUID", {guid}}});
}
std::string tombstone(const std::string& guid) {
    return ScriptedServer::entry("CN=Bob\\0ADEL:x,CN=Deleted Objects,DC=contoso,DC=test",
                                 {{"objectGUID", {guid}}, {"isDeleted", {"TRUE"}}});
}

class FollowingAController : public testing::Test {
protected:
    std::string mark() {
        const auto taken = endpoint.watermark(everyone(), {});
        EXPECT_TRUE(taken.ok()) << (taken.ok() ? "" : taken.error().toLine());
        return taken.ok() ? *taken : std::string();
    }
    Result<std::string> since(const std::string& position) {
        told = {};
        return endpoint.changes(everyone(), position,
                                [this](ChangedIds&& page) -> Result<void> {
                                    told.changed.insert(told.changed.end(), page.changed.begin(), page.changed.end());
                                    told.removed.insert(told.removed.end(), page.removed.begin(), page.removed.end());
                                    told.removalsUnknown = told.removalsUnknown || page.removalsUnknown;
                                    return {};
                                },
                                {});
    }
    ErrorCode refusal(const std::string& position) {
        const auto next = since(position);
        EXPECT_FALSE(next.ok());
        return next.ok() ? ErrorCode::Internal : next.error().code;
    }

    Controller controller;
    SystemClock clock;
    NullLog log;
    ScriptedServer server{[this](const Request& request) { return controller.answer(request); }};
    LdapEndpoint endpoint{server.settings(), Secret("pass"), clock, log};
    ChangedIds told;
};

TEST_F(FollowingAController, TakesACookieWithoutReadingEverybody) {
    EXPECT_EQ(mark(), "dirsync " + guidText(domainGuid) + " whole,blind " + toBase64("B"));
    const auto requests = server.requests();
    const auto feed = std::find_if(requests.begin(), requests.end(),
                                   [](const Request& request) { return mentions(request, control::dirSync); });
    ASSERT_NE(feed, requests.end());
    EXPECT_EQ(feed->dn, domainHead);
    EXPECT_TRUE(mentions(*feed, "isDeleted"));
}

TEST_F(FollowingAController, FollowsTheFeedWhileThereIsMore) {
    controller.feed = {{tombstone(bobGuid)}};
    const std::string position = mark();
    controller.feed = {{living(adaGuid)}, {living(bobGuid)}, {tombstone(adaGuid)}};
    controller.fed = 0;
    const auto next = since(position);
    ASSERT_TRUE(next.ok()) << next.error().toLine();
    EXPECT_EQ(told.changed, (Ids{guidText(adaGuid), guidText(bobGuid)}));
    EXPECT_EQ(told.removed, Ids{guidText(adaGuid)});
    EXPECT_FALSE(told.removalsUnknown);
    EXPECT_TRUE(next->ends_with(" " + toBase64("E")));
}

TEST_F(FollowingAController, AsksForTheAttributesThatMatterAndTheName) {
    const std::string position = mark();
    EXPECT_TRUE(since(position).ok());
    const auto attributes = server.requests().back().attributes;
    for (const char* name : {"objectGUID", "isDeleted", "name", "proxyAddresses", "msExchArchiveStatus"})
        EXPECT_EQ(std::count(attributes.begin(), attributes.end(), name), 1) << name;
}

TEST_F(FollowingAController, SaysThatRemovalsAreUnknownUntilATombstoneWasTold) {
    const std::string position = mark();
    controller.feed = {{living(adaGuid)}};
    controller.fed = 0;
    const auto next = since(position);
    ASSERT_TRUE(next.ok());
    EXPECT_TRUE(told.removalsUnknown);
    controller.feed = {{tombstone(bobGuid)}};
    controller.fed = 0;
    const auto later = since(*next);
    ASSERT_TRUE(later.ok());
    EXPECT_FALSE(told.removalsUnknown);
    controller.feed.clear();
    EXPECT_TRUE(since(*later).ok());
    EXPECT_FALSE(told.removalsUnknown);
}

TEST_F(FollowingAController, AsksForWhatItMaySeeWhenItMayNotReplicate) {
    controller.wholeFeed = 50;
    const std::string position = mark();
    EXPECT_NE(position.find(" secured,"), std::string::npos) << position;
    EXPECT_TRUE(since(position).ok());
}

TEST_F(FollowingAController, PollsBySequenceNumberWhereTheFeedIsClosed) {
    controller.wholeFeed = controller.secureFeed = 50;
    EXPECT_EQ(mark(), "usn " + guidText(controller.invocation) + " - 4000");
    controller.wholeFeed = controller.secureFeed = 12;
    EXPECT_EQ(mark(), "usn " + guidText(controller.invocation) + " - 4000");
}

TEST_F(FollowingAController, TakesARefusedCookieForAConflict) {
    const std::string position = mark();
    for (const int code : {12, 53, 50}) {
        controller.wholeFeed = code;
        EXPECT_EQ(refusal(position), ErrorCode::Conflict) << code;
    }
    controller.wholeFeed = 51;
    EXPECT_EQ(refusal(position), ErrorCode::Throttled);
}

TEST_F(FollowingAController, RefusesTheCookieOfAnotherDomain) {
    EXPECT_EQ(refusal("dirsync " + guidText("another-domain16") + " whole,blind QQ=="), ErrorCode::Conflict);
    EXPECT_EQ(refusal("dirsync " + guidText(domainGuid) + " whole,blind ?"), ErrorCode::Conflict);
    EXPECT_EQ(refusal("syncrepl a same b"), ErrorCode::Conflict);
}

class Polling : public FollowingAController {
protected:
    Polling() { controller.dirSync = false; }
};

TEST_F(Polling, TellsWhoseNumberIsHigher) {
    const std::string position = mark();
    controller.usn = 4010;
    controller.polled = {living(adaGuid), tombstone(bobGuid)};
    const auto next = since(position);
    ASSERT_TRUE(next.ok()) << next.error().toLine();
    EXPECT_EQ(told.changed, Ids{guidText(adaGuid)});
    EXPECT_EQ(told.removed, Ids{guidText(bobGuid)});
    EXPECT_FALSE(told.removalsUnknown);
    EXPECT_EQ(*next, "usn " + guidText(controller.invocation) + " - 4010");
    EXPECT_TRUE(mentions(server.requests().back(), "4001"));
    EXPECT_TRUE(mentions(server.requests().back(), control::showDeleted));
}

TEST_F(Polling, AsksNobodyWhenTheNumberStandsStill) {
    const std::string position = mark();
    EXPECT_EQ(*since(position), position);
    EXPECT_FALSE(mentions(server.requests().back(), "uSNChanged"));
}

TEST_F(Polling, SaysThatRemovalsAreUnknownWhereTombstonesAreNotShown) {
    const std::string position = mark();
    controller.usn = 4010;
    controller.tombstonesShown = false;
    EXPECT_TRUE(since(position).ok());
    EXPECT_TRUE(told.removalsUnknown);
}

TEST_F(Polling, SaysWhichRightWouldShowTheTombstones) {
    std::ostringstream said;
    StreamLog lines(said, LogLevel::Info);
    LdapEndpoint talking(server.settings(), Secret("pass"), clock, lines);
    const auto position = talking.watermark(everyone(), {});  // the server talks to one client at a time
    ASSERT_TRUE(position.ok());
    controller.usn = 4010;
    controller.tombstonesShown = false;
    EXPECT_TRUE(talking.changes(everyone(), *position, [](ChangedIds&&) { return Result<void>(); }, {}).ok());
    EXPECT_NE(said.str().find("LCRP"), std::string::npos) << said.str();
}

TEST_F(Polling, RefusesAMarkOfAnotherControllerAndOfARestoredOne) {
    const std::string position = mark();
    controller.usn = 3999;
    EXPECT_EQ(refusal(position), ErrorCode::Conflict);
    controller.usn = 5000;
    controller.invocation = "restored-invo-16";
    EXPECT_EQ(refusal(position), ErrorCode::Conflict);
    EXPECT_EQ(refusal("usn " + guidText(controller.invocation) + " - many"), ErrorCode::Conflict);
}

TEST(ADirectoryWithoutTracking, IsUnsupported) {
    SystemClock clock;
    NullLog log;
    ScriptedServer server([](const Request& request) -> Answers {
        if (request.operation == Operation::Bind) return {ScriptedServer::bindResult(0)};
        if (request.dn.empty())
            return {ScriptedServer::entry("", {{"namingContexts", {domainHead}}}), ScriptedServer::searchDone(0)};
        return {ScriptedServer::searchDone(32)};
    });
    LdapEndpoint endpoint(server.settings(), Secret("pass"), clock, log);
    const auto mark = endpoint.watermark(everyone(), {});
    ASSERT_FALSE(mark.ok());
    EXPECT_EQ(mark.error().code, ErrorCode::Unsupported);
    EXPECT_FALSE(mark.error().nextStep.empty());
}

}  // namespace
}  // namespace hs::ldap
