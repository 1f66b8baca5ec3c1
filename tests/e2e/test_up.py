"""rihla up: old snapshots, side by side with drizzle-kit."""
import json
import os

from project import HERE, Project, check, same
from twins import Twins

DATA = os.path.join(os.path.dirname(HERE), "unit", "snapshot", "data")
IDS = ["%d0000000-0000-4000-8000-000000000000" % i for i in range(3)]
NONE = "00000000-0000-0000-0000-000000000000"


def snapshot(name, **members):
    with open(os.path.join(DATA, name), encoding="utf-8") as file:
        return json.dumps(dict(json.load(file), **members), indent=2)


def old_folder(project):
    """One snapshot of version 5, one of 6, one of 7."""
    for name in ("a", "b", "c"):
        project.migration(name, "select 1;")
    meta = "drizzle/meta/000%d_snapshot.json"
    project.write(meta % 0, snapshot("version5.json", id=IDS[0], prevId=NONE))
    project.write(meta % 1, snapshot("version6.json", id=IDS[1], prevId=IDS[0]))
    project.write(meta % 2, snapshot("every_kind.json", id=IDS[2], prevId=IDS[1]))


def rewrites_as_drizzle_kit_does(server):
    with Twins() as t:
        old_folder(t.ours)
        old_folder(t.theirs)
        run = t.both("up")
        t.same(are_ids_equal=True)
        check("0000_snapshot.json  version 5 → 7" in run.out, run.out)
        check("0001_snapshot.json  version 6 → 7" in run.out, run.out)
        check("0002" not in run.out, run.out)


def reports_in_json(server):
    with Project() as p:
        old_folder(p)
        report = p.run("up", "--output", "json").ok().json()
        same(report["upgraded"], [{"file": "drizzle/meta/0000_snapshot.json", "from": "5"},
                                  {"file": "drizzle/meta/0001_snapshot.json", "from": "6"}])
        same(p.run("up", "--output", "json").ok().json(),
             {"status": "no_changes", "dialect": "postgresql"})


def is_done_when_there_is_nothing_to_do(server):
    with Project() as p:
        check("no migrations in drizzle" in p.run("up").ok().out, "not said")
        same(os.path.exists(p.path("drizzle")), False)
        p.migration("a", "select 1;")
        check("has no snapshots" in p.run("up").ok().out, "not said")


def changes_nothing_when_one_is_damaged(server):
    with Project() as p:
        old_folder(p)
        before = snapshot("version5.json", id=IDS[0], prevId=NONE)
        for text, said in (("{", "0001_snapshot.json"), ('{"version":"8"}', "newer"),
                           ('{"version":"4"}', "too old"),
                           (snapshot("version6.json", tables=[]), "not a valid snapshot")):
            p.write("drizzle/meta/0001_snapshot.json", text)
            p.run("up").failed(said, "no file was changed")
            with open(p.path("drizzle/meta/0000_snapshot.json"), encoding="utf-8") as file:
                same(file.read(), before)


def names_the_tool_for_the_oldest_layout(server):
    with Project() as p:
        p.write("drizzle/20230102030405/migration.sql", "select 1;")
        p.write("drizzle/20230102030405/snapshot.json", '{"version":"4"}')
        for command in ("up", "generate", "drop"):
            p.write("schema.ts", "export {};")
            p.run(command).failed("a folder for each migration", "drizzle-kit 0.20")


def takes_what_drizzle_kit_0_16_wrote(server):
    """Without composite primary keys; drizzle-kit passes over it and says that everything is fine."""
    content = json.loads(snapshot("version5.json", id=IDS[0], prevId=NONE))
    for table in content["tables"].values():
        table["compositePrimaryKeys"] = {}
    with Twins() as t:
        for p, keeps in ((t.theirs, True), (t.ours, False)):
            p.migration("a", "select 1;")
            for table in content["tables"].values():
                if not keeps:
                    del table["compositePrimaryKeys"]
            p.write("drizzle/meta/0000_snapshot.json", json.dumps(content))
        t.both("up")
        t.same(are_ids_equal=True)


def takes_the_folder_from_the_command_line(server):
    with Twins() as t:
        for p in (t.ours, t.theirs):
            old_folder(p)
            os.unlink(p.path("drizzle.config.json"))
            os.rename(p.path("drizzle"), p.path("elsewhere"))
        t.both("up", "--dialect", "postgresql", "--out", "elsewhere")
        t.same("elsewhere", are_ids_equal=True)


TESTS = [rewrites_as_drizzle_kit_does, reports_in_json, is_done_when_there_is_nothing_to_do,
         changes_nothing_when_one_is_damaged, names_the_tool_for_the_oldest_layout,
         takes_what_drizzle_kit_0_16_wrote, takes_the_folder_from_the_command_line]
