#include "core/service/Scheduler.h"

#include <algorithm>

#include "core/service/LogCommands.h"

namespace hs::service {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds look{2000};
constexpr milliseconds standby{1000};
constexpr milliseconds day{24LL * 60 * 60 * 1000};

milliseconds intervalOf(const Configuration& configuration) {
    return std::chrono::seconds(std::clamp(configuration.intervalSeconds, 1, 86400));
}

}  // namespace

Scheduler::Scheduler(EnginePorts& ports, Cycle cycle, Options options)
    : ports_(ports), cycle_(std::move(cycle)), options_(std::move(options)) {
    beat();
}

Scheduler::~Scheduler() {
    thread_.request_stop();
    if (thread_.joinable()) thread_.join();
}

void Scheduler::start() {
    thread_ = std::jthread([this](std::stop_token stop) { loop(stop); });
}

void Scheduler::kick(const std::string& configuration) {
    const std::lock_guard lock(mutex_);
    kicked_.insert(configuration);
    wake_.request_stop();
}

std::string Scheduler::state() const {
    const std::lock_guard lock(mutex_);
    return state_;
}

void Scheduler::say(std::string state) {
    const std::lock_guard lock(mutex_);
    state_ = std::move(state);
}

void Scheduler::beat() { beat_ = ports_.clock.steady().time_since_epoch().count(); }

bool Scheduler::alive(milliseconds within) const {
    const Moment last{std::chrono::steady_clock::duration(beat_.load())};
    return ports_.clock.steady() - last < within;
}

void Scheduler::loop(std::stop_token stop) {
    while (!stop.stop_requested()) {
        const milliseconds wait = step(stop);
        std::stop_token wake;
        {
            const std::lock_guard lock(mutex_);
            if (!kicked_.empty()) continue;
            wake_ = std::stop_source();
            wake = wake_.get_token();
        }
        const EitherStop either(stop, wake);
        ports_.clock.sleepFor(wait, either.token());
    }
    writes_ = false;
    claim_ = {};
}

bool Scheduler::hold() {
    if (!options_.holdsRight || ports_.ownership == nullptr || claim_.valid()) return true;
    claim_ = {};
    auto claim = ports_.ownership->claim();
    if (claim.ok()) {
        claim_ = *std::move(claim);
        writes_ = true;
        ports_.log.info("This agent writes for the profile now", {{"fence", std::to_string(claim_.fence())}});
        for (auto& [name, plan] : plans_) plan.known = false;  // the other one may have run them meanwhile
        return true;
    }
    writes_ = false;
    const auto lease = ports_.store.lease();
    const std::string text =
        lease.ok() && *lease ? "standby: held by " + ownerText(**lease, ports_) : "standby: " + claim.error().toLine();
    if (text != state()) ports_.log.info("Standing by", {{"reason", claim.error().toLine()}});
    say(text);
    return false;
}

milliseconds Scheduler::step(std::stop_token stop) {
    beat();
    if (!hold()) return standby;
    if (options_.mayRun && !options_.mayRun()) {
        say("an agent runs the cycles");
        return look;
    }
    const auto configurations = ports_.store.configurations();
    if (!configurations.ok()) {
        if (state() != configurations.error().message)
            ports_.log.error("The store cannot be read", {{"error", configurations.error().toLine()}});
        say(configurations.error().message);
        return look;
    }
    std::set<std::string> kicked;
    {
        const std::lock_guard lock(mutex_);
        kicked.swap(kicked_);
    }
    for (const Configuration& configuration : *configurations)
        if (kicked.count("") + kicked.count(configuration.name) > 0) plans_[configuration.name].atOnce = true;
    for (const Configuration& configuration : *configurations) {
        Plan& plan = plans_[configuration.name];
        const auto due = dueTime(configuration, plan);
        if (due && *due <= ports_.clock.steady() && !stop.stop_requested()) run(configuration, plan, stop);
    }
    std::optional<Moment> next;
    for (const Configuration& configuration : *configurations)
        if (const auto due = dueTime(configuration, plans_[configuration.name]); due && (!next || *due < *next))
            next = due;
    if (!next) {
        nextRunAt_ = 0;
        say("nothing is scheduled");
        return look;
    }
    const auto wait =
        std::max(milliseconds(0), std::chrono::duration_cast<milliseconds>(*next - ports_.clock.steady()));
    nextRunAt_ = ports_.clock.now() + wait.count();
    say("waiting; the next cycle is due at " + toIso8601(nextRunAt_));
    return std::clamp(wait, milliseconds(10), look);
}

