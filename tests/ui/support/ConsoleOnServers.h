#pragma once

#include <memory>

#include "app/sandbox/Sandbox.h"
#include "core/wiring/Assembly.h"
#include "tests/ui/support/PageTest.h"
#include "ui/kit/NavigationList.h"
#include "ui/shell/MainWindow.h"

namespace hs::ui::test {

constexpr int patient = 30000;

/// The real window over the real engine on real servers.
class ConsoleOnServers : public PageTest {
protected:
    /// Servers and an engine without a window.
    void startServers(const sandbox::SandboxOptions& options) {
        auto started = sandbox::Sandbox::start(options, system_);
        ASSERT_TRUE(started.ok()) << started.error().toLine();
        sandbox_ = *std::move(started);
        wiring::AssemblyOptions engine;
        engine.isConsole = true;
        auto opened = wiring::Assembly::open({sandbox_->state().profile, sandbox_->state().profileDirectory}, engine);
        ASSERT_TRUE(opened.ok()) << opened.error().toLine();
        assembly_ = *std::move(opened);
    }
    /// Sixty people, writeback on, and the configuration's Overview in front.
    void begin() {
        sandbox::SandboxOptions options;
        options.users = 60;
        options.exchangeDelaySeconds = 0;
        ASSERT_NO_FATAL_FAILURE(startServers(options));
        change([](Configuration& configuration) { configuration.properties.exchangeHybridWriteback = true; });
        window_ = new MainWindow(assembly_->client(), system_, nullptr);
        show(window_, QSize(1280, 860));
        window_->openConfiguration(QString::fromStdString(sandbox_->state().configuration));
        EXPECT_TRUE(comes([this] { return page() == QStringLiteral("overviewPage") && enabled("runFull"); }, patient));
    }
    void TearDown() override {
        root_.reset();  // the window before the engine it draws, the engine before the servers it talks to
        assembly_.reset();
        sandbox_.reset();
    }

    void change(const std::function<void(Configuration&)>& how) {
        Store& store = assembly_->engine().ports().store;
        Configuration configuration = store.configuration(sandbox_->state().configuration).value();
        how(configuration);
        ASSERT_TRUE(store.saveConfiguration(configuration).ok());
    }
    QString page() const { return window_->currentPage() ? window_->currentPage()->objectName() : QString(); }
    void choosePlace(const QString& title) {
        auto* list = find<NavigationList>("configurationNavigation");
        const auto items = list->findItems(title, Qt::MatchExactly);
        ASSERT_EQ(items.size(), 1);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(items.first()).center());
    }
    /// A whole cycle from the bar, to its result.
    void runFull() {
        choosePlace(QStringLiteral("Overview"));
        EXPECT_TRUE(comes([this] { return enabled("runFull"); }, patient));
        const std::int64_t before = newest().id;
        click("runFull");
        EXPECT_TRUE(comes([&] { return newest().id > before && newest().state != RunState::Running; }, patient));
        EXPECT_TRUE(comes([this] { return enabled("runFull"); }, patient));
    }
    hs::Run newest() const {
        const auto runs = assembly_->engine().ports().store.runs(sandbox_->state().configuration, 1);
        return runs.ok() && !runs->empty() ? runs->front() : hs::Run();
    }
    hs::Run run(std::int64_t id) const { return assembly_->engine().ports().store.run(id).value(); }

    SystemClock system_;
    std::unique_ptr<sandbox::Sandbox> sandbox_;
    std::unique_ptr<wiring::Assembly> assembly_;
    MainWindow* window_ = nullptr;
};

}  // namespace hs::ui::test
