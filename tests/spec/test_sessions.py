"""Sessions: what opens them, what ends them, what they prove (LIN-2 to LIN-4, LIN-7, LIN-9, LIN-13)."""

import pytest

from openline.core.base import keys
from openline.core.base.codec import encode
from openline.core.line import frames
from openline.core.node.events import LinkUp
from openline.core.record.envelope import Kind
from openline.runtime.dialling import next_pause_s
from tests.spec import ceremony
from tests.spec.pair import Pair

SIGN = ceremony.party("Cobalt").node.sign_ed25519


def raw(value):
    """A frame of any content, with its length in front."""
    data = encode(value)
    return len(data).to_bytes(4, "big") + data


def next_entry(pair):
    """An ENTRY frame of Cobalt that has not come to Amber yet: [1, party, entry, body]."""
    pair.hold(pair.cobalt)
    pair.cobalt.sends("next")
    found = [
        frame
        for data in pair.pipes[1].way["Cobalt"]
        for frame in frames.Decoder().feed(data)
        if frame[0] == frames.ENTRY
    ]
    pair.pipes[1].way["Cobalt"].clear()
    return found[-1]


def turned(data):
    """The same bytes with the last one changed."""
    return data[:-1] + bytes([data[-1] ^ 1])


def spoilt(pair, part):
    """A true ENTRY frame of which one part is not what was signed."""
    frame = next_entry(pair)
    frame[part] = turned(frame[part])
    return raw(frame)


FAULTS = {
    "a frame that is too long": ("LIN-2", lambda p: (65_537).to_bytes(4, "big") + bytes(100)),
    "no CBOR": ("COD-1", lambda p: b"\0\0\0\1\xff"),
    "not the one form": ("COD-2", lambda p: b"\0\0\0\4\x82\x06\x18\0"),
    "a float": ("COD-1", lambda p: b"\0\0\0\x0b\x82\x06\xfb" + bytes(8)),
    "no array": ("LIN-2", lambda p: raw(7)),
    "an unknown number": ("LIN-2", lambda p: raw([8, 1])),
    "a frame of the wrong form": ("LIN-2", lambda p: raw([frames.BYE, 7])),
    "a negative number": ("LIN-2", lambda p: raw([frames.WANT, 0, 0, 1, -1, 5])),
    "a second HELLO": (
        "LIN-3",
        lambda p: raw([frames.HELLO, 1, p.amber.line.id, p.cobalt.line.us, bytes(16), [], b""]),
    ),
    "a PING that the peer did not sign": (
        "LIN-7",
        lambda p: raw([frames.PING, None, 1, None, 0, [], bytes(64)]),
    ),
    "a PING with a short nonce": (
        "LIN-7",
        lambda p: raw([frames.PING, b"x", 1, None, 0, [], bytes(64)]),
    ),
    "an entry of a third party": ("LIN-4", lambda p: raw([frames.ENTRY, 2, b"x", None])),
    "an entry that is none": (
        "COD-5",
        lambda p: raw([frames.ENTRY, p.cobalt.line.us, b"x", None]),
    ),
    "an entry with another signature": (
        "ENV-1",
        lambda p: spoilt(p, 2),
    ),
    "an entry with another body": (
        "ENV-3",
        lambda p: spoilt(p, 3),
    ),
    "a checkpoint of nobody": ("COD-5", lambda p: raw([frames.CKPT, 0, raw([1])])),
}


@pytest.mark.clause("LIN-9")
@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_of_the_peer_ends_its_session_keeps_the_evidence_and_leaves_the_node_up(
    pair, case
):
    clause, make = FAULTS[case]
    data = make(pair)
    before = pair.amber.line.heads(), pair.amber.items(every=True)
    pair.inject(pair.cobalt, 1, data)
    assert before == (pair.amber.line.heads(), pair.amber.items(every=True))
    assert [clause] == [alarm["clause"] for alarm in pair.amber.alarms("peer_fault")]
    assert pair.pipes == {}
    (offence,) = pair.amber.store.offences(pair.amber.line.id)
    assert offence.clause == clause
    assert offence.data
    assert offence.data in data or len(offence.data) > 100
    pair.connect()
    pair.amber.sends("up")
    pair.settle()
    assert "up" in pair.cobalt.texts()


@pytest.mark.clause("LIN-9")
def test_the_bytes_at_fault_are_kept_to_64_kilobytes(pair):
    pair.inject(pair.cobalt, 1, (2**31).to_bytes(4, "big") + bytes(100_000))
    (offence,) = pair.amber.store.offences(pair.amber.line.id)
    assert 65_536 == len(offence.data)


