"""rihla drop: the last migration goes, and nothing else."""
import os

import kit
import terminal
from project import Project, check, rihla, same
from twins import Twins, compare

SCHEMA = """
import { pgTable, integer } from "drizzle-orm/pg-core";
export const a = pgTable("a", { id: integer() });
"""
ASKED = "Please select migration to drop"


def grow(run):
    """Three migrations, the second of them empty."""
    run("generate", "--name", "one")
    run("generate", "--name", "two", "--custom")
    run("generate", "--name", "three", "--custom")


def content(p):
    return {name: compare.read(p.path("drizzle"), name) for name in compare.files(p.path("drizzle"))}


def leaves_what_drizzle_kit_leaves(server):
    with Twins({"schema.ts": SCHEMA}) as t:
        grow(t.both)
        t.share()
        for tag in ("0002_three", "0001_two", "0000_one"):
            code, said = kit.ask(t.theirs.folder, [(ASKED, [terminal.ENTER])], "drop")
            check(code == 0 and "dropped" in said, said)
            run = t.ours.run("drop", tag).ok()
            t.same(are_ids_equal=True)
            for name in ("%s.sql" % tag, "meta/%s_snapshot.json" % tag[:4]):
                check("removed drizzle/" + name in run.out, run.out)
        check("Nothing to drop" in t.ours.run("drop").ok().out, "not said")


def is_the_way_back_of_generate(server):
    with Project() as p:
        p.write("schema.ts", SCHEMA)
        p.run("generate", "--name", "one").ok()
        before = content(p)
        p.write("schema.ts", SCHEMA.replace("integer() }", "integer(), b: integer() }"))
        for words in (["drop", "--last"], ["drop", "0001"], ["drop", "0001_two", "--output", "json"]):
            p.run("generate", "--name", "two").ok()
            run = p.run(*words).ok()
            same(content(p), before)
        same(run.json(), {
            "status": "ok", "dialect": "postgresql", "tag": "0001_two",
            "removed": ["drizzle/0001_two.sql", "drizzle/meta/0001_snapshot.json"]})


def asks_on_a_terminal(server):
    with Project() as p:
        p.write("schema.ts", SCHEMA)
        grow(lambda *words: p.run(*words).ok())
        before = content(p)
        for keys in ([terminal.DOWN, terminal.ENTER], [terminal.CTRL_C]):
            code, said = terminal.run([rihla(), "drop"], p.folder, [("Drop 0002_three", keys)])
            same(code, 1)
            same(content(p), before)
        code, said = terminal.run([rihla(), "drop"], p.folder, [("Drop 0002_three", [terminal.ENTER])])
        same(code, 0)
        check("is dropped" in said, said)
        check("drizzle/0002_three.sql" not in content(p), "still there")


def refuses_what_is_not_the_last(server):
    with Project() as p:
        p.write("schema.ts", SCHEMA)
        grow(lambda *words: p.run(*words).ok())
        before = content(p)
        p.run("drop").failed("no terminal", "rihla drop 0002_three")
        p.run("drop", "--output", "json").failed()
        p.run("drop", "0000_one").failed("not the last", "0002_three", "no file was changed")
        p.run("drop", "0007").failed("there is no migration 0007", "0002_three")
        p.run("drop", "one").failed("there is no migration one")
        same(content(p), before)


def names_what_was_missing_already(server):
    with Project() as p:
        p.write("schema.ts", SCHEMA)
        grow(lambda *words: p.run(*words).ok())
        os.unlink(p.path("drizzle/0002_three.sql"))
        run = p.run("drop", "--last").ok()
        check("0002_three.sql was not there" in run.err, run.err)
        p.run("generate", "--name", "four", "--custom").ok()


def takes_the_folder_from_the_command_line(server):
    with Project() as p:
        p.write("schema.ts", SCHEMA)
        grow(lambda *words: p.run(*words).ok())
        os.unlink(p.path("drizzle.config.json"))
        os.rename(p.path("drizzle"), p.path("elsewhere"))
        p.run("drop", "--last").failed("there is no drizzle.config.ts")
        p.run("drop", "--last", "--out", "elsewhere", "--driver", "pglite").ok()
        same(os.path.exists(p.path("elsewhere/0002_three.sql")), False)


TESTS = [leaves_what_drizzle_kit_leaves, is_the_way_back_of_generate, asks_on_a_terminal,
         refuses_what_is_not_the_last, names_what_was_missing_already,
         takes_the_folder_from_the_command_line]
