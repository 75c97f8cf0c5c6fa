#include "ui/shell/TopBar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include "ui/kit/Button.h"
#include "ui/kit/Icon.h"
#include "ui/kit/StatusLabel.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"
#include "ui/shell/AccountViewModel.h"

namespace hs::ui {

TopBar::TopBar(AccountViewModel& viewModel, QWidget* parent) : QWidget(parent), viewModel_(viewModel) {
    setObjectName(QStringLiteral("topBar"));
    setFixedHeight(48);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(50, 0, space::group, 0);
    row->setSpacing(space::group);
    QLabel* product = sectionLabel(tr("Hybrid Sync"));
    QFont font = product->font();
    font.setPixelSize(16);
    product->setFont(font);
    row->addWidget(product);
    connection_ = new ElidedLabel;
    connection_->setObjectName(QStringLiteral("connectionInFront"));
    connection_->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(connection_, 1);
    account_ = new StatusLabel(QStringLiteral("account"));
    sign_ = new Button(QStringLiteral("signIn"), tr("Sign &in"), Button::Kind::Quiet, QStringLiteral("sign-in"));
    agent_ = new StatusLabel(QStringLiteral("agentStatus"));
    row->addWidget(account_);
    row->addWidget(sign_);
    row->addWidget(agent_);
    connect(sign_, &Button::clicked, this, [this] {
        if (viewModel_.isSigningIn()) viewModel_.cancelSignIn();
        else if (viewModel_.account()) viewModel_.signOut();
        else viewModel_.signIn();
    });
    connect(&viewModel_, &AccountViewModel::changed, this, &TopBar::show);
    show();
}

void TopBar::setConnection(const QString& directory, const QString& tenant) {
    connection_->setFullText(tenant.isEmpty() ? directory : QStringLiteral("%1  ›  %2").arg(directory, tenant));
}

void TopBar::show() {
    const auto& account = viewModel_.account();
    account_->setStatus(account ? Mood::Success : Mood::Skipped, account ? text(account->name) : tr("Not signed in"));
    const bool open = !viewModel_.configuration().isEmpty();
    account_->setVisible(open);
    sign_->setVisible(open);
    sign_->setCaption(viewModel_.isSigningIn() ? tr("Cancel sign-in") : account ? tr("Sign &out") : tr("Sign &in"));
    sign_->setIcon(namedIcon(account ? QStringLiteral("sign-out") : QStringLiteral("sign-in")));
    sign_->setToolTip(viewModel_.isSigningIn() ? tr("Sign in in the browser that was opened") : QString());
    const auto& agent = viewModel_.agent();
    if (!agent) agent_->setStatus(Mood::Skipped, tr("No agent"));
    else if (agent->isConsole) agent_->setStatus(Mood::Info, tr("Console works as agent"));
    else
        agent_->setStatus(agent->active ? Mood::Success : Mood::Danger,
                          agent->active ? tr("Agent up") : tr("Agent down"));
}

void TopBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Tokens& t = tokensOf(palette());
    painter.fillRect(rect(), t.surface);
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.stroke);
    painter.drawPixmap(QPoint(18, 13), iconPixmap(QStringLiteral("product"), t.accent, 22, devicePixelRatioF()));
}

}  // namespace hs::ui
