#pragma once

#include <Qt>

namespace hs::ui {

/// What a model tells the table beyond the usual roles, without knowing how it is drawn.
enum TableRole {
    MoodRole = Qt::UserRole + 1,  ///< int(Mood): the icon in front of the word
    MonospaceRole,                ///< true for distinguished names, hashes and expressions
    SubtleRole,                   ///< true for "(empty)" and the like
    ExportRole,                   ///< the full value, where the cell shows a short form
    SortRole,                     ///< what to sort by, where the words do not sort
};

}  // namespace hs::ui
