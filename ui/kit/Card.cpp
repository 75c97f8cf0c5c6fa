#include "ui/kit/Card.h"

#include <QAbstractButton>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/kit/Button.h"
#include "ui/kit/StylePaint.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"

namespace hs::ui {

Card::Card(const QString& name, const QString& title, QWidget* parent)
    : QFrame(parent), header_(new QHBoxLayout), body_(new QVBoxLayout(this)) {
    setObjectName(name);
    setAccessibleName(title);
    body_->setContentsMargins(space::group, space::control, space::group, space::group);
    body_->setSpacing(space::control);
    header_->setSpacing(space::tight);
    QLabel* heading = sectionLabel(title);
    heading->setMinimumHeight(32);
    header_->addWidget(heading);
    header_->addStretch();
    body_->addLayout(header_);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

Button* Card::addPencil(const QString& name, const QString& label) {
    Button* pencil = Button::iconOnly(name, label, QStringLiteral("edit"), this);
    header_->insertWidget(1, pencil);
    return pencil;
}

void Card::addRow(const QString& caption, QWidget* value) {
    if (!rows_) {
        rows_ = new QGridLayout;
        rows_->setHorizontalSpacing(space::group);
        rows_->setVerticalSpacing(space::control);
        rows_->setColumnStretch(1, 1);
        body_->addLayout(rows_);
    }
    QLabel* label = subtleLabel(caption);
    label->setWordWrap(false);
    const bool field = qobject_cast<QLineEdit*>(value) || value->findChild<QLineEdit*>();
    label->setMinimumHeight(field ? 32 : value->findChild<QAbstractButton*>() ? 24 : 0);
    const int row = rows_->rowCount();
    rows_->addWidget(label, row, 0, Qt::AlignTop | Qt::AlignLeft);
    rows_->addWidget(value, row, 1,
                     value->sizePolicy().horizontalPolicy() == QSizePolicy::Maximum ? Qt::AlignLeft : Qt::Alignment());
}

void Card::addWidget(QWidget* widget) { body_->addWidget(widget); }

void Card::addToHeader(QWidget* widget) { header_->addWidget(widget); }

void Card::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Tokens& t = tokensOf(palette());
    paint::rounded(&painter, rect(), t.surface, t.stroke, 6);
}

}  // namespace hs::ui
