#include "core/vault/QtKeychain.h"

#include <qt6keychain/keychain.h>

#include <future>

namespace hs {

/// What the keychain said; shared, because the caller may have stopped waiting when it comes.
struct QtKeychain::Answer {
    QKeychain::Error code = QKeychain::OtherError;
    std::string words;
    Secret secret;
    std::promise<void> given;
};

namespace {

Error refusal(QKeychain::Error code, const std::string& words, const std::string& key) {
    const std::string reference = "keychain:" + key;
    switch (code) {
        case QKeychain::EntryNotFound:
            return Error(ErrorCode::NotFound, "There is no secret behind " + reference + ".")
                .on(reference)
                .saying(words)
                .next("Enter the secret again.");
        case QKeychain::AccessDeniedByUser:
        case QKeychain::AccessDenied:
        case QKeychain::CouldNotDeleteEntry:
            return Error(ErrorCode::Denied, "The keychain did not allow the use of " + reference + ".")
                .on(reference)
                .saying(words)
                .next("Unlock the keychain and allow Hybrid Sync to use it.");
        default:
            return Error(ErrorCode::Unavailable, "No keychain service answers.")
                .on(reference)
                .saying(words)
                .next(
                    "Sign in to a desktop with a keychain, or keep the secret in a file and write "
                    "file:/absolute/path.");
    }
}

Secret secretOf(QKeychain::Job& job) {
    const auto* reading = qobject_cast<QKeychain::ReadPasswordJob*>(&job);
    return reading == nullptr ? Secret() : Secret(reading->binaryData().toStdString());
}

}  // namespace

QtKeychain::QtKeychain(std::string service, std::chrono::milliseconds patience)
    : service_(QString::fromStdString(service)), patience_(patience), onThread_(std::make_unique<QObject>()) {
    thread_.setObjectName(QStringLiteral("keychain"));
    onThread_->moveToThread(&thread_);
    thread_.start();
}

QtKeychain::~QtKeychain() {
    thread_.quit();
    thread_.wait();
}

Result<std::shared_ptr<QtKeychain::Answer>> QtKeychain::ask(const std::string& key, const MakeJob& make) {
    const auto answer = std::make_shared<Answer>();
    auto given = answer->given.get_future();
    const QString service = service_;
    // A job belongs to the thread it is made on; from there its answer comes back by the promise.
    QMetaObject::invokeMethod(
        onThread_.get(),
        [answer, make, service, key] {
            QKeychain::Job* job = make(service).release();  // deletes itself when it has finished
            job->setKey(QString::fromStdString(key));
            job->setInsecureFallback(false);
            QObject::connect(job, &QKeychain::Job::finished, job, [answer](QKeychain::Job* finished) {
                answer->code = finished->error();
                answer->words = finished->errorString().toStdString();
                answer->secret = secretOf(*finished);
                answer->given.set_value();
            });
            job->start();
        },
        Qt::QueuedConnection);
    if (given.wait_for(patience_) != std::future_status::ready)
        return refusal(QKeychain::NoBackendAvailable, "no answer in time", key);
    if (answer->code != QKeychain::NoError) return refusal(answer->code, answer->words, key);
    return answer;
}

Result<Secret> QtKeychain::read(const std::string& key) {
    HS_ASSIGN(auto answer,
              ask(key, [](const QString& service) { return std::make_unique<QKeychain::ReadPasswordJob>(service); }));
    return std::move(answer->secret);
}

Result<void> QtKeychain::write(const std::string& key, const Secret& secret) {
    const auto written = ask(key, [secret](const QString& service) {  // a copy: the job may outlive an impatient call
        auto job = std::make_unique<QKeychain::WritePasswordJob>(service);
        const auto bytes = secret.reveal();
        job->setBinaryData(QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())));
        return job;
    });
    if (!written.ok()) return written.error();
    return {};
}

Result<void> QtKeychain::erase(const std::string& key) {
    const auto erased =
        ask(key, [](const QString& service) { return std::make_unique<QKeychain::DeletePasswordJob>(service); });
    if (!erased.ok() && erased.error().code != ErrorCode::NotFound) return erased.error();
    return {};
}

}  // namespace hs
