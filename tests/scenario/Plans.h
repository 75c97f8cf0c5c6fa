#pragma once

#include <gtest/gtest.h>

#include "core/sync/PlanApplication.h"
#include "core/sync/Undo.h"
#include "tests/world/World.h"

namespace hs::world {

inline Result<Run> tryApply(World& world, std::int64_t run, bool allow = false, std::stop_token stop = {}) {
    return sync::PlanApplication(world.context()).apply({run, allow, "ada", 0}, stop);
}

inline Result<Run> tryUndo(World& world, std::int64_t run, std::vector<std::int64_t> changes = {},
                           bool preview = false) {
    return sync::Undo(world.context()).undo({run, std::move(changes), preview, "ada", 0}, {});
}

/// A run that must come about; an empty one, and a failed test, when it does not.
inline Run came(Result<Run>&& run) {
    EXPECT_TRUE(run.ok()) << (run.ok() ? std::string() : run.error().toLine());
    return run.ok() ? *std::move(run) : Run();
}

inline Run apply(World& world, std::int64_t run, bool allow = false) { return came(tryApply(world, run, allow)); }
inline Run undo(World& world, std::int64_t run, std::vector<std::int64_t> changes = {}) {
    return came(tryUndo(world, run, std::move(changes)));
}

/// The error of a run that must not come about.
inline Error refused(const Result<Run>& run) {
    EXPECT_FALSE(run.ok());
    return run.ok() ? Error(ErrorCode::Internal, "it was done") : run.error();
}

/// Three people of each class who are in the cloud, and whose Exchange attributes wait to be written back.
inline void readyForWriteback(World& world) {
    world.directory().user("ada").with("mail", "ada@contoso.test").with("department", "Engines");
    world.directory().inetOrgPerson("grace").with("mail", "grace@contoso.test").with("department", "Compilers");
    world.directory().contact("fabrikam").with("mailNickname", "fabrikam");
    world.cycle();
}

inline bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace hs::world