@pytest.mark.clause("LIN-9")
def test_the_peer_is_told_the_clause_by_bye(pair):
    pair.hold(pair.amber)
    pipe = pair.pipes[1]
    pair.inject(pair.cobalt, 1, raw([8, 1]))
    (frame,) = frames.Decoder().feed(pipe.way["Amber"][-1])
    assert [frames.BYE, "LIN-2"] == frame


@pytest.mark.clause("LIN-9")
def test_a_frame_before_a_bad_one_in_the_same_bytes_counts(pair):
    good = next_entry(pair)
    pair.inject(pair.cobalt, 1, raw(good) + raw([8, 1]))
    assert pair.amber.texts() == ["next"]
    assert pair.pipes == {}


@pytest.mark.clause("LIN-2")
def test_a_frame_of_exactly_64_kilobytes_cut_into_single_bytes_is_taken(pair):
    part = [frames.BODY, bytes(32), 10, 0, bytes(65_536 - 41)]
    data = raw(part)
    assert 65_536 + 4 == len(data)
    for at in range(0, len(data), 997):
        pair.inject(pair.cobalt, 1, data[at : at + 997])
    for byte in raw([frames.BODY, bytes(32), 10, 0, b"x"]):
        pair.inject(pair.cobalt, 1, bytes([byte]))
    assert [1] == list(pair.pipes)


HELLOS = {
    "another line": {"line": bytes(32)},
    "our own party": {"party": "us"},
    "another version": {"version": 2},
    "a session that is not this one": {"exporter": bytes(32)},
    "the direction of the other side": {"dialler": True},
    "another signer": {"seed": ceremony.seed("stranger")},
    "a short nonce": {"nonce": b"x"},
}


def hello(pair, **false):
    """Cobalt's HELLO for session 9, false in what is given."""
    line = false.get("line", pair.amber.line.id)
    party = pair.amber.line.us if "party" in false else pair.cobalt.line.us
    nonce = false.get("nonce", bytes(16))
    exporter = false.get("exporter", ceremony.seed("exporter", "9"))
    message = frames.hello_message(
        *(line, party, exporter, false.get("dialler", False), nonce, pair.cobalt.line.heads())
    )
    signature = keys.ed25519_sign(false.get("seed", SIGN), message)
    heads = frames.heads_list(pair.cobalt.line.heads())
    return raw([frames.HELLO, false.get("version", 1), line, party, nonce, heads, signature])


def session_9(pair):
    """A session on which only Amber's node speaks by itself."""
    spki = ceremony.party("Cobalt").identity.node.tls_spki
    exporter = ceremony.seed("exporter", "9")
    amber = pair.amber
    amber.turn(LinkUp(amber.now(), amber.entropy(), 9, spki, exporter, True, "net"))


@pytest.mark.clause("LIN-3")
@pytest.mark.parametrize("case", HELLOS)
def test_a_hello_that_is_false_in_one_point_opens_nothing(case):
    pair = Pair(connected=False)
    session_9(pair)
    pair.inject(pair.cobalt, 9, hello(pair, **HELLOS[case]))
    assert [(9, "peer fault LIN-3")] == pair.amber.closed
    assert pair.amber.link()["state"] == "down"


@pytest.mark.clause("LIN-3")
def test_a_true_hello_opens_and_anything_before_it_does_not():
    pair = Pair(connected=False)
    session_9(pair)
    pair.inject(pair.cobalt, 9, hello(pair))
    assert ["net"] == pair.amber.link()["routes"]
    fresh = Pair(connected=False)
    session_9(fresh)
    fresh.inject(fresh.cobalt, 9, raw([frames.WANT, 1, bytes(32), 0]))
    assert [(9, "peer fault LIN-3")] == fresh.amber.closed


@pytest.mark.clause("LIN-1")
def test_a_session_with_a_key_of_no_peer_is_closed():
    pair = Pair(connected=False)
    amber = pair.amber
    amber.turn(LinkUp(amber.now(), amber.entropy(), 9, bytes(32), bytes(32), True, "net"))
    assert [(9, "no line with this peer")] == amber.closed


@pytest.mark.clause("LIN-9")
def test_twenty_seconds_of_silence_end_a_session(pair):
    pair.hold(pair.cobalt)
    pair.hold(pair.amber)
    pair.passes(20)
    assert [1] == list(pair.pipes)
    pair.passes(1)
    assert pair.pipes == {}
    assert (1, "nothing heard for 20 s") in pair.amber.closed


@pytest.mark.clause("LIN-13")
def test_the_line_state_is_told_for_each_direction_with_the_age_of_the_older_proof(pair):
    """Mutant: call it both_ways while only we hear them."""
    assert [side.link()["state"] for side in pair.sides] == ["both_ways", "both_ways"]
    pair.passes(2)
    pair.hold(pair.amber)
    pair.passes(17)
    for side in pair.sides:
        assert side.link()["state"] == "both_ways"
    assert 17_000 <= pair.amber.link()["age_ms"] <= 20_000
    pair.passes(4)
    amber, cobalt = (side.link() for side in pair.sides)
    assert (amber["state"], amber["to_them"], amber["from_them"]) == ("one_way", False, True)
    assert (cobalt["state"], cobalt["to_them"], cobalt["from_them"]) == ("down", False, False)
    pair.passes(25)
    for side in pair.sides:
        assert side.link()["state"] == "down"
    assert pair.amber.link()["age_ms"] > 40_000


