#pragma once

#include <QFrame>

#include "ui/kit/Mood.h"

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace hs::ui {

class Button;

/// A message that stays where it belongs until its cause is gone: icon, sentence, and the ways out as buttons.
class Banner final : public QFrame {
    Q_OBJECT
public:
    explicit Banner(const QString& name, QWidget* parent = nullptr);

    void setMessage(Mood mood, const QString& sentence);
    QString message() const;
    /// The banner owns the button.
    Button* addAction(const QString& name, const QString& caption);
    /// A widget among the actions, for instance a check box.
    void addToActions(QWidget* widget);
    /// More words behind a link "Details" (named `name` + "Details"), for instance the server's own; empty = none.
    void setDetails(const QString& words);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void redraw();
    void buildDetails(QVBoxLayout* words);
    Mood mood_ = Mood::Info;
    QLabel* icon_;
    QLabel* message_;
    QHBoxLayout* actions_;
    Button* toggle_;
    QLabel* details_;
};

}  // namespace hs::ui
