#pragma once

#include <optional>
#include <string>

#include "core/model/Schema.h"
#include "core/store/Connection.h"

namespace hs {

/// The cached schemas, as Store describes them.
class SchemaTable {
public:
    explicit SchemaTable(Connection& connection) : connection_(connection) {}

    Result<void> save(const std::string& configuration, const Schema& schema);
    Result<std::optional<Schema>> one(const std::string& configuration);
    Result<void> drop(const std::string& configuration);

private:
    Connection& connection_;
};

}  // namespace hs
