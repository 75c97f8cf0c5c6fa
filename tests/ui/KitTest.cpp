#include <QClipboard>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPlainTextEdit>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include "tests/ui/support/PageTest.h"
#include "ui/kit/AttributeTable.h"
#include "ui/kit/BusyLine.h"
#include "ui/kit/Button.h"
#include "ui/kit/ErrorView.h"
#include "ui/kit/Icon.h"
#include "ui/kit/SidePanel.h"
#include "ui/kit/StatusLabel.h"
#include "ui/kit/StepList.h"
#include "ui/kit/Table.h"
#include "ui/kit/TableExport.h"
#include "ui/kit/TableRoles.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Toast.h"
#include "ui/kit/ValueView.h"
#include "ui/kit/Words.h"

namespace hs::ui::test {

namespace {

class Kit : public PageTest {};

std::unique_ptr<QStandardItemModel> twoRows() {
    auto model = std::make_unique<QStandardItemModel>(2, 2);
    model->setHorizontalHeaderLabels({QStringLiteral("Name"), QStringLiteral("Value")});
    model->setData(model->index(0, 0), QStringLiteral("proxyAddresses"));
    model->setData(model->index(0, 1), QStringLiteral("3 values"));
    model->setData(model->index(0, 1), QStringLiteral("one\ntwo \"quoted\"\nthree"), ExportRole);
    model->setData(model->index(1, 0), QStringLiteral("=SUM(A1)"));
    model->setData(model->index(1, 1), QStringLiteral("x"));
    return model;
}

double contrast(const QColor& a, const QColor& b) {
    const auto luminance = [](const QColor& c) {
        const auto part = [](double v) { return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
        return 0.2126 * part(c.redF()) + 0.7152 * part(c.greenF()) + 0.0722 * part(c.blueF());
    };
    const double high = std::max(luminance(a), luminance(b)), low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

}  // namespace

TEST(WordsOfTime, CountFromSecondsToDays) {
    const UnixMillis now = sample::now();
    EXPECT_EQ(ago(0, now), QStringLiteral("never"));
    EXPECT_EQ(ago(now - 2'000, now), QStringLiteral("just now"));
    EXPECT_EQ(ago(now - 42'000, now), QStringLiteral("42 s ago"));
    EXPECT_EQ(ago(now - 150'000, now), QStringLiteral("2 min ago"));
    EXPECT_EQ(ago(now - 3 * 3'600'000, now), QStringLiteral("3 h ago"));
    EXPECT_EQ(ago(now - 50 * 3'600'000LL, now), QStringLiteral("2 days ago"));
    EXPECT_EQ(until(now + 90'000, now), QStringLiteral("in 1 min"));
    EXPECT_EQ(until(now - 1, now), QStringLiteral("now"));
}

TEST(WordsOfDuration, UseTheUnitThatFits) {
    EXPECT_EQ(duration(12), QStringLiteral("12 ms"));
    EXPECT_EQ(duration(1'720), QStringLiteral("1.7 s"));
    EXPECT_EQ(duration(125'000), QStringLiteral("2 min 5 s"));
}

TEST(WordsOfErrors, AlwaysSayWhatToDoNext) {
    for (int code = 0; code <= int(ErrorCode::Cancelled); ++code) {
        const ErrorWords said = words(Error(static_cast<ErrorCode>(code), "It failed."));
        EXPECT_FALSE(said.headline.isEmpty()) << code;
        EXPECT_FALSE(said.nextStep.isEmpty()) << code;
    }
}

TEST(WordsOfErrors, PreferTheEnginesOwnNextStep) {
    EXPECT_EQ(words(Error(ErrorCode::Denied, "No.").next("Grant it.")).nextStep, QStringLiteral("Grant it."));
}

TEST(Tokens, KeepTextReadableInBothThemes) {
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        applyTheme(*qApp, choice);
        const Tokens& t = tokens();
        for (const QColor& ground : {t.canvas, t.surface, t.raised}) {
            EXPECT_GE(contrast(t.text, ground), 4.5);
            EXPECT_GE(contrast(t.subtle, ground), 4.5);
        }
        EXPECT_GE(contrast(t.onAccent, t.accent), 4.5);
        EXPECT_GE(contrast(t.text, t.selected), 4.5);
    }
    applyTheme(*qApp, ThemeChoice::Light);
}

TEST(Tokens, AreRememberedByName) {
    for (const ThemeChoice choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark})
        EXPECT_EQ(themeChoice(themeName(choice)), choice);
}

TEST(Icons, ExistForEveryMoodAndDifferInShape) {
    QSet<QString> shapes;
    for (int mood = 0; mood <= int(Mood::Running); ++mood) {
        const QString name = iconName(static_cast<Mood>(mood));
        shapes << name;
        EXPECT_FALSE(iconPixmap(name, Qt::black, 16, 1.0).isNull()) << name.toStdString();
    }
    EXPECT_EQ(shapes.size(), int(Mood::Running) + 1);
}

TEST(Icons, FollowTheTheme) {
    const QIcon icon = namedIcon(QStringLiteral("search"));
    applyTheme(*qApp, ThemeChoice::Light);
    const QImage light = icon.pixmap(16, 16).toImage();
    applyTheme(*qApp, ThemeChoice::Dark);
    EXPECT_NE(icon.pixmap(16, 16).toImage(), light);
    applyTheme(*qApp, ThemeChoice::Light);
}

TEST(Export, WritesWholeValuesAndQuotesThem) {
    const QByteArray csv = toCsv(*twoRows());
    EXPECT_TRUE(csv.startsWith("\"Name\",\"Value\"\r\n"));
    EXPECT_TRUE(csv.contains("\"one\ntwo \"\"quoted\"\"\nthree\""));
}

TEST(Export, DoesNotHandASpreadsheetAFormula) { EXPECT_TRUE(toCsv(*twoRows()).contains("\"'=SUM(A1)\"")); }

TEST(Export, NamesTheMembersByTheColumns) {
    const QJsonArray rows = QJsonDocument::fromJson(toJson(*twoRows())).array();
    ASSERT_EQ(rows.size(), 2);
    EXPECT_EQ(rows.at(1).toObject().value(QStringLiteral("Name")).toString(), QStringLiteral("=SUM(A1)"));
}

TEST(AttributeRows, TellAddedValuesApart) {
    const auto rows = attributeRows(sample::attributes());
    EXPECT_EQ(rows[1].before.size(), 2);
    EXPECT_EQ(rows[1].after.size(), 3);
    EXPECT_TRUE(rows[1].shortAfter.startsWith(QStringLiteral("+ x500:")));
    EXPECT_EQ(rows[3].shortAfter, QStringLiteral("24 bytes"));
    EXPECT_EQ(rows[6].shortAfter, QStringLiteral("2 values"));
}

TEST_F(Kit, TableCopiesACellAndARow) {
    auto* table = new Table(QStringLiteral("table"), QStringLiteral("Table"));
    const auto model = twoRows();
    table->setRows(model.get());
    show(table);
    table->setCurrentIndex(table->model()->index(0, 1));
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("one\ntwo \"quoted\"\nthree"));
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_TRUE(QApplication::clipboard()->text().startsWith(QStringLiteral("proxyAddresses\t")));
    root_.reset();
}

TEST_F(Kit, TableRowsAre32PixelsHigh) {
    auto* table = new Table(QStringLiteral("table"), QStringLiteral("Table"));
    const auto model = twoRows();
    table->setRows(model.get());
    show(table);
    EXPECT_EQ(table->rowHeight(0), 32);
    EXPECT_FALSE(table->showGrid());
    root_.reset();
}

TEST_F(Kit, TableOpensTheRowOfTheModelAndNotOfTheView) {
    auto* table = new Table(QStringLiteral("table"), QStringLiteral("Table"));
    const auto model = twoRows();
    table->setRows(model.get());
    show(table);
    table->sortByColumn(0, Qt::AscendingOrder);  // "=SUM" comes first now
    table->setCurrentIndex(table->model()->index(0, 0));
    int opened = -1;
    QObject::connect(table, &Table::opened, [&opened](int row) { opened = row; });
    QTest::keyClick(table, Qt::Key_Return);
    EXPECT_EQ(opened, 1);
    root_.reset();
}

TEST_F(Kit, ElidedLabelKeepsTheWholeTextInItsTooltip) {
    auto* label = new ElidedLabel(QString::fromLatin1(sample::ada));
    show(label, QSize(80, 24));
    EXPECT_NE(label->text(), label->fullText());
    EXPECT_EQ(label->toolTip(), QString::fromLatin1(sample::ada));
    label->resize(800, 24);
    EXPECT_EQ(label->text(), label->fullText());
    EXPECT_TRUE(label->toolTip().isEmpty());
}

TEST_F(Kit, ErrorViewSaysAttributeObjectAndNextStepAndHidesTheServersWords) {
    auto* view = new ErrorView(QStringLiteral("error"));
    view->setError(Error(ErrorCode::Denied, "The directory refused the write.")
                       .on(sample::ada)
                       .attributeNamed("proxyAddresses")
                       .saying("00002098: SecErr")
                       .next("Grant the right."));
    show(view, QSize(500, 240));
    EXPECT_TRUE(labelOf("errorWhere").contains(QStringLiteral("proxyAddresses")));
    EXPECT_TRUE(labelOf("errorWhere").contains(QString::fromLatin1(sample::ada)));
    EXPECT_EQ(labelOf("errorNextStep"), QStringLiteral("What to do: Grant the right."));
    EXPECT_FALSE(visible("errorServerText"));
    click("errorDetails");
    EXPECT_TRUE(visible("errorServerText"));
    EXPECT_TRUE(labelOf("errorServerText").contains(QStringLiteral("00002098: SecErr")));
}

TEST_F(Kit, StepListReportsWhoseDetailsAreWanted) {
    auto* list = new StepList(QStringLiteral("list"));
    show(list, QSize(800, 240));
    list->setSteps(stepRows(sample::steps()));
    EXPECT_TRUE(comes([this] { return visible("viewDetailsPerform"); }));
    int wanted = -1;
    QObject::connect(list, &StepList::detailsRequested, [&wanted](int step) { wanted = step; });
    click("viewDetailsMatch");
    EXPECT_EQ(wanted, 2);
}

TEST_F(Kit, StepListSaysStatesInWords) {
    auto* list = new StepList(QStringLiteral("list"));
    show(list, QSize(800, 240));
    auto steps = sample::steps();
    steps[3].status = StepStatus::Failure;
    list->setSteps(stepRows(steps));
    EXPECT_TRUE(comes([this] {
        return find<StatusLabel>("stepStatusPerform")->word() == QStringLiteral("Perform action: Failure");
    }));
}

TEST_F(Kit, StepListStartsOverForANewRun) {
    auto* list = new StepList(QStringLiteral("list"));
    show(list, QSize(800, 240));
    list->setSteps(stepRows(sample::steps()));
    EXPECT_TRUE(comes([list] { return list->shownMood(3) == Mood::Success; }));
    auto again = sample::steps();
    for (Step& step : again) step.status = StepStatus::Pending;
    list->setSteps(stepRows(again));
    EXPECT_EQ(list->shownMood(0), Mood::Pending);
    EXPECT_FALSE(visible("viewDetailsImport"));
}

TEST_F(Kit, ValueViewMarksWhatCameAndWhatWent) {
    auto* view = new ValueView(QStringLiteral("values"));
    show(view, QSize(600, 200));
    view->setValues(QStringLiteral("a → b"), {QStringLiteral("kept"), QStringLiteral("old")},
                    {QStringLiteral("kept"), QStringLiteral("new")}, {});
    EXPECT_EQ(find<QPlainTextEdit>("valuesBefore")->toPlainText(), QStringLiteral("  kept\n− old"));
    EXPECT_EQ(find<QPlainTextEdit>("valuesAfter")->toPlainText(), QStringLiteral("  kept\n+ new"));
}

TEST_F(Kit, BusyLineAsksToStop) {
    auto* busy = new BusyLine(QStringLiteral("busy"));
    show(busy, QSize(500, 60));
    busy->setProgress(QStringLiteral("Reading: 5 of 10"), 5, 10);
    bool asked = false;
    QObject::connect(busy, &BusyLine::stopRequested, [&asked] { asked = true; });
    click("busyStop");
    EXPECT_TRUE(asked);
    EXPECT_EQ(busy->accessibleName(), QStringLiteral("Reading: 5 of 10"));
}

TEST_F(Kit, SidePanelNeverTakesMoreThanItsHost) {
    auto* host = new QWidget;
    show(host, QSize(300, 400));
    auto* panel = new SidePanel(QStringLiteral("panel"), host);
    panel->open(QStringLiteral("Details"), new QWidget);
    EXPECT_EQ(panel->width(), 300);
    host->resize(900, 500);
    EXPECT_TRUE(comes([panel] { return panel->width() == 430 && panel->height() == 500; }));
}

TEST_F(Kit, ToastTakesThePlaceOfTheOneBefore) {
    auto* host = new QWidget;
    show(host, QSize(600, 400));
    Toast::tell(host, Mood::Success, QStringLiteral("First"));
    Toast::tell(host, Mood::Success, QStringLiteral("Second"));
    ASSERT_EQ(host->findChildren<Toast*>().size(), 1);
    EXPECT_EQ(host->findChild<Toast*>()->accessibleName(), QStringLiteral("Second"));
}

TEST_F(Kit, ButtonSaysWhyItIsDisabled) {
    auto* button = new Button(QStringLiteral("button"), QStringLiteral("&Apply"));
    show(button);
    button->setEnabledOr(false, QStringLiteral("Nothing has been changed"));
    EXPECT_EQ(button->toolTip(), QStringLiteral("Nothing has been changed"));
    EXPECT_EQ(button->accessibleDescription(), QStringLiteral("Nothing has been changed"));
    EXPECT_EQ(button->accessibleName(), QStringLiteral("Apply"));
    button->setEnabledOr(true, QStringLiteral("Nothing has been changed"));
    EXPECT_TRUE(button->toolTip().isEmpty());
}

TEST_F(Kit, ButtonIsPressedByEnterAndSpace) {
    auto* button = new Button(QStringLiteral("button"), QStringLiteral("&Apply"));
    show(button);
    button->setFocus();
    int pressed = 0;
    QObject::connect(button, &Button::clicked, [&pressed] { ++pressed; });
    QTest::keyClick(button, Qt::Key_Return);
    QTest::keyClick(button, Qt::Key_Space);
    EXPECT_EQ(pressed, 2);
}

}  // namespace hs::ui::test
