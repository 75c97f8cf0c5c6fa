#pragma once

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

#include "core/service/Client.h"
#include "ui/kit/Pending.h"

namespace hs::ui {

/// The runs of one configuration, newest first. Follows what runs, here and elsewhere.
class RunsViewModel final : public QObject {
    Q_OBJECT
public:
    explicit RunsViewModel(service::Client& client, QObject* parent = nullptr);

    void load(const QString& configuration);
    void refresh();
    /// Finds a run, in the list or in the store, and tells it with `found`.
    void find(std::int64_t id);

    const QString& configuration() const { return name_; }
    const std::vector<Run>& runs() const { return runs_; }
    const Run* run(std::int64_t id) const;
    /// Runs that apply or undo this one, newest first.
    std::vector<Run> basedOn(std::int64_t id) const;
    const std::optional<Error>& error() const { return error_; }
    bool isLoading() const { return list_.isRunning(); }

    static constexpr int listed = 200;

Q_SIGNALS:
    void changed();
    void found(const hs::Run& run);

private:
    void look();

    service::Client& client_;
    QString name_;
    std::vector<Run> runs_;
    std::int64_t wanted_ = 0;  ///< to be told as soon as it is there
    std::optional<Error> error_;
    Pending list_{this}, find_{this};
};

}  // namespace hs::ui
