#include <gtest/gtest.h>

#include <optional>
#include <string_view>
#include <vector>

#include "core/model/Outcome.h"
#include "core/model/Run.h"
#include "core/model/ValueJson.h"

namespace hs {
namespace {

/// Every enumerator is spelled by its word and found again by it, and by nothing else.
template <typename E>
void expectWords(const std::vector<std::string_view>& words, std::optional<E> (*from)(std::string_view)) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        EXPECT_EQ(toString(static_cast<E>(i)), words[i]);
        EXPECT_EQ(from(words[i]), static_cast<E>(i)) << words[i];
    }
    EXPECT_EQ(from(""), std::nullopt);
    EXPECT_EQ(from("no such word"), std::nullopt);
}

// The order is part of what is tested: the store keeps these as numbers.

TEST(Words, OfRuleKinds) { expectWords<RuleKind>({"provisioning", "writeback"}, ruleKindFrom); }

TEST(Words, OfFlowKinds) { expectWords<FlowKind>({"replace", "addValue", "mergeByKey"}, flowKindFrom); }

TEST(Words, OfMappingTypes) { expectWords<MappingType>({"direct", "constant", "expression", "none"}, mappingTypeFrom); }

TEST(Words, OfChangeKinds) {
    expectWords<ChangeKind>({"create", "update", "disable", "delete", "none"}, changeKindFrom);
}

TEST(Words, OfAttributeResults) {
    expectWords<AttributeChange::Result>({"planned", "written", "unchanged", "kept", "failed"}, attributeResultFrom);
}

TEST(Words, OfAttributeOperations) {
    expectWords<AttributeChange::Operation>({"replace", "add", "clear"}, attributeOperationFrom);
}

TEST(Words, OfChangeStates) {
    expectWords<Change::State>({"planned", "intent", "done", "failed", "skipped"}, changeStateFrom);
}

TEST(Words, OfStepStatuses) {
    expectWords<StepStatus>({"pending", "running", "success", "failure", "skipped", "warning"}, stepStatusFrom);
}

TEST(Words, OfRunKinds) { expectWords<RunKind>({"full", "delta", "onDemand", "undo"}, runKindFrom); }

TEST(Words, OfRunStates) {
    expectWords<RunState>({"running", "succeeded", "finishedWithFailures", "stoppedByGuard", "cancelled", "failed",
                           "previewed", "interrupted"},
                          runStateFrom);
}

TEST(Words, OfSides) { expectWords<Side>({"directory", "cloud"}, sideFrom); }

TEST(Words, OfObjectClasses) {
    expectWords<ObjectClass>({"user", "inetOrgPerson", "contact", "group", "other"}, objectClassFrom);
}

TEST(Words, OfObjectClassesAreFoundInAnyCase) {
    EXPECT_EQ(objectClassFrom("INETORGPERSON"), ObjectClass::InetOrgPerson);
}

TEST(Words, OfErrorCodes) {
    expectWords<ErrorCode>({"Throttled", "Unavailable", "Timeout", "InvalidInput", "Unsupported", "Denied",
                            "Unauthenticated", "NotFound", "Conflict", "Corrupt", "Internal", "Cancelled"},
                           errorCodeFrom);
}

}  // namespace
}  // namespace hs
