#include "ui/runs/RunView.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QRegularExpression>
#include <QSplitter>
#include <QVBoxLayout>

#include "ui/kit/AttributeTable.h"
#include "ui/kit/Banner.h"
#include "ui/kit/BusyLine.h"
#include "ui/kit/Button.h"
#include "ui/kit/Confirmation.h"
#include "ui/kit/ErrorView.h"
#include "ui/kit/ExportButton.h"
#include "ui/kit/FlowLayout.h"
#include "ui/kit/RunWords.h"
#include "ui/kit/StatusLabel.h"
#include "ui/kit/Table.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"
#include "ui/runs/ChangeFilterBar.h"
#include "ui/runs/ChangesModel.h"
#include "ui/runs/PlanExporter.h"
#include "ui/runs/PlanViewModel.h"
#include "ui/runs/RunsModel.h"
#include "ui/runs/RunsViewModel.h"

namespace hs::ui {

RunView::RunView(service::Client& client, RunsViewModel& runs, QWidget* parent)
    : QWidget(parent), runs_(runs), plan_(new PlanViewModel(client, this)), exporter_(new PlanExporter(client, this)) {
    setObjectName(QStringLiteral("runView"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::control);
    column->addWidget(buildHead());
    column->addWidget(buildCommands());
    busy_ = new BusyLine(QStringLiteral("runBusy"));
    exporting_ = new BusyLine(QStringLiteral("exportingPlan"));
    connect(exporting_, &BusyLine::stopRequested, &exporter_->work(), &BackgroundExport::stop);
    banner_ = new Banner(QStringLiteral("runBanner"));
    runError_ = new ErrorView(QStringLiteral("runError"));
    error_ = new ErrorView(QStringLiteral("planError"));
    for (QWidget* widget : std::initializer_list<QWidget*>{busy_, exporting_, banner_, runError_, error_})
        column->addWidget(widget);
    column->addWidget(buildChanges(), 1);
    connect(busy_, &BusyLine::stopRequested, plan_, &PlanViewModel::stop);
    connect(plan_, &PlanViewModel::changed, this, &RunView::show);
    connect(plan_, &PlanViewModel::changeRead, this, &RunView::showChange);
    connect(plan_, &PlanViewModel::made, this, &RunView::made);
    connect(&runs_, &RunsViewModel::changed, this, [this] {
        if (!plan_->run()) return;
        if (const Run* newer = runs_.run(plan_->run()->id)) plan_->update(*newer);
        show();
    });
}

QWidget* RunView::buildHead() {
    auto* head = new QWidget;
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tight);
    auto* top = new QHBoxLayout;
    top->setSpacing(space::control);
    Button* back =
        Button::iconOnly(QStringLiteral("backToRuns"), tr("Back to the runs"), QStringLiteral("chevron-left"));
    title_ = titleLabel({});
    title_->setObjectName(QStringLiteral("runTitle"));
    state_ = new StatusLabel(QStringLiteral("runState"));
    top->addWidget(back);
    top->addWidget(title_);
    top->addSpacing(space::control);
    top->addWidget(state_);
    top->addStretch();
    column->addLayout(top);
    facts_ = subtleLabel({});
    facts_->setObjectName(QStringLiteral("runFacts"));
    facts_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    numbers_ = bodyLabel({});
    numbers_->setObjectName(QStringLiteral("runCounts"));
    links_ = new QWidget;
    linkRow_ = new FlowLayout(links_, space::group);
    column->addWidget(facts_);
    column->addWidget(numbers_);
    column->addWidget(links_);
    connect(back, &Button::clicked, this, &RunView::left);
    return head;
}

QWidget* RunView::buildCommands() {
    auto* bar = new QWidget;
    auto* row = new FlowLayout(bar, space::control);
    apply_ = new Button(QStringLiteral("applyPlan"), tr("&Apply plan…"), Button::Kind::Primary, QStringLiteral("play"));
    undo_ = new Button(QStringLiteral("undoRun"), tr("&Undo run…"), Button::Kind::Normal, QStringLiteral("restart"));
    undoSelected_ = new Button(QStringLiteral("undoSelected"), tr("Undo &selected changes…"));
    log_ = new Button(QStringLiteral("showRunLog"), tr("Show in the &log"));
    export_ = new ExportButton(QStringLiteral("exportChanges"), QStringLiteral("changes"));
    const auto task = [this](PlanExport::Format format) {
        return
            [this, format](const QString& path) { exporter_->start(plan_->filter(), format, path, plan_->matching()); };
    };
    export_->addTask(QStringLiteral("csv"), tr("&CSV"), task(PlanExport::Format::Csv));
    export_->addTask(QStringLiteral("json"), tr("&JSON"), task(PlanExport::Format::Json));
    export_->addTask(QStringLiteral("ldif"), tr("&LDIF, directory changes"), task(PlanExport::Format::Ldif));
    connect(exporter_, &PlanExporter::ended, export_, &ExportButton::tell);
    connect(&exporter_->work(), &BackgroundExport::progressed, this, &RunView::showExport);
    for (QWidget* widget : std::initializer_list<QWidget*>{apply_, undo_, undoSelected_, log_, export_})
        row->addWidget(widget);
    connect(apply_, &Button::clicked, this, &RunView::apply);
    connect(undo_, &Button::clicked, this, [this] { undo(false); });
    connect(undoSelected_, &Button::clicked, this, [this] { undo(true); });
    connect(log_, &Button::clicked, this, [this] {
        if (plan_->run()) Q_EMIT logRequested(plan_->run()->id);
    });
    return bar;
}

QWidget* RunView::buildChanges() {
    auto* place = new QWidget;
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::control);
    filter_ = new ChangeFilterBar;
    count_ = subtleLabel({});
    count_->setObjectName(QStringLiteral("changesCount"));
    table_ = new Table(QStringLiteral("changesTable"), tr("Changes"));
    table_->setPagedRows(&plan_->model());
    table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table_->setWidths({260, 110, 90, 220, 130}, ChangesModel::Identity);
    table_->setMinimumHeight(100);
    detail_ = new QWidget;
    auto* below = new QVBoxLayout(detail_);
    below->setContentsMargins(0, space::control, 0, 0);
    below->setSpacing(space::control);
    changeError_ = new ErrorView(QStringLiteral("changeError"));
    attributes_ = new AttributeTable(QStringLiteral("changeAttributes"), tr("Attributes of the change"));
    attributes_->showOperations();
    below->addWidget(changeError_);
    below->addWidget(attributes_, 1);
    auto* split = new QSplitter(Qt::Vertical);
    split->setObjectName(QStringLiteral("runSplit"));
    split->setChildrenCollapsible(false);
    split->addWidget(table_);
    split->addWidget(detail_);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 1);
    column->addWidget(filter_);
    column->addWidget(split, 1);
    column->addWidget(count_);
    connect(filter_, &ChangeFilterBar::changed, this, [this] { plan_->choose(filter_->choice()); });
    connect(table_, &Table::currentRowChanged, plan_, &PlanViewModel::select);
    connect(table_, &Table::endWanted, plan_, &PlanViewModel::readToEnd);
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunView::showCommands);
    connect(&plan_->model(), &QAbstractItemModel::modelReset, this, [this] {
        table_->selectSourceRow(0);
        if (plan_->model().rowCount() == 0) plan_->select(-1);
    });
    return place;
}

