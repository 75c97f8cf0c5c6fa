#pragma once

#include "ui/kit/Page.h"

namespace hs {
struct Mapping;
}
namespace hs::service {
class Client;
}

namespace hs::ui {

class Banner;
class Button;
class ChoiceBox;
class ErrorView;
class ExportButton;
class FilterBar;
class MappingModel;
class MappingViewModel;
class SidePanel;
class Table;
class TrialViewModel;

/// Attribute mapping: what flows where, and how; the lists of both rules can be edited, tried and saved.
class MappingPage final : public Page {
    Q_OBJECT
public:
    explicit MappingPage(service::Client& client, QWidget* parent = nullptr);

    void showConfiguration(const QString& name) override;
    void refresh() override;
    QLineEdit* filterField() const override;
    ExportButton* exportButton() const override { return export_; }

private:
    void build();
    QWidget* buildCommands();
    void edit(int index);
    void openPanel(const Mapping& mapping, int index);
    void confirmSave();
    void confirmRemoval();
    void confirmDefaults();
    void redraw();

    MappingViewModel* viewModel_;
    TrialViewModel* trial_;
    MappingModel* model_;
    ChoiceBox* list_;
    FilterBar* filter_;
    Table* table_;
    ExportButton* export_;
    Button* add_;
    Button* edit_;
    Button* delete_;
    Button* restore_;
    Button* save_;
    Banner* unsaved_;
    ErrorView* error_;
    SidePanel* panel_;
};

}  // namespace hs::ui
