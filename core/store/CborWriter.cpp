#include "core/store/CborWriter.h"

namespace hs {

void CborWriter::head(unsigned major, std::uint64_t argument) {
    const unsigned lead = major << 5;
    int width = 0;
    if (argument < 24) {
        out_ += static_cast<char>(lead | argument);
        return;
    }
    if (argument <= 0xFF) width = 1;
    else if (argument <= 0xFFFF) width = 2;
    else if (argument <= 0xFFFFFFFF) width = 4;
    else width = 8;
    const unsigned code = width == 1 ? 24 : width == 2 ? 25 : width == 4 ? 26 : 27;
    out_ += static_cast<char>(lead | code);
    for (int shift = (width - 1) * 8; shift >= 0; shift -= 8) out_ += static_cast<char>((argument >> shift) & 0xFF);
}

void CborWriter::integer(std::int64_t number) {
    if (number >= 0) head(0, static_cast<std::uint64_t>(number));
    else head(1, static_cast<std::uint64_t>(-(number + 1)));
}

void CborWriter::text(std::string_view utf8) {
    head(3, utf8.size());
    out_.append(utf8);
}

void CborWriter::bytes(std::string_view raw) {
    head(2, raw.size());
    out_.append(raw);
}

}  // namespace hs
