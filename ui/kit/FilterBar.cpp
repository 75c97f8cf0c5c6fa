#include "ui/kit/FilterBar.h"

#include "ui/kit/ChoiceBox.h"

#include <QAction>
#include <QHBoxLayout>

#include "ui/kit/Icon.h"
#include "ui/kit/Theme.h"

namespace hs::ui {

QLineEdit* searchField(const QString& name, const QString& label, QWidget* parent) {
    auto* field = new QLineEdit(parent);
    field->setObjectName(name);
    field->setAccessibleName(label);
    field->setPlaceholderText(label);
    field->addAction(namedIcon(QStringLiteral("search"), Tint::Subtle), QLineEdit::LeadingPosition);
    field->setClearButtonEnabled(true);
    return field;
}

FilterBar::FilterBar(const QString& name, const QString& label, QWidget* parent)
    : QWidget(parent), row_(new QHBoxLayout(this)), search_(searchField(name, label)) {
    row_->setContentsMargins(0, 0, 0, 0);
    row_->setSpacing(space::control);
    search_->setMinimumWidth(220);
    search_->setMaximumWidth(320);
    row_->addWidget(search_, 1);
    connect(search_, &QLineEdit::textChanged, this, &FilterBar::changed);
}

QComboBox* FilterBar::addChoice(const QString& name, const QString& label,
                                const QList<std::pair<QString, QString>>& entries) {
    auto* choice = new ChoiceBox(name, label, entries);
    row_->addWidget(choice);
    connect(choice, &QComboBox::currentIndexChanged, this, &FilterBar::changed);
    return choice;
}

void FilterBar::addStretch() { row_->addStretch(1); }

void FilterBar::addWidget(QWidget* widget) { row_->addWidget(widget); }

}  // namespace hs::ui
