#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hs::sandbox {

/// The form that asks for name and password; `carried` travels along in hidden fields, `complaint` stands above.
std::string signInPage(const std::vector<std::pair<std::string, std::string>>& carried, std::string_view userName,
                       std::string_view complaint);

/// A page that posts the fields to `target` by itself (response_mode=form_post).
std::string formPostPage(std::string_view target, const std::vector<std::pair<std::string, std::string>>& fields);

/// A page that only says something.
std::string messagePage(std::string_view title, std::string_view message);

}  // namespace hs::sandbox
