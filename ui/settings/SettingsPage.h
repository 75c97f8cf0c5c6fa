#pragma once

#include "ui/kit/Page.h"
#include "ui/kit/Theme.h"

class QButtonGroup;

namespace hs::ui {

/// How the console looks, and what it is.
class SettingsPage final : public Page {
    Q_OBJECT
public:
    explicit SettingsPage(ThemeChoice theme, bool notices = true, QWidget* parent = nullptr);

Q_SIGNALS:
    void themeChosen(hs::ui::ThemeChoice theme);
    void noticesChosen(bool on);

private:
    QWidget* buildAppearance(ThemeChoice theme);
    QWidget* buildNotices(bool notices);
    QWidget* buildKeys();
    QWidget* buildAbout();
};

}  // namespace hs::ui
