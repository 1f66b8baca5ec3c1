"""Databases of a test's own on a server, and what psql does in them."""
import itertools
import os
import re
import subprocess
import threading

import catalog

numbers = itertools.count(1)


class Refusal(Exception):
    """PostgreSQL refused something; the text holds its SQLSTATE."""


class Server:
    """A running server. Roles belong to all of its databases, so that cases with roles take turns."""

    def __init__(self, url):
        self.url = url
        self.roles = threading.Lock()
        self.version = int(self.psql(url, "SHOW server_version_num")) // 10000

    @staticmethod
    def psql(url, sql):
        """Runs a text, statement by statement; gives what it prints."""
        result = subprocess.run(
            ["psql", "-qXAt", "-v", "ON_ERROR_STOP=1", "-v", "VERBOSITY=verbose", "-d", url, "-f", "-"],
            input=sql.encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env=dict(os.environ, PGOPTIONS="-c client_min_messages=warning"),
        )
        if result.returncode != 0:
            raise Refusal(result.stderr.decode() or "psql: exit %d" % result.returncode)
        return result.stdout.decode()

    def drop_roles(self):
        drops = self.psql(self.url, "SELECT format('DROP ROLE %I;', rolname) FROM pg_roles"
                                    " WHERE rolname !~ '^pg_' AND rolname <> current_user")
        self.psql(self.url, drops)


class Database:
    """An empty database while the `with` lasts."""

    def __init__(self, server, with_roles):
        self.server = server
        self.with_roles = with_roles
        self.name = "acceptance_%d_%d" % (os.getpid(), next(numbers))
        self.url = re.sub(r"^(\w+://[^/?]*)(/[^?]*)?", r"\1/" + self.name, server.url)

    def __enter__(self):
        self.server.psql(self.server.url, "CREATE DATABASE %s" % self.name)
        return self

    def __exit__(self, *_):
        self.server.psql(self.server.url, "DROP DATABASE %s" % self.name)
        if self.with_roles:
            self.server.drop_roles()

    def run(self, sql):
        self.server.psql(self.url, sql)

    def catalog(self):
        found = catalog.read(self.url)
        if self.with_roles:
            return found
        return {name: value for name, value in found.items() if not name.startswith("role ")}
