#pragma once

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

#include "core/base/Clock.h"
#include "core/service/Client.h"
#include "ui/job/JobCommands.h"
#include "ui/kit/Pending.h"

namespace hs::ui {

/// The list of configurations and when it was read.
class ConfigurationsViewModel final : public QObject {
    Q_OBJECT
public:
    ConfigurationsViewModel(service::Client& client, const Clock& clock, QObject* parent = nullptr)
        : QObject(parent), client_(client), clock_(clock), commands_(new JobCommands(client, this)) {
        connect(commands_, &JobCommands::done, this, &ConfigurationsViewModel::refresh);
        connect(&client_, &service::Client::event, this, [this](const Event& event) {
            if (event.kind == Event::Kind::RunEnded) refresh();
        });
    }

    void refresh() {
        load_.await(client_.configurations(), [this](Result<std::vector<service::ConfigurationSummary>> answer) {
            error_.reset();
            if (answer.ok()) {
                configurations_ = std::move(answer).value();
                updatedAt_ = clock_.now();
                askJobs();
            } else {
                error_ = answer.error();
            }
            Q_EMIT changed();
        });
    }
    const std::vector<service::ConfigurationSummary>& configurations() const { return configurations_; }
    JobCommands& commands() { return *commands_; }
    /// 0 until the first answer.
    UnixMillis updatedAt() const { return updatedAt_; }
    const std::optional<Error>& error() const { return error_; }

Q_SIGNALS:
    void changed();
    void jobChanged(const hs::service::JobStatus& job);

private:
    void askJobs() {
        jobs_.clear();
        for (const service::ConfigurationSummary& one : configurations_) {
            jobs_.push_back(std::make_unique<Pending>(nullptr));
            jobs_.back()->await(client_.job(one.configuration.name), [this](Result<service::JobStatus> answer) {
                if (answer.ok()) Q_EMIT jobChanged(*answer);
            });
        }
    }

    service::Client& client_;
    const Clock& clock_;
    std::vector<service::ConfigurationSummary> configurations_;
    std::optional<Error> error_;
    UnixMillis updatedAt_ = 0;
    Pending load_{this};
    std::vector<std::unique_ptr<Pending>> jobs_;  // one a configuration
    JobCommands* commands_;
};

}  // namespace hs::ui
