#pragma once

#include <QObject>
#include <QString>

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "core/service/Client.h"
#include "ui/kit/Pending.h"

namespace hs::ui {

/// The agents, what the one that works does now, and restarting it.
class AgentsViewModel final : public QObject {
    Q_OBJECT
public:
    explicit AgentsViewModel(service::Client& client, QObject* parent = nullptr);

    void refresh();
    void restart();
    bool isRestarting() const { return restart_.isRunning(); }
    const std::vector<service::AgentStatus>& agents() const { return agents_; }
    const std::optional<Error>& error() const { return error_; }
    /// "contoso.test: Full cycle, Reading the directory, 300 of 600"; empty while nothing runs.
    QString work() const;
    /// Who holds the right to write, in words.
    QString owner() const;

Q_SIGNALS:
    void changed();
    void workChanged();
    void restarted();

private:
    void askJobs(const std::vector<service::ConfigurationSummary>& configurations);
    void take(const Event& event);

    service::Client& client_;
    std::vector<service::AgentStatus> agents_;
    std::map<std::string, QString> work_;  // by configuration
    std::string owner_;
    std::optional<Error> error_;
    std::vector<std::unique_ptr<Pending>> jobs_;
    Pending list_{this}, configurations_{this}, restart_{this};
};

}  // namespace hs::ui
