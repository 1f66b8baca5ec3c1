#!/usr/bin/env python3
"""End-to-end tests: rihla's commands on real servers.

run.py [TEXT]: those with TEXT in their names. RIHLA is the program (default build/rihla).
"""
import os
import signal
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(os.path.dirname(HERE), "lib")]

import report  # noqa: E402
import test_check  # noqa: E402
import test_dev  # noqa: E402
import test_drop  # noqa: E402
import test_explain  # noqa: E402
import test_flags  # noqa: E402
import test_generate  # noqa: E402
import test_migrate  # noqa: E402
import test_reliability  # noqa: E402
import test_repair  # noqa: E402
import test_revert  # noqa: E402
import test_states  # noqa: E402
import test_status  # noqa: E402
import test_up  # noqa: E402
from server import Server  # noqa: E402

MODULES = [
    test_generate, test_states, test_flags, test_up, test_drop, test_check, test_repair, test_revert,
    test_migrate, test_explain, test_reliability, test_status, test_dev]


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
