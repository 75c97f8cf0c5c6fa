#include "ui/kit/CopyableIdentifier.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>

#include "ui/kit/Button.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Toast.h"

namespace hs::ui {

CopyableIdentifier::CopyableIdentifier(const QString& name, const QString& label, QWidget* parent)
    : QWidget(parent), text_(new ElidedLabel) {
    setObjectName(name);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::tight);
    text_->setFont(monospaceFont());
    row->addWidget(text_, 1);
    Button* copy = Button::iconOnly(name + QStringLiteral("Copy"), tr("Copy %1").arg(label), QStringLiteral("copy"));
    copy->setFixedSize(28, 24);
    row->addWidget(copy);
    connect(copy, &Button::clicked, this, [this, label] {
        QApplication::clipboard()->setText(text_->fullText());
        Toast::tell(window(), Mood::Success, tr("%1 copied").arg(label));
    });
}

void CopyableIdentifier::setIdentifier(const QString& identifier) { text_->setFullText(identifier); }

QString CopyableIdentifier::identifier() const { return text_->fullText(); }

}  // namespace hs::ui
