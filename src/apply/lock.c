/* Takes the advisory lock of a run. */
#include "apply/lock.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "apply/clock.h"
#include "apply/session.h"
#include "base/hash.h"

/* Advisory locks are known by a number: the beginning of a digest of what is locked. */
static long long lock_key(struct arena *a, const struct apply_table *t)
{
	const char *what = arena_printf(a, "rihla migrate %s", track_name(a, t->schema, t->name));
	char digits[16] = {0};
	memcpy(digits, hash_sha256(a, what, strlen(what)), sizeof(digits) - 1);
	return strtoll(digits, NULL, 16);
}

/* Makes the server look now and then whether its client is there, while a statement runs. */
static const char *check_query(const struct pg *c)
{
	return pg_server_version(c) < 140000
		       ? "select"
		       : "select set_config('client_connection_check_interval', '2000', false) "
			 "where version() like '%linux%'";
}

/* NULL where the process that answers is not the one that the connection was told of. */
static const char *try_query(struct arena *a, const struct pg *c, long long key)
{
	return arena_printf(a,
		"case when pg_backend_pid() = %d then pg_try_advisory_lock(%lld) end, "
		"pg_backend_pid()",
		pg_backend_pid(c), key);
}

enum { LOCKED, PID, READ_ONLY, STANDBY, HAS_SCHEMA, HAS_NAMES, KEEPS_TOKENS, CAPACITY };

/* One round trip: a session that checks that its client is there, the facts, and the lock, unless a
 * pooler stands between. */
static const char *first_query(
	struct arena *a, const struct pg *c, const struct apply_table *t, long long key)
{
	const char *schema = track_literal(a, t->schema);
	const char *table = track_literal(a, track_name(a, t->schema, t->name));
	return arena_printf(a,
		"%s; select %s, current_setting('transaction_read_only') = 'on', "
		"pg_is_in_recovery(), exists(select from pg_namespace where nspname = %s), "
		"exists(select from pg_attribute where attrelid = to_regclass(%s) and "
		"attname = 'name' and not attisdropped), "
		"coalesce(has_table_privilege(to_regclass(%s)::oid, 'INSERT'), "
		"(select has_schema_privilege(oid, 'CREATE') from pg_namespace "
		"where nspname = %s), true), current_setting('max_locks_per_transaction')::bigint "
		"* (current_setting('max_connections')::bigint "
		"+ current_setting('max_prepared_transactions')::bigint)",
		check_query(c), try_query(a, c, key), schema, table,
		track_literal(a, track_tokens_name(a, t)), schema);
}

static bool is_true(const struct pg_rows *rows, size_t column)
{
	const char *cell = pg_cell(rows, 0, column);
	return cell && !strcmp(cell, "t");
}

static bool refuse_read_only(bool is_standby, struct err *err)
{
	if (is_standby) {
		err_set(err, ERR_DATABASE, "the server is a standby, which takes no changes");
		err_text(&err->hint, "connect to the primary (of several hosts in the URL: "
				     "target_session_attrs=read-write)");
	} else {
		err_set(err, ERR_DATABASE,
			"the database is read-only: default_transaction_read_only "
			"is on for this session");
		err_text(&err->hint,
			"somebody set it on the server, the database, the role or in the "
			"URL; migrate when it is off again");
	}
	err_text(&err->sqlstate, "25006");
	err_text(&err->state, "unchanged: nothing was run");
	return false;
}

static bool give_up(void *context)
{
	return false;
}

/* Whether two connections, or two transactions of one, meet the same server process: then the
 * pooler hands sessions out by the transaction. One that has no second session to give is fine. */
static bool is_pooled_by_transaction(struct arena *a, struct pg *c, const char *pid)
{
	ERR_SCOPE struct err ignored = {0};
	PG_SCOPE struct pg *other = NULL;
	struct pg_rows theirs, ours;
	if (!pg_connect_again(c, NULL, &other, &ignored))
		return false;
	pg_on_wait(other, 2, give_up, NULL);
	if (!pg_query(other, a, "begin; select pg_backend_pid()", NULL, 0, &theirs, &ignored))
		return false;
	if (!strcmp(pg_cell(&theirs, 0, 0), pid))
		return true;
	return pg_query(c, a, "select pg_backend_pid()", NULL, 0, &ours, &ignored) &&
	       strcmp(pg_cell(&ours, 0, 0), pid) != 0;
}

static bool refuse_pooler(struct err *err)
{
	err_set(err, ERR_CONNECTION,
		"a connection pooler in transaction mode stands between rihla and the server");
	err_text(&err->hint,
		"migrations need one session from begin to end, for their lock and for CREATE "
		"INDEX "
		"CONCURRENTLY: give the URL of the server itself, or of the pooler's session mode "
		"(PgBouncer: pool_mode = session; hosted: the \"direct\" URL, often port 5432 "
		"instead of 6543)");
	err_text(&err->state, "unchanged: nothing was run");
	return false;
}

static bool try(struct arena *a, struct pg *c, long long key, bool *is_taken, struct err *err)
{
	struct pg_rows rows;
	if (!pg_query(c, a, arena_printf(a, "select pg_try_advisory_lock(%lld)", key), NULL, 0,
		    &rows, err))
		return false;
	*is_taken = is_true(&rows, 0);
	return true;
}

static void tell(struct arena *a, struct pg *c, const struct apply_options *o, long long key,
	struct apply_event *event)
{
	ERR_SCOPE struct err ignored = {0};
	event->kind = APPLY_WAITS;
	if (session_holders(a, c, key, (struct list *)&event->sessions, &ignored))
		o->tell(o->context, event);
}

