#pragma once

#include "ui/kit/Page.h"

#include "core/service/Client.h"
#include "ui/kit/Pending.h"

class QLabel;
class QVBoxLayout;

namespace hs::ui {

class ErrorView;

/// Scoping filters: who is in scope. Read only in this version.
class ScopingPage final : public Page {
    Q_OBJECT
public:
    explicit ScopingPage(service::Client& client, QWidget* parent = nullptr);
    void showConfiguration(const QString& name) override;
    void refresh() override { showConfiguration(name_); }

private:
    void showScope(const ScopeSettings& scope);

    service::Client& client_;
    QString name_;
    QLabel* sentence_;
    QVBoxLayout* units_;
    ErrorView* error_;
    Pending load_{this};
};

}  // namespace hs::ui
