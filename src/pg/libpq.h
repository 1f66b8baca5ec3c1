/* The functions of libpq, looked up when the first connection is made. */
#ifndef PG_LIBPQ_H
#define PG_LIBPQ_H

#include <libpq-fe.h>

#include "base/err.h"

/* libpq pulls in TLS, Kerberos and LDAP: some 5 ms before main() if it were linked. The header
 * gives the types; each function named here is a member of struct libpq. */
#define LIBPQ_FUNCTIONS(X)                                                                         \
	X(PQbackendPID)                                                                            \
	X(PQcancel)                                                                                \
	X(PQclear)                                                                                 \
	X(PQconnectdbParams)                                                                       \
	X(PQconninfoFree)                                                                          \
	X(PQconninfoParse)                                                                         \
	X(PQenterPipelineMode)                                                                     \
	X(PQconsumeInput)                                                                          \
	X(PQerrorMessage)                                                                          \
	X(PQexitPipelineMode)                                                                      \
	X(PQfinish)                                                                                \
	X(PQfreemem)                                                                               \
	X(PQfreeCancel)                                                                            \
	X(PQgetCancel)                                                                             \
	X(PQgetCopyData)                                                                           \
	X(PQgetResult)                                                                             \
	X(PQgetisnull)                                                                             \
	X(PQgetvalue)                                                                              \
	X(PQisBusy)                                                                                \
	X(PQnfields)                                                                               \
	X(PQntuples)                                                                               \
	X(PQpipelineSync)                                                                          \
	X(PQpingParams)                                                                            \
	X(PQputCopyEnd)                                                                            \
	X(PQresultErrorField)                                                                      \
	X(PQresultStatus)                                                                          \
	X(PQsendQuery)                                                                             \
	X(PQsendQueryParams)                                                                       \
	X(PQserverVersion)                                                                         \
	X(PQsetNoticeReceiver)                                                                     \
	X(PQsocket)                                                                                \
	X(PQstatus)                                                                                \
	X(PQtransactionStatus)

#define LIBPQ_MEMBER(name) __typeof__(name) *name;
struct libpq {
	LIBPQ_FUNCTIONS(LIBPQ_MEMBER)
};
#undef LIBPQ_MEMBER

/* The library, loaded at the first call and kept until the process ends. NULL with ERR_CONNECTION
 * when it is not installed. */
const struct libpq *libpq_load(struct err *err);

#endif
