"""rihla check: every finding, its place, and the exit code."""
import hashlib
import json
import os
import re
import time

from project import Project, check, same
from twins import Twins

SCHEMA = """
import { pgTable, integer, text } from "drizzle-orm/pg-core";
export const a = pgTable("a", { id: integer(), name: text() });
"""
STEPS = [SCHEMA, SCHEMA.replace("name: text()", "name: text(), b: integer()"),
         SCHEMA.replace("name: text()", "name: text(), b: integer(), c: integer()")]


def grown(steps=3, **config):
    """A project with a migration for each step."""
    p = Project(**config)
    for number, schema in enumerate(STEPS[:steps]):
        p.write("schema.ts", schema)
        p.run("generate", "--name", "step%d" % number).ok()
    return p


def journal(p):
    with open(p.path("drizzle/meta/_journal.json"), encoding="utf-8") as file:
        return json.load(file)


def edit_journal(p, change):
    content = journal(p)
    change(content["entries"])
    p.write("drizzle/meta/_journal.json", json.dumps(content, indent=2))


def edit_snapshot(p, number, **members):
    name = "drizzle/meta/%04d_snapshot.json" % number
    with open(p.path(name), encoding="utf-8") as file:
        content = json.load(file)
    p.write(name, json.dumps(dict(content, **members), indent=2))


def remove(p, name):
    os.unlink(p.path(name))


def digest(p):
    """Names, contents and times of all files."""
    out = []
    for folder, _, names in sorted(os.walk(p.folder)):
        for name in sorted(names):
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                out.append((path, hashlib.sha256(file.read()).hexdigest(), os.stat(path).st_mtime_ns))
    return out


def found(p, *words, code=None):
    """Codes and files of what is found."""
    before = digest(p)
    run = p.run("check", "--output", "json", *words)
    same(digest(p), before)
    report = run.json()
    if code is not None:
        check(run.code == code, "exit %d, not %d: %s" % (run.code, code, run.out))
    same(report["status"], "error" if run.code else "ok")
    for finding in report["findings"]:
        check(finding["message"] and finding["remedy"], str(finding))
    return [(f["code"], f.get("file")) for f in report["findings"]]


def a_whole_folder_has_no_findings(server):
    with grown() as p:
        same(found(p, code=0), [])
        before = digest(p)
        run = p.run("check").ok()
        check("folder: 3 migrations in drizzle" in run.out, run.out)
        check("schema: the migrations lead to it" in run.out, run.out)
        check("database: not looked at" in run.out, run.out)
        same(digest(p), before)


def nothing_yet_is_drift_alone(server):
    with Project() as p:
        p.write("schema.ts", SCHEMA)
        same(found(p, code=1), [("schema_drift", None)])
        same(os.path.exists(p.path("drizzle")), False)
        p.write("schema.ts", "export {};")
        same(found(p, code=0), [])


def drift_is_what_generate_would_write(server):
    with grown(2) as p:
        p.write("schema.ts", STEPS[2])
        for words in ([], ["--schema-only"], ["--skip-db"], ["--ci"]):
            same(found(p, *words, code=1), [("schema_drift", None)])
        finding = p.run("check", "--output", "json").json()["findings"][0]
        same(finding["statements"], p.run("generate", "--explain", "--output", "json").json()["statements"])
        check('ALTER TABLE "a" ADD COLUMN "c" integer;' in p.run("check").out, "not shown")


def a_rename_is_drift_too(server):
    with grown(1) as p:
        p.write("schema.ts", SCHEMA.replace("name: text()", "title: text()"))
        run = p.run("check", "--skip-db")
        same(run.code, 1)
        check("1 question on renames" in run.out, run.out)


def damage(name, change, *expected):
    """A damaged copy of a folder of three migrations."""
    with grown() as p:
        change(p)
        got = [f for f in found(p, "--skip-db", code=2) if f[0] != "hand_written_sql"]
        check(got == list(expected), "%s: got %r, expected %r" % (name, got, list(expected)))


