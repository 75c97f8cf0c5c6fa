// The full matrix: flow x cloud {absent, empty, equal, equal in another letter case, different, malformed, unknown}
// x AD {absent, equal, different, two values} x gate. Every cell is one test.
#include <gtest/gtest.h>

#include <optional>

#include "tests/core/sync/PlanStory.h"

namespace hs::sync {
namespace {

using Verdict = AttributeChange::Result;
using Operation = AttributeChange::Operation;

enum class Cloud { Absent, Empty, Equal, OtherCase, Different, Malformed, Unknown };
enum class Ad { Absent, Equal, Different, TwoValues };
enum class Gate { Open, Closed };

constexpr const char* cloudNames[] = {"Absent", "Empty", "Equal", "OtherCase", "Different", "Malformed", "Unknown"};
constexpr const char* adNames[] = {"Absent", "Equal", "Different", "TwoValues"};

/// One of the eight mappings as the matrix sees it.
struct Row {
    const char* target;
    const char* source;
    FlowKind flow;
    bool gated;
    Value equal, otherCase, different, malformed;
    Value inAd;           ///< what AD holds when it is equal
    Value differentInAd;  ///< and when it is not
    bool ignoresCase;
    Verdict whenMalformed;
};

Value text(const char* utf8) { return Value::text(utf8); }

const Row rows[] = {
    {"msDS-ExternalDirectoryObjectId", "cloudAnchor", FlowKind::Replace, false, text("User_a"), text("USER_A"),
     text("User_b"), text("User_\x01"), text("User_a"), text("User_z"), false, Verdict::Failed},
    {"proxyAddresses", "cloudLegacyExchangeDN", FlowKind::AddValue, false, text("/o=E/cn=a"), text("/O=e/CN=A"),
     text("/o=E/cn=b"), text("/o=\xff"), text("x500:/o=E/cn=a"), text("SMTP:z@contoso.test"), true, Verdict::Failed},
    {"msExchArchiveStatus", "cloudMSExchArchiveStatus", FlowKind::Replace, false, Value::integer(1), text("01"),
     Value::integer(0), text("yes"), text("1"), text("3"), true, Verdict::Failed},
    {"msExchBlockedSendersHash", "cloudMSExchBlockedSendersHash", FlowKind::Replace, true, Value::binary("aaaabbbb"),
     Value::binary("AAAABBBB"), Value::binary("ccccdddd"), Value::binary("abc"), Value::binary("aaaabbbb"),
     Value::binary("zzzz"), false, Verdict::Planned},
    {"msExchSafeRecipientsHash", "cloudMSExchSafeRecipientsHash", FlowKind::Replace, true, Value::binary("aaaabbbb"),
     Value::binary("AAAABBBB"), Value::binary("ccccdddd"), Value::binary("abc"), Value::binary("aaaabbbb"),
     Value::binary("zzzz"), false, Verdict::Planned},
    {"msExchSafeSendersHash", "cloudMSExchSafeSendersHash", FlowKind::Replace, true, Value::binary("aaaabbbb"),
     Value::binary("AAAABBBB"), Value::binary("ccccdddd"), Value::binary("abc"), Value::binary("aaaabbbb"),
     Value::binary("zzzz"), false, Verdict::Planned},
    {"msExchUCVoiceMailSettings", "cloudMSExchUCVoiceMailSettings", FlowKind::MergeByKey, false,
     text("ExchangeHostedVoiceMail=1"), text("EXCHANGEHOSTEDVOICEMAIL=1"), text("ExchangeHostedVoiceMail=0"),
     text("garbage"), text("ExchangeHostedVoiceMail=1"), text("CsHostedVoiceMail=1"), true, Verdict::Failed},
    {"msExchUserHoldPolicies", "cloudMSExchUserHoldPolicies", FlowKind::Replace, false, text("mbxaa:1"),
     text("MBXAA:1"), text("mbxbb:1"), text("mbx\x02"), text("mbxaa:1"), text("UniHzz"), false, Verdict::Failed},
};

using Line = std::tuple<int, Gate>;

std::string nameOf(const ::testing::TestParamInfo<Line>& info) {
    std::string name = rows[std::get<0>(info.param)].target;
    std::erase(name, '-');
    return name + (std::get<1>(info.param) == Gate::Open ? "_GateOpen" : "_GateClosed");
}

/// One cell of the matrix.
class Cell {
public:
    Cell(const PlanStory& fresh, const Row& row, Cloud cloud, Ad ad, Gate gate)
        : row_(row), cloud_(cloud), ad_(ad), gate_(gate), story(fresh) {
        fillCloud();
        fillAd();
    }

    AttributeChange change() const { return story.row(row_.target); }

    std::string name() const {
        return std::string("cloud ") + cloudNames[static_cast<int>(cloud_)] + ", AD " + adNames[static_cast<int>(ad_)];
    }

