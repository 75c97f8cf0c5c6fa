#pragma once

#include "ui/kit/Page.h"

#include "core/base/Clock.h"
#include "core/service/Client.h"

class QLabel;
class QVBoxLayout;

namespace hs::ui {

class Banner;
class Button;
class CopyableIdentifier;
class ElidedLabel;
class ErrorView;
class HistoryViewModel;
class JobSettingsCard;
class JobSettingsViewModel;
class PropertiesViewModel;
class SchemaModel;
class SidePanel;
class StatusLabel;
class Table;

/// Properties of a configuration: Basics with its pencil, where it reads and writes, and what the directory's schema
/// says.
class PropertiesPage final : public Page {
    Q_OBJECT
public:
    PropertiesPage(service::Client& client, const Clock& clock, QWidget* parent = nullptr);

    void showConfiguration(const QString& name) override;
    void refresh() override;
    PropertiesViewModel& viewModel() { return *viewModel_; }
    JobSettingsViewModel& settings() { return *settings_; }

Q_SIGNALS:
    /// Something was saved that other pages show too.
    void propertiesApplied();

private:
    QWidget* buildBasics();
    QWidget* buildConnections();
    QWidget* buildSchema();
    void editBasics();
    void editSettings();
    void showHistory();
    void wireHistory();
    void wireSettings();
    void showProperties();
    void showSchema();

    service::Client& client_;
    PropertiesViewModel* viewModel_;
    JobSettingsViewModel* settings_;
    JobSettingsCard* settingsCard_;
    ErrorView* error_;
    Button* pencil_;
    QLabel* email_;
    QLabel* prevent_;
    StatusLabel* writeback_;
    QLabel* since_;
    ElidedLabel *server_, *baseDn_, *bindDn_, *graph_, *tenantId_, *clientId_;
    CopyableIdentifier* jobId_;
    StatusLabel* schemaStatus_;
    QLabel* schemaSentence_;
    Button* recheck_;
    Table* schemaTable_;
    SchemaModel* schemaModel_;
    SidePanel* panel_;
    SidePanel* settingsPanel_;
    HistoryViewModel* history_;
    SidePanel* historyPanel_;
    QString name_;
};

}  // namespace hs::ui
