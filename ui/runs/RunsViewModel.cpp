#include "ui/runs/RunsViewModel.h"

#include <algorithm>

#include "ui/kit/Words.h"

namespace hs::ui {

RunsViewModel::RunsViewModel(service::Client& client, QObject* parent) : QObject(parent), client_(client) {
    connect(&client_, &service::Client::event, this, [this](const Event& event) {
        const bool turn = event.kind == Event::Kind::RunStarted || event.kind == Event::Kind::RunEnded;
        if (turn && text(event.configuration) == name_) refresh();
    });
}

void RunsViewModel::load(const QString& configuration) {
    if (configuration != name_) {
        runs_.clear();
        wanted_ = 0;
        find_.forget();
    }
    name_ = configuration;
    refresh();
}

void RunsViewModel::refresh() {
    if (name_.isEmpty()) return;
    list_.await(client_.runs(name_.toStdString(), listed), [this](Result<std::vector<Run>> answer) {
        error_.reset();
        if (answer.ok()) runs_ = std::move(answer).value();
        else error_ = answer.error();
        Q_EMIT changed();
        look();
    });
}

const Run* RunsViewModel::run(std::int64_t id) const {
    const auto at = std::find_if(runs_.begin(), runs_.end(), [id](const Run& run) { return run.id == id; });
    return at == runs_.end() ? nullptr : &*at;
}

std::vector<Run> RunsViewModel::basedOn(std::int64_t id) const {
    std::vector<Run> based;
    for (const Run& run : runs_)
        if (run.basis == id) based.push_back(run);
    return based;
}

void RunsViewModel::find(std::int64_t id) {
    wanted_ = id;
    if (run(id) || !list_.isRunning()) look();
}

void RunsViewModel::look() {
    if (wanted_ == 0) return;
    const std::int64_t id = std::exchange(wanted_, 0);
    if (const Run* known = run(id)) {
        Q_EMIT found(Run(*known));
        return;
    }
    // Older than the list reaches.
    find_.await(client_.run(id), [this](Result<service::RunDetail> answer) {
        error_.reset();
        if (answer.ok()) Q_EMIT found(answer->run);
        else error_ = answer.error();
        Q_EMIT changed();
    });
}

}  // namespace hs::ui
