"""One case on one server: its migrations, applied to a database, against a database made from its last schema."""
import contextlib
import os
import re
import subprocess
import sys

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(TESTS, "lib"))

import catalog  # noqa: E402
import explained  # noqa: E402
from database import Database, Refusal  # noqa: E402
from program import environment  # noqa: E402

NODE_MODULES = os.path.join(TESTS, "node_modules")


class Failure(Exception):
    """What went otherwise than it should."""


class Project:
    """A case's project folder, in which rihla writes migrations, with --safe or without."""

    def __init__(self, case, program, folder, flags):
        self.case = case
        self.program = program
        self.flags = flags
        self.warnings = []
        self.folder = os.path.join(folder, "project")
        os.makedirs(self.folder)
        if case.wants_packages:
            os.symlink(NODE_MODULES, os.path.join(folder, "node_modules"))

    def rihla(self, args):
        """Exit code, stdout, and both outputs for a report."""
        result = subprocess.run(
            [self.program, *args], cwd=self.folder, env=environment(),
            timeout=120, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        stdout, stderr = result.stdout.decode(), result.stderr.decode()
        return result.returncode, stdout, "rihla %s: exit %d\n%s%s" % (
            " ".join(args), result.returncode, stdout[-2000:], stderr[-4000:])

    def must(self, *args):
        code, stdout, output = self.rihla(args)
        if code != 0:
            raise Failure(output)
        self.warnings += re.findall(r"^warning: .*", output, re.M)
        return stdout

    def generate(self, generation):
        hints, path = self.case.hints(generation)
        self.case.stage(self.folder, generation)
        flags = self.flags + (["--hints-file", path] if path else [])
        self.must("generate", *self.case.args(generation), *flags)

    def migrate(self, url):
        code, _, output = self.rihla(["migrate", "--url", url])
        if code != 0:
            raise Refusal(output)

    def migrations(self):
        """The text of all migrations."""
        texts = []
        folder = os.path.join(self.folder, self.case.config.get("out", "drizzle"))
        for name in sorted(os.listdir(folder)):
            if name.endswith(".sql"):
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    texts.append(file.read())
        return "\n".join(texts)

    def export(self, *flags):
        casing = ["--casing", self.case.config["casing"]] if "casing" in self.case.config else []
        return self.must("export", *casing, *flags)


class Trial:
    """One case on one server."""

    def __init__(self, case, server, options, scratch):
        self.case = case
        self.server = server
        self.program = options.rihla
        self.scratch = scratch
        self.with_roles = False

    def project(self, name, flags):
        return Project(self.case, self.program, os.path.join(self.scratch, name), flags)

    def check(self):
        """Raises Failure with what is wrong."""
        plain, safe = self.project("plain", []), self.project("safe", ["--safe"])
        for project in (plain, safe):
            for generation in self.case.generations:
                project.generate(generation)
        self.with_roles = bool(re.search("(CREATE|DROP) ROLE", plain.migrations() + self.case.setup))
        with self.server.roles if self.with_roles else contextlib.nullcontext():
            expected = self.expected(plain)
            is_fine = self.apply("plain", [], expected)
            is_other = safe.migrations() != plain.migrations()
            is_safe = is_other and self.apply("safe", ["--safe"], expected)
        if is_safe and not is_fine and not plain.warnings:
            raise Failure("nothing warned of what --safe avoids")
        return is_fine or is_safe

    def database(self):
        return Database(self.server, self.with_roles)

    def make(self, project, flags):
        """The catalogs of a database made from the schema that is in the project alone."""
        with self.database() as database:
            database.run(self.case.setup)
            database.run(project.export(*flags))
            return database.catalog()

    def expected(self, project):
        """The catalogs that the last schema leads to, or None if no form of it works."""
        for flags in ([], ["--safe"]):
            try:
                return self.make(project, flags)
            except Refusal as refusal:
                if not self.rejection(flags):
                    raise Failure("export%s: %s" % (" ".join([""] + flags), refusal))
        return None

    def apply(self, name, flags, expected):
        """Whether all went well; what the case says is no failure."""
        rejection = self.rejection(flags)
        project = self.project("apply-" + name, flags)
        with self.database() as database:
            database.run(self.case.setup)
            try:
                for generation in self.case.generations:
                    project.generate(generation)
                    project.migrate(database.url)
                    database.run(self.case.rows(generation))
            except Refusal as refusal:
                if rejection and sqlstate(str(refusal)) in rejection.split()[0].split("/"):
                    return False
                raise Failure("%s: %s" % (name, refusal))
            self.ask_status(project, database.url, flags)
            if rejection:
                raise Failure("%s: PostgreSQL was expected to refuse this: %s" % (name, rejection))
            self.compare(name, flags, expected, database.catalog())
            return bool(flags) or not self.case.unequal

    def ask_status(self, project, url, flags, *more):
        """Where drizzle-kit's form leads elsewhere, status has to say so."""
        code, _, output = project.rihla(["migrate", "status", "--exit-code", "--url", url, *more])
        if code != int(not flags and self.case.drifts):
            raise Failure("after all migrations: " + output)

    def is_tracking(self, name):
        """Whether an object belongs to the tables that say which migrations are applied."""
        where = self.case.config.get("migrations", {})
        schema = where.get("schema", "drizzle")
        tables = (where.get("table", "__drizzle_migrations"), "__rihla_")
        return name.split(" ", 1)[1].startswith(tuple("%s.%s" % (schema, table) for table in tables))

    def rejection(self, flags):
        return self.case.rejection("--safe" in flags, self.server.version)

    def compare(self, name, flags, expected, actual):
        differences = [d for d in catalog.differences(expected, actual) if not self.is_tracking(d[0])]
        differences = explained.without(differences)
        known = {} if flags else self.case.unequal
        unknown = [difference for difference in differences if difference[0] not in known]
        if unknown:
            raise Failure("%s: not what the schema says\n%s" % (name, catalog.text(unknown)))
        gone = set(known) - {difference[0] for difference in differences}
        if gone:
            raise Failure("%s: expected to be unequal: %s" % (name, ", ".join(sorted(gone))))


def sqlstate(output):
    """The SQLSTATE in what rihla or psql says; rihla itself finds a text without an end."""
    if "begins here does not end" in output:
        return "42601"
    found = re.search(r"sqlstate: (\w{5})|ERROR:  (\w{5}):", output)
    return found and (found[1] or found[2])
