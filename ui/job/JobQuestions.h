#pragma once

class QWidget;

namespace hs::ui {

class JobViewModel;

/// What is asked before a command on a job that forgets or writes a lot; a yes carries it out.

/// Names what Restart forgets and what it keeps.
void askToRestart(QWidget* parent, JobViewModel& job);

/// Names what the plan that a guard holds back would do. Does nothing while its numbers are not known.
void askToAllow(QWidget* parent, JobViewModel& job);

}  // namespace hs::ui
