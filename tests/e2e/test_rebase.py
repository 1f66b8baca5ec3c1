"""Two branches with migrations: git merges the journal, rihla rebase the rest."""
import json
import os
import subprocess
import time

from project import Project, check, rihla, same
from test_repair import META, chain, content, edit_journal, read, stamps, tags

START = """
import { pgTable, pgEnum, integer, text, uuid } from "drizzle-orm/pg-core";
export const mood = pgEnum("mood", ["ok"]);
export const a = pgTable("a", { id: integer().primaryKey(), name: text(),
  // mine
  // theirs
});
"""
MINE, MORE, THEIRS = "b: integer(),", "c: uuid(),", "d: text().notNull(),"


def edited(mine="", theirs="", start=START):
    return start.replace("// mine", mine).replace("// theirs", theirs)


class Branches(Project):
    """A repository with the branches main (theirs) and feature (mine), which is checked out."""

    def __init__(self, mine=(MINE, MINE + MORE), theirs=(THEIRS,), driver=True, **config):
        super().__init__(**config)
        self.environment = dict(
            os.environ, GIT_AUTHOR_NAME="x", GIT_AUTHOR_EMAIL="x", GIT_COMMITTER_NAME="x", GIT_COMMITTER_EMAIL="x",
            GIT_CONFIG_GLOBAL="/dev/null", GIT_CONFIG_SYSTEM="/dev/null", GIT_EDITOR="true",
            PATH=os.path.dirname(rihla()) + os.pathsep + os.environ["PATH"])
        self.git("init", "-q", "-b", "main")
        self.step("start", edited())
        if driver:
            self.run("init", "--git").ok()
        self.commit()
        self.git("checkout", "-q", "-b", "feature")
        for number, schema in enumerate(mine):
            self.step("mine%d" % number, schema if "export" in schema else edited(schema))
        self.commit()
        self.git("checkout", "-q", "main")
        for number, schema in enumerate(theirs):
            self.step("theirs%d" % number, schema if "export" in schema else edited("", schema))
        self.commit()
        self.git("checkout", "-q", "feature")

    def step(self, name, schema):
        if "migrations" in self.config:
            time.sleep(1.1)  # two names of one second
        self.write("schema.ts", schema)
        self.run("generate", "--name", name).ok()

    def git(self, *words, code=0):
        done = subprocess.run(["git"] + list(words), cwd=self.folder, env=self.environment, check=False,
                              capture_output=True, text=True)
        check(code is None or done.returncode == code, "git %s: %s%s" % (words, done.stdout, done.stderr))
        return done.stdout

    def commit(self):
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "x")

    def finish(self, schema):
        """What a user does after rihla rebase."""
        self.write("schema.ts", schema)
        chain(self)
        same(sorted(stamps(self)), stamps(self))
        self.run("check", "--skip-db").ok()
        self.commit()


def columns(p, number):
    return sorted(json.loads(read(p, META % number))["tables"]["public.a"]["columns"])


def a_merge_is_put_in_order(server):
    database = server.database()
    with Branches(url=server.url(database)) as p:
        mine = [read(p, "drizzle/000%d_mine%d.sql" % (n, n - 1)) for n in (1, 2)]
        p.git("merge", "main", code=1)
        same(tags(p), ["0000_start", "0001_mine0", "0002_mine1", "0001_theirs0"])
        same(p.run("check", "--skip-db").code, 4)
        before = content(p)
        plan = p.run("rebase", "--explain", "--output", "json").ok().json()["rebased"]
        same(content(p), before)
        report = p.run("rebase", "--output", "json").ok().json()
        same(report["rebased"], plan)
        same(plan, [{"from": "0001_mine0", "to": "0002_mine0", "is_rewritten": False},
                    {"from": "0002_mine1", "to": "0003_mine1", "is_rewritten": False}])
        same(tags(p), ["0000_start", "0001_theirs0", "0002_mine0", "0003_mine1"])
        same([read(p, "drizzle/%s.sql" % tag) for tag in tags(p)[2:]], mine)
        same(columns(p, 1), ["d", "id", "name"])
        same(columns(p, 2), ["b", "d", "id", "name"])
        same(columns(p, 3), ["b", "c", "d", "id", "name"])
        same(p.git("show", "main:drizzle/meta/0001_snapshot.json"), read(p, META % 1))
        p.finish(edited(MINE + MORE, THEIRS))
        same(p.run("rebase", "--onto", "main", "--output", "json").ok().json()["status"], "no_changes")
        p.run("migrate").ok()
        p.run("check").ok()


def a_git_rebase_too(server):
    with Branches(mine=(MINE,)) as p:
        p.git("rebase", "main", code=1)
        p.run("rebase").ok()
        p.write("schema.ts", edited(MINE, THEIRS))
        p.git("add", "-A")
        p.git("rebase", "--continue")
        same(tags(p), ["0000_start", "0001_theirs0", "0002_mine0"])
        p.finish(edited(MINE, THEIRS + "// end"))


