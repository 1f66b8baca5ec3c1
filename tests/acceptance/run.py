#!/usr/bin/env python3
"""The acceptance test: the migrations of every case, applied to PostgreSQL.

What the catalogs of that database hold must be what those of a database hold that was made from the last schema
alone. Where PostgreSQL refuses what drizzle-kit writes, the case says so, and what --safe writes has to work.

run.py [--postgres VERSION… | --server URL…] [--sample VERSION…] [--seeds N] [--rihla PATH] [--filter REGEXP] [--jobs N]
       [CASES…]
A VERSION is 13 to 18, "all" of these, or the one that is installed (default). Of a sample each tenth case is run.
If no CASES are given, all of generate are run, and the oracle test's seeds (--seeds N: each Nth of them).
"""
import argparse
import contextlib
import os
import re
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TESTS = os.path.dirname(HERE)
sys.path.insert(0, os.path.join(TESTS, "lib"))

import cases  # noqa: E402
import explained  # noqa: E402
import report  # noqa: E402
import seeds  # noqa: E402
from database import Server  # noqa: E402
from servers import VERSIONS, RunningServer  # noqa: E402
from trial import Failure, Trial  # noqa: E402

SAMPLE = 10
GENERATE = os.path.join(TESTS, "cases", "generate")
class Item:
    def __init__(self, case, server):
        self.case = case
        self.server = server
        self.name = "%s on PostgreSQL %d" % (case.name, server.version)

    def trial(self, options, scratch):
        return Trial(self.case, self.server, options, scratch)


class SeedItem:
    def __init__(self, seed, server):
        self.seed = seed
        self.server = server
        self.name = "seed %d on PostgreSQL %d" % (seed, server.version)

    def trial(self, options, scratch):
        case = seeds.SeedCase(self.seed, os.path.join(scratch, "case"))
        return seeds.SeedTrial(case, self.server, options, scratch)


def check(item, options):
    with tempfile.TemporaryDirectory(prefix="rihla-acceptance-") as scratch:
        try:
            item.trial(options, scratch).check()
        except Failure as failure:
            return str(failure)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--postgres", action="append", choices=["installed", "all", *VERSIONS])
    parser.add_argument("--server", action="append", help="URL of a superuser on a running server")
    parser.add_argument("--rihla", default=os.path.join(TESTS, "..", "build", "rihla"))
    parser.add_argument("--filter", default="", help="regular expression on names of cases")
    parser.add_argument("--sample", action="append", default=[], choices=VERSIONS)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--jobs", type=int)
    parser.add_argument("folders", nargs="*")
    options = parser.parse_args()
    options.rihla = os.path.abspath(options.rihla)
    found = [case for folder in options.folders or [GENERATE]
             for case in cases.find(os.path.abspath(folder), "")
             if re.search(options.filter, case.name)]
    numbers = [] if options.folders else seeds.numbers()[::options.seeds]
    numbers = [number for number in numbers if re.search(options.filter, "seed %d" % number)]
    with contextlib.ExitStack() as stack:
        servers = [Server(url) for url in options.server or start(stack, options.postgres or ["installed"])]
        samples = [Server(url) for url in start(stack, options.sample)]
        items = [Item(case, server) for server in servers for case in found]
        items += [Item(case, server) for server in samples for case in found[::SAMPLE]]
        items += [SeedItem(seed, server) for server in servers for seed in numbers]
        return report.run(items, lambda item: check(item, options), options.jobs, close=close)


def close():
    explained.report()
    seeds.report()


def start(stack, versions):
    """The URLs of the servers, which run as long as the stack."""
    versions = VERSIONS if "all" in versions else versions
    return [stack.enter_context(RunningServer(version)) for version in versions]


sys.exit(main())
