#!/usr/bin/env python3
"""The laws of live databases, on every case of the oracle test and a real server:

- push makes a database what the schema says: another push finds nothing to do;
- diff between the database and the schema, either way, finds nothing;
- what export writes of the database makes a database that does not differ from it.

run.py [--postgres VERSION | --database-url URL] [--rihla PATH] [--filter TEXT] [--jobs N] [CASES…]
VERSION is 13 to 18, or the one that is installed (default).
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import threading

HERE = os.path.dirname(os.path.abspath(__file__))
TESTS = os.path.dirname(HERE)
sys.path[:0] = [os.path.join(TESTS, "lib"), os.path.join(TESTS, "acceptance")]

import cases  # noqa: E402
import report  # noqa: E402
from program import environment  # noqa: E402
from servers import RunningServer  # noqa: E402


def psql(url, sql):
    return subprocess.run(["psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-f", "-", url], input=sql,
                          capture_output=True, text=True, check=False)


class Refusal(Exception):
    """PostgreSQL has no object for what the schema says."""


class Database:
    """An empty database of its own on the user's server."""

    def __init__(self, server, name):
        self.server, self.name = server, name
        self.url = re.sub(r"^(\w+://[^/?]*)(/[^?]*)?", r"\1/" + name, server)

    def __enter__(self):
        for sql in ("DROP DATABASE IF EXISTS %s", "CREATE DATABASE %s"):
            done = psql(self.server, sql % self.name)
            if done.returncode:
                raise AssertionError(done.stderr)
        return self

    def __exit__(self, *failure):
        psql(self.server, "DROP DATABASE %s" % self.name)


class Project:
    """A case's sources, and rihla run among them."""

    def __init__(self, case, folder, program):
        self.case, self.program = case, program
        self.schemas, self.roles = ["public"], []
        self.server_is_old = False
        self.folder = os.path.join(folder, "project")
        os.mkdir(self.folder)
        if case.wants_packages:
            os.symlink(os.path.join(TESTS, "node_modules"), os.path.join(folder, "node_modules"))

    def run(self, *args):
        done = subprocess.run([self.program, *args, "--output", "json"], cwd=self.folder,
                              env=environment(), timeout=120, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, check=False)
        try:
            return json.loads(done.stdout)
        except ValueError:
            return {"status": "no JSON", "stdout": done.stdout, "stderr": done.stderr}

    def casing(self):
        return ["--casing", self.case.config["casing"]] if "casing" in self.case.config else []

    def schema(self, option):
        schema = self.case.config.get("schema") or cases.schema_path(self.folder)
        words = []
        for path in [schema] if isinstance(schema, str) else schema:
            words += [option, path]
        return words

    def push(self, url, generation):
        """The schemas that push would leave alone by default are pushed, too."""
        hints = self.case.hints(generation)[1]
        words = ["--hints-file", hints] if hints else []
        snapshot = self.run("export", "--format", "snapshot", *self.schema("--schema")).get("snapshot", {})
        self.schemas += list(snapshot.get("schemas", {}))
        self.roles += list(snapshot.get("roles", {}))
        for name in sorted(set(self.schemas)):
            words += ["--schemaFilters", name]
        return self.run("push", "--url", url, "--force", *words)


def changes(answer, what):
    if answer["status"] == "no_changes":
        return None
    return "%s: %s" % (what, json.dumps(answer)[:3000])


def check_generation(project, url, generation):
    project.case.stage(project.folder, generation)
    first = project.push(url, generation)
    if first["status"] == "error" and (project.case.rejected or project.server_is_old):
        raise Refusal()
    if first["status"] not in ("ok", "no_changes"):
        return "push: %s" % json.dumps(first)[:3000]
    there, back = project.schema("--to"), project.schema("--from")
    return (
        changes(project.push(url, 0), "the second push")
        or changes(project.run("diff", "--from", url, *there, *project.casing()), "database to schema")
        or changes(project.run("diff", "--to", url, *back, *project.casing()), "schema to database")
    )


def check_export(project, url, copy):
    """Roles are not exported: they are the server's, not the database's."""
    exported = project.run("export", "--safe", "--schema", url)
    if exported["status"] != "ok":
        return "export: %s" % json.dumps(exported)[:3000]
    done = psql(copy, "\n".join(s for s in exported["statements"] if not s.startswith("CREATE ROLE")))
    if done.returncode:
        return "psql refuses what was exported: " + done.stderr
    return changes(project.run("diff", "--from", url, "--to", copy), "the database and its copy")


def check_case(project, url, copy):
    for generation in project.case.generations:
        problem = check_generation(project, url, generation)
        if problem:
            return "generation %d: %s" % (generation, problem)
    return check_export(project, url, copy)


def check(case, options):
    if case.unlike:
        return None
    name = "law_" + "".join(c if c.isalnum() else "_" for c in case.name.lower())[-50:]
    with tempfile.TemporaryDirectory(prefix="rihla-laws-") as folder, \
            Database(options.database_url, name) as database, \
            Database(options.database_url, name + "_copy") as copy:
        project = Project(case, folder, options.rihla)
        project.server_is_old = options.postgres in ("13", "14")  # without NULLS NOT DISTINCT
        for url in database.url, copy.url:
            psql(url, case.setup)
        try:
            return check_case(project, database.url, copy.url)
        except Refusal:
            return None
        finally:
            for url in database.url, copy.url:
                psql(url, "".join('DROP OWNED BY "%s" CASCADE;' % role for role in project.roles))
            for role in project.roles:
                psql(database.url, 'DROP ROLE IF EXISTS "%s"' % role)


class Turns:
    """Roles belong to the server: a case that looks at all of them runs alone."""

    PLACES = 64

    def __init__(self):
        self.free = threading.Semaphore(self.PLACES)
        self.entry = threading.Lock()

    def take(self, places):
        with self.entry:
            for _ in range(places):
                self.free.acquire()

    def give_back(self, places):
        self.free.release(places)


TURNS = Turns()


def check_in_turn(case, options):
    places = Turns.PLACES if "entities" in case.config else 1
    TURNS.take(places)
    try:
        return check(case, options)
    finally:
        TURNS.give_back(places)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--postgres", default="installed")
    parser.add_argument("--database-url")
    parser.add_argument("--rihla", default=os.path.join(TESTS, "..", "build", "rihla"))
    parser.add_argument("--filter", default="")
    parser.add_argument("--jobs", type=int)
    parser.add_argument("folders", nargs="*", default=[os.path.join(TESTS, "cases", "generate")])
    options = parser.parse_args()
    options.rihla = os.path.abspath(options.rihla)
    found = [case for folder in options.folders
             for case in cases.find(os.path.abspath(folder), options.filter)]
    if options.database_url:
        return report.run(found, lambda case: check_in_turn(case, options), options.jobs)
    with RunningServer(options.postgres) as options.database_url:
        return report.run(found, lambda case: check_in_turn(case, options), options.jobs)


sys.exit(main())
