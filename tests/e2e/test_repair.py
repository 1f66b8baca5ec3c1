"""rihla repair: damaged folders and tracking tables, healed."""
import json
import os
import shutil
import time

import terminal
from project import HERE, Project, check, rihla, same
from test_check import SCHEMA, edit_journal, edit_snapshot, grown, journal, remove
from test_reliability import Blocker

DAMAGED = os.path.join(os.path.dirname(HERE), "cases", "damaged")
META = "drizzle/meta/%04d_snapshot.json"


def damaged(**config):
    """A copy of the damaged folder; its config is that of the test."""
    p = Project(**config)
    for name in os.listdir(DAMAGED):
        if name == "drizzle":
            shutil.copytree(os.path.join(DAMAGED, name), p.path(name))
        elif name != "drizzle.config.json":
            shutil.copy(os.path.join(DAMAGED, name), p.path(name))
    return p


def codes(run):
    return [(f["code"], f["file"]) for f in run.json()["findings"]]


def read(p, name):
    with open(p.path(name), encoding="utf-8") as file:
        return file.read()


def content(p):
    return {os.path.relpath(os.path.join(folder, name), p.folder): read(p, os.path.join(folder, name))
            for folder, _, names in os.walk(p.path("drizzle")) for name in names}


def chain(p):
    """Whether every snapshot continues from the one before."""
    previous = "00000000-0000-0000-0000-000000000000"
    for number in range(len(journal(p)["entries"])):
        snapshot = json.loads(read(p, META % number))
        same(snapshot["prevId"], previous)
        previous = snapshot["id"]


def tags(p):
    return [e["tag"] for e in journal(p)["entries"]]


def stamps(p):
    return [e["when"] for e in journal(p)["entries"]]


def steps(p, *words):
    return p.run("repair", "--explain", "--output", "json", *words).ok().json().get("steps", [])


def the_damaged_folder_is_whole_again(server):
    database = server.database()
    with damaged(url=server.url(database)) as p:
        run = p.run("check", "--ci", "--skip-db", "--output", "json")
        same(run.code, 2)
        the_journal = "drizzle/meta/_journal.json"
        same(codes(run), [
            ("sql_orphan", "drizzle/0003_backfill_emails.sql"), ("snapshot_missing", META % 3),
            ("snapshot_missing", META % 4), ("snapshot_missing", META % 5), ("when_typed", the_journal),
            ("when_typed", the_journal), ("when_typed", the_journal), ("when_backward", the_journal),
            ("when_typed", the_journal)])
        before = content(p)
        p.run("repair").failed("--orphans adopt", "0003_backfill_emails.sql")
        p.run("repair", "--orphans", "adopt").failed("nothing was changed", "--yes")
        plan = steps(p, "--orphans", "adopt")
        same(len(plan), 6)
        same(content(p), before)
        run = p.run("repair", "--orphans", "adopt", "--yes", "--output", "json").ok()
        same(run.json()["steps"], plan)
        check("when_backward" not in p.run("check", "--skip-db").ok().out, "not healed")
        chain(p)
        same(tags(p)[-1], "0006_backfill_emails")
        same(read(p, "drizzle/0006_backfill_emails.sql"), before["drizzle/0003_backfill_emails.sql"])
        same(sorted(stamps(p)), stamps(p))
        same(len(p.run("migrate", "--output", "json").ok().json()["applied"]), 7)
        p.run("check").ok()
        p.drizzle_migrate(server.url(database))
        same(p.run("generate", "--output", "json").ok().json()["status"], "no_changes")
        same(p.run("repair", "--output", "json").ok().json()["status"], "no_changes")


