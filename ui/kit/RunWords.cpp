#include "ui/kit/RunWords.h"

#include <QCoreApplication>

namespace hs::ui {

namespace {

QString say(const char* word) { return QCoreApplication::translate("RunWords", word); }

}  // namespace

QString fullWord() { return say("Full"); }
QString deltaWord() { return say("Delta"); }
QString onDemandWord() { return say("On demand"); }
QString undoWord() { return say("Undo"); }
QString runningWord() { return say("Running"); }
QString succeededWord() { return say("Succeeded"); }
QString withFailuresWord() { return say("Finished with failures"); }
QString guardWord() { return say("Stopped by guard"); }
QString cancelledWord() { return say("Stopped"); }
QString failedRunWord() { return say("Failed"); }
QString previewedWord() { return say("Previewed"); }
QString interruptedWord() { return say("Interrupted"); }

}  // namespace hs::ui
