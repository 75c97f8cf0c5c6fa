#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

#include "ui/shell/MainWindow.h"

namespace hs::console {

/// Takes pictures of every page and of every state that matters, by driving the window as a person would: it presses
/// the buttons, waits for what they cause, and takes the picture. Each step is small and named, so that a failing one
/// says where it stood.
class Capture final : public QObject {
    Q_OBJECT
public:
    /// `users`: the distinguished names to provision, one for each theme.
    Capture(ui::MainWindow& window, QString directory, QString configuration, QStringList users);

    /// Both themes; returns the names of steps that did not come true in time. Empty = every picture was taken.
    QStringList run();
    /// The same for the properties alone; for a world whose schema is not detected.
    QStringList runProperties();

private:
    QStringList inBothThemes(const std::function<void()>& take);
    void fullRun();
    void overview();
    void settings();
    void preview();
    void properties();
    void provision();
    void writeback();
    void scoping();
    void mapping();
    void readPages();
    void outerPages();

    QWidget* find(const QString& objectName) const;
    void press(const QString& objectName);
    void type(const QString& objectName, const QString& text);
    bool waitFor(const QString& what, const std::function<bool()>& come, int milliseconds = 15'000);
    void settle(int milliseconds = 220);
    void picture(const QString& page);

    ui::MainWindow& window_;
    QString directory_, configuration_, user_, theme_;
    QStringList users_;
    QStringList missed_;
};

}  // namespace hs::console
