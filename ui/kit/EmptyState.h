#pragma once

#include <QWidget>

class QLabel;

namespace hs::ui {

class Button;

/// What a place says when there is nothing in it: a sentence, and the one button that helps.
class EmptyState final : public QWidget {
    Q_OBJECT
public:
    EmptyState(const QString& name, const QString& iconName, const QString& title, const QString& sentence,
               QWidget* parent = nullptr);
    void setSentence(const QString& sentence);
    Button* setAction(const QString& name, const QString& caption);

protected:
    void changeEvent(QEvent* event) override;

private:
    void redraw();
    QString iconName_;
    QLabel* picture_;
    QLabel* sentence_;
};

}  // namespace hs::ui
