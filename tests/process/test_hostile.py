"""Old frames, garbage and lies on the port: a session ends with kept evidence, never the node."""

from __future__ import annotations

import socket
import ssl
from contextlib import suppress

import pytest

from openline.core.base.codec import encode
from openline.core.line.frames import ENTRY, entry_frame, pack
from openline.core.record.envelope import open_entry, read_entry, seal
from openline.shell import home
from openline.shell.home import Paths
from tests.process.pair import wait_until
from tests.process.raw import talk

MESSAGE = 1


@pytest.fixture
def alone(running):
    """Both have talked; Cobalt's node is stopped, so that the test can stand in for it."""
    for number in range(5):
        running.b.send(f"recorded {number}")
        running.a.send(f"answer {number}")
    running.wait_all_held()
    running.b.stop()
    wait_until(lambda: not running.a.routes())
    return running


def _rows(side, kind=None):
    """The entries that a side wrote itself, of one kind."""
    with side.store() as store:
        line = store.lines()[0]
        rows = [row for row in store.entries(line.line) if row.party == line.us]
    if kind is None:
        return rows
    return [row for row in rows if read_entry(row.party, row.entry).envelope.kind == kind]


def _good_session_works(pair):
    """The real peer comes back, everything flows, and nobody was hurt."""
    assert pair.a.is_running
    assert "node.turn_failed" not in pair.a.log()
    pair.b.start()
    pair.wait_up()
    pair.a.send("afterwards")
    pair.b.send("afterwards, too")
    pair.wait_all_held()
    pair.check_records()


@pytest.mark.clause("REC-2")
def test_recorded_entries_that_are_replayed_have_no_effect(alone):
    """Every ENTRY that Cobalt ever sent comes again, twice and backwards: nothing changes."""
    pair = alone
    before = pair.a.items(all=True)
    recorded = [entry_frame(row.party, row.entry, row.body) for row in _rows(pair.b)]

    async def replay(raw):
        for data in [*recorded, *recorded[::-1]]:
            raw.send(data)
        await raw.answers_ping()

    talk(pair.b, pair.a, replay)
    assert [item["id"] for item in pair.a.items(all=True)] == [item["id"] for item in before]
    assert pair.a.offences() == []
    _good_session_works(pair)


@pytest.mark.clause("LIN-3")
def test_an_old_hello_ends_its_session_and_stays_as_evidence(alone):
    """A HELLO of another session has another exporter: LIN-3, kept, and the node goes on."""
    pair = alone

    async def record(raw):
        await raw.answers_ping()
        return raw.hello()

    old = talk(pair.b, pair.a, record)

    async def replay(raw):
        raw.send(old)
        return await raw.ended_by()

    assert talk(pair.b, pair.a, replay, hello=False) == "LIN-3"
    clause, data = pair.a.offences()[-1]
    assert clause == "LIN-3"
    assert data == old[4:]
    _good_session_works(pair)


def _forged(pair):
    """An entry in the next place of Cobalt's log, signed by nobody who may."""
    row = _rows(pair.b, MESSAGE)[-1]
    envelope = read_entry(row.party, row.entry).envelope
    data = seal(b"\7" * 32, b"another line", envelope._replace(index=envelope.index + 50))
    return entry_frame(row.party, data, row.body)


def _other_body(pair):
    """A good entry with a body that it does not commit to."""
    row = _rows(pair.b, MESSAGE)[-1]
    return entry_frame(row.party, row.entry, row.body[:-1] + b"!")


GARBAGE = {
    "a frame of 4 GB": ("LIN-2", lambda pair: b"\xff\xff\xff\xff" + b"x" * 100),
    "a frame of 65,537 bytes": ("LIN-2", lambda pair: b"\x00\x01\x00\x01" + b"x" * 100),
    "bytes that are no CBOR": ("COD-1", lambda pair: b"\x00\x00\x00\x04\xff\xff\xff\xff"),
    "CBOR in another form": ("COD-2", lambda pair: b"\x00\x00\x00\x03\x81\x18\x06"),
    "a tag": ("COD-1", lambda pair: b"\x00\x00\x00\x03\xc1\x81\x06"),
    "a frame of an unknown number": ("LIN-2", lambda pair: pack([8, b""])),
    "an entry of the wrong form": ("LIN-2", lambda pair: pack([ENTRY, 1, "text", None])),
    "an entry of a third party": ("LIN-4", lambda pair: pack([ENTRY, 7, b"", None])),
    "an entry that is no entry": ("", lambda pair: pack([ENTRY, 1, encode([1, 2]), b""])),
    "an entry with a bad signature": ("ENV-1", _forged),
    "a body that does not match": ("ENV-3", _other_body),
}


