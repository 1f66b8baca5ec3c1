"""rihla generate: what it says and writes, and what it asks."""
import json
import os

import terminal
from project import Project, check, rihla, same

ONE = """
import { pgTable, serial, text } from "drizzle-orm/pg-core";
export const users = pgTable("users", { id: serial().primaryKey(), name: text() });
"""
TWO = ONE.replace('"users"', '"people"').replace("name: text", "title: text")
RENAMES = [
    {"type": "rename", "kind": "table", "from": ["public", "users"], "to": ["public", "people"]},
    {"type": "rename", "kind": "column", "from": ["public", "people", "name"],
     "to": ["public", "people", "title"]},
]
RENAMED = 'ALTER TABLE "users" RENAME TO "people";'
RENAMED_COLUMN = 'ALTER TABLE "people" RENAME COLUMN "name" TO "title";'


def started(**config):
    """A project with one migration, whose schema then changed names."""
    p = Project(**config)
    p.write("schema.ts", ONE)
    p.run("generate", "--name", "one").ok()
    p.write("schema.ts", TWO)
    return p


def files(p):
    return sorted(os.path.join(folder, name) for folder, _, names in os.walk(p.path("drizzle"))
                  for name in names)


def read(p, name):
    with open(p.path(name), encoding="utf-8") as file:
        return file.read()


def answers_in_json(server):
    with Project() as p:
        p.write("schema.ts", ONE)
        first = p.run("generate", "--name", "one", "--output", "json").ok().json()
        same((first["status"], first["dialect"]), ("ok", "postgresql"))
        same(first["migration_path"], "drizzle/0000_one.sql")
        check(first["statements"][0].startswith('CREATE TABLE "users"'), str(first))
        again = p.run("generate", "--output", "json").ok().json()
        same(again, {"status": "no_changes", "dialect": "postgresql"})
        same(len(files(p)), 3)


def explains_without_writing(server):
    with Project() as p:
        p.write("schema.ts", ONE)
        check(p.run("generate", "--explain").ok().out.startswith('CREATE TABLE "users"'), "no SQL")
        same(len(p.run("generate", "--explain", "--output", "json").ok().json()["statements"]), 1)
        same(files(p), [])


def makes_empty_migrations(server):
    with Project() as p:
        p.write("schema.ts", ONE)
        p.run("generate", "--custom", "--name", "data").ok()
        same(read(p, "drizzle/0000_data.sql"), "-- Custom SQL migration file, put your code below! --")
        p.run("generate", "--name", "one").ok()
        check("CREATE TABLE" in read(p, "drizzle/0001_one.sql"), "no table")


def asks_on_a_terminal(server):
    with started() as p:
        code, shown = terminal.run([rihla(), "generate", "--name", "two"], p.folder, [
            ("another table?", [terminal.DOWN, terminal.ENTER]),
            ("another column?", [terminal.UP, terminal.ENTER]),
        ])
        same(code, 0)
        sql = read(p, "drizzle/0001_two.sql")
        check(RENAMED in sql and RENAMED_COLUMN in sql, sql + shown)


def leaves_nothing_after_ctrl_c(server):
    with started() as p:
        before = files(p)
        code, shown = terminal.run([rihla(), "generate"], p.folder, [
            ("another table?", [terminal.DOWN, terminal.ENTER]),
            ("another column?", [terminal.CTRL_C]),
        ])
        same((code, files(p)), (1, before))
        check("nothing was written" in shown, shown)


def tells_the_hints_to_pass(server):
    with started() as p:
        before = files(p)
        run = p.run("generate").failed(json.dumps(RENAMES[0], separators=(",", ":")), code=2)
        same(run.out, "")
        missing = p.run("generate", "--output", "json").failed(code=2).json()
        same(missing["unresolved"], [{
            "type": "rename_or_create", "kind": "table", "entity": ["public", "people"],
            "candidates": [["public", "users"]]}])
        p.run("generate", "--hints", json.dumps(RENAMES[:1])).failed(
            "column people.title: created, or renamed?", code=2)
        same(files(p), before)
        p.write("hints.json", json.dumps(RENAMES))
        p.run("generate", "--hints-file", "hints.json", "--name", "two").ok()
        check(RENAMED_COLUMN in read(p, "drizzle/0001_two.sql"), "no rename")


def creates_when_told(server):
    with started() as p:
        p.run("generate", "--renames", "create", "--name", "two").ok()
        check('DROP TABLE "users"' in read(p, "drizzle/0001_two.sql"), "no drop")


def refuses_hints_that_do_not_fit(server):
    surplus = RENAMES + [{"type": "create", "kind": "table", "entity": ["public", "other"]}]
    wrong = [{**RENAMES[0], "from": ["public", "user"]}]
    with started() as p:
        before = files(p)
        for hints, text in (
            (surplus, "hint 3 (table other) answers no question"),
            (wrong, "hint 1 (table people) answers no question"),
            ({}, "has to be a JSON array"),
            ([{"type": "rename", "kind": "table"}], '"from" has to be an array [schema, name]'),
        ):
            p.run("generate", "--hints", json.dumps(hints)).failed(text)
            error = p.run("generate", "--hints", json.dumps(hints), "--output", "json").failed(code=1)
            same(error.json()["error"]["code"], "invalid_hints")
        same(files(p), before)


def accepts_a_create_that_was_not_asked(server):
    with started() as p:
        p.write("schema.ts", TWO + 'export const extra = pgTable("extra", { id: serial() });')
        hints = RENAMES + [{"type": "create", "kind": "table", "entity": ["public", "extra"]}]
        p.run("generate", "--hints", json.dumps(hints)).ok()


def refuses_wrong_words(server):
    with Project() as p:
        p.write("schema.ts", ONE)
        p.run("generate", "--nam", "x").failed("unknown option --nam", "did you mean --name?")
        p.run("generat").failed("did you mean rihla generate?")
        p.run("generate", "--prefix", "x").failed("--prefix takes one of")
        same(p.run("generate", "--nam", "--output", "json").failed().json()["error"]["code"], "usage")


TESTS = [answers_in_json, explains_without_writing, makes_empty_migrations, asks_on_a_terminal,
         leaves_nothing_after_ctrl_c, tells_the_hints_to_pass, creates_when_told,
         refuses_hints_that_do_not_fit, accepts_a_create_that_was_not_asked, refuses_wrong_words]
