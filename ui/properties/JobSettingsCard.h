#pragma once

#include <QWidget>

#include "core/model/Configuration.h"

class QLabel;

namespace hs::ui {

class Button;
class ElidedLabel;

/// Schedule, guards and notification as they are saved, with a pencil.
class JobSettingsCard final : public QWidget {
    Q_OBJECT
public:
    explicit JobSettingsCard(QWidget* parent = nullptr);
    void setConfiguration(const Configuration& configuration);

Q_SIGNALS:
    void editRequested();

private:
    Button* pencil_;
    QLabel *interval_, *clears_, *updates_, *retention_;
    ElidedLabel* mail_;
};

}  // namespace hs::ui
