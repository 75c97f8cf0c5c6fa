#pragma once

#include <QString>

#include "ui/kit/Mood.h"

namespace hs::ui {

QString fullWord();
QString deltaWord();
QString onDemandWord();
QString undoWord();
QString runningWord();
QString succeededWord();
QString withFailuresWord();
QString guardWord();
QString cancelledWord();
QString failedRunWord();
QString previewedWord();
QString interruptedWord();

/// Word and mood of a run's kind and state. Templates, so that the kit needs to know nothing of the model.
template <typename Kind>
QString runKindWord(Kind kind) {
    switch (kind) {
        case Kind::Full: return fullWord();
        case Kind::Delta: return deltaWord();
        case Kind::OnDemand: return onDemandWord();
        case Kind::Undo: return undoWord();
    }
    return {};
}

template <typename State>
QString runStateWord(State state) {
    switch (state) {
        case State::Running: return runningWord();
        case State::Succeeded: return succeededWord();
        case State::FinishedWithFailures: return withFailuresWord();
        case State::StoppedByGuard: return guardWord();
        case State::Cancelled: return cancelledWord();
        case State::Failed: return failedRunWord();
        case State::Previewed: return previewedWord();
        case State::Interrupted: return interruptedWord();
    }
    return {};
}

template <typename State>
Mood runStateMood(State state) {
    switch (state) {
        case State::Running: return Mood::Running;
        case State::Succeeded: return Mood::Success;
        case State::FinishedWithFailures: return Mood::Warning;
        case State::StoppedByGuard: return Mood::Warning;
        case State::Cancelled: return Mood::Skipped;
        case State::Failed: return Mood::Danger;
        case State::Previewed: return Mood::Info;
        case State::Interrupted: return Mood::Skipped;
    }
    return Mood::Neutral;
}

}  // namespace hs::ui
