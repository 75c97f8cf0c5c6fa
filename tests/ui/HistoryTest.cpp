#include <QItemSelectionModel>

#include "tests/ui/support/PageTest.h"
#include "ui/kit/SidePanel.h"
#include "ui/kit/Table.h"
#include "ui/properties/PropertiesPage.h"
#include "ui/properties/PropertiesViewModel.h"

namespace hs::ui::test {

namespace {

class History : public PageTest {
protected:
    void open() {
        for (int version = 1; version <= 3; ++version) {
            ConfigurationVersion one;
            one.configuration.version = version;
            one.configuration.intervalSeconds = 100 * version;
            one.savedAt = version == 1 ? 0 : 1'795'568'523'004;
            one.note = version == 2 ? SaveNote{"ada@contoso.test", "Settings changed"} : SaveNote{};
            client_.history.insert(client_.history.begin(), one);
        }
        auto* page = new PropertiesPage(client_, clock_);
        show(page);
        page->showConfiguration(QString::fromLatin1(sample::configurationName));
        EXPECT_TRUE(comes([this, page] { return enabled("editBasics") && !page->viewModel().isCheckingSchema(); }));
        click("showHistory");
        QTest::qWait(200);  // the slide
        EXPECT_TRUE(comes([this] { return rows("historyVersions") == 3; }));
    }
    int rows(const char* table) { return find<Table>(table)->model()->rowCount(); }
    QString cell(const char* table, int row, int column) {
        return find<Table>(table)->model()->index(row, column).data().toString();
    }
    void select(std::initializer_list<int> rows) {
        auto* table = find<Table>("historyVersions");
        table->clearSelection();
        for (const int row : rows)
            table->selectionModel()->select(table->model()->index(row, 0),
                                            QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
};

}  // namespace

TEST_F(History, ListsVersionsWithWhoAndWhat) {
    open();
    EXPECT_EQ(cell("historyVersions", 0, 0), QStringLiteral("3"));
    EXPECT_EQ(cell("historyVersions", 0, 3), QStringLiteral("intervalSeconds"));
    EXPECT_EQ(cell("historyVersions", 1, 2), QStringLiteral("ada@contoso.test"));
    EXPECT_EQ(cell("historyVersions", 1, 3), QStringLiteral("Settings changed"));
    EXPECT_EQ(cell("historyVersions", 2, 1), QStringLiteral("Before there was a history"));
    EXPECT_FALSE(enabled("restoreVersion"));
}

TEST_F(History, ComparesOneWithWhatIsStored) {
    open();
    select({2});
    ASSERT_TRUE(comes([this] { return rows("historyChanges") == 1; }));
    EXPECT_EQ(cell("historyChanges", 0, 0), QStringLiteral("intervalSeconds"));
    EXPECT_EQ(cell("historyChanges", 0, 1), QStringLiteral("100"));
    EXPECT_EQ(cell("historyChanges", 0, 2), QStringLiteral("300"));
    EXPECT_EQ(labelOf("historyComparison"), QStringLiteral("What changed from version 1 to 3:"));
    EXPECT_TRUE(enabled("restoreVersion"));
}

TEST_F(History, ComparesTwoTheOlderOneFirst) {
    open();
    select({1, 2});
    ASSERT_TRUE(comes([this] { return rows("historyChanges") == 1; }));
    EXPECT_EQ(cell("historyChanges", 0, 2), QStringLiteral("200"));
    EXPECT_FALSE(enabled("restoreVersion"));
}

TEST_F(History, RestoresOnceItIsConfirmed) {
    open();
    select({2});
    ASSERT_TRUE(comes([this] { return rows("historyChanges") == 1; }));
    QString said;
    answer("confirmRestoreButton", &said);
    click("restoreVersion");
    EXPECT_TRUE(comes([this] { return rows("historyVersions") == 4; }));
    EXPECT_EQ(client_.history.front().configuration.intervalSeconds, 100);
    EXPECT_TRUE(said.contains(QStringLiteral("Passwords")));
}

TEST_F(History, ChangesNothingWhenItIsCancelled) {
    open();
    select({2});
    ASSERT_TRUE(comes([this] { return enabled("restoreVersion") && rows("historyChanges") == 1; }));
    answer("confirmRestoreCancel");
    click("restoreVersion");
    settle();
    EXPECT_EQ(client_.history.size(), 3u);
}

TEST_F(History, ShowsWhyARestoreWasRefused) {
    open();
    client_.failing["restoreConfiguration"] = Error(ErrorCode::Conflict, "Someone else changed it.");
    select({2});
    ASSERT_TRUE(comes([this] { return rows("historyChanges") == 1; }));
    answer("confirmRestoreButton");
    click("restoreVersion");
    EXPECT_TRUE(comes([this] { return visible("historyError"); }));
    EXPECT_EQ(client_.history.size(), 3u);
}

}  // namespace hs::ui::test