void RunView::open(const Run& run) {
    filter_->clear();
    shownLinks_.clear();
    plan_->open(run);
    table_->setFocus();
}

void RunView::show() {
    if (!plan_->run()) return;
    showHead();
    showLinks();
    const auto based = runs_.basedOn(plan_->run()->id);
    const auto applied = std::find_if(based.begin(), based.end(), [](const Run& one) {
        return !one.preview && one.kind != RunKind::Undo &&
               (one.state == RunState::Succeeded || one.state == RunState::FinishedWithFailures);
    });
    plan_->setAppliedBy(plan_->isPlan() && applied != based.end() ? applied->id : 0);
    showCommands();
    showBanner();
    busy_->setVisible(plan_->isRunning());
    busy_->setProgress(plan_->progressSentence(), plan_->progressDone(), plan_->progressTotal());
    error_->setVisible(plan_->error().has_value());
    if (plan_->error()) error_->setError(*plan_->error());
    const std::int64_t rows = plan_->model().rowCount();
    const std::int64_t matching = plan_->matching();
    const PlanCounts counts = plan_->counts().value_or(PlanCounts{});
    const std::int64_t all = counts.provisioning + counts.writeback;
    if (plan_->isLoading() && rows == 0) count_->setText(tr("Reading…"));
    else if (matching < 0) count_->setText(tr("%1 changes read").arg(number(rows)));
    else if (plan_->isFiltered() && all > 0) count_->setText(tr("%1 of %2 changes").arg(number(matching), number(all)));
    else count_->setText(matching == 1 ? tr("1 change") : tr("%1 changes").arg(number(matching)));
    showExport();
}

