#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

#include "core/base/Result.h"

namespace hs::sandbox {

/// A child process that dies with its owner, however the owner ends: the kernel kills it (prctl PR_SET_PDEATHSIG).
/// The kernel's rule speaks of the thread that started it, so start it from a thread that lives as long as the program.
class OwnedProcess {
public:
    OwnedProcess();
    ~OwnedProcess();
    OwnedProcess(const OwnedProcess&) = delete;
    OwnedProcess& operator=(const OwnedProcess&) = delete;

    /// Starts a program; both its output streams go to `logFile` when one is given.
    /// Errors: Unavailable (the program is not installed or does not start).
    Result<void> start(const QString& program, const QStringList& arguments, const QString& logFile);

    /// Waits at most so long for its end; true when it has ended.
    bool waitForEnd(int milliseconds);

    bool running() const { return process_.state() != QProcess::NotRunning; }
    qint64 pid() const { return pid_; }
    int exitCode() const;  ///< -1 when it was killed

    /// Asks it to end (SIGTERM), then makes it end.
    void stop();
    /// Ends it without a chance to tidy up, as a power failure would.
    void kill();
    /// Freezes and thaws it: a server that is there but does not answer.
    void pause();
    void resume();

private:
    void signal(int number);

    QProcess process_;
    qint64 pid_ = 0;
};

/// The full path of an installed program, looked for on the PATH and in /usr/sbin, /usr/local/sbin, /usr/lib/openldap.
/// Errors: Unavailable, with the package to install.
Result<QString> installedProgram(const QString& name, const std::string& package);

}  // namespace hs::sandbox
