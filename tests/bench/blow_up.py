#!/usr/bin/env python3
"""Blows examples/people up: blow_up.py FOLDER TABLES writes a project with that many tables.

Every copy of the example's schema modules gets names of its own, and the organisation of a copy refers
to that of the one before, so that the copies are one schema; the last copy is cut short to fit.
"""
import os
import re
import shutil
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
EXAMPLE = os.path.join(ROOT, "examples", "people")
APP = os.path.join("apps", "web")
SCHEMA = os.path.join("lib", "db", "schema")
# In an order in which no module needs a later one.
MODULES = ("organisation", "people", "teams", "access", "assets", "leave", "documents", "audit")


def read(name):
    with open(os.path.join(EXAMPLE, APP, SCHEMA, name + ".ts"), encoding="utf-8") as file:
        return file.read()


def split(text):
    """A module's head (imports and types) and its tables, each as (export, text)."""
    start = r"^(?:/\*\*[^\n]*\*/\n)?export const (\w+) = pgTable\("
    found = list(re.finditer(start, text, re.M))
    ends = [match.start() for match in found[1:]] + [len(text)]
    return text[: found[0].start()], [(m[1], text[m.start() : end]) for m, end in zip(found, ends)]


def renamed(text, number):
    """The text of a copy: the names in the database get its number."""
    quoted = r'((?:pgTable|index|uniqueIndex|unique|check)\(\s*|name: )"(\w+)"'
    text = text.replace('"./enums"', '"../enums"')
    return re.sub(quoted, lambda m: '%s"%s_%d"' % (m[1], m[2], number), text)


def exported(text, number, names):
    """The exports of a copy and their uses get its number as well: barrels can hold all copies."""
    return re.sub(r"(?<![\w@/\"'])(%s)\b(?!['\"`:_-])" % "|".join(names), lambda m: "%s%d" % (m[1], number), text)


def copies(tables):
    """For each copy its modules as (module, text), until there are `tables` tables."""
    heads, bodies = {}, {}
    for module in MODULES:
        heads[module], bodies[module] = split(read(module))
    names = [name for module in MODULES for name, _ in bodies[module]]
    number = 0
    while tables > 0:
        modules = []
        for module in MODULES:
            taken = bodies[module][:tables]
            tables -= len(taken)
            if taken:
                text = heads[module] + "".join(part for _, part in taken)
                modules.append((module, exported(renamed(text, number), number, names)))
        if len(modules) == len(MODULES) and tables >= 0 and len(taken) == len(bodies[module]):
            relations = re.sub(r"\b(\w+Relations)\b", r"\g<1>%d" % number, read("relations"))
            modules.append(("relations", exported(relations, number, names)))
        yield number, modules
        number += 1


def link_to_previous(text, number):
    """Gives the organisation of a copy a reference to that of the copy before."""
    if number == 0:
        return text
    column = "\t\tpreviousId: uuid(\"previous_id\").references(() => organisations%d.id),\n\t\tslug: slug(),\n"
    text = text.replace("\t\tslug: slug(),\n", column % (number - 1), 1)
    return 'import { organisations%d } from "../copy%d/organisation";\n' % (number - 1, number - 1) + text


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def blow_up(folder, tables):
    """Makes `folder` a copy of the example with so many tables; gives its app folder."""
    shutil.copytree(EXAMPLE, folder)
    app = os.path.join(folder, APP)
    schema = os.path.join(app, SCHEMA)
    for name in os.listdir(schema):
        if name != "enums.ts":
            os.remove(os.path.join(schema, name))
    barrel = ['export * from "./enums";']
    for number, modules in copies(tables):
        copy = "copy%d" % number
        for module, text in modules:
            if module == "organisation":
                text = link_to_previous(text, number)
            write(os.path.join(schema, copy, module + ".ts"), text)
        write(os.path.join(schema, copy, "index.ts"), "".join('export * from "./%s";\n' % m for m, _ in modules))
        barrel.append('export * from "./%s";' % copy)
    write(os.path.join(schema, "index.ts"), "\n".join(barrel) + "\n")
    return app


def add_column(app):
    """The edit of the bench: one more column in the first table of the first copy."""
    path = os.path.join(app, SCHEMA, "copy0", "organisation.ts")
    with open(path, encoding="utf-8") as file:
        text = file.read()
    write(path, text.replace("\t\tslug: slug(),\n", '\t\tmotto: text("motto"),\n\t\tslug: slug(),\n', 1))


if __name__ == "__main__":
    print(blow_up(sys.argv[1], int(sys.argv[2])))
