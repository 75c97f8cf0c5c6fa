#include "core/model/ConfigurationDocument.h"

#include <QJsonDocument>

#include <algorithm>
#include <cmath>

#include "core/model/ConfigurationJson.h"

namespace hs {

namespace {

constexpr const char* makeOne = "Make one with: hybridsync configuration export NAME";

Error notJson(std::string_view text, const QJsonParseError& wrong) {
    const auto before = text.substr(0, std::min(text.size(), static_cast<std::size_t>(std::max(0, wrong.offset))));
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::size_t start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    return Error(ErrorCode::InvalidInput, "The file is not a configuration document: no JSON from line " +
                                              std::to_string(line) + ", column " +
                                              std::to_string(before.size() - start + 1) + ".")
        .saying(wrong.errorString().toStdString())
        .next(makeOne);
}

Result<void> checkFormat(const QJsonObject& document) {
    const QJsonValue format = document.value(QStringLiteral("formatVersion"));
    // Documents of the first version of the product have none, and the same members.
    if (format.isUndefined()) return {};
    const double number = format.toDouble(0);
    if (number < 1 || number != std::floor(number))
        return Error(ErrorCode::Corrupt,
                     "The member \"formatVersion\" of the configuration is not a whole number from 1.")
            .attributeNamed("formatVersion")
            .next(makeOne);
    if (number > configurationFormatVersion)
        return Error(ErrorCode::Unsupported, "The document has the form " + QString::number(number).toStdString() +
                                                 ", and this program knows forms up to " +
                                                 std::to_string(configurationFormatVersion) + ".")
            .attributeNamed("formatVersion")
            .next("Update Hybrid Sync on this machine, or export again with this version.");
    return {};
}

bool isReference(const std::string& text) {
    if (text.empty()) return true;
    for (const char* prefix : {"vault:", "keychain:", "file:", "env:", "credential:"})
        if (text.rfind(prefix, 0) == 0) return true;
    return false;
}

Result<void> checkSecrets(const Configuration& configuration) {
    const std::pair<const char*, const std::string&> secrets[] = {
        {"directory.passwordRef", configuration.directory.passwordRef},
        {"tenant.clientSecretRef", configuration.tenant.clientSecretRef},
        {"mail.passwordRef", configuration.mail.passwordRef}};
    for (const auto& [member, reference] : secrets)
        if (!isReference(reference))
            return Error(ErrorCode::InvalidInput,
                         "The member \"" + std::string(member) + "\" holds a secret in plain, not a reference.")
                .attributeNamed(member)
                .next(
                    "Write a reference such as file:/path, env:NAME or vault:name; then change the secret, because "
                    "this file has shown it.");
    return {};
}

}  // namespace

QJsonObject documentOf(const Configuration& configuration) {
    QJsonObject document = toJson(configuration);
    document[QStringLiteral("schema")] = jsonText(configurationSchemaId);
    document[QStringLiteral("formatVersion")] = configurationFormatVersion;
    return document;
}

Result<Configuration> configurationFromDocument(std::string_view text) {
    QJsonParseError wrong;
    const auto parsed = QJsonDocument::fromJson(QByteArray(text.data(), static_cast<qsizetype>(text.size())), &wrong);
    if (wrong.error != QJsonParseError::NoError) return notJson(text, wrong);
    if (!parsed.isObject())
        return Error(ErrorCode::InvalidInput, "The file is not a configuration document: it is not a JSON object.")
            .next(makeOne);
    QJsonObject document = parsed.object();
    HS_TRY(checkFormat(document));
    document.remove(QStringLiteral("schema"));
    document.remove(QStringLiteral("formatVersion"));
    HS_ASSIGN(Configuration configuration, configurationFromJson(document));
    HS_TRY(checkSecrets(configuration));
    return configuration;
}

}  // namespace hs
