#pragma once

#include <QWidget>

class QComboBox;
class QLabel;

namespace hs::ui {

/// Every function of the language with its documentation and examples, to read and to insert.
class FunctionBrowser final : public QWidget {
    Q_OBJECT
public:
    explicit FunctionBrowser(QWidget* parent = nullptr);

Q_SIGNALS:
    void insertRequested(const QString& expression);
    /// An example that is to be tried, and the values it speaks of, "mail=ada@contoso.test" a line.
    void exampleRequested(const QString& expression, const QString& values);

private:
    void showFunction();
    void useExample();

    QComboBox* functions_;
    QLabel* signature_;
    QLabel* doc_;
    QLabel* examples_;
};

}  // namespace hs::ui
