"""rihla push: a database made equal to the schema, and nothing lost on the way."""
import json
import os
import time

import terminal
from project import Project, check, rihla, same
from test_reliability import Blocker, wait_for

HEAD = 'import { pgTable, integer, text, unique, check, varchar } from "drizzle-orm/pg-core";\n' \
       'import { sql } from "drizzle-orm";\n'
USERS = 'export const users = pgTable("users", { id: integer().primaryKey()%s }%s);\n'


def users(columns="", extras=""):
    return HEAD + USERS % (", " + columns if columns else "", ", (t) => [%s]" % extras if extras else "")


def start(server, schema, sql=""):
    """A project and its database, pushed once, with what `sql` then does to it."""
    name = server.database()
    p = Project(url=server.url(name))
    p.write("schema.ts", schema)
    p.run("push").ok()
    server.sql(name, sql)
    return p, name


def push(p, schema, *words):
    p.write("schema.ts", schema)
    return p.run("push", *words)


def columns(server, name, table="users"):
    return server.sql(name, "select string_agg(attname, ' ' order by attnum) from pg_attribute "
                            "where attrelid = '%s'::regclass and attnum > 0 and not attisdropped" % table)


def makes_and_then_has_nothing_to_do(server):
    p, name = start(server, users("email: text().notNull()"))
    with p:
        same(columns(server, name), "id email")
        run = p.run("push", "--output", "json").ok().json()
        same((run["status"], run["statements"]), ("no_changes", []))
        check("secret" not in p.run("push").ok().out, "a password")


def asks_before_values_go(server):
    p, name = start(server, users("a: text(), b: text()"), "insert into users values (1, 'x'), (2, 'y'), (3, null)")
    with p:
        run = push(p, users("b: text()"), "--output", "json")
        same(run.code, 2)
        missing = json.loads(run.out)
        same((missing["status"], columns(server, name)), ("missing_hints", "id a b"))
        item = missing["unresolved"][0]
        same((item["type"], item["kind"], item["entity"], item["count"]),
             ("confirm_data_loss", "column", ["public", "users", "a"], 2))
        check("confirm_data_loss" in run.err, run.err)
        hints = [{key: item[key] for key in ("type", "kind", "entity")}]
        push(p, users("b: text()"), "--hints", json.dumps(hints)).ok()
        same(columns(server, name), "id b")


def asks_nothing_where_nothing_goes(server):
    p, name = start(server, users("a: text()"), "insert into users values (1), (2)")
    with p:
        push(p, users()).ok()
        same(columns(server, name), "id")


def counts_the_rows_of_tables(server):
    p, name = start(server, users() + 'export const logs = pgTable("logs", { id: integer() });',
                    "insert into logs select generate_series(1, 12)")
    with p:
        push(p, users()).failed("table logs: dropped with 12 rows", code=2)
        push(p, users(), "--force").ok()
        same(server.sql(name, "select to_regclass('logs')"), "")


def asks_on_a_terminal(server):
    p, name = start(server, users("a: text()"), "insert into users values (1, 'x')")
    with p:
        p.write("schema.ts", users())
        code, shown = terminal.run([rihla(), "push"], p.folder, [("Push nevertheless?", [terminal.ENTER])])
        same((code, columns(server, name)), (1, "id a"))
        check("column users.a: dropped with 1 value" in shown, shown)
        code, _ = terminal.run([rihla(), "push"], p.folder, [
            ("Push nevertheless?", [terminal.DOWN, terminal.ENTER])])
        same((code, columns(server, name)), (0, "id"))


def refused(server, before, sql, after, *texts):
    p, name = start(server, before, sql)
    with p:
        definition = "select string_agg(pg_get_constraintdef(oid), ' ' order by conname) from pg_constraint"
        was = columns(server, name) + server.sql(name, definition)
        push(p, after, "--force").failed("rows of", "nothing was changed", *texts)
        same(columns(server, name) + server.sql(name, definition), was)


