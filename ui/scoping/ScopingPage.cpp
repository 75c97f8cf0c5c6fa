#include "ui/scoping/ScopingPage.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/kit/Banner.h"
#include "ui/kit/Button.h"
#include "ui/kit/Card.h"
#include "ui/kit/Confirmation.h"
#include "ui/kit/ErrorView.h"
#include "ui/kit/PageHeader.h"
#include "ui/kit/ScrollPage.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Toast.h"
#include "ui/kit/Words.h"
#include "ui/scoping/FilterEditor.h"
#include "ui/scoping/ScopeImpactCard.h"
#include "ui/scoping/ScopeSelector.h"
#include "ui/scoping/ScopeTestCard.h"
#include "ui/scoping/ScopingViewModel.h"

namespace hs::ui {

ScopingPage::ScopingPage(service::Client& client, QWidget* parent)
    : Page(parent),
      viewModel_(new ScopingViewModel(client, this)),
      warning_(new Banner(QStringLiteral("scopeWarning"))),
      directory_(new Banner(QStringLiteral("scopeUnchecked"))),
      loadError_(new ErrorView(QStringLiteral("scopingError"))),
      saveError_(new ErrorView(QStringLiteral("scopeSaveError"))),
      save_(new Button(QStringLiteral("saveScope"), tr("Sa&ve"), Button::Kind::Primary)),
      discard_(new Button(QStringLiteral("discardScope"), tr("D&iscard"))),
      state_(subtleLabel({})) {
    QVBoxLayout* column = ScrollPage::fill(this, QStringLiteral("scopingPage"), tr("Scoping filters"));
    column->addWidget(
        new PageHeader(tr("Scoping filters"), tr("Who of the directory is provisioned and receives writeback.")));
    for (QWidget* widget : std::initializer_list<QWidget*>{loadError_, warning_, directory_}) {
        widget->hide();
        column->addWidget(widget);
    }
    loadError_->addRetry(QStringLiteral("retryScoping"));
    auto* selection = new Card(QStringLiteral("scopeCard"), tr("Selection"));
    selection->addWidget(new ScopeSelector(*viewModel_, this));
    column->addWidget(selection);
    auto* filter = new Card(QStringLiteral("scopeFilterCard"), tr("Attribute filter"));
    filter->addWidget(new FilterEditor(*viewModel_));
    column->addWidget(filter);
    column->addWidget(new ScopeTestCard(*viewModel_));
    column->addWidget(new ScopeImpactCard(*viewModel_));
    saveError_->hide();
    column->addWidget(saveError_);
    column->addWidget(actions());
    column->addStretch();
    connect(viewModel_, &ScopingViewModel::reportChanged, this, &ScopingPage::showReport);
    connect(viewModel_, &ScopingViewModel::draftChanged, this, &ScopingPage::showDraft);
    connect(viewModel_, &ScopingViewModel::confirmationDue, this, &ScopingPage::confirm);
    connect(viewModel_, &ScopingViewModel::saved, this,
            [this] { Toast::tell(window(), Mood::Success, tr("Scope saved. The next cycle is a full one.")); });
    showDraft();
}

QWidget* ScopingPage::actions() {
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::control);
    state_->setObjectName(QStringLiteral("scopeState"));
    row->addWidget(save_);
    row->addWidget(discard_);
    row->addWidget(state_, 1);
    connect(save_, &Button::clicked, viewModel_, &ScopingViewModel::requestSave);
    connect(discard_, &Button::clicked, viewModel_, &ScopingViewModel::discard);
    if (auto* retry = loadError_->findChild<Button*>(QStringLiteral("retryScoping")))
        connect(retry, &Button::clicked, viewModel_, &ScopingViewModel::refresh);
    return line;
}

void ScopingPage::showConfiguration(const QString& name) { viewModel_->load(name); }

void ScopingPage::refresh() { viewModel_->refresh(); }

void ScopingPage::showReport() {
    loadError_->setVisible(viewModel_->loadError().has_value());
    if (viewModel_->loadError()) loadError_->setError(*viewModel_->loadError());
    const QStringList warnings = viewModel_->warnings();
    warning_->setVisible(!warnings.isEmpty());
    warning_->setMessage(Mood::Warning, warnings.join(QLatin1Char('\n')));
    const auto& report = viewModel_->report();
    const bool unchecked = report && !report->directory.message.empty();
    directory_->setVisible(unchecked);
    if (unchecked)
        directory_->setMessage(
            Mood::Warning,
            tr("The selection could not be checked in the directory. %1").arg(sentence(report->directory)));
    showDraft();
}

void ScopingPage::showDraft() {
    const QString obstacle = viewModel_->saveObstacle();
    save_->setEnabledOr(obstacle.isEmpty(), obstacle);
    discard_->setEnabledOr(viewModel_->isDirty() && !viewModel_->isSaving(), tr("Nothing has changed"));
    state_->setText(viewModel_->isDirty() && obstacle.isEmpty() ? tr("Not saved. Save causes a full cycle.")
                                                                : obstacle);
    saveError_->setVisible(viewModel_->saveError().has_value());
    if (viewModel_->saveError()) saveError_->setError(*viewModel_->saveError());
}

void ScopingPage::confirm() {
    Confirmation asked;
    asked.name = QStringLiteral("confirmScope");
    asked.title = tr("Scoping filters");
    asked.question = tr("Save this scope?");
    asked.consequence = viewModel_->consequence();
    asked.action = tr("&Save and run a full cycle next");
    asked.iconName = QStringLiteral("filter");
    if (confirmed(this, asked)) viewModel_->save();
}

}  // namespace hs::ui
