#include "ui/kit/PageHeader.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"

namespace hs::ui {

PageHeader::PageHeader(const QString& title, const QString& sentence, QWidget* parent)
    : QWidget(parent), right_(new QHBoxLayout), sentence_(subtleLabel(sentence)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tight);
    auto* top = new QHBoxLayout;
    top->setSpacing(space::group);
    QLabel* heading = titleLabel(title);
    heading->setMinimumHeight(32);
    top->addWidget(heading);
    top->addStretch(1);
    right_->setSpacing(space::control);
    top->addLayout(right_);
    column->addLayout(top);
    column->addWidget(sentence_);
    sentence_->setVisible(!sentence.isEmpty());
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void PageHeader::setSentence(const QString& sentence) {
    sentence_->setText(sentence);
    sentence_->setVisible(!sentence.isEmpty());
}

void PageHeader::addWidget(QWidget* widget) { right_->addWidget(widget); }

}  // namespace hs::ui
