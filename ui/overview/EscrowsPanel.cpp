#include "ui/overview/EscrowsPanel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/kit/ErrorView.h"
#include "ui/kit/ExportButton.h"
#include "ui/kit/FilterBar.h"
#include "ui/kit/Table.h"
#include "ui/kit/TableExport.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"
#include "ui/overview/EscrowsModel.h"

namespace hs::ui {

EscrowsPanel::EscrowsPanel(service::Client& client, const Clock& clock, const QString& configuration, QWidget* parent)
    : QWidget(parent), model_(new EscrowsModel(clock, this)), error_(new ErrorView(QStringLiteral("escrowError"))) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::page, space::tight, space::page, space::page);
    column->setSpacing(space::card);
    sentence_ =
        subtleLabel(tr("An object that failed is tried again 6, 12 and 24 hours after its first failure, then "
                       "every 24 hours; after 28 days it is given up. A change of the object brings it back at "
                       "once."));
    column->addWidget(sentence_);
    auto* line = new QHBoxLayout;
    line->setSpacing(space::control);
    QLineEdit* search = searchField(QStringLiteral("escrowsFilter"), tr("Filter waiting objects"));
    export_ = new ExportButton(QStringLiteral("exportEscrows"), QStringLiteral("waiting-objects"));
    line->addWidget(search, 1);
    line->addWidget(export_);
    column->addLayout(line);
    table_ = new Table(QStringLiteral("escrowsTable"), tr("Waiting objects"));
    table_->setRows(model_);
    table_->setWidths({230, 200, 96, 76, 56}, EscrowsModel::What);
    column->addWidget(table_, 1);
    error_->hide();
    column->addWidget(error_);
    export_->addFormat(QStringLiteral("csv"), tr("&CSV"), [this] { return toCsv(*table_->model()); });
    export_->addFormat(QStringLiteral("json"), tr("&JSON"), [this] { return toJson(*table_->model()); });
    connect(search, &QLineEdit::textChanged, this,
            [this](const QString& words) { table_->filter()->setFilterFixedString(words); });
    connect(table_, &Table::currentRowChanged, this, &EscrowsPanel::showChosen);
    load_.await(client.escrows(configuration.toStdString()),
                [this](Result<std::vector<Escrow>> answer) { take(std::move(answer)); });
}

void EscrowsPanel::take(Result<std::vector<Escrow>> answer) {
    if (!answer.ok()) {
        error_->setError(answer.error());
        error_->show();
        table_->hide();
        return;
    }
    model_->setRows(std::move(answer).value());
    export_->setEnabledOr(!model_->rows().empty(), tr("There is nothing to export"));
    table_->selectSourceRow(0);
    showChosen();
}

void EscrowsPanel::showChosen() {
    const int row = table_->currentSourceRow();
    const bool chosen = row >= 0 && row < int(model_->rows().size());
    error_->setVisible(chosen);
    if (chosen) error_->setError(model_->rows()[std::size_t(row)].error);
}

}  // namespace hs::ui
