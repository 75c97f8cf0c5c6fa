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
    /// Icons alone; the titles stay in the tooltips and for the screen reader.
    void setCompact(bool compact);
    bool isCompact() const { return compact_; }

Q_SIGNALS:
    void chosen(const QString& key);

private:
    bool compact_ = false;
};

}  // namespace hs::ui
