"""A project folder with a config and migrations, and rihla run in it."""
import hashlib
import json
import os
import shutil
import subprocess
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


def rihla():
    return os.path.abspath(os.environ.get("RIHLA", os.path.join(ROOT, "build", "rihla")))


def check(truth, said):
    if not truth:
        raise AssertionError(said)


def same(got, expected):
    check(got == expected, "got %r, expected %r" % (got, expected))


class Run:
    """What a run of rihla gave."""

    def __init__(self, done):
        self.code, self.out, self.err = done.returncode, done.stdout, done.stderr

    def json(self):
        check(self.out.count("\n") == 1, "not one line of JSON: %r %r" % (self.out, self.err))
        return json.loads(self.out)

    def ok(self):
        check(self.code == 0, "exit %d: %s%s" % (self.code, self.out, self.err))
        return self

    def failed(self, *texts, code=1):
        check(self.code == code, "exit %d, not %d: %s%s" % (self.code, code, self.out, self.err))
        for text in texts:
            check(text in self.err, "%r is not in: %s" % (text, self.err))
        return self


class Project:
    """`with Project(url=…) as p:`; the folder is removed at the end."""

    def __init__(self, parent=None, **config):
        self.folder = tempfile.mkdtemp(prefix="rihla-project-", dir=parent)
        os.chmod(self.folder, 0o755)
        self.entries = []
        self.out = config.pop("out", "drizzle")
        url = config.pop("url", None)
        self.config = {"dialect": "postgresql", "schema": "./schema.ts", "out": "./" + self.out}
        self.config.update(config)
        if url:
            self.config["dbCredentials"] = {"url": url}
        self.write("drizzle.config.json", json.dumps(self.config))

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        if os.path.exists(self.path(".rihla")):
            self.run("dev", "stop")
            self.run("dev", "reset")
        shutil.rmtree(self.folder, ignore_errors=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())

    def migration(self, name, sql, when=None):
        """Adds a migration; its `when` is 1000 times its number. Gives its tag."""
        number = len(self.entries)
        tag = "%04d_%s" % (number, name)
        self.write("%s/%s.sql" % (self.out, tag), sql)
        self.entries.append({
            "idx": number, "version": "7", "when": when or 1000 * (number + 1), "tag": tag,
            "breakpoints": True})
        self.write_journal()
        return tag

    def write_journal(self):
        self.write("%s/meta/_journal.json" % self.out, json.dumps(
            {"version": "7", "dialect": "postgresql", "entries": self.entries}))

    def hash(self, tag):
        with open(self.path("%s/%s.sql" % (self.out, tag)), "rb") as file:
            return hashlib.sha256(file.read()).hexdigest()

    def start(self, *words, **how):
        how.setdefault("cwd", self.folder)
        return subprocess.Popen([rihla()] + list(words), stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **how)

    def run(self, *words, **how):
        how.setdefault("cwd", self.folder)
        how.setdefault("timeout", 120)
        return Run(subprocess.run([rihla()] + list(words), stdin=subprocess.DEVNULL,
                                  capture_output=True, text=True, check=False, **how))

    def drizzle_migrate(self, url, **config):
        """The same with drizzle-orm's own migrator."""
        config["migrationsFolder"] = self.path(self.out)
        done = subprocess.run(["node", os.path.join(HERE, "drizzle_migrate.mjs"), url,
                               json.dumps(config)], capture_output=True, text=True, check=False)
        check(done.returncode == 0, "drizzle-orm: " + done.stderr)
