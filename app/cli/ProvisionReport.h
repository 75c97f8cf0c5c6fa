#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/Outcome.h"

namespace hs::cli {

/// Both halves of provision on demand for one object.
struct ProvisionReport {
    std::string dn;
    Outcome provisioning;
    std::optional<Outcome> writeback;  ///< nothing when writeback is off or the first half failed
};

/// The four steps with their marks, then the table of the eight attributes, on standard output.
void print(const ProvisionReport& report, bool writebackEnabled);

/// The fields of one CSV line; quotes as RFC 4180.
std::vector<std::string> splitCsvLine(const std::string& line);

}  // namespace hs::cli
