"""rihla diff and rihla export: the states they name."""
import json

from project import Project, check, same

ONE = """
import { pgTable, integer, text } from "drizzle-orm/pg-core";
export const a = pgTable("a", { id: integer(), fullName: text() });
"""
TWO = ONE.replace("fullName: text()", "fullName: text(), age: integer()")
CREATED = 'CREATE TABLE "a" (\n\t"id" integer,\n\t"fullName" text\n);\n'
ADDED = 'ALTER TABLE "a" ADD COLUMN "age" integer;'


def two_migrations():
    p = Project()
    p.write("schema.ts", ONE)
    p.run("generate", "--name", "one").ok()
    p.write("schema.ts", TWO)
    p.run("generate", "--name", "two").ok()
    return p


def statements(p, start, end):
    run = p.run("diff", "--from", start, "--to", end, "--output", "json").ok().json()
    return run["statements"]


def names_every_state(server):
    with two_migrations() as p:
        same(statements(p, "empty", "drizzle/@0000"), [CREATED])
        same(statements(p, "empty", "drizzle/meta/0000_snapshot.json"), [CREATED])
        same(statements(p, "drizzle/@0000_one", "drizzle"), [ADDED])
        same(statements(p, "drizzle/@0000", "drizzle/@0001"), [ADDED])
        same(statements(p, "drizzle", "schema.ts"), [])
        same(statements(p, "schema.ts", "empty"), ['DROP TABLE "a" CASCADE;'])
        same(p.run("diff", "--from", "drizzle/@0000", "--to", "schema.ts").ok().out, ADDED + "\n")


def says_that_nothing_differs(server):
    with two_migrations() as p:
        run = p.run("diff", "--from", "drizzle", "--to", "schema.ts", "--output", "json").ok()
        same(run.json()["status"], "no_changes")


def refuses_what_is_no_state(server):
    with two_migrations() as p:
        p.run("diff", "--from", "drizzle/@0007", "--to", "schema.ts").failed(
            "there is no migration 0007 in drizzle")
        p.run("diff", "--from", "nowhere.json", "--to", "schema.ts").failed("nowhere.json")
        p.run("diff", "--to", "schema.ts").failed("--from STATE")
        unreachable = p.run("diff", "--from", "postgres://u:secret@127.0.0.1:1/d", "--to", "empty")
        unreachable.failed("127.0.0.1")
        check("secret" not in unreachable.err, unreachable.err)


def refuses_a_folder_without_its_newest_snapshot(server):
    with two_migrations() as p:
        with open(p.path("drizzle/meta/_journal.json"), encoding="utf-8") as file:
            p.entries = json.load(file)["entries"]
        p.migration("by_hand", "alter table a add by_hand int;")
        for words in (["--from", "drizzle", "--to", "schema.ts"], ["--from", "schema.ts", "--to", "drizzle"]):
            p.run("diff", *words).failed("0002_snapshot.json is missing", "rihla repair")
        same(statements(p, "drizzle/@0001", "schema.ts"), [])


def exports_with_and_without_casing(server):
    with Project(casing="snake_case") as p:
        p.write("schema.ts", ONE)
        plain = p.run("export").ok()
        same(plain.out, CREATED + "\n")
        check("casing" in plain.err, plain.err)
        cased = p.run("export", "--casing", "snake_case").ok()
        check('"full_name"' in cased.out, cased.out)
        same(cased.err, "")


def exports_snapshots(server):
    with two_migrations() as p:
        newest = json.loads(p.run("export", "--format", "snapshot").ok().out)
        older = json.loads(p.run("export", "--format", "snapshot", "--schema", "drizzle/@0000").ok().out)
        same(sorted(newest["tables"]["public.a"]["columns"]), ["age", "fullName", "id"])
        same(sorted(older["tables"]["public.a"]["columns"]), ["fullName", "id"])
        same(newest["prevId"], "00000000-0000-0000-0000-000000000000")


TESTS = [names_every_state, says_that_nothing_differs, refuses_what_is_no_state,
         refuses_a_folder_without_its_newest_snapshot,
         exports_with_and_without_casing, exports_snapshots]
