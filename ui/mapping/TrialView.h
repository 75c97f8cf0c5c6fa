#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;

namespace hs::ui {

class Button;
class ErrorView;
class ImpactModel;
class Table;
class TrialViewModel;

/// "Try it": pick an object or type values, see what the mapping gives and why, and who else would change.
class TrialView final : public QWidget {
    Q_OBJECT
public:
    explicit TrialView(TrialViewModel& viewModel, QWidget* parent = nullptr);

    /// Values to try, a line each: "mail=ada@contoso.test".
    void setTyped(const QString& lines);
    /// Why nothing can be tried now; empty when it can.
    void setObstacle(const QString& obstacle);

private:
    void build();
    void show();

    TrialViewModel& viewModel_;
    QLineEdit* object_;
    QPlainTextEdit* typed_;
    Button* tryObject_;
    Button* tryTyped_;
    Button* sample_;
    QListWidget* hits_;
    QLabel* sentence_;
    QLabel* trace_;
    ImpactModel* model_;
    Table* table_;
    ErrorView* error_;
    QString obstacle_;
};

}  // namespace hs::ui
