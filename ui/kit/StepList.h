#pragma once

#include <QTimer>
#include <QWidget>

#include <vector>

#include "ui/kit/StepRow.h"

class QVBoxLayout;

namespace hs::ui {

class Button;
class ElidedLabel;
class StatusLabel;

/// The steps of one object, one below the other: mark, title, one line of what came out, View details. A mark appears
/// as its step ends; when several end at once they appear one after the other.
class StepList final : public QWidget {
    Q_OBJECT
public:
    explicit StepList(const QString& name, QWidget* parent = nullptr);

    void setSteps(const std::vector<StepRow>& steps);
    const std::vector<StepRow>& steps() const { return steps_; }
    /// What the mark of a step shows at this moment.
    Mood shownMood(int step) const;

Q_SIGNALS:
    void detailsRequested(int step);

private:
    struct Line {
        StatusLabel* mark;
        ElidedLabel* summary;
        Button* details;
    };
    void build();
    void reveal();
    void show(std::size_t step);

    std::vector<StepRow> steps_;
    std::vector<Line> lines_;
    std::vector<bool> revealed_;
    QVBoxLayout* column_;
    QTimer pace_;
};

/// What View details shows: the error when there is one, then every name with its values.
QWidget* stepDetails(const StepRow& step);

}  // namespace hs::ui
