#include "ui/logs/LogsPage.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/kit/Banner.h"
#include "ui/kit/BusyLine.h"
#include "ui/kit/Button.h"
#include "ui/kit/CopyableIdentifier.h"
#include "ui/kit/EmptyState.h"
#include "ui/kit/ErrorView.h"
#include "ui/kit/ExportButton.h"
#include "ui/kit/PageHeader.h"
#include "ui/kit/SidePanel.h"
#include "ui/kit/Table.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"
#include "ui/logs/LogExporter.h"
#include "ui/logs/LogFilterBar.h"
#include "ui/logs/LogsViewModel.h"
#include "ui/logs/OutcomeDetails.h"

namespace hs::ui {

LogsPage::LogsPage(service::Client& client, const Clock& clock, QWidget* parent)
    : Page(parent),
      viewModel_(new LogsViewModel(client, clock, this)),
      exporter_(new LogExporter(client, this)),
      filter_(new LogFilterBar(clock)),
      error_(new ErrorView(QStringLiteral("logsError"))),
      stack_(new QStackedWidget) {
    setObjectName(QStringLiteral("logsPage"));
    setAccessibleName(tr("Provisioning logs"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::page, space::group, space::page, space::group);
    column->setSpacing(space::card);
    column->addWidget(buildHead());
    column->addWidget(filter_);
    buildVerdict(column);
    error_->hide();
    connect(error_->addRetry(QStringLiteral("retryLogs")), &Button::clicked, viewModel_, &LogsViewModel::retry);
    column->addWidget(error_);
    table_ = new Table(QStringLiteral("logsTable"), tr("Provisioning logs"));
    table_->setPagedRows(&viewModel_->model());
    table_->setWidths({184, 240, 84, 154, 154, 104, 64}, LogsModel::Identity);
    empty_ = new EmptyState(QStringLiteral("logsEmpty"), QStringLiteral("logs"), tr("Nothing here"), {});
    connect(empty_->setAction(QStringLiteral("clearLogsFilter"), tr("C&lear the filter")), &Button::clicked, filter_,
            &LogFilterBar::clear);
    stack_->addWidget(table_);
    stack_->addWidget(empty_);
    stack_->setMinimumHeight(100);  // the table may be small where much is said above it
    column->addWidget(stack_, 1);
    column->addWidget(buildFoot());
    panel_ = new SidePanel(QStringLiteral("logPanel"), this);
    panel_->setPreferredWidth(700);
    connect(filter_, &LogFilterBar::changed, this, [this] { viewModel_->choose(filter_->choice()); });
    connect(table_, &Table::opened, viewModel_, &LogsViewModel::open);
    connect(table_, &Table::endWanted, viewModel_, &LogsViewModel::readToEnd);
    connect(viewModel_, &LogsViewModel::changed, this, &LogsPage::show);
    connect(viewModel_, &LogsViewModel::verdictChanged, this, &LogsPage::showVerdict);
    connect(viewModel_, &LogsViewModel::opened, this, &LogsPage::open);
    connect(viewModel_, &LogsViewModel::runFound, this, &LogsPage::runRequested);
    connect(viewModel_, &LogsViewModel::endReached, this, [this] {
        table_->selectSourceRow(viewModel_->model().rowCount() - 1);
        table_->scrollToBottom();
    });
    showVerdict();
    show();
}

QWidget* LogsPage::buildHead() {
    auto* header =
        new PageHeader(tr("Provisioning logs"), tr("What happened to each object, newest first. Enter opens a row."));
    verify_ =
        new Button(QStringLiteral("verifyLog"), tr("&Verify log"), Button::Kind::Normal, QStringLiteral("success"));
    verify_->setToolTip(tr("Checks that no entry of the log was changed or taken out"));
    export_ = new ExportButton(QStringLiteral("exportLogs"), QStringLiteral("provisioning-logs"));
    const auto task = [this](LogExporter::Format format) {
        return [this, format](const QString& path) {
            exporter_->start(viewModel_->filter(), format, path, viewModel_->matching());
        };
    };
    export_->addTask(QStringLiteral("csv"), tr("&CSV, three files"), task(LogExporter::Format::Csv));
    export_->addTask(QStringLiteral("json"), tr("&JSON"), task(LogExporter::Format::Json));
    connect(exporter_, &LogExporter::ended, export_, &ExportButton::tell);
    connect(&exporter_->work(), &BackgroundExport::progressed, this, &LogsPage::showExport);
    header->addWidget(verify_);
    header->addWidget(export_);
    connect(verify_, &Button::clicked, viewModel_, &LogsViewModel::verify);
    return header;
}

void LogsPage::buildVerdict(QVBoxLayout* column) {
    verifying_ = new BusyLine(QStringLiteral("verifyingLog"));
    verifying_->setProgress(tr("Verifying the whole log"), 0, 0);
    connect(verifying_, &BusyLine::stopRequested, viewModel_, &LogsViewModel::stopVerifying);
    verdict_ = new Banner(QStringLiteral("logVerdict"));
    head_ = new QWidget;
    auto* row = new QHBoxLayout(head_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::control);
    headCaption_ = subtleLabel(tr("Hash of the newest entry"));
    headCaption_->setWordWrap(false);
    auto* dismiss = new Button(QStringLiteral("dismissVerdict"), tr("Di&smiss"), Button::Kind::Link);
    connect(dismiss, &Button::clicked, viewModel_, &LogsViewModel::forgetVerdict);
    headHash_ = new CopyableIdentifier(QStringLiteral("logHead"), tr("Hash of the newest entry"));
    row->addWidget(headCaption_);
    row->addWidget(headHash_, 1);
    row->addStretch();
    row->addWidget(dismiss);
    column->addWidget(verifying_);
    column->addWidget(verdict_);
    column->addWidget(head_);
}

QWidget* LogsPage::buildFoot() {
    auto* foot = new QWidget;
    auto* column = new QVBoxLayout(foot);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::control);
    reading_ = new BusyLine(QStringLiteral("readingLogs"));
    connect(reading_, &BusyLine::stopRequested, viewModel_, &LogsViewModel::stopReading);
    exporting_ = new BusyLine(QStringLiteral("exportingLogs"));
    connect(exporting_, &BusyLine::stopRequested, &exporter_->work(), &BackgroundExport::stop);
    column->addWidget(reading_);
    column->addWidget(exporting_);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::group);
    count_ = subtleLabel({});
    count_->setObjectName(QStringLiteral("logsCount"));
    readAll_ = new Button(QStringLiteral("goToOldest"), tr("&Go to the oldest"), Button::Kind::Link);
    readAll_->setToolTip(tr("End"));
    connect(readAll_, &Button::clicked, viewModel_, &LogsViewModel::readToEnd);
    row->addWidget(count_, 1);
    row->addWidget(readAll_);
    column->addLayout(row);
    return foot;
}

