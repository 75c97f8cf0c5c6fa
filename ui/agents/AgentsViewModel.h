#pragma once

#include <QObject>

#include <optional>
#include <vector>

#include "core/service/Client.h"
#include "ui/kit/Pending.h"

namespace hs::ui {

/// The agents, and restarting the one that works for this profile.
class AgentsViewModel final : public QObject {
    Q_OBJECT
public:
    explicit AgentsViewModel(service::Client& client, QObject* parent = nullptr) : QObject(parent), client_(client) {}

    void refresh() {
        list_.await(client_.agents(), [this](Result<std::vector<service::AgentStatus>> answer) {
            if (answer.ok()) agents_ = std::move(answer).value();
            else error_ = answer.error();
            Q_EMIT changed();
        });
    }
    void restart() {
        if (restart_.isRunning()) return;
        error_.reset();
        restart_.await(client_.restartAgent(), [this](Result<service::AgentStatus> answer) {
            if (!answer.ok()) error_ = answer.error();
            else Q_EMIT restarted();
            refresh();
        });
        Q_EMIT changed();
    }
    bool isRestarting() const { return restart_.isRunning(); }
    const std::vector<service::AgentStatus>& agents() const { return agents_; }
    const std::optional<Error>& error() const { return error_; }

Q_SIGNALS:
    void changed();
    void restarted();

private:
    service::Client& client_;
    std::vector<service::AgentStatus> agents_;
    std::optional<Error> error_;
    Pending list_{this}, restart_{this};
};

}  // namespace hs::ui
