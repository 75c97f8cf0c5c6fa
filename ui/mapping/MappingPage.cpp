#include "ui/mapping/MappingPage.h"

#include <QVBoxLayout>

#include "ui/kit/Banner.h"
#include "ui/kit/Button.h"
#include "ui/kit/ChoiceBox.h"
#include "ui/kit/CommandBar.h"
#include "ui/kit/Confirmation.h"
#include "ui/kit/ErrorView.h"
#include "ui/kit/ExportButton.h"
#include "ui/kit/FilterBar.h"
#include "ui/kit/FlowLayout.h"
#include "ui/kit/PageHeader.h"
#include "ui/kit/SidePanel.h"
#include "ui/kit/Table.h"
#include "ui/kit/TableExport.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"
#include "ui/mapping/MappingModel.h"
#include "ui/mapping/MappingPanel.h"
#include "ui/mapping/MappingViewModel.h"
#include "ui/mapping/TrialViewModel.h"

namespace hs::ui {

namespace {

constexpr int builderWidth = 640;

}  // namespace

MappingPage::MappingPage(service::Client& client, QWidget* parent)
    : Page(parent),
      viewModel_(new MappingViewModel(client, this)),
      trial_(new TrialViewModel(client, this)),
      model_(new MappingModel(*viewModel_, this)),
      unsaved_(new Banner(QStringLiteral("mappingUnsaved"))),
      error_(new ErrorView(QStringLiteral("mappingError"))) {
    setObjectName(QStringLiteral("mappingPage"));
    setAccessibleName(tr("Attribute mapping"));
    build();
    panel_ = new SidePanel(QStringLiteral("mappingPanel"), this);
    panel_->setPreferredWidth(builderWidth);
    connect(panel_, &SidePanel::closed, trial_, &TrialViewModel::stop);
    connect(viewModel_, &MappingViewModel::changed, this, &MappingPage::redraw);
    redraw();
}

void MappingPage::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::page, space::group, space::page, space::group);
    column->setSpacing(space::group);
    column->addWidget(new PageHeader(tr("Attribute mapping"),
                                     tr("What flows where, and how. Enter opens a mapping; Save schema makes the "
                                        "changes work.")));
    column->addWidget(buildCommands());
    column->addWidget(unsaved_);
    column->addWidget(error_);
    list_ = new ChoiceBox(
        QStringLiteral("mappingList"), tr("Mappings of"),
        QList<std::pair<QString, int>>{{tr("Users, to Microsoft Entra ID"), int(MappingViewModel::List::Users)},
                                       {tr("Contacts, to Microsoft Entra ID"), int(MappingViewModel::List::Contacts)},
                                       {tr("Writeback to Active Directory"), int(MappingViewModel::List::Writeback)}});
    filter_ = new FilterBar(QStringLiteral("mappingFilter"), tr("Filter mappings"));
    export_ = new ExportButton(QStringLiteral("exportMappings"), QStringLiteral("mappings"));
    export_->addFormat(QStringLiteral("csv"), tr("&CSV"), [this] { return toCsv(*table_->model()); });
    export_->addFormat(QStringLiteral("json"), tr("&JSON"), [this] { return toJson(*table_->model()); });
    filter_->addWidget(list_);
    filter_->addStretch();
    filter_->addWidget(export_);
    column->addWidget(filter_);
    table_ = new Table(QStringLiteral("mappingTable"), tr("Attribute mapping"));
    table_->setRows(model_);
    table_->setWidths({200, 220, 100, 150, 150, 200}, MappingModel::Expression);
    table_->setColumnHidden(MappingModel::Classes, true);  // the list says it; the export has it
    column->addWidget(table_, 1);
    connect(filter_, &FilterBar::changed, this, [this] { table_->filter()->setFilterFixedString(filter_->text()); });
    connect(list_, &ChoiceBox::currentIndexChanged, this,
            [this] { viewModel_->setList(MappingViewModel::List(list_->currentData().toInt())); });
    connect(table_, &Table::opened, this, [this](int row) { edit(model_->indexOf(row)); });
    connect(table_, &Table::currentRowChanged, this, &MappingPage::redraw);
}

