// Any bytes as a configuration document: what is taken comes back from its own export, and holds no secret.
#include <QJsonDocument>

#include "core/model/ConfigurationDiff.h"
#include "core/model/ConfigurationDocument.h"
#include "tests/fuzz/Require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace hs;
    const auto configuration = configurationFromDocument(std::string_view(reinterpret_cast<const char*>(bytes), size));
    if (!configuration.ok()) {
        fuzz::require(!configuration.error().message.empty() && !configuration.error().nextStep.empty(),
                      "an error says what to do");
        return 0;
    }
    const std::string text = QJsonDocument(documentOf(*configuration)).toJson().toStdString();
    const auto again = configurationFromDocument(text);
    fuzz::require(again.ok() && *again == *configuration, "a configuration survives its document");
    fuzz::require(differences(*configuration, *again).empty(), "what is equal has no differences");
    fuzz::require(
        (*configuration == Configuration()) == (differences({}, *configuration).empty() && configuration->version == 0),
        "what differs has a difference");
    return 0;
}
