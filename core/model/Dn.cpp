#include "core/model/Dn.h"

#include <algorithm>
#include <array>

#include "core/base/Encoding.h"

namespace hs {

namespace {

using Component = std::pair<std::string, std::string>;

bool isBlank(char c) { return c == ' '; }
bool isAlpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool isDigit(char c) { return c >= '0' && c <= '9'; }

int hexDigit(char c) {
    if (isDigit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// The content of a BER primitive string ("#04024869" is "Hi"); of any other type the encoding itself.
std::string berContent(const std::string& ber) {
    if (ber.size() < 2) return ber;
    const auto tag = static_cast<unsigned char>(ber[0]);
    const auto length = static_cast<unsigned char>(ber[1]);
    constexpr std::array<unsigned char, 5> strings{0x04, 0x0C, 0x13, 0x14, 0x16};
    if (std::find(strings.begin(), strings.end(), tag) == strings.end()) return ber;
    if (length < 0x80) return ber.size() == length + 2U ? ber.substr(2) : ber;
    if (length == 0x81 && ber.size() == static_cast<unsigned char>(ber[2]) + 3U) return ber.substr(3);
    return ber;
}

/// The names RFC 4514 gives to the types that are also written as numbers.
std::string normalizedType(std::string_view type) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 9> numbers{
        {{"2.5.4.3", "cn"},
         {"2.5.4.7", "l"},
         {"2.5.4.8", "st"},
         {"2.5.4.10", "o"},
         {"2.5.4.11", "ou"},
         {"2.5.4.6", "c"},
         {"2.5.4.9", "street"},
         {"0.9.2342.19200300.100.1.25", "dc"},
         {"0.9.2342.19200300.100.1.1", "uid"}}};
    std::string lower = asciiLower(type);
    if (lower.starts_with("oid.")) lower.erase(0, 4);
    for (const auto& [number, name] : numbers)
        if (lower == number) return std::string(name);
    return lower;
}

/// Case folded, outer blanks gone and inner runs of blanks made one: how directories compare names.
std::string normalizedValue(const std::string& value) {
    if (!isUtf8(value)) return escapeDnValue(value);
    std::string squeezed;
    for (const char c : foldCase(value)) {
        if (isBlank(c) && (squeezed.empty() || isBlank(squeezed.back()))) continue;
        squeezed += c;
    }
    if (!squeezed.empty() && isBlank(squeezed.back())) squeezed.pop_back();
    return escapeDnValue(squeezed);
}

/// A dotted-decimal object identifier, "2.5.4.3".
bool isNumber(std::string_view text) {
    char before = '.';
    for (const char c : text) {
        if (!isDigit(c) && (c != '.' || before == '.')) return false;
        before = c;
    }
    return isDigit(before);
}

/// Reads one distinguished name from the left.
class DnScanner {
public:
    explicit DnScanner(std::string_view text) : text_(text) {}

    bool atEnd() const { return position_ >= text_.size(); }
    std::size_t position() const { return position_; }
    char take() { return text_[position_++]; }

    void skipBlanks() {
        while (!atEnd() && isBlank(text_[position_])) ++position_;
    }

    /// "CN=value"; stops before the separator.
    std::optional<Component> component() {
        skipBlanks();
        const auto type = attributeType();
        if (!type) return std::nullopt;
        skipBlanks();
        if (atEnd() || take() != '=') return std::nullopt;
        skipBlanks();
        auto read = value();
        if (!read) return std::nullopt;
        skipBlanks();
        return Component{*type, std::move(*read)};
    }

private:
    std::optional<std::string> attributeType() {
        const std::size_t start = position_;
        while (!atEnd() && (isAlpha(text_[position_]) || isDigit(text_[position_]) || text_[position_] == '-' ||
                            text_[position_] == '.'))
            ++position_;
        const std::string_view type = text_.substr(start, position_ - start);
        if (type.empty() || type.front() == '-' || type.front() == '.' || type.back() == '.') return std::nullopt;
        const bool marked = asciiLower(type).starts_with("oid.");
        const std::string_view name = marked ? type.substr(4) : type;
        const bool dotted = marked || isDigit(name.front()) || name.find('.') != std::string_view::npos;
        if (dotted && !isNumber(name)) return std::nullopt;
        return std::string(type);
    }

    std::optional<std::string> value() {
        if (!atEnd() && text_[position_] == '#') return hexValue();
        if (!atEnd() && text_[position_] == '"') return quotedValue();
        return plainValue();
    }

    std::optional<std::string> hexValue() {
        ++position_;
        std::string bytes;
        while (position_ + 1 < text_.size() && hexDigit(text_[position_]) >= 0 && hexDigit(text_[position_ + 1]) >= 0) {
            bytes += static_cast<char>(hexDigit(text_[position_]) * 16 + hexDigit(text_[position_ + 1]));
            position_ += 2;
        }
        if (bytes.empty()) return std::nullopt;
        return berContent(bytes);
    }

    /// RFC 1779's form, which people still paste.
    std::optional<std::string> quotedValue() {
        ++position_;
        std::string bytes;
        while (!atEnd()) {
            const char c = take();
            if (c == '"') return bytes;
            if (c != '\\') bytes += c;
            else if (!escaped(bytes)) return std::nullopt;
        }
        return std::nullopt;
    }

    std::optional<std::string> plainValue() {
        std::string bytes;
        std::size_t kept = 0;  // blanks after this length came unescaped and may be trailing
        while (!atEnd()) {
            const char c = text_[position_];
            if (c == ',' || c == ';' || c == '+') break;
            if (c == '"' || c == '<' || c == '>' || c == '\0') return std::nullopt;
            ++position_;
            if (c == '\\') {
                if (!escaped(bytes)) return std::nullopt;
                kept = bytes.size();
            } else {
                bytes += c;
                if (!isBlank(c)) kept = bytes.size();
            }
        }
        bytes.resize(kept);
        return bytes;
    }

    bool escaped(std::string& bytes) {
        if (atEnd()) return false;
        const char c = take();
        if (std::string_view(" \"#+,;<=>\\").find(c) != std::string_view::npos) {
            bytes += c;
            return true;
        }
        const int high = hexDigit(c);
        const int low = high >= 0 && !atEnd() ? hexDigit(text_[position_]) : -1;
        if (low < 0) return false;
        ++position_;
        bytes += static_cast<char>(high * 16 + low);
        return true;
    }

    std::string_view text_;
    std::size_t position_ = 0;
};

/// One relative distinguished name for comparing; the order of "+" parts means nothing.
std::string normalizedRdn(const Component* first, const Component* last) {
    std::vector<std::string> parts;
    for (; first != last; ++first) parts.push_back(normalizedType(first->first) + "=" + normalizedValue(first->second));
    std::sort(parts.begin(), parts.end());
    std::string joined;
    for (const auto& part : parts) joined += joined.empty() ? part : "+" + part;
    return joined;
}

}  // namespace

std::optional<Dn> Dn::parse(std::string_view text) {
    Dn dn;
    dn.text_ = text;
    DnScanner scanner(text);
    scanner.skipBlanks();
    if (scanner.atEnd()) return dn;
    Rdn rdn{0, scanner.position(), 0};
    while (true) {
        auto component = scanner.component();
        if (!component) return std::nullopt;
        dn.components_.push_back(std::move(*component));
        const char separator = scanner.atEnd() ? '\0' : scanner.take();
        if (separator == '+') continue;
        if (separator != '\0' && separator != ',' && separator != ';') return std::nullopt;
        if (!dn.rdns_.empty()) dn.normalized_ += ',';
        rdn.normalizedStart = dn.normalized_.size();
        dn.rdns_.push_back(rdn);
        dn.normalized_ +=
            normalizedRdn(dn.components_.data() + rdn.firstComponent, dn.components_.data() + dn.components_.size());
        if (separator == '\0') return dn;
        scanner.skipBlanks();
        rdn = Rdn{dn.components_.size(), scanner.position(), 0};
    }
}

std::string Dn::commonName() const { return components_.empty() ? std::string() : components_.front().second; }

Dn Dn::parent() const {
    Dn above;
    if (rdns_.size() < 2) return above;
    const Rdn start = rdns_[1];
    above.text_ = text_.substr(start.textStart);
    above.normalized_ = normalized_.substr(start.normalizedStart);
    above.components_.assign(components_.begin() + static_cast<std::ptrdiff_t>(start.firstComponent),
                             components_.end());
    above.rdns_.assign(rdns_.begin() + 1, rdns_.end());
    for (Rdn& rdn : above.rdns_) {
        rdn.firstComponent -= start.firstComponent;
        rdn.textStart -= start.textStart;
        rdn.normalizedStart -= start.normalizedStart;
    }
    return above;
}

bool Dn::isUnder(const Dn& ancestor) const {
    if (ancestor.rdns_.size() > rdns_.size()) return false;
    if (ancestor.rdns_.empty()) return true;
    const Rdn& rdn = rdns_[rdns_.size() - ancestor.rdns_.size()];
    return std::string_view(normalized_).substr(rdn.normalizedStart) == ancestor.normalized_;
}

std::string escapeDnValue(std::string_view value) {
    static constexpr char digits[] = "0123456789abcdef";
    const bool text = isUtf8(value);
    std::string escaped;
    escaped.reserve(value.size() + 8);
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char c = value[i];
        const auto byte = static_cast<unsigned char>(c);
        const bool edgeBlank = c == ' ' && (i == 0 || i + 1 == value.size());
        if (byte < 0x20 || byte == 0x7F || (!text && byte >= 0x80)) {
            escaped += '\\';
            escaped += digits[byte >> 4];
            escaped += digits[byte & 15];
            continue;
        }
        if (edgeBlank || (c == '#' && i == 0) || std::string_view("\"+,;<>\\").find(c) != std::string_view::npos)
            escaped += '\\';
        escaped += c;
    }
    return escaped;
}

}  // namespace hs
