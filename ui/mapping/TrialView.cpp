#include "ui/mapping/TrialView.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "ui/kit/Button.h"
#include "ui/kit/ErrorView.h"
#include "ui/kit/Table.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"
#include "ui/mapping/ImpactModel.h"
#include "ui/mapping/TrialViewModel.h"

namespace hs::ui {

TrialView::TrialView(TrialViewModel& viewModel, QWidget* parent)
    : QWidget(parent),
      viewModel_(viewModel),
      object_(new QLineEdit),
      typed_(new QPlainTextEdit),
      tryObject_(new Button(QStringLiteral("tryMapping"), tr("&Try"))),
      tryTyped_(new Button(QStringLiteral("tryTyped"), tr("Try these &values"))),
      sample_(new Button(QStringLiteral("trySample"), tr("&Who would change?"))),
      hits_(new QListWidget),
      sentence_(bodyLabel({})),
      trace_(bodyLabel({})),
      model_(new ImpactModel(this)),
      table_(new Table(QStringLiteral("impactTable"), tr("Who would change"))),
      error_(new ErrorView(QStringLiteral("tryError"))) {
    build();
    connect(object_, &QLineEdit::returnPressed, tryObject_, &Button::click);
    connect(tryObject_, &Button::clicked, this, [this] { viewModel_.tryOn(object_->text()); });
    connect(tryTyped_, &Button::clicked, this, [this] { viewModel_.tryTyped(typed_->toPlainText()); });
    connect(sample_, &Button::clicked, &viewModel_, &TrialViewModel::trySample);
    connect(hits_, &QListWidget::itemActivated, this, [this](QListWidgetItem* item) {
        object_->setText(item->data(Qt::UserRole).toString());
        viewModel_.tryOn(object_->text());
    });
    connect(&viewModel_, &TrialViewModel::changed, this, &TrialView::show);
    show();
}

void TrialView::build() {
    object_->setObjectName(QStringLiteral("tryObject"));
    object_->setAccessibleName(tr("Try it on"));
    object_->setPlaceholderText(tr("A name, a mail address or a distinguished name"));
    typed_->setObjectName(QStringLiteral("tryValues"));
    typed_->setAccessibleName(tr("Or type values"));
    typed_->setPlaceholderText(tr("mail=ada@contoso.test"));
    typed_->setTabChangesFocus(true);
    typed_->setFixedHeight(56);
    hits_->setObjectName(QStringLiteral("tryHits"));
    hits_->setAccessibleName(tr("Found objects"));
    hits_->setFixedHeight(120);
    sentence_->setObjectName(QStringLiteral("trySentence"));
    trace_->setObjectName(QStringLiteral("tryTrace"));
    trace_->setFont(monospaceFont());
    trace_->setTextFormat(Qt::PlainText);
    trace_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    table_->setRows(model_);
    table_->setWidths({220, 150, 150}, ImpactModel::After);
    table_->setMinimumHeight(160);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::control);
    row->addWidget(object_, 1);
    row->addWidget(tryObject_);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::control);
    buttons->addWidget(tryTyped_);
    buttons->addStretch();
    buttons->addWidget(sample_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::control);
    column->addWidget(fieldLabel(tr("Try it &on"), object_));
    column->addLayout(row);
    column->addWidget(hits_);
    column->addWidget(fieldLabel(tr("Or t&ype values"), typed_));
    column->addWidget(typed_);
    column->addLayout(buttons);
    column->addWidget(sentence_);
    column->addWidget(error_);
    column->addWidget(table_);
    column->addWidget(trace_);
}

void TrialView::setTyped(const QString& lines) { typed_->setPlainText(lines); }

void TrialView::setObstacle(const QString& obstacle) {
    obstacle_ = obstacle;
    show();
}

void TrialView::show() {
    for (Button* button : {tryObject_, tryTyped_, sample_})
        button->setEnabledOr(obstacle_.isEmpty() && !viewModel_.isRunning(),
                             obstacle_.isEmpty() ? tr("Being read") : obstacle_);
    hits_->setVisible(viewModel_.hits().size() > 1);
    hits_->clear();
    for (const service::DirectoryHit& hit : viewModel_.hits()) {
        auto* item = new QListWidgetItem(text(hit.displayName) + QStringLiteral("  ") + text(hit.dn), hits_);
        item->setData(Qt::UserRole, text(hit.dn));
    }
    sentence_->setText(viewModel_.sentence());
    sentence_->setVisible(!sentence_->text().isEmpty());
    trace_->setText(viewModel_.trace());
    trace_->setVisible(!trace_->text().isEmpty());
    table_->setVisible(viewModel_.impact().has_value());
    if (viewModel_.impact()) model_->setImpact(*viewModel_.impact());
    error_->setVisible(viewModel_.error().has_value());
    if (viewModel_.error()) error_->setError(*viewModel_.error());
}

}  // namespace hs::ui
