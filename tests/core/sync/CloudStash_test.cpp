#include <gtest/gtest.h>

#include "core/sync/CloudStash.h"

namespace hs::sync {
namespace {

Object person(const std::string& id, std::size_t size = 10) {
    Object object;
    object.id = id;
    object.set("displayName", std::string(size, 'x'));
    return object;
}

TEST(CloudStash, GivesAnObjectOnce) {
    CloudStash stash;
    stash.keep(person("a"));
    const auto first = stash.take("a");
    EXPECT_TRUE(first.has_value());
    EXPECT_EQ(first.value_or(Object()), person("a"));
    EXPECT_FALSE(stash.take("a").has_value());
}

TEST(CloudStash, HasNothingThatItWasNotGiven) { EXPECT_FALSE(CloudStash().take("a").has_value()); }

TEST(CloudStash, KeepsNoMoreThanItHasRoomFor) {
    CloudStash stash(3'000);
    stash.keep(person("a", 1'000));
    stash.keep(person("b", 2'000));
    EXPECT_FALSE(stash.take("b").has_value());
    EXPECT_TRUE(stash.take("a").has_value());
}

TEST(CloudStash, HasRoomAgainWhenSomethingWasTaken) {
    CloudStash stash(3'000);
    stash.keep(person("a", 1'000));
    EXPECT_TRUE(stash.take("a").has_value());
    stash.keep(person("b", 2'000));
    EXPECT_TRUE(stash.take("b").has_value());
}

}  // namespace
}  // namespace hs::sync
