#include "core/store/Statement.h"

#include <QVariant>

namespace hs {

Statement::Statement(QSqlQuery& query, Wording wording, std::string doing)
    : query_(query), wording_(std::move(wording)), doing_(std::move(doing)) {}

Statement::~Statement() { query_.finish(); }

Statement& Statement::bind(std::int64_t number) {
    query_.bindValue(bound_++, QVariant(static_cast<qlonglong>(number)));
    return *this;
}

Statement& Statement::bind(std::string_view text) {
    query_.bindValue(bound_++, QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
    return *this;
}

Statement& Statement::bindBytes(std::string_view bytes) {
    // A copy: the driver keeps a reference until the statement is reset.
    query_.bindValue(bound_++, QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())));
    return *this;
}

Result<void> Statement::run() {
    bound_ = 0;
    started_ = true;
    if (!query_.exec()) return failure();
    return {};
}

Result<bool> Statement::next() {
    if (!started_) HS_TRY(run());
    if (query_.next()) return true;
    if (query_.lastError().isValid()) return failure();
    return false;
}

std::int64_t Statement::rowsAffected() const { return query_.numRowsAffected(); }

std::int64_t Statement::integer(int column) const { return query_.value(column).toLongLong(); }

std::string Statement::text(int column) const { return query_.value(column).toString().toStdString(); }

std::string Statement::bytes(int column) const { return query_.value(column).toByteArray().toStdString(); }

Error Statement::failure() const { return wording_(query_.lastError(), doing_); }

}  // namespace hs
