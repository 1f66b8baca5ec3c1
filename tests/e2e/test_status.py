"""rihla migrate status."""
import os
import re

from project import Project, check, same


def states(run):
    return [m["state"] for m in run.json()["migrations"]]


def all_states(server):
    database = server.database()
    with Project(url=server.url(database)) as p:
        p.migration("a", "select 1;", when=1000)
        p.migration("b", "select 2;", when=2000)
        p.migration("d", "select 4;", when=4000)
        same(states(p.run("migrate", "status", "--output", "json").ok()), ["pending"] * 3)
        same(server.sql(database, "select count(*) from pg_namespace where nspname = 'drizzle'"), "0")
        p.run("migrate").ok()
        same(states(p.run("status", "--output", "json").ok()), ["applied"] * 3)
        p.write("drizzle/0001_b.sql", "select 22;")
        p.migration("c", "select 3;", when=3000)
        p.migration("e", "select 5;", when=5000)
        gone = p.migration("f", "select 6;", when=6000)
        os.unlink(p.path("drizzle/%s.sql" % gone))
        server.sql(database, "insert into drizzle.__drizzle_migrations (hash, created_at) "
                             "values ('other', 1500)")
        report = p.run("migrate", "status", "--output", "json").ok()
        same(states(report), ["applied", "modified", "applied", "out_of_order", "pending", "missing"])
        same(report.json()["unknown"], [{"hash": "other", "created_at": 1500}])
        text = p.run("migrate", "status").ok().out
        for word in ("applied", "modified", "out of order", "pending", "file missing", "unknown"):
            check(word in text, text)


def exit_codes(server):
    with Project(url=server.url(server.database())) as p:
        p.run("status", "--exit-code").failed("no migrations", code=2)
        p.migration("a", "select 1;")
        same(p.run("status", "--exit-code").code, 3)
        same(p.run("status").code, 0)
        p.run("migrate").ok()
        same(p.run("status", "--exit-code").code, 0)
        p.write("drizzle/0000_a.sql", "select 2;")
        same(p.run("status", "--exit-code").code, 2)
        with open(p.path("drizzle/meta/_journal.json"), "r+", encoding="utf-8") as file:
            journal = file.read()
            file.write("]")
        p.run("status", "--exit-code").failed("is not valid JSON", code=2)
        p.write("drizzle/meta/_journal.json", "<<<<<<< HEAD\n%s=======\n%s>>>>>>> other\n" % (journal, journal))
        p.run("migrate").failed("is not valid JSON", "git has left both sides")
        p.write("drizzle/meta/_journal.json", journal)
        p.run("status", "--exit-code", "--url", "postgresql://127.0.0.1:1/d").failed(
            "cannot connect", code=4)
    with Project() as p:
        p.migration("a", "select 1;")
        p.run("status", "--exit-code").failed("no database", code=4)
        p.run("status").failed("no database", code=1)


def begun_and_taken_out(server):
    """What a migration has left that was interrupted, and is in no folder by now."""
    with Project(url=server.url(server.database())) as p:
        p.migration("a", "create table a (id int); select nothing")
        p.run("migrate", "--tx", "none").failed("its first 1 of 2 statements are done")
        p.write("drizzle/meta/_journal.json", '{"version": "7", "dialect": "postgresql", "entries": []}')
        for command in ("migrate", "status"):
            run = p.run(command, "--output", "json").ok().json()
            check("0000_a was interrupted after 1 statement" in run["warnings"][0], (command, run))
        run = p.run("check", "--output", "json")
        check(any("0000_a" in f["message"] and f["code"] == "unknown" for f in run.json()["findings"]), run.out)


def rows_of_home_made_scripts(server):
    """Tags for hashes, other stamps and no stamps: what baseline scripts write."""
    for insert in ("('0000_a', 1000), ('0001_b', 2000)", "('0000_a', 8000), ('0001_b', 9000)",
                   "('0000_a', null), ('0001_b', null)"):
        database = server.database()
        with Project(url=server.url(database)) as p:
            p.migration("a", "select 1;")
            p.migration("b", "select 2;")
            server.sql(database, """create schema drizzle; create table drizzle.__drizzle_migrations
                (id serial primary key, hash text not null, created_at bigint);
                insert into drizzle.__drizzle_migrations (hash, created_at) values """ + insert)
            same(states(p.run("status", "--output", "json").ok()), ["applied"] * 2)
            same(p.run("migrate", "--output", "json").ok().json()["status"], "no_changes")


