#pragma once

#include <QObject>
#include <QString>

#include <optional>

#include "core/service/Client.h"
#include "ui/kit/Pending.h"

namespace hs::ui {

/// The commands on a whole configuration: enable, disable, delete.
class ConfigurationViewModel final : public QObject {
    Q_OBJECT
public:
    explicit ConfigurationViewModel(service::Client& client, QObject* parent = nullptr)
        : QObject(parent), client_(client) {}

    void load(const QString& name);
    void refresh() { load(name_); }
    const QString& name() const { return name_; }
    const std::optional<service::ConfigurationSummary>& summary() const { return summary_; }
    bool isEnabled() const { return !summary_ || summary_->configuration.enabled; }
    bool isBusy() const { return command_.isRunning(); }
    const std::optional<Error>& error() const { return error_; }

    void setEnabled(bool enabled);
    void remove();
    /// What Delete takes away, with its numbers.
    QString removalSentence() const;

Q_SIGNALS:
    void changed();
    void removed(const QString& name);

private:
    service::Client& client_;
    QString name_;
    std::optional<service::ConfigurationSummary> summary_;
    std::optional<Error> error_;
    Pending load_{this}, command_{this};
};

}  // namespace hs::ui
