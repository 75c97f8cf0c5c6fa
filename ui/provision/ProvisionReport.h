#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

#include "core/model/Outcome.h"

namespace hs::ui {

/// One on-demand result as JSON, with the members that the command line prints. Binary values are base64.
QByteArray provisionReport(const QString& dn, const std::vector<Step>& steps, const std::optional<Outcome>& outcome,
                           const std::optional<Outcome>& writeback, const std::vector<AttributeChange>& attributes);

}  // namespace hs::ui
