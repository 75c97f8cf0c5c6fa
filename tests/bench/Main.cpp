#include <QCoreApplication>

#include <cstdio>
#include <iostream>

#include "app/sandbox/Person.h"
#include "app/sandbox/SandboxLauncher.h"
#include "core/wiring/Assembly.h"
#include "tests/bench/Disturbance.h"
#include "tests/bench/Expressions.h"
#include "tests/bench/Floors.h"
#include "tests/bench/Measured.h"

// `./dev bench [--durable] [USERS…]`: the mapping language, then whole cycles of the product against raw floors of the
// same servers in the same run. `./dev bench expressions` is the language alone.
namespace {

using namespace hs;
using namespace hs::bench;

constexpr const char* userProperties =
    "id,userPrincipalName,onPremisesImmutableId,displayName,givenName,surname,mail,mailNickname,accountEnabled,"
    "jobTitle,"
    "department,companyName,officeLocation,city,businessPhones,usageLocation,assignedLicenses,cloudAnchor,"
    "cloudLegacyExchangeDN,"
    "cloudMSExchArchiveStatus,cloudMSExchBlockedSendersHash,cloudMSExchSafeRecipientsHash,cloudMSExchSafeSendersHash,"
    "cloudMSExchUCVoiceMailSettings,cloudMSExchUserHoldPolicies,cloudMSExchRecipientDisplayType";

const std::vector<std::string> directoryAttributes = {"objectClass",
                                                      "objectGUID",
                                                      "mS-DS-ConsistencyGuid",
                                                      "userPrincipalName",
                                                      "displayName",
                                                      "cn",
                                                      "givenName",
                                                      "sn",
                                                      "mail",
                                                      "mailNickname",
                                                      "sAMAccountName",
                                                      "userAccountControl",
                                                      "title",
                                                      "department",
                                                      "company",
                                                      "physicalDeliveryOfficeName",
                                                      "l",
                                                      "telephoneNumber",
                                                      "c",
                                                      "msDS-ExternalDirectoryObjectId",
                                                      "proxyAddresses",
                                                      "msExchArchiveStatus",
                                                      "msExchBlockedSendersHash",
                                                      "msExchSafeRecipientsHash",
                                                      "msExchSafeSendersHash",
                                                      "msExchUCVoiceMailSettings",
                                                      "msExchUserHoldPolicies"};

void line(const char* what, double ours, double floor) {
    std::printf("  %-34s %8.2f s   floor %8.2f s   ratio %.2f\n", what, ours, floor, floor > 0 ? ours / floor : 0.0);
    std::fflush(stdout);
}

/// The journal of the run `back` runs before the last.
Result<std::vector<Change>> writebackChanges(const sandbox::SandboxState& state, int back) {
    HS_ASSIGN(const auto assembly, wiring::Assembly::open({state.profile, state.profileDirectory}, {}));
    Store& store = assembly->engine().ports().store;
    HS_ASSIGN(const auto runs, store.runs(state.configuration, back + 1));
    std::vector<Change> changes;
    HS_TRY(store.eachChange(runs.back().id, RuleKind::Writeback, std::nullopt,
                            [&changes](Change&& change) -> Result<void> {
                                changes.push_back(std::move(change));
                                return {};
                            }));
    return changes;
}

Measured cycle(const sandbox::SandboxState& state, const char* name) {
    const Measured measured =
        runProgram("hybridsync", {"cycle", state.configuration, "--full", "--profile", state.profile});
    std::printf("  %-34s %8.2f s   peak %.0f MB   exit %d\n", name, cycleSeconds(measured.out), measured.peakMegabytes,
                measured.code);
    std::fflush(stdout);
    return measured;
}

/// A hundred people get a new title; the least of three, because the first delta also pays for a cold server.
Result<void> benchDelta(const sandbox::SandboxState& state) {
    double least = 1e9, peak = 0;
    for (int round = 0; round < 3; ++round) {
        HS_TRY(changeTitles(state, 100, "Changed " + std::to_string(round)));
        const Measured delta = runProgram("hybridsync", {"cycle", state.configuration, "--profile", state.profile});
        if (delta.code != 0 || delta.out.find(": delta,") == std::string::npos)
            return Error(ErrorCode::Internal, "The delta cycle did not run as one: " + delta.out);
        least = std::min(least, cycleSeconds(delta.out));
        peak = std::max(peak, delta.peakMegabytes);
    }
    std::printf("  %-34s %8.2f s   peak %.0f MB\n", "delta of 100 changes", least, peak);
    return {};
}

/// The first full write is killed half way; what the next cycle takes to finish it.
Result<void> benchRecovery(const sandbox::SandboxOptions& options, double wholeWrite) {
    HS_ASSIGN(const sandbox::SandboxState state, sandbox::SandboxLauncher::up(options));
    runProgram("hybridsync", {"configuration", "set", state.configuration, "--exchange-hybrid-writeback", "on",
                              "--profile", state.profile});
    cycle(state, "(first cycle of another sandbox)");
    const bool killed = killCycleAfter(state, wholeWrite / 2);
    const Measured rest = cycle(state, killed ? "after kill -9 half way: the rest" : "(the kill came too late)");
    line("rest / the whole write", cycleSeconds(rest.out), wholeWrite);
    const auto stopped = sandbox::SandboxLauncher::down(state.id);
    return stopped.ok() ? Result<void>() : Result<void>(stopped.error());
}

Result<void> benchUsers(int users, bool durable) {
    sandbox::SandboxOptions options;
    options.users = users;
    options.durable = durable;
    options.exchangeDelaySeconds = 0;
    std::printf("%d users%s\n", users, durable ? ", a directory that syncs to disk" : "");
    HS_ASSIGN(const sandbox::SandboxState state, sandbox::SandboxLauncher::up(options));
    runProgram("hybridsync", {"configuration", "set", state.configuration, "--exchange-hybrid-writeback", "on",
                              "--profile", state.profile});
    cycle(state, "first cycle (everybody to the cloud)");
    const Measured write = cycle(state, "second cycle (first full write)");
    const Measured idle = cycle(state, "third cycle (no change)");
    const Measured again = cycle(state, "fourth cycle (no change)");

    std::size_t entries = 0, bytes = 0;
    const double search = rawPagedSearch(state, directoryAttributes, entries);
    const double download = rawDownload(state, userProperties, bytes);
    std::printf("  floors: paged search of %zu entries %.2f s, download of %.0f MB %.2f s\n", entries, search,
                static_cast<double>(bytes) / 1e6, download);
    line("no-change cycle / both reads", std::min(cycleSeconds(idle.out), cycleSeconds(again.out)), search + download);

    HS_ASSIGN(const std::vector<Change> changes, writebackChanges(state, 2));
    HS_TRY(benchDelta(state));
    if (const auto stopped = sandbox::SandboxLauncher::down(state.id); !stopped.ok()) return stopped.error();
    HS_ASSIGN(const sandbox::SandboxState fresh, sandbox::SandboxLauncher::up(options));
    const double modify = rawPipelinedModify(fresh, changes);
    line("first full write / bare modifies", cycleSeconds(write.out), modify);
    std::printf("  %zu modifies; bare client %.0f a second, the whole cycle %.0f a second\n", changes.size(),
                static_cast<double>(changes.size()) / modify,
                static_cast<double>(changes.size()) / cycleSeconds(write.out));
    if (const auto stopped = sandbox::SandboxLauncher::down(fresh.id); !stopped.ok()) return stopped.error();
    return benchRecovery(options, cycleSeconds(write.out));
}

Result<void> benchOnDemand() {
    sandbox::SandboxOptions options;
    options.exchangeDelaySeconds = 0;
    HS_ASSIGN(const sandbox::SandboxState state, sandbox::SandboxLauncher::up(options));
    wiring::AssemblyOptions plain;
    HS_ASSIGN(const auto assembly, wiring::Assembly::open({state.profile, state.profileDirectory}, plain));
    service::Engine& engine = assembly->engine();
    HS_ASSIGN(auto summary, engine.configurations().show(state.configuration));
    summary.configuration.properties.exchangeHybridWriteback = true;
    HS_TRY(engine.configurations().updateProperties(state.configuration, 0, summary.configuration.properties, {}));
    const auto people = sandbox::generatePeople({});
    double ours = 0, floor = 0;
    std::printf("provision on demand with writeback, mean of 10 people\n");
    for (std::size_t i = 10; i < 20; ++i) {
        service::OnDemandRequest request;
        request.configuration = state.configuration;
        request.dn = people[i].dn;
        ours += secondsOf([&] {
            (void)engine.sync().provisionOnDemand(request, {});
            (void)engine.sync().writebackOnDemand(request, {});
        });
        floor += rawOnDemand(state, people[i].dn);
    }
    line("on demand / bare requests", ours / 10, floor / 10);
    const auto stopped = sandbox::SandboxLauncher::down(state.id);
    return stopped.ok() ? Result<void>() : Result<void>(stopped.error());
}

}  // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    if (const auto done = benchExpressions(); !done.ok()) {
        std::cerr << done.error().toLine() << '\n';
        return 1;
    }
    if (argc == 2 && std::string_view(argv[1]) == "expressions") return 0;
    std::vector<int> sizes;
    bool durable = false;
    for (int i = 1; i < argc; ++i) {
        if (std::string_view(argv[i]) == "--durable") durable = true;
        else sizes.push_back(std::atoi(argv[i]));
    }
    if (sizes.empty()) sizes = {10000, 100000};
    if (const auto done = benchOnDemand(); !done.ok()) std::cerr << done.error().toLine() << '\n';
    for (const int users : sizes)
        if (const auto done = benchUsers(users, durable); !done.ok()) {
            std::cerr << done.error().toLine() << '\n';
            return 1;
        }
    return 0;
}
