"""A throwaway PostgreSQL server: unix socket without, 127.0.0.1 with a password."""
import glob
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import threading

PASSWORD = "s3cr3t-of-the-test"


def programs():
    """The folder of initdb and postgres."""
    folders = sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True)
    found = shutil.which("initdb")
    return folders[0] if folders else os.path.dirname(found)


def as_postgres():
    """The words that make a command run as a user PostgreSQL accepts."""
    if os.geteuid() != 0:
        return []
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    def __init__(self, options=""):
        self.options = options
        self.folder = tempfile.mkdtemp(prefix="rihla-server-")
        os.chmod(self.folder, 0o755)
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
        self.data = os.path.join(self.folder, "data")
        self.port = free_port()
        self.lock = threading.Lock()
        self.count = 0
        subprocess.run(as_postgres() + [
            os.path.join(programs(), "initdb"), "-N", "-U", "postgres", "-E", "UTF8",
            "--locale=C", "--auth-local=trust", "--auth-host=scram-sha-256", "-D", self.data,
        ], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")
        self.start()
        self.sql("postgres", "alter role postgres password '%s'" % PASSWORD)

    def start(self):
        subprocess.run(as_postgres() + [
            os.path.join(programs(), "pg_ctl"), "-D", self.data, "-w", "-s", "-l",
            os.path.join(self.folder, "log"), "-o",
            "-k %s -p %d -c listen_addresses=127.0.0.1 -c fsync=off "
            "-c max_locks_per_transaction=1024 %s" % (self.folder, self.port, self.options), "start",
        ], check=True, cwd="/")

    def restart(self):
        subprocess.run(as_postgres() + [
            os.path.join(programs(), "pg_ctl"), "-D", self.data, "-w", "-s", "-m", "fast", "-l",
            os.path.join(self.folder, "log"), "restart"], check=True, cwd="/")

    def standby(self):
        """A server that follows this one and takes no changes."""
        copy = Server.__new__(Server)
        copy.folder = tempfile.mkdtemp(prefix="rihla-server-")
        copy.data, copy.port = os.path.join(copy.folder, "data"), free_port()
        copy.options = self.options
        os.chmod(copy.folder, 0o755)
        if os.geteuid() == 0:
            shutil.chown(copy.folder, "postgres", "postgres")
        subprocess.run(as_postgres() + [
            os.path.join(programs(), "pg_basebackup"), "-R", "-c", "fast", "-h", self.folder, "-p",
            str(self.port), "-U", "postgres", "-D", copy.data], check=True, cwd="/")
        copy.start()
        return copy

    def only_with_tls(self):
        """From now on connections over TCP have to be encrypted, by a certificate of its own."""
        key, certificate = (os.path.join(self.data, name) for name in ("server.key", "server.crt"))
        subprocess.run(as_postgres() + [
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
            "/CN=localhost", "-keyout", key, "-out", certificate], check=True, cwd="/",
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.chmod(key, 0o600)
        with open(os.path.join(self.data, "pg_hba.conf"), "w", encoding="ascii") as file:
            file.write("local all all trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n")
        self.sql("postgres", "alter system set ssl = on")
        self.sql("postgres", "select pg_reload_conf()")
        self.restart()

    def _openssl(self, *words):
        subprocess.run(as_postgres() + ["openssl"] + list(words), check=True, cwd=self.folder,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def _certificate(self, name, subject, *how):
        """Makes name.key and name.crt in the folder, signed by ca.key where `how` is empty."""
        key = ["-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=" + subject, "-keyout", name + ".key"]
        if how:
            self._openssl("req", *key, *how, "-out", name + ".crt")
            return
        self._openssl("req", *key, "-out", name + ".csr")
        with open(os.path.join(self.folder, "names"), "w", encoding="ascii") as file:
            file.write("subjectAltName=DNS:localhost\n")
        self._openssl("x509", "-req", "-days", "2", "-in", name + ".csr", "-CA", "ca.crt", "-CAkey", "ca.key",
                      "-CAcreateserial", "-extfile", "names", "-out", name + ".crt")

    def only_with_certificates(self):
        """From now on TCP is encrypted, by a certificate for localhost that an authority of its own
        signed, and clients show one of it. Gives the PEM texts of the authority, of another one, of
        the client's certificate and of its key: in the clear, and under the passphrase "secret"."""
        self._certificate("ca", "authority", "-x509")
        self._certificate("other", "other authority", "-x509")
        self._certificate("data/server", "localhost")
        self._certificate("client", "postgres")
        self._openssl("rsa", "-in", "client.key", "-aes256", "-passout", "pass:secret", "-out", "locked.key")
        with open(os.path.join(self.data, "pg_hba.conf"), "w", encoding="ascii") as file:
            file.write("local all all trust\nhostssl all postgres 127.0.0.1/32 cert\n")
        self.sql("postgres", "alter system set ssl = on")
        self.sql("postgres", "alter system set ssl_ca_file = '%s/ca.crt'" % self.folder)
        self.restart()
        texts = []
        for name in ("ca.crt", "other.crt", "client.crt", "client.key", "locked.key"):
            with open(os.path.join(self.folder, name), encoding="ascii") as file:
                texts.append(file.read())
        return texts

    def kill(self):
        """Ends it at once, as a crash would."""
        with open(os.path.join(self.data, "postmaster.pid"), encoding="ascii") as file:
            os.kill(int(file.readline()), signal.SIGQUIT)

    def remove(self):
        if os.path.exists(os.path.join(self.data, "postmaster.pid")):
            self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def database(self):
        """A new, empty database; its name."""
        with self.lock:
            self.count += 1
            name = "test_%d" % self.count
            self.sql("postgres", "create database %s" % name)
        return name

    def url(self, database):
        return "postgresql:///%s?host=%s&port=%d&user=postgres" % (database, self.folder, self.port)

    def tcp_url(self, database, user="postgres", password=PASSWORD):
        return "postgresql://%s:%s@127.0.0.1:%d/%s" % (user, password, self.port, database)

    def sql(self, database, text):
        """What psql prints for `text`: rows by lines, columns by |."""
        done = subprocess.run(
            ["psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-f", "-", self.url(database)], input=text,
            capture_output=True, text=True, check=False)
        if done.returncode:
            raise AssertionError("psql: " + done.stderr)
        return done.stdout.rstrip("\n")
