"""rihla migrate while others migrate, lock, kill and crash. RIHLA_LONG=1: many more rounds."""
import os
import random
import re
import signal
import subprocess
import time

import terminal
from project import Project, check, rihla, same
from server import Server

IS_LONG = os.environ.get("RIHLA_LONG") == "1"
ROWS = "select hash, created_at from drizzle.__drizzle_migrations order by id"

# Nothing in it may run twice, and a third of it cannot run in a transaction.
HISTORY = [
    ("start", """create type mood as enum ('ok');
        create table people (id serial primary key, name text, mood mood default 'ok');
        insert into people (name) select 'p' || g from generate_series(1, 3000) g;"""),
    ("indexes", """create index concurrently people_name on people (name);
        insert into people (name) values ('between');
        create index concurrently people_mood on people (mood, name);"""),
    ("moods", """alter type mood add value 'glad';
        insert into people (name, mood) values ('first glad', 'glad');
        alter type mood add value 'sad' before 'ok';
        update people set mood = 'sad' where id = 7;"""),
    ("tidy", """vacuum people;
        drop index concurrently people_name;
        reindex table concurrently people;
        insert into people (name) values ('after');"""),
    ("own", """begin; insert into people (name) values ('own'); alter table people add note text; commit;
        create unique index concurrently people_id_name on people (id, name);"""),
    ("last", "set search_path = public; create index concurrently people_note on people (note);"
             "alter table people add rank int not null default 1;"),
]


def wait_for(server, database, sql, seconds=20):
    end = time.time() + seconds
    while not server.sql(database, sql):
        check(time.time() < end, "never true: " + sql)
        time.sleep(0.02)


def add_history(project):
    for name, sql in HISTORY:
        project.migration(name, sql)


def state(server, database):
    """Everything that a run of the history is to leave."""
    dump = subprocess.run(["pg_dump", "-s", "--exclude-schema=drizzle", server.url(database)],
                          capture_output=True, text=True, check=True).stdout
    dump = "\n".join(line for line in dump.splitlines() if not re.match(r"--|\\(un)?restrict|$", line))
    return (dump, server.sql(database, "select name, mood, note, rank, count(*) from people "
                                       "group by 1, 2, 3, 4 order by 1, 2"),
            server.sql(database, ROWS),
            server.sql(database, "select count(*) from pg_index where not indisvalid"),
            server.sql(database, "select to_regclass('drizzle.__rihla_progress')"))


def undisturbed(server):
    """That state, and how long it takes to come to it."""
    database = server.database()
    with Project(url=server.url(database)) as p:
        add_history(p)
        start = time.monotonic()
        p.run("migrate").ok()
        return state(server, database), time.monotonic() - start


def converge(project, database_url):
    """Runs until nothing is pending: at most twice, since the first may meet a server that starts."""
    for _ in range(3):
        run = project.run("migrate", "--wait=30", "--url", database_url)
        if run.code == 0:
            return
    run.ok()


def eight_at_once(server):
    for _ in range(50 if IS_LONG else 3):
        database = server.database()
        with Project(url=server.url(database)) as p:
            add_history(p)
            runs = [p.start("migrate", "--output", "json") for _ in range(8)]
            outs = [run.communicate(timeout=120) for run in runs]
            same([(run.returncode, err) for run, (_, err) in zip(runs, outs) if run.returncode], [])
            same(sum('"status":"ok"' in out for out, _ in outs), 1)
            same(server.sql(database, "select count(*) from drizzle.__drizzle_migrations"),
                 str(len(HISTORY)))


def killed_at_any_moment(server):
    expected, seconds = undisturbed(server)
    for _ in range(200 if IS_LONG else 15):
        database = server.database()
        with Project(url=server.url(database)) as p:
            add_history(p)
            for _ in range(random.choice((1, 1, 2))):
                run = p.start("migrate")
                time.sleep(random.uniform(0.03, seconds * 1.1))
                run.kill()
                run.communicate()
            converge(p, server.url(database))
            same(state(server, database), expected)


def server_crashes_at_any_moment(server):
    own = Server()
    try:
        expected, seconds = undisturbed(own)
        for _ in range(20 if IS_LONG else 3):
            database = own.database()
            with Project(url=own.url(database)) as p:
                add_history(p)
                run = p.start("migrate")
                time.sleep(random.uniform(0.03, seconds))
                own.kill()
                run.communicate(timeout=60)
                wait_until_gone(own)
                own.start()
                converge(p, own.url(database))
                same(state(own, database), expected)
    finally:
        own.remove()


