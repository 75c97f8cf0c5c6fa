#include "app/cli/RunReport.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <iostream>

#include "app/cli/Invocation.h"
#include "core/model/CliJson.h"

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
    if (!run.error.message.empty()) std::cout << "  " << run.error.toLine() << '\n';
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

}  // namespace hs::cli
