"""Throwaway servers of the versions that are asked for: the installed one, or those of the packages in servers/."""
import glob
import json
import os
import shutil
import signal
import subprocess
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
VERSIONS = ["13", "14", "15", "16", "17", "18"]


def read(path):
    if not os.path.exists(path):
        return None
    with open(path, encoding="utf-8") as file:
        return file.read()


def install(version):
    """The folder of a version's package, installed by its lock file if it is not yet there."""
    folder = os.path.join(HERE, "servers", version)
    native = os.path.join(folder, "node_modules", "postgres", "native")
    lock, stamp = (os.path.join(folder, path) for path in ("package-lock.json", "node_modules/.installed"))
    if read(stamp) != read(lock):
        subprocess.run(["npm", "--prefix", folder, "ci", "--silent", "--ignore-scripts", "--no-audit",
                        "--no-fund", "--no-update-notifier"], check=True)
        make_links(native)
        shutil.copy(lock, stamp)
    return native


def make_links(native):
    """npm keeps no symbolic links; the package lists them."""
    for link in json.loads(read(os.path.join(native, "pg-symlinks.json"))):
        path = os.path.join(native, "..", link["target"])
        if not os.path.lexists(path):
            os.symlink(os.path.relpath(os.path.join(native, "..", link["source"]), os.path.dirname(path)), path)


def programs(version):
    """The folder of initdb and postgres; `version` is a number or "installed"."""
    if version != "installed":
        return os.path.join(install(version), "bin")
    folders = sorted(glob.glob("/usr/lib/postgresql/*/bin"))
    return folders[-1] if folders else os.path.dirname(shutil.which("initdb"))


def as_other_user():
    """PostgreSQL does not run as root."""
    if os.geteuid() != 0:
        return []
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]


class RunningServer:
    """A server while the `with` lasts; gives its URL."""

    def __init__(self, version):
        self.version = version

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="rihla-acceptance-server-")
        self.data = os.path.join(self.folder, "data")
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres")
        os.chmod(self.folder, 0o755)
        bin_folder = self.reachable(programs(self.version))
        self.run(os.path.join(bin_folder, "initdb"), "-N", "-U", "postgres", "-A", "trust", "-E", "UTF8",
                 "--locale=C", "-D", self.data)
        # The largest schemas are made in one transaction, which locks each of their tables and indexes.
        options = ("-k %s -c listen_addresses= -c fsync=off -c full_page_writes=off "
                   "-c max_locks_per_transaction=1024") % self.folder
        self.run(os.path.join(bin_folder, "pg_ctl"), "-D", self.data, "-l", os.path.join(self.folder, "log"),
                 "-w", "-o", options, "start")
        return "postgresql:///postgres?host=%s&user=postgres" % self.folder

    def reachable(self, bin_folder):
        """The programs where the other user can get at them: node_modules may lie in root's home."""
        if self.version == "installed" or os.geteuid() != 0:
            return bin_folder
        copy = os.path.join(self.folder, "native")
        shutil.copytree(os.path.dirname(bin_folder), copy, symlinks=True)
        return os.path.join(copy, "bin")

    def run(self, *command):
        subprocess.run(as_other_user() + list(command), check=True, cwd="/", stdout=subprocess.DEVNULL)

    def __exit__(self, *_):
        pid_file = os.path.join(self.data, "postmaster.pid")
        if os.path.exists(pid_file):
            os.kill(int(open(pid_file).readline()), signal.SIGQUIT)
        shutil.rmtree(self.folder, ignore_errors=True)
