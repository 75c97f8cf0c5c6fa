#pragma once

#include <QComboBox>
#include <QList>

#include <optional>
#include <utility>

namespace hs::ui {

/// A list of which one is chosen, above a table: a caption and a key each. Where the keys are the numbers of an
/// enumeration, `any` is the one that does not filter.
class ChoiceBox final : public QComboBox {
public:
    static constexpr int any = -1;

    template <typename Key>
    ChoiceBox(const QString& name, const QString& label, const QList<std::pair<QString, Key>>& entries) {
        setObjectName(name);
        setAccessibleName(label);
        setToolTip(label);
        for (const auto& [caption, key] : entries) addItem(caption, key);
    }

    /// Nothing when `any` is chosen.
    template <typename Kind>
    std::optional<Kind> chosen() const {
        const int key = currentData().toInt();
        return key == any ? std::nullopt : std::optional(static_cast<Kind>(key));
    }
};

}  // namespace hs::ui
