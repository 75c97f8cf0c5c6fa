#pragma once

#include <QObject>
#include <QString>

#include <optional>

#include "core/service/Client.h"
#include "ui/kit/Pending.h"

namespace hs::ui {

/// The short commands on a job, one at a time: Pause, Resume, Restart, Clear quarantine.
class JobCommands final : public QObject {
    Q_OBJECT
public:
    explicit JobCommands(service::Client& client, QObject* parent = nullptr) : QObject(parent), client_(client) {}

    void pause(const QString& name) { await(name, client_.pause(name.toStdString())); }
    void resume(const QString& name) { await(name, client_.resume(name.toStdString())); }
    void restart(const QString& name) { await(name, client_.restartJob(name.toStdString())); }
    void clearQuarantine(const QString& name) { await(name, client_.clearQuarantine(name.toStdString())); }

    bool isBusy() const { return command_.isRunning(); }
    const std::optional<Error>& error() const { return error_; }
    void forgetError() { error_.reset(); }

Q_SIGNALS:
    void changed();
    /// The command on this configuration was carried out.
    void done(const QString& name);

private:
    void await(const QString& name, const service::Answer<JobState>& answer) {
        error_.reset();
        command_.await(answer, [this, name](Result<JobState> state) {
            if (!state.ok()) error_ = state.error();
            Q_EMIT changed();
            if (state.ok()) Q_EMIT done(name);
        });
        Q_EMIT changed();
    }

    service::Client& client_;
    std::optional<Error> error_;
    Pending command_{this};
};

}  // namespace hs::ui
