#pragma once

#include "ui/kit/Page.h"

#include "core/service/Client.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QStackedWidget;
class QVBoxLayout;

namespace hs::ui {

class Banner;
class BusyLine;
class Button;
class ConnectViewModel;
class ErrorView;
class StepList;

/// The way in: a sandbox to try everything on, or your own directory and tenant, each tested before Save.
class ConnectPage final : public Page {
    Q_OBJECT
public:
    explicit ConnectPage(service::Client& client, QWidget* parent = nullptr);

    /// Offers Cancel, when there is somewhere to go back to.
    void setCancellable(bool cancellable);
    /// Back to the choice of the two ways.
    void startOver();
    /// What the sandbox is doing; an empty sentence ends it.
    void setSandboxProgress(const QString& sentence);
    void setSandboxError(const Error& error);
    ConnectViewModel& viewModel() { return *viewModel_; }

Q_SIGNALS:
    void sandboxRequested();
    void created(const QString& name);
    void cancelled();

private:
    /// What the test of one side shows.
    struct TestView {
        Button* test = nullptr;
        BusyLine* busy = nullptr;
        StepList* steps = nullptr;
        ErrorView* error = nullptr;
    };
    QWidget* buildChoice();
    QWidget* buildForm();
    QWidget* buildDirectory();
    QWidget* buildTenant();
    QWidget* buildIdentity();
    QLineEdit* field(const QString& name, const QString& label, const QString& example);
    QWidget* fileField(const QString& name, const QString& label, QLineEdit*& edit);
    TestView buildTest(const QString& name, const QString& caption, QVBoxLayout* column);
    void edited();
    void show();

    ConnectViewModel* viewModel_;
    QStackedWidget* stack_;
    QLabel* sandboxProgress_;
    ErrorView* sandboxError_;
    Button *sandbox_, *own_, *cancelChoice_;
    QLineEdit *url_, *baseDn_, *bindDn_, *password_, *directoryCa_;
    QCheckBox* startTls_;
    QLineEdit *graph_, *authority_, *tenantId_, *clientId_, *secret_, *tenantCa_;
    QLineEdit* name_;
    QPlainTextEdit* units_;
    TestView directory_, tenant_;
    ErrorView* saveError_;
    QLabel* saveReason_;
    Button* save_ = nullptr;
};

}  // namespace hs::ui