def wait_until_gone(own):
    end = time.time() + 20
    while os.path.exists(os.path.join(own.data, "postmaster.pid")):
        check(time.time() < end, "the server does not end")
        time.sleep(0.05)


def sessions_ended_at_any_moment(server):
    expected, seconds = undisturbed(server)
    for _ in range(30 if IS_LONG else 4):
        database = server.database()
        with Project(url=server.url(database)) as p:
            add_history(p)
            run = p.start("migrate")
            time.sleep(random.uniform(0.05, seconds))
            server.sql("postgres", "select pg_terminate_backend(pid) from pg_stat_activity "
                                   "where datname = '%s'" % database)
            run.communicate(timeout=60)
            converge(p, server.url(database))
            same(state(server, database), expected)


def restarted_in_the_middle(server):
    """An orderly restart ends the session with a word, and the next run goes on."""
    own = Server()
    try:
        database = own.database()
        with Project(url=own.url(database)) as p:
            p.migration("a", "create table a (id int);")
            tag = p.migration("b", "create table b (id int); select pg_sleep(20);")
            run = p.start("migrate")
            wait_for(own, database, "select 1 from pg_stat_activity where wait_event = 'PgSleep'")
            own.restart()
            out, err = run.communicate(timeout=60)
            same(run.returncode, 1)
            check("0001_b was rolled back; 1 migration remains pending" in err, err)
            p.write("drizzle/%s.sql" % tag, "create table b (id int);")
            report = p.run("migrate", "--output", "json").ok().json()
            same([m["tag"] for m in report["applied"]], [tag])
    finally:
        own.remove()


