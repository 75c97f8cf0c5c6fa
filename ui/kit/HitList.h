#pragma once

#include <QListWidget>

#include "ui/kit/Mood.h"

class QLineEdit;

namespace hs::ui {

/// What a search found, in a list just below the field it was typed into. It lies over the page, because it must not
/// push the page down. Down goes from the field into the list, Enter chooses, Escape dismisses.
class HitList final : public QListWidget {
    Q_OBJECT
public:
    HitList(const QString& name, const QString& label, QLineEdit* field, QWidget* page);

    void addHit(const QIcon& icon, const QString& words, const QString& dn);
    /// A line that cannot be chosen: nothing was found, or why not.
    void addNote(Mood mood, const QString& words);
    /// Shows the list when there is something in it, else hides it.
    void showBelow();

Q_SIGNALS:
    void chosen(int row);
    void dismissed();
    /// Enter in the field.
    void submitted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLineEdit* field_;
    QWidget* page_;
};

}  // namespace hs::ui
