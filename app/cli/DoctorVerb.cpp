#include <iostream>

#include "app/cli/Progress.h"
#include "app/cli/Verbs.h"
#include "core/model/CliJson.h"

namespace hs::cli {

namespace {

int doctor(Invocation& invocation, const std::string& name) {
    const auto engine = invocation.engine();
    if (!engine.ok()) return invocation.fail(engine.error());
    const auto steps = awaited((*engine)->client().doctor(name, invocation.stop()));
    if (!steps.ok()) return invocation.fail(steps.error());
    int code = Done;
    QJsonArray documents;
    for (const Step& step : *steps) {
        if (step.status == StepStatus::Failure) code = std::max<int>(code, exitCodeOf(step.error));
        documents.append(toCliJson(step));
        if (invocation.json) continue;
        std::cout << (step.status == StepStatus::Success   ? "✔ "
                      : step.status == StepStatus::Warning ? "! "
                                                           : "✘ ")
                  << step.title << ": " << step.summary << '\n';
        if (!step.error.serverText.empty()) std::cout << "    Server: " << step.error.serverText << '\n';
        if (!step.error.nextStep.empty()) std::cout << "    Next:   " << step.error.nextStep << '\n';
    }
    return invocation.json ? invocation.printJson(documents, code) : code;
}

}  // namespace

void addDoctorVerb(CLI::App& program, Invocation& invocation) {
    CLI::App* verb = program.add_subcommand("doctor", "Check store, directory, schema, tenant and agent version");
    auto name = std::make_shared<std::string>();
    verb->add_option("NAME", *name, "The configuration")->required();
    invocation.addCommonOptions(*verb);
    verb->callback(
        [&invocation, name] { invocation.action = [&invocation, name] { return doctor(invocation, *name); }; });
}

}  // namespace hs::cli
