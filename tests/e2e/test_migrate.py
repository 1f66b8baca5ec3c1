"""rihla migrate."""
import json
import os
import signal
import time

from project import Project, check, same
from server import PASSWORD, Server

ROWS = 'select hash, created_at from drizzle.__drizzle_migrations order by id'
BREAK = "\n--> statement-breakpoint\n"


def rows(project, *tags):
    """The rows of the tracking table that these migrations make."""
    whens = {entry["tag"]: entry["when"] for entry in project.entries}
    return "\n".join("%s|%d" % (project.hash(tag), whens[tag]) for tag in tags)


def tables(server, database):
    return server.sql(database, "select relname from pg_class where relkind = 'r' and "
                                "relnamespace = 'public'::regnamespace order by 1")


def fresh_and_again(server):
    database = server.database()
    with Project(url=server.url(database)) as p:
        a = p.migration("a", 'CREATE TABLE "a" ("id" int);' + BREAK + 'CREATE TABLE "b" ("id" int);')
        b = p.migration("b", 'ALTER TABLE "a" ADD COLUMN "x" text;')
        done = p.run("migrate").ok()
        check("0000_a" in done.out and "2 statements" in done.out, done.out)
        same(server.sql(database, ROWS), rows(p, a, b))
        again = p.run("migrate", "--output", "json").ok().json()
        same((again["status"], again.get("applied")), ("no_changes", None))
        same(p.run("migrate", "run").ok().err, "")


def json_report(server):
    with Project(url=server.tcp_url(server.database())) as p:
        p.migration("a", "select 1; select 2;")
        done = p.run("migrate", "--output", "json").ok()
        report = done.json()
        same(report["status"], "ok")
        same(report["dialect"], "postgresql")
        same([(m["tag"], m["statements"]) for m in report["applied"]], [("0000_a", 2)])
        check(PASSWORD not in done.out, "the password is in " + done.out)


def turns_with_drizzle(server):
    database = server.database()
    url = server.tcp_url(database)
    with Project(url=url) as p:
        tags = [p.migration("one", 'CREATE TABLE "a" ("id" int);')]
        p.drizzle_migrate(url)
        tags.append(p.migration("two", 'CREATE TABLE "b" ("id" int);'))
        p.run("migrate").ok()
        p.drizzle_migrate(url)
        same(server.sql(database, ROWS), rows(p, *tags))
        tags.append(p.migration("three", 'CREATE TABLE "c" ("t" text);' + BREAK +
                                "INSERT INTO \"c\" VALUES ('ä; -- ö');"))
        p.drizzle_migrate(url)
        same(p.run("migrate", "--output", "json").ok().json()["status"], "no_changes")
        tags.append(p.migration("four", 'DROP TABLE "b";'))
        p.run("migrate").ok()
        same(server.sql(database, ROWS), rows(p, *tags))
        same(server.sql(database, "select id from drizzle.__drizzle_migrations order by id"),
             "1\n2\n3\n4")


def same_tables_as_drizzle(server):
    """The schema and table that both make are the same to the last default; rihla's own table of
    token digests stands beside it."""
    describe = """select table_schema, table_name, column_name, data_type, is_nullable, column_default
        from information_schema.columns where table_schema = 'drizzle'
        and table_name <> '__rihla_tokens' order by ordinal_position;
        select conname, pg_get_constraintdef(oid) from pg_constraint
        where connamespace = 'drizzle'::regnamespace and conrelid::regclass::text !~ 'rihla'
        order by 1"""
    ours, theirs = server.database(), server.database()
    with Project(url=server.url(ours)) as p:
        p.migration("a", "select 1")
        p.run("migrate").ok()
        p.drizzle_migrate(server.tcp_url(theirs))
    same(server.sql(ours, describe), server.sql(theirs, describe))


def custom_table(server):
    database = server.database()
    names = {"table": 'odd "table"', "schema": "Track"}
    with Project(url=server.url(database), migrations=names) as p:
        p.migration("a", "select 1")
        p.run("migrate").ok()
        p.drizzle_migrate(server.tcp_url(database), migrationsTable=names["table"],
                          migrationsSchema=names["schema"])
        same(server.sql(database, 'select count(*) from "Track"."odd ""table"""'), "1")
        same(server.sql(database, "select count(*) from pg_namespace where nspname = 'drizzle'"), "0")


