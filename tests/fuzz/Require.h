#pragma once

#include <cstdio>
#include <cstdlib>

namespace hs::fuzz {

/// Ends the program, which is how a fuzzer learns of a broken promise.
inline void require(bool holds, const char* promise) {
    if (holds) return;
    std::fprintf(stderr, "Broken promise: %s\n", promise);
    std::abort();
}

}  // namespace hs::fuzz
