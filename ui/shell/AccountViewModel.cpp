#include "ui/shell/AccountViewModel.h"

namespace hs::ui {

void AccountViewModel::load(const QString& configuration) {
    if (configuration != name_) account_.reset();
    name_ = configuration;
    if (!name_.isEmpty())
        accountLoad_.await(client_.account(name_.toStdString()), [this](Result<Account> answer) {
            if (answer.ok()) account_ = std::move(answer).value();
            else account_.reset();  // nobody is signed in: that is no error
            Q_EMIT changed();
        });
    Q_EMIT changed();
}

void AccountViewModel::refreshAgent() {
    agentLoad_.await(client_.agents(), [this](Result<std::vector<service::AgentStatus>> answer) {
        agent_.reset();
        if (answer.ok() && !answer->empty()) agent_ = answer->front();
        Q_EMIT changed();
    });
}

void AccountViewModel::signIn() {
    if (name_.isEmpty() || isSigningIn()) return;
    error_.reset();
    const std::stop_token stop = sign_.begin();
    sign_.await(client_.signIn(name_.toStdString(), stop), [this](Result<Account> answer) {
        if (answer.ok()) account_ = std::move(answer).value();
        else error_ = answer.error();
        Q_EMIT changed();
        if (error_ && error_->code != ErrorCode::Cancelled) Q_EMIT signInFailed();
    });
    Q_EMIT changed();
}

void AccountViewModel::signOut() {
    out_.await(client_.signOut(name_.toStdString()), [this](Result<void> answer) {
        if (answer.ok()) account_.reset();
        else error_ = answer.error();
        Q_EMIT changed();
        if (!answer.ok()) Q_EMIT signInFailed();
    });
}

}  // namespace hs::ui
