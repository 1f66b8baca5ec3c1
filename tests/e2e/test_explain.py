"""rihla migrate --explain, held against what the server does."""
from project import Project, check, same
from test_reliability import Blocker

SETUP = """
create table p (id int primary key);
create table u (id int primary key, v varchar(10), n numeric(5,2), r int, t timestamp default now());
insert into p select generate_series(1, 50);
insert into u select g, 'x', 1, 1 + g % 50 from generate_series(1, 2000) g;
create index ui on u (r);
create view w as select id from u;
create materialized view mw as select id from u;
create sequence s;
alter table u add constraint positive check (id > 0) not valid;
create function f() returns trigger language plpgsql as 'begin return null; end';
create trigger tr after insert on u for each statement execute function f();
create policy po on u;
analyze
"""

# Every one is run on the server in a transaction that is rolled back, and what it locks, writes anew
# and scans then is what --explain has to say of it.
STATEMENTS = [
    "alter table u add column a int",
    "alter table u add column a int default 1",
    "alter table u add column a timestamptz default now()",
    "alter table u add column a double precision default random()",
    "alter table u add column a uuid default gen_random_uuid() not null",
    "alter table u add column a serial",
    "alter table u add column a int generated always as identity",
    "alter table u add column a int generated always as (r + 1) stored",
    "alter table u add column a int references p (id)",
    "alter table u drop column v",
    "alter table u alter column v type varchar(20)",
    "alter table u alter column v type varchar(5)",
    "alter table u alter column v type text",
    "alter table u alter column v set data type text using v::text",
    "alter table u alter column n type numeric(9,2)",
    "alter table u alter column n type numeric(9,3)",
    "alter table u alter column r type bigint",
    "alter table u alter column r set not null",
    "alter table u alter column r drop not null",
    "alter table u alter column r set default 1",
    "alter table u alter column r set statistics 10",
    "alter table u add constraint c check (r > 0)",
    "alter table u add constraint c check (r > 0) not valid",
    "alter table u validate constraint positive",
    "alter table u add constraint c foreign key (r) references p (id)",
    "alter table u add constraint c foreign key (r) references p (id) not valid",
    "alter table u add constraint c unique (id, r)",
    "alter table u drop constraint positive",
    "alter table u disable trigger tr",
    "alter table u set (fillfactor = 50)",
    "alter table u enable row level security",
    "alter table u set unlogged",
    "alter table u rename to uu",
    "alter table u rename column v to vv",
    "alter table u owner to current_user",
    "create index i on u (r)",
    "create unique index i on u (id, r)",
    "create table q (id int references u (id))",
    "create table q (like u)",
    "create trigger t2 after insert on u for each statement execute function f()",
    "create policy p2 on u",
    "alter policy po on u using (true)",
    "drop policy po on u",
    "drop trigger tr on u",
    "drop index ui",
    "drop view w",
    "drop table p",
    "truncate p",
    "refresh materialized view mw",
    "comment on table u is 'x'",
    "comment on column u.r is 'x'",
    "reindex table p",
    "cluster p using p_pkey",
    "insert into p values (99)",
    "update u set r = 1",
    "delete from u",
    "lock table u in share mode",
    "alter sequence s restart",
]

# Of these the locks and the rewrite are held against the server, the scan is not: the server reads
# the table to build, compare or copy, and does not count it as a scan of its own statistics.
UNCOUNTED = ("cluster", "refresh", "reindex", "truncate", "drop")


def truth(server, database, statement):
    """What the server says of the statement: {relation: lock}, tables written anew, tables scanned."""
    out = server.sql(database, """
        begin;
        create temp table before as select oid, relname, relfilenode from pg_class
            where relname in ('u', 'p', 'w', 'mw', 's', 'ui');
        %s;
        select 'lock', b.relname, l.mode from pg_locks l join before b on b.oid = l.relation
            where l.pid = pg_backend_pid();
        select 'new', b.relname, '' from before b join pg_class c using (oid)
            where c.relfilenode <> b.relfilenode;
        select 'scan', b.relname, '' from pg_stat_xact_user_tables s join before b on b.oid = s.relid
            where s.seq_scan > 0;
        rollback""" % statement)
    locks, new, scans = {}, set(), set()
    for line in out.splitlines():
        kind, name, mode = line.split("|")
        if kind == "lock":
            locks.setdefault(name, set()).add(mode)
        (new if kind == "new" else scans if kind == "scan" else set()).add(name)
    return locks, new, scans


def mode_of(lock):
    return lock.title().replace(" ", "") + "Lock"


