#pragma once

#include <string>

#include "core/model/Change.h"

namespace hs {

/// A plan, or the journal it becomes, as a document that is written a change at a time: begin, each change, end.
class PlanExport {
public:
    enum class Format {
        Csv,   ///< one record an attribute; an object without attributes has one record
        Json,  ///< an array of the shape of `run show`
        Ldif,  ///< directory changes only, for ldapmodify (RFC 2849)
    };
    explicit PlanExport(Format format) : format_(format) {}

    std::string begin() const;
    std::string add(const Change& change);
    std::string end() const;

private:
    Format format_;
    bool first_ = true;
};

}  // namespace hs
