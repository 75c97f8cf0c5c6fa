#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <regex>
#include <set>

#include "tests/architecture/SourceTree.h"

// The laws of ARCHITECTURE.md, read off the sources.
namespace hs::architecture {
namespace {

using Floors = std::map<std::string, std::set<std::string>>;

/// What each floor may include of the project, itself apart.
const Floors& allowed() {
    static const std::set<std::string> everyCore = {
        "core/base",  "core/model", "core/expr", "core/ports", "core/sync",    "core/ldap", "core/store",
        "core/vault", "core/net",   "core/auth", "core/graph", "core/service", "core/api"};
    static const std::set<std::string> feature = {"ui/kit",     "core/service", "core/expr",
                                                  "core/ports", "core/model",   "core/base"};
    static const Floors floors = [] {
        Floors all = {
            {"core/base", {}},
            {"core/model", {"core/base"}},
            {"core/expr", {"core/model", "core/base"}},
            {"core/ports", {"core/model", "core/base"}},
            {"core/sync", {"core/expr", "core/ports", "core/model", "core/base"}},
            {"core/net", {"core/base"}},
            {"core/ldap", {"core/ports", "core/model", "core/base"}},
            {"core/store", {"core/ports", "core/model", "core/base"}},
            {"core/vault", {"core/ports", "core/model", "core/base"}},
            {"core/auth", {"core/net", "core/ports", "core/model", "core/base"}},
            {"core/graph", {"core/net", "core/ports", "core/model", "core/base"}},
            {"core/service", {"core/sync", "core/expr", "core/ports", "core/model", "core/base"}},
            {"core/api", {"core/service", "core/net", "core/model", "core/base"}},
            {"core/wiring", everyCore},
            {"ui/kit", {"core/base", "core/model"}},
        };
        for (const char* name : {"ui/connect", "ui/configurations", "ui/overview", "ui/properties", "ui/provision",
                                 "ui/mapping", "ui/scoping", "ui/logs", "ui/runs", "ui/agents", "ui/settings"})
            all[name] = feature;
        // What is said and done about a synchronization job is the same on every page that shows one.
        all["ui/job"] = feature;
        for (const char* name : {"ui/configurations", "ui/overview", "ui/properties", "ui/agents"})
            all[name].insert("ui/job");
        all["ui/shell"] = feature;
        for (const auto& [name, floor] : all)
            if (name.rfind("ui/", 0) == 0 && name != "ui/shell") all["ui/shell"].insert(name);
        return all;
    }();
    return floors;
}

/// "core/base/Result.h" lives on "core/base"; nothing for headers that are not the project's.
std::string floorOfInclude(const std::string& include) {
    for (const char* top : {"core/", "ui/", "app/", "tests/"})
        if (include.rfind(top, 0) == 0) return SourceFile{include, {}}.floor();
    return {};
}

std::string listed(const std::vector<std::string>& violations) {
    std::string text;
    for (const std::string& violation : violations) text += "\n  " + violation;
    return text;
}

TEST(Laws, AFileIncludesOnlyItsOwnFloorOrFloorsBelowIt) {
    std::vector<std::string> violations;
    for (const SourceFile& file : readTree({"core", "ui"})) {
        const auto floor = allowed().find(file.floor());
        if (floor == allowed().end()) {
            violations.push_back(file.path + " is on no known floor");
            continue;
        }
        for (const std::string& include : file.includes()) {
            const std::string target = floorOfInclude(include);
            if (!target.empty() && target != file.floor() && floor->second.count(target) == 0)
                violations.push_back(file.path + " includes " + include);
        }
    }
    EXPECT_TRUE(violations.empty()) << listed(violations);
}

TEST(Laws, TheCoreHasNoDisplay) {
    static const std::regex gui(
        R"re(^(QtWidgets|QtGui|QtSvg)/|^Q(Widget|Label|Pixmap|Icon|Image|Color|Font|Painter|Application|GuiApplication|Palette|Dialog|DesktopServices)$)re");
    std::vector<std::string> violations;
    for (const SourceFile& file : readTree({"core"}))
        for (const std::string& include : file.includes())
            if (std::regex_search(include, gui)) violations.push_back(file.path + " includes " + include);
    EXPECT_TRUE(violations.empty()) << listed(violations);
}

TEST(Laws, ProtocolHeadersStayAtTheirEdge) {
    const std::vector<std::pair<std::regex, std::set<std::string>>> edges = {
        {std::regex("^(ldap|lber)\\.h$"), {"core/ldap"}},
        {std::regex("^microhttpd\\.h$"), {"core/net"}},
        {std::regex("^curl/"), {"core/net"}},
        {std::regex("^(QtSql/|QSql)"), {"core/store"}},
        {std::regex("^(QtNetwork/|QNetwork|QSsl|QTcp)"), {"core/net", "core/auth"}},
        {std::regex("^(QtNetworkAuth/|QOAuth|QAbstractOAuth)"), {"core/auth"}},
        {std::regex("^simdjson\\.h$"), {"core/graph"}},
    };
    std::vector<std::string> violations;
    for (const SourceFile& file : readTree({"core", "ui", "app"}))
        for (const std::string& include : file.includes())
            for (const auto& [pattern, floors] : edges)
                if (std::regex_search(include, pattern) && floors.count(file.floor()) == 0)
                    violations.push_back(file.path + " includes " + include);
    EXPECT_TRUE(violations.empty()) << listed(violations);
}

TEST(Laws, SourceFilesStayUnderFourHundredLines) {
    std::vector<std::string> violations;
    for (const SourceFile& file : readTree({"core", "ui", "app"}))
        if (file.lines.size() > 400)
            violations.push_back(file.path + " has " + std::to_string(file.lines.size()) + " lines");
    EXPECT_TRUE(violations.empty()) << listed(violations);
}

/// Definitions start at column 0 and end with a brace at column 0: the tree is formatted, so that this is exact.
std::vector<std::string> longFunctions(const SourceFile& file, std::size_t most) {
    static const std::regex opening(
        R"re(^[A-Za-z_].*\)(\s*(const|noexcept|override|final))*\s*(->.*)?\{$|^    : .*\{$)re");
    std::vector<std::string> found;
    std::size_t start = 0;
    bool inside = false;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        const std::string& line = file.lines[i];
        if (!inside && std::regex_search(line, opening) && line.rfind("namespace", 0) != 0) {
            inside = true;
            start = i;
        } else if (inside && line == "}") {
            inside = false;
            if (i - start + 1 > most)
                found.push_back(file.path + ":" + std::to_string(start + 1) + " has " + std::to_string(i - start + 1) +
                                " lines");
        }
    }
    return found;
}

TEST(Laws, FunctionsStayUnderSixtyLines) {
    std::vector<std::string> violations;
    for (const SourceFile& file : readTree({"core", "ui", "app"}))
        for (const std::string& violation : longFunctions(file, 60)) violations.push_back(violation);
    EXPECT_TRUE(violations.empty()) << listed(violations);
}

TEST(Laws, NamesSayWhatAThingIs) {
    static const std::regex vague("(Manager|Helper|Util|Utils|Handler|Processor|Data|Info|Impl|Misc)$");
    std::vector<std::string> violations;
    for (const SourceFile& file : readTree({"core", "ui", "app"}))
        for (const std::string& name : file.declaredClasses())
            if (std::regex_search(name, vague)) violations.push_back(file.path + " declares " + name);
    EXPECT_TRUE(violations.empty()) << listed(violations);
}

TEST(Laws, TheCoreHasNoTranslationsExceptionsOrMutableStatics) {
    const std::vector<std::pair<std::regex, std::string>> forbidden = {
        {std::regex(R"re(\btr\()re"), "tr()"},
        {std::regex(R"re(^\s*throw\b)re"), "throw"},
        {std::regex(R"re(\bco_(await|return|yield)\b)re"), "a coroutine"},
        {std::regex(R"re(^\s*static\s+(?!const\b|constexpr\b|inline const)[A-Za-z_][\w:<>,\s\*&]*\s+\w+\s*(=|\{|;))re"),
         "a mutable static"},
    };
    std::vector<std::string> violations;
    for (const SourceFile& file : readTree({"core"}))
        for (std::size_t i = 0; i < file.lines.size(); ++i)
            for (const auto& [pattern, what] : forbidden)
                if (file.lines[i].find("//") == std::string::npos && std::regex_search(file.lines[i], pattern))
                    violations.push_back(file.path + ":" + std::to_string(i + 1) + " has " + what);
    EXPECT_TRUE(violations.empty()) << listed(violations);
}

TEST(Laws, OnlyTheCommitterApplies) {
    std::vector<std::string> violations;
    for (const SourceFile& file : readTree({"core/sync", "core/service", "core/wiring", "app"}))
        for (const std::string& line : file.lines)
            if (file.path.rfind("core/sync/Committer", 0) != 0 &&
                std::regex_search(line, std::regex(R"re((\.|->)apply\(.*[Rr]eceipt)re")))
                violations.push_back(file.path + ": " + line);
    EXPECT_TRUE(violations.empty()) << listed(violations);
}

TEST(Laws, OnlyProgramsAndTestsPutTheEngineTogether) {
    std::vector<std::string> violations;
    for (const SourceFile& file : readTree({"core", "ui"}))
        for (const std::string& include : file.includes())
            if (include.rfind("core/wiring/", 0) == 0 && file.floor() != "core/wiring") violations.push_back(file.path);
    EXPECT_TRUE(violations.empty()) << listed(violations);
}

TEST(Laws, TestsCannotPassSilently) {
    static const std::regex silent(
        R"re(\b(QCOMPARE|QVERIFY|QTRY_\w+|GTEST_SKIP|QSKIP)\b|TEST\w*\(\s*\w+,\s*DISABLED_)re");
    std::vector<std::string> violations;
    for (const SourceFile& file : readTree({"tests"})) {
        if (file.path == "tests/architecture/LawsTest.cpp") continue;
        for (std::size_t i = 0; i < file.lines.size(); ++i)
            if (std::regex_search(file.lines[i], silent)) violations.push_back(file.path + ":" + std::to_string(i + 1));
    }
    EXPECT_TRUE(violations.empty()) << listed(violations);
}

TEST(Laws, ThereAreSevenLinesOfTestsToTenOfSource) {
    std::size_t source = 0, tests = 0;
    for (const SourceFile& file : readTree({"core", "ui", "app"})) source += file.lines.size();
    for (const SourceFile& file : readTree({"tests"})) tests += file.lines.size();
    EXPECT_GE(static_cast<double>(tests), 0.7 * static_cast<double>(source))
        << tests << " lines of tests to " << source;
}

TEST(Laws, EveryFileUsesItsOwnHeaderFirst) {
    std::vector<std::string> violations;
    const auto files = readTree({"core"});
    std::set<std::string> paths;
    for (const SourceFile& file : files) paths.insert(file.path);
    for (const SourceFile& file : files) {
        if (file.path.size() < 4 || file.path.substr(file.path.size() - 4) != ".cpp") continue;
        const std::string header = file.path.substr(0, file.path.size() - 4) + ".h";
        const auto includes = file.includes();
        if (paths.count(header) != 0 && (includes.empty() || includes.front() != header))
            violations.push_back(file.path);
    }
    EXPECT_TRUE(violations.empty()) << listed(violations);
}

}  // namespace
}  // namespace hs::architecture
