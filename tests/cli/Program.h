#pragma once

#include <gtest/gtest.h>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <string>

namespace hs::cli::test {

/// What a program said.
struct Answer {
    int code = -1;
    QByteArray out;
    QByteArray err;

    QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
    QJsonArray array() const { return QJsonDocument::fromJson(out).array(); }
};

/// Runs a program of the build, or of the system, and waits for it.
Answer run(const QString& program, const QStringList& arguments, const QProcessEnvironment& environment);

/// The command line as a script sees it, with a profile directory of its own.
class CommandLine : public ::testing::Test {
protected:
    CommandLine();
    Answer hybridsync(const QStringList& arguments) const;

    QTemporaryDir home_;
    QProcessEnvironment environment_ = QProcessEnvironment::systemEnvironment();
};

/// The same with a sandbox of its own.
class CommandLineInSandbox : public CommandLine {
protected:
    void SetUp() override { up({}); }
    void TearDown() override;

    /// Starts the sandbox with further options; 20 people, Exchange Online answers at once.
    void up(const QStringList& options);

    /// As hybridsync(), with --sandbox and --json.
    Answer json(QStringList arguments) const;
    void enableWriteback() const;

    /// What `ldapsearch` prints as the service account, with long lines whole.
    QByteArray ldapsearch(const QStringList& what) const;
    /// Changes the directory as its administrator.
    Answer ldapmodify(const QByteArray& ldif, const QStringList& more = {}) const;
    /// The values of an attribute as the directory has them, in its order; base64 for bytes that need it.
    QStringList directoryValues(const QString& dn, const QString& attribute) const;
    /// The first DN whose cn is this.
    QString dnOf(const QString& commonName) const;

    QJsonObject state_;
    QString configuration_;
};

}  // namespace hs::cli::test
