#include "ui/scoping/ScopingPage.h"

#include <QLabel>
#include <QVBoxLayout>

#include "ui/kit/Banner.h"
#include "ui/kit/Card.h"
#include "ui/kit/CopyableIdentifier.h"
#include "ui/kit/ErrorView.h"
#include "ui/kit/PageHeader.h"
#include "ui/kit/ScrollPage.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"

namespace hs::ui {

ScopingPage::ScopingPage(service::Client& client, QWidget* parent)
    : Page(parent),
      client_(client),
      sentence_(bodyLabel({})),
      units_(new QVBoxLayout),
      error_(new ErrorView(QStringLiteral("scopingError"))) {
    QVBoxLayout* column = ScrollPage::fill(this, QStringLiteral("scopingPage"), tr("Scoping filters"));
    column->addWidget(
        new PageHeader(tr("Scoping filters"), tr("Who of the directory is provisioned and receives writeback.")));
    error_->hide();
    column->addWidget(error_);
    auto* card = new Card(QStringLiteral("scopeCard"), tr("Users in scope"));
    sentence_->setObjectName(QStringLiteral("scopeSentence"));
    card->addWidget(sentence_);
    auto* list = new QWidget;
    list->setLayout(units_);
    units_->setContentsMargins(0, 0, 0, 0);
    units_->setSpacing(space::tight);
    card->addWidget(list);
    column->addWidget(card);
    auto* later = new Banner(QStringLiteral("scopingLater"));
    later->setMessage(Mood::Info, tr("The scope is shown here to read. Editing it in the console comes in a later "
                                     "version; it is chosen when the configuration is created."));
    column->addWidget(later);
    column->addStretch();
}

void ScopingPage::showConfiguration(const QString& name) {
    name_ = name;
    if (name.isEmpty()) return;
    load_.await(client_.configuration(name.toStdString()), [this](Result<service::ConfigurationSummary> answer) {
        error_->setVisible(!answer.ok());
        if (answer.ok()) showScope(answer->configuration.scope);
        else error_->setError(answer.error());
    });
}

void ScopingPage::showScope(const ScopeSettings& scope) {
    while (QLayoutItem* item = units_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (scope.organizationalUnits.empty()) {
        sentence_->setText(tr("All users of the domain."));
        return;
    }
    sentence_->setText(tr("Everybody in these organizational units and below them:"));
    int index = 0;
    for (const SelectedObject& unit : scope.organizationalUnits) {
        auto* line = new CopyableIdentifier(QStringLiteral("scopeUnit%1").arg(index++), tr("distinguished name"));
        line->setIdentifier(text(unit.dn));
        units_->addWidget(line);
    }
}

}  // namespace hs::ui
