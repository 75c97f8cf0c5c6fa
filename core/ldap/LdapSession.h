#pragma once

#include <memory>
#include <stop_token>
#include <string>

#include "core/base/Log.h"
#include "core/base/Result.h"
#include "core/base/Secret.h"
#include "core/ldap/LdapConnection.h"
#include "core/model/Configuration.h"

namespace hs::ldap {

/// Keeps one connection to a directory and opens another when it is gone: domain controllers close connections that
/// were idle for a quarter of an hour.
class LdapSession {
public:
    LdapSession(DirectorySettings settings, Secret password, Log& log, Patience patience = {});

    /// The connection, opened when there is none that is usable. Held by whoever works with it: a page of
    /// a search may still be on its way on an older one.
    Result<std::shared_ptr<LdapConnection>> connection(std::stop_token stop);

    /// True when the present connection served an earlier call: it may have died unseen since.
    bool isReused() const { return reused_; }

    void drop() { connection_.reset(); }

    const DirectorySettings& settings() const { return settings_; }
    Log& log() { return log_; }

private:
    DirectorySettings settings_;
    Secret password_;
    Log& log_;
    Patience patience_;
    std::shared_ptr<LdapConnection> connection_;
    bool reused_ = false;
};

}  // namespace hs::ldap
