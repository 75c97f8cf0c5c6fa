#include "ui/overview/RunHistoryChart.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

#include "ui/kit/Icon.h"
#include "ui/kit/RunWords.h"
#include "ui/kit/StylePaint.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"

namespace hs::ui {

namespace {
constexpr int barWidth = 16;
constexpr int gap = 10;
constexpr int topRoom = 22;
constexpr int bottomRoom = 22;
}  // namespace

RunHistoryChart::RunHistoryChart(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("runHistory"));
    setAccessibleName(tr("Run history"));
    setMinimumHeight(132);
    setMouseTracking(true);
}

void RunHistoryChart::setRuns(const std::vector<Run>& newestFirst) {
    runs_.assign(newestFirst.rbegin(), newestFirst.rend());
    QStringList said;
    for (const Run& run : newestFirst) said << sentence(run);
    setAccessibleDescription(said.join(QStringLiteral("; ")));
    update();
}

QRect RunHistoryChart::barAt(int index) const {
    const int fromRight = int(runs_.size()) - 1 - index;
    const int x = width() - 4 - (fromRight + 1) * barWidth - fromRight * gap;
    std::int64_t most = 1;
    for (const Run& run : runs_) most = std::max(most, run.counts.written + run.counts.failed);
    const Run& run = runs_[std::size_t(index)];
    const int room = height() - topRoom - bottomRoom;
    // By order of magnitude: a first run of a thousand must not hide that the next ones wrote something.
    const auto magnitude = [](std::int64_t count) { return std::log1p(double(count)); };
    const int tall = int(magnitude(run.counts.written + run.counts.failed) * room / magnitude(most));
    return QRect(x, height() - bottomRoom - std::max(3, tall), barWidth, std::max(3, tall));
}

QString RunHistoryChart::sentence(const Run& run) const {
    return tr("%1, %2: %3; %4 written, %5 failed")
        .arg(exactTime(run.startedAt), runKindWord(run.kind), runStateWord(run.state), number(run.counts.written),
             number(run.counts.failed));
}

void RunHistoryChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Tokens& t = tokensOf(palette());
    const int base = height() - bottomRoom;
    painter.fillRect(QRect(0, base, width(), 1), t.stroke);
    if (runs_.empty()) {
        painter.setPen(t.subtle);
        painter.drawText(rect(), Qt::AlignCenter, tr("No run yet"));
        return;
    }
    for (int i = 0; i < int(runs_.size()); ++i) {
        const Run& run = runs_[std::size_t(i)];
        const QRect bar = barAt(i);
        if (bar.left() < 0) continue;
        const std::int64_t all = run.counts.written + run.counts.failed;
        const int failed = all > 0 ? int(bar.height() * run.counts.failed / all) : 0;
        QColor fill = all == 0 ? t.stroke : t.accent;
        paint::rounded(&painter, bar, fill, Qt::transparent, 2);
        if (failed > 0)
            paint::rounded(&painter, QRect(bar.left(), bar.top(), bar.width(), std::max(4, failed)), t.danger,
                           Qt::transparent, 2);
        const Mood mood = runStateMood(run.state);
        if (mood == Mood::Success || mood == Mood::Info || mood == Mood::Running) continue;
        painter.drawPixmap(QPoint(bar.left() - 1, bar.top() - 18),
                           iconPixmap(iconName(mood), colorOf(tintOf(mood)), 16, devicePixelRatioF()));
    }
    painter.setPen(t.subtle);
    QFont small = font();
    small.setPointSizeF(9);
    painter.setFont(small);
    painter.drawText(QRect(0, base + 4, width(), 18), Qt::AlignLeft, tr("older"));
    painter.drawText(QRect(0, base + 4, width() - 4, 18), Qt::AlignRight, tr("now"));
}

bool RunHistoryChart::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        for (int i = 0; i < int(runs_.size()); ++i)
            if (barAt(i).adjusted(-3, -200, 3, 4).contains(help->pos())) {
                QToolTip::showText(help->globalPos(), sentence(runs_[std::size_t(i)]), this);
                return true;
            }
        QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

}  // namespace hs::ui