@pytest.mark.clause("LIN-13")
def test_a_direction_that_was_never_proved_is_unknown():
    pair = Pair(connected=False)
    link = pair.amber.link()
    assert (link["to_them"], link["from_them"], link["age_ms"]) == (None, None, None)
    pair.connect(settle=False)
    pair.hold(pair.amber)
    pair.settle()
    link = pair.amber.link()
    assert (link["state"], link["to_them"], link["from_them"]) == ("one_way", None, True)


@pytest.mark.clause("LIN-7")
def test_a_ping_that_echoes_no_nonce_of_ours_proves_nothing_of_our_direction(pair):
    """Replayed or made up, it shows only that they speak."""
    pair.hold(pair.amber)
    pair.passes(10)
    proved = pair.amber.line.peers[pair.cobalt.line.us].echoed_mono_ms
    heads = pair.cobalt.line.heads()
    message = frames.ping_message(
        *(pair.cobalt.line.id, pair.cobalt.line.us, None, 5, bytes(16), 0, heads)
    )
    signature = keys.ed25519_sign(SIGN, message)
    ping = [frames.PING, None, 5, bytes(16), 0, frames.heads_list(heads), signature]
    pair.inject(pair.cobalt, 1, raw(ping))
    assert proved == pair.amber.line.peers[pair.cobalt.line.us].echoed_mono_ms


@pytest.mark.clause("LIN-7")
def test_clock_offset_is_shown_told_once_alarmed_once_and_never_a_reason_to_refuse():
    """R23. Mutant: refuse an entry from the future."""
    pair = Pair({"clock.show_ms": 2000, "clock.alarm_ms": 60_000}, connected=False)
    pair.cobalt.clock_off_ms = 3000
    pair.connect()
    pair.passes(30)
    assert (3000, -3000) == tuple(side.link()["clock_offset_ms"] for side in pair.sides)
    for side in pair.sides:
        assert 1 == len([each for each in side.told if each["event"] == "clock_offset"])
        assert side.alarms("clock_offset") == []
    far = Pair({"clock.show_ms": 2000, "clock.alarm_ms": 60_000}, connected=False)
    far.cobalt.clock_off_ms = 400 * ceremony.DAY_MS
    far.connect()
    far.cobalt.sends("from the future")
    far.amber.sends("from the past")
    far.passes(30)
    assert far.amber.texts() == ["from the future"]
    assert far.cobalt.texts() == ["from the past"]
    for side in far.sides:
        (alarm,) = side.alarms("clock_offset")
        assert 400 * ceremony.DAY_MS == abs(alarm["offset_ms"])


@pytest.mark.clause("ENV-8")
def test_a_clock_that_is_set_makes_an_entry_by_how_much_and_time_never_runs_back(pair):
    pair.passes(2)
    pair.amber.clock_off_ms = -7_200_000
    pair.passes(1)
    pair.amber.sends("after the step")
    pair.settle()
    assert [[-7_200_000]] == pair.amber.kinds(Kind.CLOCK)
    assert [-7_200_000] == [alarm["step_ms"] for alarm in pair.amber.alarms("clock_step")]
    assert pair.cobalt.texts() == ["after the step"]
    times = [item["at"] for item in pair.cobalt.items(every=True) if item["author"] == "Amber"]
    assert times == sorted(times)


@pytest.mark.clause("LIN-12")
def test_the_pauses_between_attempts_double_to_30_seconds_and_to_5_while_something_waits():
    assert [0.25, 0.5, 1, 2, 4, 8, 16, 30, 30] == [
        next_pause_s(failures, False, 1.0) for failures in range(1, 10)
    ]
    assert [0.25, 0.5, 1, 2, 4, 5, 5] == [
        next_pause_s(failures, True, 1.0) for failures in range(1, 8)
    ]
    assert next_pause_s(10_000, False, 1.0) == 30
    assert next_pause_s(8, False, 0.0) < next_pause_s(8, False, 0.5) < 30


@pytest.mark.clause("LIN-15")
def test_a_live_frame_changes_nothing(pair):
    before = pair.amber.all_there_is()
    pair.inject(pair.cobalt, 1, raw([frames.LIVE, "ringing", 1, b"x", bytes(64)]))
    assert before == pair.amber.all_there_is()
    assert [1] == list(pair.pipes)
