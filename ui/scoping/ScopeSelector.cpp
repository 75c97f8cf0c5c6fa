#include "ui/scoping/ScopeSelector.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QRadioButton>
#include <QSignalBlocker>

#include "ui/kit/Button.h"
#include "ui/kit/HitList.h"
#include "ui/kit/Icon.h"
#include "ui/kit/Rows.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"
#include "ui/scoping/ScopingViewModel.h"

namespace hs::ui {

ScopeSelector::ScopeSelector(ScopingViewModel& viewModel, QWidget* page)
    : viewModel_(viewModel),
      entry_(new QWidget),
      field_(new QLineEdit),
      search_(new Button(QStringLiteral("searchScope"), tr("&Search"), Button::Kind::Normal, QStringLiteral("search"))),
      add_(new Button(QStringLiteral("addScope"), tr("&Add"), Button::Kind::Normal, QStringLiteral("add"))),
      hits_(new HitList(QStringLiteral("scopeHits"), tr("Found units and groups"), field_, page)),
      rows_(new QVBoxLayout) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::control);
    buildModes(column);
    buildEntry(column);
    rows_->setSpacing(space::tight);
    column->addLayout(rows_);
    connect(&viewModel_, &ScopingViewModel::selectionChanged, this, &ScopeSelector::showSelection);
    connect(&viewModel_, &ScopingViewModel::reportChanged, this, &ScopeSelector::showSelection);
    connect(&viewModel_, &ScopingViewModel::hitsChanged, this, &ScopeSelector::showHits);
    showSelection();
}

void ScopeSelector::buildModes(QVBoxLayout* column) {
    const auto mode = [this, column](const char* name, const QString& caption, ScopeMode of) {
        auto* choice = new QRadioButton(caption);
        choice->setObjectName(QString::fromLatin1(name));
        choice->setAccessibleName(withoutMnemonic(caption));
        column->addWidget(choice);
        connect(choice, &QRadioButton::toggled, this, [this, of](bool on) {
            if (on) viewModel_.setMode(of);
        });
        return choice;
    };
    all_ = mode("scopeAllUsers", tr("All &users"), ScopeMode::AllUsers);
    groups_ = mode("scopeGroups", tr("Selected security &groups"), ScopeMode::Groups);
    units_ = mode("scopeUnits", tr("Selected &organizational units"), ScopeMode::OrganizationalUnits);
}

void ScopeSelector::buildEntry(QVBoxLayout* column) {
    auto* row = new QHBoxLayout(entry_);
    row->setContentsMargins(0, space::tight, 0, 0);
    row->setSpacing(space::control);
    field_->setObjectName(QStringLiteral("scopeDn"));
    field_->setAccessibleName(tr("Distinguished name"));
    field_->setPlaceholderText(tr("Distinguished name, or the beginning of a name to search for"));
    field_->setClearButtonEnabled(true);
    row->addWidget(fieldLabel(tr("&Distinguished name"), field_));
    row->addWidget(field_, 1);
    row->addWidget(search_);
    row->addWidget(add_);
    column->addWidget(entry_);
    add_->setEnabledOr(false, tr("Enter a distinguished name first"));
    connect(field_, &QLineEdit::textChanged, this, [this](const QString& typed) {
        field_->setToolTip(typed);
        add_->setEnabledOr(typed.contains(QLatin1Char('=')), tr("Enter a distinguished name first"));
        viewModel_.closeSearch();
    });
    connect(search_, &Button::clicked, this, [this] { viewModel_.search(field_->text()); });
    connect(add_, &Button::clicked, this, &ScopeSelector::addTyped);
    connect(hits_, &HitList::chosen, this, &ScopeSelector::choose);
    connect(hits_, &HitList::dismissed, &viewModel_, &ScopingViewModel::closeSearch);
    connect(hits_, &HitList::submitted, this, &ScopeSelector::addTyped);
}

void ScopeSelector::addTyped() {
    if (!add_->isEnabled()) return viewModel_.search(field_->text());
    viewModel_.add(field_->text());
    field_->clear();
    field_->setFocus();
}

void ScopeSelector::showSelection() {
    const ScopeMode mode = viewModel_.draft().mode;
    for (const auto& [choice, of] : {std::pair{all_, ScopeMode::AllUsers}, std::pair{groups_, ScopeMode::Groups},
                                     std::pair{units_, ScopeMode::OrganizationalUnits}}) {
        const QSignalBlocker silent(choice);
        choice->setChecked(mode == of);
        choice->setEnabled(viewModel_.report().has_value());
    }
    entry_->setVisible(mode != ScopeMode::AllUsers);
    removeRows(*rows_);
    for (std::size_t i = 0; i < viewModel_.selected().size(); ++i) addSelected(i);
    if (mode == ScopeMode::Groups)
        addRow(
            *rows_,
            subtleLabel(tr(
                "Direct members only: groups in groups are not expanded, and neither is a primary group. Up to 50,000 "
                "members a group.")));
    if (mode == ScopeMode::OrganizationalUnits)
        addRow(*rows_, subtleLabel(tr("With everybody below. A unit stays selected when it is renamed or moved.")));
}

void ScopeSelector::addSelected(std::size_t index) {
    const SelectedObject& selected = viewModel_.selected()[index];
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::control);
    auto* name = new ElidedLabel(text(selected.dn));
    name->setObjectName(QStringLiteral("scopeSelected%1").arg(index));
    name->setFont(monospaceFont());
    row->addWidget(name, 1);
    const QString remark = viewModel_.remark(selected);
    if (!remark.isEmpty()) {
        QLabel* words = subtleLabel(remark);
        words->setWordWrap(false);
        words->setObjectName(QStringLiteral("scopeRemark%1").arg(index));
        row->addWidget(words);
    }
    auto* remove = Button::iconOnly(QStringLiteral("removeScope%1").arg(index), tr("Remove %1").arg(text(selected.dn)),
                                    QStringLiteral("close"));
    connect(remove, &Button::clicked, this, [this, index] { viewModel_.removeSelected(index); });
    row->addWidget(remove);
    addRow(*rows_, line);
}

void ScopeSelector::showHits() {
    hits_->clear();
    for (const service::ScopeHit& hit : viewModel_.hits())
        hits_->addHit(namedIcon(QStringLiteral("directory"), Tint::Subtle),
                      QStringLiteral("%1   %2\n%3").arg(text(hit.name), text(hit.description), text(hit.object.dn)),
                      text(hit.object.dn));
    if (!viewModel_.searchNote().isEmpty()) hits_->addNote(Mood::Info, viewModel_.searchNote());
    hits_->showBelow();
}

void ScopeSelector::choose(int row) {
    viewModel_.addHit(std::size_t(row));
    field_->clear();
    field_->setFocus();
}

}  // namespace hs::ui
