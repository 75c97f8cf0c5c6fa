#include <QComboBox>
#include <QPlainTextEdit>

#include "tests/ui/support/PageTest.h"
#include "ui/kit/SidePanel.h"
#include "ui/kit/Table.h"
#include "ui/mapping/ExpressionText.h"
#include "ui/mapping/MappingPage.h"
#include "ui/mapping/MappingViewModel.h"
#include "ui/mapping/TrialViewModel.h"

namespace hs::ui::test {
namespace {

TEST(ExpressionText, MarksWhatIsWrongInItsOwnCharacters) {
    EXPECT_TRUE(marksOf(QStringLiteral("Word([mail], 1, \"@\")")).isEmpty());
    const auto marks = marksOf(QStringLiteral("\"Zoë\" & Wrod([mail], 1, \"@\")"));
    ASSERT_FALSE(marks.isEmpty());
    EXPECT_EQ(marks.first().position, 8);
    EXPECT_EQ(marks.first().length, 4);
    EXPECT_TRUE(marks.first().message.contains(QStringLiteral("Word")));
}

TEST(ExpressionText, TellsTheSignatureAtTheCursor) {
    const QString expression = QStringLiteral("Append(Word([ma(il], 1, \"(\"), \"x\")");
    EXPECT_TRUE(signaturesAt(expression, 0).isEmpty());
    EXPECT_TRUE(signaturesAt(expression, 7).join(QString()).startsWith(QStringLiteral("Append(")));
    EXPECT_TRUE(signaturesAt(expression, 22).join(QString()).startsWith(QStringLiteral("Word(")));
    EXPECT_TRUE(signaturesAt(expression, int(expression.size())).isEmpty());
}

TEST(ExpressionText, FindsTheWordToComplete) {
    EXPECT_EQ(wordBefore(QStringLiteral("Trim([ma"), 8), QStringLiteral("[ma"));
    EXPECT_EQ(wordBefore(QStringLiteral("Trim(Wo"), 7), QStringLiteral("Wo"));
    EXPECT_EQ(wordBefore(QStringLiteral("Trim("), 5), QString());
    const QStringList all = completionsFor({QStringLiteral("mail")});
    EXPECT_TRUE(all.contains(QStringLiteral("Word(")));
    EXPECT_TRUE(all.contains(QStringLiteral("[mail]")));
}

class MappingPageTest : public PageTest {
protected:
    void SetUp() override {
        PageTest::SetUp();
        auto* page = new MappingPage(client_);
        show(page, QSize(1280, 900));
        page->showConfiguration(QString::fromLatin1(sample::configurationName));
        settle();
    }
    int rows() { return find<Table>("mappingTable")->model()->rowCount(); }
    void choose(const char* box, const QString& words) { find<QComboBox>(box)->setCurrentText(words); }
};

TEST_F(MappingPageTest, RefusesATargetThatIsMappedAlready) {
    click("addMapping");
    EXPECT_TRUE(comes([this] { return find<SidePanel>("mappingPanel")->isOpen(); }));
    choose("mappingSource", QStringLiteral("sn"));
    choose("mappingTarget", QStringLiteral("surname"));
    EXPECT_TRUE(labelOf("mappingProblem").contains(QStringLiteral("another mapping already")));
    EXPECT_FALSE(enabled("applyMapping"));
    choose("mappingTarget", QStringLiteral("country"));
    EXPECT_TRUE(enabled("applyMapping"));
}

TEST_F(MappingPageTest, AddsAndSavesAfterAsking) {
    const int before = rows();
    EXPECT_FALSE(enabled("saveSchema"));
    click("addMapping");
    EXPECT_TRUE(comes([this] { return find<SidePanel>("mappingPanel")->isOpen(); }));
    find<QComboBox>("mappingType")->setCurrentIndex(1);
    type("mappingConstant", QStringLiteral("France"));
    choose("mappingTarget", QStringLiteral("country"));
    find<QAbstractButton>("applyMapping")->click();
    EXPECT_EQ(rows(), before + 1);
    EXPECT_EQ(client_.count("updateMappings"), 0);
    QString consequence;
    answer("confirmSaveSchemaButton", &consequence);
    click("saveSchema");
    EXPECT_TRUE(consequence.contains(QStringLiteral("full")));
    EXPECT_EQ(client_.count("updateMappings"), 1);
    ASSERT_TRUE(client_.lastMappings.provisioning.has_value());
    EXPECT_EQ(client_.lastMappings.provisioning->back().expression, "\"France\"");
    EXPECT_TRUE(comes([this] { return !enabled("saveSchema"); }));
}

TEST_F(MappingPageTest, KeepsTheEightOfWritebackTogether) {
    find<QComboBox>("mappingList")->setCurrentIndex(2);
    EXPECT_EQ(rows(), 8);
    EXPECT_FALSE(enabled("addMapping"));
    find<Table>("mappingTable")->selectSourceRow(0);
    EXPECT_TRUE(enabled("editMapping"));
    EXPECT_FALSE(enabled("deleteMapping"));
    click("editMapping");
    EXPECT_TRUE(comes([this] { return find<SidePanel>("mappingPanel")->isOpen(); }));
    EXPECT_FALSE(enabled("mappingTarget"));
    find<QAbstractButton>("mappingEnabled")->click();
    EXPECT_FALSE(enabled("applyMapping"));
    type("mappingOffReason", QStringLiteral("The archive moves later"));
    EXPECT_TRUE(enabled("applyMapping"));
}

TEST_F(MappingPageTest, SaysWhySavingFailed) {
    find<Table>("mappingTable")->selectSourceRow(1);
    answer("confirmDeleteMappingButton");
    click("deleteMapping");
    client_.failing["updateMappings"] = Error(ErrorCode::Conflict, "Someone else changed it.");
    answer("confirmSaveSchemaButton");
    click("saveSchema");
    EXPECT_TRUE(comes([this] { return visible("mappingError"); }));
    EXPECT_TRUE(visible("mappingUnsaved"));
}

TEST(MappingViewModel, KeepsADraftUnlessTheSameRuleWasSavedByOthers) {
    FakeClient client;
    MappingViewModel model(client);
    model.load(QString::fromLatin1(sample::configurationName));
    EXPECT_TRUE(comes([&] { return model.sheet().has_value(); }));
    model.remove(1);
    EXPECT_TRUE(model.isDirty());
    model.refresh();
    QTest::qWait(5);
    EXPECT_TRUE(model.isDirty());
    model.setList(MappingViewModel::List::Writeback);
    EXPECT_FALSE(model.isDirty());
    model.setList(MappingViewModel::List::Users);
    EXPECT_TRUE(model.isDirty());
    client.summaries[0].configuration.mappings.provisioning.emplace();
    model.refresh();
    EXPECT_TRUE(comes([&] { return model.draft().empty(); }));
    EXPECT_FALSE(model.isDirty());
}

TEST(TrialViewModel, SearchesWordsAndTriesDistinguishedNames) {
    FakeClient client;
    TrialViewModel model(client);
    client.hits.resize(2);
    model.tryOn(QStringLiteral("ada"));
    EXPECT_TRUE(comes([&] { return model.hits().size() == 2; }));
    EXPECT_EQ(client.count("tryMapping"), 0);
    client.mappingImpact.samples.push_back({"CN=Ada,DC=contoso,DC=test", "ada", "contoso.test", true, false, {}});
    client.mappingImpact.differing = 1;
    model.tryOn(QStringLiteral("CN=Ada,DC=contoso,DC=test"));
    EXPECT_EQ(client.lastTrial.dn, "CN=Ada,DC=contoso,DC=test");
    EXPECT_TRUE(comes([&] { return model.impact().has_value(); }));
    EXPECT_EQ(model.sentence(), QStringLiteral("1 of 1 would get another value."));
    model.tryTyped(QStringLiteral("mail=ada@contoso.test\nmail=two@contoso.test"));
    ASSERT_TRUE(client.lastTrial.typed.has_value());
    EXPECT_EQ(client.lastTrial.typed->values("mail").size(), 2u);
    model.tryTyped(QStringLiteral("nothing"));
    EXPECT_TRUE(model.error().has_value());
}

}  // namespace
}  // namespace hs::ui::test
