#pragma once

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace hs::ui {

class Banner;
class Button;
class ErrorView;
class PropertiesViewModel;

/// "Edit basics": what the pencil opens. Its footer (Apply, Cancel) is a widget of its own, because the side panel
/// keeps it in sight.
class BasicsPanel final : public QWidget {
    Q_OBJECT
public:
    explicit BasicsPanel(PropertiesViewModel& viewModel, QWidget* parent = nullptr);
    QWidget* footer() const { return footer_; }

Q_SIGNALS:
    void cancelled();

private:
    void buildFields();
    void buildWriteback();
    void buildFooter();
    void edited();
    void showDraft();
    void showSchema();

    PropertiesViewModel& viewModel_;
    QLineEdit* email_;
    QCheckBox* prevent_;
    QSpinBox* threshold_;
    QCheckBox* writeback_;
    Banner* reason_;
    Button* recheck_;
    Button* restart_;
    QWidget* help_;
    QLabel* problem_;
    ErrorView* error_;
    QWidget* footer_;
    Button* apply_;
    bool showing_ = false;
};

}  // namespace hs::ui
