#pragma once

#include <QFrame>

class QFormLayout;
class QGridLayout;
class QHBoxLayout;
class QVBoxLayout;

namespace hs::ui {

class Button;

/// A titled group on the page; with a pencil when its content can be edited.
class Card final : public QFrame {
    Q_OBJECT
public:
    Card(const QString& name, const QString& title, QWidget* parent = nullptr);

    /// Adds the pencil beside the title; `label` is what it edits, as the screen reader says it.
    Button* addPencil(const QString& name, const QString& label);
    /// A line of caption and value.
    void addRow(const QString& caption, QWidget* value);
    void addWidget(QWidget* widget);
    void addToHeader(QWidget* widget);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QHBoxLayout* header_;
    QVBoxLayout* body_;
    QGridLayout* rows_ = nullptr;
};

}  // namespace hs::ui
