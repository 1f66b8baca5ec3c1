"""What rihla migrate says when the database cannot or will not: one clear error each, and what is
left is what it says. docs/failures.md has a row for each."""
import os
import pwd
import re
import subprocess

from project import Project, check, same
from proxy import Proxy
from server import PASSWORD, Server, as_postgres, free_port, programs


def tables(server, database):
    return server.sql(database, "select relname from pg_class where relkind = 'r' and "
                                "relnamespace = 'public'::regnamespace order by 1")


def disk_full(server):
    """A tablespace of 8 MB on a disk of its own."""
    database = server.database()
    disk = os.path.join(server.folder, "disk")
    os.mkdir(disk)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "none", disk], check=True)
    try:
        owner = pwd.getpwnam("postgres")
        os.chown(disk, owner.pw_uid, owner.pw_gid)
        server.sql(database, "create tablespace small location '%s'" % disk)
        with Project(url=server.url(database)) as p:
            p.migration("a", "create table a (id int);")
            tag = p.migration("b", "create table b (t text) tablespace small;\ninsert into b "
                                   "select repeat('x', 1000) from generate_series(1, 50000);")
            p.run("migrate").failed("0001_b.sql:2:1", "53100", "No space left on device",
                                    "the server's disk is full", "0001_b was rolled back")
            same(tables(server, database), "a")
            p.write("drizzle/%s.sql" % tag, "create table b (t text);")
            p.run("migrate").ok()
        server.sql(database, "drop tablespace small")
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


def read_only_database(server):
    database = server.database()
    server.sql("postgres", "alter database %s set default_transaction_read_only = on" % database)
    with Project(url=server.url(database)) as p:
        p.migration("a", "create table a (id int);")
        p.run("migrate").failed("the database is read-only", "25006", "nothing was run")
        same(p.run("migrate", "--output", "json").json()["error"]["sqlstate"], "25006")
        same(p.run("status", "--output", "json").ok().json()["migrations"][0]["state"], "pending")


def standby(server):
    primary, copy = Server(), None
    try:
        database = primary.database()
        copy = primary.standby()
        with Project(url=primary.url(database)) as p:
            p.migration("a", "create table a (id int);")
            p.run("migrate", "--url", copy.url(database)).failed(
                "the server is a standby", "connect to the primary", "nothing was run")
            p.run("migrate").ok()
    finally:
        if copy:
            copy.remove()
        primary.remove()


def role(server, database, rights):
    name = "%s_role" % database
    server.sql(database, "create role %s login; %s" % (name, rights.replace("ROLE", name)))
    return server.url(database).replace("user=postgres", "user=" + name)


def no_right_to_make_the_schema(server):
    database = server.database()
    with Project(url=role(server, database, "")) as p:
        p.migration("a", "select 1;")
        p.run("migrate").failed("cannot make drizzle.__drizzle_migrations", "permission denied",
                                "42501", "did nothing")


def no_right_of_a_migration(server):
    database = server.database()
    url = role(server, database, "grant create on database %s to ROLE" % database)
    with Project(url=url) as p:
        p.migration("a", "select 1;")
        p.migration("b", "create table b (id int);")
        p.run("migrate").failed("0001_b.sql:1:14", "42501", "grant it", "0001_b was rolled back")


def no_right_to_read(server):
    database = server.database()
    with Project(url=server.url(database)) as p:
        p.migration("a", "select 1;")
        p.run("migrate").ok()
        url = role(server, database, "")
        p.run("migrate", "--url", url).failed("cannot read drizzle.__drizzle_migrations", "42501")
        p.run("status", "--url", url).failed("permission denied")


def reader_sees_the_status(server):
    """Who may read nothing but drizzle's table is told what its rows say."""
    database = server.database()
    with Project(url=server.url(database)) as p:
        tag = p.migration("a", "select 1;")
        p.run("migrate").ok()
        url = role(server, database, "grant usage on schema drizzle to ROLE; "
                                     "grant select on drizzle.__drizzle_migrations to ROLE")
        same(p.run("migrate", "--url", url, "--output", "json").ok().json()["status"], "no_changes")
        p.write("drizzle/%s.sql" % tag, "-- note\nselect 1;")
        same(p.run("status", "--url", url, "--output", "json").json()["migrations"][0]["state"],
             "modified")
        same(p.run("status", "--output", "json").json()["migrations"][0]["state"], "applied")


def unknown_database(server):
    with Project(url=server.url("nowhere")) as p:
        p.migration("a", "select 1;")
        p.run("migrate").failed('database "nowhere" does not exist', "create it, or correct the URL")


def unknown_role(server):
    with Project(url=server.url(server.database()).replace("user=postgres", "user=nobody_here")) as p:
        p.migration("a", "select 1;")
        p.run("migrate").failed('role "nobody_here" does not exist', "create it, or correct the URL")


def unknown_host(server):
    with Project(url="postgresql://host.invalid:5432/d") as p:
        p.migration("a", "select 1;")
        p.run("migrate").failed("could not translate host name", "is the host of the URL written right")
        p.run("migrate", "--wait=0.3").failed("no server answered", "could not translate host name", "--wait=SECONDS")


def old_server(server):
    """The real server, made to say that it is an old one."""
    def edit(data):
        return re.sub(rb"(server_version\0)([^\0]+)",
                      lambda m: m[1] + b"9.6.24".ljust(len(m[2])), data)

    database = server.database()
    with Proxy(server.port, edit=edit) as proxy, Project(
            url="postgresql://postgres:%s@127.0.0.1:%d/%s" % (PASSWORD, proxy.port, database)) as p:
        p.migration("a", "create table a (id int);")
        p.run("migrate").failed("the server is PostgreSQL 9.6", "needs 12 or newer",
                                "nothing was run")
        same(p.run("migrate", "--output", "json").json()["error"]["code"], "unsupported")
        same(tables(server, database), "")


