#pragma once

#include <QObject>
#include <QString>

#include <optional>

#include "core/service/Client.h"
#include "ui/kit/Pending.h"

namespace hs::ui {

/// Who is signed in to the tenant of the configuration in front, and whether an agent works for this profile.
class AccountViewModel final : public QObject {
    Q_OBJECT
public:
    explicit AccountViewModel(service::Client& client, QObject* parent = nullptr) : QObject(parent), client_(client) {}

    void load(const QString& configuration);
    void refreshAgent();
    void signIn();
    void cancelSignIn() { sign_.stop(); }
    void signOut();

    const QString& configuration() const { return name_; }
    const std::optional<Account>& account() const { return account_; }
    const std::optional<service::AgentStatus>& agent() const { return agent_; }
    bool isSigningIn() const { return sign_.isRunning(); }
    const std::optional<Error>& error() const { return error_; }

Q_SIGNALS:
    void changed();
    void signInFailed();

private:
    service::Client& client_;
    QString name_;
    std::optional<Account> account_;
    std::optional<service::AgentStatus> agent_;
    std::optional<Error> error_;
    Pending accountLoad_{this}, agentLoad_{this}, sign_{this}, out_{this};
};

}  // namespace hs::ui
