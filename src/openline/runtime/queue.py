"""What waits for the next turn, and in which order it is taken.

A turn should be short, so that a FLASH never waits behind a long one: urgent submissions first,
then everything that is not bulk, then a bounded share of the rest, the quietest session first.
Events of one session keep their order.
"""

from __future__ import annotations

from collections import deque

from openline.core.node.events import Event, LinkData, LinkDown, LinkUp, LinkWritable, Submit

SUBMITS_A_TURN_MAX = 10
BYTES_A_TURN_MAX = 6_144
CHUNK_BYTES = 3_072
QUIET_BYTES_MAX = 2_048
_SESSION = (LinkUp, LinkData, LinkWritable, LinkDown)


def is_urgent(event: Submit) -> bool:
    """Whether a submission passes the others: STOP, FLASH, and answers to what was asked."""
    if event.verb in ("send-stop", "ack", "answer", "suspend", "resume", "check"):
        return True
    return str(event.args.get("precedence", "")).upper() == "FLASH"


class Queue:
    """Events by how they are taken."""

    def __init__(self) -> None:
        self._first: deque[Event] = deque()
        self._submits: deque[Event] = deque()
        self._sessions: dict[int, deque[Event]] = {}
        self._bytes: dict[int, int] = {}

    def __bool__(self) -> bool:
        return bool(self._first or self._submits or self._sessions)

    def put(self, event: Event) -> None:
        """Add an event; long data is cut into chunks."""
        if isinstance(event, _SESSION):
            waits = self._sessions.setdefault(event.session, deque())
            if isinstance(event, LinkData):
                self._put_data(waits, event)
            else:
                waits.append(event)
        elif isinstance(event, Submit) and not is_urgent(event):
            self._submits.append(event)
        else:
            self._first.append(event)

    def _put_data(self, waits: deque[Event], event: LinkData) -> None:
        data = event.data
        self._bytes[event.session] = self._bytes.get(event.session, 0) + len(data)
        if len(data) <= CHUNK_BYTES:
            waits.append(event)
            return
        for at in range(0, len(data), CHUNK_BYTES):
            part = data[at : at + CHUNK_BYTES]
            # Each chunk draws from its own entropy: the same 32 bytes, told apart by place.
            fresh = event.entropy[:28] + at.to_bytes(4, "big")
            waits.append(LinkData(event.now, fresh, event.session, part))

    def waiting_bytes(self, session: int) -> int:
        """How much of a session's data waits here."""
        return self._bytes.get(session, 0)

    def take(self) -> list[Event]:
        """The events of the next turn; what is urgent gets a turn of its own."""
        batch: list[Event] = list(self._first)
        self._first.clear()
        left = BYTES_A_TURN_MAX
        order = sorted(self._sessions, key=lambda number: self._bytes.get(number, 0))
        for session in order:
            if self._bytes.get(session, 0) > QUIET_BYTES_MAX and batch:
                return batch
            left = self._take_session(session, batch, left)
        while self._submits and len(batch) < SUBMITS_A_TURN_MAX:
            batch.append(self._submits.popleft())
        return batch

    def _take_session(self, session: int, batch: list[Event], left: int) -> int:
        waits = self._sessions[session]
        while waits and (left > 0 or not isinstance(waits[0], LinkData)):
            event = waits.popleft()
            batch.append(event)
            if isinstance(event, LinkData):
                left -= len(event.data)
                self._bytes[session] -= len(event.data)
        if not waits:
            del self._sessions[session]
            self._bytes.pop(session, None)
        return left
