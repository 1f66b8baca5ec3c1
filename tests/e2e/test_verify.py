"""rihla generate --verify: only what leads to the schema is written."""
import os

from project import Project, check, same

HEAD = 'import { pgTable, pgRole, integer, text, serial, check } from "drizzle-orm/pg-core";\n' \
       'import { sql } from "drizzle-orm";\n'
ONE = HEAD + 'export const t = pgTable("t", { id: serial().primaryKey(), name: text().default("a") });\n'


def generate(p, schema, *words):
    p.write("schema.ts", schema)
    return p.run("generate", "--verify", *words)


def migrations(p):
    return sorted(name for name in os.listdir(p.path("drizzle")) if name.endswith(".sql"))


def writes_what_is_proven(server):
    with Project() as p:
        generate(p, ONE + 'export const r = pgRole("verified_role");', "--name", "one").ok()
        generate(p, ONE.replace('"a"', '"b"') + 'export const r = pgRole("verified_role");', "--name", "two").ok()
        same(migrations(p), ["0000_one.sql", "0001_two.sql"])


def names_the_statement_that_is_refused(server):
    with Project() as p:
        generate(p, ONE, "--name", "one").ok()
        run = generate(p, ONE.replace('text().default("a")', "integer().default(1)"))
        run.failed("PostgreSQL refuses the migration", 'ALTER COLUMN "name" SET DATA TYPE integer', "nothing was written")
        same(migrations(p), ["0000_one.sql"])
        generate(p, ONE.replace('text().default("a")', "integer().default(1)"), "--safe", "--name", "two").ok()
        same(migrations(p), ["0000_one.sql", "0001_two.sql"])


def says_what_would_be_missing(server):
    """A renamed column loses its other changes, and a single key is not dropped."""
    hints = '[{"type":"rename","kind":"column","from":["public","t","name"],"to":["public","t","title"]}]'
    with Project() as p:
        generate(p, ONE, "--name", "one").ok()
        renamed = ONE.replace('name: text().default("a")', 'title: text().default("b")')
        run = generate(p, renamed, "--hints", hints)
        run.failed("does not lead to the schema", """ALTER COLUMN "title" SET DEFAULT 'b'""",
                   'RENAME COLUMN "name" TO "title"')
        generate(p, ONE.replace(".primaryKey()", "")).failed("does not lead to the schema", "DROP CONSTRAINT")
        same(migrations(p), ["0000_one.sql"])


def leaves_nothing_behind(server):
    with Project() as p:
        p.run("dev", "start").ok()
        url = p.run("dev", "url").ok().out.strip()
        generate(p, ONE).ok()
        check("t" not in p.run("export", "--schema", url).ok().out, "a table")


TESTS = [writes_what_is_proven, names_the_statement_that_is_refused, says_what_would_be_missing, leaves_nothing_behind]
