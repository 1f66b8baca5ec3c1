"""Runs the real drizzle-kit on a terminal of our own and answers its rename questions from hints."""
import codecs
import os
import pty
import re
import select
import signal
import subprocess
import time

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NODE_MODULES = os.path.join(TESTS, "node_modules")
PROGRAM = os.path.join(NODE_MODULES, "drizzle-kit", "bin.cjs")

ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
QUESTION = re.compile(
    r"Is (?P<column>.+) column in (?P<table>.+) table created or renamed from another column\?\n"
    r"|Is (?P<name>.+) (?P<kind>\w+) created or renamed from another \w+\?\n"
)
OPTION = re.compile(r"^[❯ ] (?P<sign>[+~]) (?P<title>.*?) +(?:create|rename) \w+$", re.M)
DOWN, ENTER = b"\x1b[B", b"\r"


class OracleError(Exception):
    pass


def dotted(name):
    """A name as drizzle-kit shows it: the schema only where it is not public."""
    return name[-1] if len(name) == 1 or name[0] in ("", "public") else ".".join((name[0], name[-1]))


def shown(kind, name):
    return dotted(name) if kind in ("table", "view", "enum", "sequence") else name[-1]


def pick(question, titles, hints):
    """The index of the option that the hints choose."""
    if len(titles) == 1:
        return 0
    # drizzle-kit calls the policies of a table columns, too.
    kinds = ("column", "policy") if question["column"] else (question["kind"],)
    created = question["column"] or question["name"]
    for hint in hints:
        target = hint["to"] if hint["type"] == "rename" else hint.get("entity")
        kind = hint["kind"]
        if kind not in kinds or not target or shown(kind, target) != created:
            continue
        if question["column"] and target[1] != question["table"]:
            continue
        if hint["type"] == "create":
            return 0
        return titles.index("%s › %s" % (shown(kind, hint["from"]), created))
    raise OracleError("no hint answers: " + question.group().strip())


class Terminal:
    """What was written to the terminal, and the questions in it that are still open."""

    def __init__(self, hints):
        self.hints = hints
        self.text = ""
        self.answered = set()
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def feed(self, data):
        self.text += ESCAPE.sub("", self.decoder.decode(data)).replace("\r", "")

    def answer(self):
        """The keys for a question that is wholly on the screen, or nothing."""
        questions = list(QUESTION.finditer(self.text))
        question = questions[-1] if questions else None
        # A question is drawn again when the arrow moves, so its place does not tell a new one.
        if not question or question.group() in self.answered:
            return b""
        options = list(OPTION.finditer(self.text, question.end()))
        if not options:
            return b""
        self.answered.add(question.group())
        titles = [option["title"].rstrip() for option in options]
        return DOWN * pick(question, titles, self.hints) + ENTER


def converse(fd, terminal, deadline):
    while True:
        if time.monotonic() > deadline:
            raise OracleError("no end after a minute:\n" + terminal.text[-2000:])
        ready, _, _ = select.select([fd], [], [], 0.05)
        if not ready:
            keys = terminal.answer()
            if keys:
                os.write(fd, keys)
            continue
        try:
            data = os.read(fd, 65536)
        except OSError:
            return
        if not data:
            return
        terminal.feed(data)


def run(project, args, hints=(), environment=None):
    """Runs drizzle-kit in `project`; gives exit code and what it wrote to the terminal."""
    master, slave = pty.openpty()
    env = dict(os.environ, NO_COLOR="1", TERM="xterm", COLUMNS="500", **(environment or {}))
    process = subprocess.Popen(
        ["node", PROGRAM] + args, cwd=project, env=env,
        stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
    )
    os.close(slave)
    terminal = Terminal(hints)
    try:
        converse(master, terminal, time.monotonic() + 60)
    except BaseException:
        os.killpg(process.pid, signal.SIGKILL)
        raise
    finally:
        process.wait()
        os.close(master)
    return process.returncode, terminal.text


def export(project):
    """The SQL of `drizzle-kit export`."""
    result = subprocess.run(
        ["node", PROGRAM, "export"], cwd=project, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60,
    )
    return result.stdout.decode()