def table_in_public_without_create(server):
    """A user who may not make schemas can still migrate where the schema is there."""
    database = server.database()
    server.sql(database, "create role %s_user login; grant create on schema public to %s_user"
               % (database, database))
    url = "postgresql:///%s?host=%s&port=%d&user=%s_user" % (
        database, server.folder, server.port, database)
    with Project(url=url, migrations={"schema": "public"}) as p:
        p.migration("a", "create table a (id int)")
        p.run("migrate").ok()
        p.migration("b", "create table b (id int)")
        p.run("migrate").ok()


def failure_in_the_middle(server):
    database = server.database()
    with Project(url=server.url(database)) as p:
        good = p.migration("good", 'CREATE TABLE "a" ("id" int primary key);')
        sql = 'INSERT INTO "a" VALUES (1);' + BREAK + "-- ä\nSELECT 'ö'; SELECT nothing FROM \"a\";"
        p.migration("bad", sql + BREAK + 'CREATE TABLE "b" ("id" int);')
        done = p.run("migrate").failed(
            "migration 0001_bad", 'column "nothing" does not exist', "0001_bad.sql:4:20", "42703",
            'SELECT nothing FROM "a"', "migration 0001_bad was rolled back",
            "1 migration of this run is applied", "1 migration remains pending")
        check("0000_good" in done.out, done.out)
        same(tables(server, database), "a")
        same(server.sql(database, "select count(*) from a"), "0")
        same(server.sql(database, ROWS), rows(p, good))
        error = p.run("migrate", "--output", "json").json()["error"]
        same((error["code"], error["sqlstate"], error["line"], error["column"]),
             ("database", "42703", 4, 20))
        check(error["file"].endswith("0001_bad.sql"), error["file"])
        same(error["statement"], 'SELECT nothing FROM "a"')


def failure_without_position(server):
    """The server names no position: the statement is found by counting."""
    with Project(url=server.url(server.database())) as p:
        p.migration("a", 'CREATE TABLE "a" ("id" int primary key);\n'
                         'INSERT INTO "a" VALUES (1);' + BREAK + '\n  INSERT INTO "a" VALUES (1);')
        p.run("migrate").failed("0000_a.sql:5:3", "23505", "Key (id)=(1) already exists",
                                'INSERT INTO "a" VALUES (1)', "1 migration remains pending")


def syntax_error(server):
    with Project(url=server.url(server.database())) as p:
        p.migration("a", "SELECT 1;\nSELEC 2;\nSELECT 3;")
        p.run("migrate").failed("0000_a.sql:2:1", "42601")
        p.migration("b", "SELECT (1;")
        p.run("migrate").failed("0000_a.sql:2:1")


def failure_of_a_long_statement(server):
    with Project(url=server.url(server.database())) as p:
        p.migration("a", "select '%s', nix;" % ("ä" * 100000))
        done = p.run("migrate").failed("0000_a.sql:1:100012", "äää…")
        check(len(done.err) < 5000, "%d characters" % len(done.err))


def failure_in_function(server):
    with Project(url=server.url(server.database())) as p:
        p.migration("a", "SELECT 1;\nDO $$ BEGIN\n  RAISE EXCEPTION 'no; really' USING HINT = 'try';"
                         "\nEND $$;")
        p.run("migrate").failed("0000_a.sql:2:1", "no; really", "PL/pgSQL function", "try")


def failure_at_commit(server):
    database = server.database()
    with Project(url=server.url(database)) as p:
        p.migration("a", "create table a (id int primary key, up int references a deferrable "
                         "initially deferred); insert into a values (1, 2);")
        p.run("migrate").failed("commit", "23503", "rolled back")
        same(tables(server, database), "")


def all_in_one_transaction(server):
    """--tx all is drizzle's way: one failure takes everything back."""
    database = server.database()
    with Project(url=server.url(database)) as p:
        p.migration("good", "create table a (id int);")
        p.migration("bad", "create table b (id int); select nothing;")
        done = p.run("migrate", "--tx", "all").failed(
            "0001_bad.sql:1:33", "rolled back: the database is as it was before this run",
            "2 migrations remain pending")
        same((done.out, tables(server, database)), ("", ""))
        same(server.sql(database, ROWS), "")
        p.write("drizzle/0001_bad.sql", "create table b (id int);")
        report = p.run("migrate", "--tx", "all", "--output", "json").ok().json()
        same([m["tag"] for m in report["applied"]], ["0000_good", "0001_bad"])
        same(server.sql(database, "select count(distinct xmin::text) from "
                                  "drizzle.__drizzle_migrations"), "1")


