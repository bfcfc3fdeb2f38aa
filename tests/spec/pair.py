"""Two whole nodes in memory on one virtual clock, small enough to read while reading the spec.

Nodes, journals and stores are the real ones. Between them lie *pipes*: a list of frames each way
that the test lets through (`settle`, `deliver`), holds, or cuts. Nothing happens by itself.
"""

from collections import deque

from openline.core.base.codec import decode
from openline.core.line import frames
from openline.core.node import load
from openline.core.node.events import LinkData, LinkDown, LinkUp, LinkWritable, Started
from openline.core.record.envelope import SALT_BYTES, Kind, read_entry
from openline.runtime import opening
from tests.spec import ceremony
from tests.spec.side import Side


class Pipe:
    """One session: what lies between the sides, each way, as whole frames."""

    def __init__(self, route):
        self.route = route
        self.way = {"Amber": deque(), "Cobalt": deque()}  # by sender
        self.held = set()  # senders whose frames lie still


class Pair:
    """Amber and Cobalt."""

    def __init__(self, settings=None, *, connected=True):
        self.file = ceremony.line_file(settings)
        self.wall_ms, self.mono_ms = ceremony.START_MS, 1_000_000
        self.pipes, self.passed = {}, []
        self.loses = lambda sender, frame: False  # a path that swallows some frames
        self._next_session = 1
        self.amber, self.cobalt = Side(self, "Amber"), Side(self, "Cobalt")
        for side in (self.amber, self.cobalt):
            side.turn(Started(side.now(), side.entropy(), restored=False))
        if connected:
            self.connect()

    def folded(self, store, row):
        """A line from its store; the line file is known to be good."""
        if not list(store.entries(row.line)):
            return load.new_line(self.file, row.us)
        return opening.fold_line(store, row.line, row.us, row.file)

    @property
    def sides(self):
        """Both."""
        return self.amber, self.cobalt

    def connect(self, route="net", *, settle=True):
        """A new session; Amber dials. Its number."""
        number, self._next_session = self._next_session, self._next_session + 1
        self.pipes[number] = Pipe(route)
        exporter = ceremony.seed("exporter", str(number))
        for side in self.sides:
            spki = ceremony.party(side.peer.name).identity.node.tls_spki
            side.turn(
                LinkUp(
                    *(side.now(), side.entropy(), number, spki, exporter),
                    *(side is self.amber, route),
                )
            )
        if settle:
            self.settle()
        return number

    def cut(self, number, reason="cut"):
        """A session ends on both sides; what lay in it is lost."""
        if self.pipes.pop(number, None) is not None:
            for side in self.sides:
                side.turn(LinkDown(side.now(), number, reason))

    def carry(self, sender, number, data):
        """A node wrote to a session."""
        if number in self.pipes:
            self.pipes[number].way[sender.name].append(data)

    def hold(self, sender):
        """Whatever this side sends lies still from now on."""
        for pipe in self.pipes.values():
            pipe.held.add(sender.name)

    def release(self, sender):
        """And moves again."""
        for pipe in self.pipes.values():
            pipe.held.discard(sender.name)

    def unsent(self, sender):
        """Bytes that lie in the sessions of a side."""
        return [sum(map(len, pipe.way[sender.name])) for pipe in self.pipes.values()]

    def deliver(self, sender, number=None, *, count=1):
        """Let the next frames of a side through on one session; how many were there."""
        number = next(iter(self.pipes)) if number is None else number
        done = 0
        while done < count and number in self.pipes and self.pipes[number].way[sender.name]:
            data = self.pipes[number].way[sender.name].popleft()
            done += 1
            frame = decode(data[4:])
            if not self.loses(sender, frame):
                self.passed.append((sender.name, number, frame))
                self.inject(sender, number, data)
        if done and number in self.pipes:
            left = sum(map(len, self.pipes[number].way[sender.name]))
            sender.turn(LinkWritable(sender.now(), number, left))
        return done

    def inject(self, sender, number, data):
        """Bytes come out at the other side, whoever made them."""
        other = sender.peer
        other.turn(LinkData(other.now(), other.entropy(), number, data))

    def settle(self):
        """Let everything through until nothing moves."""
        moved = 1
        while moved:
            moved = 0
            for number in list(self.pipes):
                for side in self.sides:
                    pipe = self.pipes.get(number)
                    if pipe is not None and side.name not in pipe.held:
                        moved += self.deliver(side, number)

    def carries_on(self, until):
        """Let frames through one by one, each way in turn, until something holds."""
        for _ in range(2000):
            if until():
                return
            moved = sum(
                self.deliver(side, number) for number in list(self.pipes) for side in self.sides
            )
            assert moved, "nothing moves any more"
        raise AssertionError("it never came to that")

    def passes(self, seconds, *, step=1):
        """Time passes for both; each node ticks once a step and everything is delivered."""
        for _ in range(0, round(seconds), step):
            self.wall_ms += step * 1000
            self.mono_ms += step * 1000
            for side in self.sides:
                side.ticks()
            self.settle()

    def jumps(self, seconds):
        """A long time passes with the line cut; at its end it is connected anew."""
        for number in list(self.pipes):
            self.cut(number)
        self.wall_ms += seconds * 1000
        self.mono_ms += seconds * 1000
        for side in self.sides:
            side.ticks()
        self.connect()

    def frames(self, sender, number=frames.ENTRY):
        """The frames of one sort that a side sent and that came through."""
        return [
            frame for name, _, frame in self.passed if (name, frame[0]) == (sender.name, number)
        ]

    def sent_items(self, sender):
        """The texts of the messages and STOPs of a side in the order in which they came through."""
        found = []
        for frame in self.frames(sender):
            kind = read_entry(frame[1], frame[2]).envelope.kind
            content = decode(frame[3][SALT_BYTES:])
            if kind == Kind.MESSAGE:
                found.append(content[5][1])
            elif kind == Kind.STOP:
                found.append("\n".join(content[5][1]))
        return found
