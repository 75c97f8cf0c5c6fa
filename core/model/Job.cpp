#include "core/model/Job.h"

namespace hs {

std::string_view toString(Quarantine::Reason reason) {
    switch (reason) {
        case Quarantine::Reason::None: return "None";
        case Quarantine::Reason::EncounteredBaseEscrowThreshold: return "EncounteredBaseEscrowThreshold";
        case Quarantine::Reason::EncounteredTotalEscrowThreshold: return "EncounteredTotalEscrowThreshold";
        case Quarantine::Reason::EncounteredEscrowProportionThreshold: return "EncounteredEscrowProportionThreshold";
        case Quarantine::Reason::EncounteredQuarantineException: return "EncounteredQuarantineException";
        case Quarantine::Reason::TooManyDeletes: return "TooManyDeletes";
    }
    return "None";
}

std::optional<Quarantine::Reason> quarantineReasonFrom(std::string_view name) {
    using Reason = Quarantine::Reason;
    for (const auto reason :
         {Reason::None, Reason::EncounteredBaseEscrowThreshold, Reason::EncounteredTotalEscrowThreshold,
          Reason::EncounteredEscrowProportionThreshold, Reason::EncounteredQuarantineException, Reason::TooManyDeletes})
        if (toString(reason) == name) return reason;
    return std::nullopt;
}

}  // namespace hs
