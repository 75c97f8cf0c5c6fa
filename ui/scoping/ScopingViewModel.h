#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include <optional>

#include "core/service/Client.h"
#include "ui/kit/Pending.h"

namespace hs::ui {

/// The scope of one configuration: what is saved, the draft that is being edited, and what the draft would do.
class ScopingViewModel final : public QObject {
    Q_OBJECT
public:
    explicit ScopingViewModel(service::Client& client, QObject* parent = nullptr) : QObject(parent), client_(client) {}

    void load(const QString& name);
    void refresh();
    const std::optional<service::ScopeReport>& report() const { return report_; }
    const std::optional<Error>& loadError() const { return loadError_; }
    /// A sentence for each selected unit or group that is missing or too large.
    QStringList warnings() const;
    /// What a clause may name, for completion; empty until it is known.
    const QStringList& attributes() const { return attributes_; }

    const ScopeSettings& draft() const { return draft_; }
    bool isDirty() const { return report_ && draft_ != report_->settings; }
    void discard();

    void setMode(ScopeMode mode);
    /// The units or groups of the mode; none for all users.
    const std::vector<SelectedObject>& selected() const { return draft_.selected(); }
    /// What to say beside one of them: "cannot be found", "12 members", "by name: Save keeps it when it is renamed".
    QString remark(const SelectedObject& selected) const;
    void add(const QString& dn);
    void addHit(std::size_t index);
    void removeSelected(std::size_t index);

    void search(const QString& text);
    void closeSearch();
    const std::vector<service::ScopeHit>& hits() const { return hits_; }
    /// What a search that found nothing, or failed, has to say; empty = nothing.
    const QString& searchNote() const { return searchNote_; }

    void addGroup();
    void addClause(std::size_t group);
    void removeClause(std::size_t group, std::size_t clause);
    void setClause(std::size_t group, std::size_t index, const ScopeClause& clause);
    /// What is wrong with a clause; empty = nothing that can be seen from here.
    static QString problemOf(const ScopeClause& clause);

    void test(const QString& dn);
    bool isTesting() const { return test_.isRunning(); }
    const std::optional<service::ScopeTest>& tested() const { return tested_; }
    const std::optional<Error>& testError() const { return testError_; }

    /// Counts who is in scope by the draft, and compares with what is saved.
    void count();
    void stopCounting() { count_.stop(); }
    bool isCounting() const { return count_.isRunning(); }
    const std::optional<service::ScopeImpact>& impact() const { return impact_; }
    const std::optional<Error>& countError() const { return countError_; }

    /// Why the draft cannot be saved now; empty when it can.
    QString saveObstacle() const;
    /// Counts first where that was not done; then `confirmationDue` asks the person.
    void requestSave();
    /// What Save will cause, with numbers.
    QString consequence() const;
    void save();
    bool isSaving() const { return save_.isRunning(); }
    const std::optional<Error>& saveError() const { return saveError_; }

Q_SIGNALS:
    void reportChanged();  ///< loaded or saved
    void selectionChanged();
    void filterReshaped();  ///< a clause or group came or went, or the whole draft was replaced
    void draftChanged();    ///< any of it
    void hitsChanged();
    void testChanged();
    void impactChanged();
    void attributesChanged();
    void confirmationDue();
    void saved();

private:
    void take(service::ScopeReport&& report);
    std::vector<SelectedObject>* list();
    void addSelected(SelectedObject selected);
    void edited();
    void loadAttributes();

    service::Client& client_;
    QString name_;
    std::optional<service::ScopeReport> report_;
    std::optional<Error> loadError_, testError_, countError_, saveError_;
    ScopeSettings draft_;
    QStringList attributes_;
    std::vector<service::ScopeHit> hits_;
    QString searchNote_;
    std::optional<service::ScopeTest> tested_;
    std::optional<service::ScopeImpact> impact_;
    Pending load_{this}, search_{this}, test_{this}, count_{this}, save_{this}, names_{this};
};

}  // namespace hs::ui
