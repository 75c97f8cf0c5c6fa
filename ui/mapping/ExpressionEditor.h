#pragma once

#include <QPlainTextEdit>

class QCompleter;

namespace hs::ui {

/// A box for an expression: colours, completes functions and attributes, underlines what is wrong while it is typed,
/// and tells the signature of the function at the cursor.
class ExpressionEditor final : public QPlainTextEdit {
    Q_OBJECT
public:
    ExpressionEditor(const QString& name, const QString& label, QWidget* parent = nullptr);

    void setAttributes(const QStringList& attributes);
    QString expression() const { return toPlainText().trimmed(); }
    /// Replaces everything, and can be undone.
    void setExpression(const QString& expression);
    void insertWord(const QString& word);
    /// Writes it in the usual spelling; one that cannot be read stays as it is.
    void format();

Q_SIGNALS:
    /// What is wrong first; empty when nothing is.
    void checked(const QString& message);
    void signatureChanged(const QString& lines);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void check();
    void offer(bool always);
    void complete(const QString& word);

    QCompleter* completer_;
};

}  // namespace hs::ui
