#include "ui/overview/FreshnessCard.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/kit/Card.h"
#include "ui/kit/StatusLabel.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"

namespace hs::ui {

namespace {

// Before the first answer the page shows the eight with nothing known.
const char* const theEight[] = {"msDS-ExternalDirectoryObjectId", "proxyAddresses",           "msExchArchiveStatus",
                                "msExchBlockedSendersHash",       "msExchSafeRecipientsHash", "msExchSafeSendersHash",
                                "msExchUCVoiceMailSettings",      "msExchUserHoldPolicies"};

void put(QLabel* label, UnixMillis at, UnixMillis now) {
    label->setText(ago(at, now));
    label->setToolTip(exactTime(at));
    label->setForegroundRole(at > 0 ? QPalette::WindowText : QPalette::PlaceholderText);
}

}  // namespace

FreshnessCard::FreshnessCard(QWidget* parent) : QWidget(parent) {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* card = new Card(QStringLiteral("freshnessCard"), tr("Exchange attributes written back"));
    outer->addWidget(card);
    auto* place = new QWidget;
    grid_ = new QGridLayout(place);
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setHorizontalSpacing(space::group);
    grid_->setVerticalSpacing(space::control);
    grid_->setColumnStretch(0, 2);
    int column = 0;
    for (const QString& caption : {tr("AD attribute"), tr("Seen in Exchange Online"), tr("Written"), tr("Failed")}) {
        QLabel* head = subtleLabel(caption);
        head->setWordWrap(false);
        if (column > 0) grid_->setColumnStretch(column, 1);
        grid_->addWidget(head, 0, column++);
    }
    for (int i = 0; i < int(std::size(theEight)); ++i) addRow(i);
    card->addWidget(place);
}

void FreshnessCard::addRow(int index) {
    const QString name = QStringLiteral("freshness%1").arg(index);
    Row row{new StatusLabel(name), new QLabel, new QLabel, new QLabel};
    row.name->setStatus(Mood::Pending, QString::fromLatin1(theEight[index]));
    int column = 0;
    grid_->addWidget(row.name, index + 1, column++);
    for (const auto& [label, what] : {std::pair(row.seen, "Seen"), {row.written, "Written"}, {row.failed, "Failed"}}) {
        label->setObjectName(name + QLatin1String(what));
        put(label, 0, 0);
        grid_->addWidget(label, index + 1, column++);
    }
    rows_.push_back(row);
}

void FreshnessCard::redraw(const std::vector<AttributeFreshness>& freshness, UnixMillis now) {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const AttributeFreshness one = i < freshness.size() ? freshness[i] : AttributeFreshness{theEight[i], 0, 0, 0};
        const bool failing = one.failedAt > 0 && one.failedAt >= one.writtenAt;
        const Mood mood = failing             ? Mood::Danger
                          : one.writtenAt > 0 ? Mood::Success
                          : one.seenAt > 0    ? Mood::Neutral
                                              : Mood::Pending;
        rows_[i].name->setStatus(mood, text(one.target));
        put(rows_[i].seen, one.seenAt, now);
        put(rows_[i].written, one.writtenAt, now);
        put(rows_[i].failed, one.failedAt, now);
    }
}

}  // namespace hs::ui
