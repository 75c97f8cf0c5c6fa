#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace hs::ui {

/// Title of a page, one sentence below it, and room on the right for its search and primary action.
class PageHeader final : public QWidget {
    Q_OBJECT
public:
    explicit PageHeader(const QString& title, const QString& sentence = {}, QWidget* parent = nullptr);
    void setSentence(const QString& sentence);
    void addWidget(QWidget* widget);

private:
    QHBoxLayout* right_;
    QLabel* sentence_;
};

}  // namespace hs::ui