def a_cut_one_and_one_that_failed(server):
    """With --tx all the end of a migration that was cut goes with the next one, and back with it."""
    database = server.database()
    with Project(url=server.url(database)) as p:
        p.migration("a", "create table a (id int);")
        p.migration("index", "create index concurrently i on a (id);")
        p.migration("bad", "select nothing;")
        p.run("migrate", "--tx", "all").failed(
            "0002_bad.sql:1:8", "1 migration of this run is applied; migration 0001_index is partly applied: its first "
            "1 of 1 statements are done", "behind them; migration 0002_bad was rolled back; 2 migrations remain pending")
        check("0001_index  (interrupted: 1 of 1" in p.run("status").ok().out, "not in status")
        p.write("drizzle/0002_bad.sql", "select 1;")
        same([m["tag"] for m in p.run("migrate", "--output", "json").ok().json()["applied"]], ["0001_index", "0002_bad"])


def settings_end_with_their_migration(server):
    """What is applied must not depend on whether two migrations run in one session: a dump sets search_path."""
    role = server.database()
    server.sql("postgres", "create role %s" % role)
    for sql in ("select pg_catalog.set_config('search_path', '', false)", "set search_path = ''",
                "set local search_path = 's'; set statement_timeout = '2s'", "set role %s" % role,
                "set session authorization %s" % role,
                "set role %s; create index concurrently on s.t (id); set search_path = 's'" % role):
        for tx in ("each", "all", "none"):
            database = server.database()
            server.sql(database, "create schema s; create table s.t (id int); grant all on schema s to %s; "
                                 "alter table s.t owner to %s" % (role, role))
            with Project(url=server.url(database)) as p:
                p.migration("first", "select 1")
                p.migration("sets", sql)
                p.migration("next", "create table a (id int); create table b as select current_user::text, "
                                    "current_setting('search_path'), current_setting('statement_timeout') x")
                p.run("migrate", "--tx", tx).ok()
                same(server.sql(database, "select * from b"), 'postgres|"$user", public|0')
                same(server.sql(database, "select tableowner from pg_tables where tablename = 'a'"), "postgres")


def what_only_psql_understands(server):
    """Dumps of pg_dump."""
    for sql, line in (("\\restrict abc\ncreate table a (id int);", 1),
                      ("create table a (id int);\n\\connect x\n", 2),
                      ("create table a (id int);\nCOPY a (id) FROM stdin;\n1\n\\.\n", 3)):
        database = server.database()
        with Project(url=server.url(database)) as p:
            p.migration("dump", sql)
            p.run("migrate").failed("0000_dump.sql:%d:1" % line, "for psql alone", "as it was before this run")


def a_transaction_for_each_statement(server):
    """--tx none keeps what comes before the failure, and goes on behind it."""
    database = server.database()
    with Project(url=server.url(database)) as p:
        p.migration("a", "create table a (id int); create table b (id int); select nothing; "
                         "create table c (id int);")
        p.run("migrate", "--tx", "none").failed(
            "42703", "partly applied: its first 2 of 4 statements are done")
        same(tables(server, database), "a\nb")
        text = p.run("status").ok().out
        check("2 of 4 statements" in text, text)
        p.write("drizzle/0000_a.sql", "create table a (id int); -- as before\n"
                "create table b (id int); create table c (id int);")
        p.run("migrate").ok()
        same(tables(server, database), "a\nb\nc")
        same(server.sql(database, "select to_regclass('drizzle.__rihla_progress')"), "")


def interrupted_and_edited(server):
    """What is done of a migration cannot be taken back, so its text has to stay; the rest may change."""
    database = server.database()
    with Project(url=server.url(database)) as p:
        p.migration("a", "create table a (id int); vacuum; select nothing;")
        p.run("migrate").failed("its first 2 of 3 statements")
        p.write("drizzle/0000_a.sql", "create table aa (id int); vacuum; select 1;")
        p.run("migrate").failed("interrupted after 2 statements", "have changed", "0000_a.sql")
        p.write("drizzle/0000_a.sql", "CREATE TABLE a (id int); vacuum; select 1;")
        p.run("migrate").ok()
        same(tables(server, database), "a")


