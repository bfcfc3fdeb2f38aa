"""The tables of core/line/states.py against the code: every pair is in a table, or refused."""

import functools
import os
from itertools import product

import pytest

from openline.core.base.codec import decode
from openline.core.base.errors import Refused
from openline.core.base.names import LIGHTS, Now
from openline.core.forms import profile as profiles
from openline.core.line import frames, states
from openline.core.line.session import SILENCE_MS_MAX, Session
from openline.core.node import desk, views
from openline.core.node.carry import Carry
from openline.core.node.effects import Close, PutOffence
from openline.core.node.ledger import Ledger
from openline.core.node.state import Line, PeerState, Suspension
from openline.core.node.turn import Turn
from openline.core.record import genesis as founding
from openline.core.record.envelope import Entry, Envelope, Kind
from openline.core.record.identity import parse_identity
from openline.core.record.log import Admission, Log
from openline.core.record.tree import leaf_hash
from openline.shell import home as homes

NOW = Now(1_000, 1_000)
FRAMES = {
    "HELLO": [frames.HELLO, 1, bytes(32), 0, bytes(16), [], bytes(64)],
    "ENTRY": [frames.ENTRY, 0, b"", None],
    "BODY": [frames.BODY, bytes(32), 1, 0, b"x"],
    "WANT": [frames.WANT, frames.WANT_ENTRIES, 0, 1, 0, 1],
    "CKPT": [frames.CKPT, frames.CKPT_PLEASE, 0, 1],
    "PING": [frames.PING, None, 1, None, 0, [], bytes(64)],
    "BYE": [frames.BYE, "LIN-9"],
    "LIVE": [frames.LIVE, "x", 1, b"", bytes(64)],
}


@functools.cache
def two_identities():
    identities = []
    for name in ("Amber", "Cobalt"):
        root, following, node = homes.fresh()
        encoded = homes.certify(name, root, following, node, os.urandom(32), 1)
        identities.append(parse_identity(decode(encoded)))
    return tuple(identities)


def a_line(settings=None):
    agreed = profiles.from_settings(settings or {})
    commit = founding.profile_commitment(bytes(16), agreed.encoded)
    return Line(founding.make_genesis(*two_identities(), commit, 1), 0, agreed)


# --- a session -----------------------------------------------------------------------------


def test_the_table_names_the_frames_by_their_numbers():
    assert tuple(FRAMES) == states.FRAME_NAMES
    assert [frame[0] for frame in FRAMES.values()] == list(range(8))


def test_every_pair_of_a_session_leads_to_a_phase_or_is_refused():
    pairs = set(product(states.SESSION_STATES, states.SESSION_EVENTS))
    assert set(states.SESSION) <= pairs
    assert set(states.SESSION.values()) <= set(states.SESSION_STATES)
    assert not [event for phase, event in states.SESSION if phase == states.CLOSED]


@pytest.mark.clause("LIN-3")
@pytest.mark.parametrize(
    ("phase", "name"), list(product(states.SESSION_STATES, states.FRAME_NAMES))
)
def test_a_frame_out_of_its_phase_ends_the_session_and_is_kept(phase, name):
    """Mutant: admit a second HELLO, or a PING before the first."""
    session = Session(1, bytes(32), True, "there:1", 0)
    session.phase = phase
    in_table = (phase, name) in states.SESSION
    assert in_table == session.admits(FRAMES[name][0])
    if in_table:
        return
    line = a_line()
    carry = Carry({line.id: line}, Ledger(bytes(32), 1), bytes(32))
    carry.sessions[1] = session
    turn = Turn(NOW, bytes(32))
    carry.receive(turn, session, frames.pack(FRAMES[name]))
    offences = [part for part in turn.effects if isinstance(part, PutOffence)]
    assert [part.clause for part in offences] == ["LIN-3"]
    assert any(isinstance(part, Close) for part in turn.effects)
    assert not carry.sessions


# --- the line ------------------------------------------------------------------------------


@pytest.mark.clause("LIN-13")
@pytest.mark.parametrize(
    ("to_them", "from_them", "silent"), list(product([True, False], repeat=3))
)
def test_the_line_state_follows_from_two_proofs_and_the_checks(to_them, from_them, silent):
    """Mutant: let a fresh proof outrank missed checks."""
    line = a_line({"checks.every_s": 60, "checks.grace_s": 2, "checks.missed_to_silent": 2})
    line.started = Now(0, 0)
    wall_ms, mono_ms = 600_000 if silent else 1_000, 100_000
    fresh, old = mono_ms - SILENCE_MS_MAX, mono_ms - SILENCE_MS_MAX - 1
    peer = PeerState(1)
    peer.echoed_mono_ms = fresh if to_them else old
    peer.heard_mono_ms = fresh if from_them else old
    expected = states.LINE_STATE[to_them, from_them, silent]
    assert expected == views.peer_state(line, peer, Now(wall_ms, mono_ms))