@pytest.mark.clause("LIN-9")
def test_garbage_in_a_pinned_session_ends_it_with_evidence_and_never_the_node(alone):
    """Every kind of garbage: BYE with its clause, the bytes kept, and the next session works."""
    pair = alone
    for name, (clause, make) in GARBAGE.items():
        kept = len(pair.a.offences())
        data = make(pair)

        async def speak(raw, data=data):
            await raw.answers_ping()
            raw.send(data)
            return await raw.ended_by()

        said = talk(pair.b, pair.a, speak)
        assert said == clause or not clause, f"{name}: {said}"
        offences = pair.a.offences()
        assert len(offences) == kept + 1, name
        assert offences[-1][0] == said, name
        evidence = offences[-1][1]
        assert evidence, f"{name}: no evidence"
        assert evidence in data or data[4:] in evidence, name
        assert pair.a.ask("counters"), name
    assert "Traceback" not in pair.a.log()
    _good_session_works(pair)


def _plain(port, data):
    with socket.create_connection(("127.0.0.1", port), 5) as client:
        client.settimeout(20)
        client.sendall(data)
        with suppress(OSError):
            while client.recv(4096):
                pass


def _tls_without_a_certificate(port):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    with (
        suppress(OSError),
        socket.create_connection(("127.0.0.1", port), 5) as client,
        context.wrap_socket(client) as wrapped,
    ):
        wrapped.recv(1)


@pytest.mark.clause("LIN-1")
def test_garbage_on_the_port_is_refused_before_any_session_and_hurts_nobody(running):
    """Plain bytes, HTTP, TLS without our keys: refused and logged, while the line stands."""
    pair = running
    _plain(pair.a.port, b"\x00" * 1000)
    _plain(pair.a.port, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    _plain(pair.a.port, b"\x16\x03\x01\xff\xff" + b"\x01" * 200)
    _tls_without_a_certificate(pair.a.port)
    wait_until(lambda: pair.a.log().count("link.refused") >= 4)
    assert pair.a.line()["state"] == "both_ways"
    assert "Traceback" not in pair.a.log()
    sent = pair.a.send("unhurt")
    wait_until(lambda: pair.a.is_held(sent["id"]))
    pair.check_records()


@pytest.mark.clause("REC-4")
def test_two_signed_entries_in_one_place_break_the_record_and_stop_still_passes(alone):
    """Cobalt's own key signs another entry where one stands: a fork with evidence; STOP passes."""
    pair = alone
    row = _rows(pair.b, MESSAGE)[-1]
    secret = home.node_secret(Paths(pair.b.home)).sign_ed25519

    async def fork(raw):
        aad = raw.genesis.aad(row.party)
        entry = open_entry(
            row.party, row.entry, raw.genesis.parties[row.party].node.sign_ed25519, aad
        )
        other = seal(secret, aad, entry.envelope._replace(t_ms=entry.envelope.t_ms + 1))
        raw.send(entry_frame(row.party, other, row.body))
        await raw.answers_ping()

    talk(pair.b, pair.a, fork)
    status = pair.a.status()
    assert status["record"]["forks"] == 1
    assert status["record"]["ok"] is False
    assert status["lines"][0]["broken_record"] is True
    pair.b.start()
    pair.wait_up()
    stop = pair.a.stop_item("still passes")
    back = pair.b.stop_item("and back")
    wait_until(lambda: pair.a.is_held(stop["id"]) and pair.b.is_held(back["id"]))
    assert pair.a.json("record verify")["ok"] is False
    pair.a.kill()
    pair.a.start()
    assert pair.a.status()["record"]["forks"] == 1
