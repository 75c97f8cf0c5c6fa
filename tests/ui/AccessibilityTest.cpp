#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTabBar>

#include "tests/ui/support/PageTest.h"
#include "ui/kit/Button.h"
#include "ui/kit/SidePanel.h"
#include "ui/kit/Texts.h"
#include "ui/logs/LogsPage.h"
#include "ui/logs/LogsViewModel.h"
#include "ui/runs/RunsPage.h"
#include "ui/shell/MainWindow.h"

namespace hs::ui::test {

namespace {

/// Where to stand and what to press before looking.
struct Place {
    const char* name;
    const char* page;
    const char* configurationPlace;  ///< nullptr = a page of the window
    const char* press;               ///< nullptr = nothing
};

constexpr const char* longNote =
    "Full instead of delta: the watermark of the directory was refused; 3 objects have changed since the preview; they "
    "were planned again as run 41";

class EveryPage : public PageTest, public ::testing::WithParamInterface<Place> {
protected:
    void stand(QSize size) {
        client_.schema = sample::undetectedSchema();  // the longest words
        client_.summaries[0].configuration.properties.exchangeHybridWriteback = true;
        client_.history = {{client_.summaries[0].configuration, 1'795'568'523'004, {"admin@contoso.test", longNote}},
                           {Configuration(), 0, {}}};
        auto* window = new MainWindow(client_, clock_, nullptr);
        show(window, size);
        QTest::qWait(5);
        const Place& place = GetParam();
        if (place.configurationPlace)
            window->openConfiguration(QString::fromLatin1(sample::configurationName),
                                      QString::fromLatin1(place.configurationPlace));
        else window->go(QString::fromLatin1(place.page));
        QTest::qWait(120);
        if (QString::fromLatin1(place.name) == QStringLiteral("ProvisionDone")) {
            type("userDn", QString::fromLatin1(sample::ada));
            click("provisionUser");
            EXPECT_TRUE(comes([this] { return enabled("nextToWriteback") && visible("viewDetailsPerform"); }));
        }
        if (QString::fromLatin1(place.name) == QStringLiteral("LogVerified")) {
            for (auto* page : window->findChildren<LogsPage*>()) page->viewModel().verify();
            QTest::qWait(120);
        }
        if (QString::fromLatin1(place.name).startsWith(QStringLiteral("RunOpened"))) {
            if (QString::fromLatin1(place.name).endsWith(QStringLiteral("Held"))) client_.runList[6].note = longNote;
            window->findChild<RunsPage*>()->openRun(place.name == QByteArray("RunOpenedHeld") ? 36 : 42);
            EXPECT_TRUE(comes([this] { return visible("changeAttributes"); }));
        }
        if (place.press) {
            click(place.press);
            QTest::qWait(250);
        }
    }
    QList<QWidget*> interactive() {
        QList<QWidget*> all;
        for (auto* widget : root_->findChildren<QWidget*>()) {
            const bool kind = qobject_cast<QAbstractButton*>(widget) || qobject_cast<QLineEdit*>(widget) ||
                              qobject_cast<QComboBox*>(widget) || qobject_cast<QAbstractSpinBox*>(widget) ||
                              qobject_cast<QAbstractItemView*>(widget) || qobject_cast<QPlainTextEdit*>(widget) ||
                              qobject_cast<QTabBar*>(widget);
            const QWidget* parent = widget->parentWidget();
            // Parts that Qt makes inside its own widgets speak through them.
            const bool part = widget->objectName().startsWith(QStringLiteral("qt_")) ||
                              qobject_cast<const QAbstractSpinBox*>(parent) || qobject_cast<const QLineEdit*>(parent) ||
                              qobject_cast<const QTabBar*>(parent) || qobject_cast<const QAbstractItemView*>(parent);
            const bool popup =
                widget->window() != root_.get() || (parent && parent->inherits("QComboBoxPrivateContainer"));
            if (kind && !part && !popup && widget->isVisible()) all << widget;
        }
        return all;
    }
};

QString describe(const QWidget* widget) {
    return QStringLiteral("%1 \"%2\" in %3")
        .arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(),
             widget->parentWidget() ? widget->parentWidget()->objectName() : QString());
}

}  // namespace