def a_snapshot_is_made_as_it_was(server):
    schema = """
import { boolean, check, foreignKey, index, integer, jsonb, numeric, pgEnum, pgSchema, pgTable, pgView,
  primaryKey, serial, text, timestamp, unique, uuid, varchar } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
export const mood = pgEnum("mood", ["ok", "bad"]);
export const app = pgSchema("app");
export const a = pgTable("a", { id: serial().primaryKey(), mood: mood().default("ok"),
  name: varchar({ length: 20 }).notNull().default("it's"), at: timestamp({ withTimezone: true }).defaultNow(),
  data: jsonb().default({ x: [1] }), price: numeric({ precision: 9, scale: 2 }).default("1.50"),
  tags: text().array().default([]), ok: boolean().default(true) },
  (t) => [index("by_name").on(t.name.desc()), unique("u").on(t.name, t.price).nullsNotDistinct(),
    check("long", sql`length(${t.name}) > 1`)]);
export const b = app.table("b", { x: uuid().defaultRandom(), y: integer().references(() => a.id),
  z: integer().generatedAlwaysAsIdentity() }, (t) => [primaryKey({ columns: [t.x, t.y] })]);
export const v = pgView("v").as((qb) => qb.select({ id: a.id }).from(a));
"""
    with Project() as p:
        p.write("schema.ts", schema)
        p.run("generate").ok()
        p.write("schema.ts", schema.replace("ok: boolean()", "more: text(), ok: boolean()"))
        p.run("generate").ok()
        before = [json.loads(read(p, META % number)) for number in (0, 1)]
        remove(p, META % 0)
        remove(p, META % 1)
        p.run("repair", "--yes").ok()
        chain(p)
        for number in (0, 1):
            made = json.loads(read(p, META % number))
            for snapshot in (made, before[number]):
                del snapshot["id"], snapshot["prevId"]
                # Not compared by anyone; and the words of a view are known from the schema alone.
                del snapshot["views"]["public.v"]["columns"]
                if number == 0:
                    del snapshot["views"]
            same(made, before[number])


def a_lost_parent_is_found_again(server):
    with grown() as p:
        parent = json.loads(read(p, META % 0))["id"]
        edit_snapshot(p, 1, prevId="11111111-1111-4111-8111-111111111111")
        before = content(p)
        same(steps(p), ["let drizzle/meta/0001_snapshot.json continue from 0000_step0"])
        p.run("repair", "--yes").ok()
        chain(p)
        after = content(p)
        same(json.loads(after[META % 1])["prevId"], parent)
        same({name for name in before if before[name] != after[name]}, {META % 1})
        p.run("check", "--skip-db").ok()


def as_few_stamps_as_possible_change(server):
    far = 4000000000007
    for given, expected in (
            ([1007, 9007, 2007, 3007, 4007], [1007, 1008, 2007, 3007, 4007]),
            ([1007, 2007, 1507, 3007, 4007], None), ([1007, far, 3007, 4007, 5007], [1007, 1008, 3007, 4007, 5007]),
            ([7, 7, 7, 7, 7], [7, 8, 9, 10, 11]), ([1007, 2007, 3007, 4007, far], [1007, 2007, 3007, 4007, 4008])):
        with grown() as p:
            for name in ("x", "y"):
                p.run("generate", "--custom", "--name", name).ok()
            edit_journal(p, lambda entries: [e.update(when=w) for e, w in zip(entries, given)])
            p.run("repair", "--yes").ok()
            got = stamps(p)
            same(got, expected or sorted(got))
            check(len(set(got)) == 5 and sum(x != y for x, y in zip(got, given)) <= 4, str(got))
            same(p.run("check", "--skip-db").code, 0)


def merged_branches_are_numbered_anew(server):
    """Both sides made 0001; git kept one of the two snapshots."""
    with grown(2) as p:
        p.write("drizzle/0001_other.sql", 'ALTER TABLE "a" ADD COLUMN "other" integer;')
        edit_journal(p, lambda entries: entries.append(
            dict(entries[1], tag="0001_other", when=entries[1]["when"] + 1)))
        p.write("schema.ts", SCHEMA.replace("name: text()", "name: text(), b: integer(), other: integer()"))
        same(p.run("check", "--skip-db").code, 2)
        p.run("repair", "--yes").ok()
        same(tags(p), ["0000_step0", "0001_step1", "0002_other"])
        chain(p)
        same(sorted(json.loads(read(p, META % 2))["tables"]["public.a"]["columns"]), ["b", "id", "name", "other"])
        check("drizzle/_aside/0001_snapshot.json" in content(p), str(list(content(p))))
        p.run("check", "--skip-db").ok()


