#pragma once

#include <QUrl>

#include <string_view>

#include "core/base/Result.h"

namespace hs::net {

/// The URL of a request, kept as it is encoded. Errors: InvalidInput for anything but https, or http on loopback,
/// and for a name or password inside the URL (they would end up in logs).
Result<QUrl> parseAddress(std::string_view url);

/// "localhost", 127.0.0.0/8 or ::1.
bool isLoopback(const QUrl& url);

/// What error texts and logs show of a URL: no query, which may hold codes and tokens.
std::string shownAddress(const QUrl& url);

}  // namespace hs::net