def settings_of_an_interrupted_run(server):
    """What was set before the statement that a run resumes at is set again."""
    database = server.database()
    with Project(url=server.url(database)) as p:
        p.migration("a", "create schema s; set search_path = s; create table a (id int); vacuum;"
                         "select nothing;")
        p.run("migrate").failed("its first 4 of 5 statements")
        p.write("drizzle/0000_a.sql", "create schema s; set search_path = s; create table a (id int);"
                                      "vacuum; alter table a add x int;")
        p.run("migrate").ok()
        same(server.sql(database, "select count(x) from s.a"), "0")


def out_of_order_when_asked(server):
    database = server.database()
    with Project(url=server.url(database)) as p:
        p.migration("a", "create table a (id int);", when=1000)
        p.migration("c", "create table c (id int);", when=3000)
        p.run("migrate").ok()
        p.migration("b", "create table b (id int);", when=2000)
        same(p.run("status", "--exit-code").code, 2)
        report = p.run("migrate", "--out-of-order", "--output", "json").ok().json()
        same([m["tag"] for m in report["applied"]], ["0002_b"])
        same(tables(server, database), "a\nb\nc")
        same(p.run("migrate", "--output", "json").ok().json()["status"], "no_changes")


def rows_of_the_newer_layout(server):
    """drizzle-orm 1.0 adds a name to its rows, and knows migrations by it."""
    database = server.database()
    with Project(url=server.url(database)) as p:
        a = p.migration("a", "select 1;")
        server.sql(database, """create schema drizzle; create table drizzle.__drizzle_migrations (
            id serial primary key, hash text not null, created_at bigint, name text,
            applied_at timestamptz default now());
            insert into drizzle.__drizzle_migrations (hash, created_at, name)
            values ('%s', null, '%s')""" % (p.hash(a), a))
        b = p.migration("b", "create table b (id int);")
        report = p.run("migrate", "--output", "json").ok().json()
        same([m["tag"] for m in report["applied"]], [b])
        same(server.sql(database, "select name, applied_at is not null from "
                                  "drizzle.__drizzle_migrations order by id"), "%s|t\n%s|t" % (a, b))


def stamped_anew(server):
    """An entry with another `when` is known by its hash; drizzle would run it again."""
    database = server.database()
    with Project(url=server.url(database)) as p:
        p.migration("a", "create table a (id int);")
        p.run("migrate").ok()
        p.entries[0]["when"] = 99000
        p.write_journal()
        same(p.run("migrate", "--output", "json").ok().json()["status"], "no_changes")


def unknown_rows_are_told(server):
    with Project(url=server.url(server.database())) as p:
        p.migration("a", "select 1;")
        p.migration("b", "select 2;")
        p.run("migrate").ok()
        p.entries.pop()
        p.write_journal()
        done = p.run("migrate").ok()
        check("1 migration that this folder does not have" in done.err, done.err)


def not_in_a_transaction(server):
    """Statements that the server refuses in a transaction run alone, the others in theirs."""
    database = server.database()
    for tx in ("each", "all", "none"):
        database = server.database()
        with Project(url=server.url(database)) as p:
            a = p.migration("a", "create table a (id int);")
            b = p.migration("b", "insert into a values (1); create index concurrently i on a (id);"
                                 "insert into a values (2); vacuum analyze a; "
                                 "alter system reset work_mem; reindex table concurrently a;"
                                 "drop index concurrently i; insert into a values (3);")
            p.run("migrate", "--tx", tx).ok()
            same(server.sql(database, "select count(*) from a"), "3")
            same(server.sql(database, ROWS), rows(p, a, b))
            same(server.sql(database, "select to_regclass('drizzle.__rihla_progress')"), "")


def enum_value_used_at_once(server):
    """Added and used in one file, in two files of one run, and where the text hides the use."""
    for tx in ("each", "all", "none"):
        database = server.database()
        server.sql(database, "create type e as enum ('a'); create table t (e e)")
        with Project(url=server.url(database)) as p:
            p.migration("a", "alter type e add value 'b'; insert into t values ('b');")
            p.migration("b", "alter type e add value 'c';")
            p.migration("c", "insert into t values ('c');")
            p.migration("d", "alter type e add value 'dd'; insert into t select ('d' || 'd')::e;")
            p.run("migrate", "--tx", tx).ok()
            same(server.sql(database, "select * from t"), "b\nc\ndd")
            same(server.sql(database, "select to_regclass('drizzle.__rihla_progress')"), "")


