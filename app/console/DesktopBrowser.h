#pragma once

#include "core/ports/BrowserOpener.h"

namespace hs::console {

/// The desktop's own browser. Called on the engine's thread.
class DesktopBrowser final : public BrowserOpener {
public:
    Result<void> open(const std::string& url) override;
};

}  // namespace hs::console
