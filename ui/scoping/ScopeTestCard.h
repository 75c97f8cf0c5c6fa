#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace hs::ui {

class Button;
class ErrorView;
class ScopingViewModel;
class StatusLabel;

/// Whether one object is in scope by the draft, and the clause that decides.
class ScopeTestCard final : public QWidget {
    Q_OBJECT
public:
    explicit ScopeTestCard(ScopingViewModel& viewModel, QWidget* parent = nullptr);

private:
    void showTest();

    ScopingViewModel& viewModel_;
    QLineEdit* field_;
    Button* test_;
    StatusLabel* verdict_;
    QLabel* reason_;
    QVBoxLayout* clauses_;
    ErrorView* error_;
};

}  // namespace hs::ui
