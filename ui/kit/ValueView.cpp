#include "ui/kit/ValueView.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"

namespace hs::ui {

namespace {

QPlainTextEdit* valueBox(const QString& name, const QString& label) {
    auto* box = new QPlainTextEdit;
    box->setObjectName(name);
    box->setAccessibleName(label);
    box->setReadOnly(true);
    box->setFont(monospaceFont());
    box->setWordWrapMode(QTextOption::WrapAnywhere);
    box->setTabChangesFocus(true);
    box->setMinimumHeight(56);
    return box;
}

QString marked(const QStringList& values, const QStringList& others, const QString& mark) {
    if (values.isEmpty()) return QStringLiteral("  –");
    QStringList lines;
    for (const QString& value : values)
        lines << (others.contains(value) ? QStringLiteral("  ") : mark + QLatin1Char(' ')) + value;
    return lines.join(QLatin1Char('\n'));
}

}  // namespace

ValueView::ValueView(const QString& name, QWidget* parent)
    : QWidget(parent),
      title_(sectionLabel({})),
      sentence_(subtleLabel({})),
      before_(valueBox(name + QStringLiteral("Before"), tr("Before"))),
      after_(valueBox(name + QStringLiteral("After"), tr("After"))) {
    setObjectName(name);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tight);
    column->addWidget(title_);
    column->addWidget(sentence_);
    auto* sides = new QHBoxLayout;
    sides->setSpacing(space::group);
    for (QPlainTextEdit* box : {before_, after_}) {
        auto* side = new QVBoxLayout;
        side->setSpacing(2);
        side->addWidget(subtleLabel(box->accessibleName()));
        side->addWidget(box);
        sides->addLayout(side, 1);
    }
    column->addLayout(sides, 1);
}

void ValueView::setValues(const QString& title, const QStringList& before, const QStringList& after,
                          const QString& sentence) {
    title_->setText(title);
    sentence_->setText(sentence);
    before_->setPlainText(marked(before, after, QStringLiteral("−")));
    after_->setPlainText(marked(after, before, QStringLiteral("+")));
}

}  // namespace hs::ui
