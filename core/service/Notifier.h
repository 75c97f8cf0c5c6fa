#pragma once

#include <stop_token>

#include "core/model/Run.h"
#include "core/service/EnginePorts.h"

namespace hs::service {

/// Tells the notification e-mail of a configuration what needs a person (portal.md section 9): one message when a job
/// enters quarantine and again only when the reason changes, one when a guard stopped a run, one when a job was
/// disabled because its quarantine went on too long. A message that cannot be sent is a line in the log.
class Notifier {
public:
    explicit Notifier(EnginePorts& ports) : ports_(ports) {}

    /// Looks at the job after a run. `before` is the configuration the run began with.
    Result<void> afterRun(const Configuration& before, const Run& run, std::stop_token stop);

private:
    /// True when it is on its way, or when nobody wants it.
    bool send(const Configuration& configuration, const std::string& subject, const std::string& text,
              std::stop_token stop);

    EnginePorts& ports_;
};

}  // namespace hs::service
