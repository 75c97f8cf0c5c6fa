#pragma once

#include <string>
#include <vector>

namespace hs::bench {

/// One run of a program of the build, as the operating system accounted for it.
struct Measured {
    int code = -1;
    double seconds = 0;
    double peakMegabytes = 0;  ///< largest resident set of the process
    std::string out;
};

/// Runs build/bin/`program`; its standard error goes to ours.
Measured runProgram(const std::string& program, const std::vector<std::string>& arguments);

/// Seconds of a piece of work.
template <typename Work>
double secondsOf(Work&& work);

/// "in 1234 ms" of what `hybridsync cycle` printed, in seconds; the cycle's own clock, without the start of the
/// process.
double cycleSeconds(const std::string& printed);

}  // namespace hs::bench

#include <chrono>

template <typename Work>
double hs::bench::secondsOf(Work&& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}
