#pragma once

#include <QWidget>

#include "core/base/Clock.h"
#include "core/service/Client.h"
#include "ui/kit/Pending.h"

class QLabel;

namespace hs::ui {

class ErrorView;
class EscrowsModel;
class ExportButton;
class Table;

/// What the side panel shows of the objects that wait for their next try: a table, and the error of the chosen one.
class EscrowsPanel final : public QWidget {
    Q_OBJECT
public:
    EscrowsPanel(service::Client& client, const Clock& clock, const QString& configuration, QWidget* parent = nullptr);

private:
    void take(Result<std::vector<Escrow>> answer);
    void showChosen();

    EscrowsModel* model_;
    QLabel* sentence_;
    Table* table_;
    ExportButton* export_;
    ErrorView* error_;
    Pending load_{this};
};

}  // namespace hs::ui
