#pragma once

#include <QObject>
#include <QString>

#include <optional>

#include "core/service/Client.h"
#include "ui/kit/Pending.h"

namespace hs::ui {

/// Trying a mapping before it is saved: on one object of the directory, on typed values, or on a sample of those in
/// scope.
class TrialViewModel final : public QObject {
    Q_OBJECT
public:
    explicit TrialViewModel(service::Client& client, QObject* parent = nullptr) : QObject(parent), client_(client) {}

    /// What is tried from now on. What an earlier draft gave is forgotten.
    void setTrial(service::MappingTrial trial);

    /// A distinguished name is tried at once; other words are searched for.
    void tryOn(const QString& wordsOrDn);
    /// "mail=ada@contoso.test" a line.
    void tryTyped(const QString& lines);
    void trySample();
    void stop();

    bool isRunning() const { return search_.isRunning() || run_.isRunning(); }
    const std::vector<service::DirectoryHit>& hits() const { return hits_; }
    const std::optional<service::MappingImpact>& impact() const { return impact_; }
    const std::optional<Error>& error() const { return error_; }
    /// "3 of 50 objects would get another value."
    QString sentence() const;
    /// The value of every part, indented; only for one object.
    QString trace() const;

Q_SIGNALS:
    void changed();

private:
    void ask(service::MappingTrial trial);
    void forget();

    service::Client& client_;
    service::MappingTrial trial_;
    std::vector<service::DirectoryHit> hits_;
    std::optional<service::MappingImpact> impact_;
    std::optional<Error> error_;
    Pending search_{this}, run_{this};
};

}  // namespace hs::ui
