"""Other migrators: how each wants the migrations to lie, and how it is run."""
import hashlib
import os

HERE = os.path.dirname(os.path.abspath(__file__))
NODE_MODULES = os.path.join(HERE, "node_modules")


def write(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


class Dbmate:
    """A Go program, whose package is for one platform. A transaction for each migration."""

    name = "dbmate"
    program = os.path.join(NODE_MODULES, "@dbmate", "linux-x64", "bin", "dbmate")

    def write(self, folder, texts):
        for number, text in enumerate(texts):
            write(folder, "dbmate/%014d_step.sql" % (20240101000000 + number), "-- migrate:up\n" + text + "-- migrate:down\n")

    def command(self, url):
        return [self.program, "--url", url + "?sslmode=disable", "--migrations-dir", "dbmate", "--no-dump-schema",
                "migrate"]

    def environment(self, url):
        return {}


class NodePgMigrate:
    """All migrations in one transaction."""

    name = "node-pg-migrate"
    program = os.path.join(NODE_MODULES, ".bin", "node-pg-migrate")

    def write(self, folder, texts):
        for number, text in enumerate(texts):
            write(folder, "node-pg-migrate/%d_step.sql" % (1700000000000 + number), "-- Up Migration\n" + text)

    def command(self, url):
        return ["node", self.program, "up", "--migrations-dir", "node-pg-migrate", "--verbose", "false"]

    def environment(self, url):
        return {"DATABASE_URL": url}


class GraphileMigrate:
    """A transaction for each migration; each file holds the hash of the one before."""

    name = "graphile-migrate"
    program = os.path.join(NODE_MODULES, ".bin", "graphile-migrate")

    def write(self, folder, texts):
        write(folder, ".gmrc", "{}")
        before = ""
        for number, text in enumerate(texts):
            digest = hashlib.sha1(((before + "\n" + text.strip()).strip() + "\n").encode()).hexdigest()
            write(folder, "migrations/committed/%06d.sql" % (number + 1), "--! Previous: %s\n--! Hash: sha1:%s\n\n%s\n" % (
                before or "-", digest, text.strip()))
            before = "sha1:" + digest

    def command(self, url):
        return ["node", self.program, "migrate"]

    def environment(self, url):
        return {"DATABASE_URL": url}


# Those that are installed.
ALL = [one for one in (Dbmate(), NodePgMigrate(), GraphileMigrate()) if os.path.exists(one.program)]
