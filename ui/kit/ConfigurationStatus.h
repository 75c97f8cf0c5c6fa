#pragma once

#include <QString>

#include <string>

#include "ui/kit/Mood.h"

namespace hs::ui {

/// The word and the mood of a configuration's status as the engine names it ("Healthy", "Quarantine", …).
QString statusWord(const std::string& status);
Mood statusMood(const std::string& status);

}  // namespace hs::ui
