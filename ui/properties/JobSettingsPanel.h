#pragma once

#include <QWidget>

#include <map>

#include "ui/properties/JobSettingsViewModel.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QVBoxLayout;

namespace hs::ui {

class Banner;
class Button;
class ErrorView;

/// "Edit schedule, guards and notification": what the pencil opens. Its footer is kept in sight by the side panel.
class JobSettingsPanel final : public QWidget {
    Q_OBJECT
public:
    explicit JobSettingsPanel(JobSettingsViewModel& viewModel, QWidget* parent = nullptr);
    QWidget* footer() const { return footer_; }

Q_SIGNALS:
    void cancelled();

private:
    using Field = JobSettingsViewModel::Field;

    void buildSchedule();
    void buildMail();
    void buildTest();
    void buildFooter();
    QSpinBox* addNumber(const QString& name, const QString& caption, int least, int most, const QString& off = {});
    QLineEdit* addText(const QString& name, const QString& caption, const QString& hint);
    void addProblem(Field field, const QString& name);
    void fill();
    void edited();
    void showDraft();

    JobSettingsViewModel& viewModel_;
    QVBoxLayout* column_;
    QSpinBox *interval_, *clears_, *updates_, *percent_, *port_, *retention_;
    QLineEdit *server_, *userName_, *password_, *from_, *caFile_;
    QComboBox* security_;
    std::map<Field, QLabel*> problems_;
    Button* test_;
    Banner* tested_;
    ErrorView *testError_, *error_;
    QWidget* footer_;
    Button* apply_;
    bool showing_ = false;
};

}  // namespace hs::ui
