"""drizzle-kit in a process that runs one command after the other (kit_server.cjs)."""
import json
import os
import queue
import subprocess

PROGRAM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "kit_server.cjs")
# Each schema is a module that Node.js never lets go of.
MOST_COMMANDS = 600


class Server:
    def __init__(self):
        self.process = None
        self.commands = 0

    def run(self, project, args, hints):
        """Exit code, what was written to the screen, and the hints that answer what was asked."""
        if not self.process or self.commands >= MOST_COMMANDS:
            self.stop()
            self.start()
        self.commands += 1
        request = json.dumps({"project": project, "args": args, "hints": hints})
        self.process.stdin.write(request + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("drizzle-kit's process ended with %s" % self.process.wait())
        answer = json.loads(line)
        return answer["code"], answer["screen"], answer["hints"]

    def start(self):
        self.commands = 0
        self.process = subprocess.Popen(
            ["node", PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
            env=dict(os.environ, NO_COLOR="1"),
        )

    def stop(self):
        if self.process:
            self.process.stdin.close()
            self.process.stdout.close()
            self.process.wait()
            self.process = None


class Servers:
    """As many servers as are in use at once; to be used in `with`."""

    def __init__(self):
        self.free = queue.SimpleQueue()
        self.all = []

    def run(self, project, args, hints=()):
        try:
            server = self.free.get_nowait()
        except queue.Empty:
            server = Server()
            self.all.append(server)
        answer = server.run(project, args, list(hints))
        self.free.put(server)
        return answer

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for server in self.all:
            server.stop()