def parts_do_not_run_together(server):
    """A breakpoint inside a string: drizzle sends two broken halves, and so the server must say."""
    database = server.database()
    with Project(url=server.url(database)) as p:
        p.migration("a", "create table a (t text);")
        p.migration("b", "insert into a values ('x --> statement-breakpoint y');")
        p.run("migrate").failed("string that begins here does not end", "0001_b.sql:1:23",
                                "statement-breakpoint")


def comments_and_empty_parts(server):
    with Project(url=server.url(server.database())) as p:
        p.migration("a", "-- only a comment")
        p.migration("b", "")
        p.migration("c", "select 1 -- no semicolon" + BREAK + BREAK + "/* nothing */" + BREAK + ";")
        report = p.run("migrate", "--output", "json").ok().json()
        same([m["statements"] for m in report["applied"]], [0, 0, 1])


def own_commit(server):
    """A migration that commits by itself works as with drizzle, and the report tells the truth."""
    database = server.database()
    with Project(url=server.url(database)) as p:
        a = p.migration("a", "begin; create table a (id int); commit;")
        b = p.migration("b", "create table b (id int);")
        p.run("migrate").ok()
        same(server.sql(database, ROWS), rows(p, a, b))
        p.migration("c", "create table c (id int); commit; select nothing;")
        p.run("migrate").failed("0002_c is partly applied: its first 2 of 3 statements", "0002_c.sql:1:41")
        same(tables(server, database), "a\nb\nc")


def own_rollback(server):
    database = server.database()
    with Project(url=server.url(database)) as p:
        p.migration("a", "create table a (id int);")
        p.migration("b", "select 1;\n  rollback;")
        p.run("migrate").failed("rolls back its transaction", "0001_b.sql:2:3")
        same(tables(server, database), "")
        with Project(url=server.url(database)) as q:
            q.migration("a", "savepoint s; select 1; rollback to s; release s;")
            q.run("migrate").ok()


def copy_from_stdin(server):
    with Project(url=server.url(server.database())) as p:
        p.migration("a", "create table a (id int); copy a from stdin;")
        p.run("migrate").failed("COPY", "0000_a.sql:1:26")


def out_of_order(server):
    database = server.database()
    with Project(url=server.url(database)) as p:
        p.migration("a", "create table a (id int);", when=1000)
        p.migration("c", "create table c (id int);", when=3000)
        p.run("migrate").ok()
        p.migration("b", "create table b (id int);", when=2000)
        p.migration("d", "create table d (id int);", when=4000)
        p.run("migrate").failed("0002_b", "0001_c", "_journal.json")
        same(tables(server, database), "a\nc")


def stamps_going_back_on_an_empty_database(server):
    """drizzle applies them all."""
    database = server.database()
    with Project(url=server.url(database)) as p:
        a = p.migration("a", "select 1", when=5000)
        b = p.migration("b", "select 2", when=3000)
        p.run("migrate").ok()
        same(server.sql(database, ROWS), rows(p, a, b))


def modified_is_refused(server):
    database = server.database()
    with Project(url=server.url(database)) as p:
        tag = p.migration("a", "select 1;")
        p.run("migrate").ok()
        p.write("drizzle/%s.sql" % tag, "select 2;")
        p.run("migrate").failed("0000_a has changed", "drizzle/0000_a.sql", "--allow-modified")
        p.migration("b", "create table b (id int);")
        p.run("migrate").failed("0000_a has changed")
        same(tables(server, database), "")
        done = p.run("migrate", "--allow-modified").ok()
        check("warning" in done.err and "0000_a.sql has changed" in done.err, done.err)
        same(tables(server, database), "b")
        report = p.run("migrate", "--allow-modified", "--output", "json").ok().json()
        check("has changed" in report["warnings"][0], report)


