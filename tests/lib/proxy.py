"""A TCP proxy before a server: holds what passes for a while, or changes what the server says."""
import select
import socket
import threading
import time


class Proxy:
    """`with Proxy(port) as proxy:` listens on 127.0.0.1:proxy.port. `delay`: seconds for which bytes
    are held on the way to the server, and as long on the way back. `edit`: changes bytes from the
    server. `turns` counts how often the client spoke after the server did: round trips."""

    def __init__(self, port, delay=0, edit=None):
        self.target, self.delay, self.edit = port, delay, edit
        self.turns = 0
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.listener.getsockname()[1]
        self.ends = False

    def __enter__(self):
        threading.Thread(target=self.accept, daemon=True).start()
        return self

    def __exit__(self, *failure):
        self.ends = True
        self.listener.close()

    def accept(self):
        while not self.ends:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self.target))
            for end in (client, server):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self.serve, args=(client, server), daemon=True).start()

    def serve(self, client, server):
        """Bytes wait in a queue, in order, until their time has come."""
        waiting = []
        from_client = False
        while True:
            pause = max(0, waiting[0][0] - time.monotonic()) if waiting else None
            ready = select.select([client, server], [], [], pause)[0]
            for source in ready:
                data = source.recv(1 << 16)
                target = server if source is client else client
                if source is client and data and not from_client:
                    self.turns += 1
                from_client = source is client
                if source is server and self.edit:
                    data = self.edit(data)
                waiting.append((time.monotonic() + self.delay / 2, target, data))
            while waiting and waiting[0][0] <= time.monotonic():
                _, target, data = waiting.pop(0)
                if not data:
                    client.close()
                    server.close()
                    return
                try:
                    target.sendall(data)
                except OSError:
                    client.close()
                    server.close()
                    return