def a_collision_is_replayed(server):
    with grown() as p:
        edit_snapshot(p, 2, prevId=json.loads(read(p, META % 1))["prevId"])
        p.run("repair", "--yes").ok()
        chain(p)
        p.run("check", "--skip-db").ok()


def a_replay_runs_in_the_transactions_of_migrate(server):
    """What lives as long as a transaction is there for the statements after it; what cannot run in one, or
    begins its own, does so; and a role of an earlier replay is in nobody's way."""
    with grown() as p:
        p.write("drizzle/0001_step1.sql", read(p, "drizzle/0001_step1.sql") + """
--> statement-breakpoint
create temp table sweep on commit drop as select id from a;
--> statement-breakpoint
delete from a using sweep where a.id = sweep.id;
--> statement-breakpoint
create role replayed nologin;
create index concurrently by_id on a (id);
begin;
alter table a add column after int;
commit;
""")
        for _ in range(2):
            remove(p, META % 1)
            p.run("repair", "--yes").ok()
            chain(p)
            table = json.loads(read(p, META % 1))["tables"]["public.a"]
            check("after" in table["columns"] and "by_id" in table["indexes"], str(table))
        p.write("drizzle/0001_step1.sql", "select 1; begin;\nselect 2; select\n  nothing;\ncommit;")
        remove(p, META % 1)
        p.run("repair", "--yes").failed("0001_step1.sql:3:3", "nothing was changed")


def what_is_of_no_use_is_put_aside(server):
    with grown() as p:
        p.write("drizzle/0009_x.sql", "select 1;")
        p.write("drizzle/meta/0009_snapshot.json", "{}")
        p.write("drizzle/_aside/0009_x.sql", "select 0;")
        p.run("repair", "--yes", "--orphans", "aside").ok()
        after = content(p)
        same(after["drizzle/_aside/0009_x.sql"], "select 0;")
        same(after["drizzle/_aside/2_0009_x.sql"], "select 1;")
        same(after["drizzle/_aside/0009_snapshot.json"], "{}")
        check("drizzle/0009_x.sql" not in after and "drizzle/meta/0009_snapshot.json" not in after, "there")
        p.run("check", "--skip-db").ok()


def nothing_changes_when_it_cannot_be_done(server):
    def broken(p):
        remove(p, META % 2)
        p.write("drizzle/0001_step1.sql", "select 1;\n\nselekt 2;")

    def lost(p):
        remove(p, META % 2)
        remove(p, "drizzle/0001_step1.sql")

    def outdated(p):
        shutil.copy(os.path.join(os.path.dirname(HERE), "unit", "snapshot", "data", "version6.json"),
                    p.path(META % 0))

    for damage, said in ((broken, ("0001_step1.sql:3", "syntax error")), (lost, ("0001_step1.sql", "restore")),
                         (outdated, ("0000_snapshot.json", "rihla up"))):
        with grown() as p:
            damage(p)
            before = content(p)
            p.run("repair", "--yes", "--orphans", "aside").failed(*said)
            same(content(p), before)


def a_way_back_goes_along(server):
    """NAME.down.sql beside NAME.sql is no migration that somebody forgot: it is never adopted, and goes where
    its migration goes."""
    with grown() as p:
        p.write("drizzle/0001_step1.down.sql", "drop table a;")
        p.run("check", "--skip-db").ok()
        same(steps(p), [])
        p.write("drizzle/0007_more.sql", "select 1;")
        p.write("drizzle/0007_more.undo.sql", "select 2;")
        p.write("drizzle/0000_alone.down.sql", "select 3;")
        same(codes(p.run("check", "--skip-db", "--output", "json")),
             [("sql_orphan", "drizzle/0000_alone.down.sql"), ("sql_orphan", "drizzle/0007_more.sql")])
        remove(p, "drizzle/0000_alone.down.sql")
        before = content(p)
        p.run("repair", "--yes", "--orphans", "aside").ok()
        check("drizzle/_aside/0007_more.sql" in content(p), "")
        check("drizzle/_aside/0007_more.undo.sql" in content(p), "")
        for name in ("drizzle/0007_more.sql", "drizzle/0007_more.undo.sql"):
            p.write(name, before[name])
        p.run("repair", "--yes", "--orphans", "adopt").ok()
        same(tags(p)[-1], "0003_more")
        same(sorted(name for name in os.listdir(p.path("drizzle")) if "more" in name),
             ["0003_more.sql", "0003_more.undo.sql"])
        p.run("check", "--skip-db").ok()


