/* The least that a program can do with a database: start, connect, leave. connect URL */
#include <stdbool.h>
#include <stdio.h>

#include <libpq-fe.h>

int main(int argc, char **argv)
{
	PGconn *connection = PQconnectdb(argc > 1 ? argv[1] : "");
	bool is_connected = PQstatus(connection) == CONNECTION_OK;
	if (!is_connected)
		fprintf(stderr, "%s", PQerrorMessage(connection));
	PQfinish(connection);
	return is_connected ? 0 : 1;
}