def layout_is_no_change(server):
    """Comments, blanks and line ends do not count, whoever applied the file."""
    sql = "CREATE TABLE a (\n\tid int -- the key\n);\n--> statement-breakpoint\nselect 'x';\n"
    harmless = [sql.replace("\n", "\r\n"), sql.rstrip(), "\ufeff" + sql, sql + "\n\n"]
    by_tokens = ["-- what for\n" + sql, sql.replace("\t", "    "), "/* a */create table a(id int);"
                 "select 'x'"]
    real = [sql.replace("'x'", "'y'"), sql.replace("id int", "id bigint"), sql + "select 2;", ""]
    for by_drizzle in (False, True):
        database = server.database()
        url = server.tcp_url(database)
        with Project(url=url) as p:
            tag = p.migration("a", sql)
            if by_drizzle:
                p.drizzle_migrate(url)
            else:
                p.run("migrate").ok()
            for text in harmless + ([] if by_drizzle else by_tokens):
                p.write("drizzle/%s.sql" % tag, text)
                same(p.run("migrate", "--output", "json").ok().json()["status"], "no_changes")
            for text in real:
                p.write("drizzle/%s.sql" % tag, text)
                p.run("migrate").failed("0000_a has changed")


def missing_file(server):
    with Project(url=server.url(server.database())) as p:
        tag = p.migration("a", "select 1;")
        os.unlink(p.path("drizzle/%s.sql" % tag))
        p.run("migrate").failed("0000_a", "missing")


def no_folder(server):
    with Project(url=server.url(server.database())) as p:
        p.run("migrate").failed("no migrations", "drizzle/meta/_journal.json", "rihla generate")


def empty_journal(server):
    with Project(url=server.url(server.database())) as p:
        p.write_journal()
        same(p.run("migrate", "--output", "json").ok().json()["status"], "no_changes")


def no_database(server):
    with Project() as p:
        p.migration("a", "select 1;")
        p.run("migrate").failed("no database is configured", "--dev", "rihla dev start")
        same(p.run("migrate", "--output", "json").json()["error"]["code"], "config")


def driver_of_another_protocol(server):
    with Project(driver="pglite", url="./data") as p:
        p.migration("a", "select 1;")
        p.run("migrate").failed('driver "pglite" is not supported', "--dev")
        p.run("migrate", "--url", server.url(server.database())).ok()


def url_of_the_command_line(server):
    database = server.database()
    with Project(url="postgresql://127.0.0.1:1/none") as p:
        p.migration("a", "create table a (id int);")
        p.run("migrate", "--url", server.url(database)).ok()
        same(tables(server, database), "a")


def no_connection(server):
    with Project(url="postgresql://u:%s@127.0.0.1:1/d" % PASSWORD) as p:
        p.migration("a", "select 1;")
        done = p.run("migrate").failed("cannot connect to postgresql://u@127.0.0.1:1/d",
                                       "Connection refused", "--wait waits for one")
        check(PASSWORD not in done.err, done.err)
        same(p.run("migrate", "--output", "json").json()["error"]["code"], "connection")


def wrong_password(server):
    wrong = "wr0ng-of-the-test"
    database = server.database()
    with Project(url=server.tcp_url(database, password=wrong)) as p:
        p.migration("a", "select 1;")
        for words in (["migrate"], ["migrate", "--output", "json"], ["migrate", "--verbose"]):
            done = p.run(*words).failed()
            check("password authentication failed" in done.out + done.err, done.err)
            check(wrong not in done.out + done.err, "the password is in " + done.err)


def bad_urls(server):
    secret = "pa55-of-the-test"
    for url in ("mysql://u:%s@h/d", "postgresql://u:%s/x@h/d", "postgresql://u:%s#x@h/d", "%s",
                "postgresql://h:%s/d", "postgresql://u:%s@h/d?nonsense=1", "host=h pass=%s"):
        with Project(url=url % secret) as p:
            p.migration("a", "select 1;")
            done = p.run("migrate").failed()
            check(secret not in done.err, done.err)


def node_parameters(server):
    database = server.database()
    url = server.url(database) + "&schema=public&pgbouncer=true&statement_timeout=54321"
    with Project(url=url) as p:
        p.migration("a", "create table a as select current_setting('statement_timeout') t;")
        p.run("migrate").ok()
        same(server.sql(database, "select t from a"), "54321ms")


def terminated(server):
    """The server ends the connection in the middle."""
    database = server.database()
    with Project(url=server.url(database)) as p:
        p.migration("a", "create table a (id int);")
        p.migration("b", "select pg_terminate_backend(pg_backend_pid());")
        done = p.run("migrate").failed("connection to the server was lost",
                                       "terminating connection", "0001_b was rolled back",
                                       "1 migration remains pending")
        check("0000_a" in done.out, done.out)
        same(tables(server, database), "a")
        same(p.run("migrate", "--output", "json").json()["error"]["code"], "connection")


