"""Acts that are prepared by the node and signed where the officer's key is (ENV-6, ENV-7, ADR 0024)."""

import pytest

from openline.core.base import keys
from openline.core.record.envelope import Kind
from tests.spec import ceremony
from tests.spec.elsewhere import SALT, Elsewhere
from tests.spec.pair import Pair

MESSAGE = {"text": "Convoy at the north gate.", "precedence": "PRIORITY"}


@pytest.fixture
def paula(pair):
    """A duty officer of Amber whose passkey is in her hand."""
    return Elsewhere(pair.amber)


@pytest.fixture
def pavel(pair):
    """The same at Cobalt; his key is an Ed25519 passkey."""
    return Elsewhere(pair.cobalt, "Pavel", kind=2)


def faults(side, request):
    """The clause by which a request was refused."""
    assert side.replies[request].fault is not None, side.replies[request].result
    return side.replies[request].fault["clause"]


@pytest.mark.clause("ENV-6")
def test_what_is_prepared_is_what_is_recorded_and_preparing_records_nothing(pair, paula):
    """Mutant: draw another salt when the signature comes."""
    before = pair.amber.all_there_is()
    prepared = paula.prepares("send", **MESSAGE)
    assert before == pair.amber.all_there_is()
    assert ("message", "REAL", "PRIORITY") == tuple(
        prepared[name] for name in ("kind", "mode", "precedence")
    )
    assert MESSAGE["text"] == prepared["content"]["text"]
    found = paula.does("send", **MESSAGE)
    pair.settle()
    assert {"id": prepared["id"], "serial": 1} == found
    assert ("Paula", None, MESSAGE["text"]) == tuple(
        pair.cobalt.item(found["id"])[name] for name in ("officer", "void", "text")
    )


@pytest.mark.clause("ENV-7")
@pytest.mark.parametrize("kind", [1, 2], ids=["ES256", "EdDSA"])
def test_a_passkey_signs_an_item_that_stands_on_both_sides(pair, kind):
    officer = Elsewhere(pair.amber, f"Key {kind}", kind=kind)
    item = officer.does("send", **MESSAGE)["id"]
    pair.settle()
    assert [None, None] == [side.item(item)["void"] for side in pair.sides]


@pytest.mark.clause("ENV-7")
def test_a_signature_over_anything_else_is_refused_and_changes_nothing(pair, paula):
    other = paula.prepares("send", **MESSAGE | {"text": "Something else."})["id"]
    wrong = paula.by_passkey(other)
    before = pair.amber.all_there_is()
    assert "ENV-7" == faults(pair.amber, paula.asks("send", **MESSAGE, signature=wrong))
    assert before == pair.amber.all_there_is()


@pytest.mark.clause("ENV-7")
@pytest.mark.parametrize(
    "change", ["text", "precedence", "mode", "language", "ref", "positions"]
)
def test_arguments_that_were_changed_after_the_signature_are_refused(pair, paula, change):
    """Mutant: take the signature for the act that was prepared and not for the one that comes."""
    first = pair.amber.sends("first")
    signature = paula.by_passkey(paula.prepares("send", **MESSAGE)["id"])
    changed = {
        "text": "Convoy at the south gate.",
        "precedence": "FLASH",
        "mode": "EXERCISE",
        "language": "ru",
        "ref": first,
        "positions": [[600_000_000, 240_000_000, "60,24", ""]],
    }
    args = {**MESSAGE, change: changed[change]}
    assert "ENV-7" == faults(pair.amber, paula.asks("send", **args, signature=signature))


@pytest.mark.clause("ENV-7")
def test_the_signature_of_one_officer_is_nothing_under_the_certificate_of_another(pair, paula):
    peter = Elsewhere(pair.amber, "Peter")
    signature = peter.by_passkey(paula.prepares("send", **MESSAGE)["id"])
    assert "ENV-7" == faults(pair.amber, paula.asks("send", **MESSAGE, signature=signature))
    signature = paula.by_passkey(paula.prepares("send", **MESSAGE)["id"])
    assert "ENV-7" == faults(pair.amber, peter.asks("send", **MESSAGE, signature=signature))


