"""The kinds of failure, told apart by whose fault they are.

    Fault                something a person may have to read
      Refused            our officer, administrator or configuration: nothing was changed
      PeerFault          the other party's node broke a clause: its session ends, ours goes on
      Damaged            our disk or our copy of the record is not what it was
      Unavailable        the world: no route, no space, no answer in time
    AssertionError       us: a mistake in this program

Each says which clause or rule, what happened and what to do next.
"""

from __future__ import annotations


class Fault(Exception):
    """A failure with a clause, what happened, and the next step.

    Args:
        clause: the clause of docs/spec or the rule that decided, for example ``LIN-2``.
        what: one sentence, safe to log: no message text, no key, no position.
        next_step: what the reader can do about it; empty if nothing.
    """

    blame = "unknown"

    def __init__(self, clause: str, what: str, next_step: str = "") -> None:
        super().__init__(f"{what} [{clause}]")
        self.clause = clause
        self.what = what
        self.next_step = next_step

    def as_dict(self) -> dict[str, str]:
        """The failure as the local socket and ``--json`` carry it."""
        return {
            "blame": self.blame,
            "clause": self.clause,
            "what": self.what,
            "next": self.next_step,
        }


class Refused(Fault):
    """What our own side asked for is against a rule; nothing was changed."""

    blame = "ours"


class PeerFault(Fault):
    """The other party's node broke a clause; the bytes at fault are kept as evidence."""

    blame = "peer"

    def __init__(self, clause: str, what: str, evidence: bytes = b"") -> None:
        super().__init__(clause, what)
        self.evidence = evidence[:65536]


class Damaged(Fault):
    """Our own stored record or keys are not what they were."""

    blame = "disk"


class Unavailable(Fault):
    """The world: a route, the disk's space or an answer is not there now."""

    blame = "world"
