#pragma once

#include <QJsonArray>
#include <QJsonObject>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/Result.h"
#include "core/model/AttributeName.h"
#include "core/model/Value.h"

namespace hs {

/// UTF-8 text as Qt's JSON wants it.
QString jsonText(std::string_view utf8);
QJsonArray jsonTexts(const std::vector<std::string>& texts);

/// Reads the members of one JSON object into a record. A missing member leaves what is there; the first member of a
/// wrong type is remembered and named with its path ("properties.accidentalDeletionThreshold"). Nothing is reported
/// before `finish`, so that a codec reads as a list of members. A nested record of type T is read by the free
/// function `void read(JsonReader&, T&)` beside it.
class JsonReader {
public:
    /// What to do with a member that no one asked for: a newer version may have written it, or a person mistyped it.
    enum class Unknown { Ignored, Refused };

    /// `document` says in errors what is read: "configuration", "change".
    JsonReader(const QJsonObject& object, std::string document, Unknown unknown = Unknown::Ignored);
    JsonReader(const JsonReader&) = delete;
    JsonReader& operator=(const JsonReader&) = delete;

    bool has(const char* member) const { return object_.contains(QLatin1StringView(member)); }

    /// Corrupt unless all of them are there.
    void require(std::initializer_list<const char*> members);

    void text(const char* member, std::string& out);
    void texts(const char* member, std::vector<std::string>& out);
    void name(const char* member, AttributeName& out);
    void flag(const char* member, bool& out);
    void integer(const char* member, std::int64_t& out);
    void integer(const char* member, int& out);
    /// A 64-bit pattern as 16 hexadecimal digits: numbers of that size do not survive every JSON reader.
    void bits(const char* member, std::uint64_t& out);
    void values(const char* member, Values& out);

    /// A word of an enumeration, by its `…From` function.
    template <typename E>
    void word(const char* member, E& out, std::optional<E> (*from)(std::string_view)) {
        std::string spelled;
        if (!take(member)) return;
        text(member, spelled);
        if (const auto known = from(spelled)) out = *known;
        else refuse(member, "is not a word that is known here: \"" + spelled + "\"");
    }

    template <typename T>
    void object(const char* member, T& out) {
        if (!take(member) || !isObject(member)) return;
        const QJsonObject inner = value(member).toObject();
        JsonReader child(inner, pathOf(member), *this);
        read(child, out);
        child.close();
    }

    template <typename T>
    void objects(const char* member, std::vector<T>& out) {
        if (!take(member) || !isArray(member)) return;
        out.clear();
        const QJsonArray array = value(member).toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            const std::string path = pathOf(member) + "[" + std::to_string(i) + "]";
            if (!array.at(i).isObject()) return refusePath(path, "is not an object");
            const QJsonObject inner = array.at(i).toObject();
            JsonReader child(inner, path, *this);
            read(child, out.emplace_back());
            child.close();
        }
    }

    /// An object or array that the codec takes apart itself; marks it as asked for.
    QJsonObject rawObject(const char* member);
    QJsonArray rawArray(const char* member);

    /// Says that a member cannot be used, and why: "is not text".
    void refuse(const char* member, const std::string& why) { refusePath(pathOf(member), why); }

    /// Errors: Corrupt names the member of a wrong type; InvalidInput names unknown members where they are refused.
    Result<void> finish();

private:
    struct Findings {
        std::string document;
        Unknown unknown = Unknown::Ignored;
        std::optional<Error> error;
        std::vector<std::pair<std::string, std::string>> strangers;  ///< path, and the member probably meant
    };

    JsonReader(const QJsonObject& object, std::string path, JsonReader& parent);

    bool take(const char* member);
    QJsonValue value(const char* member) const { return object_.value(QLatin1StringView(member)); }
    bool isObject(const char* member);
    bool isArray(const char* member);
    std::string pathOf(const char* member) const { return path_.empty() ? member : path_ + "." + member; }
    void refusePath(const std::string& path, const std::string& why);
    void close();

    const QJsonObject& object_;
    std::string path_;
    Findings own_;
    Findings* findings_;
    std::vector<std::string_view> asked_;
};

/// Reads one whole document into a record.
template <typename T>
Result<T> readJson(const QJsonObject& object, std::string document,
                   JsonReader::Unknown unknown = JsonReader::Unknown::Ignored) {
    T record;
    JsonReader reader(object, std::move(document), unknown);
    read(reader, record);
    HS_TRY(reader.finish());
    return record;
}

}  // namespace hs