def every_damage_is_found(server):
    meta = "drizzle/meta/%04d_snapshot.json"
    the_journal = "drizzle/meta/_journal.json"
    ahead = int(time.time() * 1000) + 3600 * 1000 + 1
    damage("sql", lambda p: remove(p, "drizzle/0001_step1.sql"),
           ("sql_missing", "drizzle/0001_step1.sql"))
    damage("orphan", lambda p: p.write("drizzle/0003_fix.sql", "select 1;"),
           ("sql_orphan", "drizzle/0003_fix.sql"))
    damage("snapshot", lambda p: remove(p, meta % 1), ("snapshot_missing", meta % 1))
    damage("newest snapshot", lambda p: remove(p, meta % 2), ("snapshot_missing", meta % 2))
    damage("unlisted snapshot", lambda p: edit_journal(p, lambda e: e.pop()),
           ("sql_orphan", "drizzle/0002_step2.sql"), ("snapshot_orphan", meta % 2))
    damage("conflict", lambda p: p.write(meta % 1, "<<<<<<< HEAD\n{}"), ("snapshot_unreadable", meta % 1))
    damage("shape", lambda p: edit_snapshot(p, 1, tables=[]), ("snapshot_unreadable", meta % 1))
    damage("newer", lambda p: edit_snapshot(p, 1, version="9"), ("snapshot_unreadable", meta % 1))
    with open(os.path.join(os.path.dirname(__file__), "..", "unit", "snapshot", "data", "version6.json"),
              encoding="utf-8") as file:
        old = json.load(file)

    def outdated(p):
        first = json.load(open(p.path(meta % 0), encoding="utf-8"))
        p.write(meta % 0, json.dumps(dict(old, id=first["id"], prevId=first["prevId"])))
    damage("outdated", outdated, ("snapshot_outdated", meta % 0))

    def collide(p):
        first = json.load(open(p.path(meta % 1), encoding="utf-8"))
        edit_snapshot(p, 2, prevId=first["prevId"])
    damage("collision", collide, ("snapshot_collision", meta % 2))
    other = "11111111-1111-4111-8111-111111111111"
    damage("parent", lambda p: edit_snapshot(p, 1, prevId=other), ("chain_broken", meta % 1))
    damage("first", lambda p: edit_snapshot(p, 0, prevId=other), ("chain_broken", meta % 0))
    damage("backward", lambda p: edit_journal(p, lambda e: e[2].update(when=e[0]["when"] - 1)),
           ("when_backward", the_journal))
    damage("future", lambda p: edit_journal(p, lambda e: e[2].update(when=ahead)),
           ("when_future", the_journal))
    damage("number", lambda p: edit_journal(p, lambda e: e[2].update(idx=1)), ("number_twice", the_journal))
    damage("journal", lambda p: p.write(the_journal, "{"), ("syntax", the_journal))
    damage("no journal", lambda p: remove(p, the_journal), ("folder", the_journal))


def the_line_of_the_journal_is_given(server):
    with grown() as p:
        edit_journal(p, lambda e: e[2].update(when=e[0]["when"] - 1))
        finding = p.run("check", "--output", "json").json()["findings"][0]
        with open(p.path(finding["file"]), encoding="utf-8") as file:
            check("0002_step2" in file.readlines()[finding["line"] - 1], str(finding))


def a_typed_stamp_is_a_warning(server):
    with grown(1) as p:
        edit_journal(p, lambda e: e[0].update(when=1700000000000))
        same(found(p, code=0), [("when_typed", "drizzle/meta/_journal.json")])
        check("1 warning" in p.run("check").ok().out, "not counted")


