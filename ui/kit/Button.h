#pragma once

#include <QPushButton>

namespace hs::ui {

/// A push button of one of the product's four kinds. Its accessible name is its visible label.
class Button final : public QPushButton {
    Q_OBJECT
public:
    enum class Kind {
        Normal,
        Primary,  ///< the one action of a page or panel
        Quiet,    ///< in command bars: no frame until the pointer is there
        Link,     ///< reads as a link, works as a button
    };

    Button(const QString& name, const QString& caption, Kind kind = Kind::Normal, const QString& iconName = {},
           QWidget* parent = nullptr);

    /// Shows the icon alone; `label` goes to the tooltip and to the screen reader.
    static Button* iconOnly(const QString& name, const QString& label, const QString& iconName,
                            QWidget* parent = nullptr);

    Kind kind() const { return kind_; }
    /// Text with mnemonic; keeps the accessible name equal to it.
    void setCaption(const QString& caption);
    /// Enables, or disables and says why: in the tooltip and to the screen reader.
    void setEnabledOr(bool enabled, const QString& reason);

private:
    Kind kind_;
};

/// A caption without its mnemonic mark, as people see it.
QString withoutMnemonic(QString caption);

}  // namespace hs::ui
