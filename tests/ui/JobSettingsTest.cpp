#include <QComboBox>
#include <QSpinBox>

#include "tests/ui/support/PageTest.h"
#include "ui/kit/SidePanel.h"
#include "ui/kit/Texts.h"
#include "ui/properties/JobSettingsViewModel.h"
#include "ui/properties/PropertiesPage.h"
#include "ui/properties/PropertiesViewModel.h"

namespace hs::ui::test {

namespace {

using Field = JobSettingsViewModel::Field;

class JobSettingsSection : public PageTest {
protected:
    void open() {
        page_ = new PropertiesPage(client_, clock_);
        show(page_, QSize(1100, 1200));
        page_->showConfiguration(QString::fromLatin1(sample::configurationName));
        EXPECT_TRUE(comes([this] { return enabled("editJobSettings") && enabled("editBasics"); }));
    }
    void edit() {
        open();
        click("editJobSettings");
        EXPECT_TRUE(panelIsOpen());
    }
    void withMail() {
        MailSettings& mail = client_.summaries[0].configuration.mail;
        mail.server = "smtp.contoso.test";
        mail.from = "hybridsync@contoso.test";
    }
    bool panelIsOpen() { return find<SidePanel>("jobSettingsPanel")->isOpen(); }
    const std::map<Field, QString> problems() { return page_->settings().problems(); }

    PropertiesPage* page_ = nullptr;
};

}  // namespace

TEST_F(JobSettingsSection, ShowsWhatIsSaved) {
    client_.summaries[0].configuration.guards = {500, 1000, 20};
    withMail();
    open();
    EXPECT_EQ(labelOf("settingsInterval"), QStringLiteral("every 2 min"));
    EXPECT_EQ(labelOf("settingsClears"), QStringLiteral("On, threshold 500"));
    EXPECT_TRUE(labelOf("settingsUpdates").endsWith(QStringLiteral("or 20 % of the objects in scope")));
    EXPECT_EQ(labelOf("settingsRetention"), QStringLiteral("kept for 30 days"));
    EXPECT_EQ(find<ElidedLabel>("settingsMail")->fullText(),
              QStringLiteral("smtp.contoso.test:587, from hybridsync@contoso.test"));
}

TEST_F(JobSettingsSection, KeepsApplyDisabledUntilSomethingChanged) {
    edit();
    EXPECT_FALSE(enabled("applyJobSettings"));
    find<QSpinBox>("cycleInterval")->setValue(300);
    EXPECT_TRUE(enabled("applyJobSettings"));
    find<QSpinBox>("cycleInterval")->setValue(120);
    EXPECT_FALSE(enabled("applyJobSettings"));
}

TEST_F(JobSettingsSection, SavesUnderTheVersionItRead) {
    edit();
    find<QSpinBox>("cycleInterval")->setValue(300);
    find<QSpinBox>("guardClears")->setValue(0);
    find<QSpinBox>("logRetentionDays")->setValue(7);
    click("applyJobSettings");
    EXPECT_TRUE(comes([this] { return !panelIsOpen(); }));
    EXPECT_EQ(client_.lastVersion, 7);
    EXPECT_EQ(client_.lastSettings.intervalSeconds, 300);
    EXPECT_EQ(client_.lastSettings.logRetentionDays, 7);
    EXPECT_EQ(labelOf("settingsInterval"), QStringLiteral("every 5 min"));
    EXPECT_EQ(labelOf("settingsClears"), QStringLiteral("Off"));
}

TEST_F(JobSettingsSection, CannotBeLeftWithAnIntervalOutOfBounds) {
    edit();
    auto* interval = find<QSpinBox>("cycleInterval");
    EXPECT_EQ(interval->minimum(), 30);
    EXPECT_EQ(interval->maximum(), 86400);
}

TEST_F(JobSettingsSection, TellsBesideTheFieldWhatIsWrong) {
    edit();
    type("mailServer", QStringLiteral("smtp.contoso.test"));
    EXPECT_TRUE(visible("mailFromProblem"));
    EXPECT_FALSE(enabled("applyJobSettings"));
    type("mailFrom", QStringLiteral("hybridsync@contoso.test"));
    EXPECT_FALSE(visible("mailFromProblem"));
    EXPECT_TRUE(enabled("applyJobSettings"));
    auto* security = find<QComboBox>("mailSecurity");
    security->setCurrentIndex(security->findData(int(MailSettings::Security::None)));
    EXPECT_TRUE(visible("mailSecurityProblem"));
    type("mailServer", QStringLiteral("localhost"));
    EXPECT_FALSE(visible("mailSecurityProblem"));
    type("mailServer", QStringLiteral("https://smtp"));
    EXPECT_TRUE(visible("mailServerProblem"));
}

TEST_F(JobSettingsSection, AsksForThePasswordOfANewUser) {
    withMail();
    edit();
    type("mailUserName", QStringLiteral("hybridsync"));
    EXPECT_TRUE(visible("mailPasswordProblem"));
    type("mailPassword", QStringLiteral("secret"));
    EXPECT_FALSE(visible("mailPasswordProblem"));
    click("applyJobSettings");
    ASSERT_TRUE(client_.lastSettings.mailPassword.has_value());
    EXPECT_EQ(client_.lastSettings.mailPassword->reveal(), "secret");
}

TEST_F(JobSettingsSection, SendsATestMessageWithWhatIsEntered) {
    withMail();
    edit();
    find<QSpinBox>("mailPort")->setValue(25);
    click("sendTestMail");
    EXPECT_TRUE(comes([this] { return visible("mailTested"); }));
    EXPECT_EQ(client_.lastSettings.mail.port, 25);
    EXPECT_TRUE(labelOf("mailTestedMessage").contains(QStringLiteral("ops@contoso.test")));
    find<QSpinBox>("mailPort")->setValue(26);
    EXPECT_FALSE(visible("mailTested"));
}

TEST_F(JobSettingsSection, SaysWhyATestMessageDidNotLeave) {
    withMail();
    client_.failing["testMail"] =
        Error(ErrorCode::Unauthenticated, "The mail server refused the user.").saying("535 5.7.8");
    edit();
    click("sendTestMail");
    EXPECT_TRUE(comes([this] { return visible("mailTestError"); }));
    EXPECT_FALSE(visible("mailTested"));
}

TEST_F(JobSettingsSection, SaysWhyNoTestMessageCanBeSent) {
    edit();
    EXPECT_FALSE(enabled("sendTestMail"));
    EXPECT_TRUE(find("sendTestMail")->toolTip().contains(QStringLiteral("mail server")));
    EXPECT_FALSE(enabled("mailFrom"));
}

TEST_F(JobSettingsSection, SaysThatSomebodyElseSavedInTheMeantime) {
    client_.failing["updateSettings"] = Error(ErrorCode::Conflict, "The configuration was changed since.");
    edit();
    find<QSpinBox>("cycleInterval")->setValue(300);
    click("applyJobSettings");
    EXPECT_TRUE(comes([this] { return visible("applySettingsError"); }));
    EXPECT_TRUE(panelIsOpen());
    EXPECT_EQ(find<QSpinBox>("cycleInterval")->value(), 300);
}

TEST_F(JobSettingsSection, KnowsTheVersionThatBasicsHasSaved) {
    open();
    Properties properties = *page_->viewModel().saved();
    page_->viewModel().beginEdit();
    properties.notificationEmail = "other@contoso.test";
    page_->viewModel().setDraft(properties);
    page_->viewModel().apply();
    EXPECT_TRUE(comes([this] { return page_->settings().saved()->version == 8; }));
}

}  // namespace hs::ui::test
