#pragma once

#include <QObject>
#include <QString>

#include <optional>

#include "core/base/Clock.h"
#include "core/service/Client.h"
#include "ui/kit/Pending.h"

namespace hs::ui {

/// The properties of one configuration: what is saved, what is being edited, and whether the directory's schema allows
/// Exchange hybrid writeback.
class PropertiesViewModel final : public QObject {
    Q_OBJECT
public:
    PropertiesViewModel(service::Client& client, const Clock& clock, QObject* parent = nullptr);

    void load(const QString& name);
    void refresh();

    const std::optional<service::ConfigurationSummary>& summary() const { return summary_; }
    const Properties* saved() const { return summary_ ? &summary_->configuration.properties : nullptr; }
    const std::optional<Error>& loadError() const { return loadError_; }
    UnixMillis now() const { return clock_.now(); }

    /// The schema, as far as it is known; an error when it could not be read.
    const std::optional<SchemaCheck>& schema() const { return schema_; }
    const std::optional<Error>& schemaError() const { return schemaError_; }
    bool isCheckingSchema() const { return check_.isRunning() || restart_.isRunning(); }
    /// Reads the schema live from the server.
    void recheckSchema();
    void restartAgent();
    /// Whether the check box can be used: the schema is detected, or writeback is on and may be switched off.
    bool canSetWriteback() const;
    /// Why not, with attribute, class, server and time; also says what is known when it can.
    QString schemaSentence() const;

    void beginEdit();
    const Properties& draft() const { return draft_; }
    void setDraft(const Properties& draft);
    bool isDirty() const;
    /// What is wrong with what was entered; empty when nothing is.
    QString problem() const;
    bool canApply() const { return isDirty() && problem().isEmpty() && !isApplying(); }
    bool isApplying() const { return apply_.isRunning(); }
    const std::optional<Error>& applyError() const { return applyError_; }
    void apply();

Q_SIGNALS:
    void changed();
    void schemaChanged();
    void draftChanged();
    void applied();

private:
    void readSchema(bool live);

    service::Client& client_;
    const Clock& clock_;
    QString name_;
    std::optional<service::ConfigurationSummary> summary_;
    std::optional<SchemaCheck> schema_;
    std::optional<Error> loadError_, schemaError_, applyError_;
    Properties draft_;
    Pending load_{this}, check_{this}, restart_{this}, apply_{this};
};

}  // namespace hs::ui
