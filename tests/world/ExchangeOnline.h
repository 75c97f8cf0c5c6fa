#pragma once

#include <chrono>
#include <map>
#include <set>
#include <string>

#include "core/base/Clock.h"
#include "tests/world/MemoryEndpoint.h"

namespace hs::world {

/// Plays Exchange Online: some time after a mail object has appeared in the cloud, it fills the object's Exchange
/// attributes. Everything follows from the object's id and name.
class ExchangeOnline {
public:
    ExchangeOnline(MemoryEndpoint& cloud, const Clock& clock) : cloud_(cloud), clock_(clock) {}

    /// Fills what has been seen at the end of this many cycles. The default: 1.
    void fillsAfterCycles(int cycles) { cycles_ = cycles, delay_.reset(); }
    /// Fills what appeared this long ago, whenever somebody looks.
    void fillsAfter(std::chrono::milliseconds delay) { delay_ = delay; }
    void neverFills() { cycles_ = 1 << 30, delay_.reset(); }

    /// These people's mailboxes are on premises: the gate stays closed.
    void onPremises(const std::string& name) { onPremises_.insert(name); }

    void cycleEnded();
    void looked();

    /// What it gives an object.
    static std::string anchor(const Object& object);
    static std::string legacyDn(const Object& object);
    static std::string hash(int entries, const Object& object);

private:
    void fill(Object& object) const;
    static bool isFor(const Object& object) { return object.has("mail") && !object.has("cloudLegacyExchangeDN"); }

    MemoryEndpoint& cloud_;
    const Clock& clock_;
    int cycles_ = 1;
    std::optional<std::chrono::milliseconds> delay_;
    std::map<std::string, int> cyclesSeen_;
    std::map<std::string, UnixMillis> firstSeen_;
    std::set<std::string> onPremises_;
};

}  // namespace hs::world
