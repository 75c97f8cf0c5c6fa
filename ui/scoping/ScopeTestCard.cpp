#include "ui/scoping/ScopeTestCard.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/kit/Button.h"
#include "ui/kit/Card.h"
#include "ui/kit/ErrorView.h"
#include "ui/kit/Rows.h"
#include "ui/kit/StatusLabel.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"
#include "ui/scoping/ScopingViewModel.h"

namespace hs::ui {

namespace {

Mood moodOf(ScopeDecision::Standing standing) {
    switch (standing) {
        case ScopeDecision::Standing::In: return Mood::Success;
        case ScopeDecision::Standing::Out: return Mood::Skipped;
        case ScopeDecision::Standing::Kept: return Mood::Warning;
    }
    return Mood::Neutral;
}

QString wordOf(ScopeDecision::Standing standing) {
    switch (standing) {
        case ScopeDecision::Standing::In: return ScopeTestCard::tr("In scope");
        case ScopeDecision::Standing::Out: return ScopeTestCard::tr("Not in scope");
        case ScopeDecision::Standing::Kept: return ScopeTestCard::tr("Cannot be known");
    }
    return {};
}

/// A mark, and beside it the clause and the value it met; both may be long.
QWidget* findingLine(std::size_t index, const ClauseFinding& finding) {
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::control);
    auto* mark = new StatusLabel(QStringLiteral("scopeFinding%1").arg(index));
    mark->setStatus(finding.holds ? Mood::Success : Mood::Skipped,
                    finding.holds ? ScopeTestCard::tr("True") : ScopeTestCard::tr("False"));
    row->addWidget(mark, 0, Qt::AlignTop);
    row->addWidget(bodyLabel(QStringLiteral("%1  (%2)").arg(text(finding.clause), text(finding.because))), 1);
    return line;
}

}  // namespace

ScopeTestCard::ScopeTestCard(ScopingViewModel& viewModel, QWidget* parent)
    : QWidget(parent),
      viewModel_(viewModel),
      field_(new QLineEdit),
      test_(new Button(QStringLiteral("testScope"), tr("&Test"))),
      verdict_(new StatusLabel(QStringLiteral("scopeVerdict"))),
      reason_(bodyLabel({})),
      clauses_(new QVBoxLayout),
      error_(new ErrorView(QStringLiteral("scopeTestError"))) {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* card = new Card(QStringLiteral("scopeTestCard"), tr("Test one object"));
    outer->addWidget(card);
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::control);
    field_->setObjectName(QStringLiteral("scopeTestDn"));
    field_->setAccessibleName(tr("Object"));
    field_->setPlaceholderText(tr("Distinguished name of a user or contact"));
    field_->setClearButtonEnabled(true);
    row->addWidget(fieldLabel(tr("Ob&ject"), field_));
    row->addWidget(field_, 1);
    row->addWidget(test_);
    card->addWidget(line);
    reason_->setObjectName(QStringLiteral("scopeReason"));
    card->addWidget(verdict_);
    card->addWidget(reason_);
    auto* findings = new QWidget;
    findings->setLayout(clauses_);
    clauses_->setContentsMargins(0, 0, 0, 0);
    clauses_->setSpacing(space::tight);
    card->addWidget(findings);
    card->addWidget(error_);
    const auto run = [this] { viewModel_.test(field_->text()); };
    connect(test_, &Button::clicked, this, run);
    connect(field_, &QLineEdit::returnPressed, this, run);
    connect(field_, &QLineEdit::textChanged, this, &ScopeTestCard::showTest);
    connect(&viewModel_, &ScopingViewModel::testChanged, this, &ScopeTestCard::showTest);
    showTest();
}

void ScopeTestCard::showTest() {
    test_->setEnabledOr(!field_->text().trimmed().isEmpty() && !viewModel_.isTesting(),
                        tr("Enter a distinguished name first"));
    removeRows(*clauses_);
    const auto& tested = viewModel_.tested();
    verdict_->setVisible(tested.has_value());
    reason_->setVisible(tested.has_value());
    if (tested) {
        const ScopeDecision& decision = tested->decision;
        verdict_->setStatus(moodOf(decision.standing), wordOf(decision.standing));
        reason_->setText(text(decision.reason));
        for (std::size_t i = 0; i < decision.clauses.size(); ++i)
            addRow(*clauses_, findingLine(i, decision.clauses[i]));
    }
    error_->setVisible(viewModel_.testError().has_value());
    if (viewModel_.testError()) error_->setError(*viewModel_.testError());
}

}  // namespace hs::ui
