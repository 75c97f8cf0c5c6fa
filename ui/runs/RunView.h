#pragma once

#include <QWidget>

#include "core/service/Client.h"
#include "ui/kit/Mood.h"

class QLabel;

namespace hs::ui {

class AttributeTable;
class Banner;
class BusyLine;
class Button;
class ChangeFilterBar;
class ElidedLabel;
class ErrorView;
class ExportButton;
class FlowLayout;
class PlanExporter;
class PlanViewModel;
class RunsViewModel;
class StatusLabel;
class Table;

/// One run: its head with the numbers of its plan, what can be done with it, and its changes with before and after.
class RunView final : public QWidget {
    Q_OBJECT
public:
    RunView(service::Client& client, RunsViewModel& runs, QWidget* parent = nullptr);

    PlanViewModel& plan() { return *plan_; }
    void open(const Run& run);
    ChangeFilterBar* filter() const { return filter_; }
    ExportButton* exportButton() const { return export_; }

Q_SIGNALS:
    void left();
    void runChosen(qint64 id);
    void logRequested(qint64 run);
    /// Work on the plan has made this run.
    void made(const hs::Run& run);

private:
    QWidget* buildHead();
    QWidget* buildCommands();
    QWidget* buildChanges();
    void show();
    void showHead();
    void showCommands();
    void showBanner();
    void showLinks();
    void showChange();
    void showExport();
    QString bannerWords(Mood& mood) const;
    QString countsSentence() const;
    void apply();
    void undo(bool selectedOnly);

    RunsViewModel& runs_;
    PlanViewModel* plan_;
    PlanExporter* exporter_;
    QLabel *title_, *facts_, *numbers_, *count_;
    StatusLabel* state_;
    QWidget* links_;
    FlowLayout* linkRow_;
    QString shownLinks_;
    Button *apply_, *undo_, *undoSelected_, *log_;
    ExportButton* export_;
    BusyLine *busy_, *exporting_;
    Banner* banner_;
    ErrorView *error_, *runError_, *changeError_;
    ChangeFilterBar* filter_;
    Table* table_;
    AttributeTable* attributes_;
    QWidget* detail_;
};

}  // namespace hs::ui