def names_rows_that_stand_against_it(server):
    some = "insert into users values (1, 'x'), (2, 'x'), (3, null)"
    refused(server, users("a: text()"), some, users("a: text().notNull()"),
            "column users.a: becomes NOT NULL, but 1 row has NULL")
    refused(server, users("a: text()"), some, users("a: text().unique()"), "unique users.users_a_unique: 1 value stands in more than one row")
    refused(server, users("a: text()"), some, users("a: integer()"), "a value does not become integer")
    refused(server, users("a: text()"), some, users("a: text(), b: text().notNull()"),
            "column users.b: NOT NULL without a default, but the table has 3 rows")
    refused(server, users("a: text()"), some, users("a: text()", 'check("short", sql`${t.a} <> \'x\'`)'),
            "check users.short: 2 rows break it")


def counts_no_less_than_there_is(server):
    """Not even where a policy hides rows from the owner, or the right to read them is gone."""
    p, name = start(server, users("a: text(), b: text()"), """
        insert into users values (1, 'x', 'y'); alter table users enable row level security;
        alter table users force row level security; create policy none on users using (false);
    """)
    role = "%s_owner" % name
    server.sql(name, "create role %s login; grant all on schema public to %s; alter table users owner to %s" % ((role,) * 3))
    with p:
        url = ["--url", server.url(name).replace("user=postgres", "user=" + role)]
        p.write("schema.ts", HEAD.replace("pgTable,", "pgTable, pgPolicy,") +
                'export const users = pgTable("users", { id: integer().primaryKey(), b: text() }, () => [pgPolicy("none", { using: sql`false` })]);')
        p.run("push", *url).failed("cannot look at the rows", "row-level security policy", "nothing was changed")
        server.sql(name, "alter table users no force row level security; revoke select on users from %s" % role)
        p.run("push", *url, "--force").failed("cannot look at the rows", "permission denied", "nothing was changed")
        same(columns(server, name), "id a b")
        server.sql(name, "grant select on users to %s" % role)
        p.run("push", *url).failed("column users.a: dropped with 1 value", code=2)


def tells_what_does_not_come_back(server):
    """What drizzle cannot say of an object that is made again."""
    schema = """import { sql } from "drizzle-orm";
        import { pgTable, pgMaterializedView, integer, varchar, index, foreignKey } from "drizzle-orm/pg-core";
        export const a = pgTable("a", { id: integer().primaryKey(), code: varchar({ length: 10 }) }, (t) => [index("by_code").on(t.code)]);
        export const b = pgTable("b", { a_id: integer() }, (t) => [foreignKey({ name: "b_a", columns: [t.a_id], foreignColumns: [a.id] })]);
        export const m = pgMaterializedView("m", { id: integer() }).as(sql`select id from a`);"""
    p, name = start(server, schema, """
        create unique index m_id on m (id); comment on materialized view m is 'x'; grant select on m to public;
        drop index by_code; create index by_code on a (code collate "C") include (id);
        alter table b drop constraint b_a, add constraint b_a foreign key (a_id) references a deferrable;
        alter table a alter code type varchar(10) collate "C";
    """)
    with p:
        same(push(p, schema, "--output", "json").json()["statements"], [])
        run = push(p, schema.replace("select id from a", "select id from a where id > 1"))
        run.failed("view m: made again without what drizzle cannot say: index m_id, comments, grants", code=2)
        check('"kind":"view","entity":["public","m"]' in run.err.replace(" ", ""), run.err)
        run = push(p, schema.replace(".on(t.code)", ".on(t.code, t.id)").replace("length: 10", "length: 20").replace(
            "foreignColumns: [a.id] })", 'foreignColumns: [a.id] }).onDelete("cascade")'), "--explain").ok()
        for text in ("index by_code: made again without what drizzle cannot say: INCLUDE columns",
                     "foreign_key b.b_a: made again without what drizzle cannot say: DEFERRABLE",
                     "column a.code: gets its new type without what drizzle cannot say: COLLATE \"C\""):
            check(text in run.err, "%s is not in %s" % (text, run.err))
        push(p, schema.replace("select id from a", "select id from a where id > 1"), "--force").ok()
        same(server.sql(name, "select to_regclass('m_id')"), "")


def asks_before_values_are_cut(server):
    p, name = start(server, users("a: text()"), "insert into users values (1, 'abcdef'), (2, 'abc')")
    with p:
        short = users("a: varchar({ length: 3 })")
        push(p, short).failed("1 value is not the same as varchar(3)", code=2)
        same(server.sql(name, "select max(length(a)) from users"), "6")


