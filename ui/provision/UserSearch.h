#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace hs::ui {

class Button;
class HitList;
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

private:
    void showHits();
    void showText();
    void choose(int row);

    ProvisionViewModel& viewModel_;
    QLineEdit* field_;
    Button* search_;
    HitList* hits_;
};

}  // namespace hs::ui
