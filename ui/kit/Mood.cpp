#include "ui/kit/Mood.h"

namespace hs::ui {

QString iconName(Mood mood) {
    switch (mood) {
        case Mood::Neutral: return QStringLiteral("neutral");
        case Mood::Info: return QStringLiteral("info");
        case Mood::Success: return QStringLiteral("success");
        case Mood::Warning: return QStringLiteral("warning");
        case Mood::Danger: return QStringLiteral("danger");
        case Mood::Skipped: return QStringLiteral("skipped");
        case Mood::Pending: return QStringLiteral("pending");
        case Mood::Running: return QStringLiteral("running");
    }
    return QStringLiteral("neutral");
}

}  // namespace hs::ui
