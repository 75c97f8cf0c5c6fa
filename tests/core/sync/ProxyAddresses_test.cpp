// A property, over many random address lists: whatever writeback does to proxyAddresses, every value that was there is
// still there, in the same order, and the primary is the same.
#include <gtest/gtest.h>

#include <random>

#include "core/base/Encoding.h"
#include "tests/core/sync/PlanStory.h"

namespace hs::sync {
namespace {

using Verdict = AttributeChange::Result;

class Addresses {
public:
    explicit Addresses(unsigned seed) : random_(seed) {}

    int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }

    std::string legacyDn() {
        std::string dn = "/o=ExchangeLabs/ou=Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=";
        for (int i = below(20) + 1; i > 0; --i)
            dn += letters[static_cast<std::size_t>(below(static_cast<int>(letters.size())))];
        return dn;
    }

    std::string otherCase(std::string text) {
        for (char& c : text)
            if (below(2) == 0 && c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
        return text;
    }

    Values list(const std::string& x500) {
        Values values;
        const int count = below(8);
        for (int i = 0; i < count; ++i) values.push_back(Value::text(address(i)));
        if (below(2) == 0) values.insert(values.begin() + below(count + 1), Value::text("SMTP:primary@contoso.test"));
        if (below(3) == 0)
            values.insert(values.begin() + below(static_cast<int>(values.size()) + 1), Value::text(otherCase(x500)));
        return values;
    }

private:
    std::string address(int i) {
        const std::string number = std::to_string(i);
        switch (below(5)) {
            case 0: return "smtp:a" + number + "@contoso.test";
            case 1: return "X500:/o=Old/cn=" + number;
            case 2: return "sip:s" + number + "@contoso.test";
            case 3: return "x400:c=US;a=" + number;
            default: return "smtp:ü" + number + "@contoso.test";
        }
    }

    std::mt19937 random_;
    std::vector<std::string> letters{"a", "b", "c", "0", "9", "-", " ", "(", ")", "é", "ß", "Ł", "'"};
};

class AnyAddressList : public ::testing::TestWithParam<unsigned> {
protected:
    static constexpr int rounds = 300;

    template <typename Check>
    void forMany(Check check) {
        Addresses addresses(GetParam());
        const PlanStory fresh(writebackRule());
        for (int i = 0; i < rounds; ++i) {
            PlanStory story = fresh;
            const std::string dn = addresses.legacyDn();
            const Values before = addresses.list("x500:" + dn);
            story.source.set("cloudLegacyExchangeDN", dn);
            story.target.set("proxyAddresses", before);
            check(story.row("proxyAddresses"), before, "x500:" + dn);
        }
    }
};

Values withPrefix(const Values& values, std::string_view prefix) {
    Values found;
    for (const Value& value : values)
        if (value.bytes().starts_with(prefix)) found.push_back(value);
    return found;
}

TEST_P(AnyAddressList, KeepsEveryValueAndItsPlace) {
    forMany([](const AttributeChange& change, const Values& before, const std::string&) {
        ASSERT_GE(change.after.size(), before.size());
        EXPECT_TRUE(std::equal(before.begin(), before.end(), change.after.begin()));
    });
}

TEST_P(AnyAddressList, GainsAtMostOneValue) {
    forMany([](const AttributeChange& change, const Values& before, const std::string&) {
        EXPECT_LE(change.after.size(), before.size() + 1);
        EXPECT_LE(change.payload.size(), 1u);
    });
}

TEST_P(AnyAddressList, KeepsThePrimary) {
    forMany([](const AttributeChange& change, const Values& before, const std::string&) {
        EXPECT_EQ(withPrefix(change.after, "SMTP:"), withPrefix(before, "SMTP:"));
    });
}

TEST_P(AnyAddressList, HoldsTheX500ValueExactlyOnceAfterwards) {
    forMany([](const AttributeChange& change, const Values&, const std::string& x500) {
        int times = 0;
        for (const Value& value : change.after) times += foldCase(value.bytes()) == foldCase(x500);
        EXPECT_EQ(times, 1);
    });
}

TEST_P(AnyAddressList, IsUnchangedExactlyWhenTheValueWasThereInAnyLetterCase) {
    forMany([](const AttributeChange& change, const Values& before, const std::string& x500) {
        bool there = false;
        for (const Value& value : before) there = there || foldCase(value.bytes()) == foldCase(x500);
        EXPECT_EQ(change.result, there ? Verdict::Unchanged : Verdict::Planned);
    });
}

INSTANTIATE_TEST_SUITE_P(Seeds, AnyAddressList, ::testing::Values(1u, 2u, 3u, 20261125u));

}  // namespace
}  // namespace hs::sync
