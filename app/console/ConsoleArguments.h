#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace hs::console {

/// What the console was started with.
struct ConsoleArguments {
    QString profile = QStringLiteral("default");
    bool sandbox = false;       ///< the running sandbox's profile
    bool startSandbox = false;  ///< start one, use it, stop it at the end
    QString captureDirectory;   ///< take pictures of every page and leave
    QString captureUser;        ///< whom to provision for the pictures; empty = the first who is found

    /// Nothing when the words are wrong, or when help or version was asked for: both have been printed, and `exitCode`
    /// says how to leave.
    static std::optional<ConsoleArguments> parse(const QStringList& words, int& exitCode);
};

}  // namespace hs::console
