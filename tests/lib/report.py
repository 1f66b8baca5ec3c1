"""Runs cases on several cores and closes with the line `N passed, N failed`."""
import concurrent.futures
import os
import sys
import traceback


def is_failed(item, find_problem):
    """Whether find_problem() gives what is wrong with an item; prints that."""
    try:
        problem = find_problem()
    except Exception:
        problem = "the test itself failed\n" + traceback.format_exc()
    if problem:
        print("FAIL %s: %s" % (item.name, problem.rstrip()))
        sys.stdout.flush()
    return bool(problem)


def run(items, check, jobs=None, afterwards=(), close=None):
    """Calls check(item), which returns None or what is wrong, for every item, and for those of
    `afterwards` if no other failed; then close(). Gives the exit code."""
    with concurrent.futures.ThreadPoolExecutor(jobs or os.cpu_count()) as pool:
        futures = [(item, pool.submit(check, item)) for item in items]
        failed = sum(is_failed(item, future.result) for item, future in futures)
    passed = len(items) - failed
    for item in afterwards if not failed else ():
        failed += is_failed(item, lambda: check(item))
        passed += not failed
    if close:
        close()
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed or not items else 0
