#pragma once

#include <QWidget>

#include <functional>
#include <optional>

#include "core/base/Error.h"

namespace hs::ui {

class Button;

/// Writes what a page shows to a file. One button a format would be a crowd: the formats are in its menu.
class ExportButton final : public QWidget {
    Q_OBJECT
public:
    using Content = std::function<QByteArray()>;
    /// Gives the path to write to, or nothing when the person changed their mind.
    using PathChooser = std::function<QString(const QString& suggested)>;

    ExportButton(const QString& name, const QString& baseName, QWidget* parent = nullptr);

    /// `suffix` without dot; the action's object name is "exportJson" for "json".
    void addFormat(const QString& suffix, const QString& caption, Content content);
    /// For what is long: `start` begins the writing, and whoever does it calls `tell` at its end.
    using Start = std::function<void(const QString& path)>;
    void addTask(const QString& suffix, const QString& caption, Start start);
    /// Tells how it ended; nothing after a Stop.
    void tell(const QString& path, const std::optional<Error>& error);
    /// Instead of the file dialog; for tests and scripts.
    void setPathChooser(PathChooser chooser) { chooser_ = std::move(chooser); }
    void setBaseName(const QString& baseName) { baseName_ = baseName; }
    void setEnabledOr(bool enabled, const QString& reason);
    /// Exports in the first format, as Ctrl+E does.
    void exportNow();

Q_SIGNALS:
    void exported(const QString& path);

private:
    void addEntry(const QString& suffix, const QString& caption, Start start);
    void save(const QString& path, const Content& content);
    Button* button_;
    QString baseName_;
    PathChooser chooser_;
    QList<std::pair<QString, Start>> formats_;
};

}  // namespace hs::ui
