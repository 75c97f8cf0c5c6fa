#include "core/wiring/Assembly.h"

#include <QCoreApplication>

#include <algorithm>
#include <fstream>

#include "core/base/Encoding.h"
#include "core/model/Outcome.h"
#include "tests/core/wiring/SandboxRig.h"
#include "tests/support/MailServer.h"

// A whole engine over a sandbox's profile, used through the door the console uses.
namespace hs::wiring {
namespace {

class WholeEngine : public WithSandbox {
protected:
    void SetUp() override {
        WithSandbox::SetUp();
        open();
    }
    void TearDown() override { assembly_.reset(); }

    void open(bool console = true) {
        assembly_.reset();
        AssemblyOptions options;
        options.isConsole = console;
        options.log = &log_;
        options.browser = administrator_.get();
        auto opened = Assembly::open(Profile{sandbox_->state().profile, sandbox_->state().profileDirectory}, options);
        ASSERT_TRUE(opened.ok()) << opened.error().toLine();
        assembly_ = *std::move(opened);
        QObject::connect(&client(), &service::Client::event, &client(),
                         [this](const Event& event) { events_.push_back(event); });
    }
    service::Client& client() { return assembly_->client(); }
    const std::string& name() const { return configuration_.name; }

    void enableWriteback() {
        const auto shown = client().configuration(name()).result();
        ASSERT_TRUE(shown.ok()) << shown.error().toLine();
        Properties properties = shown->configuration.properties;
        properties.exchangeHybridWriteback = true;
        const auto saved = client().updateProperties(name(), shown->configuration.version, properties).result();
        ASSERT_TRUE(saved.ok()) << saved.error().toLine();
    }
    service::OnDemandRequest ada() const {
        service::OnDemandRequest request;
        request.configuration = name();
        request.dn = people_.front().dn;
        return request;
    }
    /// What the directory itself holds of Ada.
    Object adaInTheDirectory(const AttributeName& attribute) {
        auto endpoint = assembly_->engine().ports().connector.directory(configuration_.directory);
        EXPECT_TRUE(endpoint.ok());
        Query query;
        query.classes = {ObjectClass::User};
        query.attributes = {attribute};
        const auto found = (*endpoint)->at(query, people_.front().dn, {});
        EXPECT_TRUE(found.ok()) << (found.ok() ? "" : found.error().toLine());
        return found.ok() ? *found : Object();
    }
    std::size_t told(Event::Kind kind) const {
        return static_cast<std::size_t>(
            std::count_if(events_.begin(), events_.end(), [kind](const Event& event) { return event.kind == kind; }));
    }

