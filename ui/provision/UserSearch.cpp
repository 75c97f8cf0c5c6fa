#include "ui/provision/UserSearch.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

#include "ui/kit/Button.h"
#include "ui/kit/FilterBar.h"
#include "ui/kit/HitList.h"
#include "ui/kit/Icon.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"
#include "ui/provision/ProvisionViewModel.h"

namespace hs::ui {

UserSearch::UserSearch(ProvisionViewModel& viewModel, QWidget* page)
    : QWidget(page),
      viewModel_(viewModel),
      search_(new Button(QStringLiteral("searchUser"), tr("&Search"), Button::Kind::Normal, QStringLiteral("search"))) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::control);
    field_ = new QLineEdit;
    field_->setObjectName(QStringLiteral("userDn"));
    field_->setAccessibleName(tr("User"));
    field_->setPlaceholderText(tr("Distinguished name, or search by name or mail"));
    field_->setClearButtonEnabled(true);
    row->addWidget(fieldLabel(tr("&User"), field_));
    row->addWidget(field_, 1);
    row->addWidget(search_);
    hits_ = new HitList(QStringLiteral("userHits"), tr("Found users"), field_, page);
    connect(field_, &QLineEdit::textEdited, this, [this](const QString& typed) { viewModel_.setDn(typed); });
    connect(field_, &QLineEdit::textChanged, this, [this](const QString& now) {
        field_->setToolTip(now);
        if (now.isEmpty()) viewModel_.setDn(now);
    });
    connect(search_, &Button::clicked, &viewModel_, &ProvisionViewModel::search);
    connect(hits_, &HitList::chosen, this, &UserSearch::choose);
    connect(hits_, &HitList::dismissed, &viewModel_, &ProvisionViewModel::closeSearch);
    connect(hits_, &HitList::submitted, this, &UserSearch::submitted);
    connect(&viewModel_, &ProvisionViewModel::hitsChanged, this, &UserSearch::showHits);
    connect(&viewModel_, &ProvisionViewModel::changed, this, &UserSearch::showText);
}

void UserSearch::showText() {
    if (field_->text() != viewModel_.dn()) {
        field_->setText(viewModel_.dn());
        field_->setCursorPosition(0);  // the name is at the front
    }
    field_->setEnabled(!viewModel_.isBusy());
    search_->setEnabledOr(!viewModel_.isBusy() && !viewModel_.dn().trimmed().isEmpty(),
                          tr("Enter a name, mail address or distinguished name"));
}

void UserSearch::showHits() {
    const bool hadFocus = hits_->hasFocus();
    hits_->clear();
    for (const service::DirectoryHit& hit : viewModel_.hits()) {
        const QString mail = text(hit.mail.empty() ? hit.userPrincipalName : hit.mail);
        const QString name = text(hit.displayName.empty() ? hit.userPrincipalName : hit.displayName);
        hits_->addHit(namedIcon(QStringLiteral("user"), Tint::Subtle),
                      QStringLiteral("%1   %2\n%3").arg(name, mail, text(hit.dn)), text(hit.dn));
    }
    if (viewModel_.searchError()) hits_->addNote(Mood::Warning, sentence(*viewModel_.searchError()));
    hits_->showBelow();
    if (hits_->count() == 0 && hadFocus) field_->setFocus();
}

void UserSearch::choose(int row) {
    if (row < 0 || row >= int(viewModel_.hits().size())) return;
    const QString dn = text(viewModel_.hits()[std::size_t(row)].dn);
    viewModel_.closeSearch();
    viewModel_.setDn(dn);
    field_->setFocus();
}

}  // namespace hs::ui
