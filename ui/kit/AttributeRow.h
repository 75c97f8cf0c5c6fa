#pragma once

#include <QString>
#include <QStringList>

#include <vector>

#include "ui/kit/Mood.h"
#include "ui/kit/StepRow.h"
#include "ui/kit/Words.h"

namespace hs::ui {

/// What happened to one attribute, as it is drawn and exported.
struct AttributeRow {
    QString source, target;
    QStringList before, after;
    QString shortBefore, shortAfter;  ///< for a cell: "(empty)", "3 values", "48 bytes", "+ x500:…", "(kept)"
    QString operation;  ///< "+ Add", "− Remove", "= Replace", "Clear"; empty when nothing is to be written
    Mood mood = Mood::Pending;
    QString result;  ///< "Written", "Unchanged", "Kept", "Failed", "Planned"
    QString reason;

    /// "Kept: mailbox is on premises".
    QString resultWithReason() const {
        return reason.isEmpty() ? result : QStringLiteral("%1: %2").arg(result, reason);
    }
};

/// "(empty)", the one value, "3 values"; a binary value by its size.
QString shortValues(const QStringList& values, qsizetype bytesOfBinary);
QString writtenWord();
QString unchangedWord();
QString keptWord();
QString failedWord();
QString plannedWord();
QString addMark();
QString removeMark();
QString replaceMark();
QString clearMark();

/// From the model's attribute change; a template, so that the kit needs to know nothing of the model.
template <typename Change>
AttributeRow attributeRow(const Change& change) {
    const auto bytes = [](const auto& values) {
        return values.size() == 1 && values.front().isBinary() ? qsizetype(values.front().bytes().size())
                                                               : qsizetype(-1);
    };
    AttributeRow row;
    row.source = text(change.source.text());
    row.target = text(change.target.text());
    row.before = displayed(change.before);
    row.after = displayed(change.after);
    row.shortBefore = shortValues(row.before, bytes(change.before));
    row.shortAfter = shortValues(row.after, bytes(change.after));
    const bool part = change.operation == Change::Operation::Add || change.operation == Change::Operation::Remove;
    if (part && !change.payload.empty())
        row.shortAfter = (change.operation == Change::Operation::Add ? QStringLiteral("+ ") : QStringLiteral("− ")) +
                         shortValues(displayed(change.payload), bytes(change.payload));
    if (change.result != Change::Result::Kept && change.result != Change::Result::Unchanged) {
        switch (change.operation) {
            case Change::Operation::Replace: row.operation = replaceMark(); break;
            case Change::Operation::Add: row.operation = addMark(); break;
            case Change::Operation::Clear: row.operation = clearMark(); break;
            case Change::Operation::Remove: row.operation = removeMark(); break;
        }
    }
    row.reason = text(change.reason);
    switch (change.result) {
        case Change::Result::Planned:
            row.mood = Mood::Info;
            row.result = plannedWord();
            break;
        case Change::Result::Written:
            row.mood = Mood::Success;
            row.result = writtenWord();
            break;
        case Change::Result::Unchanged:
            row.mood = Mood::Neutral;
            row.result = unchangedWord();
            break;
        case Change::Result::Kept:
            row.mood = Mood::Skipped;
            row.result = keptWord();
            break;
        case Change::Result::Failed:
            row.mood = Mood::Danger;
            row.result = failedWord();
            break;
    }
    if (change.result == Change::Result::Kept) row.shortAfter = QStringLiteral("(%1)").arg(keptWord().toLower());
    return row;
}

template <typename Changes>
std::vector<AttributeRow> attributeRows(const Changes& changes) {
    std::vector<AttributeRow> rows;
    for (const auto& change : changes) rows.push_back(attributeRow(change));
    return rows;
}

}  // namespace hs::ui
