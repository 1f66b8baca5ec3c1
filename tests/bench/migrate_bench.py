#!/usr/bin/env python3
"""Times `migrate` of rihla, drizzle-kit and other migrators against psql, on a server of its own with default settings.

migrate_bench.py [--rihla PATH] [--sizes 10,100,1000] [--quick]

"Apply" is compared with `psql -1 -f all.sql`, "nothing pending" with a program that only connects; then
drizzle-kit and rihla run through a proxy that holds each round trip for 10 ms. Each tool has the same SQL in the layout
that it wants (migrators.py); what it has made is counted before its time does.
"""
import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(os.path.dirname(HERE), "e2e"), os.path.join(os.path.dirname(HERE), "lib")]

import bench  # noqa: E402
import migrators  # noqa: E402
from proxy import Proxy  # noqa: E402
from server import PASSWORD, Server  # noqa: E402

DELAY = 0.010


class Folder:
    """A project with migrations, and all of its SQL in one file."""

    def __init__(self, path, name):
        self.path, self.name = path, name
        os.makedirs(os.path.join(path, "drizzle", "meta"), exist_ok=True)
        os.symlink(bench.NODE_MODULES, os.path.join(path, "node_modules"))

    def point_to(self, url):
        with open(os.path.join(self.path, "drizzle.config.json"), "w", encoding="utf-8") as file:
            json.dump({"dialect": "postgresql", "schema": "./schema.ts", "out": "./drizzle",
                       "dbCredentials": {"url": url}}, file)

    def join(self):
        """Writes all.sql and the layouts of the other migrators; gives the number of migrations."""
        journal = json.load(open(os.path.join(self.path, "drizzle", "meta", "_journal.json"), encoding="utf-8"))
        texts = []
        for entry in journal["entries"]:
            with open(os.path.join(self.path, "drizzle", entry["tag"] + ".sql"), encoding="utf-8") as file:
                texts.append(file.read() + "\n")
        with open(os.path.join(self.path, "all.sql"), "w", encoding="utf-8") as out:
            out.write("".join(texts))
        for migrator in migrators.ALL:
            migrator.write(self.path, texts)
        return len(texts)


class Program:
    """A command line with the word URL in it, as the other migrators are."""

    def __init__(self, name, words):
        self.name, self.words = name, words

    def command(self, url):
        return [url if word == "URL" else word for word in self.words]

    def environment(self, url):
        return {}


def made_folder(path, count):
    """Migrations of a table each, and of columns, an index and a key to the table before."""
    folder = Folder(path, "%d migrations" % count)
    entries = []
    for i in range(count):
        statements = ['CREATE TABLE "t%d" (\n\t"id" serial PRIMARY KEY NOT NULL,\n\t"name" text NOT NULL,\n'
                      '\t"at" timestamp DEFAULT now() NOT NULL\n);\n' % i,
                      'ALTER TABLE "t%d" ADD COLUMN "up" integer;' % i,
                      'CREATE INDEX "t%d_name" ON "t%d" USING btree ("name");' % (i, i)]
        if i:
            statements.append('ALTER TABLE "t%d" ADD CONSTRAINT "t%d_up" FOREIGN KEY ("up") REFERENCES '
                              '"public"."t%d"("id");' % (i, i, i - 1))
        tag = "%04d_step" % i
        with open(os.path.join(path, "drizzle", tag + ".sql"), "w", encoding="utf-8") as file:
            file.write("--> statement-breakpoint\n".join(statements))
        entries.append({"idx": i, "version": "7", "when": 1700000000000 + i, "tag": tag, "breakpoints": True})
    with open(os.path.join(path, "drizzle", "meta", "_journal.json"), "w", encoding="utf-8") as file:
        json.dump({"version": "7", "dialect": "postgresql", "entries": entries}, file)
    return folder


def example_folder(path, rihla):
    """What rihla generates for examples/people."""
    copy = path + "-example"
    shutil.copytree(os.path.join(bench.ROOT, "examples", "people"), copy)
    app = os.path.join(copy, "apps", "web")
    subprocess.run(rihla + ["generate", "--name", "start"], cwd=app, check=True, stdout=subprocess.DEVNULL)
    folder = Folder(path, "examples/people")
    shutil.rmtree(os.path.join(path, "drizzle"))
    shutil.copytree(os.path.join(app, "drizzle"), os.path.join(path, "drizzle"))
    return folder


def run(server, folder, program, database, sample):
    url = server.tcp_url(database)
    folder.point_to(url)
    bench.measure(sample, program.command(url), folder.path, program.environment(url))


