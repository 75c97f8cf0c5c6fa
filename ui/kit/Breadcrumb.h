#pragma once

#include <QWidget>

class QHBoxLayout;

namespace hs::ui {

/// Where we are: every step but the last leads back.
class Breadcrumb final : public QWidget {
    Q_OBJECT
public:
    explicit Breadcrumb(const QString& name, QWidget* parent = nullptr);
    void setPath(const QStringList& path);

Q_SIGNALS:
    void stepChosen(int index);

private:
    QHBoxLayout* row_;
};

}  // namespace hs::ui