def plan(project):
    return project.run("migrate", "--explain", "--output", "json").ok().json()["plan"]


def locks_and_rewrites(server):
    database = server.database()
    server.sql(database, SETUP)
    problems = []
    with Project(url=server.url(database)) as p:
        for statement in STATEMENTS:
            p.migration("m", statement)
        steps = plan(p)
        same(len(steps), len(STATEMENTS))
        for statement, step in zip(STATEMENTS, steps):
            locks, new, scans = truth(server, database, statement)
            effects = {e["relation"].split(" ")[0]: e for e in step["statements"][0]["locks"]}
            for name, e in effects.items():
                if mode_of(e["lock"]) not in locks.get(name, ()):
                    problems.append("%s: %s on %s, the server: %s" % (
                        statement, e["lock"], name, locks.get(name)))
                # These give a new file, too, without copying anything.
                if e["rewrites"] != (name in new) and "truncate" not in statement and name != "s":
                    problems.append("%s: rewrites %s is %s" % (statement, name, e["rewrites"]))
                if e["scans"] and name not in scans and not statement.startswith(UNCOUNTED):
                    problems.append("%s: no scan of %s" % (statement, name))
            strong = {name for name, modes in locks.items() if name in ("u", "p")
                      and modes & {"AccessExclusiveLock", "ShareLock", "ShareRowExclusiveLock"}}
            # The table on the other side of a key that goes is not in the text.
            if strong - set(effects) and not statement.startswith("drop"):
                problems.append("%s: nothing on %s" % (statement, strong - set(effects)))
            missed = [name for name, e in effects.items()
                      if name in scans and not e["scans"] and not e["rewrites"]]
            # A new key is checked against the other table, which is not read from end to end.
            if missed and statement.startswith(("alter", "create index")) and "u" in missed:
                problems.append("%s: u is scanned" % statement)
    check(not problems, "\n".join(problems))


def shows_the_plan(server):
    database = server.database()
    server.sql(database, SETUP)
    with Project(url=server.url(database)) as p:
        a = p.migration("a", "alter table u add column a int default random();")
        b = p.migration("b", "create index concurrently i on u (r); do $$ begin end $$;"
                             "create table fresh (id int); alter table fresh add column x int;")
        text = p.run("migrate", "--explain").ok().out
        for words in ("2 migrations would be applied", "transaction 1", "outside a transaction",
                      "ACCESS EXCLUSIVE on u (about 2000 rows,", "written anew",
                      "SHARE UPDATE EXCLUSIVE on u", "cannot be told", "0000_a is recorded",
                      "drizzle/0001_b.sql:1"):
            check(words in text, "%r is not in %s" % (words, text))
        steps = plan(p)
        same([step["transaction"] for step in steps], [True, False, True])
        same([step["records"] for step in steps], [[a], [], [b]])
        effect = steps[0]["statements"][0]["locks"][0]
        same((effect["lock"], effect["rewrites"], effect["rows"]), ("ACCESS EXCLUSIVE", True, 2000))
        same(len(p.run("migrate", "--explain", "--tx", "all", "--output", "json").json()["plan"]), 3)
        # Nothing was run, not even for the table.
        same(server.sql(database, "select count(*) from pg_namespace where nspname = 'drizzle'"), "0")
        p.run("migrate").ok()
        done = p.run("migrate", "--explain", "--output", "json").ok().json()
        same((done["status"], done["plan"]), ("no_changes", []))


def refuses_as_migrate_does(server):
    with Project(url=server.url(server.database())) as p:
        p.migration("a", "select 'x")
        p.run("migrate", "--explain").failed("does not end", "0000_a.sql:1:8")


def waits_for_nobody(server):
    """The size of a table that somebody changes cannot be asked for: it is that of the last ANALYZE."""
    database = server.database()
    server.sql(database, SETUP)
    with Project(url=server.url(database)) as p:
        p.migration("a", "alter table u add column a int default random(); create table fresh (id int);")
        with Blocker(server, database, "lock table u"):
            run = p.run("migrate", "--explain", "--output", "json", timeout=20).ok()
            effect = run.json()["plan"][0]["statements"][0]["locks"][0]
            same((effect["relation"], effect["rows"], effect["bytes"] > 0), ("u", 2000, True))
            check("has locked one of the tables" in run.json()["warnings"][0], run.out)
        check("warnings" not in p.run("migrate", "--explain", "--output", "json").ok().json(), "still locked")


TESTS = [locks_and_rewrites, shows_the_plan, refuses_as_migrate_does, waits_for_nobody]