    std::unique_ptr<Assembly> assembly_;
    std::vector<Event> events_;  // delivered on this thread
};

TEST_F(WholeEngine, FindsTheConfigurationOfItsProfile) {
    const auto all = client().configurations().result();
    ASSERT_TRUE(all.ok()) << all.error().toLine();
    ASSERT_EQ(all->size(), 1u);
    EXPECT_EQ(all->front().configuration.name, name());
    EXPECT_EQ(all->front().status, "Never run");
}

TEST_F(WholeEngine, ProvisionsAUserInFourSteps) {
    const auto outcome = client().provisionOnDemand(ada(), {}).result();
    ASSERT_TRUE(outcome.ok()) << outcome.error().toLine();
    EXPECT_EQ(outcome->status, StepStatus::Success) << outcome->error.toLine();
    ASSERT_EQ(outcome->steps.size(), 4u);
    for (const Step& step : outcome->steps) EXPECT_EQ(step.status, StepStatus::Success) << step.name;
}

TEST_F(WholeEngine, TellsOfEveryStepWhileItProvisions) {
    ASSERT_TRUE(client().provisionOnDemand(ada(), {}).result().ok());
    QCoreApplication::processEvents();
    std::vector<std::string> ended;
    for (const Event& event : events_)
        if (event.kind == Event::Kind::StepChanged && event.step.status == StepStatus::Success)
            ended.push_back(event.step.name);
    EXPECT_EQ(ended, (std::vector<std::string>{"import", "scope", "match", "perform"}));
}

TEST_F(WholeEngine, WritesTheEightAttributesBack) {
    enableWriteback();
    ASSERT_TRUE(client().provisionOnDemand(ada(), {}).result().ok());
    const auto outcome = client().writebackOnDemand(ada(), {}).result();
    ASSERT_TRUE(outcome.ok()) << outcome.error().toLine();
    EXPECT_EQ(outcome->status, StepStatus::Success) << outcome->error.toLine();
    ASSERT_EQ(outcome->attributes.size(), 8u);
    for (const AttributeChange& attribute : outcome->attributes)
        EXPECT_EQ(attribute.result, AttributeChange::Result::Written) << attribute.target.text();
}

TEST_F(WholeEngine, LeavesInTheDirectoryWhatItSaysItWrote) {
    enableWriteback();
    ASSERT_TRUE(client().provisionOnDemand(ada(), {}).result().ok());
    const auto outcome = client().writebackOnDemand(ada(), {}).result();
    ASSERT_TRUE(outcome.ok()) << outcome.error().toLine();
    for (const AttributeChange& attribute : outcome->attributes) {
        const Object found = adaInTheDirectory(attribute.target);
        const Values& held = found.values(attribute.target);
        ASSERT_EQ(held.size(), attribute.after.size()) << attribute.target.text();
        for (std::size_t i = 0; i < held.size(); ++i)
            EXPECT_TRUE(held[i].sameAs(attribute.after[i])) << attribute.target.text() << ' ' << held[i].display();
    }
}

TEST_F(WholeEngine, TellsTheTableOfAttributesWhileItWritesBack) {
    enableWriteback();
    ASSERT_TRUE(client().provisionOnDemand(ada(), {}).result().ok());
    ASSERT_TRUE(client().writebackOnDemand(ada(), {}).result().ok());
    QCoreApplication::processEvents();
    EXPECT_GT(told(Event::Kind::AttributesChanged), 0u);
    const auto last = std::find_if(events_.rbegin(), events_.rend(),
                                   [](const Event& event) { return event.kind == Event::Kind::AttributesChanged; });
    ASSERT_NE(last, events_.rend());
    EXPECT_EQ(last->attributes.size(), 8u);
    EXPECT_EQ(last->configuration, name());
}

TEST_F(WholeEngine, PreviewsWithoutTouchingEitherSide) {
    enableWriteback();
    service::OnDemandRequest request = ada();
    request.preview = true;
    ASSERT_TRUE(client().provisionOnDemand(request, {}).result().ok());
    EXPECT_EQ(sandbox_->tenant().state().open().table(sandbox::ObjectKind::User).present(), 0u);
    EXPECT_FALSE(adaInTheDirectory("msDS-ExternalDirectoryObjectId").has("msDS-ExternalDirectoryObjectId"));
}

TEST_F(WholeEngine, RunsAFullCycleAndTellsItsBeginningAndEnd) {
    service::CycleRequest request;
    request.configuration = name();
    const auto run = client().runCycle(request, {}).result();
    ASSERT_TRUE(run.ok()) << run.error().toLine();
    EXPECT_EQ(run->state, RunState::Succeeded) << run->error.toLine();
    EXPECT_GT(run->counts.written, 10);
    QCoreApplication::processEvents();
    EXPECT_EQ(told(Event::Kind::RunStarted), 1u);
    EXPECT_EQ(told(Event::Kind::RunEnded), 1u);
    EXPECT_GT(told(Event::Kind::Progress), 0u);
}

TEST_F(WholeEngine, SendsATestMessageByARealMailServer) {
    support::MailServerSettings guarded;
    guarded.user = "sync";
    guarded.password = "mail secret";
    const support::MailServer server(guarded);
    const auto shown = client().configuration(name()).result();
    ASSERT_TRUE(shown.ok()) << shown.error().toLine();
    Properties properties = shown->configuration.properties;
    properties.notificationEmail = "ada@contoso.test";
    ASSERT_TRUE(client().updateProperties(name(), shown->configuration.version, properties).result().ok());
    service::JobSettings settings;
    settings.mail.server = "localhost";
    settings.mail.port = server.port();
    settings.mail.from = "sync@contoso.test";
    settings.mail.userName = "sync";
    settings.mail.caFile = server.caFile();
    settings.mailPassword = Secret("mail secret");
    const auto sent = client().testMail(name(), settings, {}).result();
    ASSERT_TRUE(sent.ok()) << sent.error().toLine();
    ASSERT_EQ(server.messages().size(), 1U);
    EXPECT_EQ(server.messages().front().to, std::vector<std::string>{"ada@contoso.test"});
    EXPECT_TRUE(server.messages().front().encrypted);
}

TEST_F(WholeEngine, ShowsTheRunInTheListAndInTheSummary) {
    service::CycleRequest request;
    request.configuration = name();
    const auto run = client().runCycle(request, {}).result();
    ASSERT_TRUE(run.ok()) << run.error().toLine();
    const auto runs = client().runs(name(), 10).result();
    ASSERT_TRUE(runs.ok());
    ASSERT_EQ(runs->size(), 1u);
    EXPECT_EQ(runs->front().id, run->id);
    const auto summary = client().configuration(name()).result();
    ASSERT_TRUE(summary.ok());
    EXPECT_EQ(summary->status, "Healthy") << summary->statusReason;
}

TEST_F(WholeEngine, KeepsWhatItDidForTheNextProgram) {
    ASSERT_TRUE(client().provisionOnDemand(ada(), {}).result().ok());
    open();
    OutcomeFilter filter;
    filter.configuration = name();
    const auto outcomes = client().outcomes(filter).result();
    ASSERT_TRUE(outcomes.ok());
    ASSERT_FALSE(outcomes->empty());
    EXPECT_TRUE(equalsIgnoringAsciiCase(outcomes->front().second.source.name, people_.front().dn));
}

TEST_F(WholeEngine, FindsPeopleByTheBeginningOfTheirName) {
    const auto hits = client().searchDirectory(name(), "ada", {}).result();
    ASSERT_TRUE(hits.ok()) << hits.error().toLine();
    ASSERT_FALSE(hits->empty());
    EXPECT_TRUE(equalsIgnoringAsciiCase(hits->front().dn, people_.front().dn)) << hits->front().dn;
}

TEST_F(WholeEngine, PassesTheDoctorsChecks) {
    const auto steps = client().doctor(name(), {}).result();
    ASSERT_TRUE(steps.ok()) << steps.error().toLine();
    EXPECT_GT(steps->size(), 3u);
    for (const Step& step : *steps) EXPECT_NE(step.status, StepStatus::Failure) << step.title << step.error.toLine();
}

TEST_F(WholeEngine, SignsAPersonInThroughTheClient) {
    const auto account = client().signIn(name(), {}).result();
    ASSERT_TRUE(account.ok()) << account.error().toLine();
    EXPECT_EQ(account->name, sandbox_->state().userName);
    const auto known = client().account(name()).result();
    ASSERT_TRUE(known.ok());
    EXPECT_EQ(known->name, account->name);
}

TEST_F(WholeEngine, FindsTheSignedInPersonAgainAfterReopening) {
    ASSERT_TRUE(client().signIn(name(), {}).result().ok());
    open();
    const auto known = client().account(name()).result();
    ASSERT_TRUE(known.ok()) << known.error().toLine();
    EXPECT_EQ(known->name, sandbox_->state().userName);
    EXPECT_EQ(administrator_->visits, 1);
}

TEST_F(WholeEngine, KeepsTheTokenOutOfTheStore) {
    ASSERT_TRUE(client().signIn(name(), {}).result().ok());
    ASSERT_TRUE(client().provisionOnDemand(ada(), {}).result().ok());
    vault_ = std::make_unique<FileVault>(sandbox_->state().profileDirectory + "/vault");
    const std::string token = keptRefreshToken();
    ASSERT_FALSE(token.empty());
    for (const std::string& file : filesHolding(token, sandbox_->state().profileDirectory))
        EXPECT_NE(file.find("/vault/"), std::string::npos) << file;
    EXPECT_EQ(logged_.str().find(token), std::string::npos);
}

TEST_F(WholeEngine, NamesWhoChangedTheProperties) {
    ASSERT_TRUE(client().signIn(name(), {}).result().ok());
    enableWriteback();
    const auto shown = client().configuration(name()).result();
    ASSERT_TRUE(shown.ok());
    EXPECT_EQ(shown->configuration.properties.writebackChangedBy, sandbox_->state().userName);
}

TEST_F(WholeEngine, ForgetsThePersonOnSignOut) {
    ASSERT_TRUE(client().signIn(name(), {}).result().ok());
    ASSERT_TRUE(client().signOut(name()).result().ok());
    const auto known = client().account(name()).result();
    ASSERT_FALSE(known.ok());
    EXPECT_EQ(known.error().code, ErrorCode::NotFound);
}

TEST_F(WholeEngine, StopsWaitingForExchangeOnlineWhenAsked) {
    enableWriteback();
    service::OnDemandRequest request = ada();
    request.waitSeconds = 600;
    std::stop_source stop;
    stop.request_stop();
    const auto outcome = client().writebackOnDemand(request, stop.get_token()).result();
    EXPECT_TRUE(!outcome.ok() ? outcome.error().code == ErrorCode::Cancelled
                              : outcome->error.code == ErrorCode::Cancelled);
}

TEST_F(WholeEngine, AnswersLooksWhileItWorks) {
    service::CycleRequest request;
    request.configuration = name();
    auto cycle = client().runCycle(request, {});
    EXPECT_TRUE(client().configurations().result().ok());
    EXPECT_TRUE(client().runs(name(), 5).result().ok());
    EXPECT_TRUE(cycle.result().ok());
}

TEST_F(WholeEngine, ConnectsAConfigurationOfItsOwnMaking) {
    service::ConfigurationDraft draft;
    draft.name = "second.test";
    draft.directory = configuration_.directory;
    draft.directory.passwordRef.clear();
    draft.tenant = tenant_;
    draft.tenant.clientSecretRef.clear();
    draft.directoryPassword = sandbox_->directory().servicePassword();
    draft.clientSecret = Secret(sandbox_->tenant().accounts().clientSecret);
    const auto made = client().createConfiguration(draft).result();
    ASSERT_TRUE(made.ok()) << made.error().toLine();
    EXPECT_TRUE(made->directory.passwordRef.starts_with("vault:")) << made->directory.passwordRef;
    service::OnDemandRequest request = ada();
    request.configuration = draft.name;
    const auto outcome = client().provisionOnDemand(request, {}).result();
    ASSERT_TRUE(outcome.ok()) << outcome.error().toLine();
    EXPECT_EQ(outcome->status, StepStatus::Success) << outcome->error.toLine();
}

TEST_F(WholeEngine, KeepsTheSecretsOfANewConfigurationOutOfTheStore) {
    service::ConfigurationDraft draft;
    draft.name = "second.test";
    draft.directory = configuration_.directory;
    draft.tenant = tenant_;
    draft.directoryPassword = sandbox_->directory().servicePassword();
    draft.clientSecret = Secret(sandbox_->tenant().accounts().clientSecret);
    ASSERT_TRUE(client().createConfiguration(draft).result().ok());
    for (const std::string& secret :
         {std::string(draft.directoryPassword.reveal()), std::string(draft.clientSecret.reveal())})
        for (const std::string& file : filesHolding(secret, sandbox_->state().profileDirectory))
            EXPECT_NE(file.find("/vault/"), std::string::npos) << file;
}

TEST(Assemblies, SayWhichStoreCannotBeOpened) {
    QTemporaryDir home;
    std::ofstream(home.filePath(QStringLiteral("store.db")).toStdString()) << std::string(8192, 'x');
    const auto opened = Assembly::open(Profile{"default", home.path().toStdString()}, {});
    ASSERT_FALSE(opened.ok());
    EXPECT_EQ(opened.error().code, ErrorCode::Corrupt) << opened.error().toLine();
    EXPECT_NE(opened.error().toLine().find("store.db"), std::string::npos);
}

TEST(Assemblies, AnswerThatNobodyCanSignInWithoutABrowser) {
    QTemporaryDir home;
    const auto opened = Assembly::open(Profile{"default", home.path().toStdString()}, {});
    ASSERT_TRUE(opened.ok()) << opened.error().toLine();
    const auto account = (*opened)->engine().ports().signIn.signIn({}, {});
    ASSERT_FALSE(account.ok());
    EXPECT_EQ(account.error().code, ErrorCode::Unsupported);
}

}  // namespace
}  // namespace hs::wiring
