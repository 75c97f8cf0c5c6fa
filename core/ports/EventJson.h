#pragma once

#include <QJsonObject>

#include <optional>
#include <string_view>

#include "core/base/Result.h"
#include "core/ports/EventSink.h"

namespace hs {

/// An event with everything it knows, exact both ways: what the agent tells its visitors.
QJsonObject toJson(const Event& event);
Result<Event> eventFromJson(const QJsonObject& json);

/// "runStarted", "progress", "stepChanged", "attributesChanged", "runEnded".
std::string_view toString(Event::Kind kind);
std::optional<Event::Kind> eventKindFrom(std::string_view name);

}  // namespace hs
