#!/usr/bin/env python3
"""Times drizzle-kit and rihla side by side, in one run on one machine, and says which aims are met.

bench.py [--rihla PATH] [--sizes 10,100,1000,5000] [--objects 667] [--quick]
"""
import argparse
import json
import os
import re
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import blow_up
import objects

ROOT = blow_up.ROOT
NODE_MODULES = os.path.join(ROOT, "tests", "node_modules")
DRIZZLE_KIT = ["node", os.path.join(NODE_MODULES, "drizzle-kit", "bin.cjs")]
AIM, FLOOR = 20, 10
MEGABYTE = 1 << 20


class Sample:
    """What runs of one command cost: seconds of wall time (median) and peak memory."""

    def __init__(self):
        self.seconds = []
        self.peak = 0

    @property
    def wall(self):
        return statistics.median(self.seconds)


def measure(sample, command, folder, environment=None):
    """Runs a command once and adds what it took to the sample."""
    env = dict(os.environ, NO_COLOR="1", **(environment or {}))
    start = time.monotonic()
    process = subprocess.Popen(
        command, cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    sample.seconds.append(time.monotonic() - start)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    sample.peak = max(sample.peak, usage.ru_maxrss * 1024)
    if process.returncode != 0:
        sys.exit("%s: exit %d\n%s" % (shlex.join(command), process.returncode, output.decode()))
    return output.decode()


class Project:
    """A schema of so many tables (or other objects) in a folder of its own, for one of the two tools."""

    def __init__(self, folder, make, size, program):
        self.app = make(folder, size)
        self.program = program
        os.symlink(NODE_MODULES, os.path.join(folder, "node_modules"))
        self.migrations = os.path.join(self.app, "drizzle")
        self.kept = os.path.join(folder, "kept")

    def generate(self, sample):
        output = measure(sample, self.program + ["generate", "--name", "bench"], self.app)
        return output

    def restore(self):
        """The migrations folder as it was after the first generate; gone before that."""
        shutil.rmtree(self.migrations, ignore_errors=True)
        if os.path.exists(self.kept):
            shutil.copytree(self.kept, self.migrations)

    def keep(self):
        shutil.copytree(self.migrations, self.kept)


def repeat(projects, times, is_changing):
    """Runs generate in each project by turns; gives a sample each."""
    samples = [Sample() for _ in projects]
    for turn in range(max(times)):
        for project, sample, count in zip(projects, samples, times):
            if turn < count:
                if is_changing:
                    project.restore()
                project.generate(sample)
    return samples


def bench_generate(scratch, make, add_column, size, rihla, times):
    """The three scenarios at one size: {name: (sample of drizzle-kit, sample of rihla)}."""
    projects = [
        Project(os.path.join(scratch, "%s-%s-%d" % (name, make.__name__, size)), make, size, program)
        for name, program in (("kit", DRIZZLE_KIT), ("rihla", rihla))
    ]
    results = {"from empty": repeat(projects, times, True)}
    for project in projects:
        project.keep()
    results["no change"] = repeat(projects, times, False)
    for project in projects:
        add_column(project.app)
    results["one column"] = repeat(projects, times, True)
    check_same(projects)
    return projects[1], results


def check_same(projects):
    """A speed counts only for the same result."""
    texts = []
    for project in projects:
        text = ""
        for name in sorted(os.listdir(project.migrations)):
            if name.endswith(".sql"):
                with open(os.path.join(project.migrations, name), encoding="utf-8") as file:
                    text += file.read()
        texts.append(text)
    if texts[0] != texts[1]:
        sys.exit("the two tools wrote different SQL in %s and %s" % tuple(p.migrations for p in projects))


def phases(project, rihla):
    """Where rihla's time goes, as it says itself."""
    project.restore()
    output = measure(Sample(), rihla + ["generate", "--name", "bench", "--verbose"], project.app)
    return re.findall(r"^ *([\d.]+) ms  (.+)$", output, re.M)


def build_connect(scratch):
    program = os.path.join(scratch, "connect")
    flags = subprocess.run(
        ["pkg-config", "--cflags", "--libs", "libpq"], check=True, stdout=subprocess.PIPE, text=True
    ).stdout.split()
    source = os.path.join(ROOT, "tests", "bench", "connect.c")
    subprocess.run(["gcc", "-O2", "-o", program, source] + flags, check=True)
    return program


def bench_migrate(scratch, rihla, times):
    """With nothing pending: samples of drizzle-kit, rihla and a program that only connects."""
    project = Project(os.path.join(scratch, "migrate"), blow_up.blow_up, 26, rihla)
    project.generate(Sample())
    started = json.loads(measure(Sample(), rihla + ["dev", "start", "--output", "json"], project.app))
    environment = {"DATABASE_URL": started["url"]}
    try:
        measure(Sample(), rihla + ["migrate"], project.app, environment)
        commands = (DRIZZLE_KIT + ["migrate"], rihla + ["migrate"], [build_connect(scratch), started["url"]])
        samples = [Sample() for _ in commands]
        for _ in range(times):
            for command, sample in zip(commands, samples):
                measure(sample, command, project.app, environment)
        return samples
    finally:
        subprocess.run(rihla + ["dev", "reset", "--yes"], cwd=project.app, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)


def verdict(is_met):
    return "met" if is_met else "NOT MET"


def print_generate(size, results):
    for scenario, (kit, ours) in results.items():
        ratio = kit.wall / ours.wall
        grade = "aim met" if ratio >= AIM else "floor met" if ratio >= FLOOR else "BELOW FLOOR"
        print("%6d  %-11s %9.3f s %9.3f s %7.1f x  %-11s %7.0f %7.0f MB  %4.2f" % (
            size, scenario, kit.wall, ours.wall, ratio, grade,
            kit.peak / MEGABYTE, ours.peak / MEGABYTE, ours.peak / kit.peak))
    sys.stdout.flush()


def print_growth(table):
    sizes = [size for size in table if size >= 100]
    if len(sizes) < 2:
        return
    small, large = sizes[0], sizes[-1]
    for scenario in table[small]:
        first, last = table[small][scenario][1].wall, table[large][scenario][1].wall
        growth = (last / large) / (first / small)
        print("growth, %s: cost per table at %d is %.2f of that at %d: %s" % (
            scenario, large, growth, small, verdict(growth <= 1.2)))


def print_memory(table):
    worst = max(ours.peak / kit.peak for results in table.values() for kit, ours in results.values())
    print("memory: at most %.2f of drizzle-kit's (aim 0.50): %s" % (worst, verdict(worst <= 0.5)))


def print_migrate(kit, ours, connect):
    print("migrate, nothing pending: drizzle-kit %.0f ms, rihla %.1f ms, connect and leave %.1f ms" % (
        kit.wall * 1e3, ours.wall * 1e3, connect.wall * 1e3))
    print("  %.1f times faster (aim 15): %s; %.2f of connecting (aim 1.5): %s" % (
        kit.wall / ours.wall, verdict(kit.wall / ours.wall >= 15),
        ours.wall / connect.wall, verdict(ours.wall <= 1.5 * connect.wall)))


def print_typescript(folder):
    """The speed of src/ts alone, when its bench has been built."""
    program = os.path.join(folder, "tests", "unit", "ts", "ts_bench")
    if not os.path.exists(program):
        return
    example = os.path.join(ROOT, "examples", "people", "apps", "web", "lib", "db")
    files = [os.path.join(parent, name) for parent, _, names in os.walk(example) for name in names]
    output = subprocess.run([program, "500"] + files, stdout=subprocess.PIPE, text=True, check=True).stdout
    speed = float(re.search(r"([\d.]+) MB/s", output)[1])
    print("TypeScript: %.0f MB/s (aim 40): %s" % (speed, verdict(speed >= 40)))


def repetitions(size, is_quick):
    """How often drizzle-kit and rihla run each scenario."""
    if is_quick:
        return 1, 3
    return (7, 15) if size <= 100 else (3, 9) if size <= 1000 else (2, 5)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rihla", default=os.path.join(ROOT, "build", "rihla"))
    parser.add_argument("--sizes", default="10,100,1000,5000")
    parser.add_argument("--objects", type=int, default=667, help="so many enums, as many views and as many policies")
    parser.add_argument("--quick", action="store_true", help="few runs of each")
    options = parser.parse_args()
    rihla = [os.path.abspath(options.rihla)]
    print("tables  generate    drizzle-kit       rihla     ratio               peak kit   rihla  part")
    table = {}
    with tempfile.TemporaryDirectory(prefix="rihla-bench-") as scratch:
        os.chmod(scratch, 0o755)
        for size in (int(word) for word in options.sizes.split(",")):
            project, table[size] = bench_generate(
                scratch, blow_up.blow_up, blow_up.add_column, size, rihla, repetitions(size, options.quick))
            print_generate(size, table[size])
        found = phases(project, rihla)
        print()
        if found:
            print("phases at %d tables: %s" % (size, ", ".join("%s ms %s" % pair for pair in found)))
        print_growth(table)
        if options.objects:
            count = options.objects
            print("\n%d enums, %d views and %d policies on %d tables:" % (count, count, count, objects.TABLES))
            _, results = bench_generate(
                scratch, objects.make, objects.add_column, count, rihla, repetitions(1000, options.quick))
            print_generate(count, results)
            table["objects"] = results
        print_memory(table)
        print_migrate(*bench_migrate(scratch, rihla, 3 if options.quick else 11))
    print_typescript(os.path.dirname(rihla[0]))


if __name__ == "__main__":
    main()
