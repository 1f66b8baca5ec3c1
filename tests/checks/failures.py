#!/usr/bin/env python3
"""Every row of docs/failures.md names tests that are there and run."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def problems():
    for line in (ROOT / "docs/failures.md").read_text().splitlines():
        if not line.startswith("| ") or line.startswith(("| ---", "| failure ")):
            continue
        names = line.strip(" |").split("|")[-1].split()
        for name in names:
            module, _, function = name.partition(".")
            path = ROOT / ("tests/e2e/test_%s.py" % module)
            text = path.read_text() if path.exists() else ""
            listed = re.search(r"^TESTS = [^\n]*(\n [^\n]*)*", text, re.MULTILINE)
            if not listed or not re.search(r"\b%s\b" % re.escape(function), listed[0]):
                yield "docs/failures.md: there is no test %s" % name


def main():
    found = list(problems())
    print("\n".join(found + ["failures: %d rows without their test" % len(found)]))
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
