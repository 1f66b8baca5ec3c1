"""rihla baseline: what a database has is recorded, and nothing else."""
import terminal
from project import Project, check, rihla, same

HEAD = 'import { pgTable, pgEnum, serial, text, integer, index } from "drizzle-orm/pg-core";\n'
STEPS = [
    HEAD + 'export const users = pgTable("users", { id: serial().primaryKey(), name: text() });\n',
    HEAD + 'export const mood = pgEnum("mood", ["ok", "sad"]);\n'
    'export const users = pgTable("users", { id: serial().primaryKey(), name: text().notNull(), '
    'mood: mood().default("ok") });\n',
    HEAD + 'export const mood = pgEnum("mood", ["ok", "sad"]);\n'
    'export const users = pgTable("users", { id: serial().primaryKey(), name: text().notNull(), '
    'mood: mood().default("ok") }, (t) => [index("by_name").on(t.name)]);\n'
    'export const pets = pgTable("pets", { owner: integer().references(() => users.id) });\n',
]
ROWS = "select hash, created_at from drizzle.__drizzle_migrations order by id"


def tag(number):
    return "%04d_step%d" % (number, number)


def generated(url, steps=STEPS, custom=()):
    """A project with a migration for each step, and empty custom ones behind the steps that `custom`
    numbers."""
    p = Project(url=url)
    number = 0
    for i, schema in enumerate(steps):
        p.write("schema.ts", schema)
        p.run("generate", "--name", "step%d" % number).ok()
        number += 1
        if i in custom:
            p.run("generate", "--custom", "--name", "step%d" % number).ok()
            number += 1
    return p


def read(p, number):
    with open(p.path("drizzle/%s.sql" % tag(number)), encoding="utf-8") as file:
        return file.read()


def run_by_hand(server, database, p, numbers):
    for number in numbers:
        server.sql(database, read(p, number))


def baseline(p, *words):
    return p.run("baseline", *words, "--output", "json")


def records_what_is_there(server):
    """After any number of migrations by hand: those are recorded, and migrate applies the rest."""
    for there in range(len(STEPS) + 1):
        database = server.database()
        with generated(server.url(database)) as p:
            run_by_hand(server, database, p, range(there))
            explained = baseline(p, "--explain").ok().json()
            same(explained["recorded"], [tag(i) for i in range(there)])
            same(server.sql(database, "select to_regclass('drizzle.__drizzle_migrations')"), "")
            report = baseline(p).ok().json()
            same(report["recorded"], [tag(i) for i in range(there)])
            same(report["pending"], [tag(i) for i in range(there, len(STEPS))])
            same(bool(report.get("statements")), there < len(STEPS))
            done = p.run("migrate", "--output", "json").ok().json()
            same([m["tag"] for m in done.get("applied", [])], report["pending"])
            same(server.sql(database, "select count(*) from drizzle.__drizzle_migrations"), "3")
            same(baseline(p).ok().json()["status"], "no_changes")
            p.drizzle_migrate(server.tcp_url(database))
            same(server.sql(database, "select count(*) from drizzle.__drizzle_migrations"), "3")


def rows_as_migrate_writes_them(server):
    ours, theirs = server.database(), server.database()
    with generated(server.url(ours)) as p:
        p.run("migrate", "--url", server.url(theirs)).ok()
        run_by_hand(server, ours, p, range(3))
        p.run("baseline").ok()
        same(server.sql(ours, ROWS), server.sql(theirs, ROWS))


def pushed(server):
    """What push made is what the migrations lead to."""
    database = server.database()
    with generated(server.url(database)) as p:
        p.run("push", "--force").ok()
        same(baseline(p).ok().json()["recorded"], [tag(i) for i in range(3)])


def foreign_objects_do_not_count(server):
    database = server.database()
    with generated(server.url(database)) as p:
        run_by_hand(server, database, p, range(3))
        server.sql(database, "create table theirs (id int); create view seen as select 1 one; "
                             "alter table pets add extra int; create index more on users (mood); "
                             "create type t as enum ('x')")
        same(len(baseline(p).ok().json()["recorded"]), 3)


def differences_end_the_proof(server):
    """One object of the last migration is missing, or is another one."""
    for change in ("drop index by_name", "alter table users alter name drop not null",
                   "alter table users alter mood set default 'sad'", "drop table pets"):
        database = server.database()
        with generated(server.url(database)) as p:
            run_by_hand(server, database, p, range(3))
            server.sql(database, change)
            report = baseline(p).ok().json()
            check(tag(2) not in report["recorded"] and report["statements"], (change, report))
            same(report["recorded"] + report["pending"], [tag(i) for i in range(3)])
    # What an older migration made is gone, and the state before it is not there either.
    database = server.database()
    with generated(server.url(database)) as p:
        run_by_hand(server, database, p, range(3))
        server.sql(database, "alter table users drop column mood")
        same(baseline(p).ok().json()["recorded"], [])


def up_to_a_tag(server):
    database = server.database()
    with generated(server.url(database)) as p:
        run_by_hand(server, database, p, range(2))
        p.run("baseline", "--to", "nowhere").failed("no migration nowhere")
        p.run("baseline", "--force").failed("--force needs --to")
        p.run("baseline", "--to", tag(2)).failed(
            "is not as migration %s leaves it" % tag(2), 'CREATE TABLE "pets"', "--force",
            "nothing was recorded")
        same(server.sql(database, "select to_regclass('drizzle.__drizzle_migrations')"), "")
        same(baseline(p, "--to", tag(2), "--force").ok().json()["recorded"],
             [tag(i) for i in range(3)])
        same(p.run("migrate", "--output", "json").ok().json()["status"], "no_changes")


def without_a_trace(server):
    """A custom migration is never taken for granted."""
    database = server.database()
    with generated(server.url(database), custom=(0, 2)) as p:
        run_by_hand(server, database, p, (0, 2, 3))
        missing = baseline(p).failed(code=2).json()
        same(missing["status"], "missing_hints")
        same([one["entity"] for one in missing["unresolved"]], [[tag(1)]])
        check("--assume " + tag(1) in p.run("baseline").failed(code=2).err, "no advice")
        same(server.sql(database, "select to_regclass('drizzle.__drizzle_migrations')"), "")
        # The last one has nothing behind it that would be lost to drizzle: it stays pending.
        report = baseline(p, "--assume", tag(1)).ok().json()
        same((report["recorded"], report["pending"]), ([tag(i) for i in range(4)], [tag(4)]))
    database = server.database()
    with generated(server.url(database), custom=(0,)) as p:
        run_by_hand(server, database, p, (0, 2, 3))
        code, shown = terminal.run([rihla(), "baseline"], p.folder, [
            ("leaves no trace", [terminal.ENTER])])
        same((code, server.sql(database, "select count(*) from drizzle.__drizzle_migrations")),
             (0, "4"))
    database = server.database()
    with generated(server.url(database), custom=(0,)) as p:
        run_by_hand(server, database, p, (0, 2, 3))
        code, shown = terminal.run([rihla(), "baseline"], p.folder, [
            ("leaves no trace", [terminal.DOWN, terminal.ENTER])])
        same((code, server.sql(database, "select count(*) from drizzle.__drizzle_migrations")),
             (0, "1"))


TESTS = [records_what_is_there, rows_as_migrate_writes_them, pushed, foreign_objects_do_not_count,
         differences_end_the_proof, up_to_a_tag, without_a_trace]
