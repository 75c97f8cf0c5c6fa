#pragma once

#include <QWidget>

#include "core/ports/Store.h"

class QLineEdit;

namespace hs::ui {

class ChoiceBox;
class FlowLayout;

/// What a person chooses above the changes of a run: words, action, state and direction.
class ChangeFilterBar final : public QWidget {
    Q_OBJECT
public:
    explicit ChangeFilterBar(QWidget* parent = nullptr);

    QLineEdit* search() const { return search_; }
    ChangeFilter choice() const;
    /// Everything matches again; does not tell of it.
    void clear();

Q_SIGNALS:
    void changed();

private:
    ChoiceBox* addChoice(FlowLayout* row, const QString& name, const QString& label,
                         const QList<std::pair<QString, int>>& entries);

    QLineEdit* search_;
    ChoiceBox *kind_, *state_, *rule_;
};

}  // namespace hs::ui
