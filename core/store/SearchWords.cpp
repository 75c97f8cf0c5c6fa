#include "core/store/SearchWords.h"

#include <algorithm>

#include "core/base/Encoding.h"

namespace hs {

namespace {

/// PostgreSQL keeps no NUL in a text.
std::string folded(const std::string& text) {
    std::string words = foldCase(text);
    std::replace(words.begin(), words.end(), '\0', ' ');
    return words;
}

}  // namespace

std::string searchWords(const ObjectRef& source, const ObjectRef& target) {
    std::string words;
    for (const ObjectRef* object : {&source, &target})
        for (const std::string* word : {&object->name, &object->id, &object->anchor})
            if (!word->empty()) words.append(*word) += '\n';
    return folded(words);
}

std::string searchText(const std::string& text) { return folded(text); }

}  // namespace hs
