#pragma once

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

#include "core/service/Client.h"
#include "ui/kit/Pending.h"

namespace hs::ui {

/// The versions of one configuration, newest first; what changed between two of them; and the way back to one.
class HistoryViewModel final : public QObject {
    Q_OBJECT
public:
    explicit HistoryViewModel(service::Client& client, QObject* parent = nullptr);

    void load(const QString& name);
    const std::vector<ConfigurationVersion>& versions() const { return versions_; }
    /// Who, or "Not told"; when, or "Before there was a history"; what for, or the members that changed.
    QString byOf(std::size_t row) const;
    QString savedOf(std::size_t row) const;
    QString whatOf(std::size_t row) const;

    /// Rows of `versions`: one is compared with what is stored now, two with one another, the older one first.
    void select(const std::vector<std::size_t>& rows);
    const std::vector<MemberChange>& changes() const { return changes_; }
    /// "From version 2 to 5", and that they are the same where they are.
    QString comparison() const;

    /// The one version that is selected, unless it is the one that is stored; 0 = none.
    std::int64_t restorable() const;
    bool isRestoring() const { return restore_.isRunning(); }
    void restore();

    const std::optional<Error>& error() const { return error_; }

Q_SIGNALS:
    void changed();
    void compared();
    void restored();

private:
    service::Client& client_;
    QString name_;
    std::vector<ConfigurationVersion> versions_;
    std::vector<std::size_t> selected_;
    std::int64_t before_ = 0, after_ = 0;
    std::vector<MemberChange> changes_;
    std::optional<Error> error_;
    Pending load_{this}, compare_{this}, restore_{this};
};

}  // namespace hs::ui
