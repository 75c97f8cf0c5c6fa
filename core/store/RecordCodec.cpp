#include "core/store/RecordCodec.h"

#include "core/store/CborReader.h"

namespace hs {

namespace {

void put(CborWriter& out, const Values& values) {
    out.array(values.size());
    for (const auto& value : values) {
        switch (value.kind()) {
            case Value::Kind::Text: out.text(value.bytes()); break;
            case Value::Kind::Binary: out.bytes(value.bytes()); break;
            case Value::Kind::Integer: out.integer(value.asInteger().value_or(0)); break;
            case Value::Kind::Boolean: out.truth(value.asBoolean().value_or(false)); break;
        }
    }
}

void get(CborReader& in, Values& values) {
    std::size_t count = in.array();
    values.reserve(count);
    for (; count > 0 && in.ok(); --count) {
        switch (in.peek()) {
            case CborReader::Kind::Text: values.push_back(Value::text(in.text())); break;
            case CborReader::Kind::Bytes: values.push_back(Value::binary(in.bytes())); break;
            case CborReader::Kind::Integer: values.push_back(Value::integer(in.integer())); break;
            case CborReader::Kind::Truth: values.push_back(Value::boolean(in.truth())); break;
            default: in.integer();  // no value looks like this: the reader remembers the failure
        }
    }
}

void put(CborWriter& out, const Error& error) {
    if (error == Error()) return out.nothing();
    out.array(7);
    out.integer(static_cast<int>(error.code));
    out.text(error.message);
    out.text(error.object);
    out.text(error.attribute);
    out.text(error.serverText);
    out.text(error.nextStep);
    out.integer(error.retryAfterMs);
}

void get(CborReader& in, Error& error) {
    if (in.peek() == CborReader::Kind::Nothing) return in.nothing();
    const std::size_t more = in.arrayOf(7);
    error.code = in.enumerator(ErrorCode::Cancelled);
    error.message = in.text();
    error.object = in.text();
    error.attribute = in.text();
    error.serverText = in.text();
    error.nextStep = in.text();
    error.retryAfterMs = static_cast<int>(in.integer());
    in.skip(more);
}

void put(CborWriter& out, const ObjectRef& object) {
    out.array(5);
    out.integer(static_cast<int>(object.side));
    out.integer(static_cast<int>(object.objectClass));
    out.text(object.id);
    out.text(object.name);
    out.text(object.anchor);
}

void get(CborReader& in, ObjectRef& object) {
    const std::size_t more = in.arrayOf(5);
    object.side = in.enumerator(Side::Cloud);
    object.objectClass = in.enumerator(ObjectClass::Other);
    object.id = in.text();
    object.name = in.text();
    object.anchor = in.text();
    in.skip(more);
}

void put(CborWriter& out, const AttributeChange& attribute) {
    out.array(8);
    out.text(attribute.source.text());
    out.text(attribute.target.text());
    out.integer(static_cast<int>(attribute.operation));
    put(out, attribute.before);
    put(out, attribute.after);
    put(out, attribute.payload);
    out.integer(static_cast<int>(attribute.result));
    out.text(attribute.reason);
}

void get(CborReader& in, AttributeChange& attribute) {
    const std::size_t more = in.arrayOf(8);
    attribute.source = in.text();
    attribute.target = in.text();
    attribute.operation = in.enumerator(AttributeChange::Operation::Remove);
    get(in, attribute.before);
    get(in, attribute.after);
    get(in, attribute.payload);
    attribute.result = in.enumerator(AttributeChange::Result::Failed);
    attribute.reason = in.text();
    in.skip(more);
}

void put(CborWriter& out, const std::pair<std::string, Values>& detail) {
    out.array(2);
    out.text(detail.first);
    put(out, detail.second);
}

void get(CborReader& in, std::pair<std::string, Values>& detail) {
    const std::size_t more = in.arrayOf(2);
    detail.first = in.text();
    get(in, detail.second);
    in.skip(more);
}

void put(CborWriter& out, const Step& step);
void get(CborReader& in, Step& step);

template <typename T>
void putAll(CborWriter& out, const std::vector<T>& records) {
    out.array(records.size());
    for (const auto& record : records) put(out, record);
}

template <typename T>
void getAll(CborReader& in, std::vector<T>& records) {
    const std::size_t count = in.array();
    for (std::size_t i = 0; i < count && in.ok(); ++i) get(in, records.emplace_back());
}

void put(CborWriter& out, const Step& step) {
    out.array(6);
    out.text(step.name);
    out.text(step.title);
    out.integer(static_cast<int>(step.status));
    out.text(step.summary);
    putAll(out, step.details);
    put(out, step.error);
}

void get(CborReader& in, Step& step) {
    const std::size_t more = in.arrayOf(6);
    step.name = in.text();
    step.title = in.text();
    step.status = in.enumerator(StepStatus::Warning);
    step.summary = in.text();
    getAll(in, step.details);
    get(in, step.error);
    in.skip(more);
}

}  // namespace

void encode(const Change& change, CborWriter& out) {
    out.array(9);
    out.integer(static_cast<int>(change.rule));
    out.integer(static_cast<int>(change.kind));
    put(out, change.source);
    put(out, change.target);
    putAll(out, change.attributes);
    put(out, change.error);
    out.integer(change.writtenAt);
    out.integer(static_cast<std::int64_t>(change.directoryPrintAfter));
    out.integer(static_cast<std::int64_t>(change.cloudPrintAfter));
}

std::optional<Change> decodeChange(std::string_view body) {
    CborReader in(body);
    Change change;
    const std::size_t more = in.arrayOf(7);  // the fingerprints came later
    change.rule = in.enumerator(RuleKind::Writeback);
    change.kind = in.enumerator(ChangeKind::Restore);
    get(in, change.source);
    get(in, change.target);
    getAll(in, change.attributes);
    get(in, change.error);
    change.writtenAt = in.integer();
    if (more >= 2) {
        change.directoryPrintAfter = static_cast<std::uint64_t>(in.integer());
        change.cloudPrintAfter = static_cast<std::uint64_t>(in.integer());
        in.skip(more - 2);
    } else {
        in.skip(more);
    }
    if (!in.complete()) return std::nullopt;
    return change;
}

void encode(const Outcome& outcome, CborWriter& out) {
    out.array(11);
    out.integer(static_cast<int>(outcome.rule));
    out.integer(static_cast<int>(outcome.action));
    out.integer(static_cast<int>(outcome.status));
    put(out, outcome.source);
    put(out, outcome.target);
    putAll(out, outcome.steps);
    putAll(out, outcome.attributes);
    put(out, outcome.error);
    out.integer(outcome.startedAt);
    out.integer(outcome.endedAt);
    out.integer(outcome.change);
}

std::optional<Outcome> decodeOutcome(std::string_view body) {
    CborReader in(body);
    Outcome outcome;
    const std::size_t more = in.arrayOf(10);  // the change came later
    outcome.rule = in.enumerator(RuleKind::Writeback);
    outcome.action = in.enumerator(ChangeKind::Restore);
    outcome.status = in.enumerator(StepStatus::Warning);
    get(in, outcome.source);
    get(in, outcome.target);
    getAll(in, outcome.steps);
    getAll(in, outcome.attributes);
    get(in, outcome.error);
    outcome.startedAt = in.integer();
    outcome.endedAt = in.integer();
    if (more >= 1) outcome.change = in.integer();
    in.skip(more >= 1 ? more - 1 : 0);
    if (!in.complete()) return std::nullopt;
    return outcome;
}

}  // namespace hs
