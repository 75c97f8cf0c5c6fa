#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/model/Job.h"
#include "core/store/Connection.h"

namespace hs {

/// The objects that failed and wait for their next try, as Store describes them.
class EscrowTable {
public:
    explicit EscrowTable(Connection& connection) : connection_(connection) {}

    Result<std::vector<Escrow>> all(const std::string& configuration);
    Result<void> save(const std::string& configuration, std::span<const Escrow> escrows);
    Result<void> remove(const std::string& configuration, std::span<const std::string> anchors);

private:
    Connection& connection_;
};

}  // namespace hs
