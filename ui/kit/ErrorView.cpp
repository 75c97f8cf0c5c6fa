#include "ui/kit/ErrorView.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/kit/Button.h"
#include "ui/kit/StatusLabel.h"
#include "ui/kit/StylePaint.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"

namespace hs::ui {

ErrorView::ErrorView(const QString& name, QWidget* parent)
    : QFrame(parent),
      headline_(new StatusLabel(name + QStringLiteral("Headline"))),
      message_(bodyLabel({})),
      where_(bodyLabel({})),
      next_(bodyLabel({})),
      details_(subtleLabel({})),
      toggle_(new Button(name + QStringLiteral("Details"), tr("&Details"), Button::Kind::Link)) {
    setObjectName(name);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::card, space::card, space::card, space::card);
    column->setSpacing(6);
    headline_->setFont(sectionFont());
    column->addWidget(headline_);
    message_->setObjectName(name + QStringLiteral("Message"));
    where_->setObjectName(name + QStringLiteral("Where"));
    where_->setFont(monospaceFont());
    next_->setObjectName(name + QStringLiteral("NextStep"));
    details_->setObjectName(name + QStringLiteral("ServerText"));
    details_->setFont(monospaceFont());
    details_->setVisible(false);
    for (QLabel* label : {message_, where_, next_, details_}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        if (label != details_) column->addWidget(label);
    }
    auto* actions = new QHBoxLayout;
    actions->setSpacing(space::group);
    actions->addWidget(toggle_);
    actions->addStretch();
    column->addLayout(actions);
    column->addWidget(details_);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(toggle_, &Button::clicked, this, [this] {
        details_->setVisible(details_->isHidden());
        toggle_->setCaption(details_->isHidden() ? tr("&Details") : tr("Hide &details"));
    });
}

void ErrorView::setError(const Error& error) {
    const ErrorWords said = words(error);
    headline_->setStatus(error.code == ErrorCode::Cancelled ? Mood::Skipped : Mood::Danger, said.headline);
    message_->setText(said.message);
    message_->setVisible(!said.message.isEmpty());
    QStringList where;
    if (!said.attribute.isEmpty()) where << tr("Attribute %1").arg(said.attribute);
    if (!said.object.isEmpty()) where << said.object;
    where_->setText(where.join(QLatin1Char('\n')));
    where_->setVisible(!where.isEmpty());
    next_->setText(tr("What to do: %1").arg(said.nextStep));
    details_->setText(said.details);
    setAccessibleName(sentence(error));
}

Button* ErrorView::addRetry(const QString& name) {
    auto* retry = new Button(name, tr("&Try again"));
    static_cast<QHBoxLayout*>(static_cast<QVBoxLayout*>(layout())->itemAt(4)->layout())->insertWidget(0, retry);
    return retry;
}

void ErrorView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Tokens& t = tokensOf(palette());
    QColor tint = t.danger;
    tint.setAlpha(t.dark ? 34 : 14);
    paint::rounded(&painter, rect(), t.surface, Qt::transparent);
    QColor line = t.danger;
    line.setAlpha(120);
    paint::rounded(&painter, rect(), tint, line);
}

}  // namespace hs::ui
