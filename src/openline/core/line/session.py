"""One session with a peer: hello, pings, the proof that a direction works (LIN-3, LIN-7, LIN-13).

No sockets and no clock: bytes and instants come in, frames go out.
"""

from __future__ import annotations

from collections import deque
from typing import Any

from openline.core.base import keys
from openline.core.base.errors import PeerFault
from openline.core.line import frames, states
from openline.core.line.frames import Decoder, Ping
from openline.core.line.outbox import BAND_STOP, URGENT_MAX
from openline.core.record.envelope import Head, parse_heads
from openline.core.record.genesis import Genesis

NONCES_MAX = 16
WANTED_MAX = 4096
PING_EVERY_MS = 5000
SILENCE_MS_MAX = 20_000
STALE_MS = 7000  # a PING went unanswered: what is on its way goes on another route
UNSENT_BYTES_MAX = 49_152
UNSENT_URGENT_BYTES_MAX = 65_536


class Session:
    """What is known of one session; `line_id` and `party` name the peer once it said HELLO."""

    def __init__(
        self, number: int, exporter: bytes, dialler: bool, route: str, mono: int
    ) -> None:
        self.number = number
        self.exporter = exporter
        self.dialler = dialler
        self.route = route
        self.decoder = Decoder()
        self.genesis: Genesis | None = None
        self.us = 0
        self.phase = states.HELLO_DUE
        self.said_hello = False
        self.unsent_bytes = 0
        self.heard_mono_ms = mono
        self.pinged_mono_ms = mono
        self.proved_mono_ms: int | None = None  # when they last signed a nonce of ours here
        self.round_trip_ms: int | None = None  # of that proof
        self.parts: dict[bytes, int] = {}  # sha256 -> next offset the peer wants
        self.owes_answer = False
        self.offered = (0, 0)  # generation and size of the checkpoint of ours shown here
        self.asked_own: dict[bytes, tuple[int, int, int]] = {}  # by nonce: what we held then
        self.wanted: deque[tuple[int, int, int]] = deque(maxlen=WANTED_MAX)
        self._nonces: dict[bytes, int] = {}
        self._their_nonce: bytes | None = None
        self._their_nonce_mono = mono

    @property
    def party(self) -> int:
        """The peer's party number (suite 1 has two parties)."""
        return 1 - self.us

    @property
    def is_open(self) -> bool:
        """Whether the peer has said a good HELLO and the session has not ended."""
        return self.phase == states.OPEN

    def has_room(self, band: int, size: int) -> bool:
        """Whether an entry of that many bytes may be written now; STOP always may [LIN-10]."""
        if band == BAND_STOP or not self.unsent_bytes:
            return True
        limit = UNSENT_URGENT_BYTES_MAX if band <= URGENT_MAX else UNSENT_BYTES_MAX
        return self.unsent_bytes + size <= limit

    def admits(self, number: int) -> bool:
        """Whether a frame of this number may come now [LIN-3]."""
        return (self.phase, states.FRAME_NAMES[number]) in states.SESSION

    def end(self) -> bool:
        """Take nothing more; whether it was open."""
        was_open, self.phase = self.is_open, states.CLOSED
        return was_open

    def _remember(self, nonce: bytes, mono: int) -> None:
        self._nonces[nonce] = mono
        while len(self._nonces) > NONCES_MAX:
            del self._nonces[next(iter(self._nonces))]

    def hello(
        self, genesis: Genesis, us: int, seed: bytes, nonce: bytes, heads: list[Head], mono: int
    ) -> bytes:
        """Our HELLO for this session [LIN-3]."""
        self.genesis, self.us, self.said_hello = genesis, us, True
        self._remember(nonce, mono)
        message = frames.hello_message(
            genesis.line_id, us, self.exporter, self.dialler, nonce, heads
        )
        signature = keys.ed25519_sign(seed, message)
        return frames.pack(
            [
                frames.HELLO,
                1,
                genesis.line_id,
                us,
                nonce,
                frames.heads_list(heads),
                signature,
            ]
        )

    def take_hello(self, frame: list[Any], mono: int) -> list[Head]:
        """Check the peer's HELLO; `genesis` is set.

        Raises:
            PeerFault: another version, line or party, or not signed over this session.
        """
        _, version, line_id, party, nonce, heads, signature = frame
        genesis = self.genesis
        assert genesis is not None
        if version != 1 or line_id != genesis.line_id or party != self.party:
            raise PeerFault("LIN-3", "a HELLO of another version, line or party")
        if len(nonce) != frames.NONCE_BYTES:
            raise PeerFault("LIN-3", "a HELLO with a nonce of the wrong length")
        parsed = list(parse_heads(heads, b""))
        message = frames.hello_message(
            line_id, party, self.exporter, not self.dialler, nonce, parsed
        )
        public = genesis.parties[party].node.sign_ed25519
        if not keys.ed25519_verify(public, signature, message):
            raise PeerFault("LIN-3", "a HELLO that is not signed for this session")
        self.phase = states.SESSION[self.phase, states.FRAME_NAMES[frames.HELLO]]
        self.heard_mono_ms = mono
        self._their_nonce, self._their_nonce_mono = nonce, mono
        return parsed

    def ping(
        self, seed: bytes, nonce: bytes | None, wall: int, mono: int, heads: list[Head]
    ) -> bytes:
        """A PING with a fresh nonce, or (nonce None) the answer to theirs [LIN-7]."""
        assert self.genesis is not None
        if nonce is not None:
            self._remember(nonce, mono)
            self.pinged_mono_ms = mono
        echo, held_ms = self._their_nonce, max(0, mono - self._their_nonce_mono)
        message = frames.ping_message(
            self.genesis.line_id, self.us, nonce, wall, echo, held_ms, heads
        )
        signature = keys.ed25519_sign(seed, message)
        return frames.pack(
            [frames.PING, nonce, wall, echo, held_ms, frames.heads_list(heads), signature]
        )

    def take_ping(self, frame: list[Any], mono: int) -> tuple[Ping, int | None]:
        """Check a PING of the peer.

        Returns:
            The PING, and when the nonce of ours that it echoes was sent (mono ms), if it was.

        Raises:
            PeerFault: not signed by the peer's node.
        """
        ping = frames.read_ping(frame)
        assert self.genesis is not None
        message = frames.ping_message(
            self.genesis.line_id,
            self.party,
            ping.nonce,
            ping.t_ms,
            ping.echo,
            ping.held_ms,
            ping.heads,
        )
        public = self.genesis.parties[self.party].node.sign_ed25519
        if not keys.ed25519_verify(public, ping.signature, message):
            raise PeerFault("LIN-7", "a PING that the peer did not sign")
        self.heard_mono_ms = mono
        if ping.nonce is not None:
            self._their_nonce, self._their_nonce_mono = ping.nonce, mono
        sent = self._nonces.get(ping.echo) if ping.echo is not None else None
        return ping, sent


def is_stale(session: Session, among: list[Session]) -> bool:
    """Whether nothing came on a session for long while something came on another."""
    freshest = max(each.heard_mono_ms for each in among)
    return freshest - session.heard_mono_ms > STALE_MS