def a_merge_that_was_committed(server):
    with Branches() as p:
        p.git("merge", "main", code=1)
        p.write("schema.ts", edited(MINE + MORE, THEIRS))
        p.commit()
        p.run("rebase").failed("which is the other side", "--onto")
        p.run("rebase", "--onto", "nowhere").failed("no commit nowhere")
        p.run("rebase", "--onto", "main").ok()
        p.finish(edited(MINE + MORE, THEIRS + "// end"))


def names_by_time_have_no_conflict(server):
    with Branches(migrations={"prefix": "timestamp"}) as p:
        p.git("merge", "main", code=1)
        p.run("rebase").ok()
        same([tag.split("_")[1] for tag in tags(p)], ["start", "theirs0", "mine0", "mine1"])
        same(sorted(tags(p)), tags(p))
        p.write("schema.ts", edited(MINE + MORE, THEIRS))
        p.run("check", "--skip-db").ok()


def sql_is_written_anew_where_it_has_to_be(server):
    """Both added one column, and I another one; hand-written SQL stays."""
    database = server.database()
    with Branches(mine=(THEIRS + MINE,), url=server.url(database)) as p:
        with open(p.path("drizzle/0001_mine0.sql"), "a", encoding="utf-8") as file:
            file.write("--> statement-breakpoint\nupdate a set b = 1;")
        p.commit()
        p.git("merge", "main", code=1)
        same(p.run("rebase", "--output", "json").ok().json()["rebased"][0]["is_rewritten"], True)
        same(read(p, "drizzle/0002_mine0.sql"),
             'ALTER TABLE "a" ADD COLUMN "b" integer;--> statement-breakpoint\nupdate a set b = 1;')
        p.finish(edited(MINE, THEIRS))
        p.run("migrate").ok()


def the_same_change_on_both_sides_is_done_once(server):
    database = server.database()
    with Branches(mine=(THEIRS,), url=server.url(database)) as p:
        p.git("merge", "main", code=1)
        p.run("rebase").ok()
        check(read(p, "drizzle/0002_mine0.sql").startswith("--"), "not empty")
        p.finish(edited("", THEIRS))
        p.run("migrate").ok()


def lists_are_merged(server):
    def more(value):
        return edited(start=START.replace('["ok"]', '["ok", "%s"]' % value))
    with Branches(mine=(more("mine"),), theirs=(more("theirs"),)) as p:
        p.git("merge", "main", code=1)
        p.run("rebase").ok()
        same(json.loads(read(p, META % 2))["enums"]["public.mood"]["values"], ["ok", "theirs", "mine"])
        p.finish(edited(start=START.replace('["ok"]', '["ok", "theirs", "mine"]')))


def a_value_that_both_changed_is_mine_with_a_warning(server):
    with Branches(mine=(START.replace("name: text()", 'name: text().default("mine")'),),
                  theirs=(START.replace("name: text()", 'name: text().default("theirs")'),)) as p:
        p.git("merge", "main", code=1)
        run = p.run("rebase").ok()
        check("both sides changed tables › public.a › columns › name › default" in run.err, run.err)
        p.finish(START.replace("name: text()", 'name: text().default("mine")'))


def what_does_not_go_together_is_refused(server):
    with Branches(theirs=(START[:START.index("export const a")],)) as p:
        p.git("merge", "main", code=1)
        before = content(p)
        p.run("rebase").failed("0001_mine0 does not go together", "public.a", "no file was changed")
        same(content(p), before)


def a_side_that_is_not_merged_is_refused(server):
    with Branches() as p:
        p.run("rebase", "--onto", "main").failed("does not list 0001_theirs0", "merge the other side first")


def the_driver_refuses_contradictions(server):
    """One entry, changed in two ways: git leaves the conflict to the user."""
    with Branches(mine=(), theirs=()) as p:
        for branch, when in (("main", 1001), ("feature", 1002)):
            p.git("checkout", "-q", branch)
            edit_journal(p, lambda entries, when=when: entries[0].update(when=when))
            p.commit()
        p.git("merge", "main", code=1)
        check("_journal.json" in p.git("diff", "--name-only", "--diff-filter=U"), "no conflict")


def init_can_be_run_again(server):
    with Branches(mine=(), theirs=()) as p:
        before = content(p)
        check("is there already" in p.run("init", "--git").ok().out, "not said")
        same(content(p), before)
        p.run("init").failed("--git")
    with Project() as p:
        p.run("init", "--git").failed("not a git repository")


TESTS = [a_merge_is_put_in_order, a_git_rebase_too, a_merge_that_was_committed, names_by_time_have_no_conflict,
         sql_is_written_anew_where_it_has_to_be, the_same_change_on_both_sides_is_done_once, lists_are_merged,
         a_value_that_both_changed_is_mine_with_a_warning, what_does_not_go_together_is_refused,
         a_side_that_is_not_merged_is_refused, the_driver_refuses_contradictions, init_can_be_run_again]
