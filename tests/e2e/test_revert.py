"""rihla revert: forward to what was."""
import json

from project import Project, check, same
from test_check import SCHEMA, STEPS, grown
from test_repair import META, chain, read, tags

MODEL = ("tables", "enums", "schemas", "sequences", "views")


def model(p, number):
    snapshot = json.loads(read(p, META % number))
    return {key: snapshot[key] for key in MODEL}


def catalog(server, database):
    return server.sql(database, """select string_agg(format('%s.%s %s', table_name, column_name, data_type), ','
        order by table_name, column_name) from information_schema.columns where table_schema = 'public'""")


def goes_back_by_going_forward(server):
    database = server.database()
    with Project(url=server.url(database)) as p:
        seen = []
        for number, schema in enumerate(STEPS):
            p.write("schema.ts", schema)
            p.run("generate", "--name", "step%d" % number).ok()
            p.run("migrate").ok()
            seen.append(catalog(server, database))
        run = p.run("revert", "0001").ok()
        same(tags(p)[-1], "0003_revert_0001_step1")
        same(model(p, 3), model(p, 0))
        chain(p)
        text = read(p, "drizzle/0003_revert_0001_step1.sql")
        same(text, '-- loses data\nALTER TABLE "a" DROP COLUMN "b";--> statement-breakpoint\n'
                   '-- loses data\nALTER TABLE "a" DROP COLUMN "c";')
        check("2 statements lose data" in run.err, run.err)
        p.run("migrate").ok()
        same(catalog(server, database), seen[0])
        p.write("schema.ts", SCHEMA)
        p.run("check").ok()
        p.run("revert", "0003").ok()
        same(model(p, 4), model(p, 2))
        p.run("migrate").ok()
        same(catalog(server, database), seen[2])


def undoes_everything(server):
    with grown() as p:
        report = p.run("revert", "0000_step0", "--name", "away", "--output", "json").ok().json()
        same(report["statements"], ['DROP TABLE "a" CASCADE;'])
        same(report["data_loss"], report["statements"])
        same(report["tag"], "0003_away")
        same(model(p, 3)["tables"], {})


def explains_without_writing(server):
    with grown() as p:
        run = p.run("revert", "0002_step2", "--explain").ok()
        same(run.out, '-- loses data\nALTER TABLE "a" DROP COLUMN "c";\n')
        same(len(tags(p)), 3)


def renames_back(server):
    database = server.database()
    with Project(url=server.url(database)) as p:
        p.write("schema.ts", SCHEMA)
        p.run("generate").ok()
        p.write("schema.ts", SCHEMA.replace("name: text()", "title: text()").replace('"a"', '"z"'))
        hints = [{"type": "rename", "kind": "table", "from": ["public", "a"], "to": ["public", "z"]},
                 {"type": "rename", "kind": "column", "from": ["public", "z", "name"],
                  "to": ["public", "z", "title"]}]
        p.run("generate", "--hints", json.dumps(hints)).ok()
        p.run("migrate").ok()
        server.sql(database, "insert into z values (1, 'kept')")
        same(p.run("revert", "0001", "--output", "json").ok().json()["data_loss"], [])
        p.run("migrate").ok()
        same(server.sql(database, "select name from a"), "kept")


def asks_what_it_cannot_know(server):
    """The column was dropped and another one made: nobody renamed anything."""
    with grown(1) as p:
        p.write("schema.ts", SCHEMA.replace("name: text()", "title: text()"))
        p.run("generate", "--renames", "create").ok()
        run = p.run("revert", "0001", "--output", "json")
        same((run.code, run.json()["status"]), (2, "missing_hints"))
        same(len(tags(p)), 2)
        p.run("revert", "0001", "--renames", "create").ok()
        same(model(p, 2), model(p, 0))


def says_what_is_not_undone(server):
    with grown(2) as p:
        p.run("generate", "--custom", "--name", "own").ok()
        p.write("drizzle/0002_own.sql", "update a set b = 1;")
        run = p.run("revert", "0002").ok()
        check("Nothing to revert" in run.out, run.out)
        check("0002_own.sql has SQL that was written by hand" in run.err, run.err)
        same(len(tags(p)), 3)


def refuses_what_it_cannot_find(server):
    with grown() as p:
        p.run("revert", "0007").failed("there is no migration 0007")
        p.run("revert").failed("needs TAG")
    with Project(migrations={"prefix": "none"}) as p:
        p.write("schema.ts", SCHEMA)
        p.run("generate", "--name", "one").ok()
        p.run("generate", "--name", "two", "--custom").ok()
        p.run("revert", "_two").failed("prefix")


TESTS = [goes_back_by_going_forward, undoes_everything, explains_without_writing, renames_back,
         asks_what_it_cannot_know, says_what_is_not_undone, refuses_what_it_cannot_find]
