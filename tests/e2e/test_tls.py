"""Certificates of dbCredentials.ssl: what the real drizzle-kit lets in and refuses."""
import json

import kit
from project import Project, check, same
from server import Server


def certificates(server):
    own = Server()
    try:
        database = own.database()
        ca, other, cert, key, locked = own.only_with_certificates()
        client = {"cert": cert, "key": key}
        for ssl, host, is_let_in in (
                (dict(client, ca=ca), "localhost", True),
                (dict(client, ca=[other, ca]), "localhost", True),
                ({"ca": ca, "cert": cert, "key": locked, "passphrase": "secret"}, "localhost", True),
                (dict(client, ca=other, rejectUnauthorized=False), "localhost", True),
                (dict(client, rejectUnauthorized=False), "127.0.0.1", True),
                (dict(client, ca=ca), "127.0.0.1", False),
                (dict(client, ca=other), "localhost", False),
                (client, "localhost", False),
                ({"ca": ca}, "localhost", False)):
            credentials = {"host": host, "port": own.port, "user": "postgres", "database": database,
                           "ssl": ssl}
            with Project(dbCredentials=credentials) as p:
                p.migration("a", "create table if not exists a (id int);")
                said = "%s %s" % (host, sorted(ssl))
                same((said, kit.run(p.folder, "migrate")[0] == 0), (said, is_let_in))
                done = p.run("migrate", "--output", "json")
                same((said, done.code == 0), (said, is_let_in))
                check("BEGIN" not in done.out + done.err, done.out + done.err)
    finally:
        own.remove()


def certificates_of_files(server):
    own = Server()
    try:
        database = own.database()
        ca, _, cert, key, _ = own.only_with_certificates()
        with Project() as p:
            for name, text in (("ca.pem", ca), ("cert.pem", cert), ("key.pem", key)):
                p.write(name, text)
            # The second connection, which watches the first, needs them again.
            p.migration("slow", "select pg_sleep(1.5);")
            p.write("drizzle.config.ts", """import { readFileSync } from "node:fs";
export default { dialect: "postgresql", dbCredentials: {
	host: "127.0.0.1", port: %d, user: "postgres", database: "%s",
	ssl: { ca: readFileSync("ca.pem"), cert: readFileSync("cert.pem"),
		key: readFileSync("key.pem", "utf8"), checkServerIdentity: () => undefined },
} };""" % (own.port, database))
            p.run("migrate", "--config", "drizzle.config.ts").ok()
            p.write("drizzle.config.json", json.dumps({"dialect": "postgresql", "dbCredentials": {
                "host": "localhost", "database": database, "ssl": {"ca": "./ca.pem"}}}))
            p.run("migrate", "--config", "drizzle.config.json").failed(
                "dbCredentials.ssl.ca is no text in PEM format", "readFileSync")
    finally:
        own.remove()


TESTS = [certificates, certificates_of_files]