def a_terminal_is_asked(server):
    with grown() as p:
        edit_journal(p, lambda entries: entries[2].update(when=7))
        before = content(p)
        code, said = terminal.run([rihla(), "repair"], p.folder,
                                  [("Carry it out?", [terminal.DOWN, terminal.ENTER])])
        same(code, 1)
        check("stamp 0002_step2 anew" in said, said)
        same(content(p), before)
        code, said = terminal.run([rihla(), "repair"], p.folder, [("Carry it out?", [terminal.ENTER])])
        same(code, 0)
        p.run("check", "--skip-db").ok()


def without_prefixes_there_is_one_snapshot(server):
    with Project(migrations={"prefix": "none"}) as p:
        p.write("schema.ts", SCHEMA)
        p.run("generate", "--name", "one").ok()
        p.run("generate", "--name", "two", "--custom").ok()
        same(steps(p), [])
        edit_journal(p, lambda entries: entries[1].update(when=7))
        p.run("repair", "--yes").ok()
        same(tags(p), ["_one", "_two"])


# --- the tracking table -----------------------------------------------------------------------------

ROWS = "select hash, created_at from drizzle.__drizzle_migrations order by created_at, id"


def migrated(server, count=3, database=None):
    """A project of `count` migrations that a database has."""
    database = database or server.database()
    p = Project(url=server.url(database))
    for number in range(count):
        p.write("schema.ts", SCHEMA + "".join(
            'export const t%d = pgTable("t%d", { id: integer() });\n' % (i, i) for i in range(number)))
        p.run("generate", "--name", "step%d" % number).ok()
    edit_journal(p, lambda entries: [e.update(when=1700000000007 + 1000 * i) for i, e in enumerate(entries)])
    p.run("migrate").ok()
    return p, database


def wait_for(server, database, query, expected):
    for _ in range(600):
        if server.sql(database, query) == expected:
            return
        time.sleep(0.05)
    raise AssertionError("%s does not become %s" % (query, expected))


def rows_of_drizzle(p, server):
    """What drizzle-orm's own migrator writes for the folder."""
    database = server.database()
    p.drizzle_migrate(server.tcp_url(database))
    return server.sql(database, ROWS)


def healed(p, server, database, *words, expected=None):
    """Repairs, and neither tool finds anything to do afterwards."""
    run = p.run("repair", "--yes", "--output", "json", *words).ok().json()
    same(server.sql(database, ROWS), expected or rows_of_drizzle(p, server))
    same(p.run("migrate", "--output", "json").ok().json()["status"], "no_changes")
    before = server.sql(database, ROWS)
    p.drizzle_migrate(server.tcp_url(database))
    same(server.sql(database, ROWS), before)
    same(p.run("repair", "--output", "json").ok().json()["status"], "no_changes")
    return run


def tags_in_place_of_hashes(server):
    """Home-made baseline scripts have written tags; drizzle-orm's migrator does not look at them."""
    for stamp in ("created_at", "null", "5", "created_at + 100000"):
        p, database = migrated(server)
        with p:
            server.sql(database, "update drizzle.__drizzle_migrations set created_at = %s, hash = "
                                 "(array['0000_step0', '0001_step1', '0002_step2'])[id]" % stamp)
            before = server.sql(database, ROWS)
            plan = steps(p)
            same(len(plan), 3)
            check("0001_step1" in plan[1] and p.hash("0001_step1") in plan[1], plan[1])
            same(server.sql(database, ROWS), before)
            p.run("repair").failed("nothing was changed", "--yes")
            same(server.sql(database, ROWS), before)
            same(healed(p, server, database)["steps"], plan)