void LogsPage::showConfiguration(const QString& name) {
    panel_->closePanel();
    viewModel_->load(name);
}

void LogsPage::showFor(const QString& configuration, const QString& text) {
    filter_->setChoice(text, std::nullopt);
    showConfiguration(configuration);
}

void LogsPage::showRun(const QString& configuration, qint64 run) {
    filter_->setChoice({}, run);
    showConfiguration(configuration);
}

void LogsPage::refresh() { viewModel_->refresh(); }

QLineEdit* LogsPage::filterField() const { return filter_->search(); }

QString LogsPage::countSentence() const {
    const std::int64_t rows = viewModel_->model().rowCount();
    if (viewModel_->isLoading() && rows == 0) return tr("Reading…");
    if (viewModel_->matching() < 0) return tr("%1 entries read").arg(number(rows));
    const QString matching = number(viewModel_->matching());
    QString said = viewModel_->matching() == 1 ? tr("1 entry") : tr("%1 entries").arg(matching);
    if (viewModel_->choice().isFiltered() && viewModel_->total() >= 0)
        said = tr("%1 of %2 entries").arg(matching, number(viewModel_->total()));
    return viewModel_->model().canFetchMore({}) ? tr("%1; more are read as you scroll").arg(said) : said;
}

void LogsPage::show() {
    error_->setVisible(viewModel_->error().has_value());
    if (viewModel_->error()) error_->setError(*viewModel_->error());
    const int rows = viewModel_->model().rowCount();
    const bool none = rows == 0 && !viewModel_->isLoading();
    const bool filtered = viewModel_->choice().isFiltered();
    stack_->setCurrentWidget(none ? static_cast<QWidget*>(empty_) : table_);
    empty_->setSentence(filtered ? tr("No entry matches this filter.")
                                 : tr("Entries appear here when a run has handled an object."));
    empty_->findChild<Button*>(QStringLiteral("clearLogsFilter"))->setVisible(filtered);
    count_->setText(countSentence());
    reading_->setVisible(viewModel_->isReadingToEnd());
    reading_->setProgress(viewModel_->matching() > 0
                              ? tr("Reading %1 of %2 entries").arg(number(rows), number(viewModel_->matching()))
                              : tr("%1 entries read").arg(number(rows)),
                          rows, qMax<std::int64_t>(0, viewModel_->matching()));
    readAll_->setVisible(!viewModel_->isReadingToEnd() && viewModel_->model().canFetchMore({}));
    showExport();
}

