#include "ui/properties/BasicsPanel.h"

#include <QApplication>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QShortcut>
#include <QSpinBox>
#include <QVBoxLayout>

#include "ui/kit/Banner.h"
#include "ui/kit/Button.h"
#include "ui/kit/ErrorView.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"
#include "ui/properties/PropertiesViewModel.h"

namespace hs::ui {

namespace {

template <typename Field>
Field* named(Field* field, const QString& name, const QString& label) {
    field->setObjectName(name);
    field->setAccessibleName(label);
    return field;
}

}  // namespace

BasicsPanel::BasicsPanel(PropertiesViewModel& viewModel, QWidget* parent)
    : QWidget(parent),
      viewModel_(viewModel),
      problem_(new QLabel),
      error_(new ErrorView(QStringLiteral("applyError"))),
      footer_(new QWidget) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::page, space::tight, space::page, space::page);
    column->setSpacing(space::control);
    buildFields();
    buildWriteback();
    problem_->setObjectName(QStringLiteral("basicsProblem"));
    problem_->setWordWrap(true);
    column->addWidget(problem_);
    column->addWidget(error_);
    column->addStretch();
    buildFooter();
    connect(&viewModel_, &PropertiesViewModel::draftChanged, this, &BasicsPanel::showDraft);
    connect(&viewModel_, &PropertiesViewModel::schemaChanged, this, &BasicsPanel::showSchema);
    showDraft();
    showSchema();
}

void BasicsPanel::buildFields() {
    auto* column = static_cast<QVBoxLayout*>(layout());
    email_ = named(new QLineEdit, QStringLiteral("notificationEmail"), tr("Notification e-mail"));
    email_->setPlaceholderText(tr("Nobody is notified"));
    column->addWidget(fieldLabel(tr("&Notification e-mail"), email_));
    column->addWidget(email_);
    column->addSpacing(space::control);
    prevent_ = named(new QCheckBox(tr("Prevent accidental &deletion")), QStringLiteral("preventAccidentalDeletion"),
                     tr("Prevent accidental deletion"));
    column->addWidget(prevent_);
    auto* line = new QHBoxLayout;
    line->setContentsMargins(28, 0, 0, 0);
    threshold_ =
        named(new QSpinBox, QStringLiteral("accidentalDeletionThreshold"), tr("Accidental deletion threshold"));
    threshold_->setRange(1, 1'000'000);
    threshold_->setFixedWidth(110);
    line->addWidget(fieldLabel(tr("Accidental deletion t&hreshold"), threshold_), 1);
    line->addWidget(threshold_);
    column->addLayout(line);
    column->addSpacing(space::control);
    connect(email_, &QLineEdit::textEdited, this, &BasicsPanel::edited);
    connect(prevent_, &QCheckBox::clicked, this, &BasicsPanel::edited);
    connect(threshold_, &QSpinBox::valueChanged, this, &BasicsPanel::edited);
}

void BasicsPanel::buildWriteback() {
    auto* column = static_cast<QVBoxLayout*>(layout());
    writeback_ = named(new QCheckBox(tr("Exchange hybrid &writeback")), QStringLiteral("exchangeHybridWriteback"),
                       tr("Exchange hybrid writeback"));
    column->addWidget(writeback_);
    QLabel* what =
        subtleLabel(tr("Writes eight Exchange Online attributes of synchronized users back into Active Directory."));
    what->setContentsMargins(28, 0, 0, 0);
    column->addWidget(what);
    reason_ = new Banner(QStringLiteral("writebackReason"));
    recheck_ = reason_->addAction(QStringLiteral("recheckSchema"), tr("&Recheck"));
    restart_ = reason_->addAction(QStringLiteral("restartAgent"), tr("Restart a&gent"));
    column->addWidget(reason_);
    auto* how = new Button(QStringLiteral("howToExtendSchema"), tr("How to e&xtend the schema"), Button::Kind::Link);
    column->addWidget(how, 0, Qt::AlignLeft);
    help_ = new QWidget;
    help_->setObjectName(QStringLiteral("extendSchemaHelp"));
    auto* steps = new QVBoxLayout(help_);
    steps->setContentsMargins(0, 0, 0, 0);
    steps->setSpacing(space::tight);
    for (const QString& step : {tr("1. Extend the Active Directory schema with Exchange Setup: Setup.exe "
                                   "/PrepareSchema, as a member of Schema Admins and Enterprise Admins."),
                                tr("2. Use provisioning agent 1.1.1107.0 or later."),
                                tr("3. Wait until the schema has replicated to the server named above."),
                                tr("4. Restart the agent, so that it reads the schema again, then choose Recheck.")})
        steps->addWidget(subtleLabel(step));
    help_->hide();
    column->addWidget(help_);
    connect(writeback_, &QCheckBox::clicked, this, &BasicsPanel::edited);
    connect(recheck_, &Button::clicked, &viewModel_, &PropertiesViewModel::recheckSchema);
    connect(restart_, &Button::clicked, &viewModel_, &PropertiesViewModel::restartAgent);
    connect(how, &Button::clicked, this, [this] { help_->setVisible(help_->isHidden()); });
}

