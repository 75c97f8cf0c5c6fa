#pragma once

#include <QListWidget>

namespace hs::ui {

/// The places of a page or of the whole window, one below the other. Sections are headings, not places.
class NavigationList final : public QListWidget {
    Q_OBJECT
public:
    NavigationList(const QString& name, const QString& label, QWidget* parent = nullptr);

    void addSection(const QString& title);
    /// `key` names the place; it is what `chosen` tells.
    void addPlace(const QString& key, const QString& title, const QString& iconName);
    /// Shows a place as the present one without telling anyone. An unknown key selects nothing.
    void select(const QString& key);
    QString selected() const;

Q_SIGNALS:
    void chosen(const QString& key);
};

}  // namespace hs::ui
