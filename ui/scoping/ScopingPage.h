#pragma once

#include "ui/kit/Page.h"

#include "core/service/Client.h"

class QLabel;

namespace hs::ui {

class Banner;
class Button;
class ErrorView;
class ScopingViewModel;

/// Scoping filters: who of the directory is provisioned. What is edited is a draft until Save, which first says what it
/// will cause.
class ScopingPage final : public Page {
    Q_OBJECT
public:
    explicit ScopingPage(service::Client& client, QWidget* parent = nullptr);
    void showConfiguration(const QString& name) override;
    void refresh() override;
    ScopingViewModel& viewModel() { return *viewModel_; }

private:
    QWidget* actions();
    void showReport();
    void showDraft();
    void confirm();

    ScopingViewModel* viewModel_;
    Banner* warning_;
    Banner* directory_;
    ErrorView* loadError_;
    ErrorView* saveError_;
    Button* save_;
    Button* discard_;
    QLabel* state_;
};

}  // namespace hs::ui
