#pragma once

#include <QLayout>
#include <QList>

namespace hs::ui {

/// Puts widgets in a row and goes on in the next one where the width ends: for filters that must not be clipped in a
/// small window or in a longer language.
class FlowLayout final : public QLayout {
    Q_OBJECT
public:
    explicit FlowLayout(QWidget* parent = nullptr, int gap = 8);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override;
    int count() const override;
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize minimumSize() const override;
    QSize sizeHint() const override;
    void setGeometry(const QRect& place) override;

private:
    /// Height of everything at this width; moves the items when `apply`.
    int arrange(const QRect& place, bool apply) const;

    QList<QLayoutItem*> items_;
    int gap_;
};

}  // namespace hs::ui
