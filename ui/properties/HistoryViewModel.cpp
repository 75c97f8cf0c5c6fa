#include "ui/properties/HistoryViewModel.h"

#include <algorithm>

#include "ui/kit/Words.h"

namespace hs::ui {

HistoryViewModel::HistoryViewModel(service::Client& client, QObject* parent) : QObject(parent), client_(client) {}

void HistoryViewModel::load(const QString& name) {
    name_ = name;
    versions_.clear();
    select({});
    load_.await(client_.configurationHistory(name.toStdString()),
                [this](Result<std::vector<ConfigurationVersion>> answer) {
                    error_.reset();
                    if (answer.ok()) versions_ = std::move(answer).value();
                    else error_ = answer.error();
                    Q_EMIT changed();
                });
    Q_EMIT changed();
}

QString HistoryViewModel::byOf(std::size_t row) const {
    const std::string& by = versions_[row].note.by;
    return by.empty() ? tr("Not told") : text(by);
}

QString HistoryViewModel::savedOf(std::size_t row) const {
    const UnixMillis at = versions_[row].savedAt;
    return at == 0 ? tr("Before there was a history") : exactTime(at);
}

QString HistoryViewModel::whatOf(std::size_t row) const {
    if (!versions_[row].note.what.empty()) return text(versions_[row].note.what);
    if (row + 1 == versions_.size()) return tr("First version that is kept");
    QStringList members;
    for (const MemberChange& change : differences(versions_[row + 1].configuration, versions_[row].configuration))
        members << text(change.member);
    return members.join(QStringLiteral(", "));
}

void HistoryViewModel::select(const std::vector<std::size_t>& rows) {
    selected_ = rows;
    changes_.clear();
    before_ = after_ = 0;
    compare_.forget();
    if (rows.empty() || rows.size() > 2 || versions_.empty()) {
        Q_EMIT compared();
        return;
    }
    // Newest first: the greater row is the older version.
    const auto [least, greatest] = std::minmax_element(rows.begin(), rows.end());
    const std::size_t newer = rows.size() == 2 ? *least : 0;
    before_ = versions_[*greatest].configuration.version;
    after_ = versions_[newer].configuration.version;
    compare_.await(client_.configurationDifferences(name_.toStdString(), before_, after_),
                   [this](Result<std::vector<MemberChange>> answer) {
                       error_.reset();
                       if (answer.ok()) changes_ = std::move(answer).value();
                       else error_ = answer.error();
                       Q_EMIT compared();
                   });
    Q_EMIT compared();
}

QString HistoryViewModel::comparison() const {
    if (before_ == 0) return tr("Select one version to compare it with what is stored now, or two with one another.");
    if (before_ == after_) return tr("Version %1 is what is stored now.").arg(before_);
    if (compare_.isRunning()) return tr("Comparing…");
    if (changes_.empty()) return tr("Versions %1 and %2 have the same settings.").arg(before_).arg(after_);
    return tr("What changed from version %1 to %2:").arg(before_).arg(after_);
}

std::int64_t HistoryViewModel::restorable() const {
    return selected_.size() == 1 && selected_.front() > 0 ? versions_[selected_.front()].configuration.version : 0;
}

void HistoryViewModel::restore() {
    const std::int64_t version = restorable();
    if (version == 0 || isRestoring()) return;
    const std::int64_t current = versions_.front().configuration.version;
    restore_.await(client_.restoreConfiguration(name_.toStdString(), version, current),
                   [this](Result<Configuration> answer) {
                       if (answer.ok()) {
                           load(name_);
                           Q_EMIT restored();
                           return;
                       }
                       error_ = answer.error();
                       Q_EMIT compared();
                   });
    Q_EMIT compared();
}

}  // namespace hs::ui
