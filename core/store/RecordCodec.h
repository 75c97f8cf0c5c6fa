#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/model/Change.h"
#include "core/model/Outcome.h"
#include "core/store/CborWriter.h"

namespace hs {

/// Bodies of changes and outcomes: CBOR arrays whose elements keep their places; new ones are added at the end and
/// old bodies without them still read. Enumerators are stored by number: an enumeration of the model may grow at its
/// end, never in between.
///
/// Writers append to `out`; the id and state of a change, and the id and run of an outcome, are columns, not in the
/// body.
void encode(const Change& change, CborWriter& out);
void encode(const Outcome& outcome, CborWriter& out);

/// Nothing when the body cannot be read.
std::optional<Change> decodeChange(std::string_view body);
std::optional<Outcome> decodeOutcome(std::string_view body);

}  // namespace hs
