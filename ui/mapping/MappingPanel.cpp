#include "ui/mapping/MappingPanel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

#include "core/model/MappingText.h"
#include "ui/kit/Button.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"
#include "ui/mapping/ExpressionEditor.h"
#include "ui/mapping/FunctionBrowser.h"
#include "ui/mapping/MappingModel.h"
#include "ui/mapping/MappingViewModel.h"
#include "ui/mapping/TrialView.h"
#include "ui/mapping/TrialViewModel.h"

namespace hs::ui {

namespace {

QComboBox* choice(const QString& name, const QString& label) {
    auto* box = new QComboBox;
    box->setObjectName(name);
    box->setAccessibleName(label);
    return box;
}

QLineEdit* line(const QString& name, const QString& label, const QString& hint = {}) {
    auto* field = new QLineEdit;
    field->setObjectName(name);
    field->setAccessibleName(label);
    field->setPlaceholderText(hint);
    return field;
}

QLabel* wrong(const QString& name) {
    QLabel* label = bodyLabel({});
    label->setObjectName(name);
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, tokensOf(palette).danger);
    label->setPalette(palette);
    return label;
}

}  // namespace

MappingPanel::MappingPanel(MappingViewModel& viewModel, TrialViewModel& trial, const Mapping& mapping, int index,
                           QWidget* parent)
    : QWidget(parent),
      viewModel_(viewModel),
      trial_(trial),
      mapping_(mapping),
      before_(mapping),
      index_(index),
      column_(new QVBoxLayout(this)),
      problem_(wrong(QStringLiteral("mappingProblem"))),
      try_(new TrialView(trial)),
      footer_(new QWidget) {
    setObjectName(QStringLiteral("mappingForm"));
    column_->setContentsMargins(space::page, space::tight, space::page, space::page);
    column_->setSpacing(space::control);
    buildSource();
    buildExpression();
    buildTarget();
    buildSwitch();
    column_->addWidget(problem_);
    column_->addSpacing(space::control);
    column_->addWidget(sectionLabel(tr("Try it before you save")));
    column_->addWidget(try_);
    column_->addStretch();
    buildFooter();
    fill();
    show();
}

void MappingPanel::add(QLabel* caption, QWidget* field) {
    column_->addWidget(caption);
    column_->addWidget(field);
}

void MappingPanel::buildSource() {
    type_ = choice(QStringLiteral("mappingType"), tr("Mapping type"));
    for (const MappingType type :
         {MappingType::Direct, MappingType::Constant, MappingType::Expression, MappingType::None})
        if (!viewModel_.isFixed() || type == MappingType::Direct || type == MappingType::Expression)
            type_->addItem(mappingTypeWord(type), int(type));
    add(fieldLabel(tr("Mapping t&ype"), type_), type_);
    source_ = choice(QStringLiteral("mappingSource"), tr("Source attribute"));
    source_->setEditable(true);
    source_->addItems(viewModel_.sources());
    source_->completer()->setCompletionMode(QCompleter::PopupCompletion);
    source_->completer()->setFilterMode(Qt::MatchContains);
    constant_ = line(QStringLiteral("mappingConstant"), tr("Constant value"));
    for (auto& [place, label, field] :
         {std::tuple{&sourcePlace_, tr("&Source attribute"), static_cast<QWidget*>(source_)},
          std::tuple{&constantPlace_, tr("&Constant value"), static_cast<QWidget*>(constant_)}}) {
        *place = new QWidget;
        auto* inside = new QVBoxLayout(*place);
        inside->setContentsMargins(0, 0, 0, 0);
        inside->setSpacing(space::control);
        inside->addWidget(fieldLabel(label, field));
        inside->addWidget(field);
        column_->addWidget(*place);
    }
    connect(type_, &QComboBox::currentIndexChanged, this, &MappingPanel::edited);
    connect(source_, &QComboBox::currentTextChanged, this, &MappingPanel::edited);
    connect(constant_, &QLineEdit::textChanged, this, &MappingPanel::edited);
}

