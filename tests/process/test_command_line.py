"""Bad input to the verbs that act and read: a clear refusal, and nothing changed.

Every verb is called as a person calls it, through `openline.cli.main.main`; one node runs for
the whole file.
"""

import json
import os
from datetime import UTC, datetime, timedelta

import pytest

from tests.process.pair import Side, wait_until
from tests.process.speaking import Homes, call, good, refused

ITEM_KEYS = {
    *("id", "seq", "line", "author", "officer", "serial", "series", "kind", "mode"),
    *("precedence", "at", "text", "lights", "receipts", "signed", "void"),
}
LIGHTS = ["recorded", "sent", "held", "shown", "acknowledged", "answered", "onward"]

SAID = ("--language", "ru", "--name", "Irina")
SPAN = ("--from", "2027-01-15T10:00:00Z", "--until", "2027-01-15T11:00:00Z")
NO_SPAN = ("--from", "soon", "--until", "2027-01-15T11:00:00Z")


# --- usage -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ("stop",),
        ("stop", "home", "--as", "Anna"),
        ("fly",),
        ("send",),
        ("send", "home", "--as", "Anna"),
        ("send", "home", "--as", "Anna", "--text", "x", "--colour", "red"),
        ("items", "home", "--since", "yesterday"),
        ("line", "cross"),
        ("officer", "add", "home", "Anna"),
    ],
)
def test_wrong_usage_ends_with_2(words):
    said = call(*words)
    assert said.code == 2, said
    assert "Traceback" not in said.err + said.out


@pytest.mark.parametrize("words", [(), ("home", "--as", "Anna", "--text", "x")])
def test_plain_stop_explains_the_difference(words):
    said = call("stop", *words)
    assert said.code == 2
    assert "send-stop" in said.err
    assert "openline run" in said.err


def test_an_acting_verb_says_when_the_node_does_not_run(tmp_path):
    homes = Homes(tmp_path / "h").opened()
    said = refused(homes.amber, "send", homes.amber, "--as", "Anna", "--text", "x")
    assert "openline run" in said


# --- with a running node ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def node(tmp_path_factory):
    """Amber's node, running; officers Anna, Arvo and Asta; nobody at the other end."""
    homes = Homes(tmp_path_factory.mktemp("n") / "h").opened()
    for name, role in (("Anna", "duty"), ("Arvo", "watch-chief"), ("Asta", "staff")):
        good("officer", "add", homes.amber, name, "--role", role, "--local-key")
    side = Side(homes.amber, "Amber", "Anna").start()
    yield side
    side.close()


def changes_nothing(node, *words, mark=None, verb=None):
    """Refused by the running node, with the same items, heads and serials before and after."""

    def seen():
        found = node.status()
        found["record"].pop("unproven")
        return node.items(all=True), found["record"]["size"]

    before = seen()
    said = refused(node.home, verb or words[0], node.home, *words[1:], mark=mark)
    assert before == seen()
    return said