static bool refuse_wait(
	struct arena *a, struct pg *c, double seconds, long long key, struct err *err)
{
	struct list holders = {0};
	if (!session_holders(a, c, key, &holders, err))
		return false;
	err_set(err, ERR_LOCKED,
		"another run migrates this database, and did not end in %g seconds", seconds);
	err_textf(&err->detail, "its lock is held by %s", session_describe(a, &holders));
	err_text(&err->hint, "wait for it, with a longer --lock-wait if need be; if it hangs, "
			     "`select pg_terminate_backend(PID)` ends it");
	err_text(&err->state, "unchanged: this run did nothing");
	return false;
}

static bool wait(struct arena *a, struct pg *c, const struct apply_options *o, long long key,
	struct err *err)
{
	double start = clock_now(), told = 0;
	struct apply_event event = {0};
	for (bool is_taken = false;;) {
		if (!try(a, c, key, &is_taken, err) || is_taken)
			return is_taken;
		double waited = clock_now() - start;
		if (waited >= told + (told > 0 ? 10 : 1)) {
			tell(a, c, o, key, &event);
			told = waited;
		}
		if (waited >= o->lock_wait)
			return refuse_wait(a, c, o->lock_wait, key, err);
		clock_sleep(waited < 1 ? 0.02 : 0.2);
	}
}

bool lock_take(struct arena *a, struct pg *c, const struct apply_options *options,
	struct lock_facts *out, struct err *err)
{
	long long key = lock_key(a, &options->table);
	struct pg_rows rows;
	if (!pg_query(c, a, first_query(a, c, &options->table, key), NULL, 0, &rows, err))
		return false;
	if (is_true(&rows, STANDBY) || is_true(&rows, READ_ONLY))
		return refuse_read_only(is_true(&rows, STANDBY), err);
	if (!pg_cell(&rows, 0, LOCKED) && is_pooled_by_transaction(a, c, pg_cell(&rows, 0, PID)))
		return refuse_pooler(err);
	if (!is_true(&rows, LOCKED) && !wait(a, c, options, key, err))
		return false;
	*out = (struct lock_facts){
		.pid = atoi(pg_cell(&rows, 0, PID)),
		.layout = {.has_schema = is_true(&rows, HAS_SCHEMA),
			.has_names = is_true(&rows, HAS_NAMES),
			.keeps_tokens = is_true(&rows, KEEPS_TOKENS)},
		.lock_capacity = strtod(pg_cell(&rows, 0, CAPACITY), NULL),
	};
	return true;
}

/* Gives the name of the table that tracks migrations, where it is there. */
static const char find_table[] =
	"select pg_catalog.format('select from %I.%I limit 1', n.nspname, c.relname) "
	"from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace "
	"where n.nspname = $1 and c.relname = $2";

static bool has_rows(
	struct arena *a, struct pg *c, const struct pg_rows *table, bool *out, struct err *err)
{
	struct pg_rows rows = {0};
	if (table->row_count && !pg_query(c, a, pg_cell(table, 0, 0), NULL, 0, &rows, err))
		return false;
	*out = rows.row_count;
	return true;
}

bool apply_has_migrations(struct arena *a, struct pg *c, const struct apply_table *t,
	bool *has_migrations, struct err *err)
{
	const char *params[] = {t->schema, t->name};
	struct pg_rows table;
	return pg_query(c, a, find_table, params, 2, &table, err) &&
	       has_rows(a, c, &table, has_migrations, err);
}

/* Another process than the one the connection was told of may be a pooler's, or a proxy's that
 * keeps to it. */
static bool try_behind_proxy(struct arena *a, struct pg *c, long long key, const char *pid,
	enum apply_lock *out, struct err *err)
{
	bool is_taken;
	if (is_pooled_by_transaction(a, c, pid)) {
		*out = APPLY_LOCK_POOLED;
		return true;
	}
	if (!try(a, c, key, &is_taken, err))
		return false;
	*out = is_taken ? APPLY_LOCK_TAKEN : APPLY_LOCK_BUSY;
	return true;
}

bool apply_try_lock(struct arena *a, struct pg *c, const struct apply_table *t,
	enum apply_lock *lock, bool *has_migrations, struct err *err)
{
	enum { CHECK, LOCK, TABLE, COUNT };
	long long key = lock_key(a, t);
	const char *params[] = {t->schema, t->name};
	const char *locking = arena_printf(a, "select %s", try_query(a, c, key));
	const struct pg_statement all[COUNT] = {[CHECK] = {check_query(c), NULL, 0},
		[LOCK] = {locking, NULL, 0},
		[TABLE] = {find_table, params, 2}};
	struct pg_rows rows[COUNT];
	enum apply_lock found;
	if (!pg_batch(c, a, all, COUNT, rows, err))
		return false;
	found = is_true(&rows[LOCK], LOCKED) ? APPLY_LOCK_TAKEN : APPLY_LOCK_BUSY;
	if (!pg_cell(&rows[LOCK], 0, LOCKED) &&
		!try_behind_proxy(a, c, key, pg_cell(&rows[LOCK], 0, PID), &found, err))
		return false;
	if (!has_rows(a, c, &rows[TABLE], has_migrations, err))
		return false;
	*lock = found;
	return true;
}

bool apply_wait_for_lock(
	struct arena *a, struct pg *c, const struct apply_options *options, struct err *err)
{
	return wait(a, c, options, lock_key(a, &options->table), err);
}
