#include "core/service/Notifier.h"

namespace hs::service {

namespace {

std::string described(const Error& error) {
    std::string text = error.message;
    if (!error.object.empty()) text += "\nObject: " + error.object;
    if (!error.attribute.empty()) text += "\nAttribute: " + error.attribute;
    if (!error.serverText.empty()) text += "\nThe server said: " + error.serverText;
    if (!error.nextStep.empty()) text += "\nWhat to do: " + error.nextStep;
    return text + "\n";
}

}  // namespace

bool Notifier::send(const Configuration& configuration, const std::string& subject, const std::string& text,
                    std::stop_token stop) {
    if (configuration.mail.server.empty() || configuration.properties.notificationEmail.empty()) return true;
    const auto failed = [&](const Error& error) {
        ports_.log.warning("A notification could not be sent",
                           {{"configuration", configuration.name}, {"subject", subject}, {"error", error.toLine()}});
        return false;
    };
    Secret password;
    if (!configuration.mail.userName.empty() && !configuration.mail.passwordRef.empty()) {
        auto secret = ports_.vault.read(configuration.mail.passwordRef);
        if (!secret.ok()) return failed(secret.error());
        password = *std::move(secret);
    }
    MailMessage message;
    message.to = configuration.properties.notificationEmail;
    message.subject = "Hybrid Sync, " + configuration.name + ": " + subject;
    message.body = text + "\nConfiguration: " + configuration.name + "\nJob ID: " + configuration.jobId +
                   "\nAgent: " + ports_.host + "\n";
    const auto sent = ports_.mailer.send(configuration.mail, password, message, stop);
    if (!sent.ok()) return failed(sent.error());
    ports_.log.info("Notification sent", {{"configuration", configuration.name}, {"subject", subject}});
    return true;
}

Result<void> Notifier::afterRun(const Configuration& before, const Run& run, std::stop_token stop) {
    HS_ASSIGN(const Configuration configuration, ports_.store.configuration(before.name));
    HS_ASSIGN(JobState state, ports_.store.jobState(before.name));
    Quarantine& quarantine = state.quarantine;
    const bool stopped = run.state == RunState::StoppedByGuard;
    if (before.enabled && !configuration.enabled)
        send(configuration, "disabled after a long quarantine",
             "The job was in quarantine for more than four weeks and is disabled now. Mend the cause, then enable it "
             "again.\n\n" +
                 described(quarantine.error),
             stop);
    if (!quarantine.active()) {
        if (stopped)
            send(configuration, "a guard stopped run " + std::to_string(run.id),
                 "Nothing was written.\n\n" + described(run.error), stop);
        return {};
    }
    if (quarantine.notifiedReason == quarantine.reason) return {};
    const std::string reason(toString(quarantine.reason));
    const bool told =
        quarantine.reason == Quarantine::Reason::TooManyDeletes
            ? send(configuration, "a guard stopped run " + std::to_string(run.id),
                   "Nothing was written; the plan is kept. Look at it, then allow it or restart.\n\n" +
                       described(stopped ? run.error : quarantine.error),
                   stop)
            : send(configuration, "in quarantine (" + reason + ")",
                   "The job is tried only now and then until the cause is mended.\n\n" + described(quarantine.error),
                   stop);
    if (!told) return {};
    quarantine.notifiedReason = quarantine.reason;
    return ports_.store.saveJobState(before.name, state);
}

}  // namespace hs::service
