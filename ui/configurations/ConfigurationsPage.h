#pragma once

#include "ui/kit/Page.h"

#include "core/base/Clock.h"
#include "core/service/Client.h"

class QLabel;
class QMenu;
class QStackedWidget;

namespace hs::ui {

class ConfigurationsModel;
class ConfigurationsViewModel;
class EmptyState;
class ErrorView;
class ExportButton;
class Table;

/// Every configuration of this profile with its state; Enter or a double click opens one.
class ConfigurationsPage final : public Page {
    Q_OBJECT
public:
    ConfigurationsPage(service::Client& client, const Clock& clock, QWidget* parent = nullptr);

    void refresh() override;
    QLineEdit* filterField() const override { return search_; }
    ExportButton* exportButton() const override { return export_; }
    ConfigurationsViewModel& viewModel() { return *viewModel_; }

Q_SIGNALS:
    void configurationOpened(const QString& name);
    void newRequested();
    void logsRequested(const QString& name);
    void runDeltaRequested(const QString& name);
    /// The plan that a guard holds back is to be allowed, after a question.
    void allowRequested(const QString& name);
    /// The list was read; `count` configurations.
    void listed(int count);

private:
    void show();
    void offerCommands(QMenu* menu, int row);

    ConfigurationsViewModel* viewModel_;
    ConfigurationsModel* model_;
    QLineEdit* search_;
    Table* table_;
    QStackedWidget* stack_;
    EmptyState* empty_;
    ErrorView* error_;
    ExportButton* export_;
    QLabel* count_;
    QLabel* updated_;
};

}  // namespace hs::ui
