#!/usr/bin/env python3
"""--orm project with older versions of drizzle-orm: the schema is what the bundled one makes of it.

run.py [--long]: two versions, or all. RIHLA is the program (default build/rihla). schemas/V.ts is what came with version
V; every later version takes it, and an earlier one may refuse it, but not leave something out. That the bundled version
is right, the oracle test shows.
"""
import argparse
import difflib
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TESTS = os.path.dirname(HERE)
sys.path.insert(0, os.path.join(TESTS, "lib"))

import report  # noqa: E402
from cases import read  # noqa: E402
from program import environment  # noqa: E402

PROGRAM = os.path.abspath(os.environ.get("RIHLA", os.path.join(TESTS, "..", "build", "rihla")))
SCHEMAS = sorted(name[:-3] for name in os.listdir(os.path.join(HERE, "schemas")))
# The default shows which version has run.
WHICH = """
import { npmVersion } from "drizzle-orm/version";
import { pgTable as versionTable, text as versionText } from "drizzle-orm/pg-core";
export const version = versionTable("version", { version: versionText("version").default(npmVersion) });
"""


def number(version):
    return [int(part) for part in version.split(".")]


def install(folder):
    """The packages of a lock file, unless they are there."""
    lock, stamp = os.path.join(folder, "package-lock.json"), os.path.join(folder, "node_modules", ".installed")
    if read(stamp) != read(lock):
        subprocess.run(["npm", "--prefix", folder, "ci", "--silent", "--ignore-scripts", "--legacy-peer-deps",
                        "--no-audit", "--no-fund", "--no-update-notifier"], check=True)
        with open(stamp, "w", encoding="utf-8") as file:
            file.write(read(lock))
    modules = os.path.join(folder, "node_modules")
    return [os.path.join(modules, name) for name in sorted(os.listdir(modules)) if name.startswith("orm-")]


class Pair:
    """One version and one schema."""

    def __init__(self, package, schema):
        self.package = package
        self.schema = schema
        self.version = os.path.basename(package)[len("orm-"):]
        self.name = "drizzle-orm %s, schema of %s" % (self.version, schema)

    def export(self, project, *args):
        result = subprocess.run(
            [PROGRAM, "export", "--schema", "schema.ts", "--format", "snapshot", *args], cwd=project,
            env=environment(), timeout=120, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        return result.returncode, result.stdout.decode(), result.stderr.decode()

    def attempt(self, project, args):
        """None, or what is otherwise with the project's version."""
        code, bundled, stderr = self.export(project, *args)
        if code != 0:
            return "with the bundled one: " + stderr
        code, old, stderr = self.export(project, *args, "--orm", "project")
        if code != 0:
            return None if self.is_unknown() and code == 1 and stderr.startswith("error: ") else stderr
        return difference(bundled, old, self.version)

    def is_unknown(self):
        return number(self.schema) > number(self.version)

    def check(self):
        with tempfile.TemporaryDirectory(prefix="rihla-orm-") as project:
            os.mkdir(os.path.join(project, "node_modules"))
            os.symlink(self.package, os.path.join(project, "node_modules", "drizzle-orm"))
            with open(os.path.join(project, "schema.ts"), "w", encoding="utf-8") as file:
                file.write(read(os.path.join(HERE, "schemas", self.schema + ".ts")) + WHICH)
            problem = self.attempt(project, [])
            if problem or number(self.version) < [0, 34]:
                return problem
            return self.attempt(project, ["--casing", "snake_case"])


def difference(bundled, old, version):
    """What the two snapshots have otherwise than that each names its version."""
    found = re.search(r"'(\d+\.\d+)\.\d+'", old)
    if not found or found[1] != version:
        return "version %s did not run" % version
    mask = re.compile(r'"id": "[-0-9a-f]{36}"|\'\d+\.\d+\.\d+\'')
    lines = [mask.sub("", text).splitlines() for text in (bundled, old)]
    return "\n".join(difflib.unified_diff(*lines, "bundled", version, lineterm="")) or None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--filter", default="")
    options = parser.parse_args()
    folders = ["sample", "long"] if options.long else ["sample"]
    packages = [package for folder in folders for package in install(os.path.join(HERE, folder))]
    pairs = [Pair(package, schema) for package in packages for schema in SCHEMAS]
    return report.run([pair for pair in pairs if options.filter in pair.name], Pair.check)


sys.exit(main())
