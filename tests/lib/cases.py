"""Case folders: how a case is written down, and how one of its generations becomes a project folder.

tests/cases/generate/BEHAVIOUR/
  1.ts, 2.ts, …        the whole schema, generation by generation; the project's schema.ts
  1/, 2/, …            or the whole project but the config: files that import each other
  N.hints.json         the answers to generation N's rename questions (rihla's --hints)
  args, N.args         flags for both tools: of every generation, of generation N
  config.json          fields of drizzle.config.ts beside dialect, schema and out
  unnamed              no --name: both tools make up a name
  packages             rihla, too, finds node_modules
  links                symbolic links of a workspace: PATH TARGET, one a line
  unlike               why drizzle-kit cannot take it: rihla's SQL is compared with N.sql instead
  rejected             PostgreSQL refuses what drizzle-kit writes: SQLSTATE (or A/B, by its version) and why
  rejected.safe        and what --safe writes, too
  rejected.before_N    PostgreSQL refuses either before version N
  unequal              what is not as the last schema says once drizzle-kit's migrations are applied; a line for each
                       object of lib/catalog.sql, "kind name: why"; `migrate status` tells it as drift, unless the
                       line ends with "(status: no drift)"
  setup.sql            what a database needs before the first migration
  N.rows.sql           what is put into the database after generation N
"""
import json
import os
import re
import shlex
import shutil

CONFIG = """import {{ defineConfig }} from "drizzle-kit";

export default defineConfig({fields});
"""

UNTOLD = "(status: no drift)"


def read(path, default=None):
    if not os.path.exists(path):
        return default
    with open(path, encoding="utf-8") as file:
        return file.read()


class Case:
    def __init__(self, folder, root):
        self.folder = folder
        self.name = os.path.relpath(folder, root)
        self.config = json.loads(read(os.path.join(folder, "config.json"), "{}"))
        self.is_unnamed = os.path.exists(os.path.join(folder, "unnamed"))
        self.wants_packages = os.path.exists(os.path.join(folder, "packages"))
        self.rejected = read(os.path.join(folder, "rejected"))
        self.setup = read(os.path.join(folder, "setup.sql"), "")
        lines = read(os.path.join(folder, "unequal"), "").splitlines()
        self.unequal = dict(line.split(": ", 1) for line in lines)
        self.drifts = any(not reason.endswith(UNTOLD) for reason in self.unequal.values())
        self.unlike = read(os.path.join(folder, "unlike"))
        self.links = [line.split() for line in read(os.path.join(folder, "links"), "").splitlines()]
        names = os.listdir(folder)
        numbers = {int(m[1]) for m in (re.fullmatch(r"(\d+)(\.ts)?", name) for name in names) if m}
        self.generations = sorted(numbers)
        if self.generations != list(range(1, len(numbers) + 1)):
            raise ValueError("%s: generations are %s" % (self.name, self.generations))

    def hints(self, generation):
        """The hints of a generation, and the path of their file or None."""
        path = os.path.join(self.folder, "%d.hints.json" % generation)
        text = read(path)
        return (json.loads(text), path) if text else ([], None)

    def args(self, generation):
        words = shlex.split(read(os.path.join(self.folder, "args"), ""))
        words += shlex.split(read(os.path.join(self.folder, "%d.args" % generation), ""))
        if "--name" not in words and not self.is_unnamed:
            words += ["--name", "step_%d" % generation]
        return words

    def rejection(self, is_safe, version):
        """What a server of this version says to the case's migrations, or None."""
        for name in os.listdir(self.folder):
            before = re.fullmatch(r"rejected\.before_(\d+)", name)
            if before and version < int(before[1]):
                return read(os.path.join(self.folder, name))
        return read(os.path.join(self.folder, "rejected.safe")) if is_safe else self.rejected

    def rows(self, generation):
        return read(os.path.join(self.folder, "%d.rows.sql" % generation), "")

    def stage(self, project, generation):
        """Makes `project` hold this generation's sources, and nothing left of the one before."""
        for name in os.listdir(project):
            if name != "drizzle":
                remove(os.path.join(project, name))
        single = os.path.join(self.folder, "%d.ts" % generation)
        if os.path.exists(single):
            shutil.copy(single, os.path.join(project, "schema.ts"))
        else:
            shutil.copytree(os.path.join(self.folder, str(generation)), project, dirs_exist_ok=True)
        for path, target in self.links:
            path, target = os.path.join(project, path), os.path.join(project, target)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            os.symlink(os.path.relpath(target, os.path.dirname(path)), path)
        if not any(name.startswith("drizzle.config.") for name in os.listdir(project)):
            self._write_config(project)

    def expected(self, generation):
        """The SQL that rihla writes where there is no oracle."""
        return read(os.path.join(self.folder, "%d.sql" % generation), "")

    def _write_config(self, project):
        fields = {"dialect": "postgresql", "schema": schema_path(project), "out": "./drizzle"}
        fields.update(self.config)
        fields["dbCredentials"] = {"url": "DATABASE_URL"}
        text = json.dumps(fields, indent=2).replace('"DATABASE_URL"', 'process.env.DATABASE_URL ?? ""')
        with open(os.path.join(project, "drizzle.config.ts"), "w", encoding="utf-8") as file:
            file.write(CONFIG.format(fields=text))


def schema_path(project):
    """Where the schema of a case is, unless its config.json says otherwise."""
    return "./schema.ts" if os.path.exists(os.path.join(project, "schema.ts")) else "./schema"


def remove(path):
    if os.path.isdir(path) and not os.path.islink(path):
        shutil.rmtree(path)
    else:
        os.remove(path)


def find(root, pattern):
    """The cases below `root` whose name holds `pattern`."""
    folders = []
    for folder, subfolders, files in os.walk(root):
        if "1" in subfolders or "1.ts" in files:
            folders.append(folder)
            subfolders.clear()
    return [case for case in (Case(folder, root) for folder in sorted(folders)) if pattern in case.name]
