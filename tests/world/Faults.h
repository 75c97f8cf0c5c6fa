#pragma once

#include <optional>

#include "core/base/Error.h"
#include "core/base/Result.h"

namespace hs::world {

/// A scripted failure of one port call, counted over every port that shares this object: "the n-th call fails, before
/// or after it took effect".
class Faults {
public:
    enum class Moment { Before, After };

    void failCall(int number, Moment moment, Error error = Error(ErrorCode::Unavailable, "the connection was cut")) {
        number_ = number;
        moment_ = moment;
        error_ = std::move(error);
        calls_ = 0;
        struck_ = false;
        deadly_ = false;
    }
    /// From the n-th call on everything fails, as for a process that was killed there.
    void dieAtCall(int number, Error error = Error(ErrorCode::Unavailable, "the process was killed")) {
        failCall(number, Moment::Before, std::move(error));
        deadly_ = true;
    }
    void none() { failCall(0, Moment::Before); }

    int calls() const { return calls_; }
    bool struck() const { return struck_; }  ///< the failure has happened

    /// One port call around `work`.
    template <typename Work>
    auto around(Work&& work) -> decltype(work()) {
        ++calls_;
        const bool mine = calls_ == number_ || (deadly_ && calls_ > number_);
        if (mine) struck_ = true;
        if (mine && moment_ == Moment::Before) return error_;
        auto result = work();
        if (mine && result.ok()) return error_;
        return result;
    }

private:
    int number_ = 0;
    int calls_ = 0;
    bool struck_ = false;
    bool deadly_ = false;
    Moment moment_ = Moment::Before;
    Error error_;
};

}  // namespace hs::world
