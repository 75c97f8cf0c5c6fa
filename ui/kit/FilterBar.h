#pragma once

#include <QComboBox>
#include <QLineEdit>
#include <QWidget>

class QHBoxLayout;

namespace hs::ui {

/// The search field with its glass, and choices beside it.
class FilterBar final : public QWidget {
    Q_OBJECT
public:
    /// `name` is the object name of the search field; `label` its accessible name and placeholder.
    FilterBar(const QString& name, const QString& label, QWidget* parent = nullptr);

    QLineEdit* search() const { return search_; }
    QString text() const { return search_->text(); }
    /// First entry matches everything. The item data of each entry is its key.
    QComboBox* addChoice(const QString& name, const QString& label, const QList<std::pair<QString, QString>>& entries);
    void addStretch();
    void addWidget(QWidget* widget);

Q_SIGNALS:
    void changed();

private:
    QHBoxLayout* row_;
    QLineEdit* search_;
};

/// A search field of the product: glass in front, clear button, accessible name.
QLineEdit* searchField(const QString& name, const QString& label, QWidget* parent = nullptr);

}  // namespace hs::ui
