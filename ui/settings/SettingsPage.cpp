#include "ui/settings/SettingsPage.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>

#include "ui/kit/Card.h"
#include "ui/kit/PageHeader.h"
#include "ui/kit/ScrollPage.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"

namespace hs::ui {

SettingsPage::SettingsPage(ThemeChoice theme, bool notices, QWidget* parent) : Page(parent) {
    QVBoxLayout* column = ScrollPage::fill(this, QStringLiteral("settingsPage"), tr("Settings"));
    column->addWidget(
        new PageHeader(tr("Settings"), tr("Of this console only. What is synchronized is set in each configuration.")));
    column->addWidget(buildAppearance(theme));
    column->addWidget(buildNotices(notices));
    column->addWidget(buildKeys());
    column->addWidget(buildAbout());
    column->addStretch();
}

QWidget* SettingsPage::buildAppearance(ThemeChoice theme) {
    auto* card = new Card(QStringLiteral("appearanceCard"), tr("Appearance"));
    auto* choices = new QWidget;
    auto* row = new QHBoxLayout(choices);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::page);
    auto* group = new QButtonGroup(this);
    const std::tuple<ThemeChoice, QString, QString> themes[] = {
        {ThemeChoice::System, QStringLiteral("themeSystem"), tr("&System")},
        {ThemeChoice::Light, QStringLiteral("themeLight"), tr("&Light")},
        {ThemeChoice::Dark, QStringLiteral("themeDark"), tr("&Dark")}};
    for (const auto& [choice, name, caption] : themes) {
        auto* button = new QRadioButton(caption);
        button->setObjectName(name);
        button->setAccessibleName(QString(caption).remove(QLatin1Char('&')));
        button->setChecked(choice == theme);
        group->addButton(button);
        row->addWidget(button);
        connect(button, &QRadioButton::clicked, this, [this, picked = choice] { Q_EMIT themeChosen(picked); });
    }
    row->addStretch();
    card->addRow(tr("Theme"), choices);
    return card;
}

QWidget* SettingsPage::buildNotices(bool notices) {
    auto* card = new Card(QStringLiteral("noticesCard"), tr("Desktop notifications"));
    auto* box =
        new QCheckBox(tr("&Tell me when a job is quarantined, a guard stops a run, or a run ends with failures"));
    box->setObjectName(QStringLiteral("desktopNotices"));
    box->setAccessibleName(QString(box->text()).remove(QLatin1Char('&')));
    box->setChecked(notices);
    card->addWidget(box);
    connect(box, &QCheckBox::clicked, this, &SettingsPage::noticesChosen);
    return card;
}

QWidget* SettingsPage::buildKeys() {
    auto* card = new Card(QStringLiteral("keysCard"), tr("Keys"));
    const std::pair<QString, QString> keys[] = {{tr("F5"), tr("Refresh the page")},
                                                {tr("Ctrl+R"), tr("Run a delta cycle of the configuration in front")},
                                                {tr("Ctrl+F"), tr("Search or filter")},
                                                {tr("Ctrl+E"), tr("Export what the page shows")},
                                                {tr("Enter"), tr("The primary action, or open a row")},
                                                {tr("Escape"), tr("Close a panel")},
                                                {tr("Ctrl+C, Ctrl+Shift+C"), tr("Copy a cell, copy a row")}};
    for (const auto& [key, meaning] : keys) card->addRow(key, new QLabel(meaning));
    return card;
}

QWidget* SettingsPage::buildAbout() {
    auto* card = new Card(QStringLiteral("aboutCard"), tr("About Hybrid Sync"));
    auto* version = new QLabel(QStringLiteral(HYBRIDSYNC_VERSION));
    version->setObjectName(QStringLiteral("aboutVersion"));
    version->setTextInteractionFlags(Qt::TextSelectableByMouse);
    card->addRow(tr("Version"), version);
    card->addRow(tr("Qt"), new QLabel(QString::fromLatin1(qVersion())));
    card->addRow(tr("Licence"),
                 bodyLabel(tr("GNU General Public License, version 3 or later. Hybrid Sync is free software: you may "
                              "use, study, share and improve it. It comes without warranty.")));
    card->addRow(
        tr("Trademarks"),
        bodyLabel(
            tr("Not affiliated with Microsoft. Active Directory, Entra and Exchange are trademarks of Microsoft.")));
    return card;
}

}  // namespace hs::ui
