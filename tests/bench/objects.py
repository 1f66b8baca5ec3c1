#!/usr/bin/env python3
"""A schema of many enums, views and policies: objects.py FOLDER COUNT writes a project with COUNT of each."""
import os
import sys

from blow_up import write

TABLES = 100
CONFIG = """import { defineConfig } from "drizzle-kit";
export default defineConfig({ dialect: "postgresql", schema: "./schema", out: "./drizzle" });
"""
IMPORTS = """import { eq, sql } from "drizzle-orm";
import { integer, pgEnum, pgPolicy, pgTable, pgView, text } from "drizzle-orm/pg-core";
"""
ENUM = 'export const state%(n)d = pgEnum("state_%(n)d", ["open", "closed", "%(n)d"]);\n'
POLICY = '\tpgPolicy("policy_%(n)d", { for: "%(command)s", to: "public", using: sql`${t.owner} = %(n)d` }),\n'
VIEW = """export const view%(n)d = pgView("view_%(n)d").as((qb) =>
\tqb.select({ id: table%(t)d.id, owner: table%(t)d.owner }).from(table%(t)d).where(eq(table%(t)d.owner, %(n)d)));
"""
RAW_VIEW = """export const view%(n)d = pgView("view_%(n)d", { id: integer("id") }).as(
\tsql`select ${table%(t)d.id} from ${table%(t)d} where ${table%(t)d.owner} > %(n)d`);
"""
COMMANDS = ("select", "update", "delete")


def module(number, members):
    """One table with its share of the enums, policies and views."""
    columns = "".join('\tstate%d: state%d("state_%d").notNull().default("open"),\n' % (n, n, n) for n in members)
    policies = "".join(POLICY % {"n": n, "command": COMMANDS[n % 3]} for n in members)
    return "".join((
        IMPORTS,
        *(ENUM % {"n": n} for n in members),
        'export const table%d = pgTable("table_%d", {\n\tid: integer("id").primaryKey(),\n' % (number, number),
        '\towner: integer("owner").notNull(),\n\tnote: text("note"),\n', columns, "}, (t) => [\n", policies, "]);\n",
        *((RAW_VIEW if n % 2 else VIEW) % {"n": n, "t": number} for n in members),
    ))


def make(folder, count):
    """Writes the project; gives its folder."""
    write(os.path.join(folder, "drizzle.config.ts"), CONFIG)
    for number in range(TABLES):
        write(os.path.join(folder, "schema", "module%d.ts" % number), module(number, range(number, count, TABLES)))
    return folder


def add_column(folder):
    """The edit of the bench: one more column in the first table."""
    path = os.path.join(folder, "schema", "module0.ts")
    with open(path, encoding="utf-8") as file:
        text = file.read()
    write(path, text.replace('\tnote: text("note"),\n', '\tnote: text("note"),\n\tmotto: text("motto"),\n', 1))


if __name__ == "__main__":
    print(make(sys.argv[1], int(sys.argv[2])))
