#pragma once

#include <QWidget>

namespace hs::ui {

class AccountViewModel;
class Button;
class ElidedLabel;
class StatusLabel;

/// The product, the connection in front, who is signed in, and the agent.
class TopBar final : public QWidget {
    Q_OBJECT
public:
    explicit TopBar(AccountViewModel& viewModel, QWidget* parent = nullptr);
    /// "contoso.test > contoso.onmicrosoft.com"; empty when no configuration is open.
    void setConnection(const QString& directory, const QString& tenant);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void show();

    AccountViewModel& viewModel_;
    ElidedLabel* connection_;
    StatusLabel* account_;
    Button* sign_;
    StatusLabel* agent_;
};

}  // namespace hs::ui