def leaves_alone_what_is_not_the_projects(server):
    p, name = start(server, users(), """
        create schema other; create table other.kept (id int);
        create extension pg_stat_statements;
        create table parts (id int) partition by range (id);
        create table parts_1 partition of parts for values from (1) to (10);
        create function f() returns int language sql as 'select 1';
        create domain d as text; create type pair as (x int, y int);
    """)
    with p:
        parts = 'export const parts = pgTable("parts", { id: integer() });'
        run = push(p, users() + parts, "--output", "json").ok().json()
        same(run["statements"], [])
        check("partitioned" in run["warnings"][0], run)
        same(server.sql(name, "select count(*) from pg_class where relname in "
                              "('kept', 'parts_1', 'pg_stat_statements')"), "3")


def looks_at_what_the_filters_name(server):
    p, name = start(server, users(), "create table legacy_a (id int); create table b (id int)")
    with p:
        run = p.run("push", "--explain", "--tablesFilter", "!legacy_*", "--output", "json").ok().json()
        same(run["statements"], ['DROP TABLE "b";'])
        same(columns(server, name, "b"), "id")


def asks_for_renames(server):
    p, name = start(server, users("a: text()"))
    with p:
        missing = json.loads(push(p, users("b: text()"), "--output", "json").out)
        same((missing["status"], missing["unresolved"][0]["candidates"]), ("missing_hints", [["public", "users", "a"]]))
        hint = [{"type": "rename", "kind": "column", "from": ["public", "users", "a"], "to": ["public", "users", "b"]}]
        push(p, users("b: text()"), "--hints", json.dumps(hint)).ok()
        same(columns(server, name), "id b")


def refuses_production(server):
    p, _ = start(server, users())
    with p:
        p.run("push", env=dict(os.environ, NODE_ENV="production")).failed("NODE_ENV is production")


def refuses_a_migrated_database(server):
    name = server.database()
    with Project(url=server.url(name)) as p:
        p.write("schema.ts", users())
        p.run("generate").ok()
        p.run("migrate").ok()
        push(p, users("a: text()")).failed("has migrations recorded", "--allow-migrated")
        same(columns(server, name), "id")
        push(p, users("a: text()"), "--allow-migrated").ok()
        same(columns(server, name), "id a")
        same(server.sql(name, "select count(*) from drizzle.__drizzle_migrations"), "1")


def explains_without_a_change(server):
    p, name = start(server, users())
    with p:
        run = push(p, users("a: text()"), "--explain").ok()
        same(run.out, 'ALTER TABLE "users" ADD COLUMN "a" text;\n')
        same(columns(server, name), "id")


def strict_asks_first(server):
    p, name = start(server, users())
    with p:
        push(p, users("a: text()"), "--strict").failed("there is no terminal")
        same(columns(server, name), "id")
        push(p, users("a: text()"), "--strict", "--force").ok()
        same(columns(server, name), "id a")


def is_one_transaction(server):
    p, name = start(server, users(), "create view needs_id as select id from users")
    with p:
        p.write("schema.ts", HEAD + 'export const a = pgTable("a", { id: integer() });'
                'export const users = pgTable("users", { id: integer().default(sql`no_such_function()`) });')
        p.run("push", "--force").failed("no_such_function", "nothing was changed", "statement:")
        same(server.sql(name, "select to_regclass('a')"), "")


def names_the_statement_that_failed(server):
    """Whether the server stumbles when it reads the text or when it runs it."""
    p, _ = start(server, users())
    with p:
        for default in ("no_such_function()", "1 1", "'x'::integer"):
            tables = "".join('export const %s = pgTable("%s", { id: integer()%s });\n' % (
                name, name, ".default(sql`%s`)" % default if name == "b" else "") for name in "abc")
            run = push(p, users() + tables, "--output", "json")
            check('CREATE TABLE "b"' in run.json()["error"]["statement"], run.out)


def ended(process):
    out, err = process.communicate(timeout=60)
    check(process.returncode == 0, "exit %d: %s%s" % (process.returncode, out, err))
    return out, err


