#include "app/console/ConsoleArguments.h"

#include <QCommandLineParser>

#include <iostream>

namespace hs::console {

std::optional<ConsoleArguments> ConsoleArguments::parse(const QStringList& words, int& exitCode) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("The desktop console of Hybrid Sync."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    const QCommandLineOption profile(QStringLiteral("profile"), QStringLiteral("Use this profile."),
                                     QStringLiteral("NAME"), QStringLiteral("default"));
    const QCommandLineOption sandbox(QStringLiteral("sandbox"), QStringLiteral("Use the running sandbox."));
    const QCommandLineOption start(QStringLiteral("start-sandbox"),
                                   QStringLiteral("Start a sandbox, use it, and stop it at the end."));
    const QCommandLineOption capture(QStringLiteral("capture"),
                                     QStringLiteral("Write a picture of every page, light and dark, and leave."),
                                     QStringLiteral("DIR"));
    const QCommandLineOption user(QStringLiteral("capture-user"), QStringLiteral("Whom to provision for the pictures."),
                                  QStringLiteral("DN"));
    parser.addOptions({profile, sandbox, start, capture, user});
    const bool understood = parser.parse(words) && parser.positionalArguments().isEmpty();
    exitCode = understood ? 0 : 1;
    if (!understood) {
        std::cerr << qPrintable(parser.errorText()) << "\nTry --help.\n";
        return std::nullopt;
    }
    if (parser.isSet(help) || parser.isSet(version)) {
        std::cout << (parser.isSet(help) ? qPrintable(parser.helpText())
                                         : "hybridsync-console " HYBRIDSYNC_VERSION "\n");
        return std::nullopt;
    }
    ConsoleArguments arguments;
    arguments.profile = parser.value(profile);
    arguments.sandbox = parser.isSet(sandbox);
    arguments.startSandbox = parser.isSet(start);
    arguments.captureDirectory = parser.value(capture);
    arguments.captureUser = parser.value(user);
    return arguments;
}

}  // namespace hs::console
