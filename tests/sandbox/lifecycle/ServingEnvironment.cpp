#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QStringList>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include "app/sandbox/SandboxLauncher.h"

// The test binary is also the program that the launcher starts: called with "sandbox serve …" it serves instead of
// testing, so that these tests need no other program to be built.
namespace hs::sandbox {
namespace {

QString optionOf(const QStringList& arguments, const char* name) {
    const qsizetype at = arguments.indexOf(QString::fromLatin1(name));
    return at < 0 ? QString() : arguments.value(at + 1);
}

int serve(const QStringList& arguments) {
    SandboxOptions options;
    options.users = optionOf(arguments, "--users").toInt();
    options.seed = optionOf(arguments, "--seed").toULongLong();
    options.exchangeDelaySeconds = optionOf(arguments, "--exchange-delay").toInt();
    options.exchangeSchema = !arguments.contains(QStringLiteral("--no-exchange-schema"));
    if (options.users == 13) {  // what a server that does not start looks like
        std::fputs("thirteen people are unlucky\n", stderr);
        return 1;
    }
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::stop_source source;
    std::thread waiting([&] {
        int signal = 0;
        sigwait(&signals, &signal);
        source.request_stop();
    });
    const auto served =
        SandboxLauncher::serve(options, optionOf(arguments, "--directory").toStdString(), source.get_token());
    if (!served.ok()) std::fprintf(stderr, "%s\n", served.error().toLine().c_str());
    ::kill(::getpid(), SIGTERM);
    waiting.join();
    return served.ok() ? 0 : 1;
}

class ServingEnvironment : public ::testing::Environment {
public:
    void SetUp() override {
        const QStringList arguments = QCoreApplication::arguments();
        if (arguments.value(1) == QStringLiteral("sandbox") && arguments.value(2) == QStringLiteral("serve"))
            std::_Exit(serve(arguments));
    }
};

const ::testing::Environment* const serving = ::testing::AddGlobalTestEnvironment(new ServingEnvironment);

}  // namespace
}  // namespace hs::sandbox
