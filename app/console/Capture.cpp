#include "app/console/Capture.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QLineEdit>
#include <QPixmap>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>
#include <QTimer>

#include "ui/kit/SidePanel.h"
#include "ui/kit/StepList.h"
#include "ui/kit/Theme.h"
#include "ui/shell/ConfigurationView.h"

namespace hs::console {

using ui::ThemeChoice;

Capture::Capture(ui::MainWindow& window, QString directory, QString configuration, QStringList users)
    : window_(window),
      directory_(std::move(directory)),
      configuration_(std::move(configuration)),
      users_(std::move(users)) {}

QStringList Capture::run() {
    return inBothThemes([this] {
        outerPages();
        overview();
        properties();
        settings();
        preview();
        provision();
        writeback();
        fullRun();
        readPages();
    });
}

QStringList Capture::runProperties() {
    return inBothThemes([this] { properties(); });
}

QStringList Capture::inBothThemes(const std::function<void()>& take) {
    QDir().mkpath(directory_);
    window_.resize(1280, 860);
    window_.show();
    for (const auto& [choice, name] : {std::pair(ThemeChoice::Light, "light"), std::pair(ThemeChoice::Dark, "dark")}) {
        ui::applyTheme(*qApp, choice);
        theme_ = QString::fromLatin1(name);
        if (!users_.isEmpty()) user_ = users_.size() > 1 ? users_.takeFirst() : users_.front();
        take();
    }
    return missed_;
}

void Capture::fullRun() {
    window_.openConfiguration(configuration_, QStringLiteral("overview"));
    settle(300);
    press(QStringLiteral("runFull"));
    settle(60);
    if (find(QStringLiteral("cycleBusyStop"))->isVisible()) picture(QStringLiteral("overview-running"));
    waitFor(
        QStringLiteral("the full run"), [this] { return find(QStringLiteral("runFull"))->isEnabled(); }, 120'000);
    settle(400);
    picture(QStringLiteral("overview-after-run"));
}

void Capture::outerPages() {
    window_.go(QStringLiteral("configurations"));
    settle();
    picture(QStringLiteral("configurations"));
    window_.go(QStringLiteral("connect"));
    settle();
    picture(QStringLiteral("connect"));
    press(QStringLiteral("connectOwn"));
    settle();
    picture(QStringLiteral("connect-form"));
    window_.go(QStringLiteral("agents"));
    settle();
    picture(QStringLiteral("agents"));
    window_.go(QStringLiteral("settings"));
    settle();
    picture(QStringLiteral("settings"));
}

void Capture::overview() {
    window_.openConfiguration(configuration_, QStringLiteral("overview"));
    settle(400);
    picture(QStringLiteral("overview"));
    press(QStringLiteral("togglePause"));
    waitFor(QStringLiteral("Pause"), [this] { return find(QStringLiteral("pausedBanner"))->isVisible(); });
    settle();
    picture(QStringLiteral("overview-paused"));
    press(QStringLiteral("resumeJob"));
    waitFor(QStringLiteral("Resume"), [this] { return !find(QStringLiteral("pausedBanner"))->isVisible(); });
}

void Capture::settings() {
    press(QStringLiteral("editJobSettings"));
    settle();
    picture(QStringLiteral("properties-settings"));
    press(QStringLiteral("cancelJobSettings"));
    settle();
}

void Capture::preview() {
    window_.openConfiguration(configuration_, QStringLiteral("overview"));
    settle(300);
    press(QStringLiteral("previewRun"));
    waitFor(
        QStringLiteral("the preview"), [this] { return find(QStringLiteral("cycleResult"))->isVisible(); }, 120'000);
    settle(400);
    picture(QStringLiteral("overview-previewed"));
}

void Capture::properties() {
    window_.openConfiguration(configuration_, QStringLiteral("properties"));
    waitFor(QStringLiteral("the pencil"), [this] { return find(QStringLiteral("editBasics"))->isEnabled(); });
    settle(400);
    picture(QStringLiteral("properties"));
    press(QStringLiteral("editBasics"));
    settle();
    waitFor(QStringLiteral("the schema"), [this] { return find(QStringLiteral("recheckSchema"))->isEnabled(); });
    const bool detected = find(QStringLiteral("exchangeHybridWriteback"))->isEnabled();
    picture(detected ? QStringLiteral("properties-panel") : QStringLiteral("properties-panel-undetected"));
    if (detected && !static_cast<QAbstractButton*>(find(QStringLiteral("exchangeHybridWriteback")))->isChecked()) {
        press(QStringLiteral("exchangeHybridWriteback"));
        press(QStringLiteral("applyBasics"));
        waitFor(QStringLiteral("Apply"),
                [this] { return !window_.findChild<ui::SidePanel*>(QStringLiteral("basicsPanel"))->isOpen(); });
        settle();
        picture(QStringLiteral("properties-enabled"));
    } else {
        press(QStringLiteral("cancelBasics"));
        settle();
    }
}

void Capture::provision() {
    window_.openConfiguration(configuration_, QStringLiteral("provision"));
    settle();
    picture(QStringLiteral("provision-empty"));
    type(QStringLiteral("userDn"), user_);
    press(QStringLiteral("provisionUser"));
    auto* steps = window_.findChild<ui::StepList*>(QStringLiteral("stepList"));
    waitFor(
        QStringLiteral("the four steps"), [this] { return find(QStringLiteral("provisionUser"))->isEnabled(); },
        60'000);
    waitFor(QStringLiteral("the marks"), [steps] {
        for (int i = 0; i < int(steps->steps().size()); ++i)
            if (steps->shownMood(i) == ui::Mood::Running) return false;
        return true;
    });
    settle();
    picture(QStringLiteral("provision-steps"));
    press(QStringLiteral("viewDetailsImport"));
    settle();
    picture(QStringLiteral("provision-details"));
    press(QStringLiteral("stepPanelClose"));
    settle();
}

void Capture::writeback() {
    if (!find(QStringLiteral("nextToWriteback")) || !find(QStringLiteral("nextToWriteback"))->isEnabled()) {
        missed_ << QStringLiteral("Next is not enabled");
        return;
    }
    press(QStringLiteral("nextToWriteback"));
    settle(150);
    if (find(QStringLiteral("writebackBusyStop"))->isVisible()) picture(QStringLiteral("writeback-waiting"));
    waitFor(
        QStringLiteral("writeback"), [this] { return find(QStringLiteral("retryWriteback"))->isEnabled(); }, 150'000);
    settle();
    picture(QStringLiteral("writeback-done"));
    if (auto* table = window_.findChild<QTableView*>(QStringLiteral("writebackTable"));
        table && table->model()->rowCount() > 1) {
        table->setCurrentIndex(table->model()->index(1, 0));
        settle();
        picture(QStringLiteral("writeback-values"));
    }
}

/// As it is, and with a draft that was counted and tested; nothing is saved.
void Capture::scoping() {
    window_.openConfiguration(configuration_, QStringLiteral("scoping"));
    waitFor(QStringLiteral("scoping"), [this] { return find(QStringLiteral("scopeUnits"))->isEnabled(); });
    settle();
    picture(QStringLiteral("scoping"));
    press(QStringLiteral("scopeUnits"));
    type(QStringLiteral("scopeDn"), QStringLiteral("S"));
    press(QStringLiteral("searchScope"));
    waitFor(QStringLiteral("scoping-search"), [this] { return find(QStringLiteral("scopeHits"))->isVisible(); });
    settle();
    picture(QStringLiteral("scoping-search"));
    type(QStringLiteral("scopeDn"), user_.section(QLatin1Char(','), 1));
    press(QStringLiteral("addScope"));
    press(QStringLiteral("addGroup"));
    type(QStringLiteral("clauseAttribute0_0"), QStringLiteral("department"));
    type(QStringLiteral("clauseOperand0_0"), QStringLiteral("Engineering"));
    press(QStringLiteral("addGroup"));
    type(QStringLiteral("clauseAttribute1_0"), QStringLiteral("mail"));
    if (auto* operators = window_.findChild<QComboBox*>(QStringLiteral("clauseOperator1_0")))
        operators->setCurrentText(QStringLiteral("IS NULL"));
    type(QStringLiteral("scopeTestDn"), user_);
    press(QStringLiteral("testScope"));
    press(QStringLiteral("countScope"));
    waitFor(QStringLiteral("scoping-draft"), [this] {
        return find(QStringLiteral("scopeVerdict"))->isVisible() && find(QStringLiteral("scopeLeaving"))->isVisible();
    });
    settle();
    picture(QStringLiteral("scoping-draft"));
    if (auto* body = window_.currentPage()->findChild<QScrollArea*>())
        body->verticalScrollBar()->setValue(body->verticalScrollBar()->maximum());
    settle();
    picture(QStringLiteral("scoping-impact"));
    press(QStringLiteral("discardScope"));
}

void Capture::mapping() {
    window_.openConfiguration(configuration_, QStringLiteral("mapping"));
    auto* table = window_.findChild<QTableView*>(QStringLiteral("mappingTable"));
    waitFor(QStringLiteral("mapping"), [table] { return table->model()->rowCount() > 0; });
    settle();
    picture(QStringLiteral("mapping"));
    const auto expressions =
        table->model()->match(table->model()->index(0, 1), Qt::DisplayRole, QStringLiteral("mailNickname"));
    if (expressions.isEmpty()) return;
    table->setCurrentIndex(expressions.first());
    press(QStringLiteral("editMapping"));
    settle(400);
    picture(QStringLiteral("mapping-expression"));
    press(QStringLiteral("trySample"));
    waitFor(QStringLiteral("mapping sample"), [this] { return find(QStringLiteral("impactTable"))->isVisible(); });
    if (auto* content = window_.findChild<QWidget*>(QStringLiteral("mappingForm")))
        if (auto* scroll = window_.findChild<ui::SidePanel*>(QStringLiteral("mappingPanel"))->findChild<QScrollArea*>())
            scroll->ensureWidgetVisible(content->findChild<QWidget*>(QStringLiteral("impactTable")));
    settle();
    picture(QStringLiteral("mapping-impact"));
    window_.findChild<ui::SidePanel*>(QStringLiteral("mappingPanel"))->closePanel();
}

void Capture::readPages() {
    scoping();
    mapping();
    window_.openConfiguration(configuration_, QStringLiteral("logs"));
    settle(400);
    picture(QStringLiteral("logs"));
    auto* page = window_.currentPage();
    if (auto* table = page->findChild<QTableView*>(QStringLiteral("logsTable")); table->model()->rowCount() > 0) {
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 0));
        Q_EMIT table->doubleClicked(table->currentIndex());
        settle();
        picture(QStringLiteral("logs-detail"));
        page->findChild<ui::SidePanel*>(QStringLiteral("logPanel"))->closePanel();
    }
    window_.openConfiguration(configuration_, QStringLiteral("runs"));
    settle(400);
    picture(QStringLiteral("runs"));
    if (auto* table = window_.findChild<QTableView*>(QStringLiteral("runsTable")); table->model()->rowCount() > 0) {
        table->setCurrentIndex(table->model()->index(0, 0));
        Q_EMIT table->doubleClicked(table->currentIndex());
        settle(400);
        picture(QStringLiteral("run-changes"));
    }
}

QWidget* Capture::find(const QString& objectName) const {
    // The page in front comes first: some names stand on two pages.
    if (ui::Page* page = window_.currentPage())
        if (auto* found = page->findChild<QWidget*>(objectName)) return found;
    return window_.findChild<QWidget*>(objectName);
}

void Capture::press(const QString& objectName) {
    auto* button = qobject_cast<QAbstractButton*>(find(objectName));
    if (!button || !button->isEnabled()) {
        missed_ << QStringLiteral("%1 cannot be pressed").arg(objectName);
        return;
    }
    button->click();
}

void Capture::type(const QString& objectName, const QString& text) {
    if (auto* field = qobject_cast<QLineEdit*>(find(objectName))) {
        field->setText(text);
        Q_EMIT field->textEdited(text);
    }
}

bool Capture::waitFor(const QString& what, const std::function<bool()>& come, int milliseconds) {
    QElapsedTimer watch;
    watch.start();
    while (!come()) {
        if (watch.elapsed() > milliseconds) {
            missed_ << what;
            return false;
        }
        settle(20);
    }
    return true;
}

void Capture::settle(int milliseconds) {
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

void Capture::picture(const QString& page) {
    const QString path = QStringLiteral("%1/%2-%3.png").arg(directory_, page, theme_);
    if (!window_.grab().save(path)) missed_ << QStringLiteral("%1 could not be written").arg(path);
}

}  // namespace hs::console
