#include <QComboBox>
#include <QPlainTextEdit>
#include <QTableView>

#include "tests/ui/support/ConsoleOnServers.h"
#include "ui/kit/SidePanel.h"
#include "ui/kit/Table.h"
#include "ui/mapping/ExpressionEditor.h"
#include "ui/mapping/MappingPage.h"

// Somebody who has never seen the language strips a domain: the real page, the real engine, real servers.
namespace hs::ui::test {

namespace {

class MappingJourney : public ConsoleOnServers {
protected:
    void begin() {
        sandbox::SandboxOptions options;
        options.users = 20;
        options.exchangeDelaySeconds = 0;
        ASSERT_NO_FATAL_FAILURE(startServers(options));
        sandbox::SeedSettings seed;
        seed.users = options.users;
        ada_ = sandbox::generatePeople(seed).front();
        auto* page = new MappingPage(assembly_->client());
        show(page, QSize(1280, 900));
        page->showConfiguration(QString::fromStdString(sandbox_->state().configuration));
        EXPECT_TRUE(comes([this] { return table()->model()->rowCount() > 10; }, patient));
    }
    Table* table() const { return find<Table>("mappingTable"); }
    void openMapping(const QString& target) {
        type("mappingFilter", target);
        EXPECT_TRUE(comes([this] { return table()->model()->rowCount() == 1; }));
        table()->setFocus();
        table()->setCurrentIndex(table()->model()->index(0, 0));
        QTest::keyClick(table(), Qt::Key_Return);
        EXPECT_TRUE(comes([this] { return find<SidePanel>("mappingPanel")->isOpen(); }));
    }

    sandbox::Person ada_;
};

TEST_F(MappingJourney, StripsADomainTriesItSeesWhoWouldChangeAndSaves) {
    begin();
    openMapping(QStringLiteral("mailNickname"));
    auto* editor = find<ExpressionEditor>("mappingExpression");
    editor->selectAll();
    QTest::keyClicks(editor, QStringLiteral("Wrod([mail], 2, \"@\")"));
    EXPECT_TRUE(comes([this] { return labelOf("expressionIssue").contains(QStringLiteral("Word")); }));
    EXPECT_FALSE(enabled("tryMapping"));
    editor->setExpression(QStringLiteral("Word( [mail],2,(\"@\"))"));
    click("formatExpression");
    EXPECT_EQ(editor->expression(), QStringLiteral("Word([mail], 2, \"@\")"));
    EXPECT_TRUE(comes([this] { return enabled("tryMapping"); }));

    type("tryObject", QString::fromStdString(ada_.dn));
    QTest::keyClick(find("tryObject"), Qt::Key_Return);
    EXPECT_TRUE(comes([this] { return visible("tryTrace"); }, patient));
    EXPECT_TRUE(labelOf("tryTrace").contains(QStringLiteral("[mail]")));
    const auto* impact = find<Table>("impactTable");
    EXPECT_EQ(impact->model()->rowCount(), 1);
    EXPECT_TRUE(impact->model()->index(0, 2).data().toString().contains(QLatin1Char('.')));

    find<QAbstractButton>("trySample")->click();
    EXPECT_TRUE(comes([this, impact] { return impact->model()->rowCount() > 5; }, patient));
    EXPECT_TRUE(labelOf("trySentence").contains(QStringLiteral("would get another value")));

    click("applyMapping");
    EXPECT_TRUE(comes([this] { return enabled("saveSchema") && visible("mappingUnsaved"); }));
    answer("confirmSaveSchemaButton");
    click("saveSchema");
    EXPECT_TRUE(comes([this] { return !visible("mappingUnsaved"); }, patient));
    const auto saved = assembly_->engine().mappings().sheet(sandbox_->state().configuration);
    ASSERT_TRUE(saved.ok()) << saved.error().toLine();
    EXPECT_TRUE(saved->provisioning.edited);
}

TEST_F(MappingJourney, AnExampleOfAFunctionRuns) {
    begin();
    openMapping(QStringLiteral("mailNickname"));
    find<QComboBox>("functionList")->setCurrentText(QStringLiteral("Word"));
    click("useExample");
    EXPECT_TRUE(find<ExpressionEditor>("mappingExpression")->expression().startsWith(QStringLiteral("Word(")));
    find<QPlainTextEdit>("tryValues")->setPlainText(QStringLiteral("mail=ada@contoso.test"));
    EXPECT_TRUE(comes([this] { return enabled("tryMapping"); }));
    find<QAbstractButton>("tryTyped")->click();
    EXPECT_TRUE(comes([this] { return visible("tryTrace"); }, patient));
    EXPECT_TRUE(labelOf("tryTrace").contains(QStringLiteral("Word("))) << labelOf("tryTrace").toStdString();
}

}  // namespace
}  // namespace hs::ui::test
