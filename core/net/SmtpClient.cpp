#include "core/net/SmtpClient.h"

#include <curl/curl.h>

#include <QHostAddress>
#include <QUuid>

#include <algorithm>
#include <memory>

#include "core/net/SmtpReplies.h"

namespace hs::net {

namespace {

using Security = SmtpSettings::Security;

struct EasyCloser {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct MultiCloser {
    void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};
struct ListCloser {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Easy = std::unique_ptr<CURL, EasyCloser>;
using Multi = std::unique_ptr<CURLM, MultiCloser>;
using List = std::unique_ptr<curl_slist, ListCloser>;

bool isLoopbackName(const std::string& server) {
    return server == "localhost" || QHostAddress(QString::fromStdString(server)).isLoopback();
}

Result<void> checkServer(const SmtpSettings& settings) {
    const bool named = !settings.server.empty() && settings.server.front() != '-' &&
                       std::all_of(settings.server.begin(), settings.server.end(), [](char c) {
                           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                                  c == '.' || c == '-' || c == '_' || c == ':';
                       });
    if (!named)
        return Error(ErrorCode::InvalidInput, "The mail server's name is not valid.")
            .on(settings.server)
            .next("Enter a host name such as smtp.contoso.com, without a scheme or a port.");
    if (settings.port < 1 || settings.port > 65535)
        return Error(ErrorCode::InvalidInput, "The mail server's port is not valid.")
            .on(settings.server)
            .next("Enter 587 (STARTTLS), 465 (TLS) or the port your provider names.");
    if (settings.security == Security::None && !isLoopbackName(settings.server))
        return Error(ErrorCode::InvalidInput, "Mail is not sent in plain text beyond this machine.")
            .on(settings.server)
            .next("Choose STARTTLS or TLS.");
    return {};
}

std::string urlOf(const SmtpSettings& settings) {
    const bool address6 = settings.server.find(':') != std::string::npos;
    return (settings.security == Security::Tls ? "smtps://" : "smtp://") +
           (address6 ? '[' + settings.server + ']' : settings.server) + ':' + std::to_string(settings.port);
}

std::string shownServer(const SmtpSettings& settings) { return settings.server + ':' + std::to_string(settings.port); }

/// What the callbacks of one conversation work on.
struct Conversation {
    std::string text;
    std::size_t sent = 0;
    SmtpReplies replies;
    std::stop_token stop;
};

std::size_t readText(char* into, std::size_t size, std::size_t count, void* cls) {
    auto& conversation = *static_cast<Conversation*>(cls);
    const std::size_t taken = conversation.text.copy(into, size * count, conversation.sent);
    conversation.sent += taken;
    return taken;
}

std::size_t hearLine(char* line, std::size_t size, std::size_t count, void* cls) {
    static_cast<Conversation*>(cls)->replies.hear(std::string_view(line, size * count));
    return size * count;
}

/// Ends the transfer as failed: taking the handle away instead would make curl finish the message first.
int abortWhenStopped(void* cls, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<Conversation*>(cls)->stop.stop_requested() ? 1 : 0;
}

std::size_t ignoreBody(char*, std::size_t size, std::size_t count, void*) { return size * count; }

void prepare(CURL* easy, const SmtpSettings& settings, const Secret& password, Conversation& conversation) {
    curl_easy_setopt(easy, CURLOPT_URL, urlOf(settings).c_str());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(settings.timeout.count()));
    // Also bounds the farewell, which no time-out of the transfer covers.
    curl_easy_setopt(easy, CURLOPT_SERVER_RESPONSE_TIMEOUT,
                     std::max(1L, static_cast<long>(settings.timeout.count() / 1000)));
    curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);
    if (settings.security != Security::None) {
        curl_easy_setopt(easy, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
        curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
        if (!settings.caFile.empty()) curl_easy_setopt(easy, CURLOPT_CAINFO, settings.caFile.c_str());
    }
    if (!settings.userName.empty()) {
        curl_easy_setopt(easy, CURLOPT_USERNAME, settings.userName.c_str());
        curl_easy_setopt(easy, CURLOPT_PASSWORD, std::string(password.reveal()).c_str());
        // A server of the domain also offers GSSAPI and NTLM, which curl would prefer and which need a ticket.
        curl_easy_setopt(easy, CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN");
    }
    curl_easy_setopt(easy, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(easy, CURLOPT_READFUNCTION, readText);
    curl_easy_setopt(easy, CURLOPT_READDATA, &conversation);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, hearLine);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, &conversation);
    curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, abortWhenStopped);
    curl_easy_setopt(easy, CURLOPT_XFERINFODATA, &conversation);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, ignoreBody);
}

/// The server's own refusal; what it refuses decides who has to act.
Error refusal(const SmtpReplies& replies, const SmtpSettings& settings) {
    const int code = replies.code();
    const auto worded = [&](ErrorCode what, std::string sentence, std::string step) {
        return Error(what, std::move(sentence)).on(shownServer(settings)).saying(replies.words()).next(std::move(step));
    };
    if (code == 530 || code == 534 || code == 535 || code == 538)
        return worded(ErrorCode::Unauthenticated, "The mail server does not accept the sign-in.",
                      "Check the user name and password of the mail settings, and that the account may use SMTP.");
    if (code < 500)
        return worded(ErrorCode::Unavailable, "The mail server does not take mail just now.", "Try again later.");
    return worded(ErrorCode::Denied, "The mail server refuses the message.",
                  "Check the sender's and the recipient's address, and what this account may send.");
}

Error failure(CURLcode code, const SmtpReplies& replies, const SmtpSettings& settings) {
    const auto worded = [&](ErrorCode what, std::string sentence, std::string step) {
        return Error(what, std::move(sentence))
            .on(shownServer(settings))
            .saying(curl_easy_strerror(code))
            .next(std::move(step));
    };
    const bool ownReason = code == CURLE_OPERATION_TIMEDOUT || code == CURLE_ABORTED_BY_CALLBACK;
    if (replies.code() >= 400 && !ownReason) return refusal(replies, settings);
    switch (code) {
        case CURLE_ABORTED_BY_CALLBACK:
            return Error(ErrorCode::Cancelled, "Sending mail was stopped.").on(shownServer(settings));
        case CURLE_OPERATION_TIMEDOUT:
            return worded(ErrorCode::Timeout, "The mail server did not answer in time.",
                          "Check the port and the security: a server that expects TLS stays silent without it.");
        case CURLE_COULDNT_RESOLVE_HOST:
            return worded(ErrorCode::Unavailable, "The mail server's name cannot be found.",
                          "Check the spelling of the server and this machine's DNS.");
        case CURLE_COULDNT_CONNECT:
            return worded(ErrorCode::Unavailable, "The mail server cannot be reached.",
                          "Check that the server is running, and the port and firewall.");
        case CURLE_PEER_FAILED_VERIFICATION:
            return worded(ErrorCode::Unauthenticated, "The mail server's certificate is not trusted.",
                          "Trust its authority by naming a CA file, and use the host name the certificate is for.");
        case CURLE_SSL_CACERT_BADFILE:
            return worded(ErrorCode::InvalidInput, "The CA file of the mail settings cannot be read.",
                          "Name a readable file with the authority's certificate (PEM): " + settings.caFile);
        case CURLE_USE_SSL_FAILED:
            return worded(ErrorCode::InvalidInput, "The mail server offers no STARTTLS, and nothing was sent to it.",
                          "Choose TLS with port 465, or another server.");
        case CURLE_SSL_CONNECT_ERROR:
            return worded(ErrorCode::Unavailable, "No TLS connection to the mail server.",
                          "Check the port and the security: 465 speaks TLS, 587 STARTTLS (TLS 1.2 or later).");
        case CURLE_LOGIN_DENIED:
            return worded(ErrorCode::Unauthenticated, "The mail server does not accept the sign-in.",
                          "Check the user name and password of the mail settings.");
        default:
            return worded(ErrorCode::Unavailable, "The connection to the mail server was lost.", "Try again later.");
    }
}

Result<void> converse(CURLM* multi, CURL* easy, const Conversation& conversation, const SmtpSettings& settings,
                      const std::stop_token& stop) {
    const std::stop_callback wake(stop, [multi] { curl_multi_wakeup(multi); });
    for (int running = 1;;) {
        if (curl_multi_perform(multi, &running) != CURLM_OK)
            return Error(ErrorCode::Internal, "Sending mail failed inside this program.").on(shownServer(settings));
        if (running == 0) break;
        curl_multi_poll(multi, nullptr, 0, 1000, nullptr);
    }
    int left = 0;
    const CURLMsg* message = curl_multi_info_read(multi, &left);
    if (message == nullptr || message->easy_handle != easy)
        return Error(ErrorCode::Internal, "Sending mail ended without a result.").on(shownServer(settings));
    if (message->data.result == CURLE_OK) return {};
    return failure(message->data.result, conversation.replies, settings);
}

}  // namespace

