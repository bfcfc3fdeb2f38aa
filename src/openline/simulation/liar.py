"""A peer that lies with its own good keys: what it can make, and what must be left of it."""

from __future__ import annotations

from collections import deque
from functools import partial

from openline.core.base import keys
from openline.core.base.codec import encode
from openline.core.line import frames
from openline.core.record.envelope import (
    Envelope,
    Head,
    Kind,
    commitment,
    make_body,
    read_entry,
    seal,
)
from openline.simulation.odd import UNKNOWN_KIND
from openline.simulation.stage import Machine, Stage

# A fork of its own log, or a false statement of the other's, that must be kept for a stranger.
LEAVES_EVIDENCE = frozenset(
    {"fork", "early_fork", "wrong_root", "equivocation", "false_head", "false_receipt"}
)
REPEAT_MS = (4000, 9000, 15_000, 20_000, 24_000)
KEPT_FRAMES = 60


class Liar:
    """Puts frames among those of one party's node, which itself knows of nothing."""

    def __init__(self, world: Stage, party: int) -> None:
        self._world = world
        self._party = party
        self._rng = world.rng("liar")
        self._sent: deque[bytes] = deque(maxlen=KEPT_FRAMES)
        self.planted: list[tuple[str, bytes]] = []
        self.understated: Head | None = None

    @property
    def host(self) -> Machine:
        """The liar's machine."""
        return self._world.hosts[self._party]

    def saw(self, data: bytes) -> None:
        """Keep a frame that the node has sent."""
        self._sent.append(data)

    def lie(self, trick: str) -> None:
        """Tell one lie, if the line is open."""
        if not self.host.is_up:
            return
        if trick == "replay":
            for data in self._rng.sample(list(self._sent), min(8, len(self._sent))):
                self._inject(data)
        elif trick == "alter":
            self._alter()
        elif trick == "understate":
            self._understate()
        else:
            frame = self._false_head() if trick == "false_head" else self._forged(trick)
            if trick in LEAVES_EVIDENCE:
                self.planted.append((trick, frame))
            self._inject(frame)

    def repeat_all(self) -> None:
        """Tell every planted lie again, so that it certainly arrives."""
        for late_ms in REPEAT_MS:
            for _, frame in self.planted:
                self._world.after(late_ms, partial(self._inject, frame))

    def _inject(self, data: bytes) -> None:
        for session in self._world.network.sessions(self._party):
            known = self.host.node.carry.sessions.get(session)
            if known is not None and known.is_open:
                self._world.note(self.host, "lies", session, len(data))
                self._world.network.write(self._party, session, data)
                return

    def _entry(self, envelope: Envelope, body: bytes) -> bytes:
        seed, aad = self.host.party.secret.sign_ed25519, self._world.genesis.aad(self._party)
        return frames.entry_frame(self._party, seal(seed, aad, envelope), body)

    def _forged(self, trick: str) -> bytes:
        line = self.host.line
        log = line.logs[self._party]
        body = make_body(self._rng.randbytes(16), b"\x81\x65false")
        heads = (line.logs[1 - self._party].head(),)
        index, root = log.size, log.tree.root()
        if trick == "fork":
            index = self._rng.randrange(log.size)
            row = self.host.store.entry(line.id, self._party, log.generation, index)
            assert row is not None
            heads = read_entry(self._party, row.entry).envelope.heads  # type: ignore[assignment]
            root = log.tree.root_at(index) or b""
        elif trick == "early_fork":
            index, root = log.size + self._rng.randint(1, 4), self._rng.randbytes(32)
        elif trick == "wrong_root":
            root = self._rng.randbytes(32)
        elif trick == "false_receipt":
            return self._false_receipt()
        now_ms = max(log.last_t_ms, self.host.now().wall_ms)
        return self._entry(
            Envelope(
                index,
                log.generation,
                root,
                heads,
                now_ms,
                self._rng.choice((UNKNOWN_KIND, int(Kind.ROUTE))),
                0,
                commitment(body),
                len(body),
            ),
            body if trick != "false_body" else body[:-1] + b"!",
        )

    def _false_receipt(self) -> bytes:
        """A receipt for all of the other's log, under a head of another log."""
        line = self.host.line
        own, other = line.logs[self._party], line.logs[1 - self._party]
        content = encode([other.generation, [[0, other.size]], []])
        body = make_body(self._rng.randbytes(16), content)
        head = Head(other.party, other.generation, other.size, self._rng.randbytes(32))
        now_ms = max(own.last_t_ms, self.host.now().wall_ms)
        envelope = Envelope(
            own.size,
            own.generation,
            own.tree.root(),
            (head,),
            now_ms,
            int(Kind.RCPT),
            0,
            commitment(body),
            len(body),
        )
        return self._entry(envelope, body)

    def _ping(self, heads: list[Head]) -> bytes:
        line = self.host.line
        message = frames.ping_message(line.id, self._party, None, 0, None, 0, heads)
        signature = keys.ed25519_sign(self.host.party.secret.sign_ed25519, message)
        return frames.pack([frames.PING, None, 0, None, 0, frames.heads_list(heads), signature])

    def _false_head(self) -> bytes:
        """A signed head of the other's log that never was."""
        log = self.host.line.logs[1 - self._party]
        head = Head(1 - self._party, log.generation, log.size, self._rng.randbytes(32))
        return self._ping([head])

    def _understate(self) -> None:
        """From now on show less of the other's log than is held."""
        other = 1 - self._party
        copy = self._world.hosts[other].backup
        if copy is None:
            return
        line = self.host.line
        rows = [row for row in copy.entries(line.id) if row.party == other]
        size = len(rows)
        root = line.logs[other].tree.root_at(size)
        if root is None:
            return
        self.understated = Head(other, line.logs[other].generation, size, root)
        self.keep_lying()

    def keep_lying(self) -> None:
        """Let the node, which may have been folded anew, show the understated head."""
        if self.understated is None:
            return
        line, shown = self.host.line, self.understated
        own = self._party

        def heads() -> list[Head]:
            found = [line.logs[own].head(), shown]
            return sorted(found)

        line.heads = heads  # type: ignore[method-assign]
        line.logs[1 - own].head = lambda: shown  # type: ignore[method-assign]

    def _alter(self) -> None:
        """Send a receipt with one bit turned."""
        line = self.host.line
        metas = [meta for meta in line.metas[self._party] if meta.kind == Kind.RCPT]
        if not metas:
            return
        log, meta = line.logs[self._party], self._rng.choice(metas)
        row = self.host.store.entry(line.id, self._party, log.generation, meta.index)
        if row is None or row.body is None:
            return
        entry, body = bytearray(row.entry), bytearray(row.body)
        turned = self._rng.choice((entry, body))
        turned[self._rng.randrange(len(turned))] ^= 1 << self._rng.randrange(8)
        self._inject(frames.entry_frame(self._party, bytes(entry), bytes(body)))
