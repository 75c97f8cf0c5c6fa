#pragma once

#include <functional>

#include "app/cli/Invocation.h"
#include "core/base/Result.h"
#include "core/model/Change.h"
#include "core/model/Run.h"
#include "core/ports/Store.h"

namespace hs::cli {

/// A run's numbers, for people, on standard output.
void print(const Run& run);

/// One change with its attributes.
void print(const Change& change);

/// The run with all its changes as one JSON document, streamed from the store: a cycle may have changed a million
/// objects.
Result<void> printJson(const Run& run, Store& store);

/// Prints what became of a run, as --json asks, and returns its exit code.
int report(Invocation& invocation, const Result<Run>& run);

/// Asks the client for a run, tells its progress, and reports it. Exit code also: stopped by a guard, when a guard
/// holds the plan back before there is a run.
int runAndReport(Invocation& invocation, const std::function<service::Answer<Run>(service::Client&)>& ask);

}  // namespace hs::cli
