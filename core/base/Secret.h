#pragma once

#include <string>
#include <string_view>

namespace hs {

/// A password, client secret or token. It has no printer, no comparison and no implicit conversion, so that it
/// cannot slip into a log line; the bytes are wiped when it dies. `reveal` is for the one call that sends it.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::string bytes);
    Secret(const Secret&);
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret other) noexcept;
    ~Secret();

    std::string_view reveal() const { return bytes_; }
    bool empty() const { return bytes_.empty(); }

private:
    std::string bytes_;
};

}  // namespace hs
