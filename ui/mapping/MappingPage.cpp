#include "ui/mapping/MappingPage.h"

#include <QLabel>
#include <QVBoxLayout>

#include "ui/kit/ExportButton.h"
#include "ui/kit/FilterBar.h"
#include "ui/kit/PageHeader.h"
#include "ui/kit/SidePanel.h"
#include "ui/kit/Table.h"
#include "ui/kit/TableExport.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"
#include "ui/mapping/MappingModel.h"

namespace hs::ui {

MappingPage::MappingPage(QWidget* parent) : Page(parent), model_(new MappingModel(this)) {
    setObjectName(QStringLiteral("mappingPage"));
    setAccessibleName(tr("Attribute mapping"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::page, space::group, space::page, space::group);
    column->setSpacing(space::group);
    column->addWidget(
        new PageHeader(tr("Attribute mapping"), tr("The mappings of this version are fixed and shown here to read. "
                                                   "Enter shows one in full. Editing comes in a later version.")));
    column->addWidget(sectionLabel(tr("Writeback exchange attributes to Active Directory")));
    filter_ = new FilterBar(QStringLiteral("mappingFilter"), tr("Filter mappings"));
    export_ = new ExportButton(QStringLiteral("exportMappings"), QStringLiteral("mappings"));
    export_->addFormat(QStringLiteral("csv"), tr("&CSV"), [this] { return toCsv(*table_->model()); });
    export_->addFormat(QStringLiteral("json"), tr("&JSON"), [this] { return toJson(*table_->model()); });
    filter_->addStretch();
    filter_->addWidget(export_);
    column->addWidget(filter_);
    table_ = new Table(QStringLiteral("mappingTable"), tr("Attribute mapping"));
    table_->setRows(model_);
    table_->setWidths({256, 250, 110, 150, 170, 200}, MappingModel::Expression);
    // The expression matters more; both stand in the panel and in the export.
    table_->setColumnHidden(MappingModel::Classes, true);
    table_->setColumnHidden(MappingModel::Flow, true);
    column->addWidget(table_, 1);
    column->addWidget(sectionLabel(tr("AD to Microsoft Entra ID")));
    column->addWidget(subtleLabel(
        tr("Users, inetOrgPersons and contacts are provisioned with the usual default mappings: names, mail "
           "addresses, job, address and phone attributes, userPrincipalName, and the source anchor "
           "(mS-DS-ConsistencyGuid, else objectGUID) as the immutable id.")));
    panel_ = new SidePanel(QStringLiteral("mappingPanel"), this);
    connect(filter_, &FilterBar::changed, this, [this] { table_->filter()->setFilterFixedString(filter_->text()); });
    connect(table_, &Table::opened, this, &MappingPage::showMapping);
}

QLineEdit* MappingPage::filterField() const { return filter_->search(); }

void MappingPage::showMapping(int row) {
    const MappingRow& mapping = model_->rows().at(std::size_t(row));
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(space::page, 0, space::page, space::page);
    column->setSpacing(space::tight);
    const std::pair<QString, QString> lines[] = {{tr("Entra attribute"), mapping.source},
                                                 {tr("AD attribute"), mapping.target},
                                                 {tr("Type"), mapping.type},
                                                 {tr("Object classes"), mapping.classes},
                                                 {tr("How it is written"), mapping.flow},
                                                 {tr("Expression"), mapping.expression}};
    for (const auto& [caption, value] : lines) {
        column->addWidget(subtleLabel(caption));
        QLabel* label = bodyLabel(value);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        if (caption == tr("Expression")) label->setFont(monospaceFont());
        column->addWidget(label);
        column->addSpacing(space::control);
    }
    column->addStretch();
    panel_->open(mapping.target, content);
}

}  // namespace hs::ui
