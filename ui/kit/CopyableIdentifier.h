#pragma once

#include <QWidget>

namespace hs::ui {

class ElidedLabel;

/// An identifier that people are asked for: whole in the tooltip, one press to copy.
class CopyableIdentifier final : public QWidget {
    Q_OBJECT
public:
    /// `label` says what it is ("Job ID"); the button copies it.
    CopyableIdentifier(const QString& name, const QString& label, QWidget* parent = nullptr);
    void setIdentifier(const QString& identifier);
    QString identifier() const;

private:
    ElidedLabel* text_;
};

}  // namespace hs::ui
