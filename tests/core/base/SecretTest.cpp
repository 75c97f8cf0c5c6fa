#include "core/base/Secret.h"

#include <gtest/gtest.h>

#include <concepts>
#include <cstring>
#include <new>
#include <ostream>
#include <string>

namespace hs {
namespace {

template <typename T>
concept Printable = requires(std::ostream& stream, const T& value) {
    stream << value;
};

template <typename T>
concept Comparable = requires(const T& a, const T& b) {
    a == b;
};

/// Raw memory for one secret, so that a test can look at what is left when it is gone.
struct Room {
    alignas(Secret) unsigned char bytes[sizeof(Secret)];

    bool remembers(std::string_view text) const {
        return std::string_view(reinterpret_cast<const char*>(bytes), sizeof bytes).find(text) !=
               std::string_view::npos;
    }
};

// Short enough to live inside the object itself.
constexpr const char* password = "pa55-w0rd";

TEST(Secret, CannotBePrinted) { EXPECT_FALSE(Printable<Secret>); }

TEST(Secret, CannotBeComparedByAccident) { EXPECT_FALSE(Comparable<Secret>); }

TEST(Secret, DoesNotTurnIntoTextByItself) {
    EXPECT_FALSE((std::convertible_to<Secret, std::string>));
    EXPECT_FALSE((std::convertible_to<Secret, std::string_view>));
    EXPECT_FALSE((std::convertible_to<std::string, Secret>));
}

TEST(Secret, RevealsItsBytesWhenAsked) {
    const Secret secret{std::string("a\0b", 3)};
    EXPECT_EQ(secret.reveal(), std::string_view("a\0b", 3));
    EXPECT_FALSE(secret.empty());
}

TEST(Secret, IsEmptyByDefault) {
    EXPECT_TRUE(Secret().empty());
    EXPECT_EQ(Secret().reveal(), "");
}

TEST(Secret, WipesItsBytesWhenItDies) {
    Room room;
    auto* secret = new (room.bytes) Secret{std::string(password)};
    EXPECT_TRUE(room.remembers(password));
    secret->~Secret();
    EXPECT_FALSE(room.remembers(password));
}

TEST(Secret, WipesWhatItWasMovedFrom) {
    Room room;
    auto* source = new (room.bytes) Secret{std::string(password)};
    const Secret target = std::move(*source);
    EXPECT_EQ(target.reveal(), password);
    EXPECT_TRUE(source->empty());
    EXPECT_FALSE(room.remembers(password));
    source->~Secret();
}

TEST(Secret, WipesWhatAnAssignmentReplaces) {
    Room room;
    auto* secret = new (room.bytes) Secret{std::string(password)};
    *secret = Secret{std::string("new")};
    EXPECT_EQ(secret->reveal(), "new");
    EXPECT_FALSE(room.remembers(password));
    secret->~Secret();
}

TEST(Secret, CopiesIndependently) {
    Secret first{std::string("one")};
    const Secret second = first;
    first = Secret{std::string("two")};
    EXPECT_EQ(first.reveal(), "two");
    EXPECT_EQ(second.reveal(), "one");
}

TEST(Secret, SurvivesAssigningToItself) {
    Secret secret{std::string("same")};
    const Secret& alias = secret;
    secret = alias;
    EXPECT_EQ(secret.reveal(), "same");
}

}  // namespace
}  // namespace hs
