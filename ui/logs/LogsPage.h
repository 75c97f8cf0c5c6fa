#pragma once

#include "ui/kit/Page.h"

#include "core/base/Clock.h"
#include "core/service/Client.h"

class QLabel;
class QStackedWidget;
class QVBoxLayout;

namespace hs::ui {

class Banner;
class BusyLine;
class Button;
class CopyableIdentifier;
class EmptyState;
class ErrorView;
class ExportButton;
class LogExporter;
class LogFilterBar;
class LogsViewModel;
class SidePanel;
class Table;

/// Provisioning logs: what happened to whom, newest first; Enter shows one in full.
class LogsPage final : public Page {
    Q_OBJECT
public:
    LogsPage(service::Client& client, const Clock& clock, QWidget* parent = nullptr);

    void showConfiguration(const QString& name) override;
    void refresh() override;
    QLineEdit* filterField() const override;
    ExportButton* exportButton() const override { return export_; }
    LogsViewModel& viewModel() { return *viewModel_; }

    /// The log of one configuration, or of all of them when it is empty, where `text` is part of a name or id.
    void showFor(const QString& configuration, const QString& text);
    /// What one run has done.
    void showRun(const QString& configuration, qint64 run);

Q_SIGNALS:
    /// A run of this configuration is to be seen on the Runs page.
    void runRequested(const QString& configuration, qint64 run);

private:
    QWidget* buildHead();
    void buildVerdict(QVBoxLayout* column);
    QWidget* buildFoot();
    void show();
    void showVerdict();
    void showExport();
    QString countSentence() const;
    void open(const Outcome& outcome, const QString& by);

    LogsViewModel* viewModel_;
    LogExporter* exporter_;
    LogFilterBar* filter_;
    ErrorView* error_;
    QStackedWidget* stack_;
    Table* table_;
    EmptyState* empty_;
    QLabel *count_, *headCaption_;
    Button *readAll_, *verify_;
    BusyLine *reading_, *verifying_, *exporting_;
    Banner* verdict_;
    QWidget* head_;
    CopyableIdentifier* headHash_;
    ExportButton* export_;
    SidePanel* panel_;
};

}  // namespace hs::ui
