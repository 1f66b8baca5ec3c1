#!/usr/bin/env python3
"""The oracle test: every case through the real drizzle-kit and through rihla, byte for byte.

run.py [--rihla PATH] [--filter TEXT] [--jobs N] [--keep FOLDER] [--oracle-alone]
       [CASES…]
CASES are folders of tests/cases (generate if none is given).
"""
import argparse
import os
import shutil
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TESTS = os.path.dirname(HERE)
sys.path.insert(0, os.path.join(TESTS, "lib"))

import cases  # noqa: E402
import report  # noqa: E402
from side_by_side import Run  # noqa: E402


def check(case, options):
    if options.keep:
        scratch = os.path.join(options.keep, case.name)
        shutil.rmtree(scratch, ignore_errors=True)
        return Run(case, scratch, options).check()
    with tempfile.TemporaryDirectory(prefix="rihla-oracle-") as scratch:
        return Run(case, scratch, options).check()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rihla", default=os.path.join(TESTS, "..", "build", "rihla"))
    parser.add_argument("--filter", default="")
    parser.add_argument("--jobs", type=int)
    parser.add_argument("--keep")
    parser.add_argument("--oracle-alone", action="store_true", help="see whether drizzle-kit takes the cases")
    parser.add_argument("folders", nargs="*", default=[os.path.join(TESTS, "cases", "generate")])
    options = parser.parse_args()
    options.rihla = os.path.abspath(options.rihla)
    found = [case for folder in options.folders
             for case in cases.find(os.path.abspath(folder), options.filter)]
    return report.run(found, lambda case: check(case, options), options.jobs)


sys.exit(main())
