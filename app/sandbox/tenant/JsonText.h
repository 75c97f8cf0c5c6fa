#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hs::sandbox {

/// Writing JSON straight into a string: pages of users are too large for a document tree on the way.

/// Appends the text as a JSON string with its quotes. UTF-8 stays as it is.
void appendJsonText(std::string& out, std::string_view utf8);
std::string jsonText(std::string_view utf8);

/// Appends an array of strings.
void appendJsonTexts(std::string& out, const std::vector<std::string>& texts);

/// Appends base64 of the bytes with quotes.
void appendJsonBinary(std::string& out, std::string_view bytes);

/// The text of a JSON string this file wrote; empty for anything else, such as null.
std::string textOfJson(std::string_view json);

/// The texts of an array of strings this file wrote; empty for anything else.
std::vector<std::string> textsOfJson(std::string_view json);

}  // namespace hs::sandbox
