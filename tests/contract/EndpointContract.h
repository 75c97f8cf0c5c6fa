#pragma once

#include <gtest/gtest.h>

#include <map>

#include "core/base/Encoding.h"
#include "core/model/Dn.h"
#include "tests/contract/EndpointUnderTest.h"

namespace hs::contract {

inline std::string nameOf(const ::testing::TestParamInfo<Factory>& made) { return made.param.name; }

/// The words the suite is written in.
class EndpointContract : public ::testing::TestWithParam<Factory> {
protected:
    EndpointContract() : subject_(GetParam().make()) {
        users_.classes = {ObjectClass::User};
        users_.attributes = {subject_->unique(), "displayName", subject_->writable()};
    }

    Endpoint& endpoint() { return subject_->endpoint(); }
    bool isDirectory() { return endpoint().traits().side == Side::Directory; }

    /// Names compare as their side compares them.
    std::string key(const std::string& name) {
        const auto dn = Dn::parse(name);
        return isDirectory() && dn ? dn->normalized() : foldCase(name);
    }

    std::vector<Object> readAll(const Query& query) {
        std::vector<Object> all;
        const auto read = endpoint().read(query,
                                          [&](std::vector<Object>&& page) -> Result<void> {
                                              for (Object& object : page) all.push_back(std::move(object));
                                              return {};
                                          },
                                          {});
        EXPECT_TRUE(read.ok()) << (read.ok() ? std::string() : read.error().toLine());
        return all;
    }

    Object somebody(std::size_t which = 3) {
        auto found = endpoint().at(users_, subject_->userNames()[which], {});
        EXPECT_TRUE(found.ok()) << (found.ok() ? std::string() : found.error().toLine());
        return found.ok() ? *found : Object();
    }

    Change update(const Object& object, const AttributeName& name, Values after,
                  AttributeChange::Operation operation = AttributeChange::Operation::Replace) {
        Change change;
        change.rule = isDirectory() ? RuleKind::Writeback : RuleKind::Provisioning;
        change.target = {endpoint().traits().side, object.objectClass, object.id, object.name, object.anchor};
        AttributeChange attribute;
        attribute.target = name;
        attribute.operation = operation;
        attribute.before = object.values(name);
        attribute.after = std::move(after);
        if (operation == AttributeChange::Operation::Add) attribute.payload = {attribute.after.back()};
        change.attributes.push_back(std::move(attribute));
        return change;
    }

    std::map<std::size_t, Receipt> apply(const std::vector<Change>& changes) {
        std::map<std::size_t, Receipt> receipts;
        const auto applied = endpoint().apply(changes,
                                              [&](std::size_t index, Receipt&& receipt) -> Result<void> {
                                                  EXPECT_TRUE(receipts.emplace(index, std::move(receipt)).second)
                                                      << "a second receipt for " << index;
                                                  return {};
                                              },
                                              {});
        EXPECT_TRUE(applied.ok()) << (applied.ok() ? std::string() : applied.error().toLine());
        EXPECT_EQ(receipts.size(), changes.size());
        return receipts;
    }

    Values valuesOf(const Object& object, const AttributeName& name) {
        Query query = users_;
        query.attributes = {name};
        const auto found = endpoint().fetch(query, {&object.id, 1}, {});
        EXPECT_TRUE(found.ok());
        return found.ok() && found->size() == 1 ? found->front().values(name) : Values();
    }

    std::unique_ptr<EndpointUnderTest> subject_;
    Query users_;
};

}  // namespace hs::contract
