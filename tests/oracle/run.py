#!/usr/bin/env python3
"""The oracle test: every case through the real drizzle-kit and through rihla, byte for byte.

run.py [--rihla PATH] [--filter TEXT] [--jobs N] [--keep FOLDER] [--oracle-alone]
       [--write-conformance] [CASES…]
CASES are folders of tests/cases. If none is given, all of generate are run and the seeds in the file
`seeds` beside this one, and docs/conformance.md has to say what was found.
"""
import argparse
import os
import shutil
import sys
import tempfile
import textwrap

HERE = os.path.dirname(os.path.abspath(__file__))
TESTS = os.path.dirname(HERE)
sys.path.insert(0, os.path.join(TESTS, "lib"))

import cases  # noqa: E402
import conformance  # noqa: E402
import report  # noqa: E402
from kit_server import Servers  # noqa: E402
from random_case import RandomCase, RandomRun, Refused, states  # noqa: E402
from side_by_side import Run  # noqa: E402

SEEDS = os.path.join(HERE, "seeds")
PAGE = os.path.join(TESTS, "..", "docs", "conformance.md")


class FolderTest:
    """A case that somebody wrote."""

    is_random = False
    is_refused = False

    def __init__(self, case, options, servers):
        self.case = case
        self.name = case.name
        self.options = options
        self.servers = servers
        self.run = None

    def check_in(self, scratch):
        self.run = Run(self.case, scratch, self.options, self.servers)
        return self.run.check()


class SeedTest:
    """A case that a seed makes; one of those that can be compared."""

    is_random = True

    def __init__(self, seed, options, servers):
        self.seed = seed
        self.name = "seed %d" % seed
        self.options = options
        self.servers = servers
        self.run = None
        self.is_refused = False

    def check_in(self, scratch):
        case = RandomCase(self.seed, states(self.seed), os.path.join(scratch, "case"))
        self.run = RandomRun(case, scratch, self.options, self.servers)
        try:
            return self.run.check()
        except Refused as refusal:
            self.is_refused = True
            is_kept = not self.options.write_conformance
            return "cannot be compared: %s; see the top of tests/oracle/seeds" % refusal if is_kept else None


class PageTest:
    """Whether docs/conformance.md says what the tests found; to be run after them."""

    name = "docs/conformance.md"

    def __init__(self, tests, options):
        self.tests = tests
        self.options = options

    def check_in(self, _scratch):
        tally, taken = conformance.Tally(), [test for test in self.tests if not test.is_refused]
        for test in taken:
            tally.add(test.run, test.is_random)
        if len(taken) != len(self.tests):
            write_seeds([test.seed for test in taken if test.is_random])
        return conformance.check(PAGE, tally.text(), self.options.write_conformance)


def check(test, options):
    if options.keep:
        scratch = os.path.join(options.keep, test.name)
        shutil.rmtree(scratch, ignore_errors=True)
        return test.check_in(scratch)
    with tempfile.TemporaryDirectory(prefix="rihla-oracle-") as scratch:
        return test.check_in(scratch)


def seeds():
    """The numbers in the file `seeds`."""
    with open(SEEDS, encoding="utf-8") as file:
        lines = [line.split("#")[0] for line in file]
    return [int(word) for line in lines for word in line.split()]


def write_seeds(numbers):
    """Makes the file `seeds` hold these numbers; what it says at its top stays."""
    with open(SEEDS, encoding="utf-8") as file:
        head = [line for line in file if line.startswith("#")]
    with open(SEEDS, "w", encoding="utf-8") as file:
        file.write("".join(head) + "\n".join(textwrap.wrap(" ".join(map(str, numbers)), 110)) + "\n")


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rihla", default=os.path.join(TESTS, "..", "build", "rihla"))
    parser.add_argument("--filter", default="")
    parser.add_argument("--jobs", type=int)
    parser.add_argument("--keep")
    parser.add_argument("--oracle-alone", action="store_true", help="see whether drizzle-kit takes the cases")
    parser.add_argument("--write-conformance", action="store_true", help="make docs/conformance.md say what was found,\n"
                        "and take out of `seeds` what cannot be compared")
    parser.add_argument("folders", nargs="*")
    options = parser.parse_args()
    options.rihla = os.path.abspath(options.rihla)
    return options


def main():
    options = parse()
    is_whole = not options.folders and not options.filter and not options.oracle_alone
    folders = options.folders or [os.path.join(TESTS, "cases", "generate")]
    with Servers() as servers:
        tests = [FolderTest(case, options, servers) for folder in folders
                 for case in cases.find(os.path.abspath(folder), options.filter)]
        if not options.folders:
            tests += [test for test in (SeedTest(seed, options, servers) for seed in seeds()) if options.filter in test.name]
        page = [PageTest(tests, options)] if is_whole else []
        return report.run(tests, lambda test: check(test, options), options.jobs, page)


sys.exit(main())
