#pragma once

#include <QWidget>

class QLineEdit;
class QListWidget;
class QRadioButton;
class QVBoxLayout;

namespace hs::ui {

class Button;
class ScopingViewModel;

/// All users, selected security groups or selected organizational units: the choice, and the list of what is selected.
/// A distinguished name can be typed, or found by the beginning of a name.
class ScopeSelector final : public QWidget {
    Q_OBJECT
public:
    /// The list of hits lies over `page`, because it must not push the page down.
    ScopeSelector(ScopingViewModel& viewModel, QWidget* page);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildModes(QVBoxLayout* column);
    void buildEntry(QVBoxLayout* column);
    void showSelection();
    void showHits();
    void addSelected(std::size_t index);
    void addTyped();

    ScopingViewModel& viewModel_;
    QWidget* page_;
    QRadioButton* all_;
    QRadioButton* groups_;
    QRadioButton* units_;
    QWidget* entry_;
    QLineEdit* field_;
    Button* search_;
    Button* add_;
    QListWidget* hits_;
    QVBoxLayout* rows_;
};

}  // namespace hs::ui
