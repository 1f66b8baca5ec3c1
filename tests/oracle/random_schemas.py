#!/usr/bin/env python3
"""Random schemas and edits of them, through drizzle-kit and rihla, byte for byte.

random_schemas.py [--seed S] [--count N] [--jobs N] [--rihla PATH] [--keep FOLDER] [--minutes M]
Each seed is a case of its own. One that fails is made as small as it still fails, and printed as a case folder.
"""
import argparse
import collections
import concurrent.futures
import os
import re
import shutil
import sys
import tempfile
import time
import traceback

HERE = os.path.dirname(os.path.abspath(__file__))
TESTS = os.path.dirname(HERE)
sys.path.insert(0, os.path.join(TESTS, "lib"))

from generator import shrink  # noqa: E402
from kit_server import Servers  # noqa: E402
from random_case import RandomCase, RandomRun, Refused, states  # noqa: E402


class Checker:
    def __init__(self, options, servers):
        self.options = options
        self.servers = servers

    def check(self, seed, generations, keep=None):
        """None, or what differs; raises Refused where nothing can be compared. The folder of the case is left in `keep`."""
        with tempfile.TemporaryDirectory(prefix="rihla-random-") as scratch:
            case = RandomCase(seed, generations, os.path.join(scratch, "case"))
            try:
                return RandomRun(case, scratch, self.options, self.servers).check()
            finally:
                if keep:
                    shutil.copytree(case.folder, keep, dirs_exist_ok=True)

    def fails_like(self, seed, problem):
        """Whether schemas still fail in the same way, as a function."""
        wanted = signature(problem)

        def fails(generations):
            try:
                found = self.check(seed, generations)
            except Refused:
                return False
            return bool(found) and signature(found) == wanted
        return fails

    def run(self, seed):
        """"passed", "refused" or "failed", with the reason."""
        generations = states(seed)
        try:
            problem = self.check(seed, generations)
        except Refused as refusal:
            return "refused", str(refusal)
        except Exception:
            return "failed", "the test itself failed\n" + traceback.format_exc()
        return ("failed", self.explain(seed, generations, problem)) if problem else ("passed", None)

    def explain(self, seed, generations, problem):
        if not self.options.no_shrink:
            generations = shrink.shrink(generations, self.fails_like(seed, problem))
        folder = os.path.join(self.options.keep or tempfile.gettempdir(), "seed_%s" % seed)
        shutil.rmtree(folder, ignore_errors=True)
        problem = self.check(seed, generations, folder) or problem
        return "%s\nkept in %s\n%s" % (problem.rstrip(), folder, shown(folder))


def signature(problem):
    """What kind of failure it is: the first lines without numbers and names."""
    head = "\n".join(problem.splitlines()[:3])
    return re.sub(r"\d+|\"[^\"]*\"|/\S+", "#", head)


def shown(folder):
    """A case folder as text."""
    texts = []
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            texts.append("--- %s\n%s" % (name, file.read()))
    return "".join(texts)


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rihla", default=os.path.join(TESTS, "..", "build", "rihla"))
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--minutes", type=float, help="stop after so long, however many seeds are left")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--keep", help="where the folders of failing cases go")
    parser.add_argument("--no-shrink", action="store_true")
    parser.add_argument("--list", action="store_true", help="print the seeds that can be compared")
    options = parser.parse_args()
    options.rihla = os.path.abspath(options.rihla)
    options.oracle_alone = False
    return options


def main():
    options = parse()
    end = time.monotonic() + options.minutes * 60 if options.minutes else None
    counts, reasons, taken = collections.Counter(), collections.Counter(), []

    with Servers() as servers, concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        checker = Checker(options, servers)

        def run(seed):
            return ("late", None) if end and time.monotonic() > end else checker.run(seed)

        seeds = range(options.seed, options.seed + options.count)
        for seed, (outcome, text) in zip(seeds, pool.map(run, seeds)):
            counts[outcome] += 1
            if outcome == "refused":
                reasons[text] += 1
            elif outcome != "late":
                taken.append(seed)
            if outcome == "failed":
                print("FAIL seed %d: %s" % (seed, text))
                sys.stdout.flush()

    for text, count in reasons.most_common():
        print("%d not compared: %s" % (count, text))
    if options.list:
        print(*taken)
    print("seeds %d to %d: %d not compared, %d not reached" % (
        options.seed, options.seed + options.count - 1, counts["refused"], counts["late"]))
    print("%d passed, %d failed" % (counts["passed"], counts["failed"]))
    return 1 if counts["failed"] or not counts["passed"] else 0


sys.exit(main())