class Blocker:
    """A session that holds a lock: `with Blocker(server, database, "lock table t"):`"""

    def __init__(self, server, database, sql):
        self.server, self.database, self.sql = server, database, sql

    def __enter__(self):
        self.psql = subprocess.Popen(["psql", "-XAtq", self.server.url(self.database)], text=True,
                                     stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.psql.stdin.write("begin; %s; select pg_backend_pid();\n" % self.sql)
        self.psql.stdin.flush()
        self.pid = self.psql.stdout.readline().strip()
        return self

    def __exit__(self, *failure):
        self.psql.communicate("rollback;\n")


def blocked_then_applied(server):
    """A transaction in the way is named, waited for in short tries, and the migration applied."""
    database = server.database()
    server.sql(database, "create table t (id int)")
    with Project(url=server.url(database)) as p:
        p.migration("a", "alter table t add x int;")
        with Blocker(server, database, "lock table t in access share mode") as blocker:
            run = p.start("migrate", "--lock-timeout", "0.6")
            time.sleep(10 if IS_LONG else 3)
            same(run.poll(), None)
            # Between the tries the queue is free: others can read.
            server.sql(database, "set lock_timeout = '3s'; select count(*) from t")
        out, err = run.communicate(timeout=60)
        same(run.returncode, 0)
        for words in ("0000_a waits for a lock of pid %s (user postgres, application psql, idle in "
                      "transaction" % blocker.pid, "could not get a lock and was rolled back; again"):
            check(words in err, "%r is not in %s" % (words, err))
        same(server.sql(database, "select count(x) from t"), "0")


def blocked_for_too_long(server):
    database = server.database()
    server.sql(database, "create table t (id int)")
    with Project(url=server.url(database)) as p:
        p.migration("a", "alter table t add x int;")
        with Blocker(server, database, "lock table t in access share mode") as blocker:
            words = ["migrate", "--lock-timeout", "0.3", "--lock-retry-for", "1"]
            p.run(*words).failed("55P03", "the lock is held by pid %s" % blocker.pid,
                                 "--lock-retry-for", "rolled back", "0000_a.sql:1:1")
            error = p.run(*words, "--output", "json").json()["error"]
            check(blocker.pid in error["detail"], error)
        p.run("migrate").ok()


def another_run_for_too_long(server):
    database = server.database()
    with Project(url=server.url(database)) as p:
        p.migration("a", "select pg_sleep(4);")
        first = p.start("migrate")
        wait_for(server, database, "select 1 from pg_stat_activity where wait_event = 'PgSleep' "
                                   "and datname = '%s'" % database)
        p.run("migrate", "--lock-wait", "1.2").failed(
            "another run migrates this database", "did not end in 1.2 seconds", "rihla",
            "this run did nothing")
        same(p.run("migrate", "--lock-wait", "0", "--output", "json").json()["error"]["code"],
             "locked")
        first.communicate(timeout=30)
        same(first.returncode, 0)


def index_left_invalid(server):
    """Killed while an index is built: the invalid index is dropped and built anew."""
    database = server.database()
    server.sql(database, "create table t (id int); insert into t select generate_series(1, 100)")
    with Project(url=server.url(database)) as p:
        p.migration("a", "create table u (id int); create index concurrently ti on t (id);")
        with Blocker(server, database, "insert into t values (0)"):
            run = p.start("migrate")
            wait_for(server, database, "select 1 from pg_index where not indisvalid")
            text = p.run("status").ok().out
            check("interrupted: 1 of 2 statements done" in text, text)
            run.kill()
            run.communicate()
            server.sql(database, "select pg_terminate_backend(pid) from pg_stat_activity where "
                                 "query like 'create index%' and pid <> pg_backend_pid()")
        same(server.sql(database, "select indisvalid from pg_index where indexrelid = "
                                  "'ti'::regclass"), "f")
        done = p.run("migrate").ok()
        check("public.ti is invalid" in done.err, done.err)
        same(server.sql(database, "select indisvalid from pg_index where indrelid = 't'::regclass"),
             "t")


def rebuilt_indexes_left_invalid(server):
    """Killed while REINDEX builds its copies: none stays, be it of a partition or of what is too long for a row."""
    own = "(select string_agg(indexrelid::regclass::text, ' ') from pg_index where not indisvalid)"
    for words, rights in (("table concurrently parts", "superuser"), ("index concurrently i", "superuser"),
                          ("table concurrently parts", "nosuperuser")):
        database = server.database()
        server.sql(database, "create role rebuilder login nosuperuser; grant all on database %s to rebuilder; "
                             "alter schema public owner to rebuilder; set role rebuilder; "
                             "create table parts (t text) partition by list (t); create index i on parts (t); "
                             "create table part partition of parts default" % database)
        server.sql(database, "alter role rebuilder " + rights)
        with Project(url=server.url(database).replace("user=postgres", "user=rebuilder")) as p:
            p.migration("a", "reindex %s;" % words)
            with Blocker(server, database, "set transaction isolation level repeatable read"):
                run = p.start("migrate")
                wait_for(server, database, "select 1 from pg_index where not indisvalid")
                run.kill()
                run.communicate()
                server.sql(database, "select pg_terminate_backend(pid) from pg_stat_activity where "
                                     "query like 'reindex%' and pid <> pg_backend_pid()")
            left = server.sql(database, "select " + own)
            check("part_t_idx_ccnew" in left and ("pg_toast" in left) == (words[0] == "t"), left)
            done = p.run("migrate").ok()
            for index in left.split():
                check(index + " is invalid" in done.err, done.err)
            same("pg_toast" in server.sql(database, "select " + own), rights == "nosuperuser")
            check("part_t_idx_ccnew" not in server.sql(database, "select " + own), "a copy stays")
        server.sql(database, "drop owned by rebuilder; drop role rebuilder")


def index_that_cannot_be_built(server):
    """A duplicate stands against it: no invalid index stays, and the migration goes on when it is
    gone."""
    database = server.database()
    server.sql(database, "create table t (id int); insert into t values (1), (1)")
    with Project(url=server.url(database)) as p:
        p.migration("a", "create table u (id int);\ncreate unique index concurrently ti on t (id);")
        p.run("migrate").failed("0000_a.sql:2:1", "23505", "its first 1 of 2 statements")
        same(server.sql(database, "select count(*) from pg_index where indrelid = 't'::regclass"), "0")
        server.sql(database, "delete from t where ctid = '(0,1)'")
        p.run("migrate").ok()
        same(server.sql(database, "select indisvalid from pg_index where indrelid = 't'::regclass"),
             "t")


def patient_index(server):
    """An index that is built CONCURRENTLY waits for old transactions without giving up."""
    database = server.database()
    server.sql(database, "create table t (id int)")
    with Project(url=server.url(database)) as p:
        p.migration("a", "create index concurrently ti on t (id);")
        with Blocker(server, database, "insert into t values (0)"):
            run = p.start("migrate", "--lock-timeout", "0.5")
            time.sleep(2)
            same(run.poll(), None)
        out, err = run.communicate(timeout=30)
        same(run.returncode, 0)
        check("waits for a lock of pid" in err and "again" not in err, err)


def waits_for_the_server(server):
    own = Server()
    try:
        database = own.database()
        with Project(url=own.url(database)) as p:
            p.migration("a", "create table a (id int);")
            own.kill()
            wait_until_gone(own)
            p.run("migrate", "--wait=0.5").failed("no server answered", "0.5 seconds", "cannot connect to")
            run = p.start("migrate", "--wait")
            time.sleep(1)
            same(run.poll(), None)
            own.start()
            run.communicate(timeout=60)
            same(run.returncode, 0)
    finally:
        own.remove()


def keepalive_timers(port):
    """Seconds until the next sign of life of the connections to `port` on this machine (proc(5), /proc/net/tcp)."""
    with open("/proc/net/tcp", encoding="ascii") as file:
        rows = [line.split() for line in file][1:]
    return [int(row[5].split(":")[1], 16) / 100 for row in rows
            if row[2].endswith(":%04X" % port) and row[5].startswith("02:")]


def gives_signs_of_life(server):
    """A long statement over TCP: what stands between must not forget the connection."""
    for parameters, most in (("", 30), ("?keepalives_idle=7", 7)):
        with Project(url=server.tcp_url(server.database()) + parameters) as p:
            p.migration("a", "select pg_sleep(2);")
            run = p.start("migrate")
            time.sleep(1)
            timers = keepalive_timers(server.port)
            same(run.communicate()[1], "")
            check(any(most - 4 < t <= most for t in timers), timers)


def tells_the_slowest(server):
    with Project(url=server.url(server.database())) as p:
        p.migration("a", "select 1;\nselect pg_sleep(0.3); select pg_sleep(0.15);")
        out = p.run("migrate").ok().out
        check(re.search(r"Slowest statements:\n +\d+ ms +drizzle/0000_a.sql:2  select pg_sleep\(0.3\)",
                        out), out)
    with Project(url=server.url(server.database())) as p:
        p.migration("a", "select pg_sleep(0.3);")
        slowest = p.run("migrate", "--output", "json").ok().json()["slowest"]
        same([(s["tag"], s["line"], s["statement"]) for s in slowest],
             [("0000_a", 1, "select pg_sleep(0.3)")])
        check(300 <= slowest[0]["duration_ms"] < 3000, slowest)


def shows_what_runs(server):
    """On a terminal: the statement at work, the phase of an index build, then the line of the log."""
    database = server.database()
    server.sql(database, "create table t (id int)")
    with Project(url=server.url(database)) as p:
        p.migration("a", "select 1; select pg_sleep(1.2); select 3;")
        p.migration("b", "create table u (id int); create index concurrently ti on t (id);")
        with Blocker(server, database, "insert into t values (0)"):
            code, shown = terminal.run([rihla(), "migrate"], p.folder, [
                ("0001_b waits for a lock", []), ("CREATE INDEX CONCURRENTLY", [terminal.CTRL_C])])
        same(code, 1)
        for words in ("0000_a  statement 2 of 3", "\r\x1b[K", "0000_a\x1b[0m  3 statements",
                      "0001_b  statement 2 of 2",
                      "CREATE INDEX CONCURRENTLY: waiting for"):
            check(words in shown, "%r is not in %r" % (words, shown))
        check("public.ti is invalid" in p.run("migrate").ok().err, "the index is not built anew")
        same(server.sql(database, "select indisvalid from pg_index where indrelid = 't'::regclass"),
             "t")


TESTS = [server_crashes_at_any_moment, killed_at_any_moment, sessions_ended_at_any_moment,
         eight_at_once, restarted_in_the_middle, blocked_then_applied, blocked_for_too_long,
         another_run_for_too_long, index_left_invalid, rebuilt_indexes_left_invalid,
         index_that_cannot_be_built, patient_index,
         waits_for_the_server, gives_signs_of_life, tells_the_slowest, shows_what_runs]
