#!/usr/bin/env python3
"""Times pull, and push without a change, against drizzle-kit and pg_dump on live databases.

databases.py [--rihla PATH] [--sizes 60,100,1000,5000] [--kit-up-to 100] [--quick]
drizzle-kit asks for each table by itself and is left out above --kit-up-to tables (300 s at 1000 were not enough).
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile

import bench
import blow_up

sys.path.insert(0, os.path.join(blow_up.ROOT, "tests", "acceptance"))
from servers import RunningServer  # noqa: E402

AIM = 40


class Project:
    """The example blown up to so many tables, pushed to a database of its own."""

    def __init__(self, folder, tables, server, rihla):
        self.rihla = rihla
        self.app = blow_up.blow_up(folder, tables)
        os.symlink(bench.NODE_MODULES, os.path.join(folder, "node_modules"))
        self.name = "bench_%d" % tables
        subprocess.run(["psql", "-qX", server, "-c", "create database " + self.name], check=True)
        self.url = server.replace("/postgres?", "/%s?" % self.name)
        self.environment = {"DATABASE_URL": self.url}
        bench.measure(bench.Sample(), rihla + ["push"], self.app, self.environment)
        subprocess.run(["psql", "-qX", self.url, "-c", "vacuum analyze"], check=True)

    def time(self, command):
        sample = bench.Sample()
        bench.measure(sample, command, self.app, self.environment)
        return sample.seconds[0]

    def pull(self, program, *flags):
        out = tempfile.mkdtemp(prefix="pulled-", dir=self.app)
        words = ["--dialect", "postgresql", "--url", self.url, "--out", os.path.basename(out)]
        seconds = self.time(program + ["pull", *words, *flags])
        shutil.rmtree(out)
        return seconds

    def push(self, program):
        return self.time(program + ["push"])

    def dump(self):
        return self.time(["pg_dump", "-s", "-f", "/dev/null", self.url])


def best(times, run):
    return min(run() for _ in range(times))


def report(size, what, ours, kit, dump):
    against_kit = "%8.2f s %6.0f x %s" % (kit, kit / ours, bench.verdict(kit >= AIM * ours)) if kit else " " * 27
    print("%6d  %-14s %8.3f s  %s  %8.3f s %5.2f %s" % (
        size, what, ours, against_kit, dump, ours / dump, bench.verdict(ours <= dump)))
    sys.stdout.flush()


def measure_size(project, size, with_kit, times):
    dump = best(times, project.dump)
    kit_pull = project.pull(bench.DRIZZLE_KIT) if with_kit else None
    kit_push = project.push(bench.DRIZZLE_KIT) if with_kit else None
    report(size, "pull", best(times, lambda: project.pull(project.rihla)), kit_pull, dump)
    report(size, "push, no change", best(times, lambda: project.push(project.rihla)), kit_push, dump)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rihla", default=os.path.join(blow_up.ROOT, "build", "rihla"))
    parser.add_argument("--sizes", default="60,100,1000,5000")
    parser.add_argument("--kit-up-to", type=int, default=100)
    parser.add_argument("--quick", action="store_true", help="few runs of each")
    options = parser.parse_args()
    rihla = [os.path.abspath(options.rihla)]
    print("tables  command            rihla    drizzle-kit  ratio (aim 40)   pg_dump -s, part of it (aim 1)")
    with tempfile.TemporaryDirectory(prefix="rihla-bench-") as scratch, RunningServer("installed") as server:
        os.chmod(scratch, 0o755)
        for size in (int(word) for word in options.sizes.split(",")):
            project = Project(os.path.join(scratch, str(size)), size, server, rihla)
            measure_size(project, size, size <= options.kit_up_to, 2 if options.quick else 7)


if __name__ == "__main__":
    main()
