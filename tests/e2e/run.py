#!/usr/bin/env python3
"""End-to-end tests: rihla's commands on real servers.

run.py [TEXT]: those with TEXT in their names. RIHLA is the program (default build/rihla).
"""
import glob
import importlib
import os
import signal
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(os.path.dirname(HERE), "lib")]

import report  # noqa: E402
from server import Server  # noqa: E402

MODULES = [importlib.import_module(os.path.basename(path)[:-3])
           for path in sorted(glob.glob(os.path.join(HERE, "test_*.py")))]


class Test:
    def __init__(self, module, function):
        self.name = "%s.%s" % (module.__name__.removeprefix("test_"), function.__name__)
        self.function = function


def check(test, server):
    try:
        test.function(server)
    except AssertionError as failure:
        return str(failure)
    print("ok %s" % test.name)
    return None


def main():
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    tests = [Test(module, function) for module in MODULES for function in module.TESTS]
    tests = [test for test in tests if wanted in test.name]
    # A shell's background job ignores ctrl-c, and so would every program that is started here.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    server = Server()
    try:
        return report.run(tests, lambda test: check(test, server))
    finally:
        server.remove()


if __name__ == "__main__":
    sys.exit(main())