/// Save goes to a second line where the window is narrow.
QWidget* MappingPage::buildCommands() {
    auto* bar = new CommandBar(QStringLiteral("mappingCommands"));
    add_ = bar->addCommand(QStringLiteral("addMapping"), tr("&Add attribute mapping"), QStringLiteral("add"));
    edit_ = bar->addCommand(QStringLiteral("editMapping"), tr("E&dit"), QStringLiteral("edit"));
    delete_ = bar->addCommand(QStringLiteral("deleteMapping"), tr("De&lete mapping"), QStringLiteral("delete"));
    restore_ = bar->addCommand(QStringLiteral("restoreDefaults"), tr("Restore de&faults"), QStringLiteral("restart"));
    save_ = new Button(QStringLiteral("saveSchema"), tr("&Save schema"), Button::Kind::Primary);
    auto* line = new QWidget;
    auto* flow = new FlowLayout(line, space::control);
    flow->addWidget(bar);
    flow->addWidget(save_);
    connect(add_, &Button::clicked, this, [this] { openPanel(viewModel_->fresh(), MappingViewModel::newMapping); });
    connect(edit_, &Button::clicked, this, [this] { edit(model_->indexOf(table_->currentSourceRow())); });
    connect(delete_, &Button::clicked, this, &MappingPage::confirmRemoval);
    connect(restore_, &Button::clicked, this, &MappingPage::confirmDefaults);
    connect(save_, &Button::clicked, this, &MappingPage::confirmSave);
    return line;
}

QLineEdit* MappingPage::filterField() const { return filter_->search(); }

void MappingPage::showConfiguration(const QString& name) {
    if (name != viewModel_->name()) panel_->closePanel();
    viewModel_->load(name);
}

void MappingPage::refresh() { viewModel_->refresh(); }

void MappingPage::edit(int index) {
    if (index >= 0) openPanel(viewModel_->draft()[std::size_t(index)], index);
}

void MappingPage::openPanel(const Mapping& mapping, int index) {
    auto* form = new MappingPanel(*viewModel_, *trial_, mapping, index);
    connect(form, &MappingPanel::applied, panel_, &SidePanel::closePanel);
    connect(form, &MappingPanel::cancelled, panel_, &SidePanel::closePanel);
    const QString title = index < 0 ? tr("Add attribute mapping") : text(mapping.target.text());
    panel_->open(title, form, form->footer());
}

void MappingPage::confirmRemoval() {
    const int index = model_->indexOf(table_->currentSourceRow());
    if (index < 0) return;
    const QString target = text(viewModel_->draft()[std::size_t(index)].target.text());
    if (confirmed(this, {QStringLiteral("confirmDeleteMapping"),
                         tr("Delete mapping"),
                         tr("Delete the mapping to %1?").arg(target),
                         tr("Values that are in the cloud already stay there. Nothing changes before Save schema."),
                         tr("&Delete 1 mapping"),
                         QStringLiteral("delete"),
                         {}}))
        viewModel_->remove(index);
}

void MappingPage::confirmDefaults() {
    if (confirmed(this, {QStringLiteral("confirmRestoreDefaults"),
                         tr("Restore defaults"),
                         tr("Restore the default mappings?"),
                         tr("Every edit of this rule is dropped. Nothing changes before Save schema."),
                         tr("&Restore defaults"),
                         QStringLiteral("restart"),
                         {}}))
        viewModel_->restoreDefaults();
}

void MappingPage::confirmSave() {
    if (confirmed(this, {QStringLiteral("confirmSaveSchema"),
                         tr("Save schema"),
                         tr("Save the attribute mappings?"),
                         tr("The next cycle is a full one: it compares everybody in scope with the new mappings and "
                            "writes what differs. Preview run shows it before."),
                         tr("&Save schema"),
                         QStringLiteral("mapping"),
                         {}}))
        viewModel_->save();
}

void MappingPage::redraw() {
    const bool loaded = viewModel_->sheet().has_value();
    const bool chosen = model_->indexOf(table_->currentSourceRow()) >= 0;
    const QString notLoaded = tr("Being read");
    add_->setEnabledOr(loaded && !viewModel_->isFixed(),
                       loaded ? tr("The eight mappings of writeback are fixed") : notLoaded);
    edit_->setEnabledOr(chosen, tr("Choose a mapping first"));
    delete_->setEnabledOr(chosen && !viewModel_->isFixed(),
                          viewModel_->isFixed() ? tr("Writeback mappings can be switched off, not deleted")
                                                : tr("Choose a mapping first"));
    restore_->setEnabledOr(loaded && !viewModel_->isDefault(), tr("These are the defaults"));
    save_->setEnabledOr(viewModel_->isDirty() && !viewModel_->isSaving(),
                        viewModel_->isSaving() ? tr("Being saved") : tr("Nothing has been changed"));
    save_->setCaption(viewModel_->isSaving() ? tr("Saving…") : tr("&Save schema"));
    unsaved_->setVisible(viewModel_->isDirty());
    unsaved_->setMessage(Mood::Warning, tr("These changes do nothing before Save schema."));
    error_->setVisible(viewModel_->error().has_value());
    if (viewModel_->error()) error_->setError(*viewModel_->error());
}

}  // namespace hs::ui
