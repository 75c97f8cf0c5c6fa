#include "ui/kit/BusyLine.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>

#include "ui/kit/Button.h"
#include "ui/kit/Theme.h"

namespace hs::ui {

BusyLine::BusyLine(const QString& name, QWidget* parent)
    : QWidget(parent),
      sentence_(new QLabel),
      bar_(new QProgressBar),
      stop_(new Button(name + QStringLiteral("Stop"), tr("S&top"), Button::Kind::Normal, QStringLiteral("stop"))) {
    setObjectName(name);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::group);
    auto* column = new QVBoxLayout;
    column->setSpacing(space::tight);
    sentence_->setObjectName(name + QStringLiteral("Sentence"));
    sentence_->setWordWrap(true);
    column->addWidget(sentence_);
    bar_->setTextVisible(false);
    bar_->setFixedHeight(8);
    column->addWidget(bar_);
    row->addLayout(column, 1);
    row->addWidget(stop_, 0, Qt::AlignVCenter);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(stop_, &Button::clicked, this, &BusyLine::stopRequested);
}

void BusyLine::setProgress(const QString& sentence, std::int64_t done, std::int64_t total) {
    sentence_->setText(sentence);
    setAccessibleName(sentence);
    bar_->setAccessibleName(sentence);
    // Per mille: counts may be larger than an int.
    bar_->setRange(0, total > 0 ? 1000 : 0);
    if (total > 0) bar_->setValue(int(qBound(std::int64_t(0), done * 1000 / total, std::int64_t(1000))));
}

QString BusyLine::sentence() const { return sentence_->text(); }

}  // namespace hs::ui
