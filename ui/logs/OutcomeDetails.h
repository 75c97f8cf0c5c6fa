#pragma once

#include <QWidget>

#include "core/model/Outcome.h"

namespace hs::ui {

/// One row of the log in full: Steps, Troubleshooting and recommendations, Modified properties, Summary.
class OutcomeDetails final : public QWidget {
    Q_OBJECT
public:
    explicit OutcomeDetails(const Outcome& outcome, QWidget* parent = nullptr);

private:
    QWidget* steps(const Outcome& outcome);
    QWidget* troubleshooting(const Outcome& outcome);
    QWidget* modifiedProperties(const Outcome& outcome);
    QWidget* summary(const Outcome& outcome);
};

}  // namespace hs::ui
