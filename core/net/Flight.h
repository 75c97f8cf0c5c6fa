#pragma once

#include <QList>
#include <QNetworkReply>
#include <QPointer>
#include <QSslError>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>

#include "core/net/HttpClient.h"

namespace hs::net {

/// One try of a request, under way on the thread that made it. Dropping it aborts the try.
class Flight {
public:
    /// `load` counts the flights of the access manager that `reply` belongs to.
    Flight(QNetworkReply* reply, std::shared_ptr<int> load);
    ~Flight();
    Flight(const Flight&) = delete;
    Flight& operator=(const Flight&) = delete;

    /// Calls `landed` once, at once if the try is over already. From now on the try fails when nothing moves for
    /// `timeout`.
    void watch(std::chrono::milliseconds timeout, std::function<void()> landed);

    struct Landing {
        Result<HttpResponse> response;
        bool dropped = false;  ///< the connection ended after the request may have been sent
    };
    Landing land();

private:
    Landing failure() const;
    bool isCut(const HttpResponse& response) const;

    QPointer<QNetworkReply> reply_;  // its manager may die first
    std::shared_ptr<int> load_;
    QTimer patience_;
    QList<QSslError> tlsErrors_;
    bool timedOut_ = false;
};

}  // namespace hs::net
