#include "core/ldap/LdapSession.h"

#include <utility>

namespace hs::ldap {

LdapSession::LdapSession(DirectorySettings settings, Secret password, Log& log, Patience patience)
    : settings_(std::move(settings)), password_(std::move(password)), log_(log), patience_(patience) {}

Result<std::shared_ptr<LdapConnection>> LdapSession::connection(std::stop_token stop) {
    reused_ = connection_ != nullptr;
    if (connection_ && connection_->usable()) return connection_;
    if (connection_) log_.info("The directory closed the connection; connecting again.", {{"server", settings_.url}});
    connection_.reset();
    reused_ = false;
    HS_ASSIGN(connection_, LdapConnection::open(settings_, password_, stop, patience_));
    return connection_;
}

}  // namespace hs::ldap