def rows_follow_stamps_made_anew(server):
    p, database = migrated(server)
    with p:
        edit_journal(p, lambda entries: entries[1].update(when=1900000000000))
        server.sql(database, "update drizzle.__drizzle_migrations set created_at = 1900000000000 where id = 2")
        plan = healed(p, server, database)["steps"]
        same(len(plan), 2)
        check(plan[0].startswith("stamp 0001_step1 anew") and "row of 0001_step1" in plan[1], str(plan))
    # Another database has the stamps of before.
    p, database = migrated(server)
    with p:
        edit_journal(p, lambda entries: [e.update(when=e["when"] + 500000) for e in entries])
        check(len(healed(p, server, database)["steps"]) == 3, "not all")


def numbers_made_anew_keep_their_rows(server):
    p, database = migrated(server)
    with p:
        os.rename(p.path("drizzle/0002_step2.sql"), p.path("drizzle/0001_other.sql"))
        remove(p, META % 2)
        edit_journal(p, lambda entries: entries[2].update(tag="0001_other", idx=1))
        server.sql(database, "update drizzle.__drizzle_migrations set hash = '0001_other', created_at = 3 where id = 3")
        healed(p, server, database)
        same(tags(p), ["0000_step0", "0001_step1", "0002_other"])


def another_layout_is_no_edit(server):
    p, database = migrated(server)
    with p:
        text = read(p, "drizzle/0001_step1.sql")
        p.write("drizzle/0001_step1.sql", "-- a comment\n" + text.replace("\n", "\r\n"))
        healed(p, server, database)
        p.write("drizzle/0001_step1.sql", text)
        healed(p, server, database)
        # What says something else is named, and stays modified.
        before = server.sql(database, ROWS)
        p.write("drizzle/0001_step1.sql", text.replace("integer", "bigint"))
        server.sql(database, "update drizzle.__drizzle_migrations set hash = '0000_step0' where id = 1")
        run = p.run("repair", "--yes", "--output", "json").failed(code=1).json()
        same(run["error"]["code"], "not_repaired")
        check("0001_step1 has changed" in run["error"]["message"], str(run))
        same(server.sql(database, ROWS), before)
        p.run("migrate").failed("0001_step1 has changed since it was applied")
        p.run("repair", "--yes").failed("0001_step1 has changed")


def one_row_of_several_stays(server):
    p, database = migrated(server)
    with p:
        expected = server.sql(database, ROWS)
        server.sql(database, "insert into drizzle.__drizzle_migrations (hash, created_at) "
                             "select hash, created_at from drizzle.__drizzle_migrations where id < 3 union all "
                             "select '0000_step0', 77 union all select hash, 1800000000000 "
                             "from drizzle.__drizzle_migrations where id = 3")
        kept = "select to_jsonb(t) from drizzle.__drizzle_migrations t order by id"
        before = server.sql(database, kept)
        p.run("check").ok()
        run = healed(p, server, database, expected=expected)
        same(len(run["removed"]), 4)
        # What was taken out can be put back.
        server.sql(database, ";".join(run["removed"]))
        same(server.sql(database, kept), before)


def one_text_twice_is_two_migrations(server):
    """The row of one of them never stands for the other one."""
    database = server.database()
    with Project(url=server.url(database)) as p:
        p.migration("a", "create table if not exists a (); insert into a default values")
        p.run("migrate").ok()
        server.sql(database, "insert into drizzle.__drizzle_migrations (hash, created_at) "
                             "select hash, created_at from drizzle.__drizzle_migrations")
        p.migration("again", "create table if not exists a (); insert into a default values")
        same([m["tag"] for m in p.run("migrate", "--output", "json").ok().json()["applied"]], ["0001_again"])
        same(server.sql(database, "select count(*) from a"), "2")


