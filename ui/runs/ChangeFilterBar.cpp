#include "ui/runs/ChangeFilterBar.h"

#include <QLineEdit>
#include <QSignalBlocker>

#include "ui/kit/ChoiceBox.h"
#include "ui/kit/FilterBar.h"
#include "ui/kit/FlowLayout.h"
#include "ui/kit/Theme.h"
#include "ui/runs/ChangesModel.h"

namespace hs::ui {

namespace {

constexpr int any = ChoiceBox::any;

}  // namespace

ChangeFilterBar::ChangeFilterBar(QWidget* parent) : QWidget(parent) {
    auto* row = new FlowLayout(this, space::control);
    search_ = searchField(QStringLiteral("changesFilter"), tr("Filter changes"));
    search_->setFixedWidth(220);
    row->addWidget(search_);
    QList<std::pair<QString, int>> kinds{{tr("Any action"), any}};
    for (const ChangeKind kind :
         {ChangeKind::Create, ChangeKind::Update, ChangeKind::Disable, ChangeKind::Delete, ChangeKind::Restore})
        kinds.append({changeWord(kind), int(kind)});
    kind_ = addChoice(row, QStringLiteral("changesKind"), tr("Action"), kinds);
    QList<std::pair<QString, int>> states{{tr("Any state"), any}};
    for (const Change::State state : {Change::State::Planned, Change::State::Done, Change::State::Failed,
                                      Change::State::Skipped, Change::State::Intent})
        states.append({changeStateWord(state), int(state)});
    state_ = addChoice(row, QStringLiteral("changesState"), tr("State"), states);
    rule_ = addChoice(row, QStringLiteral("changesDirection"), tr("Direction"),
                      {{tr("Both directions"), any},
                       {directionWord(RuleKind::Provisioning), int(RuleKind::Provisioning)},
                       {directionWord(RuleKind::Writeback), int(RuleKind::Writeback)}});
    connect(search_, &QLineEdit::textChanged, this, &ChangeFilterBar::changed);
}

ChoiceBox* ChangeFilterBar::addChoice(FlowLayout* row, const QString& name, const QString& label,
                                      const QList<std::pair<QString, int>>& entries) {
    auto* choice = new ChoiceBox(name, label, entries);
    row->addWidget(choice);
    connect(choice, &QComboBox::currentIndexChanged, this, &ChangeFilterBar::changed);
    return choice;
}

ChangeFilter ChangeFilterBar::choice() const {
    ChangeFilter made;
    made.text = search_->text().trimmed().toStdString();
    made.kind = kind_->chosen<ChangeKind>();
    made.state = state_->chosen<Change::State>();
    made.rule = rule_->chosen<RuleKind>();
    return made;
}

void ChangeFilterBar::clear() {
    const QSignalBlocker quiet(this);
    search_->clear();
    for (ChoiceBox* box : {kind_, state_, rule_}) box->setCurrentIndex(0);
}

}  // namespace hs::ui
