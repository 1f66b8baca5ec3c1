"""Runs cases on several cores and closes with the line `N passed, N failed`."""
import concurrent.futures
import os
import sys
import traceback


def run(items, check, jobs=None, close=None):
    """Calls check(item), which returns None or what is wrong, for every item, then close().

    Gives the exit code."""
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(jobs or os.cpu_count()) as pool:
        futures = [(item, pool.submit(check, item)) for item in items]
        for item, future in futures:
            try:
                problem = future.result()
            except Exception:
                problem = "the test itself failed\n" + traceback.format_exc()
            if problem:
                failed += 1
                print("FAIL %s: %s" % (item.name, problem.rstrip()))
                sys.stdout.flush()
    if close:
        close()
    print("%d passed, %d failed" % (len(items) - failed, failed))
    return 1 if failed or not items else 0
