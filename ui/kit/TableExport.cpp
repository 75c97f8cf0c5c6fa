#include "ui/kit/TableExport.h"

#include <QAbstractItemModel>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "ui/kit/TableRoles.h"

namespace hs::ui {

namespace {

QString cell(const QAbstractItemModel& model, int row, int column) {
    const QModelIndex index = model.index(row, column);
    const QVariant whole = index.data(ExportRole);
    return (whole.isValid() ? whole : index.data(Qt::DisplayRole)).toString();
}

QByteArray quoted(QString value) {
    // A leading sign would be run as a formula by a spreadsheet.
    if (!value.isEmpty() && QStringLiteral("=+-@").contains(value.front())) value.prepend(QLatin1Char('\''));
    value.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QStringLiteral("\"%1\"").arg(value).toUtf8();
}

QString title(const QAbstractItemModel& model, int column) {
    return model.headerData(column, Qt::Horizontal).toString();
}

}  // namespace

QByteArray toCsv(const QAbstractItemModel& model) {
    QByteArray csv;
    QByteArrayList line;
    for (int column = 0; column < model.columnCount(); ++column) line << quoted(title(model, column));
    csv += line.join(',') + "\r\n";
    for (int row = 0; row < model.rowCount(); ++row) {
        line.clear();
        for (int column = 0; column < model.columnCount(); ++column) line << quoted(cell(model, row, column));
        csv += line.join(',') + "\r\n";
    }
    return csv;
}

QByteArray toJson(const QAbstractItemModel& model) {
    QJsonArray rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        QJsonObject object;
        for (int column = 0; column < model.columnCount(); ++column)
            object.insert(title(model, column), cell(model, row, column));
        rows.append(object);
    }
    return QJsonDocument(rows).toJson();
}

}  // namespace hs::ui
