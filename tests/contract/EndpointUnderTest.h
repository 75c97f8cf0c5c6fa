#pragma once

#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "core/ports/Endpoint.h"

namespace hs::contract {

/// One implementation of Endpoint with people in it, as the contract suite sees it.
class EndpointUnderTest {
public:
    virtual ~EndpointUnderTest() = default;

    virtual Endpoint& endpoint() = 0;

    /// Object::name of every user there is, at least ten.
    virtual std::vector<std::string> userNames() const = 0;

    /// A name no object has.
    virtual std::string strangersName() const = 0;

    /// A single-valued text attribute this endpoint may write, e.g. "department".
    virtual AttributeName writable() const = 0;

    /// An attribute whose value is another one for each user.
    virtual AttributeName unique() const = 0;

    // Somebody else at work on the same side, past the endpoint.

    /// Sets `writable` of an object.
    virtual void setElsewhere(const std::string& name, const std::string& value) = 0;
    /// New users of these short names, all at once; returns Object::name of each.
    virtual std::vector<std::string> addElsewhere(const std::vector<std::string>& shortNames) = 0;
    virtual void removeElsewhere(const std::string& name) = 0;
    /// Out of OU=People, or to another user principal name.
    virtual void moveElsewhere(const std::string& name) = 0;
    /// A unit of the directory, and a group of these members; return their names. Of directories alone.
    virtual std::string addUnitElsewhere(const std::string&) { return {}; }
    virtual std::string addGroupElsewhere(const std::string&, const std::vector<std::string>&) { return {}; }
};

/// How to make one. The name is the suffix of the tests.
struct Factory {
    const char* name;
    std::function<std::unique_ptr<EndpointUnderTest>()> make;
};

inline void PrintTo(const Factory& factory, std::ostream* out) { *out << factory.name; }

/// Ten users "user1" … of a memory endpoint.
std::unique_ptr<EndpointUnderTest> memoryDirectory();
std::unique_ptr<EndpointUnderTest> memoryCloud();

/// A real slapd with the sandbox's people, over LDAP, as the service account.
std::unique_ptr<EndpointUnderTest> slapd();

/// The tenant emulator over HTTPS, signed in to as an application.
std::unique_ptr<EndpointUnderTest> tenant();

}  // namespace hs::contract
