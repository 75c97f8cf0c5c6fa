#pragma once

#include "ui/kit/Page.h"

namespace hs::ui {

class ExportButton;
class FilterBar;
class MappingModel;
class SidePanel;
class Table;

/// Attribute mapping: what is written where, and how. Read only in this version.
class MappingPage final : public Page {
    Q_OBJECT
public:
    explicit MappingPage(QWidget* parent = nullptr);

    QLineEdit* filterField() const override;
    ExportButton* exportButton() const override { return export_; }

private:
    void showMapping(int row);

    MappingModel* model_;
    FilterBar* filter_;
    Table* table_;
    ExportButton* export_;
    SidePanel* panel_;
};

}  // namespace hs::ui
