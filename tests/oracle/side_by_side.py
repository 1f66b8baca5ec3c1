"""One case through drizzle-kit and rihla, side by side: what has to be equal, byte for byte."""
import json
import os
import re
import subprocess

import cases
import changes
import compare
import drizzle_kit
from program import environment

BREAKPOINT = "--> statement-breakpoint\n"
DONE = re.compile("Your SQL migration file|No schema changes, nothing to migrate")


class Rihla:
    """The program under test, in its own copy of a case's project."""

    def __init__(self, program, project):
        self.program = program
        self.project = project
        self.environment = environment()

    def run(self, *args):
        """Exit code, stdout, and all that was written for a report."""
        result = subprocess.run(
            [self.program, *args], cwd=self.project, env=self.environment, timeout=120,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        stdout, stderr = result.stdout.decode(), result.stderr.decode()
        return result.returncode, stdout, "rihla %s: exit %d\n%s%s" % (
            " ".join(args), result.returncode, stdout[-2000:], stderr[-4000:],
        )


class Run:
    """One case in two scratch folders, generation after generation."""

    def __init__(self, case, scratch, options, servers):
        self.case = case
        self.servers = servers
        self.oracle = os.path.join(scratch, "drizzle-kit", "project")
        self.ours = os.path.join(scratch, "rihla", "project")
        for project in (self.oracle, self.ours):
            os.makedirs(project)
            # One folder up, so that the project can have a node_modules of its own.
            if project == self.oracle or case.wants_packages:
                os.symlink(drizzle_kit.NODE_MODULES, os.path.join(project, "..", "node_modules"))
        self.rihla = Rihla(options.rihla, self.ours)
        self.is_oracle_alone = options.oracle_alone
        self.mask = compare.Mask(case.is_unnamed)
        self.has_new_snapshot = False
        # what the generations changed, and the types of their columns; see changes.py
        self.rows, self.types = set(), set()

    def check(self):
        check = self.check_unlike if self.case.unlike else self.check_generation
        for generation in self.case.generations:
            problem = check(generation)
            if problem:
                return "generation %d: %s" % (generation, problem)
        if self.is_oracle_alone or self.case.unlike:
            return None
        return self.check_export() or self.check_snapshot()

    def check_unlike(self, generation):
        """Where drizzle-kit fails: what rihla does instead."""
        if self.is_oracle_alone:
            return None
        _, path = self.case.hints(generation)
        before = compare.newest(os.path.join(self.ours, "drizzle"), "_snapshot.json")
        self.case.stage(self.ours, generation)
        args = self.case.args(generation) + (["--hints-file", path] if path else [])
        code, _, output = self.rihla.run("generate", *args)
        if code != 0:
            return output
        self.note_changes(self.ours, before, generation)
        with open(compare.newest(os.path.join(self.ours, "drizzle"), ".sql"), encoding="utf-8") as file:
            return compare.difference("SQL", self.case.expected(generation), file.read())

    def note_changes(self, project, before, generation):
        """Adds to the rows what the snapshot that was just written changes."""
        after = compare.newest(os.path.join(project, "drizzle"), "_snapshot.json")
        old, new = (json.loads(cases.read(path)) if path else None for path in (before, after))
        self.rows |= changes.between(old, new, self.case.hints(generation)[0])
        self.types |= changes.types(new)

    def check_generation(self, generation):
        args = self.case.args(generation)
        before = compare.newest(os.path.join(self.oracle, "drizzle"), "_snapshot.json")
        known = compare.newest(os.path.join(self.oracle, "drizzle"), ".sql")
        self.case.stage(self.oracle, generation)
        self.case.stage(self.ours, generation)
        problem = self.ask_oracle(generation)
        if problem:
            return problem
        if self.is_oracle_alone:
            return None
        _, path = self.case.hints(generation)
        code, _, output = self.rihla.run("generate", *args, *(["--hints-file", path] if path else []))
        if code != 0:
            return output
        is_new = compare.newest(os.path.join(self.oracle, "drizzle"), ".sql") != known
        self.has_new_snapshot = is_new
        if is_new:
            self.note_changes(self.oracle, before, generation)
        return (
            compare.folders(os.path.join(self.oracle, "drizzle"), os.path.join(self.ours, "drizzle"), self.mask)
            or (is_new and "--custom" not in args and self.check_diff(before, path, args))
        )

    def ask_oracle(self, generation):
        """drizzle-kit's `generate` in its project; None, or why there is nothing to compare with."""
        hints, _ = self.case.hints(generation)
        code, screen = drizzle_kit.run(self.oracle, ["generate"] + self.case.args(generation), hints)
        return None if code == 0 and DONE.search(screen) else "drizzle-kit failed\n" + screen

    def oracle_export(self):
        # A drizzle-kit that runs already knows the path aliases of its first project alone.
        if os.path.exists(os.path.join(self.oracle, "tsconfig.json")):
            return drizzle_kit.export(self.oracle)
        _, screen, _ = self.servers.run(self.oracle, ["export"])
        return screen

    def check_diff(self, before, hints, args):
        """`rihla diff` gives the statements of the migration that was just written."""
        newest = compare.newest(os.path.join(self.oracle, "drizzle"), ".sql")
        if not newest:
            return None
        args = ["diff", "--from", before or "empty"]
        for path in self.schema():
            args += ["--to", path]
        if "casing" in self.case.config:
            args += ["--casing", self.case.config["casing"]]
        if hints:
            args += ["--hints-file", hints]
        code, stdout, output = self.rihla.run(*args, "--output", "json")
        if code != 0:
            return output
        with open(newest, encoding="utf-8") as file:
            expected = file.read()
        statements = "\n".join(json.loads(stdout)["statements"])
        # One statement has a breakpoint in it.
        return compare.difference("diff", expected.replace(BREAKPOINT, "\n"), statements.replace(BREAKPOINT, "\n"))

    def schema(self):
        is_single = os.path.exists(os.path.join(self.ours, "schema.ts"))
        schema = self.case.config.get("schema", "schema.ts" if is_single else "schema")
        return [schema] if isinstance(schema, str) else schema

    def check_export(self):
        expected = self.oracle_export()
        code, stdout, output = self.rihla.run("export")
        return output if code != 0 else compare.difference("export", expected, stdout)

    def check_snapshot(self):
        """`rihla export --format snapshot` is the snapshot that the last generation wrote, if it did."""
        path = compare.newest(os.path.join(self.oracle, "drizzle"), "_snapshot.json")
        if not path or not self.has_new_snapshot:
            return None
        casing = ["--casing", self.case.config["casing"]] if "casing" in self.case.config else []
        code, stdout, output = self.rihla.run("export", "--format", "snapshot", *casing)
        if code != 0:
            return output
        with open(path, encoding="utf-8") as file:
            expected = file.read()
        expected = self.mask.text(path, expected).rstrip("\n")
        return compare.difference("snapshot", expected, self.mask.text(path, stdout).rstrip("\n"))
