"""A program on a pseudo terminal: keys go in, what it showed comes out."""
import os
import pty
import select
import time

UP, DOWN, ENTER, CTRL_C = b"\x1b[A", b"\x1b[B", b"\r", b"\x03"


def _read(fd, seconds, until=None):
    shown = b""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if until and until in shown:
            break
        if select.select([fd], [], [], 0.05)[0]:
            try:
                piece = os.read(fd, 65536)
            except OSError:
                break
            if not piece:
                break
            shown += piece
    return shown


def run(words, folder, dialogue, environment=None):
    """Runs `words` in `folder`. `dialogue` is a list of (text to wait for, keys to press then).
    Gives the exit code and all that was shown."""
    child, fd = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.execve(words[0], words, dict(os.environ, TERM="xterm", **(environment or {})))
    shown = b""
    for text, keys in dialogue:
        shown += _read(fd, 20, text.encode())
        for key in keys:
            os.write(fd, key)
    shown += _read(fd, 20)
    os.close(fd)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), shown.decode()
