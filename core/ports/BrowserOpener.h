#pragma once

#include <string>

#include "core/base/Result.h"

namespace hs {

/// Opens an address in the user's own browser; the console uses the desktop's, tests play the user.
class BrowserOpener {
public:
    virtual ~BrowserOpener() = default;

    /// Returns at once. Errors: Unsupported when there is no browser; the error's next step shows the address.
    virtual Result<void> open(const std::string& url) = 0;
};

}  // namespace hs
