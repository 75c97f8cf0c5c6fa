#pragma once

#include <QString>

namespace hs::ui {

/// How a state is to be read. Every mood has its own icon, so that it never depends on colour.
enum class Mood { Neutral, Info, Success, Warning, Danger, Skipped, Pending, Running };

/// The icon that stands for a mood, by its name under resources/icons.
QString iconName(Mood mood);

/// The mood of a step or outcome. A template, so that the kit needs to know nothing of the model.
template <typename Status>
Mood moodOfStatus(Status status) {
    switch (status) {
        case Status::Pending: return Mood::Pending;
        case Status::Running: return Mood::Running;
        case Status::Success: return Mood::Success;
        case Status::Failure: return Mood::Danger;
        case Status::Skipped: return Mood::Skipped;
        case Status::Warning: return Mood::Warning;
    }
    return Mood::Neutral;
}

}  // namespace hs::ui
