#pragma once

#include <string_view>
#include <vector>

#include "core/expr/Ast.h"
#include "core/expr/Expression.h"

namespace hs::expr {

/// Writes down what each part of an expression gave, in the order in which parts are begun. Constants that stand
/// inside something are left out: they say what is written already.
class Trace {
public:
    /// The expression's text must outlive the trace.
    explicit Trace(std::string_view text) : text_(text) {}

    /// Notes a part that is about to be computed; the answer goes to `end`.
    std::size_t begin(const Node& node);
    void end(std::size_t step, std::string result);

    std::vector<TraceStep> take() { return std::move(steps_); }

private:
    static constexpr std::size_t notNoted = static_cast<std::size_t>(-1);

    std::string_view text_;
    std::vector<TraceStep> steps_;
    int depth_ = 0;
};

}  // namespace hs::expr
