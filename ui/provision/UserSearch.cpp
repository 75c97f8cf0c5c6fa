#include "ui/provision/UserSearch.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>

#include "ui/kit/Button.h"
#include "ui/kit/FilterBar.h"
#include "ui/kit/Icon.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"
#include "ui/provision/ProvisionViewModel.h"

namespace hs::ui {

UserSearch::UserSearch(ProvisionViewModel& viewModel, QWidget* page)
    : QWidget(page),
      viewModel_(viewModel),
      page_(page),
      search_(new Button(QStringLiteral("searchUser"), tr("&Search"), Button::Kind::Normal, QStringLiteral("search"))),
      hits_(new QListWidget(page)) {
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
    hits_->setObjectName(QStringLiteral("userHits"));
    hits_->setAccessibleName(tr("Found users"));
    hits_->hide();
    field_->installEventFilter(this);
    hits_->installEventFilter(this);
    connect(field_, &QLineEdit::textEdited, this, [this](const QString& typed) { viewModel_.setDn(typed); });
    connect(field_, &QLineEdit::textChanged, this, [this](const QString& now) {
        field_->setToolTip(now);
        if (now.isEmpty()) viewModel_.setDn(now);
    });
    connect(search_, &Button::clicked, &viewModel_, &ProvisionViewModel::search);
    connect(hits_, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) { choose(hits_->row(item)); });
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
        auto* item = new QListWidgetItem(namedIcon(QStringLiteral("user"), Tint::Subtle),
                                         QStringLiteral("%1   %2\n%3").arg(name, mail, text(hit.dn)), hits_);
        item->setToolTip(text(hit.dn));
        item->setSizeHint(QSize(0, 48));
    }
    if (viewModel_.searchError()) {
        auto* item = new QListWidgetItem(moodIcon(Mood::Warning), sentence(*viewModel_.searchError()), hits_);
        item->setFlags(Qt::NoItemFlags);
        item->setSizeHint(QSize(0, 40));
    }
    hits_->setVisible(hits_->count() > 0);
    if (hits_->count() > 0) place();
    else if (hadFocus) field_->setFocus();
}

void UserSearch::place() {
    int height = 2;
    for (int row = 0; row < qMin(6, hits_->count()); ++row) height += hits_->item(row)->sizeHint().height();
    const QPoint below = field_->mapTo(page_, QPoint(0, field_->height() + 2));
    const int room = page_->width() - below.x() - space::page;
    hits_->setGeometry(below.x(), below.y(), qMin(room, qMax(480, field_->width())), height + 4);
    hits_->raise();
}

void UserSearch::choose(int row) {
    if (row < 0 || row >= int(viewModel_.hits().size())) return;
    const QString dn = text(viewModel_.hits()[std::size_t(row)].dn);
    viewModel_.closeSearch();
    viewModel_.setDn(dn);
    field_->setFocus();
}

bool UserSearch::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (key == Qt::Key_Escape && hits_->isVisible()) {
        viewModel_.closeSearch();
        field_->setFocus();
        return true;
    }
    if (watched == field_ && key == Qt::Key_Down && !viewModel_.hits().empty()) {
        hits_->setFocus();
        hits_->setCurrentRow(0);
        return true;
    }
    if (watched == hits_ && enter) {
        choose(hits_->currentRow());
        return true;
    }
    if (watched == field_ && enter) {
        Q_EMIT submitted();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace hs::ui
