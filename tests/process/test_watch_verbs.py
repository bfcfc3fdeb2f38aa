"""Positions read back and confirmed, effect, the schedule: by the command line of two real nodes."""

from __future__ import annotations

import time

import pytest

from openline.core.base import keys
from openline.core.record.act import ACT_LABEL
from openline.shell import home
from openline.shell.home import Paths
from tests.process.pair import verb, wait_until

NORTH, FAR = "60.1234,24.5678", "60.5,24.5"


def item(side, item_id):
    """One item as a side shows it, None if it is not there."""
    return next((each for each in side.ask("items", all=True) if each["id"] == item_id), None)


def last(side, kind):
    """The newest item of a kind."""
    return [each for each in side.ask("items", all=True) if each["kind"] == kind][-1]


@pytest.mark.clause("RCT-14")
@pytest.mark.clause("RCT-15")
@pytest.mark.clause("RCT-18")
def test_a_position_is_read_back_confirmed_and_in_effect_by_the_command_line(running):
    amber, cobalt = running.sides
    here, there = (("--as", side.officer) for side in running.sides)
    places = ("--position", NORTH, "--position", "-60,-24")
    verb("send", amber.home, *here, "--text", "Convoy.", *places)
    sent = last(amber, "message")["id"]
    assert [NORTH, "-60,-24"] == [part["typed"] for part in item(amber, sent)["positions"]]
    wait_until(lambda: item(cobalt, sent))
    verb("read-back", cobalt.home, sent, *there, "--position", NORTH, "--index", "0")
    back = last(cobalt, "readback")["id"]
    wait_until(lambda: item(amber, back))
    verb("confirm", amber.home, back, *here, "--verdict", "confirmed")
    verb("effect", cobalt.home, sent, *there, "--verdict", "confirmed", "--text", "Passed.")
    found = wait_until(lambda: (v := item(cobalt, sent))["read_backs"][0]["verdict"] and v)
    assert ("confirmed", 0) == tuple(
        found["read_backs"][0][name] for name in ("verdict", "distance_m")
    )
    found = wait_until(lambda: (v := item(amber, sent))["lights"]["onward"] and v)
    assert "Passed." == found["effect"]["text"]
    span = ("--from", "2027-01-15T10:00:00Z", "--until", "2027-01-15T11:00:00Z")
    verb("schedule", amber.home, *here, "--what", "exercise", *span, "--text", "AMBER.")
    plan = last(amber, "schedule")
    wait_until(lambda: item(cobalt, plan["id"]))
    assert "exercise" == item(cobalt, plan["id"])["what"]
    running.check_records()


@pytest.mark.clause("ENV-6")
def test_an_act_is_prepared_and_recorded_once_over_the_local_socket(running):
    """As a console does it; here the key lies in the home, but the signature comes from outside."""
    amber, cobalt = running.sides
    officer = next(
        each
        for each in amber.ask("officers")
        if (each["party"], each["name"]) == (amber.party, amber.officer)
    )
    args = {"text": "Signed elsewhere.", "positions": [[1, 2, "0,0", ""]]}
    given = {"certificate": officer["certificate"], "salt": "5c" * 16}
    prepared = amber.ask("prepare", verb="send", args=args, **given)
    assert "Signed elsewhere." == prepared["content"]["text"]
    seed = next(iter(home.officer_seeds(Paths(amber.home)).values()))
    act = keys.ed25519_sign(seed, ACT_LABEL + bytes.fromhex(prepared["id"]))
    first = amber.ask("send", **args, **given, signature=[0, act.hex()])
    assert prepared["id"] == first["id"]
    assert first == amber.ask("send", **args, **given, signature=[0, act.hex()])
    wait_until(lambda: item(cobalt, first["id"]))
    cobalt.ask("shown", post="duty desk", items=[first["id"]])
    found = wait_until(lambda: (v := item(amber, first["id"]))["lights"]["shown"] and v)
    assert "duty desk" == found["lights"]["shown"]["by"]
    manned = [["duty desk", "Lt. Vale", ["en"], int(time.time() * 1000)]]
    cobalt.ask("watch-is", manned=manned, linguist=True)
    wait_until(lambda: amber.ask("status")["lines"][0]["watch"]["theirs"])