@pytest.mark.parametrize(
    "signature",
    [
        [],
        [0],
        [3, "00"],
        [1, "00"],
        [2, "00"],
        ["1", "00"],
        "00",
        [0, "zz"],
        [0, 5],
        [[], "00"],
    ],
    ids=str,
)
def test_what_is_no_signature_is_refused(pair, paula, signature):
    given = {"certificate": paula.certificate, "salt": SALT, "signature": signature}
    assert "ENV-7" == pair.amber.is_refused("send", **MESSAGE, **given)["clause"]


@pytest.mark.parametrize("part", [b"", b"\0", b"{}", b"[" * 5000], ids=len)
def test_an_assertion_of_garbage_is_refused(pair, paula, part):
    garbage = [1, part.hex(), part.hex(), part.hex()]
    assert "ENV-7" == faults(pair.amber, paula.asks("send", **MESSAGE, signature=garbage))


def test_an_act_without_a_signature_is_refused(pair, paula):
    given = {"certificate": paula.certificate, "salt": SALT}
    assert "ENV-7" == pair.amber.is_refused("send", **MESSAGE, **given)["clause"]


def test_a_certificate_of_nobody_or_of_the_other_party_is_refused(pair, paula, pavel):
    for certificate in ("00" * 32, pavel.certificate, paula.certificate[:16]):
        args = {"verb": "send", "args": MESSAGE, "certificate": certificate, "salt": SALT}
        assert "CER-9" == pair.amber.is_refused("prepare", **args)["clause"]


@pytest.mark.clause("CER-9")
def test_an_officer_who_was_removed_or_has_ended_prepares_and_signs_nothing(pair):
    brief = Elsewhere(pair.amber, "Brief", ends_ms=ceremony.START_MS + ceremony.HOUR_MS)
    gone = Elsewhere(pair.amber, "Gone")
    signed = [each.by_passkey(each.prepares("send", **MESSAGE)["id"]) for each in (brief, gone)]
    pair.amber.does("remove-officer", name="Gone")
    pair.jumps(2 * 3600)
    for officer, signature in zip((brief, gone), signed, strict=True):
        given = {"certificate": officer.certificate, "salt": SALT}
        asked = {"verb": "send", "args": MESSAGE, **given}
        assert "CER-9" == pair.amber.is_refused("prepare", **asked)["clause"]
        refused = pair.amber.is_refused("send", **MESSAGE, **given, signature=signature)
        assert "CER-9" == refused["clause"]


@pytest.mark.clause("ENV-6")
def test_an_act_that_comes_twice_is_one_item(pair, paula):
    """The answer was lost, and the console sends again; also after the node was started anew."""
    signature = paula.by_passkey(paula.prepares("send", **MESSAGE)["id"])
    first = paula.does("send", **MESSAGE, signature=signature)
    assert first == paula.does("send", **MESSAGE, signature=signature)
    pair.amber.restarts()
    assert first == paula.does("send", **MESSAGE, signature=signature)
    assert 1 == len(pair.amber.items())
    again = paula.does("send", **MESSAGE, salt="5b" * 16)
    assert first["id"] != again["id"]


def test_a_salt_makes_the_same_item_of_a_key_in_the_home(pair):
    """For programs: the Idempotency-Key derives it."""
    args = {"as_": "Anna", "salt": SALT, **MESSAGE}
    first = pair.amber.does("send", **args)
    assert first == pair.amber.does("send", **args)
    assert first != pair.amber.does("send", **args | {"text": "Another."})
    assert 2 == len(pair.amber.items())


