#pragma once

#include "ui/kit/Page.h"

#include "core/base/Clock.h"
#include "core/service/Client.h"

class QLabel;
class QLineEdit;
class QStackedWidget;

namespace hs::ui {

class AttributeTable;
class ChangesModel;
class EmptyState;
class ErrorView;
class ExportButton;
class RunsModel;
class RunsViewModel;
class StatusLabel;
class Table;

/// Runs and, opened, the changes of one run with before and after.
class RunsPage final : public Page {
    Q_OBJECT
public:
    RunsPage(service::Client& client, const Clock& clock, QWidget* parent = nullptr);

    void showConfiguration(const QString& name) override;
    void refresh() override;
    QLineEdit* filterField() const override;
    ExportButton* exportButton() const override;
    RunsViewModel& viewModel() { return *viewModel_; }

    /// Shows one run of the configuration in front; call showConfiguration first.
    void openRun(qint64 id);

Q_SIGNALS:
    /// The rows of the provisioning log that this run has written are to be seen.
    void logRequested(qint64 run);

private:
    QWidget* buildList();
    QWidget* buildDetail();
    void showList();
    void showDetail();
    void showChange(int row);

    RunsViewModel* viewModel_;
    QStackedWidget* stack_;
    RunsModel* runs_;
    Table* runsTable_;
    QStackedWidget* listStack_;
    EmptyState* empty_;
    QLineEdit *runsSearch_, *changesSearch_;
    ExportButton *exportRuns_, *exportChanges_;
    ErrorView *error_, *runError_;
    QLabel* title_;
    QLabel* counts_;
    StatusLabel* state_;
    ChangesModel* changes_;
    Table* changesTable_;
    AttributeTable* attributes_;
};

}  // namespace hs::ui
