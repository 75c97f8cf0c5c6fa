#pragma once

#include <QWidget>

#include <vector>

#include "core/base/Clock.h"
#include "core/model/Job.h"

class QGridLayout;
class QLabel;

namespace hs::ui {

class StatusLabel;

/// Each of the eight attributes: when Exchange Online last had a value, when it was last written, when that failed.
class FreshnessCard final : public QWidget {
    Q_OBJECT
public:
    explicit FreshnessCard(QWidget* parent = nullptr);
    void redraw(const std::vector<AttributeFreshness>& freshness, UnixMillis now);

private:
    struct Row {
        StatusLabel* name;
        QLabel *seen, *written, *failed;
    };
    void addRow(int index);

    QGridLayout* grid_;
    std::vector<Row> rows_;
};

}  // namespace hs::ui
