#pragma once

#include <QWidget>

#include "core/model/Outcome.h"

namespace hs::ui {

/// One row of the log in full: Steps, Troubleshooting & Recommendations, Modified Properties, Summary.
class OutcomeDetails final : public QWidget {
    Q_OBJECT
public:
    /// `by` is who asked for the run; empty when that is not known.
    OutcomeDetails(const Outcome& outcome, const QString& by, QWidget* parent = nullptr);

private:
    QWidget* steps(const Outcome& outcome);
    QWidget* troubleshooting(const Outcome& outcome);
    QWidget* modifiedProperties(const Outcome& outcome);
    QWidget* summary(const Outcome& outcome, const QString& by);
};

}  // namespace hs::ui
