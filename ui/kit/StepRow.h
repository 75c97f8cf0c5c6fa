#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <utility>
#include <vector>

#include "core/base/Error.h"
#include "ui/kit/Mood.h"
#include "ui/kit/Words.h"

namespace hs::ui {

/// One step as it is drawn.
struct StepRow {
    QString name;   ///< "import"; part of object names
    QString title;  ///< "Import user"
    Mood mood = Mood::Pending;
    QString word;  ///< "Success"
    QString summary;
    std::vector<std::pair<QString, QStringList>> details;
    std::optional<Error> error;

    bool ended() const { return mood != Mood::Pending && mood != Mood::Running; }
};

/// "Success", "Failure", …: the portal's words for a mood that stands for a step.
QString stepWord(Mood mood);

/// The values of one attribute for people: text as it is, bytes as base64.
template <typename Values>
QStringList displayed(const Values& values) {
    QStringList texts;
    for (const auto& value : values) texts << text(value.display());
    return texts;
}

/// From the model's step; a template, so that the kit needs to know nothing of the model.
template <typename Step>
StepRow stepRow(const Step& step) {
    StepRow row;
    row.name = text(step.name);
    row.title = text(step.title);
    row.mood = moodOfStatus(step.status);
    row.word = stepWord(row.mood);
    row.summary = text(step.summary);
    for (const auto& [name, values] : step.details) row.details.emplace_back(text(name), displayed(values));
    if (row.mood == Mood::Danger) {
        row.error = step.error;
        if (row.summary.isEmpty()) row.summary = text(step.error.message);
    }
    return row;
}

template <typename Steps>
std::vector<StepRow> stepRows(const Steps& steps) {
    std::vector<StepRow> rows;
    for (const auto& step : steps) rows.push_back(stepRow(step));
    return rows;
}

}  // namespace hs::ui
