"""What the officers of both parties do, and what they were told came of it."""

from __future__ import annotations

from typing import Any

from openline.core.base.codec import sha256
from openline.core.node.effects import PutPart, Reply
from openline.core.node.state import Item
from openline.core.record.envelope import Kind
from openline.shell.store.memory import MemoryStore
from openline.simulation import watchkeepers
from openline.simulation.forgers import Forgers
from openline.simulation.options import OF_THE_WATCH
from openline.simulation.stage import Asked, Machine, Stage
from openline.simulation.talkers import Talkers

PRECEDENCES = ("ROUTINE", "ROUTINE", "PRIORITY", "IMMEDIATE", "FLASH")
MODES = ("REAL", "REAL", "EXERCISE", "TEST")
MEANINGS = ("understood", "will-comply", "cannot-comply", "repeat-part")
RECENT = 12


class Officers:
    """Both watches."""

    def __init__(self, world: Stage) -> None:
        self._world = world
        self._rng = world.rng("officers")
        self._talkers = Talkers(world.rng("talkers"))
        self._forgers = Forgers(world.rng("forgers"), self._talkers)
        self._count = 0
        self.asked: dict[tuple[int, int], Asked] = {}
        self.promised: dict[bytes, int] = {}  # item id -> party that was told it is on disk
        self.stops: dict[str, tuple[int, bytes]] = {}  # text -> party, item id

    # --- acting ----------------------------------------------------------------------------

    def act(self, host: Machine, verb: str) -> None:
        """Let an officer of a party do something, if his node runs."""
        if not host.is_up:
            return
        self._count += 1
        if verb == "odd":
            host.submit(verb, {})
            return
        if verb == "forge":
            forged = self._forgers.arguments(host)
            if forged is not None:
                host.submit(verb, forged)
            return
        if verb == "talk":
            real, args = self._talkers.arguments(host) or (verb, None)
        elif verb in OF_THE_WATCH:
            text = f"{verb} {self._count}"
            found = watchkeepers.arguments(self._rng, host, verb, text)
            real, args = found or (verb, None)
        else:
            real = {"attach": "send", "long": "send"}.get(verb, verb)
            args = self._args(host, verb)
        if args is None:
            return
        request = host.submit(real, args)
        self.asked[host.number, request] = Asked(real, str(args.get("text") or ""))

    def _args(self, host: Machine, verb: str) -> dict[str, Any] | None:
        text = f"{verb} {self._count}"
        if verb in ("send", "long", "attach"):
            return self._message(host, verb, text)
        if verb == "send-stop":
            return {"as": self._who(), "text": text}
        if verb == "check":
            return {"as": "Duty"} if self._rng.random() < 0.5 else {}
        if verb == "checkpoint":
            return {}
        if verb in ("suspend", "resume"):
            return {"as": "Chief", "scope": "message", "from_ms": host.now().wall_ms}
        item = self._choose(host, ours=verb in ("cancel", "correct"))
        if item is None:
            return None
        args = {"as": self._who(), "item": item.id.hex(), "text": text}
        if verb == "answer":
            args["meaning"] = self._rng.choice(MEANINGS)
        return args

    def _who(self) -> str:
        return self._rng.choice(("Duty", "Chief"))

    def _message(self, host: Machine, verb: str, text: str) -> dict[str, Any]:
        rng = self._rng
        args: dict[str, Any] = {
            "as": rng.choice(("Duty", "Chief", "Staff")),
            "text": text,
            "precedence": rng.choice(PRECEDENCES),
            "mode": rng.choice(MODES),
        }
        if args["as"] == "Staff":
            args["precedence"] = rng.choice(PRECEDENCES[:3])
        if verb == "long":
            args |= {
                "text": text + " " + "x" * rng.randint(1000, 5000),
                "precedence": "ROUTINE",
            }
        if verb == "attach":
            args["attachments"] = [self._attach(host, rng.choice((0, 900, 20_000, 40_000)))]
        return args

    def _attach(self, host: Machine, size: int) -> list[Any]:
        """Put a file into the store as the running node does before it submits."""
        data = self._rng.randbytes(size)
        digest, line = sha256(data), host.line
        parts = range(0, max(1, size), 16_384)
        writes = [PutPart(line.id, digest, size, at, data[at : at + 16_384]) for at in parts]
        host.store.commit(writes)
        line.attachments[digest] = (size, size)
        return [f"file {self._count}", size, digest.hex()]

    def _choose(self, host: Machine, *, ours: bool) -> Item | None:
        found = [
            item
            for item in host.line.order[-60:]
            if (item.author == host.number) is ours
            and item.kind in (Kind.MESSAGE, Kind.STOP)
            and item.generation == host.line.logs[item.author].generation
        ][-RECENT:]
        return self._rng.choice(found) if found else None

    # --- what came of it -------------------------------------------------------------------

    def answered(self, host: Machine, reply: Reply) -> None:
        """A request has its answer: what was promised is remembered."""
        asked = self.asked.pop((host.number, reply.request), None)
        self._world.check(lambda checker: checker.replied(host, reply, asked))
        if reply.result is None or "id" not in reply.result:
            return
        item = bytes.fromhex(reply.result["id"])
        self.promised[item] = host.number
        if asked is not None and asked.verb == "send-stop":
            self.stops[asked.text] = (host.number, item)

    def forget(self, host: Machine) -> None:
        """A node stopped: its officers see that their requests have no answer."""
        for key in [key for key in self.asked if key[0] == host.number]:
            del self.asked[key]

    def lost(self, host: Machine, copy: MemoryStore) -> None:
        """A record is replaced by a copy: what stood nowhere else is gone with it."""
        line, peer = host.line, self._world.hosts[1 - host.number]
        kept = {item for item, _ in copy.waiting(line.id)}
        for item_id in [item for item, party in self.promised.items() if party == host.number]:
            item = line.items.get(item_id)
            place = (line.id, host.number, item.generation, item.index) if item else None
            held = place is not None and (copy.entry(*place) or peer.store.entry(*place))
            if not held and item_id not in kept:
                del self.promised[item_id]
        gone = [text for text, (_, item) in self.stops.items() if item not in self.promised]
        for text in gone:
            del self.stops[text]
