#include "core/model/Change.h"

#include <algorithm>

namespace hs {

namespace {

using Operation = AttributeChange::Operation;
using AttributeResult = AttributeChange::Result;
using State = Change::State;

}  // namespace

bool Change::writes() const {
    if (kind == ChangeKind::Create || kind == ChangeKind::Disable || kind == ChangeKind::Delete ||
        kind == ChangeKind::Restore)
        return true;
    return std::any_of(attributes.begin(), attributes.end(),
                       [](const AttributeChange& attribute) { return attribute.result == AttributeResult::Planned; });
}

std::string_view toString(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::Create: return "create";
        case ChangeKind::Update: return "update";
        case ChangeKind::Disable: return "disable";
        case ChangeKind::Delete: return "delete";
        case ChangeKind::None: return "none";
        case ChangeKind::Restore: return "restore";
    }
    return "none";
}

std::string_view toString(AttributeChange::Result result) {
    switch (result) {
        case AttributeResult::Planned: return "planned";
        case AttributeResult::Written: return "written";
        case AttributeResult::Unchanged: return "unchanged";
        case AttributeResult::Kept: return "kept";
        case AttributeResult::Failed: return "failed";
    }
    return "planned";
}

std::string_view toString(AttributeChange::Operation operation) {
    switch (operation) {
        case Operation::Replace: return "replace";
        case Operation::Add: return "add";
        case Operation::Clear: return "clear";
        case Operation::Remove: return "remove";
    }
    return "replace";
}

std::string_view toString(Change::State state) {
    switch (state) {
        case State::Planned: return "planned";
        case State::Intent: return "intent";
        case State::Done: return "done";
        case State::Failed: return "failed";
        case State::Skipped: return "skipped";
    }
    return "planned";
}

std::optional<ChangeKind> changeKindFrom(std::string_view name) {
    for (const auto kind : {ChangeKind::Create, ChangeKind::Update, ChangeKind::Disable, ChangeKind::Delete,
                            ChangeKind::None, ChangeKind::Restore})
        if (toString(kind) == name) return kind;
    return std::nullopt;
}

std::optional<AttributeChange::Result> attributeResultFrom(std::string_view name) {
    for (const auto result : {AttributeResult::Planned, AttributeResult::Written, AttributeResult::Unchanged,
                              AttributeResult::Kept, AttributeResult::Failed})
        if (toString(result) == name) return result;
    return std::nullopt;
}

std::optional<AttributeChange::Operation> attributeOperationFrom(std::string_view name) {
    for (const auto operation : {Operation::Replace, Operation::Add, Operation::Clear, Operation::Remove})
        if (toString(operation) == name) return operation;
    return std::nullopt;
}

std::optional<Change::State> changeStateFrom(std::string_view name) {
    for (const auto state : {State::Planned, State::Intent, State::Done, State::Failed, State::Skipped})
        if (toString(state) == name) return state;
    return std::nullopt;
}

}  // namespace hs