def count_objects(server, database):
    return server.sql(database, "select count(*) from pg_class c join pg_namespace n on n.oid = relnamespace "
                                "where nspname = 'public' and relname not like all "
                                "(array['schema_migrations%', 'pgmigrations%'])")


def apply(server, folder, programs, times):
    """Applies to an empty database with each program by turns; gives samples, and the last databases."""
    samples, databases = [bench.Sample() for _ in programs], [None] * len(programs)
    for turn in range(max(times)):
        for at, program in enumerate(programs):
            if turn < times[at]:
                databases[at] = server.database()
                run(server, folder, program, databases[at], samples[at])
    made = {program.name: count_objects(server, database) for program, database in zip(programs, databases)}
    if len(set(made.values())) != 1:
        sys.exit("they have not made the same: %s" % made)
    return samples, databases


def nothing(server, folder, programs, databases, times):
    samples = [bench.Sample() for _ in programs]
    for _ in range(times):
        for program, sample, database in zip(programs, samples, databases):
            run(server, folder, program, database, sample)
    return samples


def far_away(server, folder, program):
    """Applies to an empty database behind the proxy: seconds and round trips."""
    with Proxy(server.port, delay=DELAY) as proxy:
        sample = bench.Sample()
        url = "postgresql://postgres:%s@127.0.0.1:%d/%s" % (PASSWORD, proxy.port, server.database())
        folder.point_to(url)
        bench.measure(sample, program.command(url), folder.path)
        return sample.wall, proxy.turns


def say_others(programs, samples):
    print("%-16s %-16s %s" % ("", "", "  ".join(
        "%s %.0f ms" % (program.name, sample.wall * 1e3) for program, sample in zip(programs, samples))))


def report(server, folder, rihla, connect, is_quick):
    count = folder.join()
    kit = Program("drizzle-kit", bench.DRIZZLE_KIT + ["migrate"])
    floor = Program("psql", ["psql", "-Xq1", "-f", "all.sql", "URL"])
    ours = Program("rihla", rihla + ["migrate"])
    few, many = (1, 2) if is_quick or count >= 1000 else (3, 7)
    programs = [kit, floor, ours] + migrators.ALL
    (theirs, psql, mine, *others), databases = apply(
        server, folder, programs, [few, many, many] + [few] * len(migrators.ALL))
    ratio = mine.wall / psql.wall
    print("%-16s apply            drizzle-kit %8.0f ms  psql %8.0f ms  rihla %8.0f ms  %5.2f of psql (aim 1.15): %s" % (
        folder.name, theirs.wall * 1e3, psql.wall * 1e3, mine.wall * 1e3, ratio, bench.verdict(ratio <= 1.15)))
    say_others(migrators.ALL, others)
    programs[1] = Program("connect", connect + ["URL"])
    theirs, least, mine, *others = nothing(server, folder, programs, databases, 3 if is_quick else 9)
    faster, ratio = theirs.wall / mine.wall, mine.wall / least.wall
    print("%-16s nothing pending  drizzle-kit %8.0f ms  connect %5.0f ms  rihla %8.0f ms  %5.1f times faster (aim 15): "
          "%s; %.2f of connecting (aim 1.5): %s" % (
              "", theirs.wall * 1e3, least.wall * 1e3, mine.wall * 1e3, faster, bench.verdict(faster >= 15),
              ratio, bench.verdict(ratio <= 1.5)))
    say_others(migrators.ALL, others)
    if count <= 100:
        theirs, _ = far_away(server, folder, kit)
        mine, turns = far_away(server, folder, ours)
        print("%-16s 10 ms away       drizzle-kit %8.0f ms                 rihla %8.0f ms  %d round trips for %d "
              "migrations (aim %d): %s" % ("", theirs * 1e3, mine * 1e3, turns, count, count + 10,
                                           bench.verdict(turns <= count + 10)))
    sys.stdout.flush()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rihla", default=os.path.join(bench.ROOT, "build", "rihla"))
    parser.add_argument("--sizes", default="10,100,1000")
    parser.add_argument("--quick", action="store_true", help="few runs of each")
    options = parser.parse_args()
    rihla = [os.path.abspath(options.rihla)]
    server = Server("-c fsync=on -c max_locks_per_transaction=64")
    try:
        with tempfile.TemporaryDirectory(prefix="rihla-bench-") as scratch:
            connect = [bench.build_connect(scratch)]
            folders = [example_folder(os.path.join(scratch, "people"), rihla)]
            for size in options.sizes.split(","):
                folders.append(made_folder(os.path.join(scratch, size), int(size)))
            for folder in folders:
                report(server, folder, rihla, connect, options.quick)
    finally:
        server.remove()


if __name__ == "__main__":
    main()
