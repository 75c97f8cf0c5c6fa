#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

#include <optional>
#include <vector>

#include "core/base/Clock.h"
#include "core/service/Client.h"
#include "ui/kit/Pending.h"

namespace hs::ui {

/// One person taken through provisioning and then through writeback, step by step.
class ProvisionViewModel final : public QObject {
    Q_OBJECT
public:
    ProvisionViewModel(service::Client& client, QObject* parent = nullptr);

    void load(const QString& configuration);
    const QString& configuration() const { return name_; }

    // Who: a distinguished name, typed or found.
    const QString& dn() const { return dn_; }
    void setDn(const QString& dn);
    /// Searches at once. Typing searches by itself, a moment after the last key.
    void search();
    void closeSearch();
    const std::vector<service::DirectoryHit>& hits() const { return hits_; }
    const std::optional<Error>& searchError() const { return searchError_; }
    bool isSearching() const { return search_.isRunning(); }

    // Stage one: the four steps.
    void provision(bool preview);
    void setApplyOutOfScope(bool apply) { applyOutOfScope_ = apply; }
    bool applyOutOfScope() const { return applyOutOfScope_; }
    bool isProvisioning() const { return provision_.isRunning(); }
    bool isBusy() const { return provision_.isRunning() || writeback_.isRunning() || isApplying(); }
    bool isPreview() const { return preview_; }
    const std::vector<Step>& steps() const { return steps_; }
    const std::optional<Outcome>& outcome() const { return outcome_; }
    const std::optional<Error>& error() const { return error_; }
    bool wasOutOfScope() const;
    /// Why the plan of a preview cannot be applied; empty when it can.
    QString applyReason() const;
    /// Writes exactly what the preview has shown.
    void applyPlan();
    bool isApplying() const { return apply_.isRunning(); }
    /// The run that has written the plan.
    const std::optional<Run>& applied() const { return applied_; }
    /// What became of it, in words.
    QString appliedSentence() const;
    bool canGoOn() const { return nextReason().isEmpty(); }
    /// Why Next cannot be used; empty when it can.
    QString nextReason() const;

    // Stage two: writeback of the eight attributes.
    void writeback();
    bool isWritingBack() const { return writeback_.isRunning(); }
    /// "Waiting for Exchange Online to fill the attributes, 14 s of at most 2 min".
    QString progressSentence() const;
    std::int64_t progressDone() const { return done_; }
    std::int64_t progressTotal() const { return total_; }
    const std::vector<AttributeChange>& attributes() const { return attributes_; }
    const std::optional<Outcome>& writebackOutcome() const { return writebackOutcome_; }
    const std::optional<Error>& writebackError() const { return writebackError_; }

    /// "4 written, 1 unchanged, 2 kept, 1 failed".
    QString countsSentence() const;

    void stop();
    /// Back to an empty page.
    void provisionAnother();
    /// The whole result as the command line prints it.
    QByteArray toJson() const;

Q_SIGNALS:
    void hitsChanged();
    void stepsChanged();
    void writebackChanged();
    void changed();

private:
    void take(const Event& event);
    void takeStep(const Step& step);
    service::OnDemandRequest request() const;

    service::Client& client_;
    QString name_, dn_;
    bool writebackOn_ = false, preview_ = false, applyOutOfScope_ = false;
    std::vector<service::DirectoryHit> hits_;
    std::optional<Error> searchError_, error_, writebackError_;
    std::vector<Step> steps_;
    std::optional<Outcome> outcome_, writebackOutcome_;
    std::optional<Run> applied_;
    std::vector<AttributeChange> attributes_;
    QString phase_;
    std::int64_t done_ = 0, total_ = 0;
    QTimer debounce_;
    Pending load_{this}, search_{this}, provision_{this}, writeback_{this}, apply_{this};
};

}  // namespace hs::ui