def lost_migrations_are_run_again(server):
    """A database put back to an older state, or emptied, whose tracking table was not."""
    for there in (2, 1, 0):
        p, database = migrated(server)
        with p:
            lost = ["t1", "t0", "a"][:3 - there]
            server.sql(database, "drop table " + ", ".join(lost))
            same(p.run("migrate", "--output", "json").ok().json()["status"], "no_changes")
            check("rihla repair" in p.run("check").failed(code=1).out, "check says nothing of it")
            run = p.run("repair", "--explain", "--output", "json").ok().json()
            same([s.split()[5] for s in run["steps"]], ["%04d_step%d:" % (i, i) for i in range(there, 3)])
            same(len(run["removed"]), 3 - there)
            same(server.sql(database, "select count(*) from drizzle.__drizzle_migrations"), "3")
            shown = p.run("repair", "--yes").ok().out
            check(all(one in shown for one in run["removed"]), shown)
            same([m["tag"] for m in p.run("migrate", "--output", "json").ok().json()["applied"]], tags(p)[there:])
            p.run("check").ok()
            p.drizzle_migrate(server.tcp_url(database))


def what_is_not_surely_lost_stays(server):
    for change in ("drop table t0", "alter table a drop column id", "drop table t1; alter table t0 add id2 int, drop id",
                   "drop table a, t0, t1; create table t1 (x int)",
                   "drop table a, t0, t1; create schema s; create table s.t (x int); create table a (id int)"):
        p, database = migrated(server)
        with p:
            server.sql(database, change)
            run = p.run("repair", "--yes", "--output", "json").failed(code=1).json()
            check("rihla check" in run["error"]["message"] and not run["steps"], (change, run))
            same(server.sql(database, "select count(*) from drizzle.__drizzle_migrations"), "3")
    # Filters of the config hide nothing from it.
    p, database = migrated(server)
    with p:
        p.config.update(tablesFilter=["b*"], schemaFilter=["s"])
        p.write("drizzle.config.json", json.dumps(p.config))
        same(p.run("repair", "--output", "json").ok().json()["status"], "no_changes")


def what_was_brought_back_stays(server):
    """A migration that only drops or changes is not missed: to run it again could cost what was restored."""
    for change, again in (("", "create table t1 (id int); insert into t1 values (1)"),
                          ('"t1", { id: integer().notNull() }', "alter table t1 alter id drop not null")):
        p, database = migrated(server)
        with p:
            schema = read(p, "schema.ts")
            last = next(line for line in schema.splitlines() if '"t1"' in line)
            p.write("schema.ts", schema.replace(last, change and last.replace('"t1", { id: integer() }', change)))
            p.run("generate", "--name", "step3").ok()
            p.run("migrate").ok()
            server.sql(database, again)
            run = p.run("repair", "--yes", "--output", "json").failed(code=1).json()
            check("--lost 0003_step3" in run["error"]["message"], str(run))
            same(server.sql(database, "select count(*) from drizzle.__drizzle_migrations"), "4")
            same(len(p.run("repair", "--yes", "--lost", "0003_step3", "--output", "json").ok().json()["removed"]), 1)
            same(len(p.run("migrate", "--output", "json").ok().json()["applied"]), 1)
            same(p.run("repair", "--output", "json").ok().json()["status"], "no_changes")


def data_is_said_to_be_lost(server):
    """Nothing in the schema tells whether a data migration is lost: a person does."""
    p, database = migrated(server)
    with p:
        p.run("generate", "--custom", "--name", "data").ok()
        p.write("schema.ts", SCHEMA)
        p.write("drizzle/0003_data.sql", "insert into a values (default)")
        p.run("migrate").ok()
        server.sql(database, "drop table a, t0, t1")
        run = p.run("repair", "--yes", "--output", "json").failed(code=1).json()
        check("--lost 0003_data" in run["error"]["message"], str(run))
        p.run("repair", "--lost", "0009_x").failed("no migration of this name")
        check("--lost 0001_step1 changes nothing" in p.run("repair", "--lost", "0001_step1").failed().err, "silence")
        same(len(p.run("repair", "--yes", "--lost", "0003_data", "--output", "json").ok().json()["removed"]), 4)
        same(len(p.run("migrate", "--output", "json").ok().json()["applied"]), 4)


