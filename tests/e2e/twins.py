"""Two projects with the same files: one for drizzle-kit, one for rihla."""
import os
import shutil
import sys

import kit
from project import HERE, Project, check

sys.path.append(os.path.join(os.path.dirname(HERE), "oracle"))
import compare  # noqa: E402


class Twins:
    """`with Twins({"schema.ts": …}) as t:`; `t.ours` and `t.theirs` are Projects."""

    def __init__(self, files=None, **config):
        self.ours, self.theirs = Project(**config), Project(**config)
        os.symlink(os.path.join(os.path.dirname(HERE), "node_modules"), self.theirs.path("node_modules"))
        for name, text in (files or {}).items():
            self.write(name, text)

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        self.ours.__exit__(*failure)
        self.theirs.__exit__(*failure)

    def write(self, name, text):
        self.ours.write(name, text)
        self.theirs.write(name, text)

    def share(self):
        """Makes drizzle-kit's folder that of both, ids and times included."""
        shutil.rmtree(self.ours.path("drizzle"), ignore_errors=True)
        shutil.copytree(self.theirs.path("drizzle"), self.ours.path("drizzle"))

    def both(self, *words):
        """Runs both; gives rihla's run."""
        code, said = kit.run(self.theirs.folder, *words)
        check(code == 0, "drizzle-kit %s: %s" % (" ".join(words), said))
        return self.ours.run(*words).ok()

    def same(self, folder="drizzle", is_unnamed=False, are_ids_equal=False):
        """The folders are equal but for ids, times and, where no name was given, random names."""
        mask = compare.Mask(is_unnamed)
        if are_ids_equal:
            mask.text = lambda path, text: text
        problem = compare.folders(self.theirs.path(folder), self.ours.path(folder), mask)
        check(not problem, problem)
