#include "app/sandbox/tenant/FaultSwitches.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <utility>

namespace hs::sandbox {

namespace {

using Kind = TenantFault::Kind;

constexpr std::array<std::pair<std::string_view, Kind>, 8> kinds{{{"status", Kind::Status},
                                                                  {"cut", Kind::Cut},
                                                                  {"cutAfter", Kind::CutAfter},
                                                                  {"half", Kind::Half},
                                                                  {"silence", Kind::Silence},
                                                                  {"truncate", Kind::Truncate},
                                                                  {"wrongJson", Kind::WrongJson},
                                                                  {"delay", Kind::Delay}}};

constexpr std::chrono::milliseconds longSilence = std::chrono::hours(1);

bool applies(const TenantFault& fault, const std::string& method, const std::string& path) {
    return fault.times > 0 && (fault.method.empty() || fault.method == method) &&
           (fault.pathContains.empty() || path.find(fault.pathContains) != std::string::npos);
}

}  // namespace

void FaultSwitches::add(TenantFault fault) {
    const std::lock_guard lock(mutex_);
    std::mt19937_64 dice(fault.seed);
    switches_.push_back({std::move(fault), dice});
}

void FaultSwitches::clear() {
    const std::lock_guard lock(mutex_);
    switches_.clear();
}

std::optional<TenantFault> FaultSwitches::take(const std::string& method, const std::string& path) {
    return take(method, path, false);
}

std::optional<TenantFault> FaultSwitches::takeNamed(const std::string& method, const std::string& path) {
    return take(method, path, true);
}

std::optional<TenantFault> FaultSwitches::take(const std::string& method, const std::string& path, bool onlyNamed) {
    const std::lock_guard lock(mutex_);
    for (auto& [fault, dice] : switches_) {
        if (!applies(fault, method, path) || (onlyNamed && fault.pathContains.empty())) continue;
        if (fault.afterRequests > 0) {
            --fault.afterRequests;
            continue;
        }
        if (fault.probability < 1 && std::generate_canonical<double, 53>(dice) >= fault.probability) continue;
        --fault.times;
        return fault;
    }
    return std::nullopt;
}

void FaultSwitches::countRequest(const std::string& method, const std::string& path) {
    const std::lock_guard lock(mutex_);
    ++requests_[method + ' ' + path];
}

std::map<std::string, std::uint64_t> FaultSwitches::requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
}

std::uint64_t FaultSwitches::requestCount() const {
    std::uint64_t total = 0;
    for (const auto& [request, times] : requests()) total += times;
    return total;
}

Result<TenantFault> FaultSwitches::fromJson(const std::string& body) {
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(body)).object();
    const std::string name = object.value(QLatin1String("kind")).toString().toStdString();
    const auto found =
        std::find_if(kinds.begin(), kinds.end(), [&name](const auto& kind) { return kind.first == name; });
    if (found == kinds.end()) return Error(ErrorCode::InvalidInput, "There is no fault of the kind '" + name + "'.");
    const auto number = [&object](QLatin1String key, int otherwise) { return object.value(key).toInt(otherwise); };
    TenantFault fault;
    fault.kind = found->second;
    fault.times = number(QLatin1String("times"), fault.times);
    fault.status = number(QLatin1String("status"), fault.status);
    fault.retryAfterSeconds = number(QLatin1String("retryAfter"), fault.retryAfterSeconds);
    fault.delay = std::chrono::milliseconds(number(QLatin1String("delayMs"), 0));
    fault.afterRequests = number(QLatin1String("afterRequests"), 0);
    fault.probability = object.value(QLatin1String("probability")).toDouble(1);
    fault.seed = static_cast<std::uint64_t>(number(QLatin1String("seed"), 1));
    fault.method = object.value(QLatin1String("method")).toString().toStdString();
    fault.pathContains = object.value(QLatin1String("pathContains")).toString().toStdString();
    return fault;
}

bool letsThrough(TenantFault::Kind kind) { return kind != Kind::Status && kind != Kind::Cut && kind != Kind::Silence; }

void spoil(net::ServerResponse& response, const TenantFault& fault) {
    switch (fault.kind) {
        case Kind::Truncate: response.body.resize(response.body.size() / 2); break;
        case Kind::WrongJson: response.body = R"({"value":"unexpected","error":[]})"; break;
        case Kind::Half: response.abortHalfway = true; break;
        case Kind::Cut:
        case Kind::CutAfter: response.abort = true; break;
        case Kind::Silence:
            response.delay = fault.delay.count() > 0 ? fault.delay : longSilence;
            response.abort = true;
            break;
        case Kind::Delay: response.delay += fault.delay; break;
        case Kind::Status: break;  // worded by whoever answers
    }
}

}  // namespace hs::sandbox
