#pragma once

#include <cstddef>
#include <forward_list>
#include <string>
#include <string_view>
#include <vector>

#include "core/expr/Datum.h"
#include "core/expr/Limits.h"

namespace hs::expr {

/// The texts and lists that one evaluation makes; they live until it ends. Also its purse: steps and characters
/// are paid here, and when they run out the evaluation stops. An evaluation that only passes values
/// through allocates nothing.
class Scratch {
public:
    Scratch() = default;
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    /// False when the evaluation has taken all its steps.
    bool step() { return take(steps_, 1, limits::steps); }

    /// False when the evaluation has made, or read, all the characters it may.
    bool make(std::size_t characters) { return take(made_, characters, limits::madeCharacters); }
    bool read(std::size_t characters) { return take(read_, characters, limits::readCharacters); }

    std::string_view keep(std::string text) { return texts_.emplace_front(std::move(text)); }

    std::vector<Datum>& keep(std::vector<Datum> items) { return lists_.emplace_front(std::move(items)); }

private:
    static bool take(std::size_t& taken, std::size_t count, std::size_t limit) {
        if (count > limit - taken) return false;
        taken += count;
        return true;
    }

    std::size_t steps_ = 0;
    std::size_t made_ = 0;
    std::size_t read_ = 0;
    std::forward_list<std::string> texts_;
    std::forward_list<std::vector<Datum>> lists_;
};

}  // namespace hs::expr
