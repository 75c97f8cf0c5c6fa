#include "app/sandbox/tenant/SignInPage.h"

namespace hs::sandbox {

namespace {

constexpr std::string_view head =
    R"(<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">)"
    R"(<title>Sandbox sign-in</title><style>body{font-family:sans-serif;background:#f3f3f3;margin:0})"
    R"(main{background:#fff;)"
    R"(max-width:22rem;margin:12vh auto;padding:2rem;box-shadow:0 2px 8px #0003}label{display:block;margin-top:1rem})"
    R"(input{width:100%;padding:.5rem;box-sizing:border-box})"
    R"(button{margin-top:1.5rem;margin-right:.5rem;padding:.5rem 1.5rem})"
    R"(p.complaint{color:#a4262c}</style></head><body><main>)";
constexpr std::string_view foot = "</main></body></html>";

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default: out += c;
        }
    }
    return out;
}

std::string hidden(const std::vector<std::pair<std::string, std::string>>& fields) {
    std::string out;
    for (const auto& [name, value] : fields)
        out += "<input type=\"hidden\" name=\"" + escaped(name) + "\" value=\"" + escaped(value) + "\">";
    return out;
}

}  // namespace

std::string signInPage(const std::vector<std::pair<std::string, std::string>>& carried, std::string_view userName,
                       std::string_view complaint) {
    std::string page(head);
    page += "<h1>Sign in</h1><p>Contoso (sandbox tenant of Hybrid Sync)</p>";
    if (!complaint.empty()) page += "<p class=\"complaint\" role=\"alert\">" + escaped(complaint) + "</p>";
    page +=
        "<form method=\"post\">" + hidden(carried) +
        "<label for=\"login\">User name</label><input id=\"login\" name=\"login\" autocomplete=\"username\" value=\"" +
        escaped(userName) +
        "\"><label for=\"passwd\">Password</label><input id=\"passwd\" name=\"passwd\" type=\"password\" "
        "autocomplete=\"current-password\" autofocus><button type=\"submit\">Sign in</button>"
        "<button type=\"submit\" name=\"cancel\" value=\"1\">Cancel</button></form>";
    return page += foot;
}

std::string formPostPage(std::string_view target, const std::vector<std::pair<std::string, std::string>>& fields) {
    return std::string(head) + "<form method=\"post\" action=\"" + escaped(target) + "\">" + hidden(fields) +
           "<noscript><button type=\"submit\">Continue</button></noscript></form>"
           "<script>document.forms[0].submit()</script>" +
           std::string(foot);
}

std::string messagePage(std::string_view title, std::string_view message) {
    return std::string(head) + "<h1>" + escaped(title) + "</h1><p>" + escaped(message) + "</p>" + std::string(foot);
}

}  // namespace hs::sandbox
