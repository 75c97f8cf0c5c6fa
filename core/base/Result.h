#pragma once

#include <cassert>
#include <optional>
#include <utility>
#include <variant>

#include "core/base/Error.h"

namespace hs {

/// A value or an Error. Every fallible function returns one; nothing throws across a function boundary.
/// OK means exactly what the function's header says. Reading the value of a failed result is a defect.
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }

    const T& value() const& {
        assert(ok());
        return *std::get_if<0>(&state_);
    }
    T& value() & {
        assert(ok());
        return *std::get_if<0>(&state_);
    }
    T&& value() && {
        assert(ok());
        return std::move(*std::get_if<0>(&state_));
    }

    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

    const Error& error() const& {
        assert(!ok());
        return *std::get_if<1>(&state_);
    }
    Error&& error() && {
        assert(!ok());
        return std::move(*std::get_if<1>(&state_));
    }

private:
    std::variant<T, Error> state_;
};

/// The result of something that is done or not done.
template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : error_(std::move(error)) {}

    bool ok() const { return !error_.has_value(); }
    explicit operator bool() const { return ok(); }
    const Error& error() const& {
        assert(!ok());
        return *error_;
    }
    Error&& error() && {
        assert(!ok());
        return std::move(*error_);
    }

private:
    std::optional<Error> error_;
};

}  // namespace hs

/// Leave the function with the error of `expression`, if it has one.
#define HS_TRY(expression)                                                                       \
    do {                                                                                         \
        if (auto hsResult_ = (expression); !hsResult_.ok()) return std::move(hsResult_).error(); \
    } while (false)

#define HS_CONCAT_INNER_(a, b) a##b
#define HS_CONCAT_(a, b) HS_CONCAT_INNER_(a, b)
#define HS_ASSIGN_INNER_(temporary, declaration, expression)  \
    auto temporary = (expression);                            \
    if (!temporary.ok()) return std::move(temporary).error(); \
    declaration = *std::move(temporary)

/// `HS_ASSIGN(auto page, client.get(url));` declares `page`, or leaves the function with the error.
#define HS_ASSIGN(declaration, expression) HS_ASSIGN_INNER_(HS_CONCAT_(hsResult_, __LINE__), declaration, expression)