def waits_for_another_push(server):
    """One that was begun from the same database is not run a second time."""
    p, name = start(server, users())
    with p:
        p.write("schema.ts", users("a: text()"))
        with Blocker(server, name, "lock table users in access share mode"):
            first = p.start("push")
            wait_for(server, name, "select 1 from pg_stat_activity where wait_event_type = 'Lock' and "
                                   "query like '%ADD COLUMN%' and datname = '" + name + "'")
            p.run("push", "--lock-wait", "0.3").failed("another run migrates this database", "0.3 seconds", "did nothing")
            p.run("push", "--explain").ok()
            second = p.start("push")
            wait_for(server, name, "select 1 from pg_stat_activity where query like 'select pg_try_advisory_lock(%' and "
                                   "datname = '" + name + "'")
            time.sleep(1.5)
        check("1 statement pushed" in ended(first)[0], "the first did nothing")
        out, err = ended(second)
        check("No changes" in out and "waiting for another run" in err, out + err)
        same(columns(server, name), "id a")


def many_at_once(server):
    for _ in range(3):
        name = server.database()
        with Project(url=server.url(name)) as p:
            p.write("schema.ts", "".join(
                users("a: text().unique()").replace("users", "t%d" % n) if not n else
                USERS.replace("users", "t%d" % n) % ("", "") for n in range(20)))
            outs = [ended(run)[0] for run in [p.start("push") for _ in range(6)]]
            same(sum("statements pushed" in out for out in outs), 1)
            same(sum("No changes" in out for out in outs), 5)


def waits_for_no_one_without_a_change(server):
    p, name = start(server, users())
    with p, Blocker(server, name, "lock table users in access share mode"):
        with open(p.path("schema.ts"), encoding="utf-8") as file:
            unchanged = file.read()
        p.write("schema.ts", users("a: text()"))
        first = p.start("push")
        wait_for(server, name, "select 1 from pg_stat_activity where wait_event_type = 'Lock' and "
                               "query like '%ADD COLUMN%' and datname = '" + name + "'")
        p.write("schema.ts", unchanged)
        check("No changes" in p.run("push", "--lock-wait", "0").ok().out, "not said")
    ended(first)


def waits_for_migrate(server):
    """And then does not push to what has become a migrated database."""
    name = server.database()
    with Project(url=server.url(name)) as p:
        p.write("schema.ts", users())
        p.migration("a", "create table users (id integer primary key); select pg_sleep(2);")
        sleeps = "select 1 from pg_stat_activity where wait_event = 'PgSleep' and datname = '%s'" % name
        first = p.start("migrate")
        wait_for(server, name, sleeps)
        p.run("push").failed("has migrations recorded")
        ended(first)
        p.migration("b", "create table more (id int); select pg_sleep(2);")
        p.write("schema.ts", users("a: text()") + 'export const more = pgTable("more", { id: integer() });')
        first = p.start("migrate")
        wait_for(server, name, sleeps)
        same(p.run("push", "--allow-migrated", "--output", "json").ok().json()["statements"],
             ['ALTER TABLE "users" ADD COLUMN "a" text;'])
        ended(first)


def migrate_waits_for_push(server):
    p, name = start(server, users())
    with p:
        p.write("schema.ts", users("a: text()"))
        p.migration("a", "alter table users add column b text;")
        with Blocker(server, name, "lock table users in access share mode"):
            first = p.start("push")
            wait_for(server, name, "select 1 from pg_stat_activity where wait_event_type = 'Lock' and "
                                   "query like '%ADD COLUMN%' and datname = '" + name + "'")
            p.run("migrate", "--lock-wait", "0.3").failed("another run", "rihla")
            second = p.start("migrate")
        ended(first), ended(second)
        same(columns(server, name), "id a b")


TESTS = [waits_for_another_push, many_at_once, waits_for_no_one_without_a_change, waits_for_migrate, migrate_waits_for_push,
         makes_and_then_has_nothing_to_do, asks_before_values_go, asks_nothing_where_nothing_goes,
         counts_the_rows_of_tables, asks_on_a_terminal, names_rows_that_stand_against_it,
         tells_what_does_not_come_back, counts_no_less_than_there_is, asks_before_values_are_cut, leaves_alone_what_is_not_the_projects,
         looks_at_what_the_filters_name, asks_for_renames, refuses_production, refuses_a_migrated_database,
         explains_without_a_change, strict_asks_first, is_one_transaction, names_the_statement_that_failed]
