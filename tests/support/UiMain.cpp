#include <gtest/gtest.h>
#include <QApplication>
#include <QByteArray>

// gtest_discover_tests runs this binary at build time, where there is no display: the platform is chosen here.
int main(int argc, char** argv) {
    if (!qEnvironmentVariableIsSet("HYBRIDSYNC_TEST_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setStyle(QStringLiteral("Fusion"));
    ::testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
