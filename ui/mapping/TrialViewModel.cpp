#include "ui/mapping/TrialViewModel.h"

#include "ui/kit/Words.h"

namespace hs::ui {

void TrialViewModel::forget() {
    hits_.clear();
    impact_.reset();
    error_.reset();
}

void TrialViewModel::setTrial(service::MappingTrial trial) {
    trial_ = std::move(trial);
    if (!impact_ && !error_ && !run_.isRunning()) return;
    run_.forget();
    forget();
    Q_EMIT changed();
}

void TrialViewModel::tryOn(const QString& wordsOrDn) {
    const QString words = wordsOrDn.trimmed();
    if (words.isEmpty()) return;
    forget();
    if (words.contains(QLatin1Char('='))) {
        service::MappingTrial trial = trial_;
        trial.dn = words.toStdString();
        return ask(std::move(trial));
    }
    search_.await(client_.searchDirectory(trial_.configuration, words.toStdString(), search_.begin()),
                  [this](Result<std::vector<service::DirectoryHit>> found) {
                      if (found.ok()) hits_ = std::move(found).value();
                      else error_ = found.error();
                      if (hits_.size() == 1) return tryOn(text(std::string(hits_.front().dn)));
                      Q_EMIT changed();
                  });
    Q_EMIT changed();
}

void TrialViewModel::tryTyped(const QString& lines) {
    forget();
    service::MappingTrial trial = trial_;
    Object object;
    for (const QString& line : lines.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const qsizetype equals = line.indexOf(QLatin1Char('='));
        if (equals <= 0) {
            error_ = Error(ErrorCode::InvalidInput, "Each line is an attribute and its value.")
                         .next("Write mail=ada@contoso.test.");
            Q_EMIT changed();
            return;
        }
        const AttributeName name(line.left(equals).trimmed().toStdString());
        Values values = object.values(name);
        values.push_back(Value::text(line.mid(equals + 1).trimmed().toStdString()));
        object.set(name, std::move(values));
    }
    trial.typed = std::move(object);
    ask(std::move(trial));
}

void TrialViewModel::trySample() {
    forget();
    ask(trial_);
}

void TrialViewModel::stop() {
    search_.stop();
    run_.stop();
}

void TrialViewModel::ask(service::MappingTrial trial) {
    run_.await(client_.tryMapping(std::move(trial), run_.begin()), [this](Result<service::MappingImpact> answer) {
        if (answer.ok()) impact_ = std::move(answer).value();
        else error_ = answer.error();
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

QString TrialViewModel::sentence() const {
    if (search_.isRunning()) return tr("Searching…");
    if (run_.isRunning()) return tr("Reading…");
    if (hits_.size() > 1) return tr("Choose one of %1.").arg(number(qint64(hits_.size())));
    if (!impact_) return {};
    if (impact_->samples.empty()) return tr("Nobody of this object type is in scope.");
    QString words = tr("%1 of %2 would get another value.")
                        .arg(number(qint64(impact_->differing)), number(qint64(impact_->samples.size())));
    if (impact_->failing > 0) words += QLatin1Char(' ') + tr("%1 fail.").arg(number(qint64(impact_->failing)));
    return words;
}

QString TrialViewModel::trace() const {
    if (!impact_ || impact_->samples.size() != 1) return {};
    QStringList lines;
    for (const expr::TraceStep& step : impact_->samples.front().trace)
        lines.append(QString(step.depth * 2, QLatin1Char(' ')) + text(step.text) + QStringLiteral("  →  ") +
                     text(step.result));
    return lines.join(QLatin1Char('\n'));
}

}  // namespace hs::ui
