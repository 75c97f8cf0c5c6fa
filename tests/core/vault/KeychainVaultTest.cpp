#include "core/vault/KeychainVault.h"

#include "core/vault/OpenVault.h"
#include "core/vault/QtKeychain.h"
#include "tests/core/vault/VaultFixture.h"

namespace hs {
namespace {

using test::errorOf;
using test::expectOk;
using test::holds;
using test::revealed;
using test::secret;
using test::valueOf;

/// A keychain in memory that can be locked or missing.
class MemoryKeychain final : public Keychain {
public:
    struct State {
        std::map<std::string, Secret> secrets;
        std::optional<Error> trouble;
    };
    explicit MemoryKeychain(State& state) : state_(state) {}

    Result<Secret> read(const std::string& key) override {
        if (state_.trouble) return *state_.trouble;
        const auto found = state_.secrets.find(key);
        if (found == state_.secrets.end()) return Error(ErrorCode::NotFound, "none");
        return found->second;
    }
    Result<void> write(const std::string& key, const Secret& value) override {
        if (state_.trouble) return *state_.trouble;
        state_.secrets[key] = value;
        return {};
    }
    Result<void> erase(const std::string& key) override {
        if (state_.trouble) return *state_.trouble;
        state_.secrets.erase(key);
        return {};
    }

private:
    State& state_;
};

class KeychainVaultTest : public test::VaultFixture {
protected:
    MemoryKeychain::State keychain_;
    KeychainVault vault_{std::make_unique<MemoryKeychain>(keychain_), files()};
};

TEST_F(KeychainVaultTest, KeepsSecretsInTheKeychain) {
    EXPECT_EQ(valueOf(vault_.write("contoso", secret("hunter2"))), "keychain:contoso");
    EXPECT_EQ(keychain_.secrets.at("contoso").reveal(), "hunter2");
    EXPECT_FALSE(std::filesystem::exists(path("vault")));
}

TEST_F(KeychainVaultTest, ReadsFromTheKeychain) {
    keychain_.secrets["contoso"] = secret("hunter2");
    EXPECT_EQ(revealed(vault_.read("keychain:contoso")), "hunter2");
}

TEST_F(KeychainVaultTest, FallsBackToFilesWhenNoKeychainAnswers) {
    keychain_.trouble = Error(ErrorCode::Unavailable, "no keychain");
    EXPECT_EQ(valueOf(vault_.write("contoso", secret("hunter2"))), "vault:contoso");
    EXPECT_EQ(revealed(vault_.read("vault:contoso")), "hunter2");
    EXPECT_EQ(modeOf(path("vault/contoso")), 0600U);
}

TEST_F(KeychainVaultTest, DoesNotGoAroundAPersonWhoRefuses) {
    keychain_.trouble = Error(ErrorCode::Denied, "refused");
    EXPECT_EQ(errorOf(vault_.write("contoso", secret("hunter2"))).code, ErrorCode::Denied);
    EXPECT_FALSE(std::filesystem::exists(path("vault")));
}

TEST_F(KeychainVaultTest, ReadsEveryReferenceThatFilesKnow) {
    environment_["NAME"] = "from the environment";
    EXPECT_EQ(revealed(vault_.read("env:NAME")), "from the environment");
    EXPECT_EQ(revealed(vault_.read("file:" + madeFile("secret", "from a file\n"))), "from a file");
}

TEST_F(KeychainVaultTest, SaysWhenTheKeychainThatHoldsTheSecretDoesNotAnswer) {
    keychain_.trouble = Error(ErrorCode::Unavailable, "no keychain");
    EXPECT_EQ(errorOf(vault_.read("keychain:contoso")).code, ErrorCode::Unavailable);
}

TEST_F(KeychainVaultTest, ForgetsInTheKeychain) {
    keychain_.secrets["contoso"] = secret("x");
    expectOk(vault_.erase("keychain:contoso"));
    EXPECT_TRUE(keychain_.secrets.empty());
}

TEST_F(KeychainVaultTest, ForgetsInFiles) {
    madeFile("vault/contoso", "x");
    expectOk(vault_.erase("vault:contoso"));
    EXPECT_FALSE(std::filesystem::exists(path("vault/contoso")));
}

TEST_F(KeychainVaultTest, RefusesEmptyKeysAndSecrets) {
    EXPECT_EQ(errorOf(vault_.write("", secret("x"))).code, ErrorCode::InvalidInput);
    EXPECT_EQ(errorOf(vault_.write("contoso", Secret())).code, ErrorCode::InvalidInput);
    EXPECT_TRUE(keychain_.secrets.empty());
}

/// The real library on a machine without a session bus. One keychain for all of them: see QtKeychain.
class QtKeychainWithoutService : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        // Wherever the tests run, they never touch somebody's real keychain.
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/hybridsync-tests");
    }
};

TEST_F(QtKeychainWithoutService, IsUnavailableAndTheVaultFallsBack) {
    const QTemporaryDir directory;
    const auto vault = openVault(directory.path().toStdString() + "/vault", true);
    const std::string reference = valueOf(vault->write("contoso", secret("hunter2")));
    EXPECT_EQ(reference, "vault:contoso");
    EXPECT_EQ(revealed(vault->read(reference)), "hunter2");
    const Error error = errorOf(vault->read("keychain:contoso"));
    EXPECT_EQ(error.code, ErrorCode::Unavailable);
    EXPECT_TRUE(holds(error.nextStep, "file:/absolute/path"));
    expectOk(vault->erase(reference));
}

TEST(OpenVault, IsAVaultOfFilesWhereNoKeychainIsPreferred) {
    const QTemporaryDir directory;
    const auto vault = openVault(directory.path().toStdString() + "/vault", false);
    EXPECT_EQ(valueOf(vault->write("contoso", secret("x"))), "vault:contoso");
    EXPECT_EQ(errorOf(vault->read("keychain:contoso")).code, ErrorCode::Unsupported);
}

TEST(OpenVault, TouchesNothingBeforeTheFirstCall) {
    const QTemporaryDir directory;
    const auto vault = openVault(directory.path().toStdString() + "/vault", false);
    EXPECT_FALSE(std::filesystem::exists(directory.path().toStdString() + "/vault"));
}

}  // namespace
}  // namespace hs
