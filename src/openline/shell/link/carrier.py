"""One established session: plain bytes in and out, TLS records over an asyncio transport.

Way out: `write` collects; once per turn of the loop the collected bytes are sealed into records
and given to the transport in one call. While the kernel takes no more, they wait as plain
bytes. Way in: each read is opened at once and given to the owner; reading never waits for
writing, or two full ends would wait for each other for ever (recipes.md section 3).
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from collections.abc import Callable

from OpenSSL import SSL

from openline.shell.link.context import words_of
from openline.shell.link.socket_options import NOTSENT_LOWAT_BYTES, kernel_unsent_bytes

LOW_WATER_BYTES = NOTSENT_LOWAT_BYTES // 2
"""`on_writable` is called when `unsent_bytes` has fallen below this; the kernel's own mark."""

UNSENT_LIMIT_BYTES = 64 * 1024
"""An owner that wants precedence to work writes only while `unsent_bytes` is below this."""

UNSENT_MAX_BYTES = 16 * 1024 * 1024
"""An owner that never looks at `unsent_bytes` has its session ended beyond this."""

_RECORD_BYTES_MAX = 16 * 1024  # TLS 1.3 plaintext limit, RFC 8446 5.1
_STEP_BYTES = 32 * 1024  # sealed and given to the transport at a time
_FLUSH_STEPS_MAX = 8  # in one turn of the loop: 256 KiB, about 0.3 ms
_READ_BYTES = 64 * 1024  # also the most that is kept for an owner that is not listening yet
_DRAIN_BYTES = _STEP_BYTES + 4096
_LINGER_S = 1.0  # for last bytes and the peer's answer to our close notice
_REASON_CHARS_MAX = 200


def _ignore() -> None:
    """Stand for a callback that the owner has not set."""


