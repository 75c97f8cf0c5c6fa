#include "ui/mapping/ExpressionEditor.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QScrollBar>
#include <QStringListModel>

#include "core/expr/AstText.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"
#include "ui/mapping/ExpressionHighlighter.h"
#include "ui/mapping/ExpressionText.h"

namespace hs::ui {

ExpressionEditor::ExpressionEditor(const QString& name, const QString& label, QWidget* parent)
    : QPlainTextEdit(parent), completer_(new QCompleter(this)) {
    setObjectName(name);
    setAccessibleName(label);
    setFont(monospaceFont());
    setTabChangesFocus(true);
    setMinimumHeight(96);
    setPlaceholderText(tr("[mail], or Word([mail], 1, \"@\"). Ctrl+Space offers names."));
    new ExpressionHighlighter(document());
    completer_->setWidget(this);
    completer_->setModel(new QStringListModel(completionsFor({}), completer_));
    completer_->setCaseSensitivity(Qt::CaseInsensitive);
    completer_->popup()->setObjectName(name + QStringLiteral("Completions"));
    completer_->popup()->setAccessibleName(tr("Functions and attributes"));
    connect(completer_, qOverload<const QString&>(&QCompleter::activated), this, &ExpressionEditor::complete);
    connect(this, &QPlainTextEdit::textChanged, this, &ExpressionEditor::check);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        Q_EMIT signatureChanged(signaturesAt(toPlainText(), textCursor().position()).join(QLatin1Char('\n')));
    });
}

void ExpressionEditor::setAttributes(const QStringList& attributes) {
    static_cast<QStringListModel*>(completer_->model())->setStringList(completionsFor(attributes));
}

void ExpressionEditor::setExpression(const QString& expression) {
    if (expression == toPlainText()) return;
    QTextCursor cursor(document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(expression);
}

void ExpressionEditor::format() {
    const auto formatted = expr::formatted(expression().toStdString());
    if (formatted) setExpression(text(*formatted));
}

void ExpressionEditor::insertWord(const QString& word) {
    textCursor().insertText(word);
    setFocus();
}

void ExpressionEditor::check() {
    QList<QTextEdit::ExtraSelection> selections;
    QString first;
    for (const ExpressionMark& mark : marksOf(toPlainText())) {
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(document());
        const int last = qMax(0, document()->characterCount() - 1);
        selection.cursor.setPosition(qMin(mark.position, last));
        selection.cursor.setPosition(qMin(mark.position + mark.length, last), QTextCursor::KeepAnchor);
        selection.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        selection.format.setUnderlineColor(mark.isError ? tokens().danger : tokens().warning);
        selection.format.setToolTip(mark.message);
        selections.append(selection);
        if (first.isEmpty()) first = mark.message;
    }
    setExtraSelections(selections);
    Q_EMIT checked(first);
}

void ExpressionEditor::keyPressEvent(QKeyEvent* event) {
    if (completer_->popup()->isVisible())
        for (const int key : {Qt::Key_Enter, Qt::Key_Return, Qt::Key_Escape, Qt::Key_Tab, Qt::Key_Backtab})
            if (event->key() == key) return event->ignore();
    const bool asked = event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier;
    if (!asked) QPlainTextEdit::keyPressEvent(event);
    if (asked || !event->text().trimmed().isEmpty()) offer(asked);
    else completer_->popup()->hide();
}

void ExpressionEditor::offer(bool always) {
    const QString word = wordBefore(toPlainText(), textCursor().position());
    if (!always && word.size() < 2) return completer_->popup()->hide();
    completer_->setCompletionPrefix(word);
    if (completer_->completionCount() == 0) return completer_->popup()->hide();
    completer_->popup()->setCurrentIndex(completer_->completionModel()->index(0, 0));
    QRect place = cursorRect();
    place.setWidth(completer_->popup()->sizeHintForColumn(0) +
                   completer_->popup()->verticalScrollBar()->sizeHint().width());
    completer_->complete(place);
}

void ExpressionEditor::complete(const QString& word) {
    QTextCursor cursor = textCursor();
    const QString before = wordBefore(toPlainText(), cursor.position());
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, int(before.size()));
    cursor.insertText(word);
    setTextCursor(cursor);
}

}  // namespace hs::ui