void BasicsPanel::buildFooter() {
    auto* row = new QHBoxLayout(footer_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::control);
    auto* cancel = new Button(QStringLiteral("cancelBasics"), tr("&Cancel"));
    apply_ = new Button(QStringLiteral("applyBasics"), tr("&Apply"), Button::Kind::Primary);
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(apply_);
    connect(cancel, &Button::clicked, this, &BasicsPanel::cancelled);
    connect(apply_, &Button::clicked, &viewModel_, &PropertiesViewModel::apply);
    for (const int key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto* enter = new QShortcut(QKeySequence(key), this);
        enter->setContext(Qt::WidgetWithChildrenShortcut);
        connect(enter, &QShortcut::activated, this, [this] {
            if (auto* button = qobject_cast<Button*>(QApplication::focusWidget())) button->click();
            else viewModel_.apply();
        });
    }
}

void BasicsPanel::edited() {
    if (showing_) return;
    Properties draft = viewModel_.draft();
    draft.notificationEmail = email_->text().trimmed().toStdString();
    draft.preventAccidentalDeletion = prevent_->isChecked();
    draft.accidentalDeletionThreshold = threshold_->value();
    draft.exchangeHybridWriteback = writeback_->isChecked();
    viewModel_.setDraft(draft);
}

void BasicsPanel::showDraft() {
    showing_ = true;
    const Properties& draft = viewModel_.draft();
    if (email_->text().trimmed() != text(draft.notificationEmail)) email_->setText(text(draft.notificationEmail));
    prevent_->setChecked(draft.preventAccidentalDeletion);
    threshold_->setValue(draft.accidentalDeletionThreshold);
    threshold_->setEnabled(draft.preventAccidentalDeletion);
    writeback_->setChecked(draft.exchangeHybridWriteback);
    showing_ = false;
    const QString problem = viewModel_.problem();
    problem_->setText(problem);
    problem_->setVisible(!problem.isEmpty());
    error_->setVisible(viewModel_.applyError().has_value());
    if (viewModel_.applyError()) error_->setError(*viewModel_.applyError());
    const QString why = viewModel_.isApplying() ? tr("Being saved")
                        : !problem.isEmpty()    ? problem
                                                : tr("Nothing has been changed");
    apply_->setEnabledOr(viewModel_.canApply(), why);
    apply_->setCaption(viewModel_.isApplying() ? tr("Applying…") : tr("&Apply"));
}

void BasicsPanel::showSchema() {
    const bool usable = viewModel_.canSetWriteback();
    const bool detected = viewModel_.schema() && viewModel_.schema()->detected && !viewModel_.schemaError();
    const QString said = viewModel_.schemaSentence();
    const bool checking = viewModel_.isCheckingSchema();
    writeback_->setEnabled(usable);
    writeback_->setAccessibleDescription(said);
    writeback_->setToolTip(usable ? QString() : said);
    reason_->setMessage(checking ? Mood::Running : detected ? Mood::Success : Mood::Warning, said);
    recheck_->setEnabledOr(!checking, tr("The schema is being read"));
    restart_->setEnabledOr(!checking, tr("The schema is being read"));
}

}  // namespace hs::ui
