#include "core/model/LinkJson.h"

namespace hs {

namespace {

QString hexDigits(std::uint64_t bits) {
    return QString::number(static_cast<qulonglong>(bits), 16).rightJustified(16, QLatin1Char('0'));
}

}  // namespace

QJsonObject toJson(const Link& link) {
    return {{QStringLiteral("anchor"), jsonText(link.anchor)},
            {QStringLiteral("directoryId"), jsonText(link.directoryId)},
            {QStringLiteral("cloudId"), jsonText(link.cloudId)},
            {QStringLiteral("directoryPrint"), hexDigits(link.directoryPrint)},
            {QStringLiteral("cloudPrint"), hexDigits(link.cloudPrint)}};
}

void read(JsonReader& reader, Link& link) {
    reader.text("anchor", link.anchor);
    reader.text("directoryId", link.directoryId);
    reader.text("cloudId", link.cloudId);
    reader.bits("directoryPrint", link.directoryPrint);
    reader.bits("cloudPrint", link.cloudPrint);
}

Result<Link> linkFromJson(const QJsonObject& json) { return readJson<Link>(json, "link"); }

}  // namespace hs
