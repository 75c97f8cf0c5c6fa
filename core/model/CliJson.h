#pragma once

#include <QJsonArray>
#include <QJsonObject>

#include <string>
#include <vector>

#include "core/model/Change.h"
#include "core/model/Job.h"
#include "core/model/Outcome.h"
#include "core/model/Run.h"
#include "core/model/Schema.h"

namespace hs {

/// The shapes that scripts depend on (`hybridsync … --json`). Members may be added, never renamed. Bytes are plain
/// base64 text; times are ISO 8601 in UTC.

/// `schema check`: {"detected","reason","server","checkedAt","attributes":[{"name","present","classes":{…},…}]}.
QJsonObject toCliJson(const SchemaCheck& check);

/// A row of "writeback"."attributes": {"source","target","before":[],"after":[],"result","reason"}.
QJsonObject toCliJson(const AttributeChange& attribute);

/// A step of `provision`: {"name","title","status","summary","details":{name: [value…]}}.
QJsonObject toCliJson(const Step& step);

/// {"code","message",…}; what is empty is left out.
QJsonObject toCliJson(const Error& error);

/// One element of `provision`'s list. `writeback` is null when writeback did not run.
QJsonObject toCliJson(const std::string& dn, const Outcome& provision, const Outcome* writeback);

/// "success", "failure", "skipped" or "warning": the worse of the two halves of provision on demand.
std::string_view provisionResult(const Outcome& provision, const Outcome* writeback);

/// `cycle`, and a line of `run list`: {"run","configuration","kind","state","read":{…},"planned",…,"durationMs"}.
QJsonObject toCliJson(const Run& run);

/// `configuration status` carries it: what is due when, and why not.
QJsonObject toCliJson(const JobState& state);

/// A line of `configuration escrows`.
QJsonObject toCliJson(const Escrow& escrow);

/// `run show`: the same with "changes".
QJsonObject toCliJson(const Run& run, const std::vector<Change>& changes);

/// One change of `run show`: what happened to which object, with its attribute rows.
QJsonObject toCliJson(const Change& change);

}  // namespace hs