def server_crashes(server):
    """The whole server goes away in the middle."""
    own = Server()
    try:
        database = own.database()
        with Project(url=own.url(database)) as p:
            p.migration("a", "create table a (id int); select pg_sleep(20);")
            run = p.start("migrate")
            wait_for(own, database, "select 1 from pg_stat_activity where wait_event = 'PgSleep'")
            own.kill()
            out, err = run.communicate(timeout=20)
            same((run.returncode, out), (1, ""))
            check("connection to the server was lost" in err and "not known" in err, err)
            own.start()
            p.write("drizzle/0000_a.sql", "create table a (id int);")
            p.run("migrate").ok()
            same(tables(own, database), "a")
    finally:
        own.remove()


def connection_lost_at_commit(server):
    """A deferred trigger ends the backend during COMMIT; the server says so, and does not commit."""
    database = server.database()
    with Project(url=server.url(database)) as p:
        p.migration("a", """create table a (id int);
            create function die() returns trigger language plpgsql as $$ begin
            perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
            create constraint trigger t after insert on a deferrable initially deferred
            for each row execute function die(); insert into a values (1);""")
        p.run("migrate").failed("rolled back", "1 migration remains pending")
        same(tables(server, database), "")


def backend_killed(server):
    """A backend that dies without a word takes the server down for a moment: rihla looks again."""
    own = Server()
    try:
        database = own.database()
        with Project(url=own.url(database)) as p:
            p.migration("a", "create table a (id int);")
            p.migration("b", "create table b (id int); select pg_sleep(20);")
            run = p.start("migrate")
            asleep = "select pid from pg_stat_activity where wait_event = 'PgSleep'"
            wait_for(own, database, asleep)
            os.kill(int(own.sql(database, asleep)), signal.SIGKILL)
            out, err = run.communicate(timeout=30)
            same(run.returncode, 1)
            # The commit of the first one did not wait for the disk.
            said = {"a": "0001_b was rolled back; 1 migration remains pending",
                    "": "has undone 1 migration that this run had committed before; rolled back: the database is "
                        "as it was before this run; 2 migrations remain pending"}[tables(own, database)]
            check(said in err, err)
    finally:
        own.remove()


def wait_for(server, database, sql):
    end = time.time() + 20
    while not server.sql(database, sql):
        check(time.time() < end, "never true: " + sql)
        time.sleep(0.02)


def two_at_once(server):
    for _ in range(3):
        database = server.database()
        with Project(url=server.url(database)) as p:
            tags = [p.migration("a", "create table a (id int); select pg_sleep(0.2);"),
                    p.migration("b", "create table b (id int);")]
            runs = [p.start("migrate", "--output", "json") for _ in range(3)]
            outs = [run.communicate(timeout=60) for run in runs]
            same([run.returncode for run in runs], [0, 0, 0])
            statuses = sorted(json.loads(out)["status"] for out, _ in outs)
            same(statuses, ["no_changes", "no_changes", "ok"])
            same(server.sql(database, ROWS), rows(p, *tags))


def two_at_once_under_serializable(server):
    database = server.database()
    server.sql(database, "alter database %s set default_transaction_isolation = serializable"
               % database)
    with Project(url=server.url(database)) as p:
        p.migration("a", "create table a (id int);")
        p.run("migrate").ok()
        p.migration("b", "create table b (id int); select pg_sleep(0.2);")
        runs = [p.start("migrate") for _ in range(2)]
        errors = [run.communicate(timeout=60)[1] for run in runs]
        same([run.returncode for run in runs], [0, 0])
        same(errors, ["", ""])


def unicode_everywhere(server):
    database = server.database()
    with Project(url=server.url(database), out="migrationen ä") as p:
        p.migration("ä", "create table \"größe 🐘\" (\"naïve\" text);" + BREAK +
                    "insert into \"größe 🐘\" values ('日本; --> x');")
        p.run("migrate").ok()
        same(server.sql(database, 'select * from "größe 🐘"'), "日本; --> x")
        p.migration("b", "select '🐘🐘', nix;")
        p.run("migrate").failed("0001_b.sql:1:14")


