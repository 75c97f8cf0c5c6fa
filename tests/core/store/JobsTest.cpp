#include "tests/core/model/Samples.h"
#include "tests/core/store/StoreFixture.h"

namespace hs {
namespace {

using test::expectOk;
using test::valueOf;

class SqlStoreWatermarks : public test::StoreOnEveryDatabase {};
class SqlStoreEscrows : public test::StoreOnEveryDatabase {};
class SqlStoreJobState : public test::StoreOnEveryDatabase {};
class SqlStoreFreshness : public test::StoreOnEveryDatabase {};

Watermarks sampleWatermarks() { return {std::string("cookie\0\xFF", 8), "https://graph/delta?$token=þ", ~0ULL, 5}; }

Escrow escrowOf(const std::string& anchor, const std::string& name) {
    return {anchor, "directory-" + anchor, "cloud-" + anchor, name, RuleKind::Writeback, test::sampleError(), 1, 2, 3,
            4};
}

TEST_P(SqlStoreWatermarks, AreMissingUntilTheyAreSaved) {
    EXPECT_EQ(valueOf(store().watermarks("contoso.test")), std::nullopt);
}

TEST_P(SqlStoreWatermarks, ComeBackWithEveryByte) {
    expectOk(store().saveWatermarks("contoso.test", sampleWatermarks()));
    reopen();
    EXPECT_EQ(valueOf(store().watermarks("contoso.test")), sampleWatermarks());
    EXPECT_EQ(valueOf(store().watermarks("fabrikam.test")), std::nullopt);
}

TEST_P(SqlStoreWatermarks, AreReplaced) {
    expectOk(store().saveWatermarks("contoso.test", sampleWatermarks()));
    const Watermarks newer{"a", "b", 3, 4};
    expectOk(store().saveWatermarks("contoso.test", newer));
    EXPECT_EQ(valueOf(store().watermarks("contoso.test")), newer);
}

TEST_P(SqlStoreWatermarks, AreDropped) {
    expectOk(store().saveWatermarks("contoso.test", sampleWatermarks()));
    expectOk(store().dropWatermarks("contoso.test"));
    expectOk(store().dropWatermarks("contoso.test"));
    EXPECT_EQ(valueOf(store().watermarks("contoso.test")), std::nullopt);
}

TEST_P(SqlStoreEscrows, ComeBackOrderedByName) {
    const std::vector<Escrow> saved{escrowOf("1", "CN=Zoë"), escrowOf("2", "CN=Ada")};
    expectOk(store().saveEscrows("contoso.test", saved));
    EXPECT_EQ(valueOf(store().escrows("contoso.test")), (std::vector<Escrow>{saved[1], saved[0]}));
    EXPECT_TRUE(valueOf(store().escrows("fabrikam.test")).empty());
}

TEST_P(SqlStoreEscrows, AreReplacedByAnchor) {
    expectOk(store().saveEscrows("contoso.test", std::vector<Escrow>{escrowOf("1", "CN=Ada")}));
    Escrow again = escrowOf("1", "CN=Ada Lovelace");
    again.tries = 9;
    expectOk(store().saveEscrows("contoso.test", std::vector<Escrow>{again}));
    EXPECT_EQ(valueOf(store().escrows("contoso.test")), (std::vector<Escrow>{again}));
}

TEST_P(SqlStoreEscrows, AreRemovedByAnchor) {
    const std::vector<Escrow> saved{escrowOf("1", "CN=Ada"), escrowOf("2", "CN=Bob")};
    expectOk(store().saveEscrows("contoso.test", saved));
    expectOk(store().removeEscrows("contoso.test", std::vector<std::string>{"1", "nobody"}));
    EXPECT_EQ(valueOf(store().escrows("contoso.test")), (std::vector<Escrow>{saved[1]}));
}

TEST_P(SqlStoreEscrows, MayBeNone) {
    expectOk(store().saveEscrows("contoso.test", {}));
    expectOk(store().removeEscrows("contoso.test", {}));
}

TEST_P(SqlStoreJobState, IsFreshAtFirst) { EXPECT_EQ(valueOf(store().jobState("contoso.test")), JobState()); }

TEST_P(SqlStoreJobState, ComesBackAsItWasSaved) {
    JobState state;
    state.paused = true;
    state.pausedAt = 7;
    state.pausedBy = "ada@contoso.test";
    state.fullDue = false;
    state.quarantine = {Quarantine::Reason::TooManyDeletes,
                        test::sampleError(),
                        1,
                        2,
                        3,
                        Quarantine::Reason::EncounteredQuarantineException,
                        4};
    state.nextRunAt = 8;
    state.lastSuccessAt = 9;
    state.lastFullAt = 8;
    state.restartedAt = 7;
    expectOk(store().saveJobState("contoso.test", JobState()));
    expectOk(store().saveJobState("contoso.test", state));
    reopen();
    EXPECT_EQ(valueOf(store().jobState("contoso.test")), state);
    EXPECT_EQ(valueOf(store().jobState("fabrikam.test")), JobState());
}

TEST_P(SqlStoreFreshness, ComesInTheOrderOfTheMappingTable) {
    const std::vector<AttributeFreshness> saved{
        {"aNewAttribute", 1, 0, 0}, {"msExchArchiveStatus", 2, 0, 0}, {"proxyAddresses", 3, 0, 0}};
    expectOk(store().saveFreshness("contoso.test", saved));
    EXPECT_EQ(valueOf(store().freshness("contoso.test")),
              (std::vector<AttributeFreshness>{saved[2], saved[1], saved[0]}));
}

TEST_P(SqlStoreFreshness, KeepsTheTimesThatAreNotSaid) {
    expectOk(store().saveFreshness("contoso.test", std::vector<AttributeFreshness>{{"proxyAddresses", 1, 2, 3}}));
    expectOk(store().saveFreshness("contoso.test", std::vector<AttributeFreshness>{{"proxyAddresses", 0, 9, 0}}));
    EXPECT_EQ(valueOf(store().freshness("contoso.test")),
              (std::vector<AttributeFreshness>{{"proxyAddresses", 1, 9, 3}}));
}

TEST_P(SqlStoreJobState, GoesWithItsConfigurationAndSoDoesTheRest) {
    valueOf(store().saveConfiguration(test::sampleConfiguration()));
    JobState paused;
    paused.paused = true;
    expectOk(store().saveJobState("contoso.test", paused));
    expectOk(store().saveWatermarks("contoso.test", sampleWatermarks()));
    expectOk(store().saveEscrows("contoso.test", std::vector<Escrow>{escrowOf("1", "CN=Ada")}));
    expectOk(store().saveFreshness("contoso.test", std::vector<AttributeFreshness>{{"proxyAddresses", 1, 2, 3}}));
    expectOk(store().deleteConfiguration("contoso.test"));
    EXPECT_EQ(valueOf(store().jobState("contoso.test")), JobState());
    EXPECT_EQ(valueOf(store().watermarks("contoso.test")), std::nullopt);
    EXPECT_TRUE(valueOf(store().escrows("contoso.test")).empty());
    EXPECT_TRUE(valueOf(store().freshness("contoso.test")).empty());
}

ON_EVERY_DATABASE(SqlStoreWatermarks);
ON_EVERY_DATABASE(SqlStoreEscrows);
ON_EVERY_DATABASE(SqlStoreJobState);
ON_EVERY_DATABASE(SqlStoreFreshness);

}  // namespace
}  // namespace hs
