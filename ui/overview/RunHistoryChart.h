#pragma once

#include <QWidget>

#include <vector>

#include "core/model/Run.h"

namespace hs::ui {

/// The last runs as bars, oldest left: how much each wrote, and how much failed. A run that did not end well carries a
/// mark, so that colour is not needed to see it.
class RunHistoryChart final : public QWidget {
    Q_OBJECT
public:
    explicit RunHistoryChart(QWidget* parent = nullptr);
    void setRuns(const std::vector<Run>& newestFirst);
    QSize sizeHint() const override { return QSize(320, 132); }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRect barAt(int index) const;
    QString sentence(const Run& run) const;
    std::vector<Run> runs_;  // oldest first
};

}  // namespace hs::ui
