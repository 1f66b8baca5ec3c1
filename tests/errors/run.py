#!/usr/bin/env python3
"""Error cases: what rihla says of bad input, in text and in JSON, and that it leaves no trace.

run.py [--rihla PATH] [--filter TEXT] [--jobs N]

tests/cases/errors/BEHAVIOUR/ is a project folder, and beside its files
  cmd      the arguments
  expect   one claim a line: "exit N", "status S", "code C", "at FILE:LINE:COLUMN" (or less of it),
           "says REGEX" (the message and what follows), "frame TEXT" (a line of the code frame),
           "json REGEX" (only in JSON)
  setup    "filesize BYTES" (no file may grow over it: the disk is full),
           "readonly PATH", "env NAME=VALUE", "link PATH TARGET"
"""
import argparse
import hashlib
import json
import os
import pwd
import re
import resource
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CASES = os.path.join(TESTS, "cases", "errors")
sys.path.insert(0, os.path.join(TESTS, "lib"))

import report  # noqa: E402
from cases import read  # noqa: E402
from program import environment  # noqa: E402

OWN_FILES = ("cmd", "expect", "setup")
CONFIG = """export default { dialect: "postgresql", schema: "./schema.ts", out: "./drizzle" };
"""


def pairs(text):
    """The lines of a file as (word, rest)."""
    return [tuple((line.split(" ", 1) + [""])[:2]) for line in text.splitlines() if line.strip()]


class Case:
    def __init__(self, name):
        self.name = name
        self.folder = os.path.join(CASES, name)
        self.command = shlex.split(read(os.path.join(self.folder, "cmd"), "generate"))
        self.expect = pairs(read(os.path.join(self.folder, "expect")))
        self.setup = pairs(read(os.path.join(self.folder, "setup"), ""))

    def claims(self, word):
        return [rest for first, rest in self.expect if first == word]

    def settings(self, word):
        return [rest for first, rest in self.setup if first == word]

    def stage(self, project):
        shutil.copytree(self.folder, project, ignore=lambda folder, names: [
            name for name in names if folder == self.folder and name in OWN_FILES])
        for path, target in (link.split() for link in self.settings("link")):
            os.symlink(target, os.path.join(project, path))
        has_config = any(name.startswith("drizzle.config.") for name in os.listdir(project))
        if not has_config and not self.settings("noconfig"):
            with open(os.path.join(project, "drizzle.config.ts"), "w", encoding="utf-8") as file:
                file.write(CONFIG)


def fingerprint(folder):
    """What is in a folder: a line for each path, with a hash of each file."""
    lines = []
    for parent, folders, names in sorted(os.walk(folder)):
        lines += [os.path.relpath(os.path.join(parent, name), folder) + "/" for name in folders]
        for name in names:
            path = os.path.join(parent, name)
            with open(path, "rb") as file:
                lines.append(os.path.relpath(path, folder) + " " + hashlib.sha256(file.read()).hexdigest())
    return sorted(lines)


def protect(case, scratch, project):
    """Makes paths read-only, and gives the user as whom that counts (root may write anywhere)."""
    paths = case.settings("readonly")
    if not paths or os.geteuid() != 0:
        user = None
    else:
        user = pwd.getpwnam("nobody").pw_uid
        os.chmod(scratch, 0o755)
        for parent, _, names in os.walk(project):
            for path in [parent] + [os.path.join(parent, name) for name in names]:
                os.chown(path, user, -1)
    for path in paths:
        os.chmod(os.path.join(project, path), 0o555)
    return user


def limits(case, user):
    """What the child does to itself before it becomes rihla."""
    sizes = [int(size) for size in case.settings("filesize")]

    def apply():
        if sizes:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (sizes[0], sizes[0]))
        if user is not None:
            os.setuid(user)

    return apply


def wrong_text(case, code, stdout, stderr):
    for claim in case.claims("exit"):
        if code != int(claim):
            return "exit %d, not %s" % (code, claim)
    for place in case.claims("at"):
        if not re.search(r"(?<![\w/])%s(?!\d)" % re.escape(place), stderr):
            return "it does not say " + place
    for pattern in case.claims("says") + [re.escape(text) for text in case.claims("frame")]:
        if not re.search(pattern, stderr):
            return "it does not say " + pattern
    return "a crash" if "Sanitizer" in stderr or "runtime error" in stderr else None


def place_of(error):
    return ":".join(str(error[key]) for key in ("file", "line", "column") if key in error)


def wrong_json(case, code, stdout, stderr):
    for claim in case.claims("exit"):
        if code != int(claim):
            return "exit %d, not %s" % (code, claim)
    if stdout.count("\n") != 1 or not stdout.endswith("\n"):
        return "not one line on stdout"
    envelope = json.loads(stdout)
    status = (case.claims("status") or ["error"])[0]
    if envelope["status"] != status:
        return "the status is " + envelope["status"]
    error = envelope.get("error", {})
    for claim in case.claims("code"):
        if error.get("code") != claim:
            return "the code is %s" % error.get("code")
    for place in case.claims("at"):
        if not (place_of(error) + ":").startswith(place + ":"):
            return "it is at " + place_of(error)
    for text in case.claims("frame"):
        if text not in error.get("frame", ""):
            return "the frame has no " + text
    for pattern in case.claims("says") + case.claims("json"):
        if not re.search(pattern, json.dumps(envelope, ensure_ascii=False)):
            return "it does not say " + pattern
    return None


def attempt(case, program, mode, wrong):
    with tempfile.TemporaryDirectory(prefix="rihla-errors-") as scratch:
        project = os.path.join(scratch, "project")
        case.stage(project)
        user = protect(case, scratch, project)
        if user is not None:
            program = shutil.copy(program, scratch)
        before = fingerprint(project)
        env = environment(dict(pair.split("=", 1) for pair in case.settings("env")))
        result = subprocess.run(
            [program] + case.command + mode, cwd=project, env=env, timeout=120, preexec_fn=limits(case, user),
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        stdout, stderr = result.stdout.decode(), result.stderr.decode()
        problem = wrong(case, result.returncode, stdout, stderr)
        if not problem and fingerprint(project) != before:
            problem = "the folder was changed:\n" + "\n".join(set(fingerprint(project)) ^ set(before))
        return problem and "%s\nrihla %s: exit %d\n%s%s" % (
            problem, " ".join(case.command + mode), result.returncode, stdout, stderr)


def check(case, program):
    return attempt(case, program, [], wrong_text) or attempt(case, program, ["--output", "json"], wrong_json)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rihla", default=os.path.join(TESTS, "..", "build", "rihla"))
    parser.add_argument("--filter", default="")
    parser.add_argument("--jobs", type=int)
    options = parser.parse_args()
    program = os.path.abspath(options.rihla)
    found = [Case(name) for name in sorted(os.listdir(CASES)) if options.filter in name]
    return report.run(found, lambda case: check(case, program), options.jobs)


sys.exit(main())
