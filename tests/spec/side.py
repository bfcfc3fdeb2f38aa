"""One side of the pair: its node, its store, what its officers do and what a test may look at."""

import hashlib

from openline.core.base import keys
from openline.core.base.codec import decode, encode
from openline.core.base.names import Now
from openline.core.line import frames
from openline.core.node import effects
from openline.core.node.effects import Reply
from openline.core.node.events import Frames, Signed, Started, Submit, Tick, TurnEnds
from openline.core.node.node import Node
from openline.core.node.roles import series_of
from openline.core.node.turn import OfficerKey, Turn
from openline.core.record import act as acts
from openline.core.record.act import Act
from openline.core.record.envelope import FLAG_OFFICER, SALT_BYTES, Kind, read_entry
from openline.core.record.genesis import write_line_file
from openline.runtime import bundles, opening, reading
from openline.shell.journal import WRITES, Journal
from openline.shell.store.contract import LineRow
from openline.shell.store.memory import MemoryStore
from tests.spec import ceremony

PART = frames.PART_BYTES_MAX


class Side:
    """One party: its node, its store, and what its world saw."""

    def __init__(self, pair, name):
        self.pair, self.name = pair, name
        self.secret = ceremony.party(name).node
        self.store = MemoryStore()
        self.replies, self.told, self.closed = {}, [], []
        self.clock_off_ms = 0
        self._drawn = self._request = 0
        self._signed = []
        us = pair.file.genesis.number_of(ceremony.party(name).identity.root_id)
        self.store.add_line(LineRow(pair.file.genesis.line_id, us, write_line_file(pair.file)))
        self.journal = Journal(self._folded(), self.store, self)
        self._found()

    # --- what the node asks of its world ---------------------------------------------------

    def _folded(self):
        rows = self.store.lines()
        seeds = {
            found.officer.key[1]: found.seed
            for found in (
                ceremony.post(self.name, each) for each in ceremony.OFFICERS[self.name]
            )
        }
        lines = [self.pair.folded(self.store, row) for row in rows]
        officers = opening.officer_keys(lines, seeds)
        return Node(self.secret.sign_ed25519, lines, officers, self.store.next_seq())

    def _found(self):
        """As `line open`: the genesis, a route, the officers."""
        turn = self.fresh_turn()
        self.node.ledger.append(turn, self.line, Kind.GENESIS, [self.line.id])
        for name in ceremony.OFFICERS[self.name]:
            officer, secret = ceremony.post(self.name, name)
            self.node.ledger.append(turn, self.line, Kind.CERT, [officer.certificate])
            self.node.officers[officer.hash.hex()] = OfficerKey(name, officer.hash, secret)
        self.store.commit([part for part in turn.effects if isinstance(part, WRITES)])

    def perform(self, effect):
        """Do one effect of a durable turn."""
        if isinstance(effect, effects.Transmit):
            self.pair.carry(self, effect.session, effect.data)
        elif isinstance(effect, effects.TransmitStored):
            row = self.store.entry(effect.line, effect.party, effect.generation, effect.index)
            data = frames.entry_frame(effect.party, row.entry, row.body)
            self.pair.carry(self, effect.session, data)
        elif isinstance(effect, effects.TransmitPart):
            data = self.store.part(effect.line, effect.sha256, effect.offset, effect.length)
            frame = [frames.BODY, effect.sha256, effect.total, effect.offset, data]
            self.pair.carry(self, effect.session, frames.pack(frame))
        elif isinstance(effect, effects.Close):
            self.closed.append((effect.session, effect.reason))
            self.pair.cut(effect.session, effect.reason)
        elif isinstance(effect, Reply):
            self.replies[effect.request] = effect
        elif isinstance(effect, effects.Announce):
            self.told.append(effect.event)
        elif isinstance(effect, effects.SignHybrid):
            data = self.secret.sign_hybrid(effect.aad, effect.payload)
            self._signed.append((effect.line, effect.aad, effect.payload, data))

    def make_room(self):
        """There is no reserve."""
        return False

    def start_again(self):
        """Fold the node anew from what the store holds."""
        return self._folded()

    # --- time and turns --------------------------------------------------------------------

    @property
    def node(self):
        """The node as it is now."""
        return self.journal.node

    @property
    def line(self):
        """The one line."""
        return next(iter(self.node.lines.values()))

    @property
    def peer(self):
        """The other side."""
        return self.pair.cobalt if self is self.pair.amber else self.pair.amber

    def now(self):
        """This side's clocks."""
        return Now(self.pair.wall_ms + self.clock_off_ms, self.pair.mono_ms)

    def entropy(self):
        """32 bytes, the same in every run."""
        self._drawn += 1
        return hashlib.sha256(f"{self.name} {self._drawn}".encode()).digest()

    def fresh_turn(self):
        """A turn outside the journal, for what only a broken node would do."""
        return Turn(self.now(), self.entropy())

    def turn(self, *events):
        """One turn of the journal."""
        self.journal.turn(list(events), lambda: TurnEnds(self.now(), self.entropy()))
        while self._signed:
            made = [Signed(self.now(), *each) for each in self._signed]
            self._signed = []
            self.turn(*made)

    def ticks(self, free_bytes=None):
        """A second has passed for this node."""
        self.turn(Tick(self.now(), self.entropy(), free_bytes))

    def restarts(self, *, restored=False):
        """The node stops and starts from its store; its sessions are gone."""
        for number in list(self.pair.pipes):
            self.pair.cut(number, "restart")
        self.journal = Journal(self._folded(), self.store, self)
        self.turn(Started(self.now(), self.entropy(), restored))

    # --- what officers do ------------------------------------------------------------------

    def asks(self, verb, /, **args):
        """Submit a verb; the request's number."""
        self._request += 1
        if "as_" in args:
            args["as"] = args.pop("as_")
        if verb in ("suspend", "resume"):
            args.setdefault("from_ms", self.now().wall_ms)
        if verb == "repeat":
            args["original"] = self._original(args["item"])
        if verb == "amend":
            args["profile_salt"] = "00" * 16
        self.turn(Submit(self.now(), self.entropy(), self._request, verb, args))
        return self._request

    def _original(self, item_id):
        item = self.line.items[bytes.fromhex(item_id)]
        body = self.body(item.author, item.index)
        return decode(body[SALT_BYTES:])[5] if item.kind == Kind.MESSAGE else None

    def does(self, verb, /, **args):
        """Submit a verb that must be taken; its result."""
        reply = self.replies[self.asks(verb, **args)]
        assert reply.fault is None, reply.fault
        return reply.result

    def is_refused(self, verb, /, **args):
        """Submit a verb that must be refused and change nothing; the fault."""
        before = self.all_there_is()
        reply = self.replies[self.asks(verb, **args)]
        assert reply.result is None, reply.result
        assert self.all_there_is() == before
        assert reply.fault["what"]
        assert reply.fault["next"]
        return reply.fault

    def duty(self):
        """The name of the first duty officer."""
        return next(iter(ceremony.OFFICERS[self.name]))

    def chief(self):
        """The name of the watch chief."""
        return {"Amber": "Arvo", "Cobalt": "Clio"}[self.name]

    def sends(self, text="All quiet.", precedence="ROUTINE", *, as_=None, **args):
        """Send a message; its id."""
        args = {"as": as_ or self.duty(), "text": text, "precedence": precedence, **args}
        return self.does("send", **args)["id"]

    def stops(self, text="Stop. Ours.", **args):
        """Send STOP; the request's number, as it may be answered later."""
        return self.asks("send-stop", **{"as": self.duty(), "text": text, **args})

    def attaches(self, name, data):
        """Put a file into the store as the runtime does; what `send` takes."""
        digest = hashlib.sha256(data).digest()
        self.store.commit(
            effects.PutPart(self.line.id, digest, len(data), at, data[at : at + PART])
            for at in range(0, max(1, len(data)), PART)
        )
        self.line.attachments[digest] = (len(data), len(data))
        return [name, len(data), digest.hex()]

    # --- what only a broken or hostile node does -------------------------------------------

    def appends(self, kind, content, *, flags=0, salt=b"salt of a test..", say=True):
        """Sign an entry of ours past all rules and send it like any other; its leaf."""
        turn = self.fresh_turn()
        entry = self.node.ledger.append_body(
            turn, self.line, kind, flags, salt + encode(content)
        )
        self.store.commit([part for part in turn.effects if isinstance(part, WRITES)])
        for effect in turn.effects:
            if not isinstance(effect, WRITES) and say:
                self.perform(effect)
        self.turn()
        return entry.leaf

    def appends_act(
        self, kind, content, *, as_=None, serial=None, signature=None, session=None, **fields
    ):
        """Sign an officer's act by hand and append it past all rules; the item's id."""
        officer, secret = ceremony.post(self.name, as_ or self.duty())
        self._drawn += 1
        salt = hashlib.sha256(f"salt {self._drawn}".encode()).digest()[:SALT_BYTES]
        series = fields.get("series", int(series_of(kind, fields.get("mode", 0))))
        last = self.line.serials.get((self.line.us, series), 0)
        act = Act(
            *(officer.hash[:8], fields.get("mode", 0), fields.get("precedence", 0)),
            *(fields.get("reference"), fields.get("expiry"), content, []),
            *(serial or last + 1, series, acts.content_hash(salt, content)),
        )
        root = ceremony.party(self.name).identity.root_id
        item = acts.act_id(self.line.id, root, officer.hash, kind, act)
        if session is not None:
            delegation, key = session
            made = [2, delegation, keys.ed25519_sign(key, acts.ACT_LABEL + item)]
        else:
            made = acts.sign_act(secret, item)
        act = act._replace(signature=signature or made)
        self.appends(kind, acts.act_content(act), flags=FLAG_OFFICER, salt=salt)
        return item

    def bundle(self):
        """A bundle of ours, sealed to the peer."""
        return bundles.make(self.line, self.store, self.secret)[0]

    def imports(self, data):
        """Take a bundle; the reply."""
        line, party, plain = bundles.unseal(data, self.node.lines, self.secret)
        return self.takes_frames(party, bundles.cut_padding(plain), line.id)

    def takes_frames(self, party, plain, line_id=None):
        """Take the frames of an opened bundle; the reply."""
        self._request += 1
        number, line_id = self._request, line_id or self.line.id
        self.turn(Frames(self.now(), self.entropy(), number, line_id, party, plain))
        return self.replies[number]

    # --- looking ---------------------------------------------------------------------------

    def items(self, *, every=False):
        """`items --json` of this node."""
        return reading.items(self.node, self.store, self.now(), every=every)

    def item(self, item_id):
        """One item of `items --json --all`."""
        given = item_id if isinstance(item_id, str) else item_id.hex()
        found = [each for each in self.items(every=True) if each["id"] == given]
        assert len(found) == 1, f"{len(found)} items of that id at {self.name}"
        return found[0]

    def lit(self, item_id):
        """The names of an item's lights."""
        return {name for name, light in self.item(item_id)["lights"].items() if light}

    def texts(self):
        """The texts of what the other party said, in order of arrival, without the void."""
        return [
            each["text"]
            for each in self.items()
            if each["author"] != self.name and each["void"] is None and each["text"]
        ]

    def status(self):
        """The one line of `status --json`."""
        routes = [session.route for session in self.node.carry.open_sessions(self.line)]
        whole = reading.status(
            self.node,
            self.now(),
            party=self.name,
            running=True,
            routes={self.line.id: routes},
            scrub=None,
        )
        return {**whole["lines"][0], "record": whole["record"]}

    def link(self):
        """What `status` says of the peer."""
        return self.status()["peers"][0]

    def alarms(self, what):
        """The alarms of one sort so far."""
        return [each for each in self.told if each.get("what") == what]

    def body(self, party, index):
        """A stored body."""
        generation = self.line.logs[party].generation
        return self.store.entry(self.line.id, party, generation, index).body

    def log(self, party=None):
        """(kind, content) of every entry of a log here, our own by default."""
        party = self.line.us if party is None else party
        rows = [row for row in self.store.entries(self.line.id) if row.party == party]
        return [
            (read_entry(party, row.entry).envelope.kind, decode(row.body[SALT_BYTES:]))
            for row in sorted(rows, key=lambda row: row.index)
        ]

    def kinds(self, kind):
        """The contents of our own entries of a kind."""
        return [content for found, content in self.log() if found == kind]

    def all_there_is(self):
        """Heads, items, serials and every stored row: what a refusal must leave alone."""
        return (
            self.line.heads(),
            self.items(every=True),
            dict(self.line.serials),
            list(self.store.entries(self.line.id)),
            self.store.waiting(self.line.id),
            self.line.profile.encoded,
        )
