// Any bytes as what the tenant answers: a page, a user, the answers of a batch.
#include "core/graph/BatchWire.h"
#include "core/graph/UserCodec.h"
#include "tests/fuzz/Require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace hs;
    const std::string body(reinterpret_cast<const char*>(bytes), size);
    static const std::vector<AttributeName> attributes{
        AttributeName("displayName"),      AttributeName("accountEnabled"),
        AttributeName("businessPhones"),   AttributeName("cloudAnchor"),
        AttributeName("assignedLicenses"), AttributeName("onPremisesExtensionAttributes"),
        AttributeName("proxyAddresses"),   AttributeName("cloudMSExchSafeSendersHash")};
    graph::UserCodec codec(ObjectClass::User, attributes);
    int links = 0;
    const auto page = codec.page(std::string(body), [&links](std::string&&) -> Result<void> {
        ++links;
        return {};
    });
    fuzz::require(links <= 1, "one next link a page");
    fuzz::require(page.ok() || !page.error().message.empty(), "an error has its message");
    const auto one = codec.single(std::string(body));
    fuzz::require(one.ok() || !one.error().message.empty(), "an error has its message");
    const auto answers = graph::batchAnswers(std::string(body), 3);
    if (answers.ok())
        for (const auto& answer : *answers) fuzz::require(answer.position < 3, "an answer is to one of the requests");
    return 0;
}
