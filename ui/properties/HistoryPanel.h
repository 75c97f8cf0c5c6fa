#pragma once

#include <QWidget>

class QLabel;
class QStandardItemModel;

namespace hs::ui {

class Button;
class ErrorView;
class HistoryViewModel;
class Table;

/// "History": the versions of a configuration, what changed between two, and Restore.
class HistoryPanel final : public QWidget {
    Q_OBJECT
public:
    explicit HistoryPanel(HistoryViewModel& viewModel, QWidget* parent = nullptr);

private:
    void showVersions();
    void showComparison();
    void askToRestore();

    HistoryViewModel& viewModel_;
    QStandardItemModel *versionRows_, *changeRows_;
    Table *versions_, *changes_;
    QLabel* comparison_;
    ErrorView* error_;
    Button* restore_;
};

}  // namespace hs::ui
