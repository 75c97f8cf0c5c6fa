#pragma once

#include <functional>
#include <memory>

#include "tests/cli/Program.h"

namespace hs::cli::test {

/// A program of the build that runs beside the test; killed with this object when it still runs then.
class Background {
public:
    Background(const QString& program, const QStringList& arguments, const QProcessEnvironment& environment);
    ~Background();
    Background(const Background&) = delete;
    Background& operator=(const Background&) = delete;

    QProcess& process() { return process_; }
    /// Everything it said on standard error so far.
    QByteArray err();
    QByteArray out();
    void signal(int number);
    /// True when it ended within the time.
    bool ends(int milliseconds = 10000) {
        return process_.state() == QProcess::NotRunning || process_.waitForFinished(milliseconds);
    }

private:
    QProcess process_;
    QByteArray err_, out_;
};

/// Asks again and again; true as soon as the answer is yes.
bool comes(const std::function<bool()>& condition, int milliseconds = 30000);

/// The sandbox's own door into its tenant, for bad weather.
class WithDoor : public CommandLineInSandbox {
protected:
    /// Sends a body to /sandbox/{path}; what was answered.
    QByteArray door(const QString& method, const QString& path, const QByteArray& body = {}) const;
    void fault(const char* json) const { door(QStringLiteral("POST"), QStringLiteral("faults"), json); }
    /// How often a route was asked, by "GET /beta/users".
    int requests(const QString& route) const;

    std::unique_ptr<Background> start(const QStringList& arguments) const;
    QJsonObject newestRun() const;
    QString runState() const { return newestRun()["state"].toString(); }
    /// The contents of all files in the sandbox's secrets directory.
    QList<QByteArray> secrets() const;
};

}  // namespace hs::cli::test
