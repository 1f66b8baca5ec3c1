"""A case that a seed makes: its schemas, its folder, and how it is run."""
import copy
import json
import os
import random
import re

import cases
from generator import renames, schema, typescript
from generator.edits import Editor
from side_by_side import DONE, Run


class Refused(Exception):
    """There is nothing to compare: drizzle-kit does not take the schema, or rihla says that PostgreSQL never does."""


def states(seed):
    """The generations of a seed: one to three schemas, each an edit of the one before."""
    builder = schema.Builder(random.Random(seed))
    editor = Editor(builder)
    found = [builder.state()]
    for _ in range(builder.random.choice([0, 1, 1, 1, 1, 2, 2])):
        found.append(copy.deepcopy(found[-1]))
        editor.edit(found[-1])
    return found


def write(generations, folder):
    """Makes `folder` the case of these schemas; its hints name every rename."""
    os.makedirs(folder, exist_ok=True)
    for number, state in enumerate(generations, 1):
        with open(os.path.join(folder, "%d.ts" % number), "w", encoding="utf-8") as file:
            file.write(typescript.source(state))
        if number > 1:
            write_hints(folder, number, renames.between(generations[number - 2], state))
    if generations[0].get("casing"):
        with open(os.path.join(folder, "config.json"), "w", encoding="utf-8") as file:
            file.write('{ "casing": "%s" }\n' % generations[0]["casing"])


def write_hints(folder, generation, hints):
    path = os.path.join(folder, "%d.hints.json" % generation)
    if not hints:
        if os.path.exists(path):
            os.remove(path)
        return
    with open(path, "w", encoding="utf-8") as file:
        file.write("[\n%s\n]\n" % ",\n".join("  " + json.dumps(hint, ensure_ascii=False) for hint in hints))


class RandomCase(cases.Case):
    def __init__(self, seed, generations, folder):
        write(generations, folder)
        super().__init__(folder, os.path.dirname(folder))
        self.name = "seed %s" % seed


# What rihla refuses and drizzle-kit writes, though PostgreSQL never takes it; tests/cases/errors holds a case of each.
SENSELESS = re.compile(
    "is for (insert|select|delete) and has|is generated from|and has a default|is both an identity and generated|is an identity of"
    "|do not fit into the type|has the column .* twice|selects two columns named|which (the )?table .* not have")


class RandomRun(Run):
    """Runs a case with a drizzle-kit that is running already, and keeps the hints that it asked for."""

    def check(self):
        problem = super().check()
        senseless = SENSELESS.search(problem) if problem and "rihla generate" in problem else None
        if senseless:
            raise Refused("PostgreSQL never takes it: " + senseless[0])
        return problem

    def ask_oracle(self, generation):
        hints, _ = self.case.hints(generation)
        code, screen, given = self.servers.run(self.oracle, ["generate"] + self.case.args(generation), hints)
        if code != 0 or not DONE.search(screen):
            raise Refused("drizzle-kit refuses: " + reason(screen))
        write_hints(self.case.folder, generation, given)


# What stands in drizzle-kit's refusals before the names.
REFUSALS = [
    (r"duplicated (.+?) (?:names?|across)", "two of one name: %s"),
    (r"You are specifying an index .*vector type", "an index on a vector without an operator class"),
    (r"specified a? ?name for (.+?) ", "no name: %s"),
    (r"(\w+) is not a function", "not a method: %s"),
    (r"((?:Type|Range|Reference|Syntax|Zod)?Error): (.*)", "%s: %s"),
]


def reason(screen):
    """Why drizzle-kit refused a schema, without the names in it."""
    text = re.sub(r"\x1b\[[\d;]*m", "", screen)
    for pattern, shown in REFUSALS:
        match = re.search(pattern, text)
        if match:
            return shown % tuple(re.sub(r'"[^"]*"|`[^`]*`', "…", group) for group in match.groups())
    return text.strip().splitlines()[-1]
