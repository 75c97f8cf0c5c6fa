#include "app/cli/Invocation.h"

#include <QJsonDocument>

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "app/sandbox/SandboxState.h"

namespace hs::cli {

namespace {

/// Characters, not bytes, so that columns line up under names with umlauts.
std::size_t widthOf(const std::string& text) {
    std::size_t characters = 0;
    for (const char c : text) characters += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    return characters;
}

std::string cut(const std::string& text, std::size_t width) {
    if (widthOf(text) <= width) return text;
    std::string shorter;
    std::size_t characters = 0;
    for (const char c : text) {
        if ((static_cast<unsigned char>(c) & 0xC0) != 0x80 && ++characters >= width) break;
        shorter += c;
    }
    return shorter + "…";
}

void print(const QJsonDocument& document) {
    std::cout << document.toJson(QJsonDocument::Indented).constData() << std::flush;
}

}  // namespace

Invocation::Invocation(std::stop_token stop) : stop_(std::move(stop)) {}

void Invocation::addCommonOptions(CLI::App& verb) {
    verb.add_option("--profile", profile, "Work on this profile")->type_name("NAME")->capture_default_str();
    verb.add_flag("--sandbox", sandbox, "Work on the running sandbox's profile");
    verb.add_flag("--json", json, "Print exactly one JSON document on standard output");
    verb.add_flag("--verbose", verbose, "Tell more on standard error");
}

Result<wiring::Profile> Invocation::chosenProfile() const {
    const bool named = profile.rfind("sandbox-", 0) == 0;
    if (sandbox || named) {
        const auto state = sandbox::findSandbox(named ? profile.substr(8) : std::string());
        if (!state)
            return Error(ErrorCode::NotFound, named ? "No sandbox with the profile '" + profile + "' is running."
                                                    : std::string("No sandbox is running."))
                .next("Start one: hybridsync sandbox up");
        return wiring::Profile{state->profile, state->profileDirectory};
    }
    return wiring::Profile::named(profile);
}

Result<wiring::Assembly*> Invocation::engine() {
    if (assembly_) return assembly_.get();
    log_ = std::make_unique<StreamLog>(std::cerr, verbose ? LogLevel::Debug : LogLevel::Warning);
    HS_ASSIGN(const wiring::Profile chosen, chosenProfile());
    wiring::AssemblyOptions options;
    options.log = log_.get();
    HS_ASSIGN(assembly_, wiring::Assembly::open(chosen, options));
    return assembly_.get();
}

int Invocation::printJson(const QJsonObject& document, int code) const {
    print(QJsonDocument(document));
    return code;
}

int Invocation::printJson(const QJsonArray& document, int code) const {
    print(QJsonDocument(document));
    return code;
}

int Invocation::fail(const Error& error) const {
    std::cerr << "hybridsync: " << error.message << '\n';
    if (!error.object.empty()) std::cerr << "  Object:    " << error.object << '\n';
    if (!error.attribute.empty()) std::cerr << "  Attribute: " << error.attribute << '\n';
    if (!error.serverText.empty()) std::cerr << "  Server:    " << error.serverText << '\n';
    if (!error.nextStep.empty()) std::cerr << "  Next:      " << error.nextStep << '\n';
    return exitCodeOf(error);
}

void Table::print() const {
    std::vector<std::size_t> widths;
    for (const auto& row : rows_)
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (widths.size() <= i) widths.push_back(0);
            widths[i] = std::max(widths[i], widthOf(row[i]));
        }
    for (const auto& row : rows_) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            line += row[i];
            if (i + 1 < row.size()) line.append(widths[i] - widthOf(row[i]) + 2, ' ');
        }
        std::cout << line << '\n';
    }
    std::cout << std::flush;
}

std::string brief(const Values& values, std::size_t width) {
    if (values.empty()) return "(empty)";
    std::string text;
    for (const Value& value : values) {
        if (!text.empty()) text += ", ";
        text += value.isBinary() ? "<" + std::to_string(value.bytes().size()) + " bytes>" : value.bytes();
    }
    return cut(text, width);
}

}  // namespace hs::cli
