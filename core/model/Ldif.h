#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/model/Change.h"

namespace hs {

// LDIF (RFC 2849): how directory changes are written down so that people can read them and `ldapmodify` can replay
// them.

/// Appends "name: value" with its line end. A value that is not a SAFE-STRING (RFC 2849, note 4: other than ASCII, a
/// leading blank, colon or less-than, a trailing blank) becomes "name:: base64". Lines are folded at 76 columns.
void appendLdifLine(std::string& ldif, std::string_view name, std::string_view value);

/// One change as a `changetype: modify` record, closed by an empty line: what is planned or was written of it.
/// Attributes that were kept, unchanged or failed are left out. Empty when nothing remains, and for changes other than
/// updates.
std::string ldifOf(const Change& change);

/// A whole LDIF file, "version: 1" first, of the changes that target the directory.
std::string ldifOf(std::span<const Change> changes);

}  // namespace hs
