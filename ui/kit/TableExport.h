#pragma once

#include <QByteArray>

class QAbstractItemModel;

namespace hs::ui {

/// What a table shows, whole values in place of short forms. RFC 4180 with a header line.
QByteArray toCsv(const QAbstractItemModel& model);

/// An array of objects, one a row, named by the column titles.
QByteArray toJson(const QAbstractItemModel& model);

}  // namespace hs::ui
