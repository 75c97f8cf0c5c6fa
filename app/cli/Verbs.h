#pragma once

#include "app/cli/Invocation.h"

/// The verbs of the command line, one file each. Each adds itself to the program and sets Invocation::action.
namespace hs::cli {

void addSandboxVerb(CLI::App& program, Invocation& invocation);
void addConfigurationVerb(CLI::App& program, Invocation& invocation);
/// What belongs to the job of a configuration: status, schedule, guards, pause, restart, quarantine.
void addJobVerbs(CLI::App& configuration, Invocation& invocation);
/// A configuration as a document, and its versions: export, import, history, diff, restore.
void addHistoryVerbs(CLI::App& configuration, Invocation& invocation);
void addSchemaVerb(CLI::App& program, Invocation& invocation);
void addScopeVerb(CLI::App& program, Invocation& invocation);
void addProvisionVerb(CLI::App& program, Invocation& invocation);
void addCycleVerb(CLI::App& program, Invocation& invocation);
void addRunVerb(CLI::App& program, Invocation& invocation);
void addLogVerb(CLI::App& program, Invocation& invocation);
void addEvalVerb(CLI::App& program, Invocation& invocation);
void addAgentVerb(CLI::App& program, Invocation& invocation);
void addDoctorVerb(CLI::App& program, Invocation& invocation);
void addPermissionsVerb(CLI::App& program, Invocation& invocation);
void addMappingVerb(CLI::App& program, Invocation& invocation);
void addDemoVerb(CLI::App& program, Invocation& invocation);

}  // namespace hs::cli
