#include "core/service/JobCommands.h"

#include <algorithm>

#include "core/service/Audit.h"
#include "core/service/JobWords.h"
#include "core/service/Ownership.h"
#include "core/service/RunHistory.h"
#include "core/sync/DefaultRules.h"

namespace hs::service {

namespace {

/// One for each of the eight, in the order of the mapping table, whatever the store has.
std::vector<AttributeFreshness> completed(const std::vector<AttributeFreshness>& known) {
    std::vector<AttributeFreshness> all;
    for (const AttributeName& target : sync::writebackTargets()) {
        AttributeFreshness one;
        one.target = target.text();
        const auto found = std::find_if(known.begin(), known.end(), [&](const AttributeFreshness& freshness) {
            return AttributeName(freshness.target) == target;
        });
        if (found != known.end()) one = *found;
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace

Result<JobStatus> JobCommands::status(const std::string& name) {
    JobStatus status;
    HS_ASSIGN(status.configuration, ports_.store.configuration(name));
    HS_ASSIGN(status.state, ports_.store.jobState(name));
    HS_ASSIGN(const std::vector<Run> runs, RunHistory(ports_).newest(name, 50));
    status.current = runningRun(runs);
    status.last = lastCycle(runs);
    JobWords words = wordsOf(status.configuration, status.state, status.last);
    status.status = std::move(words.status);
    status.statusReason = std::move(words.reason);
    HS_ASSIGN(const std::vector<AttributeFreshness> freshness, ports_.store.freshness(name));
    status.freshness = completed(freshness);
    HS_ASSIGN(status.linked, ports_.store.countLinks(name));
    HS_ASSIGN(const std::vector<Escrow> waiting, ports_.store.escrows(name));
    status.escrows = static_cast<std::int64_t>(waiting.size());
    HS_ASSIGN(const std::optional<Lease> lease, ports_.store.lease());
    if (lease) status.owner = ownerText(*lease, ports_);
    return status;
}

Result<JobState> JobCommands::pause(const std::string& name) {
    HS_ASSIGN(const Configuration configuration, ports_.store.configuration(name));
    HS_ASSIGN(JobState state, ports_.store.jobState(name));
    if (state.paused) return state;
    state.paused = true;
    state.pausedAt = ports_.clock.now();
    state.pausedBy = actorOf(ports_, configuration);
    state.nextRunAt = 0;
    HS_TRY(ports_.store.saveJobState(name, state));
    audit(ports_, configuration, "Job paused");
    return state;
}

Result<JobState> JobCommands::resume(const std::string& name) {
    HS_ASSIGN(const Configuration configuration, ports_.store.configuration(name));
    HS_ASSIGN(JobState state, ports_.store.jobState(name));
    if (!state.paused) return state;
    state.paused = false;
    state.pausedAt = 0;
    state.pausedBy.clear();
    HS_TRY(ports_.store.saveJobState(name, state));
    audit(ports_, configuration, "Job resumed");
    return state;
}

Result<JobState> JobCommands::restartJob(const std::string& name) {
    HS_ASSIGN(const Configuration configuration, ports_.store.configuration(name));
    HS_ASSIGN(JobState state, ports_.store.jobState(name));
    HS_TRY(ports_.store.dropWatermarks(name));
    HS_ASSIGN(const std::vector<Escrow> waiting, ports_.store.escrows(name));
    std::vector<std::string> anchors;
    for (const Escrow& escrow : waiting) anchors.push_back(escrow.anchor);
    if (!anchors.empty()) HS_TRY(ports_.store.removeEscrows(name, anchors));
    state.fullDue = true;
    state.restartedAt = ports_.clock.now();
    state.quarantine = {};
    HS_TRY(ports_.store.saveJobState(name, state));
    audit(ports_, configuration, "Job restarted: watermarks, escrows and quarantine forgotten");
    return state;
}

Result<JobState> JobCommands::clearQuarantine(const std::string& name) {
    HS_ASSIGN(const Configuration configuration, ports_.store.configuration(name));
    HS_ASSIGN(JobState state, ports_.store.jobState(name));
    if (!state.quarantine.active()) return state;
    const std::string reason(toString(state.quarantine.reason));
    state.quarantine = {};
    HS_TRY(ports_.store.saveJobState(name, state));
    audit(ports_, configuration, "Quarantine cleared", {{"reason", reason}});
    return state;
}

Result<std::vector<Escrow>> JobCommands::escrows(const std::string& name) {
    HS_TRY(ports_.store.configuration(name));
    return ports_.store.escrows(name);
}

Result<Configuration> JobCommands::updateSettings(const std::string& name, std::int64_t version, JobSettings settings) {
    HS_TRY(validateSettings(settings));
    HS_ASSIGN(Configuration configuration, unchangedSince(ports_, name, version, "apply"));
    if (settings.mail.passwordRef.empty()) settings.mail.passwordRef = configuration.mail.passwordRef;
    if (settings.mailPassword) {
        HS_ASSIGN(settings.mail.passwordRef, ports_.vault.write(name + "/mail", *settings.mailPassword));
    }
    const auto number = [](auto value) { return std::to_string(value); };
    LogFields changed;
    const auto note = [&](const char* field, const std::string& before, const std::string& after) {
        if (before != after) changed.emplace_back(field, before + " -> " + after);
    };
    note("intervalSeconds", number(configuration.intervalSeconds), number(settings.intervalSeconds));
    note("clears", number(configuration.guards.clears), number(settings.guards.clears));
    note("updates", number(configuration.guards.updates), number(settings.guards.updates));
    note("updatePercent", number(configuration.guards.updatePercent), number(settings.guards.updatePercent));
    note("logRetentionDays", number(configuration.logRetentionDays), number(settings.logRetentionDays));
    note("mailServer", configuration.mail.server, settings.mail.server);
    configuration.intervalSeconds = settings.intervalSeconds;
    configuration.guards = settings.guards;
    configuration.mail = std::move(settings.mail);
    configuration.logRetentionDays = settings.logRetentionDays;
    return saveAudited(ports_, configuration, "Settings changed", std::move(changed));
}

Result<void> JobCommands::testMail(const std::string& name, const JobSettings& settings, std::stop_token stop) {
    HS_TRY(validateSettings(settings));
    HS_ASSIGN(const Configuration configuration, ports_.store.configuration(name));
    if (settings.mail.server.empty())
        return Error(ErrorCode::InvalidInput, "There is no mail server to send a test message with.")
            .attributeNamed("mail.server")
            .next("Enter the server's name and the sender's address.");
    if (configuration.properties.notificationEmail.empty())
        return Error(ErrorCode::InvalidInput, "The configuration has no notification e-mail.")
            .on(name)
            .attributeNamed("notificationEmail")
            .next("Enter one under Properties, Basics; then test again.");
    Secret password;
    if (settings.mailPassword) password = *settings.mailPassword;
    else if (const std::string& reference =
                 settings.mail.passwordRef.empty() ? configuration.mail.passwordRef : settings.mail.passwordRef;
             !settings.mail.userName.empty() && !reference.empty()) {
        HS_ASSIGN(password, ports_.vault.read(reference));
    }
    MailMessage message;
    message.to = configuration.properties.notificationEmail;
    message.subject = "Hybrid Sync: test message for " + name;
    message.body = "Notifications of the configuration " + name + " reach this address.\n\nSent by " +
                   actorOf(ports_, configuration) + " from " + ports_.host + ".\n";
    return ports_.mailer.send(settings.mail, password, message, stop);
}

}  // namespace hs::service
