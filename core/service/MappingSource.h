#pragma once

#include "core/service/Commands.h"
#include "core/service/EnginePorts.h"

namespace hs::service {

/// Reads the objects a mapping is tried on: one that was named, values typed by hand, or the first of those in scope.
class MappingSource {
public:
    MappingSource(EnginePorts& ports, const Configuration& configuration, std::vector<AttributeName> attributes)
        : ports_(ports), configuration_(configuration), attributes_(std::move(attributes)) {}

    /// Errors: NotFound (the object; in writeback also its half in the cloud), and those of reading a side.
    Result<std::vector<Object>> read(const MappingTrial& trial, std::stop_token stop) const;

private:
    Result<std::vector<Object>> one(const MappingTrial& trial, std::stop_token stop) const;
    Result<std::vector<Object>> fromDirectory(const MappingTrial& trial, std::stop_token stop) const;
    Result<std::vector<Object>> fromCloud(const MappingTrial& trial, std::stop_token stop) const;

    EnginePorts& ports_;
    const Configuration& configuration_;
    std::vector<AttributeName> attributes_;
};

}  // namespace hs::service
