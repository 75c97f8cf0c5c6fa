#pragma once

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace hs::ui {

class Banner;
class BusyLine;
class Button;
class ErrorView;
class ScopingViewModel;

/// What the draft would do: how many are in scope, who would leave and who would enter, and what the guard says to it.
class ScopeImpactCard final : public QWidget {
    Q_OBJECT
public:
    explicit ScopeImpactCard(ScopingViewModel& viewModel, QWidget* parent = nullptr);

private:
    void showImpact();

    ScopingViewModel& viewModel_;
    Button* count_;
    BusyLine* busy_;
    QLabel* numbers_;
    Banner* guard_;
    QLabel* leaveTitle_;
    QPlainTextEdit* leave_;
    QLabel* enterTitle_;
    QPlainTextEdit* enter_;
    ErrorView* error_;
};

}  // namespace hs::ui
