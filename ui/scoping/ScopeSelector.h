#pragma once

#include <QWidget>

class QLineEdit;
class QRadioButton;
class QVBoxLayout;

namespace hs::ui {

class Button;
class HitList;
class ScopingViewModel;

/// All users, selected security groups or selected organizational units: the choice, and the list of what is selected.
/// A distinguished name can be typed, or found by the beginning of a name.
class ScopeSelector final : public QWidget {
    Q_OBJECT
public:
    /// The list of hits lies over `page`, because it must not push the page down.
    ScopeSelector(ScopingViewModel& viewModel, QWidget* page);

private:
    void buildModes(QVBoxLayout* column);
    void buildEntry(QVBoxLayout* column);
    void showSelection();
    void showHits();
    void addSelected(std::size_t index);
    void addTyped();
    void choose(int row);

    ScopingViewModel& viewModel_;
    QRadioButton* all_;
    QRadioButton* groups_;
    QRadioButton* units_;
    QWidget* entry_;
    QLineEdit* field_;
    Button* search_;
    Button* add_;
    HitList* hits_;
    QVBoxLayout* rows_;
};

}  // namespace hs::ui
