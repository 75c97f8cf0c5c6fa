#include <iostream>

#include "app/cli/Progress.h"
#include "app/cli/Verbs.h"
#include "core/model/CliJson.h"

namespace hs::cli {

namespace {

/// What `configuration settings` may change; only what was given is changed.
struct Wishes {
    std::string name;
    std::optional<int> interval, clears, updates, percent, retention, port;
    std::optional<std::string> server, security, user, from, ca, passwordFile;
    bool testMail = false;
};

std::string orDash(const std::string& text) { return text.empty() ? "-" : text; }

QJsonObject documentOf(const service::JobStatus& job) {
    QJsonObject document = toCliJson(job.state);
    document[QStringLiteral("configuration")] = QString::fromStdString(job.configuration.name);
    document[QStringLiteral("jobId")] = QString::fromStdString(job.configuration.jobId);
    document[QStringLiteral("status")] = QString::fromStdString(job.status);
    document[QStringLiteral("statusReason")] = QString::fromStdString(job.statusReason);
    document[QStringLiteral("owner")] = QString::fromStdString(job.owner);
    document[QStringLiteral("agentRuns")] = job.agentRuns;
    document[QStringLiteral("scheduled")] = job.scheduled;
    document[QStringLiteral("intervalSeconds")] = job.configuration.intervalSeconds;
    document[QStringLiteral("linked")] = static_cast<qint64>(job.linked);
    document[QStringLiteral("escrows")] = static_cast<qint64>(job.escrows);
    if (job.current) document[QStringLiteral("current")] = toCliJson(*job.current);
    if (job.last) document[QStringLiteral("last")] = toCliJson(*job.last);
    QJsonArray freshness;
    for (const AttributeFreshness& attribute : job.freshness)
        freshness.append(
            QJsonObject{{QStringLiteral("attribute"), QString::fromStdString(attribute.target)},
                        {QStringLiteral("seenAt"), QString::fromStdString(toIso8601(attribute.seenAt))},
                        {QStringLiteral("writtenAt"), QString::fromStdString(toIso8601(attribute.writtenAt))},
                        {QStringLiteral("failedAt"), QString::fromStdString(toIso8601(attribute.failedAt))}});
    document[QStringLiteral("freshness")] = freshness;
    return document;
}

std::string sentenceOf(const Run& run) {
    return "run " + std::to_string(run.id) + ", " + std::string(toString(run.kind)) + ", " +
           std::string(toString(run.state)) + ", " + toIso8601(run.endedAt != 0 ? run.endedAt : run.startedAt) + ": " +
           std::to_string(run.counts.written) + " written, " + std::to_string(run.counts.failed) + " failed";
}

void printQuarantine(const Quarantine& quarantine, const std::string& name) {
    if (!quarantine.active()) return;
    std::cout << "  Quarantine     " << toString(quarantine.reason) << " since " << toIso8601(quarantine.seriesBegan)
              << ", " << quarantine.seriesCount << " tries, next " << orDash(toIso8601(quarantine.nextAttempt)) << '\n';
    if (!quarantine.error.message.empty()) std::cout << "                 " << quarantine.error.toLine() << '\n';
    if (quarantine.run != 0)
        std::cout << "Next: hybridsync run show " << quarantine.run << "; if all of it is meant: hybridsync run apply "
                  << quarantine.run << " --allow\n";
    else std::cout << "Next: mend the cause, then hybridsync configuration clear-quarantine " << name << '\n';
}

int printStatus(Invocation& invocation, const service::JobStatus& job) {
    if (invocation.json) return invocation.printJson(documentOf(job));
    const Configuration& c = job.configuration;
    std::cout << c.name << "  " << job.status << ": " << job.statusReason << '\n'
              << "  Job ID         " << c.jobId << '\n'
              << "  Works for it   " << (job.owner.empty() ? "nobody" : job.owner) << '\n'
              << "  Cycles         every " << c.intervalSeconds << " s"
              << (job.scheduled ? ", next " + orDash(toIso8601(job.state.nextRunAt))
                                : std::string("; nothing starts them by itself: run hybridsync-agent"))
              << (job.state.fullDue ? "; the next one is full" : "") << '\n';
    if (job.state.paused)
        std::cout << "  Paused         " << toIso8601(job.state.pausedAt) << " by " << orDash(job.state.pausedBy)
                  << '\n';
    if (job.current) std::cout << "  Under way      " << sentenceOf(*job.current) << '\n';
    std::cout << "  Last           " << (job.last ? sentenceOf(*job.last) : std::string("never run")) << '\n'
              << "  Linked         " << job.linked << " objects; " << job.escrows << " wait for their next try\n";
    for (const AttributeFreshness& attribute : job.freshness)
        std::cout << "  " << attribute.target << ": seen " << orDash(toIso8601(attribute.seenAt)) << ", written "
                  << orDash(toIso8601(attribute.writtenAt)) << '\n';
    printQuarantine(job.state.quarantine, c.name);
    std::cout << std::flush;
    return Done;
}

int status(Invocation& invocation, const std::string& name) {
    const auto assembly = invocation.engine();
    if (!assembly.ok()) return invocation.fail(assembly.error());
    const auto job = awaited((*assembly)->client().job(name));
    return job.ok() ? printStatus(invocation, *job) : invocation.fail(job.error());
}

using StateCall = service::Answer<JobState> (service::Client::*)(const std::string&);

int change(Invocation& invocation, const std::string& name, StateCall call) {
    const auto assembly = invocation.engine();
    if (!assembly.ok()) return invocation.fail(assembly.error());
    const auto state = awaited(((*assembly)->client().*call)(name));
    return state.ok() ? status(invocation, name) : invocation.fail(state.error());
}

int stopRun(Invocation& invocation, const std::string& name) {
    const auto assembly = invocation.engine();
    if (!assembly.ok()) return invocation.fail(assembly.error());
    const auto stopped = awaited((*assembly)->client().stopRun(name));
    if (!stopped.ok()) return invocation.fail(stopped.error());
    if (invocation.json)
        return invocation.printJson(QJsonObject{{QStringLiteral("stopping"), QString::fromStdString(name)}});
    std::cout << "The run ends after the batch it is writing. What is written stays written.\n";
    return Done;
}

int escrows(Invocation& invocation, const std::string& name) {
    const auto assembly = invocation.engine();
    if (!assembly.ok()) return invocation.fail(assembly.error());
    const auto all = awaited((*assembly)->client().escrows(name));
    if (!all.ok()) return invocation.fail(all.error());
    if (invocation.json) {
        QJsonArray documents;
        for (const Escrow& escrow : *all) documents.append(toCliJson(escrow));
        return invocation.printJson(documents);
    }
    if (all->empty()) std::cout << "Nothing waits for another try.\n";
    Table table({"NAME", "TRIES", "FIRST FAILED", "NEXT TRY", "ERROR"});
    for (const Escrow& escrow : *all)
        table.add({escrow.name, std::to_string(escrow.tries), toIso8601(escrow.firstFailedAt),
                   toIso8601(escrow.nextTryAt), escrow.error.message});
    if (!all->empty()) table.print();
    return Done;
}

void grant(const Wishes& wishes, service::JobSettings& settings) {
    if (wishes.interval) settings.intervalSeconds = *wishes.interval;
    if (wishes.clears) settings.guards.clears = *wishes.clears;
    if (wishes.updates) settings.guards.updates = *wishes.updates;
    if (wishes.percent) settings.guards.updatePercent = *wishes.percent;
    if (wishes.retention) settings.logRetentionDays = *wishes.retention;
    if (wishes.server) settings.mail.server = *wishes.server;
    if (wishes.port) settings.mail.port = *wishes.port;
    if (wishes.security) settings.mail.security = mailSecurityFrom(*wishes.security).value_or(settings.mail.security);
    if (wishes.user) settings.mail.userName = *wishes.user;
    if (wishes.from) settings.mail.from = *wishes.from;
    if (wishes.ca) settings.mail.caFile = *wishes.ca;
}

int printSettings(Invocation& invocation, const Configuration& c) {
    if (invocation.json)
        return invocation.printJson(QJsonObject{{QStringLiteral("configuration"), QString::fromStdString(c.name)},
                                                {QStringLiteral("intervalSeconds"), c.intervalSeconds},
                                                {QStringLiteral("guardClears"), c.guards.clears},
                                                {QStringLiteral("guardUpdates"), c.guards.updates},
                                                {QStringLiteral("guardUpdatePercent"), c.guards.updatePercent},
                                                {QStringLiteral("logRetentionDays"), c.logRetentionDays},
                                                {QStringLiteral("mailServer"), QString::fromStdString(c.mail.server)},
                                                {QStringLiteral("mailPort"), c.mail.port},
                                                {QStringLiteral("mailFrom"), QString::fromStdString(c.mail.from)}});
    const auto limit = [](int value, const char* unit) {
        return value == 0 ? std::string("off") : std::to_string(value) + unit;
    };
    std::cout << c.name << '\n'
              << "  Interval             " << c.intervalSeconds << " s\n"
              << "  Guard on clears      " << limit(c.guards.clears, " values") << '\n'
              << "  Guard on updates     " << limit(c.guards.updates, " objects") << '\n'
              << "                       " << limit(c.guards.updatePercent, " % of the objects in scope") << '\n'
              << "  Log retention        " << limit(c.logRetentionDays, " days") << '\n'
              << "  Mail server          "
              << (c.mail.server.empty() ? "none: no e-mail is sent"
                                        : c.mail.server + ":" + std::to_string(c.mail.port) + " (" +
                                              std::string(toString(c.mail.security)) + ") from " + c.mail.from)
              << '\n'
              << std::flush;
    return Done;
}

int setSettings(Invocation& invocation, const Wishes& wishes) {
    const auto assembly = invocation.engine();
    if (!assembly.ok()) return invocation.fail(assembly.error());
    service::Client& client = (*assembly)->client();
    const auto summary = awaited(client.configuration(wishes.name));
    if (!summary.ok()) return invocation.fail(summary.error());
    service::JobSettings settings = service::JobSettings::of(summary->configuration);
    grant(wishes, settings);
    if (wishes.passwordFile) {
        auto secret = (*assembly)->engine().ports().vault.read("file:" + *wishes.passwordFile);
        if (!secret.ok()) return invocation.fail(secret.error());
        settings.mailPassword = *std::move(secret);
    }
    const auto saved = awaited(client.updateSettings(wishes.name, summary->configuration.version, settings));
    if (!saved.ok()) return invocation.fail(saved.error());
    if (wishes.testMail) {
        const auto sent = awaited(client.testMail(wishes.name, settings, invocation.stop()));
        if (!sent.ok()) return invocation.fail(sent.error());
        std::cerr << "The server accepted a test message to " << saved->properties.notificationEmail << ".\n";
    }
    return printSettings(invocation, *saved);
}

void addSettings(CLI::App& verb, Invocation& invocation) {
    CLI::App* sub =
        verb.add_subcommand("settings", "Schedule, guards, e-mail and log retention; shows them when nothing is set");
    auto wishes = std::make_shared<Wishes>();
    sub->add_option("NAME", wishes->name)->required();
    sub->add_option("--interval", wishes->interval, "Seconds between two cycles, 30 to 86400");
    sub->add_option("--guard-clears", wishes->clears, "Stop at this many cleared values; 0 = off");
    sub->add_option("--guard-updates", wishes->updates, "Stop at this many created or updated objects; 0 = off");
    sub->add_option("--guard-update-percent", wishes->percent, "The same, percent of the objects in scope; 0 = off");
    sub->add_option("--log-retention", wishes->retention, "Days; 0 = for ever");
    sub->add_option("--mail-server", wishes->server, "Host name; \"\" = send no e-mail");
    sub->add_option("--mail-port", wishes->port);
    sub->add_option("--mail-security", wishes->security)->check(CLI::IsMember({"none", "starttls", "tls"}));
    sub->add_option("--mail-user", wishes->user, "Signs in with it; \"\" = no sign-in");
    sub->add_option("--mail-password-file", wishes->passwordFile, "A file, readable by you alone");
    sub->add_option("--mail-from", wishes->from, "The sender's address");
    sub->add_option("--mail-ca", wishes->ca, "PEM of a CA to trust for the mail server");
    sub->add_flag("--test-mail", wishes->testMail, "Send a message to the notification e-mail now");
    invocation.addCommonOptions(*sub);
    sub->callback([&invocation, wishes] {
        invocation.action = [&invocation, wishes] { return setSettings(invocation, *wishes); };
    });
}

}  // namespace

void addJobVerbs(CLI::App& configuration, Invocation& invocation) {
    const auto add = [&](const char* name, const char* help, auto work) {
        CLI::App* sub = configuration.add_subcommand(name, help);
        auto value = std::make_shared<std::string>();
        sub->add_option("NAME", *value)->required();
        invocation.addCommonOptions(*sub);
        sub->callback([&invocation, value, work] { invocation.action = [value, work] { return work(*value); }; });
    };
    const auto addChange = [&](const char* name, const char* help, StateCall call) {
        add(name, help, [&invocation, call](const std::string& of) { return change(invocation, of, call); });
    };
    add("status", "Where its job stands: now, last, next, quarantine, the eight attributes",
        [&invocation](const std::string& name) { return status(invocation, name); });
    addSettings(configuration, invocation);
    addChange("pause", "The schedule rests until resume; a cycle that runs goes on", &service::Client::pause);
    addChange("resume", "The schedule goes on", &service::Client::resume);
    addChange("restart", "Forget watermarks, retries and quarantine; links stay, and the next cycle is full",
              &service::Client::restartJob);
    addChange("clear-quarantine", "Try again at once", &service::Client::clearQuarantine);
    add("stop", "End the run that is under way, wherever it runs",
        [&invocation](const std::string& name) { return stopRun(invocation, name); });
    add("escrows", "Objects that failed and wait for their next try",
        [&invocation](const std::string& name) { return escrows(invocation, name); });
}

}  // namespace hs::cli
