#include "ui/mapping/FunctionBrowser.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QVBoxLayout>

#include "core/expr/FunctionTable.h"
#include "ui/kit/Button.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"

namespace hs::ui {

namespace {

QString words(std::string_view utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())); }

}  // namespace

FunctionBrowser::FunctionBrowser(QWidget* parent)
    : QWidget(parent),
      functions_(new QComboBox),
      signature_(bodyLabel({})),
      doc_(bodyLabel({})),
      examples_(bodyLabel({})) {
    functions_->setObjectName(QStringLiteral("functionList"));
    functions_->setAccessibleName(tr("Functions"));
    for (const expr::FunctionFamily& family : expr::functionFamilies())
        for (const expr::Function& function : family.functions) {
            functions_->addItem(words(function.name));
            functions_->setItemData(functions_->count() - 1, words(family.title), Qt::ToolTipRole);
        }
    auto* insert = new Button(QStringLiteral("insertFunction"), tr("&Insert"));
    auto* example = new Button(QStringLiteral("useExample"), tr("Use exa&mple"));
    example->setToolTip(tr("Puts the first example into the editor, and its values below, ready to be tried"));
    auto* row = new QHBoxLayout;
    row->setSpacing(space::control);
    row->addWidget(functions_, 1);
    row->addWidget(insert);
    row->addWidget(example);
    connect(example, &Button::clicked, this, &FunctionBrowser::useExample);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tight);
    column->addWidget(fieldLabel(tr("&Functions"), functions_));
    column->addLayout(row);
    for (QLabel* label : {signature_, doc_, examples_}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setTextFormat(Qt::PlainText);
        column->addWidget(label);
    }
    signature_->setObjectName(QStringLiteral("functionSignature"));
    examples_->setObjectName(QStringLiteral("functionExamples"));
    signature_->setFont(monospaceFont());
    examples_->setFont(monospaceFont());
    connect(functions_, &QComboBox::currentIndexChanged, this, &FunctionBrowser::showFunction);
    connect(insert, &Button::clicked, this,
            [this] { Q_EMIT insertRequested(functions_->currentText() + QLatin1Char('(')); });
    showFunction();
}

void FunctionBrowser::useExample() {
    const expr::Function* function = expr::findFunction(functions_->currentText().toStdString());
    if (!function || function->examples[0].expression.empty()) return;
    const QString bindings = words(function->examples[0].bindings);
    const QJsonObject values = QJsonDocument::fromJson(bindings.toUtf8()).object();
    QStringList lines;
    for (auto one = values.begin(); one != values.end(); ++one)
        for (const QJsonValue value : one->isArray() ? one->toArray() : QJsonArray{*one})
            if (value.isString()) lines.append(one.key() + QLatin1Char('=') + value.toString());
    Q_EMIT exampleRequested(words(function->examples[0].expression), lines.join(QLatin1Char('\n')));
}

void FunctionBrowser::showFunction() {
    const expr::Function* function = expr::findFunction(functions_->currentText().toStdString());
    if (!function) return;
    QStringList signatures, examples;
    for (const std::string& line : expr::signaturesOf(*function)) signatures.append(text(line));
    for (const expr::Example& example : function->examples) {
        if (example.expression.empty()) continue;
        QString line = words(example.expression) + QStringLiteral("  →  ") + words(example.result);
        if (example.bindings != "{}") line += QStringLiteral("\n    ") + tr("with %1").arg(words(example.bindings));
        examples.append(line);
    }
    signature_->setText(signatures.join(QLatin1Char('\n')));
    doc_->setText(words(function->doc));
    examples_->setText(examples.join(QLatin1Char('\n')));
}

}  // namespace hs::ui
