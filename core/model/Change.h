#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Clock.h"
#include "core/base/Error.h"
#include "core/model/AttributeName.h"
#include "core/model/Mapping.h"
#include "core/model/Object.h"

namespace hs {

/// What happened, or would happen, to one target attribute.
struct AttributeChange {
    enum class Operation {
        Replace,  ///< the target shall hold exactly `after`
        Add,      ///< add `payload` to what is there; `after` = before + payload
        Clear,    ///< the target shall hold nothing
        Remove,   ///< take `payload` from what is there, and nothing else; `after` = before without payload
    };
    enum class Result { Planned, Written, Unchanged, Kept, Failed };

    AttributeName source;  ///< "cloudAnchor"; what the table's first column shows
    AttributeName target;
    Operation operation = Operation::Replace;
    Values before;   ///< read from the target before planning
    Values after;    ///< what the target is to hold; once written, what was read back
    Values payload;  ///< only with Add and Remove: the values that are added or taken away
    Result result = Result::Planned;
    std::string reason;  ///< why kept, unchanged or failed, in words; may be empty

    bool operator==(const AttributeChange&) const = default;
};

/// Restore brings a deleted object back from the cloud's recycle bin: the inverse of Delete.
enum class ChangeKind { Create, Update, Disable, Delete, None, Restore };

/// Which object, on its own side.
struct ObjectRef {
    Side side = Side::Directory;
    ObjectClass objectClass = ObjectClass::Other;
    std::string id;    ///< as Object::id; empty for an object still to be created
    std::string name;  ///< as Object::name
    std::string anchor;

    bool operator==(const ObjectRef&) const = default;
};

/// One object's planned change. Nothing is changed that was not first a Change in a plan; the same record is the
/// journal once it is written, and the material of undo.
struct Change {
    enum class State { Planned, Intent, Done, Failed, Skipped };

    std::int64_t id = 0;  ///< given by the store; unique within it
    RuleKind rule = RuleKind::Provisioning;
    ChangeKind kind = ChangeKind::Update;
    ObjectRef source;
    ObjectRef target;
    /// Every mapped attribute of an on-demand run; only real changes (Planned) of a cycle.
    std::vector<AttributeChange> attributes;
    State state = State::Planned;
    Error error;  ///< meaningful when state is Failed
    UnixMillis writtenAt = 0;
    /// Fingerprints that the link takes over when the change is written and read back as planned (see Link).
    std::uint64_t directoryPrintAfter = 0;
    std::uint64_t cloudPrintAfter = 0;

    /// True when at least one attribute is to be written, or the object itself is created or removed.
    bool writes() const;
    bool operator==(const Change&) const = default;
};

/// "create", "update", "disable", "delete", "none", "restore".
std::string_view toString(ChangeKind kind);
/// "planned", "written", "unchanged", "kept", "failed".
std::string_view toString(AttributeChange::Result result);
/// "replace", "add", "clear", "remove".
std::string_view toString(AttributeChange::Operation operation);
/// "planned", "intent", "done", "failed", "skipped".
std::string_view toString(Change::State state);
/// The inverse; nothing for any other word.
std::optional<ChangeKind> changeKindFrom(std::string_view name);
std::optional<AttributeChange::Result> attributeResultFrom(std::string_view name);
std::optional<AttributeChange::Operation> attributeOperationFrom(std::string_view name);
std::optional<Change::State> changeStateFrom(std::string_view name);

}  // namespace hs
