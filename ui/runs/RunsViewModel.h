#pragma once

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

#include "core/service/Client.h"
#include "ui/kit/Pending.h"

namespace hs::ui {

/// The runs of one configuration, and one of them with its changes.
class RunsViewModel final : public QObject {
    Q_OBJECT
public:
    explicit RunsViewModel(service::Client& client, QObject* parent = nullptr) : QObject(parent), client_(client) {}

    void load(const QString& configuration) {
        if (configuration != name_) {
            runs_.clear();
            detail_.reset();
        }
        name_ = configuration;
        refresh();
    }
    void refresh() {
        if (name_.isEmpty()) return;
        list_.await(client_.runs(name_.toStdString(), 200), [this](Result<std::vector<Run>> answer) {
            error_.reset();
            if (answer.ok()) runs_ = std::move(answer).value();
            else error_ = answer.error();
            Q_EMIT changed();
        });
    }
    void open(std::int64_t id) {
        open_.await(client_.run(id), [this](Result<service::RunDetail> answer) {
            error_.reset();
            if (answer.ok()) detail_ = std::move(answer).value();
            else error_ = answer.error();
            Q_EMIT detailChanged();
        });
    }
    void close() {
        open_.forget();
        detail_.reset();
        Q_EMIT detailChanged();
    }

    const std::vector<Run>& runs() const { return runs_; }
    const std::optional<service::RunDetail>& detail() const { return detail_; }
    const std::optional<Error>& error() const { return error_; }

Q_SIGNALS:
    void changed();
    void detailChanged();

private:
    service::Client& client_;
    QString name_;
    std::vector<Run> runs_;
    std::optional<service::RunDetail> detail_;
    std::optional<Error> error_;
    Pending list_{this}, open_{this};
};

}  // namespace hs::ui