def hand_written_sql_is_a_warning(server):
    with grown() as p:
        name = "drizzle/0001_step1.sql"
        with open(p.path(name), encoding="utf-8") as file:
            generated = file.read()
        for text in (generated.lower().replace("alter table", "ALTER  TABLE"),
                     "-- why\n" + generated + "\n", generated.replace('"a"', '"public"."a"')):
            p.write(name, text)
            same(found(p, code=0), [])
        p.write(name, generated + "--> statement-breakpoint\n\nupdate a set b = 1;\nselect ';';")
        same(found(p, code=0), [("hand_written_sql", name)] * 2)
        findings = p.run("check", "--output", "json").json()["findings"]
        same([f["statements"] for f in findings], [["update a set b = 1"], ["select ';'"]])
        same([f["line"] for f in findings], [3, 4])
        p.run("generate", "--custom", "--name", "own").ok()
        p.write(name, generated)
        p.write("drizzle/0003_own.sql", "update a set b = 1;")
        same(found(p, code=0), [])


def renames_are_not_hand_written(server):
    with grown(1) as p:
        p.write("schema.ts", SCHEMA.replace("name: text()", "title: text()").replace('"a"', '"z"'))
        hints = [{"type": "rename", "kind": "table", "from": ["public", "a"], "to": ["public", "z"]},
                 {"type": "rename", "kind": "column", "from": ["public", "z", "name"],
                  "to": ["public", "z", "title"]}]
        p.run("generate", "--hints", json.dumps(hints)).ok()
        same(found(p, code=0), [])


def safe_statements_are_not_hand_written(server):
    """A column of an enum array, which loses a value: the two forms differ much."""
    enum = SCHEMA.replace("integer, text", "integer, text, pgEnum").replace(
        "export", 'export const e = pgEnum("e", ["x", "y"]);\nexport', 1).replace("name: text()", "name: e().array()")
    with Project() as p:
        p.write("schema.ts", enum)
        p.run("generate", "--name", "one").ok()
        p.write("schema.ts", enum.replace('"x", "y"', '"x"'))
        plain = p.run("generate", "--explain").ok().out
        check(p.run("generate", "--explain", "--safe").ok().out != plain, "both forms are the same")
        p.run("generate", "--name", "two", "--safe").ok()
        same(found(p, code=0), [])


def long_names_are_a_warning(server):
    with Project() as p:
        p.write("schema.ts", SCHEMA.replace("name: text()", '["%s"]: text()' % ("ä" * 32)))
        p.run("generate").ok()
        run = p.run("check", "--output", "json").ok().json()["findings"]
        same([f["code"] for f in run], ["identifier_too_long"])
        check("a column of a: " + "ä" * 32 in run[0]["message"], str(run))
        p.write("schema.ts", SCHEMA.replace("name: text()", '["%s"]: text()' % ("ä" * 31)))
        p.run("generate", "--renames", "create").ok()
        same(found(p, code=0), [])


def the_database_is_compared(server):
    database = server.database()
    with grown(url=server.url(database)) as p:
        same(found(p, code=3), [("pending", "drizzle/000%d_step%d.sql" % (i, i)) for i in range(3)])
        same(found(p, "--skip-db", code=0), [])
        same(found(p, "--schema-only", code=0), [])
        p.run("migrate").ok()
        same(found(p, code=0), [])
        check("has all migrations" in p.run("check").ok().out, "not said")
        with open(p.path("drizzle/0001_step1.sql"), "a", encoding="utf-8") as file:
            file.write("\nselect 1;")
        same(found(p, code=2), [("hand_written_sql", "drizzle/0001_step1.sql"),
                                ("modified", "drizzle/0001_step1.sql")])
        server.sql(database, "insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', 5)")
        same(found(p)[2], ("unknown", None))
        same(found(p, "--url", "postgresql://127.0.0.1:1/none", code=4)[-1], ("connection", None))


