#pragma once

#include <QObject>

#include "app/cli/Invocation.h"

namespace hs::cli {

/// Tells what a run does while it does it: on one line that is written over where standard error is a terminal, a line
/// a phase with --verbose, and nothing otherwise.
class Progress final : public QObject {
public:
    explicit Progress(const Invocation& invocation);
    ~Progress() override;

    void follow(service::Client& client);

private:
    void take(const Event& event);

    bool overwrites_;
    bool tells_;
    std::string phase_;
    std::size_t width_ = 0;
};

/// Waits for an answer of the client; the stop token given to the command ends the wait.
template <typename T>
Result<T> awaited(service::Answer<T> answer) {
    answer.waitForFinished();
    return answer.takeResult();
}

}  // namespace hs::cli
