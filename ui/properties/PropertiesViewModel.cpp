#include "ui/properties/PropertiesViewModel.h"

#include "ui/kit/Words.h"

namespace hs::ui {

PropertiesViewModel::PropertiesViewModel(service::Client& client, const Clock& clock, QObject* parent)
    : QObject(parent), client_(client), clock_(clock) {}

void PropertiesViewModel::load(const QString& name) {
    if (name != name_) {
        summary_.reset();
        schema_.reset();
        schemaError_.reset();
        check_.forget();
        apply_.forget();
    }
    name_ = name;
    refresh();
    readSchema(false);
}

void PropertiesViewModel::refresh() {
    if (name_.isEmpty()) return;
    load_.await(client_.configuration(name_.toStdString()), [this](Result<service::ConfigurationSummary> answer) {
        loadError_.reset();
        if (answer.ok()) summary_ = std::move(answer).value();
        else loadError_ = answer.error();
        Q_EMIT changed();
    });
}

void PropertiesViewModel::readSchema(bool live) {
    const std::stop_token stop = check_.begin();
    check_.await(client_.checkSchema(name_.toStdString(), live, stop), [this](Result<SchemaCheck> answer) {
        schemaError_.reset();
        if (answer.ok()) schema_ = std::move(answer).value();
        else schemaError_ = answer.error();
        Q_EMIT schemaChanged();
    });
    Q_EMIT schemaChanged();
}

void PropertiesViewModel::recheckSchema() { readSchema(true); }

void PropertiesViewModel::restartAgent() {
    restart_.await(client_.restartAgent(), [this](Result<service::AgentStatus> answer) {
        if (answer.ok()) {
            readSchema(true);
            return;
        }
        schemaError_ = answer.error();
        Q_EMIT schemaChanged();
    });
    Q_EMIT schemaChanged();
}

bool PropertiesViewModel::canSetWriteback() const {
    const bool on = saved() && saved()->exchangeHybridWriteback;
    return on || (schema_ && schema_->detected && !schemaError_);
}

QString PropertiesViewModel::schemaSentence() const {
    if (isCheckingSchema()) return tr("Reading the schema of the directory…");
    if (schemaError_) return tr("The schema could not be read. %1").arg(sentence(*schemaError_));
    if (!schema_) return tr("The schema has not been read yet.");
    const QString source =
        tr("Read from %1 at %2, %3.")
            .arg(text(schema_->server), clockTime(schema_->checkedAt), ago(schema_->checkedAt, now()));
    const QString verdict = schema_->detected ? tr("Exchange schema detected.") : tr("Exchange schema not detected.");
    QStringList parts{verdict};
    QString reason = text(schema_->reason).trimmed();
    if (!reason.isEmpty() && !reason.endsWith(QLatin1Char('.'))) reason += QLatin1Char('.');
    if (!reason.isEmpty() && reason != verdict) parts << reason;
    parts << source;
    return parts.join(QLatin1Char(' '));
}

void PropertiesViewModel::beginEdit() {
    if (saved()) draft_ = *saved();
    applyError_.reset();
    Q_EMIT draftChanged();
}

void PropertiesViewModel::setDraft(const Properties& draft) {
    draft_ = draft;
    Q_EMIT draftChanged();
}

bool PropertiesViewModel::isDirty() const {
    const Properties* was = saved();
    return was && (draft_.notificationEmail != was->notificationEmail ||
                   draft_.preventAccidentalDeletion != was->preventAccidentalDeletion ||
                   draft_.accidentalDeletionThreshold != was->accidentalDeletionThreshold ||
                   draft_.exchangeHybridWriteback != was->exchangeHybridWriteback);
}

QString PropertiesViewModel::problem() const {
    const QString mail = text(draft_.notificationEmail);
    const qsizetype at = mail.indexOf(QLatin1Char('@'));
    const bool badMail = !mail.isEmpty() && (at <= 0 || at != mail.lastIndexOf(QLatin1Char('@')) ||
                                             at == mail.size() - 1 || mail.contains(QLatin1Char(' ')));
    if (badMail) return tr("The notification e-mail is not an e-mail address.");
    if (draft_.preventAccidentalDeletion && draft_.accidentalDeletionThreshold < 1)
        return tr("The threshold must be at least 1.");
    return {};
}

void PropertiesViewModel::apply() {
    if (!canApply()) return;
    applyError_.reset();
    const auto answer = client_.updateProperties(name_.toStdString(), summary_->configuration.version, draft_);
    apply_.await(answer, [this](Result<Configuration> stored) {
        if (stored.ok()) {
            summary_->configuration = std::move(stored).value();
            draft_ = summary_->configuration.properties;
            Q_EMIT changed();
            Q_EMIT applied();
        } else {
            applyError_ = stored.error();
            Q_EMIT draftChanged();
        }
    });
    Q_EMIT draftChanged();
}

}  // namespace hs::ui
