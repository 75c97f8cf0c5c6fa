#include "app/cli/RunReport.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <iostream>

#include "app/cli/Progress.h"
#include "core/model/CliJson.h"
#include "core/sync/Guard.h"

namespace hs::cli {

void print(const Run& run) {
    const RunCounts& n = run.counts;
    std::cout << "Run " << run.id << " of " << run.configuration << ": " << toString(run.kind) << ", "
              << toString(run.state) << " in " << run.durationMs() << " ms\n"
              << "  read       " << n.readDirectory << " directory, " << n.readCloud << " cloud\n"
              << "  planned    " << n.planned << '\n'
              << "  written    " << n.written << '\n'
              << "  unchanged  " << n.unchanged << '\n'
              << "  skipped    " << n.skipped << '\n'
              << "  failed     " << n.failed << '\n';
    if (run.basis != 0)
        std::cout << "  basis      run " << run.basis << (run.kind == RunKind::Undo ? ", undone" : ", its plan applied")
                  << '\n';
    if (!run.by.empty()) std::cout << "  by         " << run.by << '\n';
    if (!run.note.empty()) std::cout << "  note       " << run.note << '\n';
    if (!run.error.message.empty()) std::cout << "  " << run.error.toLine() << '\n';
    if (run.state == RunState::Previewed && n.planned > 0)
        std::cout << "Next: hybridsync run show " << run.id << ", then hybridsync run apply " << run.id << '\n';
    if (run.state == RunState::StoppedByGuard)
        std::cout << "Next: hybridsync run show " << run.id << "; if all of it is meant: hybridsync run apply "
                  << run.id << " --allow\n";
    if (n.failed > 0) std::cout << "Next: hybridsync run show " << run.id << '\n';
    std::cout << std::flush;
}

void print(const Change& change) {
    const ObjectRef& object = change.target.name.empty() ? change.source : change.target;
    std::cout << toString(change.kind) << ' ' << toString(object.side) << ' ' << object.name << ": "
              << toString(change.state) << '\n';
    if (change.state == Change::State::Failed) std::cout << "    " << change.error.toLine() << '\n';
    for (const AttributeChange& row : change.attributes)
        std::cout << "    " << row.target.text() << ": " << brief(row.before, 40) << " -> " << brief(row.after, 60)
                  << "  " << toString(row.result) << (row.reason.empty() ? "" : "  (" + row.reason + ")") << '\n';
}

Result<void> printJson(const Run& run, Store& store) {
    // The object's own closing brace waits until the changes are in it.
    QByteArray head = QJsonDocument(toCliJson(run)).toJson(QJsonDocument::Compact);
    head.chop(1);
    std::cout << head.constData() << ",\"changes\":[";
    bool first = true;
    const auto read = store.eachChange(run.id, std::nullopt, std::nullopt, [&first](Change&& change) -> Result<void> {
        std::cout << (first ? "\n" : ",\n")
                  << QJsonDocument(toCliJson(change)).toJson(QJsonDocument::Compact).constData();
        first = false;
        return {};
    });
    std::cout << "]}\n" << std::flush;
    return read;
}

int report(Invocation& invocation, const Result<Run>& run) {
    if (!run.ok()) return invocation.fail(run.error());
    const int code = exitCodeOf(*run);
    if (!invocation.json) {
        print(*run);
        return code;
    }
    const auto assembly = invocation.engine();
    if (!assembly.ok()) return invocation.fail(assembly.error());
    const auto printed = printJson(*run, (*assembly)->engine().ports().store);
    return printed.ok() ? code : invocation.fail(printed.error());
}

int runAndReport(Invocation& invocation, const std::function<service::Answer<Run>(service::Client&)>& ask) {
    const auto assembly = invocation.engine();
    if (!assembly.ok()) return invocation.fail(assembly.error());
    Progress progress(invocation);
    service::Client& client = (*assembly)->client();
    progress.follow(client);
    const auto run = awaited(ask(client));
    const int code = report(invocation, run);
    return !run.ok() && sync::Guard::isRefusal(run.error()) ? static_cast<int>(StoppedByGuard) : code;
}

}  // namespace hs::cli
