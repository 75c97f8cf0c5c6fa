#include "ui/provision/ProvisionViewModel.h"

#include <algorithm>

#include "ui/kit/Words.h"
#include "ui/provision/ProvisionReport.h"

namespace hs::ui {

namespace {

constexpr int longestWaitMs = 120'000;

std::vector<Step> fourSteps() {
    std::vector<Step> steps(4);
    const std::pair<const char*, const char*> names[] = {{"import", "Import user"},
                                                         {"scope", "Determine if user is in scope"},
                                                         {"match", "Match user between source and target system"},
                                                         {"perform", "Perform action"}};
    for (std::size_t i = 0; i < steps.size(); ++i) {
        steps[i].name = names[i].first;
        steps[i].title = names[i].second;
    }
    steps.front().status = StepStatus::Running;
    return steps;
}

const Step* stepNamed(const std::vector<Step>& steps, const std::string& name) {
    const auto found = std::find_if(steps.begin(), steps.end(), [&](const Step& step) { return step.name == name; });
    return found == steps.end() ? nullptr : &*found;
}

}  // namespace

ProvisionViewModel::ProvisionViewModel(service::Client& client, QObject* parent) : QObject(parent), client_(client) {
    debounce_.setSingleShot(true);
    debounce_.setInterval(250);
    connect(&debounce_, &QTimer::timeout, this, &ProvisionViewModel::search);
    connect(&client_, &service::Client::event, this, &ProvisionViewModel::take);
}

void ProvisionViewModel::load(const QString& configuration) {
    if (configuration != name_) provisionAnother();
    name_ = configuration;
    load_.await(client_.configuration(name_.toStdString()), [this](Result<service::ConfigurationSummary> answer) {
        writebackOn_ = answer.ok() && answer->configuration.properties.exchangeHybridWriteback;
        Q_EMIT changed();
    });
}

void ProvisionViewModel::setDn(const QString& dn) {
    if (dn == dn_) return;
    dn_ = dn;
    // A whole distinguished name needs no search; one letter would find everybody.
    const bool searchable = dn.trimmed().size() >= 2 && !dn.contains(QLatin1Char('='));
    if (searchable) debounce_.start();
    else closeSearch();
    Q_EMIT changed();
}

void ProvisionViewModel::search() {
    debounce_.stop();
    if (dn_.trimmed().isEmpty()) return;
    const std::stop_token stop = search_.begin();
    search_.await(client_.searchDirectory(name_.toStdString(), dn_.trimmed().toStdString(), stop),
                  [this](Result<std::vector<service::DirectoryHit>> answer) {
                      searchError_.reset();
                      hits_.clear();
                      if (answer.ok()) hits_ = std::move(answer).value();
                      else searchError_ = answer.error();
                      if (answer.ok() && hits_.empty())
                          searchError_ = Error(ErrorCode::NotFound,
                                               "Nobody was found by that name, mail address or distinguished name.");
                      Q_EMIT hitsChanged();
                  });
}

void ProvisionViewModel::closeSearch() {
    debounce_.stop();
    search_.forget();
    hits_.clear();
    searchError_.reset();
    Q_EMIT hitsChanged();
}

service::OnDemandRequest ProvisionViewModel::request() const {
    service::OnDemandRequest request;
    request.configuration = name_.toStdString();
    request.dn = dn_.trimmed().toStdString();
    request.preview = preview_;
    request.applyOutOfScope = applyOutOfScope_;
    return request;
}

void ProvisionViewModel::provision(bool preview) {
    if (dn_.trimmed().isEmpty() || isBusy()) return;
    closeSearch();
    preview_ = preview;
    applied_.reset();
    outcome_.reset();
    writebackOutcome_.reset();
    attributes_.clear();
    error_.reset();
    writebackError_.reset();
    steps_ = fourSteps();
    const std::stop_token stop = provision_.begin();
    provision_.await(client_.provisionOnDemand(request(), stop), [this](Result<Outcome> answer) {
        if (answer.ok()) {
            outcome_ = std::move(answer).value();
            if (!outcome_->steps.empty()) steps_ = outcome_->steps;
        } else {
            error_ = answer.error();
            for (Step& step : steps_)
                if (step.status == StepStatus::Running) step.status = StepStatus::Pending;
        }
        Q_EMIT stepsChanged();
        Q_EMIT changed();
    });
    Q_EMIT stepsChanged();
    Q_EMIT writebackChanged();
    Q_EMIT changed();
}

bool ProvisionViewModel::wasOutOfScope() const {
    const Step* scope = stepNamed(steps_, "scope");
    return outcome_ && scope && scope->status == StepStatus::Skipped;
}

QString ProvisionViewModel::nextReason() const {
    if (isProvisioning()) return tr("The four steps are still running.");
    if (!outcome_) return tr("Provision a user first.");
    if (preview_ && !applied_) return tr("This was a preview: nothing was written. Apply this plan to go on.");
    if (applied_ && applied_->counts.written == 0) return tr("The plan was not written. Preview the user again.");
    if (wasOutOfScope()) return tr("The user is out of scope and was not provisioned.");
    if (outcome_->status == StepStatus::Failure)
        return tr("A step failed. View its details, mend the cause and provision again.");
    if (!writebackOn_)
        return tr("Exchange hybrid writeback is off for this configuration. Turn it on under Properties, Basics.");
    return {};
}

QString ProvisionViewModel::applyReason() const {
    if (!outcome_ || !preview_) return tr("Preview a user first");
    if (isBusy()) return tr("A user is being provisioned");
    if (applied_) return tr("Run %1 has applied this plan").arg(applied_->id);
    if (outcome_->run == 0 || outcome_->status == StepStatus::Failure || outcome_->action == ChangeKind::None)
        return tr("The plan has nothing to write");
    return {};
}

void ProvisionViewModel::applyPlan() {
    if (!applyReason().isEmpty()) return;
    error_.reset();
    service::ApplyRequest request;
    request.run = outcome_->run;
    apply_.await(client_.applyPlan(request, apply_.begin()), [this](Result<Run> answer) {
        if (answer.ok()) applied_ = std::move(answer).value();
        else error_ = answer.error();
        Q_EMIT stepsChanged();
        Q_EMIT changed();
    });
    Q_EMIT stepsChanged();
    Q_EMIT changed();
}

QString ProvisionViewModel::appliedSentence() const {
    if (!applied_) return {};
    QString said = applied_->counts.written > 0 ? tr("The plan was written as run %1.").arg(applied_->id)
                   : applied_->counts.failed > 0
                       ? tr("The plan could not be written: run %1 has the reason.").arg(applied_->id)
                       : tr("The plan was not written: run %1 has the reason.").arg(applied_->id);
    if (!applied_->note.empty()) said += QLatin1Char(' ') + text(applied_->note);
    return said;
}

void ProvisionViewModel::writeback() {
    if (isBusy() || !canGoOn()) return;
    writebackOutcome_.reset();
    writebackError_.reset();
    attributes_.clear();
    phase_ = tr("Waiting for Exchange Online to fill the attributes");
    done_ = 0;
    total_ = longestWaitMs;
    const std::stop_token stop = writeback_.begin();
    preview_ = false;  // what was previewed has been applied by now
    writeback_.await(client_.writebackOnDemand(request(), stop), [this](Result<Outcome> answer) {
        if (answer.ok()) {
            writebackOutcome_ = std::move(answer).value();
            attributes_ = writebackOutcome_->attributes;
        } else {
            writebackError_ = answer.error();
        }
        Q_EMIT writebackChanged();
        Q_EMIT changed();
    });
    Q_EMIT writebackChanged();
    Q_EMIT changed();
}

QString ProvisionViewModel::progressSentence() const {
    if (total_ <= 0) return phase_;
    return tr("%1, %2 s of at most %3")
        .arg(phase_)
        .arg(done_ / 1000)
        .arg(total_ % 60'000 == 0 ? tr("%1 min").arg(total_ / 60'000) : tr("%1 s").arg(total_ / 1000));
}

