#include "ui/scoping/ScopeImpactCard.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "ui/kit/Banner.h"
#include "ui/kit/BusyLine.h"
#include "ui/kit/Button.h"
#include "ui/kit/Card.h"
#include "ui/kit/ErrorView.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"
#include "ui/scoping/ScopingViewModel.h"

namespace hs::ui {

namespace {

QPlainTextEdit* nameList(const char* name, const QString& label) {
    auto* list = new QPlainTextEdit;
    list->setObjectName(QString::fromLatin1(name));
    list->setAccessibleName(label);
    list->setReadOnly(true);
    list->setTabChangesFocus(true);
    list->setFont(monospaceFont());
    list->setLineWrapMode(QPlainTextEdit::NoWrap);
    list->setFixedHeight(110);
    return list;
}

void showNames(QLabel* title, QPlainTextEdit* list, const QString& sentence, std::int64_t count,
               const std::vector<std::string>& names) {
    QStringList lines;
    for (const std::string& name : names) lines << text(name);
    title->setText(count > std::int64_t(names.size())
                       ? ScopingViewModel::tr("%1 The first %2:").arg(sentence, number(std::int64_t(names.size())))
                       : sentence);
    list->setPlainText(lines.join(QLatin1Char('\n')));
    title->setVisible(count > 0);
    list->setVisible(count > 0);
}

}  // namespace

ScopeImpactCard::ScopeImpactCard(ScopingViewModel& viewModel, QWidget* parent)
    : QWidget(parent),
      viewModel_(viewModel),
      count_(new Button(QStringLiteral("countScope"), tr("&Count"))),
      busy_(new BusyLine(QStringLiteral("countBusy"))),
      numbers_(bodyLabel({})),
      guard_(new Banner(QStringLiteral("scopeGuard"))),
      leaveTitle_(sectionLabel({})),
      leave_(nameList("scopeLeaving", tr("Objects that would leave"))),
      enterTitle_(sectionLabel({})),
      enter_(nameList("scopeEntering", tr("Objects that would enter"))),
      error_(new ErrorView(QStringLiteral("countError"))) {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* card = new Card(QStringLiteral("scopeImpactCard"), tr("Who is in scope"));
    outer->addWidget(card);
    card->addToHeader(count_);
    numbers_->setObjectName(QStringLiteral("scopeNumbers"));
    for (QWidget* widget :
         std::initializer_list<QWidget*>{busy_, numbers_, guard_, leaveTitle_, leave_, enterTitle_, enter_, error_})
        card->addWidget(widget);
    connect(count_, &Button::clicked, &viewModel_, &ScopingViewModel::count);
    connect(busy_, &BusyLine::stopRequested, &viewModel_, &ScopingViewModel::stopCounting);
    connect(&viewModel_, &ScopingViewModel::impactChanged, this, &ScopeImpactCard::showImpact);
    connect(&viewModel_, &ScopingViewModel::reportChanged, this, &ScopeImpactCard::showImpact);
    showImpact();
}

void ScopeImpactCard::showImpact() {
    count_->setEnabledOr(viewModel_.report() && !viewModel_.isCounting(), tr("The scope is being read"));
    busy_->setVisible(viewModel_.isCounting());
    if (viewModel_.isCounting()) busy_->setProgress(tr("Reading the directory"), 0, 0);
    const auto& impact = viewModel_.impact();
    const service::ScopeImpact none;
    const service::ScopeImpact& shown = impact ? *impact : none;
    numbers_->setVisible(!viewModel_.isCounting());
    if (!impact) numbers_->setText(tr("Count reads the directory and compares this scope with the one that is saved."));
    else if (!viewModel_.isDirty()) numbers_->setText(tr("%1 objects are in scope.").arg(number(shown.after)));
    else
        numbers_->setText(
            tr("In scope: %1 as saved, %2 with this change.").arg(number(shown.before), number(shown.after)));
    if (impact && shown.kept > 0)
        numbers_->setText(numbers_->text() + QLatin1Char(' ') +
                          tr("%1 cannot be known and are left as they are.").arg(number(shown.kept)));
    guard_->setVisible(shown.leaving > 0);
    const QString threshold = number(shown.deletionThreshold);
    if (!shown.preventAccidentalDeletion)
        guard_->setMessage(Mood::Warning, tr("Prevent accidental deletion is off: all of them will be disabled."));
    else if (shown.guardStops())
        guard_->setMessage(Mood::Warning, tr("The accidental deletion threshold is %1: the next cycle will stop before "
                                             "its first write, and its plan waits for your Allow.")
                                              .arg(threshold));
    else
        guard_->setMessage(Mood::Info, tr("Who leaves is disabled in Microsoft Entra ID. The accidental deletion "
                                          "threshold is %1 and is not reached by these alone.")
                                           .arg(threshold));
    showNames(leaveTitle_, leave_, tr("%1 would leave the scope.").arg(number(shown.leaving)), shown.leaving,
              shown.leave);
    showNames(enterTitle_, enter_, tr("%1 would enter the scope.").arg(number(shown.entering)), shown.entering,
              shown.enter);
    error_->setVisible(viewModel_.countError().has_value());
    if (viewModel_.countError()) error_->setError(*viewModel_.countError());
}

}  // namespace hs::ui
