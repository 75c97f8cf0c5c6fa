#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>
#include <string>

#include "core/base/Clock.h"
#include "core/base/Error.h"

/// Text begins here: the engine speaks UTF-8 and numbers, the console speaks the reader's language.
namespace hs::ui {

inline QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

/// A number as the locale groups it: "1,204".
QString number(std::int64_t value);

/// "just now", "2 min ago", "1 h ago", "3 days ago"; "never" for 0.
QString ago(UnixMillis then, UnixMillis now);

/// "in 40 s", "in 2 min"; empty for 0.
QString until(UnixMillis then, UnixMillis now);

/// Date and time to the second in the locale's short form; empty for 0.
QString exactTime(UnixMillis time);

/// Hours and minutes: "14:02".
QString clockTime(UnixMillis time);

/// "12 ms", "1.7 s", "2 min 5 s".
QString duration(std::int64_t milliseconds);

/// How long something has been going on, in whole seconds: "12 s", "2 min 5 s", "1 h 4 min".
QString elapsed(std::int64_t milliseconds);

/// What an error means and what to do, in the console's words.
struct ErrorWords {
    QString headline;   ///< by code: "You do not have the right to do this"
    QString message;    ///< the engine's sentence
    QString object;     ///< distinguished name or id; may be empty
    QString attribute;  ///< may be empty
    QString nextStep;   ///< never empty
    QString details;    ///< the server's own words and the code
};
ErrorWords words(const Error& error);

/// Headline, message, next step in one line, for places with no room for more.
QString sentence(const Error& error);

}  // namespace hs::ui