def test_a_direction_that_was_never_proved_is_not_proved():
    line, peer = a_line(), PeerState(1)
    line.started = NOW
    assert views.peer_state(line, peer, NOW) == states.DOWN


# --- an entry ------------------------------------------------------------------------------


def an_entry(index, own_root, salt=b""):
    envelope = Envelope(index, 1, own_root, (), 1, Kind.MESSAGE, 0, bytes(32), 16)
    data = b"%d" % index + salt
    return Entry(0, data, leaf_hash(data), envelope)


def a_log(place, index):
    """A log whose place at `index` is in the given state, and the entry that stands there."""
    log = Log(0)
    for at in range(index):
        log.append(an_entry(at, log.tree.root()))
    entry = an_entry(index, log.tree.root())
    if place == states.PLACED:
        log.append(entry)
    elif place == states.EARLY:
        log = Log(0)
        log.early[index] = entry.leaf
    return log, entry


@pytest.mark.clause("REC-2")
@pytest.mark.clause("REC-4")
def test_the_log_judges_by_the_table():
    """Mutant: call another entry at a held place a duplicate."""
    cases = []
    for place in (states.ABSENT, states.EARLY, states.PLACED):
        log, entry = a_log(place, 3)
        cases.append((place, log.judge(entry).admission))
        other = an_entry(3, bytes(32), b"another")
        cases.append((place, log.judge(other).admission))
        cases.append((states.ABSENT, log.judge(an_entry(9, bytes(32))).admission))
    log, entry = a_log(states.ABSENT, 0)
    log.early[0] = entry.leaf  # kept because it named more of our log than we held
    cases.append((states.EARLY, log.judge(entry).admission))
    expected = {
        (states.ABSENT, Admission.NEXT),
        (states.ABSENT, Admission.FORK),
        (states.ABSENT, Admission.EARLY),
        (states.EARLY, Admission.NEXT),
        (states.EARLY, Admission.DUPLICATE),
        (states.EARLY, Admission.FORK),
        (states.PLACED, Admission.DUPLICATE),
        (states.PLACED, Admission.FORK),
    }
    assert expected == set(cases)
    assert all((place, judged.value) in states.ENTRY for place, judged in cases)


def test_every_pair_of_an_entry_leads_to_a_state_or_cannot_be():
    assert {part.value for part in Admission} <= set(states.ENTRY_EVENTS)
    pairs = set(product(states.ENTRY_STATES, states.ENTRY_EVENTS))
    assert set(states.ENTRY) <= pairs
    assert set(states.ENTRY.values()) <= set(states.ENTRY_STATES)
    for (place, event), after in states.ENTRY.items():
        if event == Admission.FORK.value:
            assert place == after, "a fork moved what was there first"


# --- lights and suspension -----------------------------------------------------------------


def test_the_lights_stand_in_their_one_order():
    assert tuple(states.LIT_BY) == LIGHTS


WHO = {
    states.PASSES: frozenset(),
    states.BY_ONE: frozenset({0}),
    states.BY_OTHER: frozenset({1}),
    states.BY_BOTH: frozenset({0, 1}),
}


@pytest.mark.clause("RCT-9")
def test_every_pair_of_a_suspension_adds_or_takes_away_one_party_or_is_refused():
    steps = {
        states.ONE_SUSPENDS: (0, True),
        states.OTHER_SUSPENDS: (1, True),
        states.ONE_RESUMES: (0, False),
        states.OTHER_RESUMES: (1, False),
    }
    assert set(steps) == set(states.SUSPENSION_EVENTS)
    for state, event in product(states.SUSPENSION_STATES, states.SUSPENSION_EVENTS):
        party, suspends = steps[event]
        after = states.SUSPENSION.get((state, event))
        if suspends:
            assert WHO[after] == WHO[state] | {party}
        elif party in WHO[state]:
            assert WHO[after] == WHO[state] - {party}
        else:
            assert after is None


@pytest.mark.clause("RCT-9")
@pytest.mark.parametrize("state", states.SUSPENSION_STATES)
def test_our_node_resumes_only_where_the_table_lets_it(state):
    """Mutant: look for any suspension of the kind, not for one of ours."""
    line = a_line()
    for party in WHO[state]:
        line.suspensions.append(Suspension(Kind.MESSAGE, party, 1, 1, 0, "Lind"))
    args = {"scope": "message", "from_ms": 1}
    if (state, states.ONE_RESUMES) in states.SUSPENSION:
        assert desk._resume(args, line)
    else:
        with pytest.raises(Refused):
            desk._resume(args, line)
