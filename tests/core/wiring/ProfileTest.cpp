#include "core/wiring/Profile.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <QTemporaryDir>

#include <cstdlib>
#include <fstream>

#include "core/wiring/Assembly.h"

namespace hs::wiring {
namespace {

class ProfileTest : public ::testing::Test {
protected:
    ProfileTest() { ::setenv("HYBRIDSYNC_HOME", (home_.path().toStdString() + "/profiles").c_str(), 1); }
    QTemporaryDir home_;
};

TEST_F(ProfileTest, IsAPrivateDirectoryUnderItsHome) {
    const auto profile = Profile::named("default");
    ASSERT_TRUE(profile.ok()) << profile.error().toLine();
    EXPECT_EQ(profile->directory, home_.path().toStdString() + "/profiles/default");
    struct stat status {};
    ASSERT_EQ(::stat(profile->directory.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0700u);
}

TEST_F(ProfileTest, RefusesNamesThatLeadElsewhere) {
    for (const char* name : {"", "..", "../x", "a/b", ".hidden", "a b"}) {
        const auto profile = Profile::named(name);
        ASSERT_FALSE(profile.ok()) << name;
        EXPECT_EQ(profile.error().code, ErrorCode::InvalidInput);
    }
}

TEST_F(ProfileTest, OpensAnEngineWithNoConfigurations) {
    const auto assembly = Assembly::open(*Profile::named("default"), {});
    ASSERT_TRUE(assembly.ok()) << assembly.error().toLine();
    const auto all = (*assembly)->engine().configurations().list();
    ASSERT_TRUE(all.ok());
    EXPECT_TRUE(all->empty());
}

TEST_F(ProfileTest, KeepsWhatWasSavedWhenItIsOpenedAgain) {
    service::ConfigurationDraft draft;
    draft.name = "contoso.test";
    draft.directory.url = "ldaps://dc1.contoso.test";
    draft.directory.baseDn = "DC=contoso,DC=test";
    draft.tenant.tenantId = "t";
    draft.tenant.clientId = "c";
    draft.directoryPassword = Secret("hunter2");
    {
        const auto assembly = Assembly::open(*Profile::named("default"), {});
        ASSERT_TRUE((*assembly)->engine().configurations().create(draft).ok());
    }
    const auto assembly = Assembly::open(*Profile::named("default"), {});
    const auto summary = (*assembly)->engine().configurations().show("contoso.test");
    ASSERT_TRUE(summary.ok());
    EXPECT_EQ((*assembly)->engine().ports().vault.read(summary->configuration.directory.passwordRef)->reveal(),
              "hunter2");
}

TEST_F(ProfileTest, AnswersUnsupportedToSignInWithoutABrowser) {
    const auto assembly = Assembly::open(*Profile::named("default"), {});
    const auto signedIn = (*assembly)->engine().ports().signIn.signIn({}, {});
    ASSERT_FALSE(signedIn.ok());
    EXPECT_EQ(signedIn.error().code, ErrorCode::Unsupported);
}

class StoreOfAProfile : public ProfileTest {
protected:
    void written(const std::string& content, unsigned mode) {
        const std::string file = profile_.directory + "/store.url";
        std::ofstream(file) << content;
        EXPECT_EQ(::chmod(file.c_str(), mode), 0);
    }
    ErrorCode refusal() {
        const auto location = profile_.storeLocation();
        EXPECT_FALSE(location.ok());
        return location.ok() ? ErrorCode::Internal : location.error().code;
    }
    Profile profile_ = *Profile::named("default");
};

TEST_F(StoreOfAProfile, IsItsOwnFileUnlessItSaysOtherwise) {
    EXPECT_EQ(*profile_.storeLocation(), profile_.directory + "/store.db");
}

TEST_F(StoreOfAProfile, IsWhereTheFirstLineOfItsFileSays) {
    written("postgresql://sync:secret@db1/sync \nsecond line\n", 0600);
    EXPECT_EQ(*profile_.storeLocation(), "postgresql://sync:secret@db1/sync");
}

TEST_F(StoreOfAProfile, IsOpenedThere) {
    written(profile_.directory + "/elsewhere/sync.db\n", 0600);
    EXPECT_TRUE(Assembly::open(profile_, {}).ok());
    struct stat status {};
    EXPECT_EQ(::stat((profile_.directory + "/elsewhere/sync.db").c_str(), &status), 0);
}

TEST_F(StoreOfAProfile, MustNotBeReadableForOthers) {
    written("postgresql://sync:secret@db1/sync\n", 0640);
    EXPECT_EQ(refusal(), ErrorCode::Denied);
}

TEST_F(StoreOfAProfile, MustNotBeEmpty) {
    written("", 0600);
    EXPECT_EQ(refusal(), ErrorCode::InvalidInput);
}

}  // namespace
}  // namespace hs::wiring
