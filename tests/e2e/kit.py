"""The real drizzle-kit, run in the folder of a project."""
import os
import shutil
import subprocess

import terminal
from project import HERE

PROGRAM = os.path.join(os.path.dirname(HERE), "node_modules", "drizzle-kit", "bin.cjs")


def _environment():
    return dict(os.environ, NO_COLOR="1")


def run(folder, *words, program=PROGRAM):
    """Exit code and what it printed."""
    done = subprocess.run(["node", program] + list(words), cwd=folder, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, check=False, timeout=120, env=_environment())
    return done.returncode, done.stdout + done.stderr


def ask(folder, dialogue, *words):
    """The same on a terminal; see terminal.run."""
    return terminal.run([shutil.which("node"), PROGRAM] + list(words), folder, dialogue)


def flags(command):
    """The long flags of one of its commands, without dashes, with the values each takes ("" for none)."""
    found = {}
    for line in run("/", command, "--help")[1].splitlines():
        words = line.split()
        if words and words[0].startswith("--"):
            found[words[0][2:]] = words[2] if words[1] == "[" else "x" if words[1] == "string" else ""
    return found