def test_an_act_that_was_signed_while_the_node_was_behind_waits_and_is_recorded_once(pair):
    pair = Pair()
    paula = Elsewhere(pair.amber)
    pair.settle()
    pair.amber.restarts(restored=True)
    signature = paula.by_passkey(paula.prepares("send", **MESSAGE)["id"])
    found = [paula.does("send", **MESSAGE, signature=signature) for _ in range(2)]
    assert [None, None] == [part["serial"] for part in found]
    assert 1 == len(pair.amber.line.waiting)
    pair.connect()
    pair.passes(5)
    assert 1 == pair.amber.item(found[0]["id"])["serial"]
    assert [MESSAGE["text"]] == pair.cobalt.texts()
    assert 1 == paula.does("send", **MESSAGE, signature=signature)["serial"]


@pytest.mark.clause("ENV-7")
def test_what_waited_longer_than_its_watch_is_void_on_both_sides(pair):
    """Mutant: what our node signed once needs no session key at its place."""
    pair = Pair()
    paula = Elsewhere(pair.amber)
    pair.settle()
    paula.goes_on_watch(hours=1)
    pair.settle()
    pair.amber.restarts(restored=True)
    item = paula.does("send", **MESSAGE)["id"]
    assert 1 == len(pair.amber.line.waiting)
    pair.passes(2 * 3600)
    pair.connect()
    pair.passes(5)
    assert ["ENV-7", "ENV-7"] == [side.item(item)["void"] for side in pair.sides]


# --- a watch: the passkey delegates to a session key -----------------------------------------


@pytest.mark.clause("ENV-7")
def test_the_session_key_of_a_watch_signs_until_the_watch_ends(pair, paula, pavel):
    delegation = pavel.goes_on_watch(hours=8)
    item = pair.amber.sends("Read this.")
    pair.settle()
    pavel.does("ack", item=item)
    pair.settle()
    assert "Pavel, Cobalt" == pair.amber.item(item)["lights"]["acknowledged"]["by"]
    assert "delegate" == pair.amber.item(delegation)["kind"]
    assert pair.amber.item(delegation)["void"] is None
    prepared = pavel.prepares("send", **MESSAGE)["id"]
    signature = pavel.by_session(prepared)
    pavel.does("undelegate", item=delegation)
    assert "ENV-7" == faults(pair.cobalt, pavel.asks("send", **MESSAGE, signature=signature))


@pytest.mark.clause("ENV-7")
def test_a_delegation_that_is_over_or_another_officers_signs_nothing(pair, paula):
    paula.goes_on_watch(hours=1)
    peter = Elsewhere(pair.amber, "Peter")
    peter.delegation = paula.delegation
    peter.session_seed = paula.session_seed
    assert "ENV-7" == faults(pair.amber, peter.asks("send", **MESSAGE))
    signature = paula.by_session(paula.prepares("send", **MESSAGE)["id"])
    pair.jumps(3700)
    assert "ENV-7" == faults(pair.amber, paula.asks("send", **MESSAGE, signature=signature))
    paula.delegation = "00" * 32
    assert "ENV-7" == faults(pair.amber, paula.asks("send", **MESSAGE))


@pytest.mark.clause("ENV-7")
def test_a_session_key_lends_itself_to_no_further_key(pair, paula):
    paula.goes_on_watch()
    key = keys.ed25519_public(ceremony.seed("another session")).hex()
    asked = paula.asks("delegate", key=key, until_ms=pair.wall_ms + 1000)
    assert "ENV-7" == faults(pair.amber, asked)


@pytest.mark.clause("ENV-8")
def test_a_delegation_of_more_than_14_hours_or_to_no_key_is_refused(pair, paula):
    key = keys.ed25519_public(ceremony.seed("session")).hex()
    late = pair.wall_ms + 14 * ceremony.HOUR_MS + 1000
    asked = {"certificate": paula.certificate, "salt": SALT, "verb": "delegate"}
    for args, clause in (
        ({"key": key, "until_ms": late}, "ENV-8"),
        ({"key": key, "until_ms": pair.wall_ms - 1}, "ENV-8"),
        ({"key": "01" + "00" * 31, "until_ms": pair.wall_ms + 1000}, "COD-7"),
        ({"key": "", "until_ms": pair.wall_ms + 1000}, "COD-7"),
    ):
        assert clause == pair.amber.is_refused("prepare", args=args, **asked)["clause"]


