#include "core/sync/PairPlanner.h"

#include "core/sync/Fingerprint.h"

namespace hs::sync {

PairPlanner::PairPlanner(const Rulebook& rules, const SchemaCheck& schema, const expr::Environment& environment)
    : rules_(rules), provisioning_(rules.provisioning(), nullptr, environment) {
    if (rules.writeback()) writeback_.emplace(*rules.writeback(), &schema, environment);
}

PairPlanner::Plan PairPlanner::plan(const Object& directory, const Object* cloud) const {
    Plan plan;
    plan.provisioning = provisioning_.plan(directory, cloud, directory.objectClass);
    if (cloud && writeback_) plan.writeback = writeback_->plan(*cloud, &directory, directory.objectClass);
    if (plan.writeback && !Plan::matters(*plan.writeback)) plan.writeback.reset();

    Object cloudAfter = cloud ? *cloud : Object();
    if (plan.provisioning.writes()) cloudAfter = afterChange(cloudAfter, plan.provisioning);
    plan.directoryPrint = rules_.directoryPrint(directory);
    plan.cloudPrint = rules_.cloudPrint(cloudAfter);
    // While the second half is not written, the pair must not look settled.
    plan.provisioning.directoryPrintAfter = plan.writeback ? 0 : plan.directoryPrint;
    plan.provisioning.cloudPrintAfter = plan.cloudPrint;
    if (plan.writeback) {
        const bool halfFailed = plan.provisioning.state == Change::State::Failed;
        plan.writeback->directoryPrintAfter =
            halfFailed ? 0 : rules_.directoryPrint(afterChange(directory, *plan.writeback));
        plan.writeback->cloudPrintAfter = plan.cloudPrint;
    }
    return plan;
}

}  // namespace hs::sync
