#include "ui/mapping/MappingModel.h"

#include "ui/kit/TableRoles.h"

namespace hs::ui {

namespace {

QString gated(const QString& attribute) {
    return QStringLiteral("IgnoreFlowIfNullOrEmpty(Switch([cloudSOAExchMailbox], \"\", \"True\", [%1]))")
        .arg(attribute);
}

std::vector<MappingRow> defaults() {
    const auto tr = [](const char* words) { return MappingModel::tr(words); };
    const QString users = QStringLiteral("user, inetOrgPerson");
    const QString direct = tr("Direct"), expression = tr("Expression");
    const QString replace = tr("Replace; none keeps AD");
    const auto row = [&](const char* source, const char* target, const QString& type, const QString& flow,
                         const QString& text) {
        return MappingRow{QLatin1String(source), QLatin1String(target), type, users, flow, text};
    };
    std::vector<MappingRow> rows{
        row("cloudAnchor", "msDS-ExternalDirectoryObjectId", direct, replace, QStringLiteral("[cloudAnchor]")),
        row("cloudLegacyExchangeDN", "proxyAddresses", expression, tr("Add one value, never remove"),
            QStringLiteral("IgnoreFlowIfNullOrEmpty(Switch([cloudLegacyExchangeDN], Append(\"x500:\", "
                           "[cloudLegacyExchangeDN]), \"\", \"\"))")),
        row("cloudMSExchArchiveStatus", "msExchArchiveStatus", direct, replace,
            QStringLiteral("[cloudMSExchArchiveStatus]")),
        row("cloudMSExchBlockedSendersHash", "msExchBlockedSendersHash", expression, replace,
            gated(QStringLiteral("cloudMSExchBlockedSendersHash"))),
        row("cloudMSExchSafeRecipientsHash", "msExchSafeRecipientsHash", expression, replace,
            gated(QStringLiteral("cloudMSExchSafeRecipientsHash"))),
        row("cloudMSExchSafeSendersHash", "msExchSafeSendersHash", expression, replace,
            gated(QStringLiteral("cloudMSExchSafeSendersHash"))),
        row("cloudMSExchUCVoiceMailSettings", "msExchUCVoiceMailSettings", expression, tr("Merge by key"),
            QStringLiteral("IgnoreFlowIfNullOrEmpty([cloudMSExchUCVoiceMailSettings])")),
        row("cloudMSExchUserHoldPolicies", "msExchUserHoldPolicies", expression, tr("Replace the whole set"),
            QStringLiteral("IgnoreFlowIfNullOrEmpty([cloudMSExchUserHoldPolicies])")),
    };
    rows[1].classes = QStringLiteral("user, contact, inetOrgPerson");
    return rows;
}

}  // namespace

MappingModel::MappingModel(QObject* parent) : QAbstractTableModel(parent), rows_(defaults()) {}

void MappingModel::setRows(std::vector<MappingRow> rows) {
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
}

int MappingModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(rows_.size()); }

int MappingModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant MappingModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const MappingRow& row = rows_[std::size_t(index.row())];
    if (role == MonospaceRole) return index.column() == Expression;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    switch (index.column()) {
        case Source: return row.source;
        case Target: return row.target;
        case Type: return row.type;
        case Classes: return row.classes;
        case Flow: return row.flow;
        case Expression: return row.expression;
        default: return {};
    }
}

QVariant MappingModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case Source: return tr("Entra attribute");
        case Target: return tr("AD attribute");
        case Type: return tr("Type");
        case Classes: return tr("Object classes");
        case Flow: return tr("How it is written");
        case Expression: return tr("Expression");
        default: return {};
    }
}

}  // namespace hs::ui
