#include "tests/cli/Background.h"

#include <signal.h>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>

#include "core/net/HttpClient.h"

namespace hs::cli::test {

Background::Background(const QString& program, const QStringList& arguments, const QProcessEnvironment& environment) {
    process_.setProcessEnvironment(environment);
    process_.start(program, arguments);
    EXPECT_TRUE(process_.waitForStarted()) << process_.errorString().toStdString();
}

Background::~Background() {
    if (process_.state() == QProcess::NotRunning) return;
    process_.kill();
    process_.waitForFinished();
}

// Nobody runs an event loop here, so the pipes have to be asked.
QByteArray Background::err() {
    process_.waitForReadyRead(1);
    return err_ += process_.readAllStandardError();
}
QByteArray Background::out() {
    process_.waitForReadyRead(1);
    return out_ += process_.readAllStandardOutput();
}

void Background::signal(int number) { EXPECT_EQ(::kill(static_cast<pid_t>(process_.processId()), number), 0); }

bool comes(const std::function<bool()>& condition, int milliseconds) {
    const QDeadlineTimer deadline(milliseconds);
    while (!condition())
        if (deadline.hasExpired()) return false;
    return true;
}

QByteArray WithDoor::door(const QString& method, const QString& path, const QByteArray& body) const {
    const QJsonObject tenant = state_["tenant"].toObject();
    QFile secret(tenant["sandboxSecretFile"].toString());
    EXPECT_TRUE(secret.open(QIODevice::ReadOnly));
    net::HttpSettings settings;
    settings.caFile = tenant["caFile"].toString().toStdString();
    SystemClock clock;
    NullLog log;
    net::HttpClient client(settings, clock, log);
    net::HttpRequest request;
    request.method = method.toStdString();
    request.url = (tenant["graphUrl"].toString() + "/sandbox/" + path).toStdString();
    request.body = body.toStdString();
    request.headers.set("X-Sandbox-Secret", secret.readAll().toStdString());
    const auto response = client.send(request, {});
    EXPECT_TRUE(response.ok() && response->status < 300)
        << (response.ok() ? response->body : response.error().toLine());
    return response.ok() ? QByteArray::fromStdString(response->body) : QByteArray();
}

int WithDoor::requests(const QString& route) const {
    const QByteArray answer = door("GET", "requests");
    return QJsonDocument::fromJson(answer).object()["requests"].toObject()[route].toInt();
}

std::unique_ptr<Background> WithDoor::start(const QStringList& arguments) const {
    return std::make_unique<Background>(QStringLiteral(HYBRIDSYNC_BIN_DIR "/hybridsync"), arguments, environment_);
}

QJsonObject WithDoor::newestRun() const {
    const QJsonArray runs = json({"run", "list", configuration_}).array();
    return runs.isEmpty() ? QJsonObject() : runs.first().toObject();
}

QList<QByteArray> WithDoor::secrets() const {
    QList<QByteArray> found;
    const QDir directory(state_["directory"].toString() + "/secrets");
    for (const QString& name : directory.entryList(QDir::Files)) {
        QFile file(directory.filePath(name));
        EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name.toStdString();
        found << file.readAll();
        EXPECT_GE(found.last().size(), 8) << name.toStdString();
    }
    EXPECT_GE(found.size(), 4);
    return found;
}

}  // namespace hs::cli::test
