#include "ui/kit/ExportButton.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QSaveFile>

#include "ui/kit/Button.h"
#include "ui/kit/Toast.h"

namespace hs::ui {

ExportButton::ExportButton(const QString& name, const QString& baseName, QWidget* parent)
    : QWidget(parent),
      button_(new Button(name, tr("&Export"), Button::Kind::Normal, QStringLiteral("export"))),
      baseName_(baseName) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(button_);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    auto* menu = new QMenu(button_);
    menu->setObjectName(name + QStringLiteral("Menu"));
    connect(button_, &Button::clicked, this,
            [this, menu] { menu->popup(button_->mapToGlobal(QPoint(0, button_->height()))); });
    chooser_ = [this](const QString& suggested) {
        return QFileDialog::getSaveFileName(window(), tr("Export"), suggested);
    };
}

void ExportButton::addFormat(const QString& suffix, const QString& caption, Content content) {
    auto* menu = button_->findChild<QMenu*>();
    QAction* action = menu->addAction(caption);
    action->setObjectName(QStringLiteral("export") + suffix.left(1).toUpper() + suffix.mid(1));
    formats_.append({suffix, content});
    connect(action, &QAction::triggered, this, [this, suffix, content] { save(suffix, content); });
}

void ExportButton::setEnabledOr(bool enabled, const QString& reason) { button_->setEnabledOr(enabled, reason); }

void ExportButton::exportNow() {
    if (button_->isEnabled() && !formats_.isEmpty()) save(formats_.first().first, formats_.first().second);
}

void ExportButton::save(const QString& suffix, const Content& content) {
    const QString path = chooser_(QStringLiteral("%1.%2").arg(baseName_, suffix));
    if (path.isEmpty()) return;
    QSaveFile file(path);
    const QByteArray bytes = content();
    const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
    if (!written) {
        Toast::tell(window(), Mood::Danger, tr("%1 could not be written: %2").arg(path, file.errorString()));
        return;
    }
    Toast::tell(window(), Mood::Success, tr("Exported to %1").arg(QFileInfo(path).fileName()));
    Q_EMIT exported(path);
}

}  // namespace hs::ui
