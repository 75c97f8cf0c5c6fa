#include "tests/bench/Expressions.h"

#include <cstdio>

#include "core/expr/Expression.h"
#include "core/sync/DefaultRules.h"
#include "tests/bench/Measured.h"

namespace hs::bench {

namespace {

constexpr int million = 1'000'000;

/// A person of Exchange Online with everything the eight mappings read.
Object person() {
    Object object;
    object.objectClass = ObjectClass::User;
    const std::string hash(48, '\x5a');
    object.set("cloudAnchor", std::string("User_7e07ff8b-5d1c-4319-b608-c371914fbd99"));
    object.set("cloudSOAExchMailbox", Value::boolean(true));
    object.set("cloudLegacyExchangeDN",
               std::string("/o=ExchangeLabs/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn="
                           "0123456789abcdef0123456789abcdef-Ada"));
    object.set("cloudMSExchArchiveStatus", Value::integer(1));
    for (const char* name :
         {"cloudMSExchBlockedSendersHash", "cloudMSExchSafeRecipientsHash", "cloudMSExchSafeSendersHash"})
        object.set(name, Value::binary(hash));
    object.set("cloudMSExchUCVoiceMailSettings", Values{Value::text("ExchangeHostedVoiceMail=1")});
    object.set("cloudMSExchUserHoldPolicies", Values{Value::text("mbx9696959549489dbfb0f2d2f2a2e2c2:1"),
                                                     Value::text("UniH0f7ff8b-5d1c-4319-b608-c371914fbd99")});
    return object;
}

}  // namespace

Result<void> benchExpressions() {
    const Object object = person();
    const expr::Environment environment;
    double all = 0;
    std::printf("one million evaluations of each default writeback mapping, on one core\n");
    const Rule rule = sync::writebackRule();
    for (const Mapping& mapping : rule.mappings) {
        const auto expression = expr::Expression::compile(mapping.expression);
        if (!expression.valid())
            return Error(ErrorCode::Internal, "A default mapping is no expression: " + mapping.expression)
                .attributeNamed(mapping.target.text());
        std::size_t bytes = 0;
        const double seconds = secondsOf([&] {
            for (int i = 0; i < million; ++i)
                for (const Value& value : expression.evaluate(object, environment).values)
                    bytes += value.bytes().size();
        });
        if (bytes == 0)
            return Error(ErrorCode::Internal, "A default mapping gives nothing: " + mapping.expression)
                .attributeNamed(mapping.target.text());
        all += seconds;
        std::printf("  %-34s %8.2f s   %6.0f ns each   %s\n", mapping.target.text().c_str(), seconds,
                    seconds * 1e9 / million, mapping.expression.c_str());
        std::fflush(stdout);
    }
    const double round = all / static_cast<double>(rule.mappings.size());
    std::printf("  %-34s %8.2f s   (aim: under 2 s)   all eight on a million objects: %.2f s\n",
                "one million, going round the eight", round, all);
    return {};
}

}  // namespace hs::bench
