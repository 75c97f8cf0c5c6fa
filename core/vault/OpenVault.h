#pragma once

#include <memory>
#include <string>

#include "core/ports/SecretVault.h"

namespace hs {

/// The vault of a program: the desktop's keychain where one is preferred (the console) and answers, else files in
/// `directory`. Nothing is touched before the first call. Make one in a process and keep it (see QtKeychain).
std::unique_ptr<SecretVault> openVault(const std::string& directory, bool preferKeychain);

}  // namespace hs
