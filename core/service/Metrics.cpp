#include "core/service/Metrics.h"

#include <sstream>

namespace hs::service {

namespace {

/// A label's value, escaped as the text format says.
std::string quoted(const std::string& value) {
    std::string text = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\') text += '\\';
        if (c == '\n') text += "\\n";
        else text += c;
    }
    return text + '"';
}

std::string of(const std::string& configuration) { return "configuration=" + quoted(configuration); }

void head(std::ostream& page, const char* name, const char* type, const char* help) {
    page << "# HELP hybridsync_" << name << ' ' << help << "\n# TYPE hybridsync_" << name << ' ' << type << '\n';
}

std::string_view wordOf(AttributeChange::Result result) {
    switch (result) {
        case AttributeChange::Result::Planned: return "planned";
        case AttributeChange::Result::Written: return "written";
        case AttributeChange::Result::Unchanged: return "unchanged";
        case AttributeChange::Result::Kept: return "kept";
        case AttributeChange::Result::Failed: return "failed";
    }
    return "planned";
}

}  // namespace

Metrics::Metrics(EnginePorts& ports, EventRelay& relay) : ports_(ports) {
    subscription_ = relay.subscribe([this](const Event& event) { take(event); });
}

void Metrics::take(const Event& event) {
    if (event.kind != Event::Kind::RunEnded || event.run.preview) return;
    const std::lock_guard lock(mutex_);
    Totals& totals = totals_[event.configuration];
    ++totals.runsByResult[std::string(toString(event.run.state))];
    totals.planned += event.run.counts.planned;
    totals.written += event.run.counts.written;
    totals.failed += event.run.counts.failed;
    const double seconds = static_cast<double>(event.run.durationMs()) / 1000;
    for (std::size_t i = 0; i < bounds.size(); ++i)
        if (seconds <= bounds[i]) ++totals.within[i];
    ++totals.runs;
    totals.seconds += seconds;
    toCount_.push_back(event.run);
}

void Metrics::countAttributes(const std::vector<Run>& ended) {
    for (const Run& run : ended) {
        const auto read = ports_.store.eachChange(run.id, std::nullopt, std::nullopt, [&](Change&& change) {
            for (const AttributeChange& attribute : change.attributes)
                if (attribute.result == AttributeChange::Result::Written ||
                    attribute.result == AttributeChange::Result::Failed)
                    ++attributeWrites_[of(run.configuration) + ",attribute=" + quoted(attribute.target.text()) +
                                       ",result=" + quoted(std::string(wordOf(attribute.result)))];
            return Result<void>();
        });
        if (!read.ok()) ports_.log.debug("A journal could not be counted", {{"error", read.error().toLine()}});
    }
}

std::string Metrics::text() {
    std::map<std::string, Totals> all;
    std::ostringstream page;
    const std::lock_guard counting(counting_);
    {
        std::vector<Run> ended;
        {
            const std::lock_guard lock(mutex_);
            all = totals_;
            ended.swap(toCount_);
        }
        countAttributes(ended);
    }
    head(page, "runs_total", "counter", "Runs that ended, by result.");
    for (const auto& [name, totals] : all)
        for (const auto& [result, count] : totals.runsByResult)
            page << "hybridsync_runs_total{" << of(name) << ",result=" << quoted(result) << "} " << count << '\n';
    const auto counter = [&](const char* metric, const char* help, std::int64_t Totals::*member) {
        head(page, metric, "counter", help);
        for (const auto& [name, totals] : all)
            page << "hybridsync_" << metric << '{' << of(name) << "} " << totals.*member << '\n';
    };
    counter("objects_planned_total", "Object changes that were planned.", &Totals::planned);
    counter("objects_written_total", "Object changes that were written.", &Totals::written);
    counter("objects_failed_total", "Object changes that failed.", &Totals::failed);
    head(page, "attribute_writes_total", "counter", "Attribute writes, by target attribute and result.");
    for (const auto& [labels, count] : attributeWrites_)
        page << "hybridsync_attribute_writes_total{" << labels << "} " << count << '\n';
    head(page, "run_duration_seconds", "histogram", "How long runs took.");
    for (const auto& [name, totals] : all) {
        for (std::size_t i = 0; i < bounds.size(); ++i)
            page << "hybridsync_run_duration_seconds_bucket{" << of(name) << ",le=\"" << bounds[i] << "\"} "
                 << totals.within[i] << '\n';
        page << "hybridsync_run_duration_seconds_bucket{" << of(name) << ",le=\"+Inf\"} " << totals.runs << '\n'
             << "hybridsync_run_duration_seconds_sum{" << of(name) << "} " << totals.seconds << '\n'
             << "hybridsync_run_duration_seconds_count{" << of(name) << "} " << totals.runs << '\n';
    }
    return page.str() + gauges();
}

std::string Metrics::gauges() {
    const auto configurations = ports_.store.configurations();
    std::ostringstream page, success, lag, quarantine, escrows;
    if (!configurations.ok()) return {};
    head(success, "last_success_timestamp_seconds", "gauge", "End of the last cycle that read both sides completely.");
    head(lag, "lag_seconds", "gauge", "Time since the end of the last such cycle.");
    head(quarantine, "quarantine", "gauge", "1 while the job is in quarantine.");
    head(escrows, "escrows", "gauge", "Objects that wait for their next try.");
    for (const Configuration& configuration : *configurations) {
        const std::string& name = configuration.name;
        const auto job = ports_.store.jobState(name);
        const auto waiting = ports_.store.escrows(name);
        if (!job.ok() || !waiting.ok()) continue;
        quarantine << "hybridsync_quarantine{" << of(name) << "} " << (job->quarantine.active() ? 1 : 0) << '\n';
        escrows << "hybridsync_escrows{" << of(name) << "} " << waiting->size() << '\n';
        if (job->lastSuccessAt == 0) continue;
        success << "hybridsync_last_success_timestamp_seconds{" << of(name) << "} " << job->lastSuccessAt / 1000
                << '\n';
        lag << "hybridsync_lag_seconds{" << of(name) << "} " << (ports_.clock.now() - job->lastSuccessAt) / 1000
            << '\n';
    }
    page << success.str() << lag.str() << quarantine.str() << escrows.str();
    return page.str();
}

}  // namespace hs::service