void RunView::showExport() {
    const BackgroundExport& work = exporter_->work();
    exporting_->setVisible(work.isRunning());
    exporting_->setProgress(work.total() > 0
                                ? tr("Exporting %1 of %2 changes").arg(number(work.done()), number(work.total()))
                                : tr("Exporting: %1 changes").arg(number(work.done())),
                            work.done(), work.total());
    const bool some = plan_->model().rowCount() > 0;
    export_->setEnabledOr(some && !work.isRunning(),
                          some ? tr("An export is under way") : tr("There is nothing to export"));
}

void RunView::showHead() {
    const Run& run = *plan_->run();
    title_->setText(tr("Run %1").arg(run.id));
    state_->setStatus(runStateMood(run.state), runStateWord(run.state));
    QStringList facts{run.preview ? tr("%1, preview").arg(runKindWord(run.kind)) : runKindWord(run.kind),
                      exactTime(run.startedAt)};
    if (run.endedAt > 0) facts << duration(run.durationMs());
    if (!run.by.empty()) facts << tr("by %1").arg(text(run.by));
    const QString basis = basisWords(run, runs_.run(run.basis));
    if (!basis.isEmpty()) facts << basis;
    QString said = facts.join(QStringLiteral(" · "));
    if (!run.note.empty()) said += QLatin1Char('\n') + text(run.note);
    facts_->setText(said);
    numbers_->setText(countsSentence());
    runError_->setVisible(!run.error.message.empty() && !plan_->isHeldByGuard());
    if (!run.error.message.empty()) runError_->setError(run.error);
}

QString RunView::countsSentence() const {
    const RunCounts& counts = plan_->run()->counts;
    QStringList parts;
    if (const QString kinds = plan_->kindsSentence(); !kinds.isEmpty()) parts << kinds;
    QStringList states;
    if (const auto& plan = plan_->counts()) {
        const std::pair<std::int64_t, QString> words[] = {{plan->planned, tr("%1 planned")},
                                                          {plan->intent, tr("%1 being written")},
                                                          {plan->done, tr("%1 written")},
                                                          {plan->skipped, tr("%1 skipped")},
                                                          {plan->failed, tr("%1 failed")}};
        for (const auto& [count, word] : words)
            if (count > 0) states << word.arg(number(count));
    }
    if (!states.isEmpty()) parts << states.join(QStringLiteral(", "));
    if (counts.readDirectory > 0 || counts.readCloud > 0)
        parts << tr("%1 read from AD, %2 from Entra, %3 unchanged")
                     .arg(number(counts.readDirectory), number(counts.readCloud), number(counts.unchanged));
    return parts.join(QStringLiteral("  ·  "));
}

void RunView::showLinks() {
    const Run& run = *plan_->run();
    QList<std::pair<qint64, QString>> links;
    if (run.basis > 0) links.append({run.basis, tr("Open run %1").arg(run.basis)});
    for (const Run& one : runs_.basedOn(run.id))
        links.append({one.id, QStringLiteral("%1: %2").arg(tr("Run %1").arg(one.id), basisWords(one, &run))});
    // The note names the run into which objects that have changed since were planned again.
    static const QRegularExpression named(QStringLiteral("\\brun (\\d+)"));
    for (auto found = named.globalMatch(text(run.note)); found.hasNext();) {
        const qint64 id = found.next().captured(1).toLongLong();
        const bool known = std::any_of(links.begin(), links.end(), [id](const auto& link) { return link.first == id; });
        if (!known && id != run.id) links.append({id, tr("Open run %1").arg(id)});
    }
    QStringList key;
    for (const auto& [id, caption] : links) key << caption;
    links_->setVisible(!links.isEmpty());
    if (key.join(QLatin1Char('|')) == shownLinks_) return;
    shownLinks_ = key.join(QLatin1Char('|'));
    while (QLayoutItem* item = linkRow_->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const auto& [id, caption] : links) {
        auto* link = new Button(QStringLiteral("openRun%1").arg(id), caption, Button::Kind::Link);
        linkRow_->addWidget(link);
        connect(link, &Button::clicked, this, [this, id = id] { Q_EMIT runChosen(id); });
    }
}

