"""From a TCP connection to a Carrier: handshake, judgement of the peer, the "accepted" byte.

In TLS 1.3 a dialler's handshake is over before the listener has judged the dialler's
certificate. The listener therefore writes one 0x00 after its own judgement, and a dialler
believes in nothing before that byte. It is taken off here; owners never see it. Source:
recipes.md section 3.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import cast

from OpenSSL import SSL

from openline.shell.link.carrier import Carrier
from openline.shell.link.context import (
    GROUP,
    LinkError,
    LinkRefused,
    LinkUnavailable,
    PeerCheck,
    spki_sha256_of,
    words_of,
)
from openline.shell.link.socket_options import set_line_options

EXPORTER_LABEL = b"EXPORTER-openline-1"
"""Label of the channel binding that the first frame of each side signs."""

_EXPORTER_BYTES = 32
_ACCEPTED = b"\x00"
_READ_BYTES = 16 * 1024
_HANDSHAKE_BYTES_MAX = 64 * 1024  # a good one is under 5 kB each way
_LINGER_S = 1.0  # for our last alert to leave


class Handshake(asyncio.BufferedProtocol):
    """One connection that is not a session yet; ends in exactly one call of `on_end`.

    `admit(self)` is asked at the start and returns False to have the connection dropped at once
    and without `on_end`. `timeout_s` None means that the caller keeps the time. `on_end(self,
    outcome)` gets the Carrier, or the LinkError.
    """

    def __init__(
        self,
        context: SSL.Context,
        *,
        dialler: bool,
        route: str,
        timeout_s: float | None,
        admit: Callable[[Handshake], bool],
        on_end: Callable[[Handshake, Carrier | LinkError], None],
    ) -> None:
        self.route = route
        self.host = ""
        self._dialler = dialler
        self._timeout_s = timeout_s
        self._admit = admit
        self._on_end = on_end
        self._context = context
        self._tls: SSL.Connection  # made once admitted, for it costs far more than a refusal
        self._check = PeerCheck()
        self._transport: asyncio.Transport | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._read_view = memoryview(b"")
        self._read_bytes = 0
        self._is_shaken = False
        self._is_over = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """TCP is up: ask `admit`, then start."""
        stream = cast("asyncio.Transport", transport)  # uvloop's is not a subclass
        self._transport = stream
        if not self._dialler:
            peer = transport.get_extra_info("peername")
            self.host = str(peer[0]) if peer else "unknown"
            self.route = route_of(self.host, int(peer[1]) if peer else 0)
        if not self._admit(self):
            self._is_over = True
            stream.abort()
            return
        self._tls = SSL.Connection(self._context, None)
        self._tls.set_app_data(self._check)
        self._read_view = memoryview(bytearray(_READ_BYTES))
        set_line_options(stream)
        if self._timeout_s is not None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(self._timeout_s, self._time_out)
        if self._dialler:
            self._tls.set_connect_state()
            self._advance()
        else:
            self._tls.set_accept_state()

    def get_buffer(self, _sizehint: int) -> memoryview:
        """Lend the transport 16 KiB to read into."""
        return self._read_view

    def buffer_updated(self, nbytes: int) -> None:
        """Go on with the handshake by the `nbytes` just read."""
        if self._is_over:
            return
        if not self._is_shaken:
            self._read_bytes += nbytes
            if self._read_bytes > _HANDSHAKE_BYTES_MAX:
                self._fail(LinkRefused(f"handshake of more than {_HANDSHAKE_BYTES_MAX} bytes"))
                return
        self._tls.bio_write(self._read_view[:nbytes])
        self._advance()

    def eof_received(self) -> None:
        """The peer went before there was a session."""
        self._fail(LinkUnavailable(f"peer closed the connection {self._stage()}"))

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection broke before there was a session."""
        self._fail(LinkUnavailable(f"connection lost {self._stage()}: {exc or 'closed'}"))
        if self._timer is not None:
            self._timer.cancel()

    def abandon(self) -> None:
        """Drop the connection without a word; `on_end` is not called."""
        self._is_over = True
        if self._timer is not None:
            self._timer.cancel()
        if self._transport is not None:
            self._transport.abort()

    def _stage(self) -> str:
        return "before it accepted us" if self._is_shaken else "during the handshake"

    def _time_out(self) -> None:
        self._fail(LinkUnavailable(f"handshake time-out after {self._timeout_s:g} s"))

    def _advance(self) -> None:
        try:
            if not self._is_shaken:
                self._tls.do_handshake()
                self._is_shaken = True
                self._judge()
                if not self._dialler:
                    self._tls.send(_ACCEPTED)
            self._drain()
            is_accepted = not self._dialler or self._tls.recv(1) == _ACCEPTED
        except SSL.WantReadError:
            self._drain()
        except SSL.ZeroReturnError:
            self._fail(LinkUnavailable(f"peer closed the session {self._stage()}"))
        except SSL.Error as error:
            self._fail(self._refusal(error))
        except LinkRefused as refusal:
            self._fail(refusal)
        else:
            if is_accepted:
                self._succeed()
            else:
                self._fail(LinkRefused("peer speaks another protocol inside TLS"))

    def _judge(self) -> None:
        """Look at version, group and key once more, whatever was agreed on the wire.

        Raises LinkRefused. Each of these was enforced before; none may rest on one mechanism.
        """
        version, group = self._tls.get_protocol_version_name(), self._tls.get_group_name()
        if version != "TLSv1.3":
            raise LinkRefused(f"TLS version {version} instead of TLSv1.3")
        if group != GROUP:
            raise LinkRefused(f"key exchange {group} instead of {GROUP}")
        shown = self._tls.get_peer_certificate(as_cryptography=True)
        if shown is None or self._check.fault or not self._check.spki_sha256:
            raise LinkRefused(self._check.fault or "peer shows no certificate")
        if spki_sha256_of(shown) != self._check.spki_sha256:
            raise LinkRefused("peer's certificate is not the one that was judged")

    def _refusal(self, error: SSL.Error) -> LinkError:
        if self._check.fault:
            return LinkRefused(self._check.fault)
        if isinstance(error, SSL.SysCallError):
            return LinkUnavailable(f"connection broke {self._stage()}")
        words = words_of(error)
        if "alert" in words:
            return LinkRefused(f"peer refused us: {words}")
        return LinkRefused(f"handshake failed: {words}")

    def _drain(self) -> None:
        try:
            while self._transport is not None and not self._transport.is_closing():
                self._transport.write(self._tls.bio_read(_READ_BYTES))
        except SSL.WantReadError:
            pass

    def _succeed(self) -> None:
        assert self._transport is not None
        self._is_over = True
        if self._timer is not None:
            self._timer.cancel()
        carrier = Carrier(
            self._tls,
            self._transport,
            peer_spki_sha256=self._check.spki_sha256,
            exporter=self._tls.export_keying_material(EXPORTER_LABEL, _EXPORTER_BYTES),
            dialler=self._dialler,
            route=self.route,
        )
        self._transport.set_protocol(carrier)
        self._on_end(self, carrier)
        carrier.take_records()

    def _fail(self, error: LinkError) -> None:
        if self._is_over:
            return
        self._is_over = True
        if self._timer is not None:
            self._timer.cancel()
        if self._transport is not None:
            self._drain()
            self._transport.close()
            # A peer that does not read must not keep the socket open for the sake of our alert.
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(_LINGER_S, self._transport.abort)
        self._on_end(self, error)


def route_of(host: str, port: int) -> str:
    """Join to "host:port", an IPv6 address in brackets."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
