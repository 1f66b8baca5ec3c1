"""drizzle-kit's command lines: every flag is taken, and means the same."""
import os

import kit
from project import Project, check
from twins import Twins

SCHEMA = """
import { pgTable, integer, text } from "drizzle-orm/pg-core";
export const a = pgTable("a", { id: integer().primaryKey(), fullName: text().notNull() });
export const b = pgTable("b", { id: integer().references(() => a.id) });
"""
COMMANDS = ["generate", "export", "migrate", "push", "introspect", "up", "drop", "check"]


def every_flag_is_taken(server):
    with Project() as p:
        for command in COMMANDS:
            flags = kit.flags(command)
            check("config" in flags, "no flags of %s" % command)
            for name, value in flags.items():
                words = ["--" + name] + ([value] if value else [])
                p.run(command, *words, "--help").ok()


def same_files(words, files=None, folder="drizzle", config=True, **settings):
    """Both programs, run with `words`, write the same."""
    with Twins(dict({"schema.ts": SCHEMA}, **(files or {})), **settings) as t:
        if not config:
            os.unlink(t.ours.path("drizzle.config.json"))
            os.unlink(t.theirs.path("drizzle.config.json"))
        run = t.both(*words)
        t.same(folder, is_unnamed="--name" not in words)
        return run


def generate_writes_the_same(server):
    cli = ["--dialect", "postgresql", "--schema", "./schema.ts"]
    same_files(["generate"])
    same_files(["generate", "--name", "x"])
    same_files(["generate", "--name=x"])
    same_files(["generate", "--custom", "--name", "x"])
    same_files(["generate"] + cli, config=False)
    same_files(["generate", "--out", "other"] + cli, folder="other", config=False)
    same_files(["generate", "--casing", "snake_case"] + cli, config=False)
    same_files(["generate", "--casing=camelCase"] + cli, config=False)
    for prefix in ("index", "timestamp", "supabase", "unix", "none"):
        same_files(["generate", "--prefix", prefix, "--name", "x"])
    for breakpoints in (["--breakpoints"], ["--breakpoints=false"], ["--breakpoints", "false"],
                        ["--breakpoints=0"], ["--breakpoints=true"]):
        same_files(["generate"] + cli + breakpoints, config=False)
    same_files(["generate", "--driver", "pglite"] + cli, config=False)


def another_config_is_read(server):
    files = {"other.config.json": '{"dialect":"postgresql","schema":"./schema.ts","out":"there"}'}
    same_files(["generate", "--config", "other.config.json"], files, folder="there")
    same_files(["generate", "--config=other.config.json", "--name", "x", "--custom"], files, folder="there")


def folders_of_every_prefix_go_on(server):
    """The folder that drizzle-kit wrote is read; what comes next is the same."""
    for prefix in ("index", "timestamp", "supabase", "unix", "none"):
        with Twins({"schema.ts": SCHEMA}, migrations={"prefix": prefix}) as t:
            code, said = kit.run(t.theirs.folder, "generate", "--name", "one")
            check(code == 0, said)
            t.share()
            if prefix != "none":
                t.both("generate", "--name", "nothing")
            t.write("schema.ts", SCHEMA.replace("fullName", "age: integer(), fullName"))
            t.both("generate", "--name", "two", "--prefix", prefix)
            t.same()
            run = t.ours.run("drop", "--last", "--output", "json").ok().json()
            check(run["tag"].endswith("_two"), str(run))


def export_prints_the_same(server):
    cli = ["--dialect", "postgresql", "--schema", "./schema.ts"]
    with Twins({"schema.ts": SCHEMA}) as t:
        for words in (["export"], ["export", "--sql"], ["export"] + cli, ["export", "--sql=true"] + cli,
                      ["export", "--config", "drizzle.config.json"]):
            code, said = kit.run(t.theirs.folder, *words)
            check(code == 0, said)
            ours = t.ours.run(*words).ok().out
            check(said.endswith(ours), "%r is not the end of %r" % (ours, said))
            check(ours.startswith("CREATE TABLE"), ours)


TESTS = [every_flag_is_taken, generate_writes_the_same, another_config_is_read,
         folders_of_every_prefix_go_on, export_prints_the_same]
