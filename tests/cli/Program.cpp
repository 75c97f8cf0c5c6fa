#include "tests/cli/Program.h"

#include <QFile>

namespace hs::cli::test {

Answer run(const QString& program, const QStringList& arguments, const QProcessEnvironment& environment) {
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    Answer answer;
    if (!process.waitForFinished(120000)) {
        process.kill();
        process.waitForFinished();
    }
    answer.out = process.readAllStandardOutput();
    answer.err = process.readAllStandardError();
    answer.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return answer;
}

CommandLine::CommandLine() {
    environment_.insert(QStringLiteral("HYBRIDSYNC_HOME"), home_.path());
    environment_.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
}

Answer CommandLine::hybridsync(const QStringList& arguments) const {
    return run(QStringLiteral(HYBRIDSYNC_BIN_DIR "/hybridsync"), arguments, environment_);
}

void CommandLineInSandbox::up(const QStringList& options) {
    QStringList arguments{QStringLiteral("sandbox"), QStringLiteral("up"), QStringLiteral("--users"),
                          QStringLiteral("20"), QStringLiteral("--json")};
    const QString delay = QStringLiteral("--exchange-delay");
    if (!options.contains(delay)) arguments << delay << QStringLiteral("0");
    const Answer answer = hybridsync(arguments + options);
    ASSERT_EQ(answer.code, 0) << answer.err.constData();
    state_ = answer.object();
    configuration_ = state_[QStringLiteral("configuration")].toString();
    environment_.insert(QStringLiteral("HYBRIDSYNC_SANDBOX"), state_[QStringLiteral("profile")].toString().mid(8));
}

void CommandLineInSandbox::TearDown() {
    if (configuration_.isEmpty()) return;  // it never came up: the newest one is somebody else's
    const Answer answer = hybridsync({QStringLiteral("sandbox"), QStringLiteral("down")});
    EXPECT_EQ(answer.code, 0) << answer.err.constData();
}

Answer CommandLineInSandbox::json(QStringList arguments) const {
    arguments << QStringLiteral("--sandbox") << QStringLiteral("--json");
    return hybridsync(arguments);
}

void CommandLineInSandbox::enableWriteback() const {
    const Answer answer = json({QStringLiteral("configuration"), QStringLiteral("set"), configuration_,
                                QStringLiteral("--exchange-hybrid-writeback"), QStringLiteral("on")});
    ASSERT_EQ(answer.code, 0) << answer.err.constData();
}

QByteArray CommandLineInSandbox::ldapsearch(const QStringList& what) const {
    const QJsonObject ldap = state_[QStringLiteral("ldap")].toObject();
    const QString url = ldap[QStringLiteral("url")].toString();
    QProcessEnvironment environment = environment_;
    environment.insert(QStringLiteral("LDAPTLS_CACERT"),
                       state_[QStringLiteral("tenant")].toObject()[QStringLiteral("caFile")].toString());
    QStringList arguments{QStringLiteral("-x"), QStringLiteral("-LLL"),
                          QStringLiteral("-o"), QStringLiteral("ldif-wrap=no"),
                          QStringLiteral("-H"), url,
                          QStringLiteral("-D"), ldap[QStringLiteral("bindDn")].toString(),
                          QStringLiteral("-y"), ldap[QStringLiteral("passwordFile")].toString()};
    if (url.startsWith(QStringLiteral("ldap://"))) arguments << QStringLiteral("-ZZ");
    const Answer answer = run(QStringLiteral("ldapsearch"), arguments + what, environment);
    EXPECT_EQ(answer.code, 0) << answer.err.constData();
    return answer.out;
}

Answer CommandLineInSandbox::ldapmodify(const QByteArray& ldif, const QStringList& more) const {
    QFile file(home_.filePath(QStringLiteral("change.ldif")));
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(ldif);
    file.close();
    QProcessEnvironment environment = environment_;
    environment.insert(QStringLiteral("LDAPTLS_CACERT"),
                       state_[QStringLiteral("tenant")].toObject()[QStringLiteral("caFile")].toString());
    const QJsonObject ldap = state_[QStringLiteral("ldap")].toObject();
    return run(
        QStringLiteral("ldapmodify"),
        QStringList{QStringLiteral("-x"), QStringLiteral("-H"), ldap[QStringLiteral("url")].toString(),
                    QStringLiteral("-D"), ldap[QStringLiteral("adminDn")].toString(), QStringLiteral("-y"),
                    ldap[QStringLiteral("adminPasswordFile")].toString(), QStringLiteral("-f"), file.fileName()} +
            more,
        environment);
}

QStringList CommandLineInSandbox::directoryValues(const QString& dn, const QString& attribute) const {
    QStringList values;
    const QByteArray found = ldapsearch({QStringLiteral("-s"), QStringLiteral("base"), QStringLiteral("-b"), dn,
                                         QStringLiteral("(objectClass=*)"), attribute});
    for (const QByteArray& line : found.split('\n')) {
        const QString text = QString::fromUtf8(line);
        if (text.startsWith(attribute + QStringLiteral(":: "))) values << text.mid(attribute.size() + 3);
        else if (text.startsWith(attribute + QStringLiteral(": "))) values << text.mid(attribute.size() + 2);
    }
    return values;
}

QString CommandLineInSandbox::dnOf(const QString& commonName) const {
    const QString base = state_[QStringLiteral("ldap")].toObject()[QStringLiteral("baseDn")].toString();
    const QByteArray found = ldapsearch(
        {QStringLiteral("-b"), base, QStringLiteral("(cn=") + commonName + QStringLiteral(")"), QStringLiteral("dn")});
    for (const QByteArray& line : found.split('\n')) {
        if (line.startsWith("dn:: ")) return QString::fromUtf8(QByteArray::fromBase64(line.mid(5)));
        if (line.startsWith("dn: ")) return QString::fromUtf8(line.mid(4));
    }
    ADD_FAILURE() << "nobody is called " << commonName.toStdString();
    return {};
}

}  // namespace hs::cli::test
