#include "core/expr/Trace.h"

#include "core/expr/Limits.h"

namespace hs::expr {

std::size_t Trace::begin(const Node& node) {
    const int depth = depth_++;
    if (node.kind == Node::Kind::Constant && depth > 0) return notNoted;
    if (steps_.size() >= limits::traceSteps) return notNoted;
    TraceStep step;
    step.position = node.whole.position;
    step.length = node.whole.length;
    step.text = text_.substr(step.position, step.length);
    step.depth = depth;
    steps_.push_back(std::move(step));
    return steps_.size() - 1;
}

void Trace::end(std::size_t step, std::string result) {
    --depth_;
    if (step != notNoted) steps_[step].result = std::move(result);
}

}  // namespace hs::expr
