#!/usr/bin/env python3
"""Reads every #include in src against the tables of docs/architecture.md."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
ARCHITECTURE = ROOT / "docs/architecture.md"
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)


def rows(text, heading):
    """The rows of the table whose heading begins with `heading`, as lists of cells."""
    table = re.search(r"^\| %s \|.*\n\| ---.*\n((?:\|.*\n)+)" % re.escape(heading), text, re.MULTILINE)
    if not table:
        sys.exit(f"{ARCHITECTURE}: there is no table that begins with '| {heading} |'")
    return [[cell.strip() for cell in line.strip()[1:-1].split("|")] for line in table[1].splitlines()]


def read_tables():
    text = ARCHITECTURE.read_text()
    allowed, order = {}, []
    for folder, _, includes in rows(text, "folder"):
        names = [name.strip() for name in includes.split(",") if name.strip()]
        below = set(order)
        for name in names:
            if name != "all" and name.split("/")[0] not in below:
                sys.exit(f"{ARCHITECTURE}: {folder} may not include {name}, which has no row above it")
        allowed[folder] = below if names == ["all"] else {"base", *names}
        order.append(folder)
    return allowed, dict(rows(text, "headers"))


def complaints(path, folder, allowed, foreign):
    source = path.read_text()
    for kind, header in INCLUDE.findall(source):
        place = f"{path.relative_to(ROOT)}: includes {header}, "
        if kind == "<":
            owner = next((o for prefix, o in foreign.items() if header.startswith(prefix)), folder)
            if owner != folder:
                yield place + f"which only {owner} may"
        elif "/" in header:
            if header.split("/")[0] != folder and not {header, header.split("/")[0]} & allowed[folder]:
                yield place + f"which {folder} may not"


def main():
    allowed, foreign = read_tables()
    found = []
    for path in sorted((ROOT / "src").rglob("*.[ch]")):
        folder = path.relative_to(ROOT / "src").parts[0]
        if folder == "main.c":
            continue
        if folder not in allowed:
            found.append(f"{path.relative_to(ROOT)}: {folder} has no row in {ARCHITECTURE.name}")
        else:
            found.extend(complaints(path, folder, allowed, foreign))
    print("\n".join(found + [f"layers: {len(found)} wrong includes"]))
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
