#pragma once

#include <QWidget>

#include "ui/logs/LogsViewModel.h"

class QDateTimeEdit;
class QLineEdit;

namespace hs::ui {

class ChoiceBox;
class FlowLayout;

/// What a person chooses above the log: words, status, action, target system, time and run.
class LogFilterBar final : public QWidget {
    Q_OBJECT
public:
    explicit LogFilterBar(const Clock& clock, QWidget* parent = nullptr);

    QLineEdit* search() const { return search_; }
    LogChoice choice() const;
    /// Sets everything at once and tells of it once.
    void setChoice(const QString& text, std::optional<std::int64_t> run);
    void clear() { setChoice({}, std::nullopt); }

Q_SIGNALS:
    void changed();

private:
    ChoiceBox* addChoice(FlowLayout* row, const QString& name, const QString& label,
                         const QList<std::pair<QString, int>>& entries);
    void addTimes(FlowLayout* row, const Clock& clock);
    void showTimes();

    QLineEdit *search_, *run_;
    ChoiceBox *status_, *action_, *target_, *range_;
    QWidget* times_;
    QDateTimeEdit *from_, *until_;
    bool quiet_ = false;
};

}  // namespace hs::ui
