#include "app/cli/RunReport.h"

#include <iostream>

#include "app/cli/Invocation.h"

namespace hs::cli {

void print(const Run& run) {
    const RunCounts& n = run.counts;
    std::cout << "Run " << run.id << " of " << run.configuration << ": " << toString(run.kind) << ", " << toString(run.state)
              << " in " << run.durationMs() << " ms\n"
              << "  read       " << n.readDirectory << " directory, " << n.readCloud << " cloud\n"
              << "  planned    " << n.planned << '\n'
              << "  written    " << n.written << '\n'
              << "  unchanged  " << n.unchanged << '\n'
              << "  skipped    " << n.skipped << '\n'
              << "  failed     " << n.failed << '\n';
    if (!run.error.message.empty()) std::cout << "  " << run.error.toLine() << '\n';
    if (n.failed > 0) std::cout << "Next: hybridsync run show " << run.id << '\n';
    std::cout << std::flush;
}

void print(const Change& change) {
    const ObjectRef& object = change.target.name.empty() ? change.source : change.target;
    std::cout << toString(change.kind) << ' ' << toString(object.side) << ' ' << object.name << ": " << toString(change.state)
              << '\n';
    if (change.state == Change::State::Failed) std::cout << "    " << change.error.toLine() << '\n';
    for (const AttributeChange& row : change.attributes)
        std::cout << "    " << row.target.text() << ": " << brief(row.before, 40) << " -> " << brief(row.after, 60) << "  "
                  << toString(row.result) << (row.reason.empty() ? "" : "  (" + row.reason + ")") << '\n';
}

}  // namespace hs::cli
