#pragma once

#include <QObject>
#include <QString>

#include <map>
#include <optional>

#include "core/service/Client.h"
#include "ui/kit/Pending.h"

namespace hs::ui {

/// Schedule, guards, mail and retention of one configuration: what is saved, and what is being edited.
class JobSettingsViewModel final : public QObject {
    Q_OBJECT
public:
    enum class Field { Interval, Percent, Server, Security, From, Password };

    explicit JobSettingsViewModel(service::Client& client, QObject* parent = nullptr)
        : QObject(parent), client_(client) {}

    void load(const QString& name);
    void refresh();
    const std::optional<Configuration>& saved() const { return saved_; }

    void beginEdit();
    const service::JobSettings& draft() const { return draft_; }
    void setDraft(const service::JobSettings& draft);
    bool isDirty() const;
    /// What is wrong, by field; empty when nothing is.
    std::map<Field, QString> problems() const;
    bool canApply() const { return isDirty() && problems().empty() && !isApplying(); }
    bool isApplying() const { return apply_.isRunning(); }
    void apply();
    const std::optional<Error>& applyError() const { return applyError_; }

    /// Why no test message can be sent now; empty when one can.
    QString testObstacle() const;
    bool isTesting() const { return test_.isRunning(); }
    void sendTest();
    /// Where the test message went; empty before one was sent with what is entered now.
    const QString& testedAddress() const { return tested_; }
    const std::optional<Error>& testError() const { return testError_; }

Q_SIGNALS:
    void changed();
    void draftChanged();
    void applied();

private:
    service::Client& client_;
    QString name_;
    std::optional<Configuration> saved_;
    std::optional<Error> applyError_, testError_;
    service::JobSettings draft_;
    QString tested_;
    Pending load_{this}, apply_{this}, test_{this};
};

}  // namespace hs::ui