void MappingPanel::buildExpression() {
    builder_ = new QWidget;
    auto* inside = new QVBoxLayout(builder_);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(space::control);
    expression_ = new ExpressionEditor(QStringLiteral("mappingExpression"), tr("Expression"));
    expression_->setAttributes(viewModel_.sources());
    signature_ = subtleLabel({});
    signature_->setObjectName(QStringLiteral("expressionSignature"));
    signature_->setFont(monospaceFont());
    issue_ = wrong(QStringLiteral("expressionIssue"));
    auto* undo = new Button(QStringLiteral("undoExpression"), tr("Un&do"));
    auto* redo = new Button(QStringLiteral("redoExpression"), tr("&Redo"));
    auto* format = new Button(QStringLiteral("formatExpression"), tr("Forma&t"));
    auto* row = new QHBoxLayout;
    row->setSpacing(space::control);
    row->addWidget(undo);
    row->addWidget(redo);
    row->addWidget(format);
    row->addStretch();
    auto* browser = new FunctionBrowser;
    inside->addWidget(fieldLabel(tr("E&xpression"), expression_));
    inside->addWidget(expression_);
    inside->addWidget(signature_);
    inside->addWidget(issue_);
    inside->addLayout(row);
    inside->addWidget(browser);
    column_->addWidget(builder_);
    undo->setEnabledOr(false, tr("Nothing to undo"));
    redo->setEnabledOr(false, tr("Nothing to redo"));
    connect(undo, &Button::clicked, expression_, &ExpressionEditor::undo);
    connect(redo, &Button::clicked, expression_, &ExpressionEditor::redo);
    connect(expression_, &ExpressionEditor::undoAvailable, undo,
            [undo](bool can) { undo->setEnabledOr(can, tr("Nothing to undo")); });
    connect(expression_, &ExpressionEditor::redoAvailable, redo,
            [redo](bool can) { redo->setEnabledOr(can, tr("Nothing to redo")); });
    connect(format, &Button::clicked, expression_, &ExpressionEditor::format);
    connect(browser, &FunctionBrowser::exampleRequested, this, [this](const QString& example, const QString& values) {
        expression_->setExpression(example);
        try_->setTyped(values);
    });
    connect(browser, &FunctionBrowser::insertRequested, expression_, &ExpressionEditor::insertWord);
    connect(expression_, &ExpressionEditor::textChanged, this, &MappingPanel::edited);
    connect(expression_, &ExpressionEditor::checked, issue_, [this](const QString& message) {
        issue_->setText(message);
        issue_->setVisible(!message.isEmpty());
    });
    connect(expression_, &ExpressionEditor::signatureChanged, signature_, &QLabel::setText);
    issue_->hide();
}

void MappingPanel::buildTarget() {
    target_ = choice(QStringLiteral("mappingTarget"), tr("Target attribute"));
    target_->addItems(viewModel_.targets());
    target_->setEnabled(!viewModel_.isFixed());
    target_->setToolTip(viewModel_.isFixed() ? tr("The eight targets of writeback are fixed") : QString());
    add(fieldLabel(tr("Tar&get attribute"), target_), target_);
    default_ = line(QStringLiteral("mappingDefault"), tr("Default value if null"), tr("None"));
    when_ = choice(QStringLiteral("mappingApply"), tr("Apply this mapping"));
    when_->addItem(tr("Always"), false);
    when_->addItem(tr("Only during object creation"), true);
    precedence_ = new QSpinBox;
    precedence_->setObjectName(QStringLiteral("mappingPrecedence"));
    precedence_->setAccessibleName(tr("Matching precedence"));
    precedence_->setRange(0, 99);
    precedence_->setSpecialValueText(tr("Not a matching attribute"));
    if (!viewModel_.isFixed()) {
        add(fieldLabel(tr("De&fault value if null"), default_), default_);
        add(fieldLabel(tr("A&pply this mapping"), when_), when_);
        add(fieldLabel(tr("&Matching precedence"), precedence_), precedence_);
    } else {
        for (QWidget* widget : std::initializer_list<QWidget*>{default_, when_, precedence_}) {
            widget->setParent(this);
            widget->hide();
        }
    }
    connect(target_, &QComboBox::currentIndexChanged, this, &MappingPanel::edited);
    connect(default_, &QLineEdit::textEdited, this, &MappingPanel::edited);
    connect(when_, &QComboBox::currentIndexChanged, this, &MappingPanel::edited);
    connect(precedence_, &QSpinBox::valueChanged, this, &MappingPanel::edited);
}

