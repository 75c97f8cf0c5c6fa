#include "app/sandbox/directory/OwnedProcess.h"

#include <QStandardPaths>

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>

namespace hs::sandbox {

OwnedProcess::OwnedProcess() {
    process_.setProcessChannelMode(QProcess::MergedChannels);
    process_.setStandardInputFile(QProcess::nullDevice());
}

OwnedProcess::~OwnedProcess() { stop(); }

Result<void> OwnedProcess::start(const QString& program, const QStringList& arguments, const QString& logFile) {
    const pid_t owner = ::getpid();
    process_.setChildProcessModifier([owner] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != owner) ::_exit(127);  // the owner died between fork and prctl: no signal will come
    });
    process_.setStandardOutputFile(logFile.isEmpty() ? QProcess::nullDevice() : logFile);
    process_.start(program, arguments);
    if (!process_.waitForStarted())
        return Error(ErrorCode::Unavailable, "the program " + program.toStdString() + " does not start")
            .saying(process_.errorString().toStdString());
    pid_ = process_.processId();
    return {};
}

bool OwnedProcess::waitForEnd(int milliseconds) { return !running() || process_.waitForFinished(milliseconds); }

int OwnedProcess::exitCode() const { return process_.exitStatus() == QProcess::NormalExit ? process_.exitCode() : -1; }

void OwnedProcess::signal(int number) {
    if (running() && pid_ > 0) ::kill(static_cast<pid_t>(pid_), number);
}

void OwnedProcess::stop() {
    signal(SIGCONT);
    signal(SIGTERM);
    if (!waitForEnd(5000)) kill();
}

void OwnedProcess::kill() {
    signal(SIGKILL);
    waitForEnd(5000);
}

void OwnedProcess::pause() {
    if (!running() || pid_ <= 0) return;
    signal(SIGSTOP);
    siginfo_t stopped{};  // other threads of it may still be answering until the kernel says so
    ::waitid(P_PID, static_cast<id_t>(pid_), &stopped, WSTOPPED);
}

void OwnedProcess::resume() { signal(SIGCONT); }

Result<QString> installedProgram(const QString& name, const std::string& package) {
    QString found = QStandardPaths::findExecutable(name);
    if (found.isEmpty())
        found =
            QStandardPaths::findExecutable(name, {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin"),
                                                  QStringLiteral("/usr/libexec"), QStringLiteral("/usr/lib/openldap")});
    if (found.isEmpty())
        return Error(ErrorCode::Unavailable, "the program " + name.toStdString() + " is not installed")
            .next("Install the package " + package + ".");
    return found;
}

}  // namespace hs::sandbox
