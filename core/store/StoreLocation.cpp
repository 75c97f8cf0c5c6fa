#include "core/store/StoreLocation.h"

#include <QByteArray>

#include <charconv>
#include <string_view>

namespace hs {

namespace {

constexpr std::string_view schemes[] = {"postgresql://", "postgres://"};

Error notALocation(const std::string& why) {
    return Error(ErrorCode::InvalidInput, "The location of the store cannot be used: " + why + ".")
        .attributeNamed("store.url")
        .next(
            "Write it as postgresql://user:password@host:5432/database?sslmode=verify-full, with special characters "
            "percent-encoded, or give the path of a file.");
}

std::string decoded(std::string_view text) {
    return QByteArray::fromPercentEncoding(QByteArray(text.data(), static_cast<qsizetype>(text.size()))).toStdString();
}

/// What is before `separator`, which goes as well; everything when there is none.
std::string_view cutTo(std::string_view& text, char separator) {
    const auto at = text.find(separator);
    const auto front = text.substr(0, at);
    text = at == std::string_view::npos ? std::string_view() : text.substr(at + 1);
    return front;
}

Result<void> readHost(std::string_view text, StoreLocation& location) {
    std::string_view port;
    if (!text.empty() && text.front() == '[') {  // an IPv6 address
        const auto end = text.find(']');
        if (end == std::string_view::npos) return notALocation("the bracket of its address is not closed");
        location.host = std::string(text.substr(1, end - 1));
        port = text.substr(end + 1);
        if (!port.empty() && port.front() != ':') return notALocation("its port cannot be read");
        if (!port.empty()) port.remove_prefix(1);
    } else {
        location.host = decoded(cutTo(text, ':'));
        port = text;
    }
    if (port.empty()) return {};
    const auto read = std::from_chars(port.data(), port.data() + port.size(), location.port);
    if (read.ec != std::errc() || read.ptr != port.data() + port.size() || location.port < 1 || location.port > 65535)
        return notALocation("its port is no number from 1 to 65535");
    return {};
}

Result<void> readParameters(std::string_view query, StoreLocation& location) {
    while (!query.empty()) {
        std::string_view pair = cutTo(query, '&');
        const std::string name = decoded(cutTo(pair, '='));
        const std::string value = decoded(pair);
        if (name == "host") {
            location.host = value;
            continue;
        }
        if (name != "sslmode" && name != "sslrootcert")
            return notALocation("it asks for \"" + name + "\", but only host, sslmode and sslrootcert may be given");
        // The driver hands these on as they are; a quote or a separator would begin another option.
        if (value.empty() || value.find_first_of("'\\; =\n") != std::string::npos)
            return notALocation("its " + name + " has characters that may not be there");
        if (!location.options.empty()) location.options += ";";
        location.options += name + "=" + value;
    }
    return {};
}

}  // namespace

StoreLocation StoreLocation::at(const std::string& file) {
    StoreLocation location;
    location.file = file;
    return location;
}

Result<StoreLocation> StoreLocation::parse(const std::string& text) {
    std::string_view rest;
    for (const std::string_view scheme : schemes)
        if (text.starts_with(scheme)) rest = std::string_view(text).substr(scheme.size());
    if (rest.data() == nullptr) {
        if (text.find("://") != std::string::npos) return notALocation("only postgresql:// is known");
        if (text.empty()) return notALocation("it is empty");
        return at(text);
    }
    StoreLocation location;
    location.kind = Kind::Postgresql;
    std::string_view query = rest;
    rest = cutTo(query, '?');
    std::string_view path = rest;
    std::string_view authority = cutTo(path, '/');
    if (const auto end = authority.rfind('@'); end != std::string_view::npos) {
        std::string_view account = authority.substr(0, end);
        authority.remove_prefix(end + 1);
        location.user = decoded(cutTo(account, ':'));
        location.password = Secret(decoded(account));
    }
    HS_TRY(readHost(authority, location));
    HS_TRY(readParameters(query, location));
    location.database = decoded(path);
    if (location.database.empty()) return notALocation("it names no database");
    return location;
}

std::string StoreLocation::shown() const {
    if (kind == Kind::File) return file;
    std::string text = "postgresql://";
    if (!user.empty()) text += user + "@";
    text += host;
    if (port != 0) text += ":" + std::to_string(port);
    return text + "/" + database;
}

}  // namespace hs
