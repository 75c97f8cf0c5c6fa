#pragma once

#include <QWidget>

class QHBoxLayout;

namespace hs::ui {

class Button;

/// The commands of a page, in one row below its title.
class CommandBar final : public QWidget {
    Q_OBJECT
public:
    explicit CommandBar(const QString& name, QWidget* parent = nullptr);

    Button* addCommand(const QString& name, const QString& caption, const QString& iconName);
    void addSeparator();
    void addStretch();
    void addWidget(QWidget* widget);

private:
    QHBoxLayout* row_;
};

}  // namespace hs::ui
