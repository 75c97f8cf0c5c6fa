#include "ui/kit/ConfigurationStatus.h"

#include <QCoreApplication>

namespace hs::ui {

QString statusWord(const std::string& status) {
    const auto say = [](const char* word) { return QCoreApplication::translate("ConfigurationStatus", word); };
    if (status == "Healthy") return say("Healthy");
    if (status == "Disabled") return say("Disabled");
    if (status == "Never run") return say("Never run");
    if (status == "Failing") return say("Failing");
    if (status == "Quarantine") return say("Quarantine");
    if (status == "Paused") return say("Paused");
    if (status == "Delete threshold exceeded") return say("Delete threshold exceeded");
    return QString::fromStdString(status);
}

Mood statusMood(const std::string& status) {
    if (status == "Healthy") return Mood::Success;
    if (status == "Failing") return Mood::Danger;
    if (status == "Quarantine" || status == "Delete threshold exceeded") return Mood::Warning;
    if (status == "Disabled" || status == "Paused") return Mood::Skipped;
    return Mood::Pending;
}

}  // namespace hs::ui