std::optional<Scheduler::Moment> Scheduler::dueTime(const Configuration& configuration, Plan& plan) {
    const auto job = ports_.store.jobState(configuration.name);
    if (!job.ok()) {
        ports_.log.error("The state of a job cannot be read",
                         {{"configuration", configuration.name}, {"error", job.error().toLine()}});
        return std::nullopt;
    }
    if (!configuration.enabled || job->paused) {
        plan.resting = true;
        plan.atOnce = false;
        return std::nullopt;
    }
    const Moment now = ports_.clock.steady();
    const milliseconds interval = intervalOf(configuration);
    if (!plan.known) {
        // Only as far as an interval: the clock may have been set since the time was stored.
        const milliseconds left =
            std::clamp(milliseconds(job->nextRunAt - ports_.clock.now()), milliseconds(0), interval);
        plan.lastEnd = now - (interval - left);
        plan.known = true;
    } else if (plan.resting || (job->fullDue && !plan.fullDue)) {
        plan.atOnce = true;
    }
    plan.resting = false;
    plan.fullDue = job->fullDue;
    Moment due = plan.atOnce ? now : plan.lastEnd + interval;
    if (job->quarantine.active() && job->quarantine.nextAttempt > 0) {
        const milliseconds left =
            std::clamp(milliseconds(job->quarantine.nextAttempt - ports_.clock.now()), milliseconds(0), day);
        due = std::max(due, now + left);
    }
    return due;
}

/// Once a day everybody is compared: a delta query need not tell of values that a service computes (Microsoft Graph,
/// "Use delta query", limitations), and those of Exchange Online may be such.
bool Scheduler::isFullDue(const std::string& configuration) {
    const auto job = ports_.store.jobState(configuration);
    if (!job.ok() || job->lastFullAt == 0) return false;  // the cycle itself knows that nothing has run yet
    const UnixMillis age = ports_.clock.now() - job->lastFullAt;
    return age >= day.count() || age < 0;
}

void Scheduler::run(const Configuration& configuration, Plan& plan, std::stop_token stop) {
    CycleRequest request;
    request.configuration = configuration.name;
    request.by = "schedule";
    request.full = isFullDue(configuration.name);
    say("a cycle of " + configuration.name + " runs");
    const EitherStop either(stop, claim_.lost());
    const auto run = cycle_(request, either.token(), [this] { beat(); });
    beat();
    plan.lastEnd = ports_.clock.steady();
    plan.atOnce = false;
    if (!run.ok())
        ports_.log.error("Cycle could not run",
                         {{"configuration", configuration.name}, {"error", run.error().toLine()}});
    keepNextRun(configuration);
    if (!plan.retained || plan.lastEnd - *plan.retained >= day) {
        plan.retained = plan.lastEnd;
        if (const auto kept = LogCommands(ports_).retain(configuration.name); !kept.ok())
            ports_.log.warning("The retention of the log could not be applied",
                               {{"configuration", configuration.name}, {"error", kept.error().toLine()}});
    }
    const auto after = ports_.store.jobState(configuration.name);
    if (after.ok()) plan.fullDue = after->fullDue;
}

void Scheduler::keepNextRun(const Configuration& before) {
    const auto configuration = ports_.store.configuration(before.name);
    auto job = ports_.store.jobState(before.name);
    if (!configuration.ok() || !job.ok()) return;  // deleted meanwhile, or the store says so at the next look
    const bool rests = !configuration->enabled || job->paused;
    UnixMillis next = ports_.clock.now() + intervalOf(*configuration).count();
    if (job->quarantine.active()) next = std::max(next, job->quarantine.nextAttempt);
    job->nextRunAt = rests ? 0 : next;
    if (const auto saved = ports_.store.saveJobState(before.name, *job); !saved.ok())
        ports_.log.warning("The time of the next cycle could not be stored",
                           {{"configuration", before.name}, {"error", saved.error().toLine()}});
}

}  // namespace hs::service
