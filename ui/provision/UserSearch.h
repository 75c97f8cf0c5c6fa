#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;

namespace hs::ui {

class Button;
class ProvisionViewModel;

/// The box for the user: takes a distinguished name, or finds one by name or mail and offers what it found below the
/// box.
class UserSearch final : public QWidget {
    Q_OBJECT
public:
    /// The list of hits lies over `page`, because it must not push the page down.
    UserSearch(ProvisionViewModel& viewModel, QWidget* page);
    QLineEdit* field() const { return field_; }

Q_SIGNALS:
    /// Enter in the box.
    void submitted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showHits();
    void showText();
    void choose(int row);
    void place();

    ProvisionViewModel& viewModel_;
    QWidget* page_;
    QLineEdit* field_;
    Button* search_;
    QListWidget* hits_;
};

}  // namespace hs::ui