def tls(server):
    own = Server()
    try:
        database = own.database()
        own.only_with_tls()
        with Project(url=own.tcp_url(database) + "?sslmode=disable") as p:
            p.migration("a", "create table a (id int);")
            done = p.run("migrate").failed("cannot connect", "no encryption", "sslmode=require")
            check(PASSWORD not in done.err, done.err)
            p.run("migrate", "--url", own.tcp_url(database) + "?sslmode=verify-full").failed(
                "root.crt")
            p.run("migrate", "--url", own.tcp_url(database) + "?sslmode=require").ok()
    finally:
        own.remove()


def no_tls(server):
    with Project(url=server.tcp_url(server.database()) + "?sslmode=require") as p:
        p.migration("a", "select 1;")
        p.run("migrate").failed("server does not support SSL", "sslmode=")


def statement_timeout(server):
    database = server.database()
    with Project(url=server.url(database) + "&statement_timeout=200") as p:
        p.migration("a", "create table a (id int);\nselect pg_sleep(5);")
        p.run("migrate").failed("0000_a.sql:2:1", "57014", "statement timeout",
                                "statement_timeout=0", "rolled back")
        same(tables(server, database), "")


def too_many_locks(server):
    """Said before anything runs, by how many there would be."""
    own = Server("-c max_locks_per_transaction=10 -c max_connections=10")
    try:
        database = own.database()
        many = "".join("create table t%d (id serial primary key, t text);\n" % i for i in range(200))
        with Project(url=own.url(database)) as p:
            p.migration("a", many)
            p.run("migrate").failed("needs at least", "locks in one transaction", "--tx none",
                                    "max_locks_per_transaction", "this run did nothing")
            same(own.sql(database, "select count(*) from pg_namespace where nspname = 'drizzle'"), "0")
            p.run("migrate", "--tx", "none").ok()
            same(own.sql(database, "select count(*) from pg_class where relkind = 'r' and "
                                   "relnamespace = 'public'::regnamespace"), "200")
    finally:
        own.remove()


class Pooler:
    """PgBouncer before the server, in the given mode."""

    def __init__(self, server, mode):
        self.port = free_port()
        self.folder = os.path.join(server.folder, "pooler-" + mode)
        os.mkdir(self.folder)
        os.chmod(self.folder, 0o777)
        config = os.path.join(self.folder, "pgbouncer.ini")
        with open(config, "w", encoding="ascii") as file:
            file.write("[databases]\n* = host=%s port=%d user=postgres\n[pgbouncer]\nlisten_addr = 127.0.0.1\n"
                       "listen_port = %d\nunix_socket_dir =\nauth_type = any\nauth_file =\n"
                       "pool_mode = %s\nignore_startup_parameters = extra_float_digits\n" % (
                           server.folder, server.port, self.port, mode))
        self.process = subprocess.Popen(
            as_postgres() + ["pgbouncer", "-q", config], stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, cwd="/")

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        self.process.terminate()
        self.process.wait(20)

    def url(self, database):
        return "postgresql://postgres@127.0.0.1:%d/%s" % (self.port, database)


def pooler(server):
    """Transaction mode gives each transaction another session: refused; session mode is fine."""
    own = Server()
    try:
        database = own.database()
        with Project(url=own.url(database)) as p:
            p.migration("a", "create table a (id int); create index concurrently i on a (id);")
            with Pooler(own, "transaction") as pool:
                p.run("migrate", "--wait", "--url", pool.url(database)).failed(
                    "pooler in transaction mode", "the URL of the server itself", "nothing was run")
                same(tables(own, database), "")
            with Pooler(own, "session") as pool:
                p.run("migrate", "--wait", "--url", pool.url(database)).ok()
                same(tables(own, database), "a")
    finally:
        own.remove()


def pushes_through_a_pooler(server):
    """Without the lock, which no transaction of it could keep for the next one."""
    own = Server()
    try:
        database = own.database()
        with Project(url=own.url(database)) as p:
            p.write("schema.ts", 'import { pgTable, integer } from "drizzle-orm/pg-core";\n'
                                 'export const a = pgTable("a", { id: integer() });')
            for mode, warned in (("transaction", 1), ("session", 0)):
                with Pooler(own, mode) as pool:
                    own.sql(database, "drop table if exists a")
                    run = p.run("push", "--url", pool.url(database)).ok()
                    same(run.err.count("no lock keeps another push or migrate out"), warned)
                    same(tables(own, database), "a")
                    locks = "select count(*) from pg_locks where locktype = 'advisory'"
                    same(own.sql(database, locks), "0")
    finally:
        own.remove()


def may_mount():
    """Only root outside a locked-down container can give the server a small disk."""
    done = subprocess.run(["unshare", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"], check=False,
                          capture_output=True)
    return os.geteuid() == 0 and done.returncode == 0


TESTS = [standby, tls, pooler, pushes_through_a_pooler, too_many_locks, read_only_database, no_right_to_make_the_schema,
         no_right_of_a_migration, no_right_to_read, reader_sees_the_status, unknown_database,
         unknown_role, unknown_host, old_server, no_tls, statement_timeout] + ([disk_full] if may_mount() else [])
