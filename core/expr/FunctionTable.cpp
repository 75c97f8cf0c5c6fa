#include "core/expr/FunctionTable.h"

#include <algorithm>

#include "core/expr/functions/Families.h"

namespace hs::expr {

namespace {

std::vector<const Function*> functionsByName() {
    std::vector<const Function*> all;
    for (const FunctionFamily& family : functionFamilies())
        for (const Function& function : family.functions) all.push_back(&function);
    std::sort(all.begin(), all.end(), [](const Function* a, const Function* b) { return a->name < b->name; });
    return all;
}

std::string signatureOf(const Function& function, const ParameterList& form) {
    std::string text = std::string(function.name) + "(";
    for (std::size_t i = 0; i < form.size(); ++i) {
        if (i > 0) text += ", ";
        text += form.at(i).name;
        if (form.at(i).presence == Presence::Optional) text += "?";
    }
    if (form.repeats()) text += ", …";
    return text + ")";
}

}  // namespace

std::span<const FunctionFamily> functionFamilies() {
    static const FunctionFamily families[] = {
        {"Cutting and joining text", cuttingFunctions()},
        {"Letter case and spelling", spellingFunctions()},
        {"Replacing text", replacingFunctions()},
        {"Searching text", searchingFunctions()},
        {"Lists", listFunctions()},
        {"Joining values", joiningFunctions()},
        {"Each value of a list", iteratingFunctions()},
        {"Choosing", choosingFunctions()},
        {"Choosing by key", switchingFunctions()},
        {"Tests", testingFunctions()},
        {"Conversion", convertingFunctions()},
        {"Encoding", encodingFunctions()},
        {"Numbers", numberFunctions()},
        {"Random values", randomFunctions()},
        {"Distinguished names", nameFunctions()},
        {"Dates", dateFunctions()},
        {"Dates as text", formattingFunctions()},
    };
    return families;
}

std::span<const Function* const> functions() {
    static const std::vector<const Function*> all = functionsByName();
    return all;
}

const Function* findFunction(std::string_view name) {
    const auto all = functions();
    const auto found =
        std::lower_bound(all.begin(), all.end(), name,
                         [](const Function* function, std::string_view wanted) { return function->name < wanted; });
    return found != all.end() && (*found)->name == name ? *found : nullptr;
}

std::vector<std::string> signaturesOf(const Function& function) {
    std::vector<std::string> signatures;
    for (const ParameterList& form : function.allForms()) signatures.push_back(signatureOf(function, form));
    return signatures;
}

std::span<const std::string_view> unavailableFunctions() {
    static constexpr std::string_view names[] = {"AppRoleAssignments",
                                                 "AppRoleAssignmentsComplex",
                                                 "SingleAppRoleAssignment",
                                                 "DefaultDomain",
                                                 "ImportedValue",
                                                 "IsCert",
                                                 "CertExtensionOids",
                                                 "CertFormat",
                                                 "CertFriendlyName",
                                                 "CertHashString",
                                                 "CertIssuer",
                                                 "CertIssuerDN",
                                                 "CertIssuerOid",
                                                 "CertKeyAlgorithm",
                                                 "CertKeyAlgorithmParams",
                                                 "CertNameInfo",
                                                 "CertNotAfter",
                                                 "CertNotBefore",
                                                 "CertPublicKeyOid",
                                                 "CertPublicKeyParametersOid",
                                                 "CertSerialNumber",
                                                 "CertSignatureAlgorithmOid",
                                                 "CertSubject",
                                                 "CertSubjectNameDN",
                                                 "CertSubjectNameOid",
                                                 "CertThumbprint",
                                                 "CertVersion"};
    return names;
}

std::span<const std::string_view> optionWords() {
    static constexpr std::string_view words[] = {"vbBinaryCompare", "vbTextCompare",   "UTF8", "Unicode", "ASCII",
                                                 "CaseSensitive",   "CaseInsensitive", "DC"};
    return words;
}

std::span<const std::string_view> constantNames() {
    static constexpr std::string_view names[] = {"True", "False", "NULL", "CRLF", "IgnoreThisFlow"};
    return names;
}

}  // namespace hs::expr
