#pragma once

#include <QWidget>

class QStringListModel;
class QVBoxLayout;

namespace hs::ui {

class ScopingViewModel;

/// The attribute filter: groups of clauses. All clauses of a group must be true, and one group is enough.
class FilterEditor final : public QWidget {
    Q_OBJECT
public:
    explicit FilterEditor(ScopingViewModel& viewModel, QWidget* parent = nullptr);

private:
    void rebuild();
    QWidget* groupBox(std::size_t group);

    ScopingViewModel& viewModel_;
    QStringListModel* attributes_;
    QVBoxLayout* groups_;
};

}  // namespace hs::ui
