#pragma once

#include <string>

#include "app/sandbox/directory/SlapdSettings.h"

namespace hs::sandbox {

/// Where a sandbox directory keeps its files.
struct SlapdFiles {
    explicit SlapdFiles(const std::string& directory)
        : configuration(directory + "/slapd.conf"),
          schema(directory + "/schema.conf"),
          rootDse(directory + "/rootdse.ldif"),
          database(directory + "/db"),
          seed(directory + "/seed.ldif"),
          pid(directory + "/slapd.pid"),
          log(directory + "/slapd.log") {}

    std::string configuration, schema, rootDse, database, seed, pid, log;
};

struct SlapdAccounts {
    std::string adminDn, adminPasswordHash;
    std::string serviceDn;
};

/// The text of slapd.conf (slapd.conf(5)): a directory that behaves like a domain controller where it matters to us:
/// no search without paging beyond 1000 entries, delegated write access to eight attributes, longest values enforced.
std::string slapdConfiguration(const SlapdSettings& settings, const DirectorySchema& schema, const SlapdFiles& files,
                               const SlapdAccounts& accounts);

/// The naming contexts Active Directory announces in its root DSE (MS-ADTS 3.1.1.3.2), as LDIF.
std::string rootDse(const std::string& baseDn);

}  // namespace hs::sandbox
