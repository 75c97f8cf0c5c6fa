#pragma once

#include <QByteArray>

#include <string>

#include "core/base/Result.h"

namespace hs::cli {

/// The whole of a file that was named on the command line. Errors: InvalidInput, with the system's reason.
Result<QByteArray> contentOf(const std::string& path);

}  // namespace hs::cli
