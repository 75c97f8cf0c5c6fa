#pragma once

#include <gtest/gtest.h>
#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>
#include <QTimer>

#include <memory>

#include "tests/ui/support/FakeClient.h"
#include "tests/ui/support/Sample.h"
#include "ui/kit/Theme.h"

namespace hs::ui::test {

/// Waits for something to come true; the test says with EXPECT_TRUE that it did.
template <typename Condition>
bool comes(Condition condition, int milliseconds = 3000) {
    return QTest::qWaitFor(condition, milliseconds);
}

/// A page on a made-up engine, driven as a person drives it: by what is visible, through its object names.
class PageTest : public ::testing::Test {
protected:
    void SetUp() override { applyTheme(*qApp, ThemeChoice::Light); }

    void show(QWidget* widget, QSize size = QSize(1100, 800)) {
        root_.reset(widget);
        widget->resize(size);
        widget->show();
        widget->activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(widget));
    }

    template <typename Widget = QWidget>
    Widget* find(const char* name) const {
        auto* found = root_->findChild<Widget*>(QString::fromLatin1(name));
        EXPECT_NE(found, nullptr) << name;
        return found;
    }
    bool enabled(const char* name) const { return find(name)->isEnabled(); }
    bool visible(const char* name) const { return find(name)->isVisible(); }
    void click(const char* name) {
        QWidget* target = find(name);
        EXPECT_TRUE(target->isVisible() && target->isEnabled()) << name << " cannot be pressed";
        // In the middle of a check box there is nothing to press: its mark is at the left.
        const bool button = target->inherits("QPushButton");
        QTest::mouseClick(target, Qt::LeftButton, {}, button ? QPoint() : QPoint(10, target->height() / 2));
    }
    void type(const char* name, const QString& text) {
        auto* field = find<QLineEdit>(name);
        field->setFocus();
        field->selectAll();
        QTest::keyClick(field, Qt::Key_Delete);
        QTest::keyClicks(field, text);
    }
    /// Answers the box that a click is about to open, as soon as it is there; Cancel must be its default.
    void answer(const char* button, QString* text = nullptr) {
        auto* timer = new QTimer(root_.get());
        QObject::connect(timer, &QTimer::timeout, timer, [timer, button, text] {
            auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            if (!box) return;
            timer->deleteLater();
            timer->stop();
            EXPECT_EQ(box->defaultButton()->accessibleName(), QStringLiteral("Cancel"));
            if (text) *text = box->informativeText();
            box->findChild<QAbstractButton*>(QString::fromLatin1(button))->click();
        });
        timer->start(5);
    }
    QString labelOf(const char* name) const { return find<QLabel>(name)->text(); }
    /// Answers travel through the event loop.
    void settle() { QTest::qWait(1); }

    FakeClient client_;
    sample::StillClock clock_;
    std::unique_ptr<QWidget> root_;
};

}  // namespace hs::ui::test
