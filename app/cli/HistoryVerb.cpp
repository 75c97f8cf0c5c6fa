#include <iostream>

#include "app/cli/InputFile.h"
#include "app/cli/Verbs.h"
#include "core/model/ConfigurationDocument.h"
#include "core/model/ConfigurationJson.h"

namespace hs::cli {

namespace {

/// What `import`, `diff` and `restore` are given.
struct Wishes {
    std::string name, path;
    std::int64_t version = 0, other = 0;
    bool replace = false;
};

int exportOne(Invocation& invocation, const std::string& name) {
    const auto engine = invocation.engine();
    if (!engine.ok()) return invocation.fail(engine.error());
    const auto summary = (*engine)->engine().configurations().show(name);
    if (!summary.ok()) return invocation.fail(summary.error());
    return invocation.printJson(documentOf(summary->configuration));
}

int printSaved(Invocation& invocation, const Configuration& saved) {
    if (invocation.json) return invocation.printJson(toJson(saved));
    std::cout << "Saved " << saved.name << " as version " << saved.version << ".\n";
    return Done;
}

int import(Invocation& invocation, const Wishes& wishes) {
    const auto content = contentOf(wishes.path);
    if (!content.ok()) return invocation.fail(content.error());
    const auto document = configurationFromDocument(content->toStdString());
    if (!document.ok()) {
        Error error = document.error();
        if (error.object.empty()) error.object = wishes.path;
        return invocation.fail(error);
    }
    const auto engine = invocation.engine();
    if (!engine.ok()) return invocation.fail(engine.error());
    auto& commands = (*engine)->engine().configurations();
    const auto saved = wishes.replace ? commands.replace(*document, invocation.stop()) : commands.import(*document);
    if (saved.ok()) return printSaved(invocation, *saved);
    Error error = saved.error();
    if (error.code == ErrorCode::Conflict && !wishes.replace)
        error.nextStep = "Choose another name in the document, or import over the existing one with --replace.";
    return invocation.fail(error);
}

std::string namesOf(const std::vector<MemberChange>& changes) {
    constexpr std::size_t shown = 3;
    std::string names;
    for (std::size_t i = 0; i < changes.size() && i < shown; ++i) names += (i > 0 ? ", " : "") + changes[i].member;
    if (changes.size() > shown) names += " and " + std::to_string(changes.size() - shown) + " more";
    return names;
}

int history(Invocation& invocation, const std::string& name) {
    const auto engine = invocation.engine();
    if (!engine.ok()) return invocation.fail(engine.error());
    const auto versions = (*engine)->engine().configurations().history(name);
    if (!versions.ok()) return invocation.fail(versions.error());
    QJsonArray documents;
    Table table({"VERSION", "SAVED", "BY", "WHAT", "CHANGED"});
    for (std::size_t i = 0; i < versions->size(); ++i) {
        const ConfigurationVersion& version = (*versions)[i];
        const bool first = i + 1 == versions->size();
        const auto changes =
            first ? std::vector<MemberChange>() : differences((*versions)[i + 1].configuration, version.configuration);
        const std::string saved = version.savedAt == 0 ? std::string() : toIso8601(version.savedAt);
        documents.append(QJsonObject{{QStringLiteral("version"), static_cast<qint64>(version.configuration.version)},
                                     {QStringLiteral("savedAt"), QString::fromStdString(saved)},
                                     {QStringLiteral("by"), QString::fromStdString(version.note.by)},
                                     {QStringLiteral("what"), QString::fromStdString(version.note.what)},
                                     {QStringLiteral("changes"), toJson(changes)}});
        const auto orDash = [](const std::string& text) { return text.empty() ? std::string("-") : text; };
        table.add({std::to_string(version.configuration.version), orDash(saved), orDash(version.note.by),
                   orDash(version.note.what), orDash(namesOf(changes))});
    }
    if (invocation.json) return invocation.printJson(documents);
    table.print();
    return Done;
}

int diff(Invocation& invocation, const Wishes& wishes) {
    const auto engine = invocation.engine();
    if (!engine.ok()) return invocation.fail(engine.error());
    const auto changes = (*engine)->engine().configurations().differences(wishes.name, wishes.version, wishes.other);
    if (!changes.ok()) return invocation.fail(changes.error());
    if (invocation.json) return invocation.printJson(toJson(*changes));
    for (const MemberChange& change : *changes) {
        std::cout << change.member << '\n';
        if (!change.before.empty()) std::cout << "  - " << change.before << '\n';
        if (!change.after.empty()) std::cout << "  + " << change.after << '\n';
    }
    if (changes->empty()) std::cout << "The two versions have the same settings.\n";
    return Done;
}

int restore(Invocation& invocation, const Wishes& wishes) {
    const auto engine = invocation.engine();
    if (!engine.ok()) return invocation.fail(engine.error());
    const auto saved = (*engine)->engine().configurations().restore(wishes.name, wishes.version, 0, invocation.stop());
    return saved.ok() ? printSaved(invocation, *saved) : invocation.fail(saved.error());
}

CLI::App* addOne(CLI::App& verb, Invocation& invocation, const char* name, const char* help,
                 const std::shared_ptr<Wishes>& wishes, int (*work)(Invocation&, const Wishes&)) {
    CLI::App* sub = verb.add_subcommand(name, help);
    invocation.addCommonOptions(*sub);
    sub->callback([&invocation, wishes, work] {
        invocation.action = [&invocation, wishes, work] { return work(invocation, *wishes); };
    });
    return sub;
}

}  // namespace

void addHistoryVerbs(CLI::App& configuration, Invocation& invocation) {
    const auto wishes = std::make_shared<Wishes>();
    const auto add = [&](const char* name, const char* help, int (*work)(Invocation&, const Wishes&)) {
        return addOne(configuration, invocation, name, help, wishes, work);
    };
    add("export", "Print it as a JSON document, secrets by reference only",
        [](Invocation& call, const Wishes& given) { return exportOne(call, given.name); })
        ->add_option("NAME", wishes->name)
        ->required();
    CLI::App* importing = add("import", "Make a configuration from an exported document", import);
    importing->add_option("FILE", wishes->path)->required();
    importing->add_flag("--replace", wishes->replace,
                        "Over the existing one of its name, if nobody saved it since the export");
    add("history", "Every saved version: when, by whom, what changed",
        [](Invocation& call, const Wishes& given) { return history(call, given.name); })
        ->add_option("NAME", wishes->name)
        ->required();
    CLI::App* comparing = add("diff", "What changed from one version to another, member by member", diff);
    comparing->add_option("NAME", wishes->name)->required();
    comparing->add_option("VERSION", wishes->version)->required();
    comparing->add_option("OTHER", wishes->other, "Default: what is stored now");
    CLI::App* restoring = add("restore", "Make a new version with the settings of an old one; secrets stay", restore);
    restoring->add_option("NAME", wishes->name)->required();
    restoring->add_option("VERSION", wishes->version)->required();
}

}  // namespace hs::cli
