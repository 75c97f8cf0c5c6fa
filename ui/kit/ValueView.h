#pragma once

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace hs::ui {

/// The whole values of one attribute before and after, one a line; a mark says which came and which went.
class ValueView final : public QWidget {
    Q_OBJECT
public:
    explicit ValueView(const QString& name, QWidget* parent = nullptr);
    void setValues(const QString& title, const QStringList& before, const QStringList& after, const QString& sentence);

private:
    QLabel* title_;
    QLabel* sentence_;
    QPlainTextEdit* before_;
    QPlainTextEdit* after_;
};

}  // namespace hs::ui
