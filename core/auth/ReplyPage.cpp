#include "core/auth/ReplyPage.h"

namespace hs::auth {

namespace {

std::string escape(std::string_view text) {
    std::string result;
    for (const char c : text) {
        switch (c) {
            case '&': result += "&amp;"; break;
            case '<': result += "&lt;"; break;
            case '>': result += "&gt;"; break;
            case '"': result += "&quot;"; break;
            default: result += c;
        }
    }
    return result;
}

std::string answer(std::string_view status, std::string_view type, std::string_view body) {
    std::string text = "HTTP/1.1 ";
    text.append(status).append("\r\nContent-Type: ").append(type);
    text.append("; charset=utf-8\r\nContent-Length: ").append(std::to_string(body.size()));
    // The address holds the code: keep it out of caches and of other sites' logs.
    text.append("\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff");
    text.append("\r\nContent-Security-Policy: default-src 'none'; style-src 'unsafe-inline'");
    text.append("\r\nConnection: close\r\n\r\n").append(body);
    return text;
}

std::string page(std::string_view colour, std::string_view mark, std::string_view title, std::string_view paragraphs) {
    std::string html =
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
        "<meta name=\"viewport\" content=\"width=device-width\"><title>Hybrid Sync</title><style>"
        "body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#f4f5f7;color:#1d2330}"
        "main{max-width:34rem;margin:12vh auto;padding:2rem 2.5rem;background:#fff;border-radius:12px;"
        "box-shadow:0 1px 8px #0002}h1{font-size:1.35rem;margin:.4rem 0}"
        ".mark{font-size:2rem;color:";
    html.append(colour).append("}.details{color:#5a6273;font-size:.85rem;overflow-wrap:anywhere}");
    html.append(
        "@media(prefers-color-scheme:dark){body{background:#15181e;color:#e6e8ee}main{background:#1f242d}"
        ".details{color:#9aa3b5}}</style></head><body><main role=\"main\"><div class=\"mark\" "
        "aria-hidden=\"true\">");
    html.append(mark).append("</div><h1>").append(escape(title)).append("</h1>").append(paragraphs);
    return html.append("</main></body></html>\n");
}

std::string paragraph(std::string_view text, std::string_view kind = "") {
    if (text.empty()) return {};
    std::string html = kind.empty() ? std::string("<p>") : "<p class=\"" + std::string(kind) + "\">";
    return html + escape(text) + "</p>";
}

}  // namespace

std::string successPage(std::string_view accountName) {
    const auto title =
        accountName.empty() ? std::string("You are signed in") : "You are signed in as " + std::string(accountName);
    return answer("200 OK", "text/html",
                  page("#1a7f37", "&#10003;", title, paragraph("You can close this page and return to Hybrid Sync.")));
}

std::string failurePage(std::string_view message, std::string_view details, std::string_view nextStep) {
    return answer("200 OK", "text/html",
                  page("#b3261e", "&#10007;", message,
                       paragraph(nextStep) + paragraph("You can close this page and return to Hybrid Sync.") +
                           paragraph(details, "details")));
}

std::string notFoundAnswer() { return answer("404 Not Found", "text/plain", "Nothing here.\n"); }

}  // namespace hs::auth