def what_was_done_by_hand_is_found(server):
    database = server.database()
    with grown(2, url=server.url(database)) as p:
        p.run("migrate").ok()
        same(found(p, code=0), [])
        server.sql(database, "create function f() returns int language sql as 'select 1'")
        same(found(p, code=0), [])
        server.sql(database, "alter table a add column more text; create table other (x int)")
        same(found(p, code=0), [("database_extra", None)])
        extra = p.run("check", "--output", "json").json()["findings"][0]["statements"]
        same(extra, ['CREATE TABLE "other" (\n\t"x" integer\n);\n', 'ALTER TABLE "a" ADD COLUMN "more" text;'])
        server.sql(database, "drop table other; alter table a drop column more, drop column name, "
                             "alter column b set default 3")
        same(found(p, code=1), [("database_drift", None)])
        different = p.run("check", "--output", "json").json()["findings"][0]["statements"]
        same(different, ['ALTER TABLE "a" ALTER COLUMN "b" SET DEFAULT 3;', 'ALTER TABLE "a" DROP COLUMN "name";'])
        server.sql(database, "alter table a add column name text, alter column b drop default")
        same(found(p, code=0), [])
        p.write("schema.ts", STEPS[2])
        p.run("generate", "--name", "later").ok()
        same(found(p, code=3), [("pending", "drizzle/0002_later.sql")])


def the_worst_finding_decides(server):
    """4 before 2 before 1 before 3."""
    with grown(2, url=server.url(server.database())) as p:
        same(p.run("check").code, 3)
        p.write("schema.ts", STEPS[2])
        same(p.run("check").code, 1)
        p.write("drizzle/0009_x.sql", "select 1;")
        same(p.run("check").code, 2)
        same(p.run("check", "--output", "json").json()["error"]["code"], "sql_orphan")
        same(p.run("check", "--schema-only").code, 1)
        p.write("schema.ts", "throw new Error('no')")
        same(p.run("check").code, 4)
        remove(p, "drizzle.config.json")
        p.run("check").failed("drizzle.config.ts", code=4)


def annotates_for_github(server):
    with grown() as p:
        p.write("drizzle/0009_x.sql", "select 1;")
        expected = re.compile(r"^::error file=drizzle/0009_x\.sql,title=sql_orphan::.*%0Aremedy: ", re.M)
        github = dict(os.environ, GITHUB_ACTIONS="true")
        for words, environment in ((["--format", "github"], None), (["--ci"], github)):
            run = p.run("check", *words, env=environment)
            same(run.code, 2)
            check(expected.search(run.out), run.out)
        for words, environment in ((["--ci"], None), (["--ci", "--format", "text"], github), ([], github)):
            check("::error" not in p.run("check", *words, env=environment).out, "annotations not asked for")


def says_what_is_wrong_and_nothing_else_when_quiet(server):
    with grown(1) as p:
        same(p.run("check", "--quiet").ok().out, "")
        p.write("drizzle/0009_x.sql", "select 1;")
        run = p.run("check", "--quiet")
        check(run.out.count("\n") == 2 and "sql_orphan" in run.out, run.out)


def passes_what_drizzle_kit_passes(server):
    with Twins({"schema.ts": SCHEMA}) as t:
        t.both("generate", "--name", "one")
        for words in (["check"], ["check", "--config", "drizzle.config.json"],
                      ["check", "--dialect", "postgresql", "--out", "drizzle"]):
            t.both(*words)
        remove(t.ours, "drizzle.config.json")
        remove(t.theirs, "drizzle.config.json")
        t.both("check", "--dialect", "postgresql", "--out", "drizzle")


TESTS = [a_whole_folder_has_no_findings, nothing_yet_is_drift_alone, drift_is_what_generate_would_write,
         a_rename_is_drift_too, every_damage_is_found, the_line_of_the_journal_is_given,
         a_typed_stamp_is_a_warning, hand_written_sql_is_a_warning, renames_are_not_hand_written, safe_statements_are_not_hand_written,
         long_names_are_a_warning, the_database_is_compared, what_was_done_by_hand_is_found,
         the_worst_finding_decides,
         annotates_for_github, says_what_is_wrong_and_nothing_else_when_quiet,
         passes_what_drizzle_kit_passes]