def latin1_database(server):
    """Text is UTF-8 on the wire, whatever the database is encoded in."""
    database = server.database()
    server.sql("postgres", "create database %s_latin1 encoding latin1 locale 'C' template template0"
               % database)
    with Project(url=server.url(database + "_latin1")) as p:
        p.migration("a", "create table a as select 'ä'::text t, length('ä') n;")
        p.run("migrate").ok()
        same(server.sql(database + "_latin1", "select n from a"), "1")


def huge(server):
    database = server.database()
    with Project(url=server.url(database)) as p:
        p.migration("huge", BREAK.join(
            'CREATE TABLE "t%d" ("id" integer NOT NULL);\n' % i for i in range(5000)))
        p.run("migrate").ok()
        same(server.sql(database, "select count(*) from pg_class where relkind = 'r' and "
                                  "relnamespace = 'public'::regnamespace"), "5000")


def server_warnings(server):
    with Project(url=server.url(server.database())) as p:
        p.migration("a", "do $$ begin raise warning 'take care'; raise notice 'by the way'; end $$")
        done = p.run("migrate").ok()
        check("take care" in done.err and "by the way" not in done.err, done.err)
    with Project(url=server.url(server.database())) as p:
        p.migration("a", "do $$ begin raise notice 'by the way'; end $$")
        check("by the way" in p.run("migrate", "--verbose").ok().err, "no notice")


def flags_of_drizzle_kit(server):
    with Project(url=server.url(server.database())) as p:
        p.migration("a", "select 1;")
        p.run("migrate", "--config", "drizzle.config.json").ok()
        p.run("migrate", "--config=./drizzle.config.json").ok()


def interrupted(server):
    """ctrl-c ends the run; the server does not go on with it."""
    database = server.database()
    with Project(url=server.url(database)) as p:
        p.migration("a", "create table a (id int); select pg_sleep(30);")
        run = p.start("migrate")
        wait_for(server, database, "select 1 from pg_stat_activity where wait_event = 'PgSleep' "
                                   "and datname = '%s'" % database)
        run.send_signal(signal.SIGINT)
        err = run.communicate(timeout=10)[1]
        same(run.returncode, 1)
        check("canceling statement" in err and "rolled back" in err, err)
        end = time.time() + 10
        while server.sql(database, "select 1 from pg_stat_activity where wait_event = 'PgSleep' "
                                   "and datname = '%s'" % database):
            check(time.time() < end, "the statement runs on")
            time.sleep(0.05)
        same(tables(server, database), "")


def interrupted_while_waiting(server):
    database = server.database()
    with Project(url=server.url(database)) as p:
        p.migration("a", "create table a (id int); select pg_sleep(3);")
        first = p.start("migrate")
        wait_for(server, database, "select 1 from pg_stat_activity where wait_event = 'PgSleep' "
                                   "and datname = '%s'" % database)
        second = p.start("migrate")
        wait_for(server, database, "select 1 from pg_stat_activity where query ~ "
                                   "'^select pg_try_advisory' and datname = '%s'" % database)
        second.send_signal(signal.SIGTERM)
        err = second.communicate(timeout=2)[1]
        same(second.returncode, 1)
        check("this run did nothing" in err, err)
        first.communicate(timeout=20)
        same(first.returncode, 0)


TESTS = [huge, fresh_and_again, json_report, turns_with_drizzle, same_tables_as_drizzle,
         custom_table, table_in_public_without_create, failure_in_the_middle,
         failure_without_position, syntax_error, failure_of_a_long_statement, failure_in_function,
         failure_at_commit, all_in_one_transaction, a_cut_one_and_one_that_failed,
         settings_end_with_their_migration, what_only_psql_understands,
         a_transaction_for_each_statement, not_in_a_transaction, enum_value_used_at_once,
         parts_do_not_run_together, comments_and_empty_parts, own_commit, own_rollback,
         copy_from_stdin, out_of_order, out_of_order_when_asked,
         rows_of_the_newer_layout, stamped_anew, unknown_rows_are_told, interrupted_and_edited,
         settings_of_an_interrupted_run, stamps_going_back_on_an_empty_database,
         modified_is_refused, layout_is_no_change, missing_file, no_folder, empty_journal, no_database,
         driver_of_another_protocol, url_of_the_command_line, no_connection, wrong_password,
         bad_urls, node_parameters, terminated, server_crashes, connection_lost_at_commit,
         backend_killed,
         two_at_once, two_at_once_under_serializable, unicode_everywhere, latin1_database,
         server_warnings, flags_of_drizzle_kit, interrupted, interrupted_while_waiting]