void MappingPanel::buildSwitch() {
    enabled_ = new QCheckBox(tr("This mapping is &on"));
    enabled_->setObjectName(QStringLiteral("mappingEnabled"));
    enabled_->setAccessibleName(withoutMnemonic(enabled_->text()));
    reason_ = line(QStringLiteral("mappingOffReason"), tr("Why it is off"), tr("Why it is off"));
    column_->addWidget(enabled_);
    column_->addWidget(reason_);
    connect(enabled_, &QCheckBox::toggled, this, &MappingPanel::edited);
    connect(reason_, &QLineEdit::textEdited, this, &MappingPanel::edited);
}

void MappingPanel::buildFooter() {
    auto* row = new QHBoxLayout(footer_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::control);
    auto* cancel = new Button(QStringLiteral("cancelMapping"), tr("&Cancel"));
    apply_ = new Button(QStringLiteral("applyMapping"), tr("&Apply"), Button::Kind::Primary);
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(apply_);
    connect(cancel, &Button::clicked, this, &MappingPanel::cancelled);
    connect(apply_, &Button::clicked, this, &MappingPanel::apply);
}

void MappingPanel::fill() {
    filling_ = true;
    type_->setCurrentIndex(type_->findData(int(mapping_.type)));
    source_->setCurrentText(text(mapping_.source));
    constant_->setText(text(constantOf(mapping_.expression)));
    expression_->setPlainText(text(mapping_.expression));
    target_->setCurrentIndex(target_->findText(text(mapping_.target.text()), Qt::MatchFixedString));
    default_->setText(text(mapping_.defaultValue));
    when_->setCurrentIndex(mapping_.onlyOnCreate ? 1 : 0);
    precedence_->setValue(mapping_.matchingPrecedence);
    enabled_->setChecked(mapping_.enabled);
    reason_->setText(text(mapping_.disabledReason));
    filling_ = false;
}

MappingType MappingPanel::type() const { return MappingType(type_->currentData().toInt()); }

void MappingPanel::edited() {
    if (filling_) return;
    mapping_.type = type();
    switch (mapping_.type) {
        case MappingType::Direct:
            mapping_.source = source_->currentText().trimmed().toStdString();
            mapping_.expression = directExpression(mapping_.source);
            break;
        case MappingType::Constant:
            mapping_.source.clear();
            mapping_.expression = constantExpression(constant_->text().toStdString());
            break;
        case MappingType::Expression: mapping_.expression = expression_->expression().toStdString(); break;
        case MappingType::None: mapping_.expression.clear(); break;
    }
    mapping_.target = target_->currentText().toStdString();
    mapping_.defaultValue = default_->text().toStdString();
    mapping_.onlyOnCreate = when_->currentData().toBool();
    mapping_.matchingPrecedence = precedence_->value();
    mapping_.enabled = enabled_->isChecked();
    mapping_.disabledReason = mapping_.enabled ? std::string() : reason_->text().trimmed().toStdString();
    show();
}

void MappingPanel::show() {
    sourcePlace_->setVisible(type() == MappingType::Direct);
    constantPlace_->setVisible(type() == MappingType::Constant);
    builder_->setVisible(type() == MappingType::Expression);
    reason_->setVisible(!mapping_.enabled);
    const QString problem = viewModel_.problemOf(mapping_, index_);
    const bool alsoBelowEditor = type() == MappingType::Expression && issue_->text().startsWith(problem);
    problem_->setText(problem);
    problem_->setVisible(!problem.isEmpty() && !alsoBelowEditor);
    const bool same = index_ != MappingViewModel::newMapping && mapping_ == before_;
    apply_->setEnabledOr(problem.isEmpty() && !same, problem.isEmpty() ? tr("Nothing has been changed") : problem);
    service::MappingTrial trial;
    trial.configuration = viewModel_.name().toStdString();
    trial.rule = viewModel_.rule();
    trial.objectClass = viewModel_.objectClass();
    trial.target = mapping_.target;
    trial.draft = viewModel_.with(mapping_, index_);
    trial_.setTrial(std::move(trial));
    try_->setObstacle(problem);
}

void MappingPanel::apply() {
    viewModel_.put(mapping_, index_);
    Q_EMIT applied();
}

}  // namespace hs::ui