void LogsPage::showExport() {
    const BackgroundExport& work = exporter_->work();
    exporting_->setVisible(work.isRunning());
    exporting_->setProgress(work.total() > 0
                                ? tr("Exporting %1 of %2 entries").arg(number(work.done()), number(work.total()))
                                : tr("Exporting: %1 entries").arg(number(work.done())),
                            work.done(), work.total());
    const bool some = viewModel_->model().rowCount() > 0;
    export_->setEnabledOr(some && !work.isRunning(),
                          some ? tr("An export is under way") : tr("There is nothing to export"));
}

void LogsPage::showVerdict() {
    verifying_->setVisible(viewModel_->isVerifying());
    verify_->setEnabledOr(!viewModel_->isVerifying(), tr("The log is being verified"));
    const auto& verdict = viewModel_->verdict();
    const auto& error = viewModel_->verifyError();
    verdict_->setVisible(verdict || error);
    head_->setVisible(verdict || error);
    const bool hashed = verdict && verdict->intact && verdict->entries > 0;
    headCaption_->setVisible(hashed);
    headHash_->setVisible(hashed);
    if (error) verdict_->setMessage(Mood::Danger, tr("The log could not be verified. %1").arg(sentence(*error)));
    if (!verdict) return;
    if (verdict->entries == 0) {
        verdict_->setMessage(Mood::Info, tr("The log is empty: there is nothing to verify."));
    } else if (verdict->intact) {
        headHash_->setIdentifier(text(verdict->head));
        verdict_->setMessage(
            Mood::Success,
            tr("The log is intact: %1 entries, %2 to %3. Note the hash down: it proves later that nothing was cut off.")
                .arg(number(verdict->entries), QString::number(verdict->firstId), QString::number(verdict->lastId)));
    } else {
        verdict_->setMessage(
            Mood::Danger,
            tr("The log is broken at entry %1: %2 Entries before it fit. Restore the store from a backup, or export "
               "what is there as evidence.")
                .arg(QString::number(verdict->brokenAt), text(verdict->problem)));
    }
}

void LogsPage::open(const Outcome& outcome, const QString& by) {
    auto* show = new Button(QStringLiteral("showInRun"), tr("Show in &run %1").arg(outcome.run), Button::Kind::Link);
    auto* foot = new QWidget;
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(show);
    row->addStretch();
    connect(show, &Button::clicked, this, [this, run = outcome.run] {
        panel_->closePanel();
        viewModel_->findRun(run);
    });
    panel_->open(text(outcome.source.name.empty() ? outcome.source.id : outcome.source.name),
                 new OutcomeDetails(outcome, by), foot);
}

}  // namespace hs::ui
