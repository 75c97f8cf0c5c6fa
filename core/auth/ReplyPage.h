#pragma once

#include <string>
#include <string_view>

namespace hs::auth {

/// The whole HTTP answer with the page that the person sees when the browser comes back. All text is escaped; the
/// page loads nothing and runs nothing.
std::string successPage(std::string_view accountName);
std::string failurePage(std::string_view message, std::string_view details, std::string_view nextStep);

/// To requests that are not ours.
std::string notFoundAnswer();

}  // namespace hs::auth
