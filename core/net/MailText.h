#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/Clock.h"
#include "core/base/Result.h"

namespace hs::net {

/// One e-mail as a program writes it; everything in UTF-8.
struct Letter {
    std::string from;
    std::vector<std::string> to;
    std::string subject;
    std::string body;  ///< plain text; any form of line end
};

/// Whether every address can be put into an envelope and a header without changing their meaning. Errors: InvalidInput,
/// naming the address: nobody to write to, no "local@domain" in ASCII, blanks, control characters, brackets or quotes.
/// Source: RFC 5321, 4.1.2 (of it, what people use).
Result<void> checkAddresses(const Letter& letter);

/// The message as it goes over the wire: header and body, lines ended by CRLF, pure ASCII (a subject beyond ASCII as
/// encoded words, the body quoted-printable), so that it needs nothing of any server. Line ends and control characters
/// in the subject become blanks: nobody adds a header through it. `messageId` is the part before the @.
/// Sources: RFC 5322, RFC 2047, RFC 2045 6.7, RFC 3834 (Auto-Submitted).
std::string mailText(const Letter& letter, UnixMillis now, std::string_view messageId);

/// "Wed, 25 Nov 2026 01:02:03 +0000".
std::string mailDate(UnixMillis time);

/// A header's text: as it is where it is short printable ASCII, else as encoded words of at most 75 characters, folded.
std::string encodedHeader(std::string_view utf8);

/// Lines of at most 76 characters, ended by CRLF.
std::string quotedPrintable(std::string_view utf8);

}  // namespace hs::net
