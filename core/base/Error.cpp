#include "core/base/Error.h"

namespace hs {

std::string_view toString(ErrorCode code) {
    switch (code) {
        case ErrorCode::Throttled: return "Throttled";
        case ErrorCode::Unavailable: return "Unavailable";
        case ErrorCode::Timeout: return "Timeout";
        case ErrorCode::InvalidInput: return "InvalidInput";
        case ErrorCode::Unsupported: return "Unsupported";
        case ErrorCode::Denied: return "Denied";
        case ErrorCode::Unauthenticated: return "Unauthenticated";
        case ErrorCode::NotFound: return "NotFound";
        case ErrorCode::Conflict: return "Conflict";
        case ErrorCode::Corrupt: return "Corrupt";
        case ErrorCode::Internal: return "Internal";
        case ErrorCode::Cancelled: return "Cancelled";
    }
    return "Internal";
}

bool isTransient(ErrorCode code) {
    return code == ErrorCode::Throttled || code == ErrorCode::Unavailable || code == ErrorCode::Timeout;
}

Error&& Error::on(std::string dn) && {
    object = std::move(dn);
    return std::move(*this);
}

Error&& Error::attributeNamed(std::string name) && {
    attribute = std::move(name);
    return std::move(*this);
}

Error&& Error::saying(std::string text) && {
    serverText = std::move(text);
    return std::move(*this);
}

Error&& Error::next(std::string step) && {
    nextStep = std::move(step);
    return std::move(*this);
}

std::string Error::toLine() const {
    std::string line = message;
    if (!attribute.empty() && line.find(attribute) == std::string::npos) line += " [attribute " + attribute + "]";
    if (!object.empty() && line.find(object) == std::string::npos) line += " [" + object + "]";
    if (!serverText.empty()) line += " (server: " + serverText + ")";
    if (!nextStep.empty()) line += " Next: " + nextStep;
    return line;
}

}  // namespace hs
