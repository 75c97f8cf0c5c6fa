#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "app/sandbox/Sandbox.h"
#include "core/wiring/Assembly.h"

namespace hs::survival {

/// A directory and a tenant that are real servers, and the product between them, for tests that look at what is left
/// after something went wrong. Exchange Online answers at once; writeback is on.
class LivingWorld : public ::testing::Test {
protected:
    /// Call it first. `users` people of all classes; `store` is where the product keeps its own (empty = its own file).
    void begin(int users, const std::string& store = {});

    sandbox::Sandbox& servers() { return *sandbox_; }
    service::Client& client() { return assembly_->client(); }
    service::Engine& engine() { return assembly_->engine(); }
    Store& store() { return engine().ports().store; }
    const std::string& name() const { return sandbox_->state().configuration; }
    /// As the directory's administrator.
    Endpoint& admin() { return *admin_; }
    Endpoint& cloud() { return *cloud_; }

    hs::Run cycle(bool full, bool preview = false);
    /// Clean cycles until one plans nothing; how many that took, 99 when it never was quiet.
    int cyclesUntilQuiet();

    std::vector<Object> everything(EndpointReader& side, const Query& query);
    /// Everything the directory holds, operational attributes too, as LDIF.
    std::string directoryDump();
    /// Everything of the tenant's objects that rules read or write, a line a value.
    std::string cloudDump();
    /// The same two without what differs between equal runs (times, change sequence numbers, random passwords).
    std::string endState();

    /// As the directory's administrator: replaces an attribute of an object.
    void setInDirectory(const Object& object, const AttributeName& attribute, const std::string& text);

    SystemClock clock_;
    NullLog log_;

private:
    void open();
    void moveStoreTo(const std::string& location);

    std::unique_ptr<sandbox::Sandbox> sandbox_;
    std::unique_ptr<wiring::Assembly> assembly_;
    std::unique_ptr<Endpoint> admin_, cloud_;
};

}  // namespace hs::survival
