#include "ui/kit/Card.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/kit/Button.h"
#include "ui/kit/StylePaint.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"

namespace hs::ui {

Card::Card(const QString& name, const QString& title, QWidget* parent)
    : QFrame(parent), header_(new QHBoxLayout), body_(new QVBoxLayout(this)), rows_(new QGridLayout) {
    setObjectName(name);
    setAccessibleName(title);
    body_->setContentsMargins(space::group, space::card, space::group, space::group);
    body_->setSpacing(space::card);
    header_->setSpacing(space::tight);
    header_->addWidget(sectionLabel(title));
    header_->addStretch();
    body_->addLayout(header_);
    rows_->setHorizontalSpacing(space::group);
    rows_->setVerticalSpacing(space::control);
    rows_->setColumnStretch(1, 1);
    body_->addLayout(rows_);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

Button* Card::addPencil(const QString& name, const QString& label) {
    Button* pencil = Button::iconOnly(name, label, QStringLiteral("edit"), this);
    header_->insertWidget(1, pencil);
    return pencil;
}

void Card::addRow(const QString& caption, QWidget* value) {
    QLabel* label = subtleLabel(caption);
    label->setWordWrap(false);
    const int row = rows_->rowCount();
    rows_->addWidget(label, row, 0, Qt::AlignTop | Qt::AlignLeft);
    rows_->addWidget(value, row, 1, value->sizePolicy().horizontalPolicy() == QSizePolicy::Maximum ? Qt::AlignLeft : Qt::Alignment());
}

void Card::addWidget(QWidget* widget) { body_->addWidget(widget); }

void Card::addToHeader(QWidget* widget) { header_->addWidget(widget); }

void Card::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Tokens& t = tokensOf(palette());
    paint::rounded(&painter, rect(), t.surface, t.stroke, 6);
}

}  // namespace hs::ui
