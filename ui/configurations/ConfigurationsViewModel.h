#pragma once

#include <QObject>

#include <optional>
#include <vector>

#include "core/base/Clock.h"
#include "core/service/Client.h"
#include "ui/kit/Pending.h"

namespace hs::ui {

/// The list of configurations and when it was read.
class ConfigurationsViewModel final : public QObject {
    Q_OBJECT
public:
    ConfigurationsViewModel(service::Client& client, const Clock& clock, QObject* parent = nullptr)
        : QObject(parent), client_(client), clock_(clock) {}

    void refresh() {
        load_.await(client_.configurations(), [this](Result<std::vector<service::ConfigurationSummary>> answer) {
            error_.reset();
            if (answer.ok()) {
                configurations_ = std::move(answer).value();
                updatedAt_ = clock_.now();
            } else {
                error_ = answer.error();
            }
            Q_EMIT changed();
        });
    }
    const std::vector<service::ConfigurationSummary>& configurations() const { return configurations_; }
    /// 0 until the first answer.
    UnixMillis updatedAt() const { return updatedAt_; }
    const std::optional<Error>& error() const { return error_; }

Q_SIGNALS:
    void changed();

private:
    service::Client& client_;
    const Clock& clock_;
    std::vector<service::ConfigurationSummary> configurations_;
    std::optional<Error> error_;
    UnixMillis updatedAt_ = 0;
    Pending load_{this};
};

}  // namespace hs::ui
