#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>

#include "core/base/Clock.h"
#include "core/base/Log.h"
#include "core/ports/Store.h"
#include "core/service/EnginePorts.h"

namespace hs::service {

/// This program's right to write for its profile: the store's lease, kept alive by a thread of its own as long as
/// anybody here holds a claim on it. Thread safe.
class Ownership {
public:
    struct Held;

    /// One user of the right. Let go, or destroyed, it gives it up; the last one releases the lease.
    class Claim {
    public:
        Claim() = default;
        std::int64_t fence() const;  ///< goes into Run::fence; 0 of an empty claim
        /// Stopped when the lease is lost to another holder, or could not be renewed in time.
        std::stop_token lost() const;
        bool valid() const { return held_ != nullptr && !lost().stop_requested(); }

    private:
        friend class Ownership;
        explicit Claim(std::shared_ptr<Held> held) : held_(std::move(held)) {}
        std::shared_ptr<Held> held_;
    };

    /// All borrowed. `lifetime` is how long the lease lives without a renewal; it is renewed every quarter of that, by
    /// `clock`'s waits.
    Ownership(Store& store, Clock& clock, Log& log, const std::string& host,
              std::chrono::milliseconds lifetime = std::chrono::seconds(20));
    /// As a holder of that name: for tests that play another process.
    Ownership(Store& store, Clock& clock, Log& log, std::string host, std::string holder,
              std::chrono::milliseconds lifetime);

    /// Takes the lease, or joins in when this program holds it. A holder of this machine that is dead is replaced at
    /// once. Errors: Conflict names the holder and what to do; those of the store.
    Result<Claim> claim();

    const std::string& holder() const { return holder_; }

private:
    Result<Lease> take();

    Store& store_;
    Clock& clock_;
    Log& log_;
    std::string host_;
    std::string holder_;
    std::chrono::milliseconds lifetime_;
    std::mutex mutex_;
    std::weak_ptr<Held> held_;
};

/// The right to write for one command: an empty claim where the ports keep no ownership (tests of single pieces).
Result<Ownership::Claim> claimOf(EnginePorts& ports);

/// Who holds a lease, for people: "this console", "this program", "process 4711 on dc1".
std::string ownerText(const Lease& lease, const EnginePorts& ports);

/// Stops when either of two tokens does; for the length of one command.
class EitherStop {
public:
    EitherStop(std::stop_token first, std::stop_token second)
        : onFirst_(std::move(first), Request{&source_}), onSecond_(std::move(second), Request{&source_}) {}
    std::stop_token token() const { return source_.get_token(); }

private:
    struct Request {
        std::stop_source* source;
        void operator()() const { source->request_stop(); }
    };
    std::stop_source source_;
    std::stop_callback<Request> onFirst_;
    std::stop_callback<Request> onSecond_;
};

}  // namespace hs::service
