#include "tests/ui/support/Sample.h"

namespace hs::ui::test::sample {

namespace {
constexpr UnixMillis minute = 60'000;
constexpr UnixMillis hour = 60 * minute;
}  // namespace

service::JobStatus job() {
    service::JobStatus made;
    made.configuration = summary().configuration;
    made.status = "Healthy";
    made.statusReason = "The last run ended without failures.";
    made.last = runs().front();
    made.state.fullDue = false;
    made.state.nextRunAt = now() + 90'000;
    made.state.lastSuccessAt = made.last->endedAt;
    made.linked = 1204;
    made.escrows = 2;
    made.owner = "agent on dc1";
    made.agentRuns = true;
    made.scheduled = true;
    made.freshness = {{"msDS-ExternalDirectoryObjectId", now() - minute, now() - minute, 0},
                      {"proxyAddresses", now() - minute, now() - 2 * minute, 0},
                      {"msExchArchiveStatus", now() - minute, 0, 0},
                      {"msExchBlockedSendersHash", now() - 3 * hour, now() - 3 * hour, 0},
                      {"msExchSafeRecipientsHash", 0, 0, 0},
                      {"msExchSafeSendersHash", now() - 26 * hour, now() - 50 * hour, 0},
                      {"msExchUCVoiceMailSettings", now() - minute, now() - 5 * minute, 0},
                      {"msExchUserHoldPolicies", now() - 2 * minute, now() - 30 * hour, now() - minute}};
    return made;
}

Quarantine quarantine() {
    Quarantine made;
    made.reason = Quarantine::Reason::EncounteredQuarantineException;
    made.error = Error(ErrorCode::Unauthenticated, "The directory refused the account or its password.")
                     .on("CN=Hybrid Sync,CN=Users,DC=contoso,DC=test")
                     .saying("80090308: LdapErr: DSID-0C09044E, data 52e")
                     .next("Enter the new password of the account, then choose Run now.");
    made.seriesBegan = now() - 5 * hour;
    made.seriesCount = 3;
    made.nextAttempt = now() + 2 * hour;
    return made;
}

Quarantine guardHold() {
    Quarantine made;
    made.reason = Quarantine::Reason::TooManyDeletes;
    made.error =
        Error(ErrorCode::Unsupported,
              "The run would disable or delete 640 of 1,204 objects; the threshold is 500. Nothing was written.")
            .next("Look at the plan. If the deletes are meant, allow them for this plan.");
    made.seriesBegan = now() - hour;
    made.seriesCount = 1;
    made.run = 36;
    return made;
}

std::vector<Escrow> escrows() {
    Escrow first;
    first.anchor = "PC0eD1pLeGmHlqW0w9Lh8A==";
    first.name = ada;
    first.rule = RuleKind::Writeback;
    first.error = Error(ErrorCode::Denied, "The directory refused the write.")
                      .on(ada)
                      .attributeNamed("msExchUserHoldPolicies")
                      .saying("00002098: SecErr: DSID-03150F94, problem 4003 (INSUFF_ACCESS_RIGHTS), data 0")
                      .next("Grant the sync account write access to msExchUserHoldPolicies.");
    first.firstFailedAt = now() - 7 * hour;
    first.lastTriedAt = now() - hour;
    first.nextTryAt = now() + 5 * hour;
    first.tries = 2;
    Escrow second;
    second.anchor = "aa0eD1pLeGmHlqW0w9Lh8A==";
    second.name = "CN=Alan Turing,OU=People,DC=contoso,DC=test";
    second.error = Error(ErrorCode::Conflict, "Another user of the tenant has this userPrincipalName.")
                       .on(second.name)
                       .attributeNamed("userPrincipalName");
    second.firstFailedAt = now() - 2 * hour;
    second.lastTriedAt = now() - 2 * hour;
    second.nextTryAt = now() + 4 * hour;
    return {first, second};
}

PlanCounts planCounts() {
    PlanCounts counts;
    counts.creates = 12;
    counts.updates = 160;
    counts.disables = 400;
    counts.deletes = 240;
    counts.planned = 812;
    counts.provisioning = 700;
    counts.writeback = 112;
    return counts;
}

LogVerdict verdict() {
    LogVerdict made;
    made.entries = 6;
    made.firstId = 995;
    made.lastId = 1000;
    made.head = "3f0a9d1e2b4c5d8e7f60718293a4b56c3f0a9d1e2b4c5d8e7f60718293a4b56c";
    return made;
}

}  // namespace hs::ui::test::sample
