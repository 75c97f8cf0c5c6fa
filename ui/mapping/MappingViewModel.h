#pragma once

#include <QObject>
#include <QStringList>

#include <array>
#include <optional>

#include "core/service/Client.h"
#include "ui/kit/Pending.h"

namespace hs::ui {

/// The attribute mappings of one configuration: what is saved, what is being edited, and what is wrong with it.
class MappingViewModel final : public QObject {
    Q_OBJECT
public:
    /// The lists of the page. Users also lists inetOrgPersons.
    enum class List { Users, Contacts, Writeback };
    static constexpr int newMapping = -1;

    explicit MappingViewModel(service::Client& client, QObject* parent = nullptr) : QObject(parent), client_(client) {}

    void load(const QString& name);
    /// A draft survives unless somebody else has saved the same rule.
    void refresh();
    const QString& name() const { return name_; }
    const std::optional<service::MappingSheet>& sheet() const { return sheet_; }
    const std::optional<Error>& error() const { return error_; }

    void setList(List list);
    List list() const { return list_; }
    RuleKind rule() const { return list_ == List::Writeback ? RuleKind::Writeback : RuleKind::Provisioning; }
    ObjectClass objectClass() const { return list_ == List::Contacts ? ObjectClass::Contact : ObjectClass::User; }
    /// The eight of writeback can neither be added to nor deleted from.
    bool isFixed() const { return list_ == List::Writeback; }

    /// The whole draft of the rule, and which of it the list shows, by index.
    const std::vector<Mapping>& draft() const { return drafts_[std::size_t(rule())]; }
    std::vector<int> shown() const;
    QStringList targets() const;
    QStringList sources() const;

    Mapping fresh() const;
    /// Why the mapping cannot stand at this place of the draft; empty when it can.
    QString problemOf(const Mapping& mapping, int index) const;
    /// The draft with the mapping at this place.
    std::vector<Mapping> with(const Mapping& mapping, int index) const;
    void put(const Mapping& mapping, int index);
    void remove(int index);
    void restoreDefaults();
    bool isDefault() const;
    bool isDirty() const;

    void save();
    bool isSaving() const { return save_.isRunning(); }

Q_SIGNALS:
    void changed();
    void saved();

private:
    std::vector<Mapping>& draft(RuleKind rule) { return drafts_[std::size_t(rule)]; }
    void take(service::MappingSheet sheet);

    service::Client& client_;
    QString name_;
    List list_ = List::Users;
    std::optional<service::MappingSheet> sheet_;
    std::array<std::vector<Mapping>, 2> drafts_;  ///< by rule
    std::optional<Error> error_;
    Pending load_{this}, save_{this};
};

}  // namespace hs::ui