def test_only_a_delegation_of_ours_is_ended(pair, paula, pavel):
    theirs = pavel.goes_on_watch()
    ours = pair.amber.sends()
    pair.settle()
    asked = {"certificate": paula.certificate, "salt": SALT, "verb": "undelegate"}
    for item in (theirs, ours):
        refused = pair.amber.is_refused("prepare", args={"item": item}, **asked)
        assert "ENV-8" == refused["clause"]


# --- STOP ------------------------------------------------------------------------------------


@pytest.mark.clause("RCT-10")
def test_signed_stops_beyond_the_budget_go_one_a_second_and_none_is_dropped_or_folded(pair):
    """Mutant: fold them, which nobody signed; or refuse the 21st."""
    paula = Elsewhere(pair.amber)
    paula.goes_on_watch()
    asked = [
        paula.asks("send-stop", text=f"Stop {number}.", salt=f"{number:032x}")
        for number in range(25)
    ]
    known = pair.amber.replies
    assert 20 == sum(number in known for number in asked)
    for second in range(1, 6):
        pair.passes(1)
        assert 20 + second == sum(number in known for number in asked)
    assert [f"Stop {number}." for number in range(25)] == pair.cobalt.texts()
    assert [known[number].result["serial"] for number in asked] == list(range(1, 26))


@pytest.mark.clause("RCT-10")
def test_a_stop_that_is_signed_wrong_is_refused_at_once_and_takes_nothing_of_the_budget(pair):
    paula = Elsewhere(pair.amber)
    wrong = paula.by_passkey("00" * 32)
    for number in range(30):
        asked = paula.asks("send-stop", text=f"Stop {number}.", signature=wrong)
        assert "ENV-7" == faults(pair.amber, asked)
    assert paula.does("send-stop", text="Stop. Ours.")["serial"] == 1


@pytest.mark.clause("RCT-10")
def test_stops_of_the_command_line_still_fold_beside_signed_ones(pair):
    paula = Elsewhere(pair.amber)
    for number in range(20):
        pair.amber.stops(f"stop {number}")
    signed = paula.asks("send-stop", text="By hand.")
    folded = [pair.amber.stops(f"more {number}") for number in range(3)]
    pair.passes(2)
    results = [pair.amber.replies[number].result for number in (signed, *folded)]
    assert 2 == len({part["id"] for part in results})
    assert ["By hand.", "more 0\nmore 1\nmore 2"] == pair.cobalt.texts()[-2:]


def test_a_check_by_a_person_can_be_signed_elsewhere(pair, paula):
    pair.settle()
    found = paula.does("check")
    pair.settle()
    kinds = [kind for kind, _ in pair.amber.log()]
    assert 2 == kinds.count(Kind.CHECK)
    assert "Paula" == pair.amber.status()["last_check"]["started_by"]
    assert found["check"]


@pytest.mark.clause("CER-9")
def test_of_two_keys_of_one_officer_the_lost_one_alone_is_ended(pair):
    """Anna has a key in the home and a passkey; the command line acts with the one it has."""
    anna = Elsewhere(pair.amber, "Anna")
    assert pair.amber.does("send", as_="Anna", text="by the key of the home")
    assert anna.does("send", text="by passkey")
    pair.amber.does("remove-officer", name="Anna", certificate=anna.certificate)
    asked = {"verb": "send", "args": MESSAGE, "certificate": anna.certificate, "salt": SALT}
    assert "CER-9" == pair.amber.is_refused("prepare", **asked)["clause"]
    assert pair.amber.does("send", as_="Anna", text="still by the key of the home")
    pair.amber.does("remove-officer", name="Anna")
    assert "CER-9" == pair.amber.is_refused("send", **{"as": "Anna"}, text="x")["clause"]