SCHEMA = """
import { sql } from "drizzle-orm";
import { pgTable, pgEnum, pgView, integer, text, check } from "drizzle-orm/pg-core";
export const mood = pgEnum("mood", ["good", "bad"]);
export const a = pgTable("a", { id: integer(), name: text() }, (t) => [check("c", sql`${t.id} > 0`)]);
export const v = pgView("v", { id: integer() }).as(sql`select id from a`);
"""


def migrated(server):
    database = server.database()
    p = Project(url=server.url(database))
    p.write("schema.ts", SCHEMA)
    p.run("generate").ok()
    p.run("migrate").ok()
    return p, database


def drift(p, *words, code=0):
    run = p.run("status", "--output", "json", "--exit-code", *words)
    check(run.code == code, "exit %d, not %d: %s%s" % (run.code, code, run.out, run.err))
    return [(o["state"], o["kind"], o["schema"], o["name"]) for o in run.json()["drift"]]


def tells_drift_object_by_object(server):
    p, database = migrated(server)
    with p:
        same(drift(p), [])
        same(p.run("status").ok().out.count("\n"), 2)
        server.sql(database, "create table b (x int); alter type mood add value 'new'; create function f() returns int language sql as 'select 1'")
        same(drift(p), [("extra", "enum", "public", "mood"), ("extra", "table", "public", "b")])
        server.sql(database, "alter table a drop column name, add column more text; create or replace view v as select id from a where id > 1")
        same(drift(p, code=1), [("extra", "enum", "public", "mood"), ("extra", "table", "public", "b"),
                                ("different", "view", "public", "v"), ("different", "table", "public", "a")])
        objects = p.run("migrate", "status", "--output", "json").ok().json()["drift"]
        same(objects[3]["statements"], ['ALTER TABLE "a" ADD COLUMN "more" text;', 'ALTER TABLE "a" DROP COLUMN "name";'])
        text = p.run("status").ok().out
        for words in (r"different +table a\n    ALTER TABLE", r"more +table b\n    CREATE TABLE \"b\" \("):
            check(re.search(words, text), text)
        codes = {f["code"] for f in p.run("check", "--output", "json").json()["findings"]}
        same(codes, {"database_drift", "database_extra"})


def pending_migrations_are_no_drift(server):
    p, database = migrated(server)
    with p:
        p.write("schema.ts", SCHEMA.replace("name: text()", "name: text(), b: text()"))
        p.run("generate").ok()
        same(drift(p, code=3), [])
        server.sql(database, "drop view v")
        same(drift(p, code=1), [("different", "view", "public", "v")])
        with open(p.path("drizzle/meta/_journal.json"), encoding="utf-8") as file:
            tag = re.search(r'"tag": "(0000_\w+)"', file.read())[1]
        p.write("drizzle/%s.sql" % tag, "select 2;")
        same(drift(p, code=2), [("different", "view", "public", "v")])


def says_why_drift_is_not_known(server):
    """The states are told all the same."""
    p, database = migrated(server)
    with p:
        role = "%s_reader" % database
        server.sql(database, "create role %s login; grant usage on schema drizzle to %s; grant select on all tables in "
                             "schema drizzle to %s; revoke temporary on database %s from public" % ((role,) * 3 + (database,)))
        words = ["status", "--url", server.url(database).replace("user=postgres", "user=" + role)]
        run = p.run(*words, "--output", "json").ok()
        same(states(run), ["applied"])
        check("TEMPORARY" in p.run(*words).ok().out, "no hint")
        check("drift" not in run.json() and "permission denied" in run.json()["drift_skipped"], run.out)
        same(p.run(*words, "--exit-code").code, 4)
        same(p.run(*words, "--exit-code", "--skip-drift").code, 0)
        server.sql(database, "grant temporary on database %s to public; revoke select on pg_catalog.pg_policy from public" % database)
        check("permission denied for table pg_policy" in p.run(*words).ok().out, "not said")
        same(p.run(*words, "--exit-code").code, 4)


def no_snapshot_no_drift(server):
    with Project(url=server.url(server.database())) as p:
        p.migration("a", "select 1;")
        for words, reason in ((None, "no migration is applied"), ("migrate", "no snapshot tells what it should hold")):
            if words:
                p.run(words).ok()
            run = p.run("status", "--output", "json").ok().json()
            same(("drift" in run, run["drift_skipped"]), (False, reason))
        same(p.run("status", "--exit-code").code, 0)


TESTS = [tells_drift_object_by_object, pending_migrations_are_no_drift, says_why_drift_is_not_known, no_snapshot_no_drift,
         all_states, exit_codes, begun_and_taken_out, rows_of_home_made_scripts]
