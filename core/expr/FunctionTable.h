#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/expr/Datum.h"

/// Every function of the language as data: the checker, the evaluator, the editor, the help and the tests of the
/// examples all read this one table. A function is a row in one of core/expr/functions/*.cpp.
namespace hs::expr {

class Call;
class Evaluator;
struct Node;

/// What a parameter makes of its argument. All but Whole and Unevaluated take a single value, and a list there
/// spreads: the function is applied to each value.
enum class Want : std::uint8_t {
    Text,          ///< the text form; null stays null
    Number,        ///< a number that must be there: null, empty and anything else is an error
    NumberOrNull,  ///< the number worked on: null and empty are null
    Date,          ///< a date, or text that reads as one; null and empty are null
    Character,     ///< exactly one character
    Option,        ///< one of the parameter's words; null means not supplied
    Any,           ///< a single value as it is
    Whole,         ///< any value, lists in one piece
    Unevaluated,   ///< the function itself decides whether the argument is evaluated
    Variable,      ///< $name
};

enum class Presence : std::uint8_t { Required, Optional, Repeated };

struct Parameter {
    std::string_view name;
    Want want = Want::Text;
    Presence presence = Presence::Required;
    std::span<const std::string_view> words{};  ///< of an Option, in the order messages list them
    bool bareWords = false;                     ///< the words may stand without quotes
};

/// The parameters of one form of a function. A Repeated parameter is the last one.
class ParameterList {
public:
    static constexpr std::size_t most = 7;

    constexpr ParameterList() = default;
    /// `fewest` arguments must be written even where trailing ones are optional; 0 = as the parameters say.
    constexpr ParameterList(std::initializer_list<Parameter> parameters, std::size_t fewest = 0) : fewest_(fewest) {
        for (const Parameter& parameter : parameters) items_[size_++] = parameter;
    }

    constexpr std::size_t size() const { return size_; }
    constexpr bool repeats() const { return size_ > 0 && items_[size_ - 1].presence == Presence::Repeated; }

    /// The parameter that takes argument `index`; a repeated one takes all that follow.
    constexpr const Parameter& at(std::size_t index) const { return items_[index < size_ ? index : size_ - 1]; }

    /// Arguments that must at least be written.
    constexpr std::size_t fewest() const {
        if (fewest_ != 0) return fewest_;
        std::size_t count = size_;
        while (count > 0 && items_[count - 1].presence == Presence::Optional) --count;
        return count;
    }

private:
    Parameter items_[most];
    std::size_t size_ = 0;
    std::size_t fewest_ = 0;
};

/// The answer when the first argument is null.
enum class NullRule : std::uint8_t { Null, EmptyText, Zero, False, Own };

struct Example {
    std::string_view expression;
    std::string_view result;           ///< JSON: a string, an array of strings, null, or {"ignore": true}
    std::string_view bindings = "{}";  ///< JSON object: attribute name to value
};

struct Function {
    static constexpr std::size_t mostExamples = 3;

    std::string_view name;
    ParameterList parameters{};
    std::span<const ParameterList> forms{};  ///< instead of `parameters`, where the number of arguments decides
    bool ownCount = false;                   ///< the checker has rules of its own for the arguments' number
    bool emptyPositions = false;             ///< arguments that are not supplied are skipped
    NullRule nulls = NullRule::Null;
    std::string_view doc;
    Example examples[mostExamples];                        ///< unused ones have no expression
    Datum (*apply)(Call&) = nullptr;                       ///< for functions of evaluated single values
    Datum (*evaluate)(Evaluator&, const Node&) = nullptr;  ///< for functions that evaluate their own arguments

    std::span<const ParameterList> allForms() const {
        return forms.empty() ? std::span<const ParameterList>(&parameters, 1) : forms;
    }
};

/// A heading and the functions below it, in the order of the reference.
struct FunctionFamily {
    std::string_view title;
    std::span<const Function> functions;
};

std::span<const FunctionFamily> functionFamilies();

/// All functions by name.
std::span<const Function* const> functions();

/// The function of exactly this name, or nothing.
const Function* findFunction(std::string_view name);

/// "Mid(source, start, length?)"; one line for each form.
std::vector<std::string> signaturesOf(const Function& function);

/// Names that Microsoft's products know and this language does not offer.
std::span<const std::string_view> unavailableFunctions();

/// Words that stand without quotes where a parameter takes them: vbTextCompare, UTF8, …
std::span<const std::string_view> optionWords();

/// "True", "False", "NULL", "CRLF", "IgnoreThisFlow".
std::span<const std::string_view> constantNames();

}  // namespace hs::expr
