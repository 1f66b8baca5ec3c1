"""rihla repair: damaged folders, healed."""
import json
import os
import shutil

import terminal
from project import HERE, Project, check, rihla, same
from test_check import SCHEMA, edit_journal, edit_snapshot, grown, journal, remove

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


TESTS = [the_damaged_folder_is_whole_again, a_snapshot_is_made_as_it_was, a_lost_parent_is_found_again,
         as_few_stamps_as_possible_change, merged_branches_are_numbered_anew, a_collision_is_replayed,
         what_is_of_no_use_is_put_aside, nothing_changes_when_it_cannot_be_done, a_terminal_is_asked,
         without_prefixes_there_is_one_snapshot]
