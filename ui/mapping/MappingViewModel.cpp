#include "ui/mapping/MappingViewModel.h"

#include <algorithm>

#include "ui/kit/Words.h"

namespace hs::ui {

void MappingViewModel::load(const QString& name) {
    if (name != name_) {
        sheet_.reset();
        drafts_ = {};
        save_.forget();
    }
    name_ = name;
    refresh();
}

void MappingViewModel::refresh() {
    if (name_.isEmpty()) return;
    load_.await(client_.mappings(name_.toStdString()), [this](Result<service::MappingSheet> answer) {
        error_.reset();
        if (answer.ok()) take(std::move(answer).value());
        else error_ = answer.error();
        Q_EMIT changed();
    });
}

void MappingViewModel::take(service::MappingSheet sheet) {
    for (const RuleKind rule : {RuleKind::Provisioning, RuleKind::Writeback})
        if (!sheet_ || !(sheet_->of(rule).mappings == sheet.of(rule).mappings)) draft(rule) = sheet.of(rule).mappings;
    sheet_ = std::move(sheet);
}

void MappingViewModel::setList(List list) {
    list_ = list;
    Q_EMIT changed();
}

std::vector<int> MappingViewModel::shown() const {
    std::vector<int> rows;
    for (std::size_t i = 0; i < draft().size(); ++i)
        if (isFixed() || draft()[i].appliesTo(objectClass()) ||
            (list_ == List::Users && draft()[i].appliesTo(ObjectClass::InetOrgPerson)))
            rows.push_back(int(i));
    return rows;
}

QStringList MappingViewModel::targets() const {
    QStringList names;
    if (!sheet_) return names;
    if (isFixed())
        for (const Mapping& mapping : sheet_->writeback.defaults) names.append(text(mapping.target.text()));
    else
        for (const std::string& name : list_ == List::Contacts ? sheet_->contactTargets : sheet_->userTargets)
            names.append(text(name));
    return names;
}

QStringList MappingViewModel::sources() const {
    QStringList names;
    if (!sheet_) return names;
    for (const std::string& name : isFixed() ? sheet_->cloudSources : sheet_->directorySources)
        names.append(text(name));
    return names;
}

Mapping MappingViewModel::fresh() const {
    Mapping mapping;
    mapping.type = MappingType::Direct;
    if (list_ == List::Contacts) mapping.classes = {ObjectClass::Contact};
    else mapping.classes = {ObjectClass::User, ObjectClass::InetOrgPerson};
    return mapping;
}

QString MappingViewModel::problemOf(const Mapping& mapping, int index) const {
    if (mapping.target.empty()) return tr("Choose a target attribute.");
    for (std::size_t i = 0; i < draft().size(); ++i)
        if (int(i) != index && draft()[i].sharesTargetWith(mapping))
            return tr("%1 is the target of another mapping already.").arg(text(mapping.target.text()));
    if (!mapping.enabled && mapping.disabledReason.empty()) return tr("Say why the mapping is switched off.");
    if (mapping.type == MappingType::None) return {};
    if (mapping.type == MappingType::Direct && mapping.source.empty()) return tr("Choose a source attribute.");
    if (mapping.type == MappingType::Constant && mapping.expression.size() <= 2) return tr("Enter the constant.");
    if (mapping.expression.empty()) return tr("Enter an expression, for example [mail].");
    const auto expression = expr::Expression::compile(mapping.expression);
    for (const expr::Issue& issue : expression.issues())
        if (issue.severity == expr::Issue::Severity::Error) return text(issue.message);
    return {};
}

std::vector<Mapping> MappingViewModel::with(const Mapping& mapping, int index) const {
    std::vector<Mapping> list = draft();
    if (index == newMapping) list.push_back(mapping);
    else if (std::size_t(index) < list.size()) list[std::size_t(index)] = mapping;
    return list;
}

void MappingViewModel::put(const Mapping& mapping, int index) {
    draft(rule()) = with(mapping, index);
    Q_EMIT changed();
}

void MappingViewModel::remove(int index) {
    if (isFixed() || index < 0 || std::size_t(index) >= draft().size()) return;
    draft(rule()).erase(draft().begin() + index);
    Q_EMIT changed();
}

void MappingViewModel::restoreDefaults() {
    if (sheet_) draft(rule()) = sheet_->of(rule()).defaults;
    Q_EMIT changed();
}

bool MappingViewModel::isDefault() const { return sheet_ && draft() == sheet_->of(rule()).defaults; }

bool MappingViewModel::isDirty() const { return sheet_ && !(draft() == sheet_->of(rule()).mappings); }

void MappingViewModel::save() {
    if (!isDirty() || isSaving()) return;
    std::optional<std::vector<Mapping>> list;
    if (!isDefault()) list = draft();
    save_.await(client_.updateMappings(name_.toStdString(), sheet_->version, rule(), std::move(list)),
                [this](Result<Configuration> answer) {
                    error_.reset();
                    if (!answer.ok()) {
                        error_ = answer.error();
                        Q_EMIT changed();
                        return;
                    }
                    Q_EMIT saved();
                    refresh();
                });
    Q_EMIT changed();
}

}  // namespace hs::ui
