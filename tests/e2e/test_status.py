"""rihla migrate status."""
import os

from project import Project, check, same


def states(run):
    return [m["state"] for m in run.json()["migrations"]]


def all_states(server):
    database = server.database()
    with Project(url=server.url(database)) as p:
        p.migration("a", "select 1;", when=1000)
        p.migration("b", "select 2;", when=2000)
        p.migration("d", "select 4;", when=4000)
        same(states(p.run("migrate", "status", "--output", "json").ok()), ["pending"] * 3)
        same(server.sql(database, "select count(*) from pg_namespace where nspname = 'drizzle'"), "0")
        p.run("migrate").ok()
        same(states(p.run("status", "--output", "json").ok()), ["applied"] * 3)
        p.write("drizzle/0001_b.sql", "select 22;")
        p.migration("c", "select 3;", when=3000)
        p.migration("e", "select 5;", when=5000)
        gone = p.migration("f", "select 6;", when=6000)
        os.unlink(p.path("drizzle/%s.sql" % gone))
        server.sql(database, "insert into drizzle.__drizzle_migrations (hash, created_at) "
                             "values ('other', 1500)")
        report = p.run("migrate", "status", "--output", "json").ok()
        same(states(report), ["applied", "modified", "applied", "out_of_order", "pending", "missing"])
        same(report.json()["unknown"], [{"hash": "other", "created_at": 1500}])
        text = p.run("migrate", "status").ok().out
        for word in ("applied", "modified", "out of order", "pending", "file missing", "unknown"):
            check(word in text, text)


def exit_codes(server):
    with Project(url=server.url(server.database())) as p:
        p.run("status", "--exit-code").failed("no migrations", code=2)
        p.migration("a", "select 1;")
        same(p.run("status", "--exit-code").code, 3)
        same(p.run("status").code, 0)
        p.run("migrate").ok()
        same(p.run("status", "--exit-code").code, 0)
        p.write("drizzle/0000_a.sql", "select 2;")
        same(p.run("status", "--exit-code").code, 2)
        with open(p.path("drizzle/meta/_journal.json"), "r+", encoding="utf-8") as file:
            journal = file.read()
            file.write("]")
        p.run("status", "--exit-code").failed("is not valid JSON", code=2)
        p.write("drizzle/meta/_journal.json", "<<<<<<< HEAD\n%s=======\n%s>>>>>>> other\n" % (journal, journal))
        p.run("migrate").failed("is not valid JSON", "git has left both sides")
        p.write("drizzle/meta/_journal.json", journal)
        p.run("status", "--exit-code", "--url", "postgresql://127.0.0.1:1/d").failed(
            "cannot connect", code=4)
    with Project() as p:
        p.migration("a", "select 1;")
        p.run("status", "--exit-code").failed("no database", code=4)
        p.run("status").failed("no database", code=1)


def begun_and_taken_out(server):
    """What a migration has left that was interrupted, and is in no folder by now."""
    with Project(url=server.url(server.database())) as p:
        p.migration("a", "create table a (id int); select nothing")
        p.run("migrate", "--tx", "none").failed("its first 1 of 2 statements are done")
        p.write("drizzle/meta/_journal.json", '{"version": "7", "dialect": "postgresql", "entries": []}')
        for command in ("migrate", "status"):
            run = p.run(command, "--output", "json").ok().json()
            check("0000_a was interrupted after 1 statement" in run["warnings"][0], (command, run))
        run = p.run("check", "--output", "json")
        check(any("0000_a" in f["message"] and f["code"] == "unknown" for f in run.json()["findings"]), run.out)


def rows_of_home_made_scripts(server):
    """Tags for hashes, other stamps and no stamps: what baseline scripts write."""
    for insert in ("('0000_a', 1000), ('0001_b', 2000)", "('0000_a', 8000), ('0001_b', 9000)",
                   "('0000_a', null), ('0001_b', null)"):
        database = server.database()
        with Project(url=server.url(database)) as p:
            p.migration("a", "select 1;")
            p.migration("b", "select 2;")
            server.sql(database, """create schema drizzle; create table drizzle.__drizzle_migrations
                (id serial primary key, hash text not null, created_at bigint);
                insert into drizzle.__drizzle_migrations (hash, created_at) values """ + insert)
            same(states(p.run("status", "--output", "json").ok()), ["applied"] * 2)
            same(p.run("migrate", "--output", "json").ok().json()["status"], "no_changes")


TESTS = [all_states, exit_codes, begun_and_taken_out, rows_of_home_made_scripts]
