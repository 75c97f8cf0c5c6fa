#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Result.h"
#include "core/graph/CloudAttribute.h"
#include "core/model/AttributeName.h"
#include "core/model/Object.h"

namespace hs::graph {

/// Reads users or contacts out of Graph's JSON without building a document of the page: one pass, straight into
/// hs::Object. One instance serves one thread and one selection; it keeps its buffers from page to page.
///
/// Each attribute that was asked for ends in one of three states: with values; absent (null or an empty collection);
/// or unknown, when Graph left it out of its answer, which happens when it does not know the name for this object.
/// Text becomes Value::text, numbers Value::integer, truth Value::boolean, the hashes (base64) Value::binary, licences
/// the text of their skuId, and records (onPremisesExtensionAttributes) their JSON text.
///
/// Errors: Corrupt for everything that is not what Graph promises, with attribute and user where they are known.
/// Sources: "user resource type", "orgContact resource type", "Paging Microsoft Graph data in your app".
class UserCodec {
public:
    /// `objectClass` is User or Contact. Attributes that a contact does not have are not asked for and stay absent.
    UserCodec(ObjectClass objectClass, std::span<const AttributeName> attributes);
    ~UserCodec();
    UserCodec(UserCodec&&) noexcept;
    UserCodec& operator=(UserCodec&&) noexcept;

    ObjectClass objectClass() const { return objectClass_; }

    /// "id,userPrincipalName,onPremisesImmutableId,…": what has to be asked for, in Graph's spelling where it is known.
    const std::string& select() const { return select_; }

    /// The objects of one page. `nextLink` is called once when the page names a next one, as soon as that is read:
    /// usually before the objects, so that the next download can start first. Its error ends the decoding.
    using LinkSeen = std::function<Result<void>(std::string&& link)>;
    Result<std::vector<Object>> page(std::string&& body, const LinkSeen& nextLink);

    /// One object that stands alone, as GET /users/{id} and POST /users answer.
    Result<Object> single(std::string&& body);

private:
    struct Reading;

    /// One property of the selection.
    struct Field {
        AttributeName name;  ///< as it was asked for
        std::string key;     ///< as Graph spells it
        CloudAttribute::Type type = CloudAttribute::Type::Text;
        bool asked = false;  ///< false for id, name and anchor when only the object's own members need them
    };

    void add(const AttributeName& name, bool asked);

    ObjectClass objectClass_;
    std::vector<Field> fields_;  ///< the first three are id, name and anchor
    std::string select_;
    std::unique_ptr<Reading> reading_;
};

}  // namespace hs::graph
