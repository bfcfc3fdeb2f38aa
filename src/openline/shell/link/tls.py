"""The link's face: `dial` and `listen` give Carriers, sessions of TLS 1.3 between pinned keys.

Both ends judge the other's key by `is_pinned(spki_sha256)`; nothing else about a certificate
counts. One event loop; no call here blocks. Source: design.md section 4, security.md 3.2 and
3.7.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from openline.shell.link.carrier import (
    LOW_WATER_BYTES,
    UNSENT_LIMIT_BYTES,
    UNSENT_MAX_BYTES,
    Carrier,
)
from openline.shell.link.context import (
    GROUP,
    LinkError,
    LinkRefused,
    LinkUnavailable,
    TlsIdentity,
    make_context,
    make_identity,
)
from openline.shell.link.gate import FloodReport, Gate, GateLimits
from openline.shell.link.handshake import EXPORTER_LABEL, Handshake, route_of

__all__ = [
    "EXPORTER_LABEL",
    "GROUP",
    "LOW_WATER_BYTES",
    "UNSENT_LIMIT_BYTES",
    "UNSENT_MAX_BYTES",
    "Carrier",
    "GateLimits",
    "LinkError",
    "LinkRefused",
    "LinkUnavailable",
    "Listener",
    "TlsIdentity",
    "dial",
    "listen",
    "make_identity",
]

DIAL_TIMEOUT_MAX_S = 120.0
"""The longest time that `dial` may be told to try."""

_BACKLOG = 64


async def dial(
    host: str,
    port: int,
    *,
    identity: TlsIdentity,
    is_pinned: Callable[[bytes], bool],
    timeout_s: float,
) -> Carrier:
    """Connect to a listener and return the session once the listener has accepted us.

    `timeout_s` (over 0, up to 120) covers name look-up, TCP, handshake and acceptance. Data
    that came already is kept until `on_data` is set. Raises LinkRefused if either end refuses
    the other, LinkUnavailable if nobody answers in time or the connection breaks, ValueError
    for a port or a time out of range.
    """
    if not 1 <= port <= 65535:
        raise ValueError("a port is 1 to 65535")
    if not 0 < timeout_s <= DIAL_TIMEOUT_MAX_S:
        raise ValueError(f"timeout_s is over 0 and up to {DIAL_TIMEOUT_MAX_S:g}")
    loop = asyncio.get_running_loop()
    route = route_of(host, port)
    outcome: asyncio.Future[Carrier | LinkError] = loop.create_future()

    def note(_shake: Handshake, result: Carrier | LinkError) -> None:
        if not outcome.done():
            outcome.set_result(result)

    shake = Handshake(
        make_context(identity, is_pinned),
        dialler=True,
        route=route,
        timeout_s=None,
        admit=lambda _shake: True,
        on_end=note,
    )
    is_kept = False
    try:
        async with asyncio.timeout(timeout_s):
            await loop.create_connection(lambda: shake, host, port)
            result = await outcome
        is_kept = True
    except TimeoutError:
        raise LinkUnavailable(f"{route} did not answer within {timeout_s:g} s") from None
    except (OSError, UnicodeError) as error:  # UnicodeError: not a possible host name
        raise LinkUnavailable(f"{route} cannot be reached: {error}") from None
    finally:
        if not is_kept:  # also if the caller was cancelled, even at the very last moment
            shake.abandon()
    if isinstance(result, LinkError):
        raise result
    return result


async def listen(
    host: str,
    port: int,
    *,
    identity: TlsIdentity,
    is_pinned: Callable[[bytes], bool],
    on_carrier: Callable[[Carrier], None],
    on_refused: Callable[[str, str], None],
    limits: GateLimits | None = None,
) -> Listener:
    """Listen for pinned diallers; port 0 takes a free one (see `Listener.port`).

    `on_carrier(carrier)` is called for each session, which it should give its callbacks at
    once; a pinned peer may open many, and how many to keep is for the owner to say.
    `on_refused(remote, reason)` is called for each failed handshake, and for connections over
    `limits` at once and then as one count a second. Raises OSError if the address cannot be
    had.
    """
    listener = Listener(
        identity=identity,
        is_pinned=is_pinned,
        on_carrier=on_carrier,
        on_refused=on_refused,
        limits=limits or GateLimits(),
    )
    await listener.open(host, port)
    return listener


class Listener:
    """A listening address with its gate; made by `listen`."""

    def __init__(
        self,
        *,
        identity: TlsIdentity,
        is_pinned: Callable[[bytes], bool],
        on_carrier: Callable[[Carrier], None],
        on_refused: Callable[[str, str], None],
        limits: GateLimits,
    ) -> None:
        loop = asyncio.get_running_loop()
        self._context = make_context(identity, is_pinned)
        self._on_carrier = on_carrier
        self._on_refused = on_refused
        self._limits = limits
        self._gate = Gate(limits, loop.time)
        self._flood = FloodReport(on_refused, loop)
        self._under_way: set[Handshake] = set()
        self._server: asyncio.Server | None = None
        self._port = 0

    @property
    def port(self) -> int:
        """The TCP port listened on."""
        return self._port

    async def open(self, host: str, port: int) -> None:
        """Start to listen; called once, by `listen`. Raises OSError."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._greet, host, port, backlog=_BACKLOG)
        self._port = int(self._server.sockets[0].getsockname()[1])

    def close(self) -> None:
        """Stop listening, drop handshakes under way; sessions go on with their owners."""
        if self._server is not None:
            self._server.close()
        for shake in list(self._under_way):
            shake.abandon()
            self._gate.leave(shake.host)
        self._under_way.clear()
        self._flood.close()

    def _greet(self) -> Handshake:
        return Handshake(
            self._context,
            dialler=False,
            route="",
            timeout_s=self._limits.handshake_s,
            admit=self._admit,
            on_end=self._ended,
        )

    def _admit(self, shake: Handshake) -> bool:
        reason = self._gate.admit(shake.host)
        if reason:
            self._flood.add(shake.route, reason)
            return False
        self._under_way.add(shake)
        return True

    def _ended(self, shake: Handshake, outcome: Carrier | LinkError) -> None:
        self._under_way.discard(shake)
        self._gate.leave(shake.host)
        if isinstance(outcome, Carrier):
            self._on_carrier(outcome)
        else:
            self._on_refused(shake.route, outcome.what)