void RunView::showCommands() {
    if (!plan_->run()) return;
    const QString noApply = plan_->applyReason();
    apply_->setVisible(plan_->isPlan());
    apply_->setCaption(plan_->isHeldByGuard() ? tr("&Allow and apply…") : tr("&Apply plan…"));
    apply_->setEnabledOr(noApply.isEmpty(), noApply);
    const QString noUndo = plan_->undoReason();
    const qsizetype selected = table_->selectedSourceRows().size();
    const bool mayHaveWritten = !plan_->run()->preview && !plan_->isHeldByGuard();
    undo_->setVisible(mayHaveWritten);
    undoSelected_->setVisible(mayHaveWritten);
    undo_->setEnabledOr(noUndo.isEmpty(), noUndo);
    undoSelected_->setCaption(selected == 1  ? tr("Undo 1 &selected change…")
                              : selected > 1 ? tr("Undo %1 &selected changes…").arg(number(selected))
                                             : tr("Undo &selected changes…"));
    undoSelected_->setEnabledOr(noUndo.isEmpty() && selected > 0,
                                noUndo.isEmpty() ? tr("Select changes first") : noUndo);
}

void RunView::showBanner() {
    Mood mood = Mood::Info;
    const QString said = bannerWords(mood);
    banner_->setVisible(!said.isEmpty());
    if (!said.isEmpty()) banner_->setMessage(mood, said);
}

QString RunView::bannerWords(Mood& mood) const {
    const Run& run = *plan_->run();
    const Run* basis = runs_.run(run.basis);
    const bool takesBack = run.kind == RunKind::Undo;
    if (plan_->appliedBy() > 0) return tr("This plan was written by run %1.").arg(plan_->appliedBy());
    if (plan_->isHeldByGuard()) {
        mood = Mood::Warning;
        return QStringLiteral("%1 %2").arg(text(run.error.message), text(run.error.nextStep)).trimmed();
    }
    if (run.state == RunState::Previewed && takesBack)
        return tr("This plan takes back run %1; nothing was written yet. Applying it pauses the job, because the next "
                  "cycle would write the values again. Values that have changed since are listed as skipped.")
            .arg(run.basis);
    if (run.state == RunState::Previewed && basis && !basis->preview)
        return tr("These objects had changed since the preview that run %1 applied, and were planned again. Nothing of "
                  "this plan was written yet.")
            .arg(run.basis);
    if (run.state == RunState::Previewed) return tr("Preview: this is what would be written. Nothing was written.");
    if (takesBack && plan_->jobIsPaused()) {
        mood = Mood::Warning;
        return tr(
            "The job is paused, so that the next cycle does not write the values again. Resume it on the Overview "
            "page when their cause is mended.");
    }
    return {};
}

void RunView::showChange() {
    const auto& change = plan_->selected();
    detail_->setVisible(change.has_value());
    if (!change) return;
    const bool provisioning = change->rule == RuleKind::Provisioning;
    attributes_->model()->setTitles(provisioning ? tr("AD attribute") : tr("Entra attribute"),
                                    provisioning ? tr("Entra attribute") : tr("AD attribute"));
    attributes_->setRows(attributeRows(change->attributes));
    changeError_->setVisible(!change->error.message.empty());
    if (!change->error.message.empty()) changeError_->setError(change->error);
}

void RunView::apply() {
    const bool guarded = plan_->isHeldByGuard();
    const Run run = *plan_->run();
    QStringList details;
    if (guarded)
        details
            << tr("A guard stopped this plan: %1 Allowing releases this plan only; the next cycle is guarded again.")
                   .arg(text(run.error.message));
    if (run.kind == RunKind::Undo) details << tr("The job is paused: resume it on the Overview page afterwards.");
    details << tr("Every object is read again first; one that has changed since is left alone and planned again.");
    const QString yes =
        plan_->toWrite() == 1 ? tr("&Write 1 change") : tr("&Write %1 changes").arg(number(plan_->toWrite()));
    const Confirmation asked{QStringLiteral("confirmWrite"),
                             guarded ? tr("Allow and apply") : tr("Apply plan"),
                             plan_->writeSentence(),
                             details.join(QStringLiteral("\n\n")),
                             yes,
                             {},
                             QStringLiteral("cancelWrite")};
    if (confirmed(this, asked)) plan_->apply(guarded);
}

void RunView::undo(bool selectedOnly) {
    std::vector<std::int64_t> ids;
    if (selectedOnly) {
        for (const int row : table_->selectedSourceRows()) ids.push_back(plan_->model().idAt(row));
        if (ids.empty()) return;
    }
    // A plan is made and shown, and nothing is written: no question is needed yet.
    plan_->previewUndo(std::move(ids));
}

}  // namespace hs::ui
