#pragma once

#include <string>
#include <string_view>

namespace hs {

/// What went wrong, named by the action it calls for. The first three may be tried again; the rest need a person
/// or a new plan. Protocol numbers (LDAP result codes, HTTP status) are translated to these at the edge.
enum class ErrorCode {
    Throttled,        ///< the server asked us to slow down: wait, then retry
    Unavailable,      ///< the server cannot be reached or is shutting down: retry
    Timeout,          ///< no answer in time: retry
    InvalidInput,     ///< the caller's words are wrong: fix them
    Unsupported,      ///< the other side cannot do this: fix the configuration
    Denied,           ///< signed in, but without the right: ask for rights
    Unauthenticated,  ///< not signed in, or the credentials are wrong or expired
    NotFound,         ///< the object is not there (any more): plan again
    Conflict,         ///< something changed or exists already: plan again
    Corrupt,          ///< stored or received data cannot be trusted: stop and look
    Internal,         ///< a defect of ours: stop and look
    Cancelled,        ///< the user or the service stopped it
};

/// The code's stable spelling, as in logs and JSON ("InvalidInput").
std::string_view toString(ErrorCode code);

/// True for codes where the same request may succeed later without anyone changing anything.
bool isTransient(ErrorCode code);

/// One failure, complete enough to be shown at 2 a.m.: what, on which object and attribute, what the server said,
/// and what to do next. `message` is one English sentence; the console words errors by code and puts
/// `serverText` under Details. Never holds a secret.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string message;
    std::string object;      ///< distinguished name, Graph id or file the error is about; may be empty
    std::string attribute;   ///< attribute the error is about; may be empty
    std::string serverText;  ///< the other side's own words, verbatim; may be empty
    std::string nextStep;    ///< what a person can do about it; may be empty
    int retryAfterMs = 0;    ///< only with Throttled: the wait the server asked for; 0 = not said

    Error() = default;
    Error(ErrorCode what, std::string sentence) : code(what), message(std::move(sentence)) {}

    /// Fluent additions, so that a return statement reads as a sentence.
    Error&& on(std::string dn) &&;
    Error&& attributeNamed(std::string name) &&;
    Error&& saying(std::string text) &&;
    Error&& next(std::string step) &&;

    /// One line for logs and terminals: message, object, attribute, server text and next step.
    std::string toLine() const;

    bool operator==(const Error&) const = default;
};

}  // namespace hs
