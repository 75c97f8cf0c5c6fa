#pragma once

#include "ui/kit/Page.h"

#include "core/service/Client.h"

class QCheckBox;
class QLabel;
class QTabWidget;

namespace hs::ui {

class AttributeTable;
class Banner;
class BusyLine;
class Button;
class EmptyState;
class ErrorView;
class ExportButton;
class ProvisionViewModel;
class SidePanel;
class StatusLabel;
class StepList;
class UserSearch;

/// Provision on demand: who, the four steps, then the eight attributes.
class ProvisionPage final : public Page {
    Q_OBJECT
public:
    explicit ProvisionPage(service::Client& client, QWidget* parent = nullptr);

    void showConfiguration(const QString& name) override;
    QLineEdit* filterField() const override;
    ExportButton* exportButton() const override;
    ProvisionViewModel& viewModel() { return *viewModel_; }

Q_SIGNALS:
    /// A run of the configuration in front is to be seen on the Runs page.
    void runRequested(qint64 run);

private:
    QWidget* buildWho();
    QWidget* buildStepsTab();
    QWidget* buildWritebackTab();
    void showState();
    void showSteps();
    void showWriteback();
    void goOn();
    void showDetails(int step);

    ProvisionViewModel* viewModel_;
    UserSearch* who_;
    Button *preview_, *provision_;
    QTabWidget* tabs_;
    EmptyState* empty_;
    QWidget* steps_;
    StepList* stepList_;
    Banner* previewBanner_;
    Banner* appliedBanner_;
    Button *applyPlan_, *viewRun_;
    QCheckBox* outOfScope_;
    ErrorView* error_;
    ExportButton* exportSteps_;
    BusyLine* provisionBusy_;
    QLabel* nextReason_;
    Button* next_;
    BusyLine* busy_;
    StatusLabel* verdict_;
    ErrorView* writebackError_;
    AttributeTable* attributes_;
    ExportButton* exportAttributes_;
    Button *retry_, *another_;
    SidePanel* panel_;
};

}  // namespace hs::ui