def unknown_rows_are_named(server):
    p, database = migrated(server)
    with p:
        server.sql(database, "insert into drizzle.__drizzle_migrations (hash, created_at) values ('f00', 9), ('0007_x', 10)")
        before = server.sql(database, ROWS)
        run = p.run("repair", "--output", "json").ok().json()
        same(run["status"], "no_changes")
        check(all(any(name in w for w in run["warnings"]) for name in ("f00", "0007_x")), str(run))
        same(server.sql(database, ROWS), before)


def the_layout_of_drizzle_1(server):
    p, database = migrated(server)
    with p:
        server.sql(database, "alter table drizzle.__drizzle_migrations add name text, add applied_at timestamptz "
                             "default now(); update drizzle.__drizzle_migrations set name = '0001_step1', hash = 'x' || hash, "
                             "created_at = 7 where id = 2; update drizzle.__drizzle_migrations set name = '0000_step0' where id = 1")
        # Another hash under its name: this is another text.
        p.run("repair", "--yes").failed("0001_step1 has changed")
        server.sql(database, "update drizzle.__drizzle_migrations set hash = substr(hash, 2) where id = 2")
        healed(p, server, database)
        same(server.sql(database, "select name from drizzle.__drizzle_migrations order by id"), "\n".join(tags(p)))


def a_table_of_another_name(server):
    p, database = migrated(server)
    with p:
        server.sql(database, 'create schema "my ""s"; alter table drizzle.__drizzle_migrations rename to "t\'x"; '
                             'alter table drizzle."t\'x" set schema "my ""s"; update "my ""s"."t\'x" set hash = \'0001_step1\', '
                             'created_at = 3 where id = 2; insert into "my ""s"."t\'x" (hash, created_at) values '
                             '(\'0001_step1\', 4)')
        p.config.update(migrations={"schema": 'my "s', "table": "t'x"})
        p.write("drizzle.config.json", json.dumps(p.config))
        p.run("repair", "--yes").ok()
        same(server.sql(database, 'select hash, created_at from "my ""s"."t\'x" order by id'), rows_of_drizzle(p, server))


def the_folder_alone(server):
    p, database = migrated(server)
    with p:
        server.sql(database, "update drizzle.__drizzle_migrations set hash = '0001_step1' where id = 2")
        before = server.sql(database, ROWS)
        same(p.run("repair", "--skip-db", "--yes", "--output", "json").ok().json()["status"], "no_changes")
        same(server.sql(database, ROWS), before)
        edit_journal(p, lambda entries: entries[2].update(when=7))
        folder = content(p)
        away = "postgresql://postgres@127.0.0.1:9/none"
        p.run("repair", "--yes", "--url", away).failed("cannot connect", "--skip-db", "nothing was changed")
        same(content(p), folder)
        p.run("repair", "--yes", "--url", away, "--skip-db").ok()
        check(content(p) != folder, "not healed")
        same(server.sql(database, ROWS), before)


def folder_and_table_change_together(server):
    def damage(p, database):
        edit_journal(p, lambda entries: entries[1].update(when=1900000000000))
        server.sql(database, "update drizzle.__drizzle_migrations set created_at = 1900000000000 where id = 2")
        p.write("drizzle/0009_x.sql", "select 1;")
        return content(p), server.sql(database, ROWS)

    words = ("repair", "--yes", "--orphans", "aside")
    # The folder cannot be changed: the table is not.
    p, database = migrated(server)
    with p:
        p.write("drizzle/_aside", "in the way")
        before = damage(p, database)
        p.run(*words).failed("_aside")
        same((content(p), server.sql(database, ROWS)), before)
    # The table cannot be changed: the folder is not.
    p, database = migrated(server)
    with p:
        before = damage(p, database)
        server.sql(database, "create function no() returns trigger language plpgsql as $$ begin raise 'no'; end $$; "
                             "create trigger no before update on drizzle.__drizzle_migrations execute function no()")
        p.run(*words).failed("cannot put drizzle.__drizzle_migrations right: no", "neither the folder nor the table")
        same((content(p), server.sql(database, ROWS)), before)
        # The commit fails, when the folder is healed already: what is left is done by the next run.
        server.sql(database, "drop trigger no on drizzle.__drizzle_migrations; create constraint trigger no after update "
                             "on drizzle.__drizzle_migrations deferrable initially deferred for each row execute function no()")
        p.run(*words).failed("no", "again")
        same(server.sql(database, ROWS), before[1])
        check(content(p) != before[0], "the folder is as it was")
        server.sql(database, "drop function no cascade")
        healed(p, server, database)


