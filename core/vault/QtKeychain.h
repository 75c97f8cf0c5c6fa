#pragma once

#include <QThread>

#include <chrono>
#include <functional>
#include <memory>

#include "core/vault/Keychain.h"

namespace QKeychain {
class Job;
}

namespace hs {

/// The desktop's keychain through the QtKeychain library. Calls wait for the answer, a person may have to unlock the
/// keychain first. Safe to use from several threads.
///
/// Make one in a process and keep it: the library queues its jobs on the thread that asked first, and that is this
/// object's. A second one made after the first has died gets no answers (Unavailable after `patience`).
class QtKeychain final : public Keychain {
public:
    /// `service` is what people read in their keychain program: "Hybrid Sync".
    explicit QtKeychain(std::string service, std::chrono::milliseconds patience = std::chrono::minutes(2));
    ~QtKeychain() override;

    Result<Secret> read(const std::string& key) override;
    Result<void> write(const std::string& key, const Secret& secret) override;
    Result<void> erase(const std::string& key) override;

private:
    struct Answer;
    using MakeJob = std::function<std::unique_ptr<QKeychain::Job>(const QString& service)>;
    Result<std::shared_ptr<Answer>> ask(const std::string& key, const MakeJob& make);

    QString service_;
    std::chrono::milliseconds patience_;
    QThread thread_;
    std::unique_ptr<QObject> onThread_;  ///< lives on thread_: where jobs are made
};

}  // namespace hs
