#pragma once

#include <QObject>
#include <QString>

#include <optional>

#include "core/service/Client.h"
#include "ui/kit/Pending.h"

namespace hs::ui {

/// A new connection of a directory with a tenant: what was entered, and whether both sides answered to it.
class ConnectViewModel final : public QObject {
    Q_OBJECT
public:
    /// One of the two sides.
    struct Side {
        std::optional<service::ConnectionTest> test;
        std::optional<Error> error;
        bool passed() const { return test && test->ok; }
    };

    explicit ConnectViewModel(service::Client& client, QObject* parent = nullptr) : QObject(parent), client_(client) {}

    const service::ConfigurationDraft& draft() const { return draft_; }
    /// A change of one side makes its test void.
    void setDirectory(const DirectorySettings& settings, const QString& password);
    void setTenant(const TenantSettings& settings, const QString& secret);
    void setName(const QString& name);
    void setScope(const QStringList& organizationalUnits);

    void testDirectory();
    void testTenant();
    void stop();
    bool isTestingDirectory() const { return directoryTest_.isRunning(); }
    bool isTestingTenant() const { return tenantTest_.isRunning(); }
    const Side& directory() const { return directory_; }
    const Side& tenant() const { return tenant_; }
    /// What must be filled in before the test; empty when it can start.
    QString directoryMissing() const;
    QString tenantMissing() const;

    /// Why Save cannot be used; empty when it can.
    QString saveReason() const;
    bool isSaving() const { return save_.isRunning(); }
    const std::optional<Error>& saveError() const { return saveError_; }
    void save();

Q_SIGNALS:
    void changed();
    void created(const QString& name);

private:
    service::Client& client_;
    service::ConfigurationDraft draft_;
    QString password_, secret_;
    Side directory_, tenant_;
    std::optional<Error> saveError_;
    Pending directoryTest_{this}, tenantTest_{this}, save_{this};
};

}  // namespace hs::ui
