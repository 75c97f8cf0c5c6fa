#pragma once

#include <QFile>

#include "tests/cli/Background.h"

namespace hs::cli::test {

/// Writeback is on, and everything an administrator does from then on goes through the command line.
class Unattended : public WithDoor {
protected:
    void SetUp() override {
        WithDoor::SetUp();
        enableWriteback();
    }

    QJsonObject cycle(const QStringList& more = {}, int expected = 0) const {
        const Answer answer = json(QStringList{"cycle", configuration_} + more);
        EXPECT_EQ(answer.code, expected) << answer.out.left(800).constData() << answer.err.constData();
        return answer.object();
    }
    static QString runOf(const QJsonObject& run) { return QString::number(run["run"].toInteger()); }

    /// Everything of the domain as its service account sees it.
    QByteArray directoryDump() const {
        return ldapsearch({"-b", state_["ldap"].toObject()["baseDn"].toString(), "(objectClass=*)"});
    }

    void setInDirectory(const QString& dn, const char* attribute, const char* value) const {
        const Answer answer =
            ldapmodify("dn:: " + dn.toUtf8().toBase64() + "\nchangetype: modify\nreplace: " + attribute + "\n" +
                       attribute + ": " + value + "\n-\n");
        EXPECT_EQ(answer.code, 0) << answer.err.constData();
    }
    QJsonObject job() const { return json({"configuration", "status", configuration_}).object(); }

    /// Two settled sides.
    void settle() const {
        for (int i = 0; i < 4; ++i)
            if (cycle({"--full"})["planned"].toInt() == 0) return;
        ADD_FAILURE() << "the cycles do not come to rest";
    }
    /// Two people whose accounts are disabled, where two is the threshold; the run that was stopped.
    QJsonObject guardedRun() const {
        settle();
        EXPECT_EQ(json({"configuration", "set", configuration_, "--accidental-deletion-threshold", "2"}).code, 0);
        setInDirectory(dnOf("Ada Lovelace"), "userAccountControl", "514");
        setInDirectory(dnOf("Otto Onprem"), "userAccountControl", "514");
        return cycle({}, 3);
    }
};

}  // namespace hs::cli::test
