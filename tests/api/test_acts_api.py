"""Acts made in a browser: prepared by the node, signed by an officer's own key, recorded once (ENV-7)."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.api.authenticator import EDDSA, ES256, from_base64url, to_base64url
from tests.process.pair import wait_until

VERIFIER = Path(__file__).resolve().parents[2] / "verifier" / "openline_verify.py"


def rung(console, text, **more):
    """An item of Cobalt's that Amber's console shows."""
    sent = console.pair.b.send(text, **more)["id"]
    wait_until(lambda: console.pair.a.item(sent), why="it does not come over")
    return sent


@pytest.mark.parametrize("algorithm", [ES256, EDDSA], ids=["P-256", "Ed25519"])
@pytest.mark.clause("ENV-7")
def test_an_acknowledgement_signed_by_a_passkey_lights_the_light_on_both_sides(both, algorithm):
    item = rung(both, "read me", precedence="FLASH")
    officer = both.amber.officer(f"reader{-algorithm}", algorithm=algorithm)
    prepared = officer.prepares("ack", item=item)
    assert 201 == prepared.status, prepared.body
    assert ("ack", "FLASH", item) == tuple(
        prepared.value[key] for key in ("kind", "precedence", "reference")
    )
    assert prepared.value["expires"] > 0
    assert both.pair.a.item(item)["lights"]["acknowledged"] is None, "nothing is recorded yet"

    act = prepared.value["id"]
    done = officer.signs(act, officer.by_passkey(act))
    assert 201 == done.status, done.body
    assert act == done.value["id"]
    for side in both.pair.sides:
        light = wait_until(lambda side=side: side.item(item)["lights"]["acknowledged"])
        assert f"reader{-algorithm}, Amber" == light["by"]


@pytest.mark.clause("ENV-7")
def test_on_watch_one_keystroke_signs_with_the_session_key_and_the_verifier_accepts_it(
    both, tmp_path
):
    item = rung(both, "on watch", precedence="IMMEDIATE")
    officer = both.amber.officer("keeper")
    started = officer.starts_watch()
    assert started.status < 300, started.body
    assert officer.session()["watch"]["delegation"] == officer.delegation
    done = officer.acts("ack", item=item)
    assert 201 == done.status, done.body

    wait_until(lambda: both.pair.b.is_held(item))
    out = tmp_path / "ack.evidence"
    auditor = both.amber.officer("proof", "auditor")
    found = wait_until(lambda: auditor.get(f"/api/evidence/{done.value['id']}"))
    assert 200 == found.status, found.body
    out.write_bytes(found.body)
    cards = [both.pair.folder / f"{side.party}.card" for side in both.pair.sides]
    roots = [word for card in cards for word in ("--root", str(card))]
    said = subprocess.run(
        [sys.executable, str(VERIFIER), str(out), *roots],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert 0 == said.returncode, said.stdout + said.stderr
    assert "keeper" in said.stdout
    assert officer.post("/api/watch/end").status < 300


def test_a_session_key_signs_nothing_after_its_watch_has_ended(both):
    officer = both.amber.officer("over")
    assert officer.starts_watch().status < 300
    delegation, officer.delegation = officer.delegation, ""
    assert 201 == officer.acts("undelegate", item=delegation).status
    officer.delegation = delegation
    answer = officer.acts("send", text="too late")
    # The session ends with its watch, within a second: then nobody is signed in any more.
    assert (answer.status, answer.value["clause"]) in ((409, "ENV-7"), (401, "session"))


@pytest.mark.parametrize("part", ["signature", "authenticatorData", "clientDataJSON"])
def test_one_wrong_bit_in_a_signature_is_refused_and_nothing_is_recorded(both, part):
    officer = both.amber.officer("bits")
    act = officer.prepares("send", text=f"bits of {part}").value["id"]
    signature = officer.by_passkey(act)
    response = signature["credential"]["response"]
    data = bytearray(from_base64url(response[part]))
    data[-3] ^= 1
    response[part] = to_base64url(bytes(data))
    answer = officer.signs(act, signature)
    assert 409 == answer.status
    assert "ENV-7" == answer.value["clause"]
    assert both.pair.a.item(act) is None


def test_a_passkey_does_not_sign_what_another_officer_prepared(both):
    one, two = both.amber.officer("one"), both.amber.officer("two")
    act = one.prepares("send", text="by one").value["id"]
    assert two.signs(act, two.by_passkey(act)).status in (403, 409, 410)
    assert one.signs(act, two.by_passkey(act)).status == 409
    assert 201 == one.signs(act, one.by_passkey(act)).status


def test_an_unverified_passkey_signs_no_act(both):
    officer = both.amber.officer("sleepy")
    act = officer.prepares("send", text="nobody was there").value["id"]
    officer.key.verifies = False
    assert 409 == officer.signs(act, officer.by_passkey(act)).status


def test_a_signature_sent_twice_records_once(both):
    officer = both.amber.officer("doubler")
    act = officer.prepares("send", text="sent twice").value["id"]
    signature = officer.by_passkey(act)
    first, second = officer.signs(act, signature), officer.signs(act, signature)
    assert (201, 201) == (first.status, second.status)
    assert first.value == second.value
    assert 1 == both.pair.a.texts().count("sent twice")


def test_a_signature_sent_again_after_a_restart_is_answered_and_records_once(own):
    own.start()
    officer = own.amber.officer("doubler")
    act = officer.prepares("send", text="and the node fell").value["id"]
    signature = officer.by_passkey(act)
    first = officer.signs(act, signature)
    own.amber.side.kill()
    own.amber.side.start()
    again = officer.signs(act, signature)
    assert (201, first.value) == (again.status, again.value)
    assert 1 == own.pair.a.texts().count("and the node fell")


def test_an_act_that_was_prepared_before_a_restart_is_gone_and_says_so(own):
    own.start()
    officer = own.amber.officer("slow")
    act = officer.prepares("send", text="typed before").value["id"]
    own.amber.side.kill()
    own.amber.side.start()
    answer = officer.signs(act, officer.by_passkey(act))
    assert 410 == answer.status
    assert 201 == officer.acts("send", text="typed before").status


def test_two_officers_acknowledge_one_item_at_once(both):
    item = rung(both, "both of you")
    pair = [both.amber.officer("left"), both.amber.officer("right")]
    acts = [each.prepares("ack", item=item).value["id"] for each in pair]
    found = []
    threads = [
        threading.Thread(target=lambda e=each, a=act: found.append(e.signs(a, e.by_passkey(a))))
        for each, act in zip(pair, acts, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [201, 201] == [answer.status for answer in found], [answer.body for answer in found]
    light = both.pair.a.item(item)["lights"]["acknowledged"]
    assert light["by"] in ("left, Amber", "right, Amber"), "the first one counts"


def test_an_officer_may_only_what_his_role_says(both):
    staff = both.amber.officer("clerk", "staff")
    answer = staff.prepares("send-stop", text="no", position=None)
    assert 403 == answer.status
    item = rung(both, "not for clerks")
    assert 403 == staff.prepares("ack", item=item).status


@pytest.mark.parametrize(
    "args",
    [
        {"attach": ["/etc/passwd"], "text": "x"},
        {"seed": "00", "text": "x"},
        {"text": "x", "salt": "00" * 16},
        {"text": "x", "signature": [0, "00"]},
        {"text": "x", "as": "asha"},
        {"text": "x", "certificate": "00" * 32},
        {"text": "x", "original": ["en", "y", []]},
        {"text": "x", "attachments": [["a", 1, "00"]]},
        {"text": 3},
        {"text": "x", "precedence": "LOUD"},
        {"text": "\ud800"},
        {"text": "x", "positions": [[1, 2]]},
    ],
)
def test_what_a_browser_may_not_say_is_refused(both, args):
    officer = both.amber.officer("curious") if not hasattr(both, "curious") else both.curious
    both.curious = officer
    raw = json.dumps({"verb": "send", "args": args}).encode()
    answer = officer.ask("POST", "/api/acts/prepare", raw=raw, Content_Type="application/json")
    assert answer.status in (400, 409, 422), answer.body


def test_a_message_carries_a_file_that_was_uploaded_before(both):
    officer = both.amber.officer("courier")
    data = os.urandom(200_000)
    put = officer.ask("POST", "/api/attachments?name=chart.bin", raw=data)
    assert 201 == put.status, put.body
    files = [{"name": "chart.bin", "sha256": put.value["sha256"]}]
    done = officer.acts("send", text="see the chart", files=files)
    assert 201 == done.status, done.body
    wait_until(lambda: both.pair.b.is_held(done.value["id"]))
    reader = both.cobalt.officer("receiver")
    got = reader.get(f"/api/attachments/{put.value['sha256']}?name=chart.bin")
    assert (200, data) == (got.status, got.body)
    assert got.headers["content-disposition"].startswith("attachment")


@pytest.mark.clause("ENV-7")
@pytest.mark.parametrize("how", ["end", "sign out"])
def test_a_key_whose_watch_is_over_signs_nothing_here_and_its_end_is_told_to_the_peer(
    both, how
):
    """He left without his passkey: our node takes nothing by that key, and who has the watch ends it."""
    name = f"leaver {how}"
    officer = both.amber.officer(name)
    assert officer.starts_watch().status < 300
    prepared = officer.prepares("send", text="signed in time").value["id"]
    late = officer.by_session(prepared)
    assert [] == keys_left(officer, name)
    if how == "end":
        assert 200 == officer.post("/api/watch/end").status
    else:
        assert 204 == officer.ask("DELETE", "/api/session").status
    assert officer.signs_in().status < 300
    answer = officer.signs(prepared, late)
    assert (409, "ENV-7") == (answer.status, answer.value["clause"])
    assert both.pair.a.item(prepared) is None

    other = both.amber.officer(f"stayer {how}")
    assert other.starts_watch().status < 300
    assert [officer.delegation] == keys_left(other, name)
    ended = other.acts("undelegate", item=officer.delegation)
    assert 201 == ended.status, ended.body
    assert [] == keys_left(other, name)
    there = both.cobalt.program(both.cobalt.token(f"reader {how}", "read"))
    path = f"/api/items/{ended.value['id']}"
    wait_until(lambda: 200 == there.get(path).status)
    assert there.get(path).value["void"] is None
    assert other.session()["watch"] is not None, "his own watch goes on"
    assert 200 == other.post("/api/watch/end").status


@pytest.mark.clause("ENV-7")
@pytest.mark.parametrize("role", ["auditor", "staff", "interpreter", "duty"])
def test_nobody_ends_the_session_key_of_a_watch_that_another_officer_has(both, role):
    """The end takes him off watch and ends his sessions: a reader could leave the line unmanned."""
    officer = both.amber.officer(f"sentry {role}")
    assert officer.starts_watch().status < 300
    other = both.amber.officer(f"rival {role}", role)
    if role == "duty":
        assert other.starts_watch().status < 300
    answer = other.prepares("undelegate", item=officer.delegation)
    assert (403, "ENV-7") == (answer.status, answer.value["clause"]), answer.body
    assert officer.session()["watch"] is not None
    assert 201 == officer.acts("undelegate", item=officer.delegation).status


@pytest.mark.clause("ENV-7")
def test_an_end_that_was_prepared_is_not_recorded_when_a_watch_began_with_that_key(both):
    officer, other = both.amber.officer("comes back"), both.amber.officer("too quick")
    assert officer.starts_watch().status < 300
    assert 200 == officer.post("/api/watch/end").status
    assert other.prepares("undelegate", item=officer.delegation).status == 403, "off watch"
    assert other.starts_watch().status < 300
    act = other.prepares("undelegate", item=officer.delegation).value["id"]
    assert officer.signs_in().status < 300
    again = {"post": "duty desk", "languages": ["en"], "delegation": officer.delegation}
    assert 200 == officer.post("/api/watch/start", again).status
    answer = other.signs(act, other.by_session(act))
    assert (403, "ENV-7") == (answer.status, answer.value["clause"])
    assert both.pair.a.item(act) is None
    assert officer.session()["watch"] is not None

    assert 200 == officer.post("/api/watch/end").status
    first, second = (other.signs(act, other.by_session(act)) for _ in range(2))
    assert (201, 201) == (first.status, second.status), "sent twice is recorded once"
    assert first.value == second.value
    assert 200 == other.post("/api/watch/end").status


@pytest.mark.clause("ENV-7")
def test_an_officer_ends_his_session_key_by_another_passkey_of_his(both):
    """He left one passkey at home; the watch is his, whichever of his certificates signs its end."""
    officer, spare = both.amber.officer("two keys"), both.amber.officer("two keys")
    assert officer.starts_watch().status < 300
    assert 201 == spare.acts("undelegate", item=officer.delegation).status
    assert officer.session()["officer"] is None


def keys_left(visitor, name):
    keys = visitor.get("/api/watch").value["keys"]
    return [key["delegation"] for key in keys if key["officer"] == name]


@pytest.mark.clause("ENV-7")
def test_after_a_handover_the_key_of_the_outgoing_watch_signs_nothing(both):
    outgoing, incoming = both.amber.officer("night"), both.amber.officer("morning")
    assert outgoing.starts_watch().status < 300
    assert 200 == outgoing.post("/api/watch/handover", {"to": "morning"}).status
    assert incoming.starts_watch("duty desk").status < 300
    for part in incoming.get("/api/watch").value["handover"]["items"]:
        accepted = incoming.post("/api/watch/handover/accept", {"item": part["id"]})
        assert 200 == accepted.status, accepted.body
    assert 200 == incoming.post("/api/watch/handover/complete").status

    assert outgoing.session()["officer"] is None, "his session ends with his watch"
    assert outgoing.signs_in().status < 300
    answer = outgoing.acts("send", text="still me")
    assert (409, "ENV-7") == (answer.status, answer.value["clause"])
    assert [outgoing.delegation] == keys_left(incoming, "night")
    assert 201 == incoming.acts("undelegate", item=outgoing.delegation).status
    assert [] == keys_left(incoming, "night")
    assert 200 == incoming.post("/api/watch/end").status


def test_every_session_of_an_officer_ends_with_his_watch(both):
    one = both.amber.officer("twofold")
    two = both.amber.visitor()
    two.key = one.key
    assert two.signs_in().status < 300
    stream = two.stream()
    assert one.starts_watch().status < 300
    assert 200 == one.post("/api/watch/end").status
    assert [None, None] == [each.session()["officer"] for each in (one, two)]
    assert "ended" == stream.until("ended").name
