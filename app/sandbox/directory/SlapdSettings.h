#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/sandbox/Person.h"
#include "app/sandbox/directory/DirectorySchema.h"

namespace hs::sandbox {

/// A fault that one entry shows whenever an operation touches it (slapo-retcode).
struct EntryFault {
    std::string dn;
    int resultCode = 0;                ///< what the server answers, e.g. 51 busy
    std::string operation = "modify";  ///< "modify", "search", …
    int sleepSeconds = 0;              ///< how long it takes over the answer
};

/// What kind of directory to start.
struct SlapdSettings {
    std::string directory;       ///< an own directory; configuration, database and log live in it. Made when missing
    std::vector<Person> people;  ///< who is in it
    std::string baseDn = "DC=contoso,DC=test";

    bool exchangeSchema = true;         ///< false: a forest without Exchange's schema extension
    std::vector<SchemaGap> schemaGaps;  ///< e.g. {"msExchArchiveStatus", "inetOrgPerson"}

    std::string caFile, certificateFile, keyFile;  ///< PEM; without a certificate there is neither StartTLS nor ldaps

    /// Every write reaches the disk before it is answered. Without it about four times as many writes a second, and a
    /// power failure (not a crash of slapd) may lose the last of them.
    bool durable = true;

    std::vector<std::string> deniedAttributes;  ///< of the eight: those the service account may not write
    bool protectAdminAccounts =
        false;  ///< accounts with adminCount=1 refuse the service account, as AdminSDHolder has it
    std::vector<EntryFault> faults;
    std::string extraLdif;  ///< further entries, after the people

    std::uint16_t ldapPort = 0, ldapsPort = 0;  ///< 0: any free port
};

}  // namespace hs::sandbox
