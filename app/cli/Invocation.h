#pragma once

#include <CLI/CLI.hpp>
#include <QJsonArray>
#include <QJsonObject>

#include <functional>
#include <memory>
#include <stop_token>
#include <string>

#include "app/cli/ExitCode.h"
#include "core/base/Log.h"
#include "core/wiring/Assembly.h"

namespace hs::cli {

/// One call of the program: what was asked for, and the streams and engine to answer with. `--json` prints exactly one
/// JSON document on standard output; logs and progress go to standard error.
class Invocation {
public:
    explicit Invocation(std::stop_token stop);

    std::string profile = "default";
    bool sandbox = false;  ///< use the running sandbox's profile
    bool json = false;
    bool verbose = false;
    std::function<int()> action;  ///< set by the verb that was given

    /// Adds --profile, --sandbox, --json and --verbose to a verb.
    void addCommonOptions(CLI::App& verb);

    /// The engine over the chosen profile; opened once.
    Result<wiring::Assembly*> engine();
    Result<wiring::Profile> chosenProfile() const;

    std::stop_token stop() const { return stop_; }
    Log& log() { return *log_; }

    /// Prints the document (with --json) and returns `code`.
    int printJson(const QJsonObject& document, int code = Done) const;
    int printJson(const QJsonArray& document, int code = Done) const;

    /// Says what went wrong on standard error and returns its exit code.
    int fail(const Error& error) const;

private:
    std::stop_token stop_;
    std::unique_ptr<Log> log_;
    std::unique_ptr<wiring::Assembly> assembly_;
};

/// Left-aligned columns on standard output, for people.
class Table {
public:
    explicit Table(std::vector<std::string> header) : rows_{std::move(header)} {}
    void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
    void print() const;

private:
    std::vector<std::vector<std::string>> rows_;
};

/// Values for people: joined by ", "; bytes as "<48 bytes>"; "(empty)" when there are none; cut to `width` characters.
std::string brief(const Values& values, std::size_t width = 60);

}  // namespace hs::cli