@pytest.mark.parametrize(
    ("words", "mark"),
    [
        (("send", "--as", "Anna", "--precedence", "FLASH", "--text", "x" * 601), "ENV-4"),
        (("send", "--as", "Anna", "--text", "x" * 8001), "ENV-4"),
        (("send", "--as", "Anna", "--text", " "), "ENV-4"),
        (("send", "--as", "Anna", "--text", "x", "--precedence", "SOON"), "ENV-5"),
        (("send", "--as", "Anna", "--text", "x", "--mode", "DRILL"), "ENV-5"),
        (("send", "--as", "Anna", "--text", "x", "--language", "?"), "ENV-8"),
        (("send", "--as", "Anna", "--text", "x", "--line", "00ff00ff"), "CER-6"),
        (("send", "--as", "Anna", "--text", "x", "--ref", "00" * 32), "ENV-6"),
        (("send", "--as", "Anna", "--text", "x", "--attach", "no such file"), "ENV-4"),
        (("send", "--as", "Anna", "--text", "x", "--attach", "/dev/zero"), "ENV-4"),
        (("send", "--as", "Anna", "--text", "x", "--after", "dusk"), "RCT-1"),
        (("send", "--as", "Nobody", "--text", "x"), "CER-9"),
        (("send", "--as", "Asta", "--precedence", "FLASH", "--text", "x"), "CER-11"),
        (("send-stop", "--as", "Asta", "--text", "x"), "CER-10"),
        (("send-stop", "--as", "Anna", "--text", "x", "--position", "there"), "position"),
        (("ack", "00" * 32, "--as", "Anna"), "ENV-6"),
        (("ack", "nonsense", "--as", "Anna"), "ENV-6"),
        (("answer", "00" * 32, "--as", "Anna", "--meaning", "understood"), "ENV-6"),
        (("cancel", "00" * 32, "--as", "Anna"), "ENV-6"),
        (("correct", "00" * 32, "--as", "Anna", "--text", "x"), "ENV-6"),
        (("repeat", "00" * 32, "--as", "Anna"), "ENV-6"),
        (("suspend", "--as", "Anna", "--scope", "message"), "CER-10"),
        (("suspend", "--as", "Arvo", "--scope", "stop"), "RCT-9"),
        (("suspend", "--as", "Arvo", "--scope", "message", "--from", "soon"), "time"),
        (("resume", "--as", "Arvo", "--scope", "message"), "RCT-9"),
        (("check", "--as", "Asta"), "CER-11"),
        (("send", "--as", "Anna", "--text", "x", "--position", "there"), "position"),
        (("translate", "00" * 32, "--as", "Anna", "--text", "x", *SAID), "CER-10"),
        (("read-back", "00" * 32, "--as", "Anna", "--position", "60, 24"), "ENV-6"),
        (("read-back", "00" * 32, "--as", "Anna", "--position", "60,24"), "position"),
        (("send-stop", "--as", "Anna", "--text", "x", "--position", "59,75"), "position"),
        (("read-back", "00" * 32, "--as", "Anna", "--position", "there"), "position"),
        (("confirm", "00" * 32, "--as", "Anna", "--verdict", "confirmed"), "RCT-14"),
        (("effect", "00" * 32, "--as", "Anna", "--verdict", "confirmed"), "ENV-6"),
        (("schedule", "--as", "Anna", "--what", "party", *SPAN, "--text", "x"), "ENV-8"),
        (("schedule", "--as", "Anna", "--what", "call", *NO_SPAN, "--text", "x"), "time"),
        (("schedule", "--as", "Asta", "--what", "call", *SPAN, "--text", "x"), "CER-10"),
    ],
)
def test_what_the_running_node_refuses_changes_nothing(node, words, mark):
    changes_nothing(node, *words, mark=mark)


