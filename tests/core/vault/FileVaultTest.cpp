#include "core/vault/FileVault.h"

#include <thread>
#include <vector>

#include "tests/core/vault/VaultFixture.h"

namespace hs {
namespace {

using namespace std::string_literals;
using test::errorOf;
using test::expectOk;
using test::holds;
using test::revealed;
using test::secret;
using test::valueOf;

namespace fs = std::filesystem;

class FileVaultTest : public test::VaultFixture {
protected:
    std::unique_ptr<FileVault> vault_ = files();
};

TEST_F(FileVaultTest, GivesBackWhatItKeeps) {
    const std::string reference = valueOf(vault_->write("contoso/directory", secret("pa55 wörd")));
    EXPECT_EQ(reference, "vault:contoso/directory");
    EXPECT_EQ(revealed(vault_->read(reference)), "pa55 wörd");
}

TEST_F(FileVaultTest, KeepsSecretsAcrossARestart) {
    valueOf(vault_->write("key", secret("one")));
    vault_ = files();
    EXPECT_EQ(revealed(vault_->read("vault:key")), "one");
}

TEST_F(FileVaultTest, ReplacesASecret) {
    valueOf(vault_->write("key", secret("a longer secret")));
    valueOf(vault_->write("key", secret("short")));
    EXPECT_EQ(revealed(vault_->read("vault:key")), "short");
}

TEST_F(FileVaultTest, KeepsBytesThatAreNoText) {
    const std::string bytes = "\x00\xFF\x80 x"s;
    valueOf(vault_->write("key", secret(bytes)));
    EXPECT_EQ(revealed(vault_->read("vault:key")), bytes);
}

TEST_F(FileVaultTest, KeepsFilesAndDirectoryFromOthers) {
    valueOf(vault_->write("key", secret("x")));
    EXPECT_EQ(modeOf(path("vault")), 0700U);
    EXPECT_EQ(modeOf(path("vault/key")), 0600U);
}

TEST_F(FileVaultTest, KeepsAReplacedFileFromOthers) {
    madeFile("vault/key", "old", 0644);
    valueOf(vault_->write("key", secret("new")));
    EXPECT_EQ(modeOf(path("vault/key")), 0600U);
}

TEST_F(FileVaultTest, LeavesNoOtherFilesBehind) {
    valueOf(vault_->write("key", secret("x")));
    valueOf(vault_->write("key", secret("y")));
    int count = 0;
    for (const auto& file : fs::directory_iterator(path("vault"))) count += file.exists();
    EXPECT_EQ(count, 1);
}

TEST_F(FileVaultTest, KeepsKeysInsideItsDirectory) {
    for (const std::string key : {"../outside", "/etc/passwd", "..", ".", "a/../../b", ".hidden"}) {
        valueOf(vault_->write(key, secret(key)));
        EXPECT_EQ(revealed(vault_->read("vault:" + key)), key);
    }
    EXPECT_FALSE(fs::exists(path("outside")));
    EXPECT_FALSE(fs::exists(path("b")));
}

TEST_F(FileVaultTest, TellsSimilarKeysApart) {
    const std::vector<std::string> keys{"a/b", "a%2Fb", "a b", "a_b", "A/b", "a/b "};
    for (const auto& key : keys) valueOf(vault_->write(key, secret(key)));
    for (const auto& key : keys) EXPECT_EQ(revealed(vault_->read("vault:" + key)), key);
}

TEST_F(FileVaultTest, RefusesKeysThatNoFileCanHave) {
    for (const std::string& key : {""s, std::string(500, 'k'), std::string(100, '/')})
        EXPECT_EQ(errorOf(vault_->write(key, secret("x"))).code, ErrorCode::InvalidInput) << key.size();
}

TEST_F(FileVaultTest, RefusesAnEmptySecret) {
    EXPECT_EQ(errorOf(vault_->write("key", Secret())).code, ErrorCode::InvalidInput);
    EXPECT_FALSE(fs::exists(path("vault/key")));
}

TEST_F(FileVaultTest, NamesTheReferenceThatLeadsNowhere) {
    const Error error = errorOf(vault_->read("vault:contoso/missing"));
    EXPECT_EQ(error.code, ErrorCode::NotFound);
    EXPECT_TRUE(holds(error.message, "vault:contoso/missing"));
    EXPECT_FALSE(error.nextStep.empty());
    EXPECT_EQ(errorOf(vault_->read("vault:")).code, ErrorCode::NotFound);
}

TEST_F(FileVaultTest, RefusesItsOwnFileWhenOthersMayReadIt) {
    madeFile("vault/key", "hunter2", 0640);
    EXPECT_EQ(errorOf(vault_->read("vault:key")).code, ErrorCode::Denied);
}

TEST_F(FileVaultTest, ForgetsWhatIsErased) {
    valueOf(vault_->write("key", secret("x")));
    expectOk(vault_->erase("vault:key"));
    EXPECT_EQ(errorOf(vault_->read("vault:key")).code, ErrorCode::NotFound);
    expectOk(vault_->erase("vault:key"));
}

TEST_F(FileVaultTest, ErasesBeforeAnythingWasKept) { expectOk(vault_->erase("vault:key")); }

TEST_F(FileVaultTest, NeverErasesWhatOthersKeep) {
    const std::string file = madeFile("secret", "x");
    expectOk(vault_->erase("file:" + file));
    expectOk(vault_->erase("env:HOME"));
    expectOk(vault_->erase("credential:x"));
    expectOk(vault_->erase("vault:"));
    EXPECT_TRUE(fs::exists(file));
}

TEST_F(FileVaultTest, ReadsAFileWithoutItsLastLineBreak) {
    EXPECT_EQ(revealed(vault_->read("file:" + madeFile("a", "hunter2\n"))), "hunter2");
    EXPECT_EQ(revealed(vault_->read("file:" + madeFile("b", "hunter2\r\n"))), "hunter2");
    EXPECT_EQ(revealed(vault_->read("file:" + madeFile("c", "hunter2"))), "hunter2");
    EXPECT_EQ(revealed(vault_->read("file:" + madeFile("d", " two\n\n"))), " two\n");
}

TEST_F(FileVaultTest, RefusesAFileThatOthersMayReadAndSaysWhichChmodHelps) {
    for (const unsigned mode : {0640U, 0604U, 0644U, 0660U, 0666U, 0610U}) {
        const std::string file = madeFile("open", "hunter2", mode);
        const Error error = errorOf(vault_->read("file:" + file));
        EXPECT_EQ(error.code, ErrorCode::Denied) << std::oct << mode;
        EXPECT_TRUE(holds(error.nextStep, "chmod 600 '" + file + "'"));
    }
}

TEST_F(FileVaultTest, AcceptsAFileThatOnlyItsOwnerMayRead) {
    for (const unsigned mode : {0600U, 0400U, 0700U})
        EXPECT_EQ(revealed(vault_->read("file:" + madeFile("closed", "hunter2", mode))), "hunter2");
}

TEST_F(FileVaultTest, RefusesARelativePath) {
    const Error error = errorOf(vault_->read("file:secret.txt"));
    EXPECT_EQ(error.code, ErrorCode::InvalidInput);
    EXPECT_TRUE(holds(error.nextStep, "file:/absolute/path"));
}

TEST_F(FileVaultTest, NamesAFileThatIsNotThere) {
    EXPECT_EQ(errorOf(vault_->read("file:" + path("missing"))).code, ErrorCode::NotFound);
    EXPECT_EQ(errorOf(vault_->read("file:" + madeFile("x", "x") + "/below")).code, ErrorCode::NotFound);
}

TEST_F(FileVaultTest, RefusesADirectory) {
    EXPECT_EQ(errorOf(vault_->read("file:" + directory_.path().toStdString())).code, ErrorCode::InvalidInput);
}

TEST_F(FileVaultTest, RefusesAnEmptyFile) {
    EXPECT_EQ(errorOf(vault_->read("file:" + madeFile("empty", ""))).code, ErrorCode::Corrupt);
    EXPECT_EQ(errorOf(vault_->read("file:" + madeFile("line", "\n"))).code, ErrorCode::Corrupt);
}

TEST_F(FileVaultTest, RefusesAFileThatIsTooLongToBeASecret) {
    const std::string file = madeFile("long", std::string(70000, 'x'));
    EXPECT_EQ(errorOf(vault_->read("file:" + file)).code, ErrorCode::Corrupt);
}

TEST_F(FileVaultTest, DoesNotWaitForAPipe) {
    EXPECT_EQ(::mkfifo(path("pipe").c_str(), 0600), 0);
    EXPECT_EQ(errorOf(vault_->read("file:" + path("pipe"))).code, ErrorCode::InvalidInput);
}

TEST_F(FileVaultTest, ReadsAVariableOfTheEnvironment) {
    environment_["CONTOSO_SECRET"] = "hunter2";
    EXPECT_EQ(revealed(vault_->read("env:CONTOSO_SECRET")), "hunter2");
}

TEST_F(FileVaultTest, NamesAVariableThatIsNotSet) {
    environment_["EMPTY"] = "";
    const Error error = errorOf(vault_->read("env:CONTOSO_SECRET"));
    EXPECT_EQ(error.code, ErrorCode::NotFound);
    EXPECT_TRUE(holds(error.nextStep, "CONTOSO_SECRET"));
    EXPECT_EQ(errorOf(vault_->read("env:EMPTY")).code, ErrorCode::NotFound);
}

TEST_F(FileVaultTest, ReadsACredentialOfSystemd) {
    madeFile("credentials/directory", "hunter2\n", 0400);
    environment_["CREDENTIALS_DIRECTORY"] = path("credentials");
    EXPECT_EQ(revealed(vault_->read("credential:directory")), "hunter2");
}

TEST_F(FileVaultTest, LeavesTheGuardOfACredentialToItsDirectory) {
    // With access control lists systemd's files show rights of the group that nobody in it has.
    madeFile("credentials/directory", "hunter2", 0440);
    environment_["CREDENTIALS_DIRECTORY"] = path("credentials");
    EXPECT_EQ(revealed(vault_->read("credential:directory")), "hunter2");
}

TEST_F(FileVaultTest, SaysHowToPassACredential) {
    const Error error = errorOf(vault_->read("credential:directory"));
    EXPECT_EQ(error.code, ErrorCode::NotFound);
    EXPECT_TRUE(holds(error.nextStep, "LoadCredential=directory"));
}

TEST_F(FileVaultTest, RefusesCredentialNamesThatLeadElsewhere) {
    madeFile("outside", "x");
    environment_["CREDENTIALS_DIRECTORY"] = path("credentials");
    for (const char* name : {"../outside", "/etc/passwd", "..", "", "a/b"})
        EXPECT_EQ(errorOf(vault_->read(std::string("credential:") + name)).code, ErrorCode::InvalidInput) << name;
}

TEST_F(FileVaultTest, DoesNotRepeatWhatIsNoReference) {
    // Someone pasted the password where its reference belongs.
    for (const char* reference : {"hunter2", "", "VAULT:hunter2", "http://hunter2"}) {
        const Error error = errorOf(vault_->read(reference));
        EXPECT_EQ(error.code, ErrorCode::InvalidInput) << reference;
        EXPECT_FALSE(holds(error.toLine(), "hunter2"));
    }
}

TEST_F(FileVaultTest, SaysWhereAKeychainReferenceBelongs) {
    const Error error = errorOf(vault_->read("keychain:contoso"));
    EXPECT_EQ(error.code, ErrorCode::Unsupported);
    EXPECT_FALSE(error.nextStep.empty());
}

TEST_F(FileVaultTest, NeverPutsASecretIntoAnError) {
    std::vector<Error> errors{errorOf(vault_->read("file:" + madeFile("open", "hunter2", 0644))),
                              errorOf(vault_->write("", secret("hunter2"))),
                              errorOf(vault_->write(std::string(500, 'x'), secret("hunter2"))),
                              errorOf(FileVault(madeFile("file", "x") + "/below").write("key", secret("hunter2")))};
    for (const auto& error : errors) EXPECT_FALSE(holds(error.toLine(), "hunter2"));
}

TEST_F(FileVaultTest, NamesADirectoryThatCannotBeMade) {
    const Error error = errorOf(FileVault(madeFile("file", "x") + "/below").write("key", secret("x")));
    EXPECT_EQ(error.code, ErrorCode::Unavailable);
    EXPECT_TRUE(holds(error.message, path("file")));
}

TEST_F(FileVaultTest, KeepsSecretsOfSeveralThreadsWhole) {
    const std::string one(3000, '1');
    const std::string other(3000, '2');
    {
        const std::jthread a([&] {
            for (int i = 0; i < 20; ++i) valueOf(vault_->write("key", secret(one)));
        });
        const std::jthread b([&] {
            for (int i = 0; i < 20; ++i) valueOf(vault_->write("key", secret(other)));
        });
    }
    const std::string kept = revealed(vault_->read("vault:key"));
    EXPECT_TRUE(kept == one || kept == other);
}

TEST(FileNameOf, KeepsPlainKeysReadable) {
    EXPECT_EQ(fileNameOf("contoso.test-directory_1"), "contoso.test-directory_1");
}

TEST(FileNameOf, EscapesEveryOtherByte) {
    EXPECT_EQ(fileNameOf("a/b"), "a%2Fb");
    EXPECT_EQ(fileNameOf("50%"), "50%25");
    EXPECT_EQ(fileNameOf("é"), "%C3%A9");
    EXPECT_EQ(fileNameOf("a\0b"s), "a%00b");
    EXPECT_EQ(fileNameOf("a b"), "a%20b");
}

TEST(FileNameOf, NeverBeginsWithADot) {
    EXPECT_EQ(fileNameOf(".."), "%2E.");
    EXPECT_EQ(fileNameOf(".hidden"), "%2Ehidden");
}

TEST(ProcessEnvironment, AnswersNothingForWhatIsNotSet) {
    EXPECT_EQ(processEnvironment("HYBRIDSYNC_SURELY_NOT_SET"), std::nullopt);
}

TEST(ProcessEnvironment, AnswersWhatIsSet) {
    qputenv("HYBRIDSYNC_TEST_VARIABLE", "value");
    EXPECT_EQ(processEnvironment("HYBRIDSYNC_TEST_VARIABLE"), "value");
}

}  // namespace
}  // namespace hs
