#pragma once

#include <QWidget>

#include "ui/kit/Mood.h"

class QLabel;

namespace hs::ui {

/// A state: its icon and its word. The word is what a screen reader reads.
class StatusLabel final : public QWidget {
    Q_OBJECT
public:
    explicit StatusLabel(const QString& name, QWidget* parent = nullptr);

    void setStatus(Mood mood, const QString& word);
    void setWordVisible(bool visible);
    void setIconSize(int pixels);
    Mood mood() const { return mood_; }
    QString word() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void redraw();
    Mood mood_ = Mood::Neutral;
    int size_ = 16;
    QString text_;
    QLabel* icon_;
    QLabel* word_;
};

}  // namespace hs::ui
