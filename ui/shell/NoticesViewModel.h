#pragma once

#include <QObject>
#include <QString>

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/service/Client.h"
#include "ui/kit/Mood.h"
#include "ui/kit/Pending.h"

namespace hs::ui {

/// Watches every cycle of the profile, wherever it runs: whether one goes on, and what a person should be told even
/// when the window is out of sight (quarantine, a guard that stopped a run, a run that ended with failures).
class NoticesViewModel final : public QObject {
    Q_OBJECT
public:
    explicit NoticesViewModel(service::Client& client, QObject* parent = nullptr);

    void setEnabled(bool enabled) { enabled_ = enabled; }
    bool isEnabled() const { return enabled_; }
    bool isRunning() const { return !running_.empty(); }
    /// "contoso.test: Full cycle 41 %", of one running cycle; empty while nothing runs.
    QString runningSentence() const;

Q_SIGNALS:
    void runningChanged();
    void noticed(hs::ui::Mood mood, const QString& title, const QString& words, const QString& configuration);

private:
    void take(const Event& event);
    void ended(const Event& event);
    void askForQuarantine(const std::string& name);

    service::Client& client_;
    bool enabled_ = true;
    std::map<std::string, QString> running_;                  // by configuration
    std::map<std::string, Quarantine::Reason> told_;          // by configuration
    std::map<std::string, std::unique_ptr<Pending>> asking_;  // by configuration
};

}  // namespace hs::ui
