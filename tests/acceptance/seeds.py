"""The random cases of the oracle test, applied to PostgreSQL: what drizzle-kit would write works, or a warning says
so and what --safe writes works.

A random schema may be one that PostgreSQL takes in no form (a default that is no value of its type); such a case shows
nothing here and is counted by the SQLSTATE of the refusal.
"""
import collections
import contextlib
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ORACLE = os.path.join(os.path.dirname(HERE), "oracle")
sys.path.insert(0, ORACLE)

from database import Refusal  # noqa: E402
from random_case import SENSELESS, RandomCase, states  # noqa: E402
from trial import Failure, Project, Trial, sqlstate  # noqa: E402

ROUNDS = 50
# Stand for types of extensions that the server may not have.
TYPES = "CREATE DOMAIN citext AS text;\n" + "".join(
    """CREATE TYPE %(name)s;
CREATE FUNCTION %(name)s_in(cstring, oid, int) RETURNS %(name)s STRICT IMMUTABLE LANGUAGE internal AS 'textin';
CREATE FUNCTION %(name)s_out(%(name)s) RETURNS cstring STRICT IMMUTABLE LANGUAGE internal AS 'textout';
CREATE TYPE %(name)s (INPUT = %(name)s_in, OUTPUT = %(name)s_out, TYPMOD_IN = varchartypmodin,
  TYPMOD_OUT = varchartypmodout, LIKE = text);
""" % {"name": name} for name in ("vector", "halfvec", "sparsevec"))
untaken = collections.Counter()


class Untaken(Exception):
    """PostgreSQL takes the schema in no form, or rihla says that it never does; the text says which."""


def numbers():
    """The seeds that the oracle test compares."""
    with open(os.path.join(ORACLE, "seeds"), encoding="utf-8") as file:
        return [int(word) for line in file if not line.startswith("#") for word in line.split()]


class SeedCase(RandomCase):
    """The case of a seed; its setup makes the roles and types that its schemas take for granted."""

    def __init__(self, seed, folder):
        generations = states(seed)
        super().__init__(seed, generations, folder)
        names = {role["name"] for state in generations for role in state["roles"] if role.get("is_existing")}
        self.setup = TYPES + "".join('CREATE ROLE "%s";\n' % name.replace('"', '""') for name in sorted(names))


def answer(question, hints):
    """The hint for a question of `missing_hints`: the rename that took place, or that there was none."""
    if question["type"] != "rename_or_create":
        return {key: question[key] for key in ("type", "kind", "entity")}
    for hint in hints:
        is_asked = hint["type"] == "rename" and hint["kind"] == question["kind"] and hint["to"] == question["entity"]
        if is_asked and hint["from"] in question["candidates"]:
            return hint
    return {"type": "create", "kind": question["kind"], "entity": question["entity"]}


class SeedProject(Project):
    def generate(self, generation):
        """Answers what rihla asks."""
        known, _ = self.case.hints(generation)
        self.case.stage(self.folder, generation)
        answers = []
        for _ in range(ROUNDS):
            flags = self.flags + (["--hints", json.dumps(answers)] if answers else [])
            code, stdout, output = self.rihla(["generate", "--output", "json", *self.case.args(generation), *flags])
            if code != 2:
                break
            answers += [answer(question, known) for question in json.loads(stdout)["unresolved"]]
        senseless = SENSELESS.search(output)
        if code != 0 and senseless:
            raise Untaken("rihla: " + senseless[0])
        if code != 0:
            raise Failure(output)
        self.warnings += json.loads(stdout).get("warnings", [])


class SeedTrial(Trial):
    """What PostgreSQL refuses is not known beforehand; a warning has to say it."""

    problem = None  # what is wrong with the migrations of drizzle-kit's form

    def project(self, name, flags):
        return SeedProject(self.case, self.program, os.path.join(self.scratch, name), flags)

    def check(self):
        try:
            if not super().check():
                raise Failure("not as the schema says, and --safe writes the same\n%s" % self.problem)
        except Untaken as reason:
            untaken[str(reason)] += 1
        except Failure:
            refusal = self.refusal()
            if not refusal:
                raise
            untaken[refusal] += 1

    def expected(self, project):
        """Raises Untaken."""
        refusal = None
        for flags in ([], ["--safe"]):
            try:
                return self.make(project, flags)
            except Refusal as refused:
                refusal = refused
        raise Untaken("PostgreSQL: %s" % sqlstate(str(refusal)))

    def ask_status(self, project, url, flags):
        super().ask_status(project, url, flags, *([] if flags else ["--skip-drift"]))

    def refusal(self):
        """Why PostgreSQL takes one of the case's schemas in no form, or None."""
        project = self.project("alone", [])
        with self.server.roles if self.with_roles else contextlib.nullcontext():
            for generation in self.case.generations:
                self.case.stage(project.folder, generation)
                try:
                    self.expected(project)
                except Untaken as reason:
                    return str(reason)
        return None

    def apply(self, name, flags, expected):
        try:
            return super().apply(name, flags, expected)
        except Failure as failure:
            if flags:
                raise
            self.problem = failure
            return False


def report():
    for reason, count in sorted(untaken.items()):
        print("%d seeds are taken in no form: %s" % (count, reason))
