#pragma once

#include "ui/kit/Page.h"

#include "core/base/Clock.h"
#include "core/service/Client.h"

class QLabel;

namespace hs::ui {

class AgentsModel;
class AgentsViewModel;
class Button;
class ErrorView;
class ExportButton;
class Table;

/// Who does the work: hosts, versions, the age of their schema copy, and Restart agent.
class AgentsPage final : public Page {
    Q_OBJECT
public:
    AgentsPage(service::Client& client, const Clock& clock, QWidget* parent = nullptr);

    void refresh() override;
    QLineEdit* filterField() const override { return search_; }
    ExportButton* exportButton() const override { return export_; }

private:
    void show();
    void askToRestart();

    AgentsViewModel* viewModel_;
    AgentsModel* model_;
    QLineEdit* search_;
    Button* restart_;
    ErrorView* error_;
    Table* table_;
    QLabel* owner_;
    ExportButton* export_;
};

}  // namespace hs::ui