TEST_P(EveryPage, NamesEveryInteractiveWidgetForPeopleAndForTests) {
    stand(QSize(1280, 860));
    const QList<QWidget*> all = interactive();
    EXPECT_FALSE(all.isEmpty());
    for (const QWidget* widget : all) {
        EXPECT_FALSE(widget->objectName().isEmpty()) << describe(widget).toStdString();
        EXPECT_FALSE(widget->accessibleName().isEmpty()) << describe(widget).toStdString();
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        if (!button || button->text().isEmpty()) continue;
        EXPECT_EQ(widget->accessibleName(), withoutMnemonic(button->text())) << describe(widget).toStdString();
    }
}

TEST_P(EveryPage, SaysWhyADisabledButtonIsDisabled) {
    stand(QSize(1280, 860));
    for (QWidget* widget : interactive()) {
        auto* button = qobject_cast<Button*>(widget);
        if (!button || button->isEnabled()) continue;
        EXPECT_FALSE(button->toolTip().isEmpty()) << describe(button).toStdString();
    }
}

TEST_P(EveryPage, ClipsNothingAtTheSmallestWindow) {
    stand(QSize(960, 640));
    EXPECT_EQ(root_->size(), QSize(960, 640));
    for (auto* label : root_->findChildren<QLabel*>()) {
        if (!label->isVisible() || label->text().isEmpty() || qobject_cast<ElidedLabel*>(label)) continue;
        const QSize needs = label->wordWrap() ? QSize(0, label->heightForWidth(label->width())) : label->sizeHint();
        EXPECT_LE(needs.width(), label->width() + 1)
            << describe(label).toStdString() << ": " << label->text().toStdString();
        EXPECT_LE(label->mapTo(root_.get(), QPoint(label->width(), 0)).x(), root_->width())
            << describe(label).toStdString() << ": " << label->text().toStdString();
        EXPECT_LE(needs.height(), label->height() + 1)
            << describe(label).toStdString() << ": " << label->text().toStdString();
    }
    for (QWidget* widget : interactive()) {
        auto* button = qobject_cast<QAbstractButton*>(widget);
        if (!button) continue;
        const bool iconOnly = button->text().isEmpty();
        EXPECT_LE(iconOnly ? 24 : button->sizeHint().width(), button->width() + 1) << describe(button).toStdString();
        // Horizontally in sight; vertically a scroll area may hold more than the window.
        const int right = button->mapTo(root_.get(), QPoint(button->width(), 0)).x();
        EXPECT_LE(right, root_->width()) << describe(button).toStdString();
    }
}

TEST_P(EveryPage, CanBeLeftByTabFromEveryTable) {
    stand(QSize(1280, 860));
    for (QWidget* widget : interactive()) {
        if (!qobject_cast<QAbstractItemView*>(widget)) continue;
        widget->setFocus();
        QTest::keyClick(widget, Qt::Key_Tab);
        EXPECT_NE(QApplication::focusWidget(), widget) << describe(widget).toStdString();
    }
}

INSTANTIATE_TEST_SUITE_P(
    Console, EveryPage,
    ::testing::Values(
        Place{"Configurations", "configurations", nullptr, nullptr}, Place{"Connect", "connect", nullptr, nullptr},
        Place{"ConnectForm", "connect", nullptr, "connectOwn"}, Place{"Agents", "agents", nullptr, nullptr},
        Place{"AllLogs", "logs", nullptr, nullptr}, Place{"Settings", "settings", nullptr, nullptr},
        Place{"Overview", "", "overview", nullptr}, Place{"Properties", "", "properties", nullptr},
        Place{"BasicsPanel", "", "properties", "editBasics"},
        Place{"JobSettingsPanel", "", "properties", "editJobSettings"},
        Place{"HistoryPanel", "", "properties", "showHistory"}, Place{"EscrowsPanel", "", "overview", "viewEscrows"},
        Place{"Provision", "", "provision", nullptr}, Place{"ProvisionDone", "", "provision", nullptr},
        Place{"Scoping", "", "scoping", nullptr}, Place{"Mapping", "", "mapping", nullptr},
        Place{"Logs", "", "logs", nullptr}, Place{"LogVerified", "", "logs", nullptr},
        Place{"Runs", "", "runs", nullptr}, Place{"RunOpened", "", "runs", nullptr},
        Place{"RunOpenedHeld", "", "runs", nullptr}),
    [](const auto& place) { return std::string(place.param.name); });

}  // namespace hs::ui::test
