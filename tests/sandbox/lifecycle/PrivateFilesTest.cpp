#include <gtest/gtest.h>

#include <QTemporaryDir>

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "app/sandbox/PrivateFiles.h"

namespace hs::sandbox {
namespace {

namespace fs = std::filesystem;

class Private : public ::testing::Test {
protected:
    std::string path(const char* name) { return place.filePath(QString::fromLatin1(name)).toStdString(); }
    static unsigned modeOf(const std::string& file) {
        struct stat about {};
        EXPECT_EQ(::lstat(file.c_str(), &about), 0) << file;
        return about.st_mode & 0777;
    }
    QTemporaryDir place;
};

TEST_F(Private, ADirectoryIsMadeForItsOwnerAlone) {
    ASSERT_TRUE(makePrivateDirectory(path("new")).ok());
    EXPECT_EQ(modeOf(path("new")), 0700U);
    EXPECT_TRUE(makePrivateDirectory(path("new")).ok()) << "it is there, and private";
}

TEST_F(Private, ADirectoryThatIsOpenToOthersIsRefused) {
    fs::create_directory(path("open"));
    ::chmod(path("open").c_str(), 0750);
    EXPECT_EQ(makePrivateDirectory(path("open")).error().code, ErrorCode::Denied);
}

TEST_F(Private, ALinkIsNoDirectory) {
    fs::create_directory(path("target"));
    ::chmod(path("target").c_str(), 0700);
    fs::create_symlink(path("target"), path("link"));
    EXPECT_EQ(makePrivateDirectory(path("link")).error().code, ErrorCode::Denied);
}

TEST_F(Private, AFileOfThatNameIsNoDirectory) {
    ASSERT_TRUE(writePrivately(path("file"), "x").ok());
    EXPECT_FALSE(makePrivateDirectory(path("file")).ok());
}

TEST_F(Private, ADirectoryUnderNothingCannotBeMade) {
    EXPECT_EQ(makePrivateDirectory(path("no/such/parent")).error().code, ErrorCode::Denied);
}

TEST_F(Private, AFileIsWrittenForItsOwnerAlone) {
    const mode_t before = ::umask(0);
    ASSERT_TRUE(writePrivately(path("secret"), "s3cret").ok());
    ::umask(before);
    EXPECT_EQ(modeOf(path("secret")), 0600U);
    EXPECT_EQ(*readWhole(path("secret")), "s3cret");
}

TEST_F(Private, AFileIsReplacedAsAWhole) {
    ASSERT_TRUE(writePrivately(path("file"), "a long first content").ok());
    ASSERT_TRUE(writePrivately(path("file"), "short").ok());
    EXPECT_EQ(*readWhole(path("file")), "short");
    EXPECT_FALSE(fs::exists(path("file") + ".new"));
}

TEST_F(Private, ALinkInTheWayIsReplacedAndNotFollowed) {
    ASSERT_TRUE(writePrivately(path("precious"), "untouched").ok());
    fs::create_symlink(path("precious"), path("file.new"));
    fs::create_symlink(path("precious"), path("file"));
    ASSERT_TRUE(writePrivately(path("file"), "mine").ok());
    EXPECT_EQ(*readWhole(path("precious")), "untouched");
    EXPECT_EQ(*readWhole(path("file")), "mine");
}

TEST_F(Private, AFileInNoDirectoryCannotBeWritten) { EXPECT_FALSE(writePrivately(path("none/file"), "x").ok()); }

TEST_F(Private, AMissingFileIsUnavailable) {
    EXPECT_EQ(readWhole(path("missing")).error().code, ErrorCode::Unavailable);
}

TEST_F(Private, BytesOfAllKindsComeBack) {
    const std::string bytes("\0\x01\n\r\xff end", 9);
    ASSERT_TRUE(writePrivately(path("bytes"), bytes).ok());
    EXPECT_EQ(*readWhole(path("bytes")), bytes);
}

TEST_F(Private, RemovingADirectoryLeavesWhatItsLinksLeadTo) {
    ASSERT_TRUE(writePrivately(path("precious"), "untouched").ok());
    fs::create_directories(path("tree/deep/deeper"));
    fs::create_symlink(path("precious"), path("tree/link"));
    ASSERT_TRUE(removeDirectory(path("tree")).ok());
    EXPECT_FALSE(fs::exists(path("tree")));
    EXPECT_EQ(*readWhole(path("precious")), "untouched");
    EXPECT_TRUE(removeDirectory(path("tree")).ok()) << "nothing there is fine";
}

}  // namespace
}  // namespace hs::sandbox
