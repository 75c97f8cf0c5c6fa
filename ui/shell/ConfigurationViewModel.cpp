#include "ui/shell/ConfigurationViewModel.h"

#include "ui/kit/Words.h"

namespace hs::ui {

void ConfigurationViewModel::load(const QString& name) {
    if (name != name_) {
        summary_.reset();
        error_.reset();
    }
    name_ = name;
    if (name_.isEmpty()) return;
    load_.await(client_.configuration(name_.toStdString()), [this](Result<service::ConfigurationSummary> answer) {
        if (answer.ok()) summary_ = std::move(answer).value();
        Q_EMIT changed();
    });
}

void ConfigurationViewModel::setEnabled(bool enabled) {
    if (isBusy()) return;
    error_.reset();
    command_.await(client_.setEnabled(name_.toStdString(), enabled), [this](Result<Configuration> answer) {
        if (answer.ok() && summary_) summary_->configuration = std::move(answer).value();
        else if (!answer.ok()) error_ = answer.error();
        Q_EMIT changed();
        refresh();
    });
    Q_EMIT changed();
}

void ConfigurationViewModel::remove() {
    if (isBusy()) return;
    error_.reset();
    command_.await(client_.deleteConfiguration(name_.toStdString()), [this](Result<void> answer) {
        if (!answer.ok()) error_ = answer.error();
        Q_EMIT changed();
        if (answer.ok()) Q_EMIT removed(name_);
    });
    Q_EMIT changed();
}

QString ConfigurationViewModel::removalSentence() const {
    const std::int64_t linked = summary_ ? summary_->inScope : -1;
    const QString links = linked < 0    ? tr("all its links")
                          : linked == 1 ? tr("its 1 link")
                                        : tr("its %1 links").arg(number(linked));
    return tr("This deletes 1 configuration, %1, and %2 between the directory and the tenant. No user is deleted or "
              "changed on either side. The journal of past runs stays.")
        .arg(name_, links);
}

}  // namespace hs::ui