def test_a_pipe_named_as_a_file_is_refused_and_never_holds_the_node(node, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    changes_nothing(node, "send", "--as", "Anna", "--text", "x", "--attach", pipe, mark="ENV-4")
    refused(node.home, "bundle", "import", node.home, pipe)
    refused(node.home, "bundle", "export", node.home, pipe)
    assert node.status()["running"]


def test_a_text_or_a_position_may_begin_with_a_minus(node):
    words = ("--text", "- hold", "--position", "-33.5,-70.25", "--json")
    sent = json.loads(good("send-stop", node.home, "--as", "Anna", *words))
    found = next(item for item in node.items() if item["id"] == sent["id"])
    assert found["text"] == "- hold"
    place = found["position"]
    assert (place["latitude"], place["longitude"]) == (-33.5, -70.25)


def test_attach_takes_several_files(node, tmp_path):
    files = [tmp_path / name for name in ("a", "b")]
    for file in files:
        file.write_bytes(file.name.encode())
    words = ("--text", "two", "--json", "--attach", *files)
    sent = json.loads(good("send", node.home, "--as", "Anna", *words))
    found = next(item for item in node.items() if item["id"] == sent["id"])
    assert [part["name"] for part in found["attachments"]] == ["a", "b"]


def test_removing_an_officer_ends_every_certificate_of_the_name(node):
    for _ in range(2):
        good("officer", "add", node.home, "Twice", "--role", "duty", "--local-key")
    good("officer", "remove", node.home, "Twice")
    listed = json.loads(good("officer", "list", node.home, "--json"))
    assert [part["removed"] for part in listed if part["name"] == "Twice"] == [True, True]


def test_an_amendment_needs_a_file_or_an_item_and_a_good_profile(node, tmp_path):
    good_file, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    good_file.write_text("[flash]\ncharacters_max = 300\n", "utf-8")
    bad.write_text("[flash]\ncolour = 1\n", "utf-8")
    for words, mark in (
        (("--as", "Arvo"), "RCT-12"),
        ((str(good_file), "--as", "Arvo", "--accept", "00" * 32), "RCT-12"),
        ((str(bad), "--as", "Arvo"), "CER-11"),
        ((str(good_file), "--as", "Anna"), "CER-10"),
        (("--as", "Arvo", "--accept", "00" * 32), "ENV-6"),
    ):
        before = node.items(all=True)
        refused(node.home, "line", "amend", node.home, *words, mark=mark)
        assert before == node.items(all=True)


def test_a_home_in_use_runs_no_second_node(node):
    refused(node.home, "run", node.home)
    assert node.is_running


def test_items_and_status_have_the_keys_of_the_contract(node):
    """Exactly the names that tests from outside rely on; more may stand beside them."""
    sent = json.loads(good("send", node.home, "--as", "Anna", "--text", "Hello.", "--json"))
    assert {"id", "serial"} == set(sent)
    stop = json.loads(
        good(
            *("send-stop", node.home, "--as", "Anna", "--text", "Stop."),
            *("--position", "38SMB4488", "--json"),
        )
    )
    assert {"id", "serial"} == set(stop)
    items = json.loads(good("items", node.home, "--json"))
    assert [sent["id"], stop["id"]] == [item["id"] for item in items][-2:]
    for item in [*items, *json.loads(good("items", node.home, "--all", "--json"))]:
        assert set(item) >= ITEM_KEYS
        assert LIGHTS == list(item["lights"])
    light = items[-1]["lights"]["recorded"]
    assert ({"at", "by", "clock"}, "ours") == (set(light), light["clock"])
    assert "38SMB4488" == items[-1]["position"]["typed"]
    status = json.loads(good("status", node.home, "--json"))
    assert {"party", "running", "record", "lines"} <= set(status)
    assert {"ok", "size", "forks", "unproven", "scrub"} <= set(status["record"])
    (line,) = status["lines"]
    assert {"id", "state", "suspended", "peers", "last_check", "gaps"} <= set(line)
    (peer,) = line["peers"]
    assert {"party", "state", "to_them", "from_them", "age_ms"} <= set(peer)
    assert {"clock_offset_ms", "routes"} <= set(peer)
    assert (0, True) == (status["record"]["forks"], status["running"])
    verified = json.loads(good("record", "verify", node.home, "--json"))
    assert {"ok", "items", "damaged"} == set(verified)


def test_an_officer_whose_time_is_over_is_refused_by_the_stopped_home_and_the_node(node):
    """Certified for a moment; what comes after is refused."""
    ends = (datetime.now(UTC) + timedelta(milliseconds=900)).isoformat()
    good(
        *("officer", "add", node.home, "Aino", "--role", "duty"),
        *("--until", ends, "--local-key"),
    )
    wait_until(lambda: datetime.now(UTC) > datetime.fromisoformat(ends), 5)
    changes_nothing(node, "send", "--as", "Aino", "--text", "late", mark="CER-9")


def test_a_check_with_nobody_there_says_so_and_digest_needs_one(node):
    assert "REC-13" in refused(node.home, "record", "digest", node.home)
    assert "R40" in refused(node.home, "record", "compare", node.home)
