"""Routes between the two parties and the sessions over them: streams that arrive late, or not.

A session is what TLS over TCP gives: bytes in order, in pieces of any size, until it is cut at any
byte. Loss is a delay; a blocked direction holds what was sent until it opens again.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from functools import partial

from openline.simulation.stage import Stage

REPORT_BYTES = 16_384
RETRANSMITTED_MS = (200, 1500)
DIAL_MS = (250, 2500)


@dataclass
class _Way:
    """One direction of a session, from its sender."""

    pieces: deque[tuple[int, bytes | None]] = field(default_factory=deque)  # None ends it
    last_ms: int = 0
    free_ms: float = 0.0
    is_due: bool = False
    drain_due: bool = False


class Link:
    """One session: its number at each party, None where it has ended."""

    def __init__(self, route: int, exporter: bytes) -> None:
        self.route = route
        self.exporter = exporter
        self.is_cut = False
        self.sessions: list[int | None] = [None, None]
        self.ways = (_Way(), _Way())


class Network:
    """All routes, and the sessions that are open on them."""

    def __init__(self, world: Stage) -> None:
        self._world = world
        self._rng = world.rng("network")
        self.links: list[Link] = []
        self._blocked: dict[tuple[int, int], int] = {}
        self._dialling: set[int] = set()

    # --- what befalls it -------------------------------------------------------------------

    def block(self, route: int, sender: int, length_ms: int) -> None:
        """Let nothing of a sender through on a route for a while."""
        until = self._world.now_ms + length_ms
        self._blocked[route, sender] = max(until, self._blocked.get((route, sender), 0))
        self._world.after(length_ms, self._unblocked)

    def heal(self) -> None:
        """Open every direction again."""
        self._blocked.clear()
        self._unblocked()

    def is_blocked(self, route: int, sender: int) -> bool:
        """Whether nothing of a sender passes on a route now."""
        return self._blocked.get((route, sender), 0) > self._world.now_ms

    def _unblocked(self) -> None:
        for link in list(self.links):
            for sender in (0, 1):
                self._expect(link, sender)

    def cut(self, route: int) -> None:
        """End every session of a route at some byte; both sides are told, by and by."""
        for link in [link for link in self.links if link.route == route and not link.is_cut]:
            link.is_cut = True
            for sender in (0, 1):
                self._deliver_some(link, sender)
            for party in (0, 1):
                self._world.after(self._delay(), partial(self._down, link, party))

    def _deliver_some(self, link: Link, sender: int) -> None:
        """Of what is under way, a beginning still arrives, up to any byte."""
        pieces = [data for _, data in link.ways[sender].pieces if data]
        link.ways[sender].pieces.clear()
        whole = b"".join(pieces)
        part = whole[: self._rng.randint(0, len(whole))]
        if part and not self.is_blocked(link.route, sender):
            self._arrived(link, sender, part)

    # --- what the hosts do -----------------------------------------------------------------

    def write(self, party: int, session: int, data: bytes) -> None:
        """Send bytes on a session of a party; an ended session takes them and drops them."""
        link = self._find(party, session)
        if link is None or link.is_cut:
            return
        rng, way, now = self._rng, link.ways[party], self._world.now_ms
        leaves = max(float(now), way.free_ms)
        if self._world.options.rate is not None:
            leaves += len(data) * 1000 / self._world.options.rate
        way.free_ms = leaves
        at = rng.randint(1, len(data)) if rng.random() < self._world.options.split else 0
        for piece in (data[:at], data[at:]):
            if piece:
                way.last_ms = max(way.last_ms, int(leaves) + self._delay())
                way.pieces.append((way.last_ms, piece))
        self._expect(link, party)
        if self.unsent(party, session) >= REPORT_BYTES:
            self._drain(link, party)

    def unsent(self, party: int, session: int) -> int:
        """Bytes that have not left yet."""
        link, rate = self._find(party, session), self._world.options.rate
        if link is None or rate is None:
            return 0
        return max(0, int((link.ways[party].free_ms - self._world.now_ms) * rate / 1000))

    def close(self, party: int, session: int) -> None:
        """End a session in good order: what was sent arrives, then its end."""
        link = self._find(party, session)
        if link is not None:
            self._end(link, party)
            self._world.hosts[party].link_down(session, "closed here")

    def sessions(self, party: int) -> list[int]:
        """The sessions that are open at a party."""
        found = [link.sessions[party] for link in self.links if not link.is_cut]
        return [session for session in found if session is not None]

    def host_down(self, party: int, silently: bool, drops: bool) -> None:
        """A machine stops: its sessions end, or nobody hears of it.

        Args:
            party: whose machine.
            silently: no end is sent: the power is gone.
            drops: nothing that is under way from it arrives either.
        """
        for link in [link for link in self.links if link.sessions[party] is not None]:
            if drops:
                link.ways[party].pieces.clear()
            if silently:
                link.sessions[party] = None
            else:
                self._end(link, party)

    def _end(self, link: Link, party: int) -> None:
        link.sessions[party] = None
        if link.is_cut:
            return
        way = link.ways[party]
        way.last_ms = max(way.last_ms, self._world.now_ms + self._delay())
        way.pieces.append((way.last_ms, None))
        self._expect(link, party)

    # --- arriving --------------------------------------------------------------------------

    def _delay(self) -> int:
        low, high = self._world.options.delay_ms
        late = self._rng.randint(low, high)
        if self._rng.random() < self._world.options.loss:
            late += self._rng.randint(*RETRANSMITTED_MS)
        return late

    def _expect(self, link: Link, sender: int) -> None:
        way = link.ways[sender]
        if not way.pieces or way.is_due or self.is_blocked(link.route, sender):
            return
        way.is_due = True
        late = max(0, way.pieces[0][0] - self._world.now_ms)
        self._world.after(late, lambda: self._arrive(link, sender))

    def _arrive(self, link: Link, sender: int) -> None:
        way = link.ways[sender]
        way.is_due = False
        if self.is_blocked(link.route, sender):
            return
        whole, ended = b"", False
        while way.pieces and way.pieces[0][0] <= self._world.now_ms:
            _, piece = way.pieces.popleft()
            whole, ended = whole + (piece or b""), ended or piece is None
        if whole:
            self._arrived(link, sender, whole)
        if ended:
            self._down(link, 1 - sender)
        self._expect(link, sender)

    def _arrived(self, link: Link, sender: int, data: bytes) -> None:
        session = link.sessions[1 - sender]
        if session is not None:
            self._world.hosts[1 - sender].link_data(session, data)

    def _down(self, link: Link, party: int) -> None:
        session, link.sessions[party] = link.sessions[party], None
        if session is not None:
            self._world.hosts[party].link_down(session, "ended there")
        if link.sessions == [None, None] and link in self.links:
            self.links.remove(link)

    def _drain(self, link: Link, party: int) -> None:
        way, rate = link.ways[party], self._world.options.rate
        if way.drain_due or rate is None:
            return
        way.drain_due = True
        late = int(way.free_ms - self._world.now_ms - (REPORT_BYTES - 1) * 1000 / rate) + 1
        self._world.after(max(1, late), lambda: self._drained(link, party))

    def _drained(self, link: Link, party: int) -> None:
        link.ways[party].drain_due = False
        session = link.sessions[party]
        if session is None:
            return
        if self.unsent(party, session) >= REPORT_BYTES:
            self._drain(link, party)
        else:
            self._world.hosts[party].link_writable(session, self.unsent(party, session))

    def _find(self, party: int, session: int) -> Link | None:
        return next((link for link in self.links if link.sessions[party] == session), None)

    # --- dialling --------------------------------------------------------------------------

    def tick(self) -> None:
        """Dial on every route whose dialler has no session, after a pause."""
        for route in range(self._world.options.routes):
            dialler = route % 2
            if route in self._dialling or not self._world.hosts[dialler].is_up:
                continue
            if any(
                link.route == route and link.sessions[dialler] is not None
                for link in self.links
            ):
                continue
            self._dialling.add(route)
            self._world.after(self._rng.randint(*DIAL_MS), partial(self._dial, route))

    def _dial(self, route: int) -> None:
        self._dialling.discard(route)
        hosts, dialler = self._world.hosts, route % 2
        blocked = any(self.is_blocked(route, party) for party in (0, 1))
        if blocked or not all(host.is_up for host in hosts):
            return
        link = Link(route, self._rng.randbytes(32))
        self.links.append(link)
        for party in (1 - dialler, dialler):
            link.sessions[party] = hosts[party].link_up(
                link.exporter, party == dialler, link.route
            )
