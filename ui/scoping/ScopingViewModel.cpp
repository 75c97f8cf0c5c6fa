#include "ui/scoping/ScopingViewModel.h"

#include <algorithm>

#include "core/base/Encoding.h"
#include "ui/kit/Words.h"

namespace hs::ui {

void ScopingViewModel::load(const QString& name) {
    if (name != name_) {
        for (Pending* pending : {&search_, &test_, &count_, &save_, &names_}) pending->forget();
        report_.reset();
        draft_ = {};
        attributes_.clear();
    }
    name_ = name;
    refresh();
}

/// Reads again; an edit that is under way stays.
void ScopingViewModel::refresh() {
    if (name_.isEmpty()) return;
    const std::stop_token stop = load_.begin();
    load_.await(client_.scope(name_.toStdString(), stop), [this](Result<service::ScopeReport> answer) {
        loadError_.reset();
        if (answer.ok()) take(std::move(answer).value());
        else loadError_ = answer.error();
        Q_EMIT reportChanged();
    });
    if (attributes_.isEmpty()) loadAttributes();
}

void ScopingViewModel::loadAttributes() {
    const std::stop_token stop = names_.begin();
    names_.await(client_.scopeAttributes(name_.toStdString(), stop), [this](Result<std::vector<std::string>> answer) {
        if (!answer.ok()) return;  // a name can be typed all the same; Save checks it
        for (const std::string& name : *answer) attributes_ << text(name);
        Q_EMIT attributesChanged();
    });
}

void ScopingViewModel::take(service::ScopeReport&& report) {
    const bool replace = !isDirty();
    report_ = std::move(report);
    if (replace) discard();
}

void ScopingViewModel::discard() {
    if (report_) draft_ = report_->settings;
    saveError_.reset();
    closeSearch();
    Q_EMIT filterReshaped();
    Q_EMIT selectionChanged();
    edited();
}

QStringList ScopingViewModel::warnings() const {
    QStringList sentences;
    if (!report_) return sentences;
    for (const std::string& warning : report_->warnings) sentences << text(warning) + QLatin1Char('.');
    return sentences;
}

/// What was counted and tested was so for another draft.
void ScopingViewModel::edited() {
    count_.forget();
    test_.forget();
    impact_.reset();
    countError_.reset();
    tested_.reset();
    testError_.reset();
    Q_EMIT impactChanged();
    Q_EMIT testChanged();
    Q_EMIT draftChanged();
}

void ScopingViewModel::setMode(ScopeMode mode) {
    if (draft_.mode == mode) return;
    draft_.mode = mode;
    closeSearch();
    Q_EMIT selectionChanged();
    edited();
}

std::vector<SelectedObject>* ScopingViewModel::list() {
    if (draft_.mode == ScopeMode::OrganizationalUnits) return &draft_.organizationalUnits;
    return draft_.mode == ScopeMode::Groups ? &draft_.groups : nullptr;
}

QString ScopingViewModel::remark(const SelectedObject& selected) const {
    if (selected.objectGuid.empty()) return tr("by name; Save looks it up and keeps it when it is renamed");
    if (!report_) return {};
    for (const ScopePlace& place : report_->places) {
        if (place.selected.objectGuid != selected.objectGuid) continue;
        if (place.missing) return tr("cannot be found");
        if (place.dn != selected.dn) return tr("now %1").arg(text(place.dn));
        if (draft_.mode == ScopeMode::Groups) return tr("%1 direct members").arg(number(std::int64_t(place.members)));
    }
    return {};
}

void ScopingViewModel::add(const QString& dn) {
    if (!dn.trimmed().isEmpty()) addSelected({dn.trimmed().toStdString(), {}});
}

void ScopingViewModel::addHit(std::size_t index) {
    if (index >= hits_.size()) return;
    const SelectedObject chosen = hits_[index].object;
    closeSearch();
    addSelected(chosen);
}

void ScopingViewModel::addSelected(SelectedObject selected) {
    std::vector<SelectedObject>* const all = list();
    if (!all) return;
    const bool known = std::any_of(all->begin(), all->end(), [&](const SelectedObject& other) {
        return foldCase(other.dn) == foldCase(selected.dn) ||
               (!selected.objectGuid.empty() && other.objectGuid == selected.objectGuid);
    });
    if (known) return;
    all->push_back(std::move(selected));
    Q_EMIT selectionChanged();
    edited();
}

void ScopingViewModel::removeSelected(std::size_t index) {
    std::vector<SelectedObject>* const all = list();
    if (!all || index >= all->size()) return;
    all->erase(all->begin() + std::ptrdiff_t(index));
    Q_EMIT selectionChanged();
    edited();
}

void ScopingViewModel::search(const QString& typed) {
    if (draft_.mode == ScopeMode::AllUsers) return;
    const std::stop_token stop = search_.begin();
    search_.await(client_.searchScope(name_.toStdString(), draft_.mode, typed.trimmed().toStdString(), stop),
                  [this](Result<std::vector<service::ScopeHit>> answer) {
                      hits_.clear();
                      searchNote_.clear();
                      if (!answer.ok()) searchNote_ = sentence(answer.error());
                      else if (answer->empty()) searchNote_ = tr("Nothing was found");
                      else hits_ = std::move(answer).value();
                      Q_EMIT hitsChanged();
                  });
}

void ScopingViewModel::closeSearch() {
    search_.forget();
    hits_.clear();
    searchNote_.clear();
    Q_EMIT hitsChanged();
}

void ScopingViewModel::addGroup() {
    draft_.filter.push_back({{ScopeClause{}}});
    Q_EMIT filterReshaped();
    edited();
}

void ScopingViewModel::addClause(std::size_t group) {
    if (group >= draft_.filter.size()) return;
    draft_.filter[group].clauses.emplace_back();
    Q_EMIT filterReshaped();
    edited();
}

void ScopingViewModel::removeClause(std::size_t group, std::size_t clause) {
    if (group >= draft_.filter.size() || clause >= draft_.filter[group].clauses.size()) return;
    auto& clauses = draft_.filter[group].clauses;
    clauses.erase(clauses.begin() + std::ptrdiff_t(clause));
    if (clauses.empty()) draft_.filter.erase(draft_.filter.begin() + std::ptrdiff_t(group));
    Q_EMIT filterReshaped();
    edited();
}

void ScopingViewModel::setClause(std::size_t group, std::size_t index, const ScopeClause& clause) {
    if (group >= draft_.filter.size() || index >= draft_.filter[group].clauses.size()) return;
    draft_.filter[group].clauses[index] = clause;
    edited();
}

QString ScopingViewModel::problemOf(const ScopeClause& clause) {
    using Operand = ScopeOperatorRow::Operand;
    if (clause.attribute.empty()) return tr("Enter an attribute");
    const Operand operand = rowOf(clause.op).operand;
    if (operand == Operand::Integer && !Value::text(clause.operand).asInteger()) return tr("Enter a whole number");
    if (operand != Operand::None && clause.operand.empty()) return tr("Enter a value");
    return {};
}

void ScopingViewModel::test(const QString& dn) {
    if (dn.trimmed().isEmpty()) return;
    tested_.reset();
    testError_.reset();
    const std::stop_token stop = test_.begin();
    test_.await(client_.testScope(name_.toStdString(), draft_, dn.trimmed().toStdString(), stop),
                [this](Result<service::ScopeTest> answer) {
                    if (answer.ok()) tested_ = std::move(answer).value();
                    else testError_ = answer.error();
                    Q_EMIT testChanged();
                });
    Q_EMIT testChanged();
}

void ScopingViewModel::count() {
    impact_.reset();
    countError_.reset();
    const std::stop_token stop = count_.begin();
    count_.await(client_.scopeImpact(name_.toStdString(), draft_, stop), [this](Result<service::ScopeImpact> answer) {
        if (answer.ok()) impact_ = std::move(answer).value();
        else if (answer.error().code != ErrorCode::Cancelled) countError_ = answer.error();
        Q_EMIT impactChanged();
        Q_EMIT draftChanged();
    });
    Q_EMIT impactChanged();
    Q_EMIT draftChanged();
}

QString ScopingViewModel::saveObstacle() const {
    if (!report_) return tr("The scope is being read");
    if (isSaving()) return tr("The scope is being saved");
    if (isCounting()) return tr("Who is in scope is being counted");
    if (!isDirty()) return tr("Nothing has changed");
    if (draft_.mode == ScopeMode::OrganizationalUnits && selected().empty())
        return tr("Add an organizational unit, or choose All users");
    if (draft_.mode == ScopeMode::Groups && selected().empty()) return tr("Add a security group, or choose All users");
    for (const ScopeClauseGroup& group : draft_.filter)
        for (const ScopeClause& clause : group.clauses)
            if (!problemOf(clause).isEmpty()) return tr("Correct what is marked first");
    return {};
}

void ScopingViewModel::requestSave() {
    if (!saveObstacle().isEmpty()) return;
    if (impact_) {
        Q_EMIT confirmationDue();
        return;
    }
    count();
    // Whatever came of it: without numbers the person is told that there are none.
    auto* once = new QObject(this);
    connect(this, &ScopingViewModel::impactChanged, once, [this, once] {
        if (isCounting()) return;
        once->deleteLater();
        if (impact_) Q_EMIT confirmationDue();
    });
}

QString ScopingViewModel::consequence() const {
    QStringList sentences{tr("The next cycle is a full one: it reads and compares everybody.")};
    if (!impact_) return sentences.front();
    sentences << tr("In scope: %1 now, %2 then.").arg(number(impact_->before), number(impact_->after));
    if (impact_->leaving > 0) sentences << tr("%1 would leave and be disabled.").arg(number(impact_->leaving));
    if (impact_->entering > 0) sentences << tr("%1 would enter.").arg(number(impact_->entering));
    if (impact_->guardStops())
        sentences << tr("That reaches the accidental deletion threshold of %1: the cycle will stop before its first "
                        "write, and its plan waits for your Allow.")
                         .arg(number(impact_->deletionThreshold));
    return sentences.join(QLatin1Char(' '));
}

void ScopingViewModel::save() {
    if (!saveObstacle().isEmpty()) return;
    saveError_.reset();
    const std::stop_token stop = save_.begin();
    save_.await(client_.updateScope(name_.toStdString(), report_->version, draft_, stop),
                [this](Result<service::ScopeReport> answer) {
                    if (answer.ok()) {
                        report_ = std::move(answer).value();
                        discard();
                        Q_EMIT reportChanged();
                        Q_EMIT saved();
                    } else {
                        saveError_ = answer.error();
                        Q_EMIT draftChanged();
                    }
                });
    Q_EMIT draftChanged();
}

}  // namespace hs::ui
