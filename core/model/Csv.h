#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/Value.h"

namespace hs {

/// Appends one record of RFC 4180 with its line end. A field that a spreadsheet would take for a formula (it begins
/// with = + - @, a tab or a carriage return) gets an apostrophe in front, so that an exported name cannot run anything.
void appendCsvRecord(std::string& csv, const std::vector<std::string>& fields);

/// Several values in one field: each as people see it, bytes as base64, one a line.
std::string csvField(const Values& values);

}  // namespace hs