QString ProvisionViewModel::countsSentence() const {
    using Result = AttributeChange::Result;
    const std::pair<Result, QString> words[] = {{Result::Written, tr("%1 written")},
                                                {Result::Planned, tr("%1 planned")},
                                                {Result::Unchanged, tr("%1 unchanged")},
                                                {Result::Kept, tr("%1 kept")},
                                                {Result::Failed, tr("%1 failed")}};
    QStringList parts;
    for (const auto& [result, word] : words) {
        const auto count =
            std::count_if(attributes_.begin(), attributes_.end(),
                          [wanted = result](const AttributeChange& change) { return change.result == wanted; });
        if (count > 0) parts << word.arg(count);
    }
    return parts.join(QStringLiteral(", "));
}

void ProvisionViewModel::stop() {
    provision_.stop();
    writeback_.stop();
    apply_.stop();
}

void ProvisionViewModel::provisionAnother() {
    provision_.forget();
    writeback_.forget();
    apply_.forget();
    applied_.reset();
    dn_.clear();
    closeSearch();
    outcome_.reset();
    writebackOutcome_.reset();
    error_.reset();
    writebackError_.reset();
    attributes_.clear();
    steps_.clear();
    applyOutOfScope_ = false;
    Q_EMIT stepsChanged();
    Q_EMIT writebackChanged();
    Q_EMIT changed();
}

void ProvisionViewModel::take(const Event& event) {
    if (text(event.configuration) != name_) return;
    const bool onDemand = event.run.kind == RunKind::OnDemand || event.run.id == 0;
    if (!onDemand) return;  // a cycle may run beside us
    if (event.kind == Event::Kind::StepChanged && isProvisioning()) takeStep(event.step);
    if (!isWritingBack()) return;
    if (event.kind == Event::Kind::Progress) {
        if (!event.phase.empty()) phase_ = text(event.phase);
        done_ = event.done;
        total_ = event.total;
        Q_EMIT writebackChanged();
    } else if (event.kind == Event::Kind::AttributesChanged) {
        attributes_ = event.attributes;
        Q_EMIT writebackChanged();
    }
}

void ProvisionViewModel::takeStep(const Step& step) {
    const auto found =
        std::find_if(steps_.begin(), steps_.end(), [&](const Step& known) { return known.name == step.name; });
    if (found == steps_.end()) return;
    *found = step;
    const auto next = std::next(found);
    const bool ended = step.status != StepStatus::Running && step.status != StepStatus::Pending;
    if (ended && next != steps_.end() && next->status == StepStatus::Pending) next->status = StepStatus::Running;
    Q_EMIT stepsChanged();
}

QByteArray ProvisionViewModel::toJson() const {
    return provisionReport(dn_, steps_, outcome_, writebackOutcome_, attributes_);
}

}  // namespace hs::ui
