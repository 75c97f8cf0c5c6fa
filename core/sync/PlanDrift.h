#pragma once

#include <string>

#include "core/model/Change.h"
#include "core/model/Object.h"

namespace hs::sync {

/// What lies between a stored change and the one that would be planned now. Attributes that hold already what was
/// planned are no drift: an application that broke off may have written them. A pure function of its inputs.
class PlanDrift {
public:
    /// `target`: the object as it is now; null = not there.
    PlanDrift(const Change& stored, const Change& fresh, const Object* target);

    /// Both sides are as planned: nothing is to be written any more.
    bool nothingLeft() const { return reason_.empty() && open_ == 0 && !fresh_.writes(); }

    /// Why the stored change must not be written, in words; empty when it may.
    const std::string& reason() const { return reason_; }

    /// The stored change without what has arrived already, with the fingerprints of now.
    Change remaining() const;

private:
    void compareAttributes(const Object* target);
    void note(std::string reason);

    const Change& stored_;
    const Change& fresh_;
    Change remaining_;
    std::string reason_;
    int open_ = 0;  // attributes still to be written
};

}  // namespace hs::sync
