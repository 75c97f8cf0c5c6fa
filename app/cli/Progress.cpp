#include "app/cli/Progress.h"

#include <unistd.h>

#include <iostream>

namespace hs::cli {

Progress::Progress(const Invocation& invocation)
    : overwrites_(::isatty(STDERR_FILENO) != 0), tells_(overwrites_ || invocation.verbose) {}

Progress::~Progress() {
    if (width_ > 0) std::cerr << '\r' << std::string(width_, ' ') << '\r' << std::flush;
}

void Progress::follow(service::Client& client) {
    if (!tells_) return;
    // The command line has no event loop while it waits: the engine's thread tells directly.
    QObject::connect(
        &client, &service::Client::event, this, [this](const Event& event) { take(event); }, Qt::DirectConnection);
}

void Progress::take(const Event& event) {
    if (event.kind != Event::Kind::Progress) return;
    std::string line = event.phase;
    if (event.done > 0) line += ": " + std::to_string(event.done);
    if (event.total > 0) line += " of " + std::to_string(event.total);
    if (event.perSecond >= 1) line += ", " + std::to_string(static_cast<std::int64_t>(event.perSecond)) + " per second";
    if (overwrites_) {
        const std::size_t length = line.size();
        if (length < width_) line.append(width_ - length, ' ');
        width_ = length;
        std::cerr << '\r' << line << std::flush;
    } else if (event.phase != phase_) {
        std::cerr << line << '\n' << std::flush;
    }
    phase_ = event.phase;
}

}  // namespace hs::cli
