#include "core/service/JobWords.h"

namespace hs::service {

JobWords wordsOf(const Configuration& configuration, const JobState& state, const std::optional<Run>& last) {
    const Quarantine& quarantine = state.quarantine;
    if (!configuration.enabled) return {"Disabled", "Cycles do not run until it is enabled."};
    if (quarantine.reason == Quarantine::Reason::TooManyDeletes)
        return {"Delete threshold exceeded", quarantine.error.message.empty()
                                                 ? "A guard stopped the cycle before its first write. Look at its "
                                                   "plan, then allow it or restart."
                                                 : quarantine.error.toLine()};
    if (quarantine.active())
        return {"Quarantine", quarantine.error.message.empty()
                                  ? "Too much failed (" + std::string(toString(quarantine.reason)) +
                                        "): it is tried only now and then. Mend the cause, then clear the quarantine."
                                  : quarantine.error.toLine()};
    if (state.paused)
        return {"Paused", "Paused by " + (state.pausedBy.empty() ? std::string("somebody") : state.pausedBy) +
                              (state.pausedAt == 0 ? "" : " at " + toIso8601(state.pausedAt)) +
                              ": cycles do not start by themselves until it is resumed."};
    if (!last) return {"Never run", "No cycle has run yet."};
    if (last->state == RunState::Failed || last->state == RunState::StoppedByGuard)
        return {"Failing", last->error.toLine()};
    // A selected unit that is gone must not hide behind the word Healthy: the run's note says it.
    const std::string note = last->note.empty() ? std::string() : " " + last->note + ".";
    if (last->counts.failed > 0)
        return {"Healthy", std::to_string(last->counts.failed) + " objects failed in the last cycle." + note};
    return {"Healthy", "The last cycle had no failures." + note};
}

std::optional<Run> lastCycle(const std::vector<Run>& newestFirst) {
    for (const Run& run : newestFirst)
        if ((run.kind == RunKind::Full || run.kind == RunKind::Delta) && !run.preview &&
            run.state != RunState::Running && run.state != RunState::Previewed)
            return run;
    return std::nullopt;
}

std::optional<Run> runningRun(const std::vector<Run>& newestFirst) {
    for (const Run& run : newestFirst)
        if (run.state == RunState::Running) return run;
    return std::nullopt;
}

}  // namespace hs::service