    /// What the cell must come to.
    Verdict expected() const {
        if (row_.gated && gate_ == Gate::Closed) return Verdict::Kept;
        switch (cloud_) {
            case Cloud::Absent:
            case Cloud::Empty:
            case Cloud::Unknown: return Verdict::Kept;
            case Cloud::Malformed: return row_.whenMalformed;
            case Cloud::Different: return Verdict::Planned;
            case Cloud::OtherCase:
                if (!row_.ignoresCase) return Verdict::Planned;
                return ifEqual();
            case Cloud::Equal: return ifEqual();
        }
        return Verdict::Failed;
    }

private:
    void fillCloud() {
        story.source.set("cloudMSExchRecipientDisplayType", Value::integer(gate_ == Gate::Open ? 0 : 6));
        switch (cloud_) {
            case Cloud::Absent: break;
            case Cloud::Empty: story.source.set(row_.source, Value::text("")); break;
            case Cloud::Equal: story.source.set(row_.source, row_.equal); break;
            case Cloud::OtherCase: story.source.set(row_.source, row_.otherCase); break;
            case Cloud::Different: story.source.set(row_.source, row_.different); break;
            case Cloud::Malformed: story.source.set(row_.source, row_.malformed); break;
            case Cloud::Unknown: story.source.setUnknown(row_.source, "not offered"); break;
        }
    }

    void fillAd() {
        switch (ad_) {
            case Ad::Absent: break;
            case Ad::Equal: story.target.set(row_.target, row_.inAd); break;
            case Ad::Different: story.target.set(row_.target, row_.differentInAd); break;
            case Ad::TwoValues: story.target.set(row_.target, Values{row_.inAd, row_.differentInAd}); break;
        }
    }

    Verdict ifEqual() const {
        if (ad_ == Ad::Equal) return Verdict::Unchanged;
        // Two values: an added or merged value is there already; a replaced attribute has one too many.
        if (ad_ == Ad::TwoValues) return row_.flow == FlowKind::Replace ? Verdict::Planned : Verdict::Unchanged;
        return Verdict::Planned;
    }

    const Row& row_;
    Cloud cloud_;
    Ad ad_;
    Gate gate_;

public:
    PlanStory story;
};

class WritebackMatrix : public ::testing::TestWithParam<Line> {
protected:
    const Row& row() const { return rows[std::get<0>(GetParam())]; }

    template <typename Check>
    void forEachCell(Check check) const {
        const PlanStory fresh(writebackRule());
        for (const Cloud cloud : {Cloud::Absent, Cloud::Empty, Cloud::Equal, Cloud::OtherCase, Cloud::Different,
                                  Cloud::Malformed, Cloud::Unknown})
            for (const Ad ad : {Ad::Absent, Ad::Equal, Ad::Different, Ad::TwoValues}) {
                const Cell cell(fresh, row(), cloud, ad, std::get<1>(GetParam()));
                SCOPED_TRACE(cell.name());
                check(cell);
            }
    }
};

TEST_P(WritebackMatrix, ComesToTheExpectedResult) {
    forEachCell([](const Cell& cell) { EXPECT_EQ(cell.change().result, cell.expected()) << cell.change().reason; });
}

TEST_P(WritebackMatrix, NeverClears) {
    forEachCell([](const Cell& cell) {
        const AttributeChange change = cell.change();
        EXPECT_NE(change.operation, Operation::Clear);
        EXPECT_TRUE(change.before.empty() || !change.after.empty());
    });
}

TEST_P(WritebackMatrix, SaysWhyWhenNothingIsWritten) {
    forEachCell([](const Cell& cell) {
        const AttributeChange change = cell.change();
        const bool needsReason = change.result == Verdict::Kept || change.result == Verdict::Failed;
        EXPECT_TRUE(!needsReason || !change.reason.empty());
    });
}

TEST_P(WritebackMatrix, LeavesTheTargetAsItWasUnlessPlanned) {
    forEachCell([this](const Cell& cell) {
        const AttributeChange change = cell.change();
        EXPECT_EQ(change.before, cell.story.target.values(row().target));
        if (change.result != Verdict::Planned) { EXPECT_EQ(change.after, change.before); }
    });
}

TEST_P(WritebackMatrix, IsSettledAfterTheWrite) {
    forEachCell([this](const Cell& cell) {
        const AttributeChange change = cell.change();
        if (change.result != Verdict::Planned) return;
        PlanStory after = cell.story;
        after.target.set(row().target, change.after);
        EXPECT_EQ(after.row(row().target).result, Verdict::Unchanged);
    });
}

TEST_P(WritebackMatrix, DoesNotTouchAnyOtherAttribute) {
    forEachCell([this](const Cell& cell) {
        for (const AttributeChange& change : cell.story.plan().attributes)
            EXPECT_TRUE(change.target == AttributeName(row().target) || change.result != Verdict::Planned)
                << change.target.text();
    });
}

INSTANTIATE_TEST_SUITE_P(All, WritebackMatrix,
                         ::testing::Combine(::testing::Range(0, 8), ::testing::Values(Gate::Open, Gate::Closed)),
                         nameOf);

}  // namespace
}  // namespace hs::sync