Result<void> SmtpClient::send(const SmtpSettings& settings, const Secret& password, const Letter& letter,
                              std::stop_token stop) const {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (started != CURLE_OK) return Error(ErrorCode::Internal, "The mail library does not start.");
    HS_TRY(checkServer(settings));
    HS_TRY(checkAddresses(letter));

    if (stop.stop_requested())
        return Error(ErrorCode::Cancelled, "Sending mail was stopped.").on(shownServer(settings));

    Conversation conversation;
    conversation.stop = stop;
    conversation.text =
        mailText(letter, clock_.now(), QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString());
    List recipients;
    for (const std::string& recipient : letter.to) {
        curl_slist* const longer = curl_slist_append(recipients.get(), ('<' + recipient + '>').c_str());
        if (longer == nullptr) return Error(ErrorCode::Internal, "Out of memory.");
        recipients.release();  // the same list: it starts where it started, or now
        recipients.reset(longer);
    }
    const Multi multi(curl_multi_init());
    const Easy easy(curl_easy_init());
    if (!multi || !easy) return Error(ErrorCode::Internal, "Out of memory.");
    prepare(easy.get(), settings, password, conversation);
    curl_easy_setopt(easy.get(), CURLOPT_MAIL_FROM, ('<' + letter.from + '>').c_str());
    curl_easy_setopt(easy.get(), CURLOPT_MAIL_RCPT, recipients.get());
    curl_multi_add_handle(multi.get(), easy.get());
    Result<void> sent = converse(multi.get(), easy.get(), conversation, settings, stop);
    curl_multi_remove_handle(multi.get(), easy.get());
    return sent;
}

}  // namespace hs::net
