"""A TCP relay that a test can cut, slow down, make swallow bytes, or stop after so many bytes."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress

PIECE_BYTES = 16_384
ACCEPT_S = 0.1


class Relay:
    """Listens on a free port of this machine and passes bytes on to another one.

    `passed` counts the bytes given on, to the target and back. Every thread ends with `close`.
    """

    def __init__(self, target_port: int) -> None:
        self._target = target_port
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self._stopping = threading.Event()
        self._is_cut = False
        self._is_silent = False
        self._left: int | None = None
        self.passed = 0
        self.bytes_a_second: int | None = None
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(ACCEPT_S)
        self.port = int(self._listener.getsockname()[1])
        self._go(self._accept)

    @property
    def address(self) -> str:
        """host:port of the listening end."""
        return f"127.0.0.1:{self.port}"

    def cut(self) -> None:
        """Break every connection and refuse new ones until `mend`."""
        self._is_cut = True
        with self._lock:
            broken = list(self._open)
        for end in broken:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def cut_after(self, count: int) -> None:
        """Cut by itself once `count` more bytes have passed."""
        self._left = count

    def silence(self) -> None:
        """Go on taking bytes and lose them, without closing anything."""
        self._is_silent = True

    def mend(self) -> None:
        """Be a good line again."""
        self._is_cut = self._is_silent = False
        self._left = None

    @property
    def is_cut(self) -> bool:
        """Whether it is cut, by hand or by itself."""
        return self._is_cut

    def close(self) -> None:
        """End everything; bounded."""
        self._stopping.set()
        self.cut()
        self._listener.close()
        for thread in self._threads:
            thread.join(5)
            assert not thread.is_alive(), "a thread of the relay did not end"

    def _go(self, run, *args) -> None:
        thread = threading.Thread(target=run, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._stopping.is_set():
            try:
                near, _ = self._listener.accept()
            except TimeoutError:
                continue
            except OSError:
                return
            try:
                if self._is_cut:
                    raise ConnectionError
                far = socket.create_connection(("127.0.0.1", self._target), 5)
            except OSError:
                near.close()
                continue
            for end in (near, far):
                end.settimeout(None)
            with self._lock:
                self._open |= {near, far}
            done = threading.Semaphore(0)
            self._go(self._pump, near, far, done)
            self._go(self._pump, far, near, done)
            self._go(self._bury, near, far, done)

    def _bury(self, near: socket.socket, far: socket.socket, done: threading.Semaphore) -> None:
        done.acquire()
        done.acquire()
        with self._lock:
            self._open -= {near, far}
        near.close()
        far.close()

    def _pump(
        self, source: socket.socket, sink: socket.socket, done: threading.Semaphore
    ) -> None:
        with suppress(OSError):
            while data := source.recv(PIECE_BYTES):
                if self._is_silent:
                    continue
                if self.bytes_a_second:
                    self._stopping.wait(len(data) / self.bytes_a_second)
                sink.sendall(data)
                self._count(len(data))
        for end in (source, sink):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        done.release()

    def _count(self, count: int) -> None:
        with self._lock:
            self.passed += count
            if self._left is None:
                return
            self._left -= count
            if self._left > 0:
                return
            self._left = None
        self.cut()
