"""Transition tables of the line, as data: drawn in docs/rooms/states.md, enumerated by a test.

A pair of state and event that a table does not hold is refused. No table knows which of the two
parties we are.
"""

from __future__ import annotations

from types import MappingProxyType

from openline.core.base.names import LIGHTS
from openline.core.record.log import Admission

# --- a session [LIN-3, LIN-9] ----------------------------------------------------------------

HELLO_DUE, OPEN, CLOSED = "hello due", "open", "closed"

FRAME_NAMES = ("HELLO", "ENTRY", "BODY", "WANT", "CKPT", "PING", "BYE", "LIVE")
FAULT, SILENCE, LOST = "fault", "silence", "lost"
SESSION_STATES = (HELLO_DUE, OPEN, CLOSED)
SESSION_EVENTS = (*FRAME_NAMES, FAULT, SILENCE, LOST)

SESSION = MappingProxyType(
    {
        (HELLO_DUE, "HELLO"): OPEN,
        (HELLO_DUE, "BYE"): CLOSED,
        (HELLO_DUE, FAULT): CLOSED,
        (HELLO_DUE, SILENCE): CLOSED,
        (HELLO_DUE, LOST): CLOSED,
        (OPEN, "ENTRY"): OPEN,
        (OPEN, "BODY"): OPEN,
        (OPEN, "WANT"): OPEN,
        (OPEN, "CKPT"): OPEN,
        (OPEN, "PING"): OPEN,
        (OPEN, "LIVE"): OPEN,
        (OPEN, "BYE"): CLOSED,
        (OPEN, FAULT): CLOSED,
        (OPEN, SILENCE): CLOSED,
        (OPEN, LOST): CLOSED,
    }
)
"""(phase, what comes) -> phase. A frame that is not here is itself a fault."""

# --- the line, for each peer [LIN-13] --------------------------------------------------------

BOTH_WAYS, ONE_WAY, DOWN, SILENT = "both_ways", "one_way", "down", "silent"

LINE_STATE = MappingProxyType(
    {
        (True, True, False): BOTH_WAYS,
        (True, False, False): ONE_WAY,
        (False, True, False): ONE_WAY,
        (False, False, False): DOWN,
        (True, True, True): SILENT,
        (True, False, True): SILENT,
        (False, True, True): SILENT,
        (False, False, True): SILENT,
    }
)
"""(to them is proved, from them is proved, too many checks missed) -> state."""

# --- an entry at one place of a log [REC-2 to REC-4, REC-11] ----------------------------------

ABSENT, EARLY, PLACED, DAMAGED = "absent", "early", "placed", "damaged"

GAP_CLOSES, GAP_FORK, DECAYS = "gap closes", "gap closes on a fork", "decays"
ENTRY_STATES = (ABSENT, EARLY, PLACED, DAMAGED)
ENTRY_EVENTS = (
    Admission.NEXT.value,
    Admission.AHEAD.value,
    Admission.EARLY.value,
    Admission.DUPLICATE.value,
    Admission.FORK.value,
    GAP_CLOSES,
    GAP_FORK,
    DECAYS,
)

ENTRY = MappingProxyType(
    {
        (ABSENT, Admission.NEXT.value): PLACED,
        (ABSENT, Admission.AHEAD.value): EARLY,
        (ABSENT, Admission.EARLY.value): EARLY,
        (ABSENT, Admission.FORK.value): ABSENT,
        (EARLY, Admission.NEXT.value): PLACED,
        (EARLY, Admission.AHEAD.value): EARLY,
        (EARLY, Admission.DUPLICATE.value): EARLY,
        (EARLY, Admission.FORK.value): EARLY,
        (EARLY, GAP_CLOSES): PLACED,
        (EARLY, GAP_FORK): ABSENT,
        (PLACED, Admission.DUPLICATE.value): PLACED,
        (PLACED, Admission.FORK.value): PLACED,
        (PLACED, DECAYS): DAMAGED,
        (DAMAGED, Admission.DUPLICATE.value): PLACED,
        (DAMAGED, Admission.FORK.value): DAMAGED,
    }
)
"""(state of a place, what comes) -> state. "ahead": it would be next, but names more of our log
than we hold. A fork never moves what was there first; both signed versions are kept beside the
log. A damaged entry is mended by the peer's copy of the same leaf."""

# --- lights [RCT-1, RCT-4, RCT-5] -------------------------------------------------------------

LIT_BY = MappingProxyType(
    {
        "recorded": "its place in its author's log",
        "sent": "the first session that took it",
        "held": "rcpt",
        "shown": "",
        "acknowledged": "ack, answer",
        "answered": "answer",
        "onward": "",
    }
)
"""Light -> what lights it; empty: nothing in this release. In the order of LIGHTS."""

assert tuple(LIT_BY) == LIGHTS

# --- suspension of one kind, seen from party 0 and party 1 alike [RCT-9] -----------------------

PASSES, BY_ONE, BY_OTHER, BY_BOTH = "passes", "by one", "by the other", "by both"

ONE_SUSPENDS, ONE_RESUMES = "one suspends", "one resumes"
OTHER_SUSPENDS, OTHER_RESUMES = "the other suspends", "the other resumes"
SUSPENSION_STATES = (PASSES, BY_ONE, BY_OTHER, BY_BOTH)
SUSPENSION_EVENTS = (ONE_SUSPENDS, ONE_RESUMES, OTHER_SUSPENDS, OTHER_RESUMES)

SUSPENSION = MappingProxyType(
    {
        (PASSES, ONE_SUSPENDS): BY_ONE,
        (PASSES, OTHER_SUSPENDS): BY_OTHER,
        (BY_ONE, ONE_SUSPENDS): BY_ONE,
        (BY_ONE, ONE_RESUMES): PASSES,
        (BY_ONE, OTHER_SUSPENDS): BY_BOTH,
        (BY_OTHER, OTHER_SUSPENDS): BY_OTHER,
        (BY_OTHER, OTHER_RESUMES): PASSES,
        (BY_OTHER, ONE_SUSPENDS): BY_BOTH,
        (BY_BOTH, ONE_SUSPENDS): BY_BOTH,
        (BY_BOTH, OTHER_SUSPENDS): BY_BOTH,
        (BY_BOTH, ONE_RESUMES): BY_OTHER,
        (BY_BOTH, OTHER_RESUMES): BY_ONE,
    }
)
"""(who suspends, what comes) -> who suspends. Nobody resumes what he did not suspend."""
