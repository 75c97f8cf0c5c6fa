#pragma once

#include "ui/kit/Page.h"

#include "core/base/Clock.h"
#include "core/service/Client.h"

class QLineEdit;
class QStackedWidget;

namespace hs::ui {

class EmptyState;
class ErrorView;
class ExportButton;
class RunsModel;
class RunsViewModel;
class RunView;
class Table;

/// Runs and, opened, one run with its plan: what it would do or has done, and how to apply it or take it back.
class RunsPage final : public Page {
    Q_OBJECT
public:
    RunsPage(service::Client& client, const Clock& clock, QWidget* parent = nullptr);

    void showConfiguration(const QString& name) override;
    void refresh() override;
    QLineEdit* filterField() const override;
    ExportButton* exportButton() const override;
    RunsViewModel& viewModel() { return *viewModel_; }
    RunView& view() { return *view_; }

    /// Shows one run of the configuration in front; call showConfiguration first.
    void openRun(qint64 id);

Q_SIGNALS:
    /// The rows of the provisioning log that this run has written are to be seen.
    void logRequested(qint64 run);

private:
    QWidget* buildList();
    void showList();
    void showRun(const Run& run);
    void backToList();
    bool listIsShown() const;

    RunsViewModel* viewModel_;
    QStackedWidget* stack_;
    RunsModel* runs_;
    Table* runsTable_;
    QStackedWidget* listStack_;
    EmptyState* empty_;
    QLineEdit* search_;
    ExportButton* export_;
    ErrorView* error_;
    RunView* view_;
};

}  // namespace hs::ui
