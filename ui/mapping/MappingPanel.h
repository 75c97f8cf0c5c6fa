#pragma once

#include <QWidget>

#include "core/model/Mapping.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QVBoxLayout;

namespace hs::ui {

class Button;
class ExpressionEditor;
class MappingViewModel;
class TrialView;
class TrialViewModel;

/// Adds or edits one mapping: type, source, target, when it applies; the expression builder with what helps to write
/// one; and trying it before it is taken over. Of a writeback mapping only expression and switch can change.
class MappingPanel final : public QWidget {
    Q_OBJECT
public:
    /// `index` is the mapping's place in the draft, or MappingViewModel::newMapping.
    MappingPanel(MappingViewModel& viewModel, TrialViewModel& trial, const Mapping& mapping, int index,
                 QWidget* parent = nullptr);

    QWidget* footer() const { return footer_; }

Q_SIGNALS:
    void applied();
    void cancelled();

private:
    void buildSource();
    void buildExpression();
    void buildTarget();
    void buildSwitch();
    void buildFooter();
    void add(QLabel* caption, QWidget* field);
    void fill();
    void edited();
    void show();
    void apply();
    MappingType type() const;

    MappingViewModel& viewModel_;
    TrialViewModel& trial_;
    Mapping mapping_;
    Mapping before_;
    int index_;
    bool filling_ = false;
    QVBoxLayout* column_;
    QComboBox* type_;
    QWidget* sourcePlace_;
    QComboBox* source_;
    QWidget* constantPlace_;
    QLineEdit* constant_;
    QWidget* builder_;
    ExpressionEditor* expression_;
    QLabel* signature_;
    QLabel* issue_;
    QComboBox* target_;
    QLineEdit* default_;
    QComboBox* when_;
    QSpinBox* precedence_;
    QCheckBox* enabled_;
    QLineEdit* reason_;
    QLabel* problem_;
    TrialView* try_;
    QWidget* footer_;
    Button* apply_;
};

}  // namespace hs::ui
