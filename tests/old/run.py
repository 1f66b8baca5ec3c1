#!/usr/bin/env python3
"""Folders that older drizzle-kits write: upgraded and continued by drizzle-kit and by rihla, byte for byte.

run.py [TEXT]: those with TEXT in their names. RIHLA is the program (default build/rihla).
The drizzle-kits are installed by the lock files here.
"""
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TESTS = os.path.dirname(HERE)
sys.path[:0] = [os.path.join(TESTS, "e2e"), os.path.join(TESTS, "lib")]

import kit  # noqa: E402
import report  # noqa: E402
from project import check, same  # noqa: E402
from twins import Twins  # noqa: E402

# Which drizzle-kits stand in which folder: they go with the drizzle-orm there.
KITS = {
    "orm-0.30": ["0.20", "0.21"],
    "orm-0.33": ["0.22", "0.24"],
    "orm-0.35": ["0.26"],
    "orm-0.36": ["0.27", "0.28", "0.29", "0.30"],
}

# What every version knows.
PLAIN = """
import { boolean, date, foreignKey, index, integer, jsonb, numeric, pgEnum, pgSchema, pgTable, primaryKey,
  serial, text, timestamp, unique, uniqueIndex, uuid, varchar } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
export const role = pgEnum("role", ["admin", "user"]);
export const app = pgSchema("app");
export const users = pgTable("users", {
  id: serial("id").primaryKey(), name: text("name").notNull().default("it is"),
  role: role("role").default("user"), email: varchar("email", { length: 255 }).unique(),
  created: timestamp("created", { withTimezone: true, precision: 3 }).defaultNow(),
  data: jsonb("data").default({ a: 1 }), price: numeric("price", { precision: 10, scale: 2 }),
  ok: boolean("ok").default(false), age: integer("age").default(3), day: date("day").default("2020-01-01"),
  tags: text("tags").array(),
}, (t) => ({ byName: index("by_name").on(t.name), pair: uniqueIndex("pair").on(t.email, t.name),
  both: unique("both").on(t.name, t.age).nullsNotDistinct() }));
export const posts = app.table("posts", { id: uuid("id").defaultRandom().primaryKey(),
  author: integer("author").references(() => users.id, { onDelete: "cascade" }), parent: uuid("parent"),
}, (t) => ({ up: foreignKey({ columns: [t.parent], foreignColumns: [t.id] }) }));
export const pairs = pgTable("pairs", { a: integer("a").notNull(), b: integer("b").notNull(),
}, (t) => ({ pk: primaryKey({ columns: [t.a, t.b] }) }));
"""

# What came with 0.27 and shortly before it.
RICH = PLAIN + """
import { bigint, check, pgMaterializedView, pgPolicy, pgRole, pgSequence, pgView } from "drizzle-orm/pg-core";
export const numbers = pgSequence("numbers", { startWith: 10, increment: 2, cycle: true });
export const reader = pgRole("reader", { createDb: true });
export const rows = pgTable("rows", {
  id: integer("id").generatedAlwaysAsIdentity({ startWith: 5 }),
  big: bigint("big", { mode: "number" }).generatedByDefaultAsIdentity(),
  half: integer("half").generatedAlwaysAs(sql`1 + 1`), name: text("name"),
}, (t) => [ check("positive", sql`${t.id} > 0`), index("lower").using("btree", sql`lower(name)`),
  index("part").on(t.name.desc().nullsLast()).where(sql`id > 3`).with({ fillfactor: 70 }),
  pgPolicy("see", { as: "permissive", for: "select", to: reader, using: sql`true` }) ]);
export const names = pgView("names", { name: text("name") }).as(sql`select name from rows`);
export const heap = pgMaterializedView("heap", { name: text("name") }).with({ fillfactor: 80 })
  .as(sql`select name from rows`);
"""

CHANGED = [("age: integer(\"age\").default(3)", "age: integer(\"age\").notNull()"),
           ("tags: text(\"tags\").array(),", "tags: text(\"tags\").array(), more: uuid(\"more\"),"),
           ("[\"admin\", \"user\"]", "[\"admin\", \"user\", \"guest\"]")]


def changed(schema, how_often):
    for old, new in CHANGED[:how_often]:
        schema = schema.replace(old, new)
    return schema


def install(folder):
    path = os.path.join(HERE, folder)
    stamp = os.path.join(path, "node_modules", ".installed")
    with open(os.path.join(path, "package-lock.json"), encoding="utf-8") as file:
        lock = file.read()
    if os.path.exists(stamp) and open(stamp, encoding="utf-8").read() == lock:
        return
    subprocess.run(["npm", "--prefix", path, "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"],
                   check=True)
    with open(stamp, "w", encoding="utf-8") as file:
        file.write(lock)


class Case:
    def __init__(self, folder, version, schema_name, schema):
        self.name = "%s.%s" % (version, schema_name)
        self.modules = os.path.join(HERE, folder, "node_modules")
        self.program = os.path.join(self.modules, "drizzle-kit-" + version, "bin.cjs")
        self.words = ["generate:pg"] if version == "0.20" else ["generate", "--dialect", "postgresql"]
        self.schema = schema

    def generate(self, folder):
        words = self.words + ["--schema", "./schema.ts", "--out", "./drizzle"]
        code, said = kit.run(folder, *words, program=self.program)
        check(code == 0 and "migration file" in said, "drizzle-kit of old: " + said)


def old_folder(case, twins):
    """Two migrations of the old drizzle-kit, in the folders of both."""
    modules = twins.theirs.path("node_modules")
    ours = os.readlink(modules)
    os.unlink(modules)
    os.symlink(case.modules, modules)
    for count in (0, 1):
        twins.write("schema.ts", changed(case.schema, count))
        case.generate(twins.theirs.folder)
    os.unlink(modules)
    os.symlink(ours, modules)
    twins.share()


def go_on(case):
    with Twins() as t:
        old_folder(case, t)
        t.both("up")
        t.same(are_ids_equal=True)
        findings = t.ours.run("check", "--skip-db", "--output", "json").json()["findings"]
        same([f["code"] for f in findings if f["code"] != "schema_drift"], [])
        t.both("generate", "--name", "same_schema")
        t.same()
        t.write("schema.ts", changed(case.schema, 3))
        t.both("generate", "--name", "more")
        t.same()
    print("ok %s" % case.name)


def cases():
    for folder, versions in KITS.items():
        for version in versions:
            yield Case(folder, version, "plain", PLAIN)
            if version >= "0.27":
                yield Case(folder, version, "rich", RICH)


def run(case):
    try:
        return go_on(case)
    except AssertionError as failure:
        return str(failure)


def main():
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    for folder in KITS:
        install(folder)
    return report.run([case for case in cases() if wanted in case.name], run)


if __name__ == "__main__":
    sys.exit(main())