def killed_while_it_waits(server):
    p, database = migrated(server)
    with p:
        edit_journal(p, lambda entries: entries[1].update(when=1900000000000))
        server.sql(database, "update drizzle.__drizzle_migrations set created_at = 1900000000000 where id = 2")
        before = content(p), server.sql(database, ROWS)
        with Blocker(server, database, "lock table drizzle.__drizzle_migrations in share mode"):
            started = p.start("repair", "--yes")
            wait_for(server, database, "select count(*) from pg_stat_activity where wait_event_type = 'Lock'", "1")
            started.kill()
            started.communicate()
        same((content(p), server.sql(database, ROWS)), before)
        healed(p, server, database)


def not_beside_a_run(server):
    p, database = migrated(server)
    with p:
        server.sql(database, "update drizzle.__drizzle_migrations set hash = '0001_step1' where id = 2")
        p.write("drizzle/0003_slow.sql", "select pg_sleep(2)")
        edit_journal(p, lambda entries: entries.append(dict(entries[2], idx=3, tag="0003_slow", when=entries[2]["when"] + 9)))
        shutil.copy(p.path(META % 2), p.path(META % 3))
        edit_snapshot(p, 3, id="22222222-2222-4222-8222-222222222222", prevId=json.loads(read(p, META % 2))["id"])
        migrating = p.start("migrate")
        wait_for(server, database, "select count(*) from pg_locks where locktype = 'advisory'", "1")
        repairing = p.start("repair", "--yes")
        same((migrating.communicate()[1], migrating.returncode), ("", 0))
        said = repairing.communicate()[1]
        check("waiting for another run" in said, said)
        # The other run has added a row that is as it should be: the plan is the same.
        same(repairing.returncode, 0)
        healed(p, server, database)


def status_and_check_point_to_it(server):
    p, database = migrated(server)
    with p:
        for run in (p.run("status"), p.run("check")):
            check("rihla repair" not in run.ok().out + run.err, run.out)
        server.sql(database, "update drizzle.__drizzle_migrations set hash = '0001_step1' where id = 2")
        check("rihla repair" in p.run("status").ok().out, "status says nothing")
        run = p.run("check", "--output", "json").ok()
        finding = [f for f in run.json()["findings"] if f["code"] == "tracking_rows"]
        check(len(finding) == 1 and "rihla repair" in finding[0]["remedy"], run.out)
        p.run("repair", "--yes").ok()
        check("rihla repair" not in p.run("status").ok().out, "status says it still")


TESTS = [the_damaged_folder_is_whole_again, a_snapshot_is_made_as_it_was, a_lost_parent_is_found_again,
         as_few_stamps_as_possible_change, merged_branches_are_numbered_anew, a_collision_is_replayed,
         a_replay_runs_in_the_transactions_of_migrate, a_way_back_goes_along,
         what_is_of_no_use_is_put_aside, nothing_changes_when_it_cannot_be_done, a_terminal_is_asked,
         without_prefixes_there_is_one_snapshot, tags_in_place_of_hashes, rows_follow_stamps_made_anew,
         numbers_made_anew_keep_their_rows, another_layout_is_no_edit, one_row_of_several_stays,
         one_text_twice_is_two_migrations, lost_migrations_are_run_again, what_is_not_surely_lost_stays,
         what_was_brought_back_stays, data_is_said_to_be_lost, unknown_rows_are_named, the_layout_of_drizzle_1, a_table_of_another_name,
         the_folder_alone, folder_and_table_change_together, killed_while_it_waits, not_beside_a_run,
         status_and_check_point_to_it]