class Carrier(asyncio.BufferedProtocol):
    """One established, mutually pinned session; made by `dial` and `listen` only.

    `peer_spki_sha256`: SHA-256 of the peer's key, 32 bytes. `exporter`: 32 bytes bound to this
    session, equal at both ends (label EXPORTER-openline-1, no context). `dialler`: whether this
    end dialled. `route`: "host:port" as dialled, or as seen by the listener.

    The owner sets `on_data(bytes)`, `on_writable()` and `on_closed(reason)`: called in the
    loop, never from inside `write` or `close`. A callback that raises ends the session. The
    methods with names of asyncio.BufferedProtocol are for the transport alone.
    """

    def __init__(
        self,
        tls: SSL.Connection,
        transport: asyncio.Transport,
        *,
        peer_spki_sha256: bytes,
        exporter: bytes,
        dialler: bool,
        route: str,
    ) -> None:
        self.peer_spki_sha256 = peer_spki_sha256
        self.exporter = exporter
        self.dialler = dialler
        self.route = route
        self.on_writable: Callable[[], None] = _ignore
        self._on_data: Callable[[bytes], None] | None = None
        self._on_closed: Callable[[str], None] | None = None
        self._tls = tls
        self._transport = transport
        self._loop = asyncio.get_running_loop()
        self._read_view = memoryview(bytearray(_READ_BYTES))
        self._kept: list[bytes] = []  # opened, but the owner was not listening
        self._waiting = bytearray()  # written by the owner, not sealed yet
        self._is_reading = False
        self._is_flush_due = False
        self._is_blocked = False  # the transport holds bytes that the kernel did not take
        self._is_writable_owed = False
        self._reason = ""  # why the session ends; set once, by the first cause
        self._is_gone = False
        self._is_end_told = False
        self._linger: asyncio.TimerHandle | None = None
        self._fd: int = transport.get_extra_info("socket").fileno()
        self._watch_fd = -1  # see _watch
        self._is_watching = False
        transport.set_write_buffer_limits(high=0)  # told of every byte that stays behind

    # ---- for the owner

    @property
    def on_data(self) -> Callable[[bytes], None] | None:
        """Called with what the peer wrote, in order, 1 byte to 64 KiB at a time.

        While it is None (as at first) reading stops and at most 64 KiB are kept, which are
        given over soon after it is set. A peer held up so for 15 s may cut the line
        (TCP_USER_TIMEOUT).
        """
        return self._on_data

    @on_data.setter
    def on_data(self, callback: Callable[[bytes], None] | None) -> None:
        self._on_data = callback
        if self._kept:
            self._loop.call_soon(self._catch_up)

    @property
    def on_closed(self) -> Callable[[str], None] | None:
        """Called once with the reason, after the socket is gone, whoever ended the session.

        Set after the end, it is called soon, and after the data that was kept.
        """
        return self._on_closed

    @on_closed.setter
    def on_closed(self, callback: Callable[[str], None] | None) -> None:
        self._on_closed = callback
        if self._is_gone:
            self._loop.call_soon(self._catch_up)

    @property
    def unsent_bytes(self) -> int:
        """Bytes written that have not left this machine: here, in transport or kernel.

        Once it has been LOW_WATER_BYTES or more, `on_writable` follows when it has fallen below
        that; so an owner may stop at any mark from there on. 0 from the end on.
        """
        if self._reason:
            return 0
        in_transport = self._transport.get_write_buffer_size()
        unsent = len(self._waiting) + in_transport + kernel_unsent_bytes(self._fd)
        if unsent >= LOW_WATER_BYTES:
            # Whoever sees this may stop writing, so he must be told, however soon it drains.
            self._is_writable_owed = True
        return unsent

    def write(self, data: bytes) -> None:
        """Send `data` after all that was written before; dropped without a word after the end.

        Never blocks and never raises. More than UNSENT_MAX_BYTES unsent ends the session.
        """
        if self._reason or not data:
            return
        self._waiting += data
        if self._is_blocked or len(self._waiting) >= LOW_WATER_BYTES:
            self._is_writable_owed = True
            if self.unsent_bytes > UNSENT_MAX_BYTES:
                self._abort(f"owner wrote more than {UNSENT_MAX_BYTES} bytes without waiting")
                return
        if not self._is_flush_due:
            self._is_flush_due = True
            if not self._is_reading:  # else the read that is under way flushes at its end
                self._loop.call_soon(self._flush)

    def close(self, reason: str) -> None:
        """End the session: send what was written, then the close notice; at most 1 s.

        `on_closed(reason)` follows, the reason cut to 200 characters; the peer learns only that
        it was closed in order. A second call does nothing. No data is delivered after this.
        """
        if self._reason:
            return
        self._reason = reason[:_REASON_CHARS_MAX] or "closed"
        self._kept.clear()
        try:
            self._seal(sys.maxsize)
            self._tls.shutdown()
        except SSL.Error:
            self._abort(self._reason)
            return
        self._drain()
        self._leave(is_half_close=True)

    # ---- for the transport: reading

    def get_buffer(self, _sizehint: int) -> memoryview:
        """Lend the transport 64 KiB to read ciphertext into."""
        return self._read_view

    def buffer_updated(self, nbytes: int) -> None:
        """Open the `nbytes` of ciphertext just read and give them to the owner."""
        if self._reason:
            return  # after our close notice the peer's last bytes are read and dropped
        self._tls.bio_write(self._read_view[:nbytes])
        self.take_records()

    def take_records(self) -> None:
        """Open what TLS holds; the handshake calls it once, for bytes that came with it."""
        opened: list[bytes] = []
        end = ""
        try:
            while True:
                opened.append(self._tls.recv(_RECORD_BYTES_MAX))
        except SSL.WantReadError:
            pass
        except SSL.ZeroReturnError:
            end = "closed by peer"
        except SSL.Error as error:
            end = f"TLS fault: {words_of(error)}"
        if opened:
            self._deliver(opened[0] if len(opened) == 1 else b"".join(opened))
        if end and not self._reason:
            self._end(end)
        elif not self._reason:
            self._drain()  # TLS answers a peer's key updates by itself: those may not pile up
            if self._is_blocked and self.unsent_bytes > UNSENT_MAX_BYTES:
                self._abort("peer makes us answer and does not read the answers")

    def eof_received(self) -> None:
        """The peer's TCP stream ended; after a close notice in order, else it is a cut."""
        if not self._reason:
            self._abort("cut: the connection ended without a close notice")

    def connection_lost(self, exc: Exception | None) -> None:
        """The socket is gone: tell the owner, once."""
        if not self._reason:
            self._reason = f"cut: {exc or 'connection lost'}"[:_REASON_CHARS_MAX]
        self._is_gone = True
        self._waiting.clear()
        if self._linger is not None:
            self._linger.cancel()
        self._unwatch()
        if self._watch_fd >= 0:
            os.close(self._watch_fd)
            self._watch_fd = -1
        self._catch_up()

    def _catch_up(self) -> None:
        """Give the owner what he was not there for: first the data, then the end."""
        if self._kept and self._on_data is not None:
            data = b"".join(self._kept)
            self._kept.clear()
            if not self._reason:
                self._transport.resume_reading()
            self._deliver(data)
        if self._is_gone and self._on_closed is not None and not self._is_end_told:
            self._is_end_told = True
            self._on_closed(self._reason)

    def _deliver(self, data: bytes) -> None:
        if self._on_data is None or self._kept:
            self._kept.append(data)
            self._transport.pause_reading()
            return
        self._is_reading = True
        try:
            self._on_data(data)
        except Exception as error:  # noqa: BLE001  the owner's errors are no closed list
            self._owner_failed(error)
        finally:
            self._is_reading = False
        if self._is_flush_due:
            self._flush()

    # ---- writing

    def pause_writing(self) -> None:
        """The transport could not pass all bytes to the kernel."""
        self._is_blocked = True

    def resume_writing(self) -> None:
        """The transport is empty again."""
        self._is_blocked = False
        self._flush()

    def _flush(self) -> None:
        """Seal and send what waits, until the transport is blocked or the turn is over."""
        self._is_flush_due = False
        for _ in range(_FLUSH_STEPS_MAX):
            if not self._waiting or self._reason or self._is_blocked:
                break
            try:
                self._seal(_STEP_BYTES)
            except SSL.Error as error:
                self._end(f"TLS fault: {words_of(error)}")
                return
            self._drain()
        if self._reason or self._is_blocked:
            return  # resume_writing leads here again
        if self._waiting:
            self._is_flush_due = True
            self._loop.call_soon(self._flush)
        elif self.unsent_bytes >= LOW_WATER_BYTES:
            self._watch()
        else:
            self._tell_writable()

    def _tell_writable(self) -> None:
        if self._is_writable_owed and not self._reason:
            self._is_writable_owed = False
            try:
                self.on_writable()
            except Exception as error:  # noqa: BLE001  the owner's errors are no closed list
                self._owner_failed(error)

    def _seal(self, budget_bytes: int) -> None:
        """Turn waiting bytes into records, of about `budget_bytes`; raises SSL.Error."""
        while self._waiting and budget_bytes > 0:
            record = bytes(self._waiting[:_RECORD_BYTES_MAX])
            self._tls.send(record)
            del self._waiting[:_RECORD_BYTES_MAX]
            budget_bytes -= len(record)

    def _drain(self) -> None:
        """Give the records that TLS has made to the transport in one call."""
        parts: list[bytes] = []
        try:
            while not parts or len(parts[-1]) == _DRAIN_BYTES:
                parts.append(self._tls.bio_read(_DRAIN_BYTES))
        except SSL.WantReadError:
            pass
        if parts and not self._transport.is_closing():
            self._transport.write(parts[0] if len(parts) == 1 else b"".join(parts))

    def _watch(self) -> None:
        """Have the loop say when the kernel holds less than LOW_WATER_BYTES unsent.

        asyncio lets nobody wait on a transport's own descriptor, so a duplicate is watched.
        """
        if self._is_watching:
            return
        if self._watch_fd < 0:
            try:
                self._watch_fd = os.dup(self._fd)
            except OSError as error:
                self._abort(f"cut: {error}")
                return
        self._is_watching = True
        self._loop.add_writer(self._watch_fd, self._kernel_ready)

    def _kernel_ready(self) -> None:
        # Not measured again: the queue of a dead socket stays full while the loop calls it
        # writable without end, and only a write brings the error to light.
        self._unwatch()
        if not self._is_blocked and not self._waiting:  # else a flush comes, and tells
            self._tell_writable()

    def _unwatch(self) -> None:
        if self._is_watching:
            self._is_watching = False
            self._loop.remove_writer(self._watch_fd)

    # ---- ending

    def _owner_failed(self, error: Exception) -> None:
        self._loop.call_exception_handler(
            {"message": f"the owner of the link {self.route} failed", "exception": error}
        )
        self.close(f"owner failed: {type(error).__name__}")

    def _end(self, reason: str) -> None:
        """Send notice or alert and go: the peer closed, or TLS found a fault."""
        self._reason = reason[:_REASON_CHARS_MAX]
        self._waiting.clear()
        with contextlib.suppress(SSL.Error):  # a fault has made its alert, which _drain takes
            self._tls.shutdown()
        self._drain()
        self._leave(is_half_close=False)

    def _leave(self, is_half_close: bool) -> None:
        """Let the last bytes out, then close the socket.

        Half-closed first: to close with unread data resets the connection and takes our last
        bytes with it.
        """
        self._unwatch()
        self._linger = self._loop.call_later(_LINGER_S, self._transport.abort)
        if self._transport.is_closing():
            return
        if is_half_close and self._transport.can_write_eof():
            self._transport.resume_reading()
            with contextlib.suppress(
                OSError
            ):  # the peer reset it, and the loop does not know yet
                self._transport.write_eof()
        else:
            self._transport.close()

    def _abort(self, reason: str) -> None:
        self._reason = reason[:_REASON_CHARS_MAX]
        self._waiting.clear()
        self._unwatch()
        self._transport.abort()
