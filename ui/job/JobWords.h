#pragma once

#include <QString>

#include "core/service/Commands.h"

/// What is said about a synchronization job, the same on every page.
namespace hs::ui {

/// "Agent on dc1", "This console", "Nobody".
QString ownerWord(const std::string& owner);

/// "every 2 min": the wait between the end of one scheduled cycle and the start of the next.
QString intervalWord(int seconds);

/// "Full cycle", "Preview of a delta cycle", "Undo".
QString cycleWord(const Run& run);

/// What a run has done, in one sentence with its numbers.
QString resultSentence(const Run& run);

/// Graph's reason in words: "More than 40 % of the operations failed."
QString quarantineReason(Quarantine::Reason reason);

/// Reason, cause, since when, how many tries, when the next one is, and what to do.
QString quarantineSentence(const Quarantine& quarantine, UnixMillis now);

/// "Delete threshold exceeded: 0 of 812 written. …" with the numbers of the plan, as far as they are known.
QString guardSentence(const Quarantine& quarantine, const std::optional<PlanCounts>& plan);

/// What Allow for this plan releases, with its counts.
QString allowConsequence(const PlanCounts& plan);

/// What Restart forgets and what it keeps, with counts.
QString restartConsequence(const service::JobStatus& status);

/// When the schedule starts the next cycle, and if it does not, why.
QString nextRunSentence(const service::JobStatus& status, UnixMillis now);

/// The server's own words and the error's code; empty when there is no error.
QString detailsOf(const Error& error);

}  // namespace hs::ui
