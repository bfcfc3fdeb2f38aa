"""Authentic entries that break a rule: appended, receipted, without effect, void on both sides."""

import pytest

from openline.core.base import keys
from openline.core.record.act import DELEGATION_MS_MAX
from openline.core.record.envelope import FLAG_OFFICER, Kind
from tests.spec import ceremony
from tests.spec.pair import Pair

SESSION = ceremony.seed("a session key in a browser")
MESSAGE = ["en", "Void?", []]
HOUR = ceremony.HOUR_MS


def is_void_on_both(pair, item, clause):
    """Void by the clause here and there, receipted, and the log goes on behind it."""
    pair.settle()
    shown = [side.item(item) for side in pair.sides]
    assert [clause, clause] == [each["void"] for each in shown]
    after = pair.amber.sends("The line goes on.")
    pair.settle()
    assert "held" in pair.amber.lit(after)
    assert pair.cobalt.texts() == ["The line goes on."]
    assert len(pair.pipes) == 1
    heads = [side.line.heads() for side in pair.sides]
    assert heads[0] == heads[1]


CASES = {
    "a kind that nobody knows": ("ENV-8", 60, [], {}),
    "a reserved kind": ("ENV-8", Kind.NOTICE, [], {}),
    "an officer without the role": ("CER-10", Kind.MESSAGE, MESSAGE, {"as_": "Axel"}),
    "staff above PRIORITY": ("CER-11", Kind.MESSAGE, MESSAGE, {"as_": "Asta", "precedence": 2}),
    "a content of the wrong form": ("ENV-9", Kind.MESSAGE, ["en", 7, []], {}),
    "a text that is too long": ("ENV-9", Kind.MESSAGE, ["en", "x" * 8001, []], {}),
    "a FLASH that is too long": (
        *("ENV-4", Kind.MESSAGE, ["en", "x" * 601, []]),
        {"precedence": 3},
    ),
    "an attachment with a path": (
        *("ENV-9", Kind.MESSAGE, ["en", "x", [["../x", 1, bytes(32)]]]),
        {},
    ),
    "a STOP with a false count": (
        "ENV-9",
        Kind.STOP,
        ["en", ["a"], None, 2],
        {"precedence": 3},
    ),
    "the wrong series": ("RCT-7", Kind.MESSAGE, MESSAGE, {"series": 1, "serial": 1}),
    "a bad signature": ("ENV-7", Kind.MESSAGE, MESSAGE, {"signature": [0, bytes(64)]}),
    "a signature of no form": ("ENV-7", Kind.MESSAGE, MESSAGE, {"signature": [9]}),
    "a check that is not TEST": (
        *("RCT-8", Kind.CHECK, [1, 1, None, "text", "Anna"]),
        {"mode": 0},
    ),
    "suspending STOP": ("ENV-9", Kind.SUSPEND, [[2], 0], {"as_": "Arvo"}),
    "resuming what nobody suspended": ("RCT-9", Kind.RESUME, [[1], 0], {"as_": "Arvo"}),
    "an amendment of no profile": ("CER-11", Kind.AMEND, [b"x", bytes(16)], {"as_": "Arvo"}),
    "accepting nothing": (
        *("RCT-12", Kind.ACCEPT, []),
        {"as_": "Arvo", "reference": bytes(32)},
    ),
    "a cancel without a reference": ("ENV-9", Kind.CANCEL, ["en", ""], {}),
    "a delegation beyond 14 hours": (
        *("ENV-8", Kind.DELEGATE),
        [keys.ed25519_public(SESSION), ceremony.START_MS + DELEGATION_MS_MAX + 1],
        {},
    ),
    "a delegation to a key of small order": (
        *("COD-7", Kind.DELEGATE, [bytes(32), ceremony.START_MS + HOUR]),
        {},
    ),
}


@pytest.mark.clause("ENV-9")
@pytest.mark.parametrize("case", CASES)
def test_a_breach_of_a_rule_is_void_on_both_sides_and_the_log_goes_on(pair, case):
    clause, kind, content, fields = CASES[case]
    is_void_on_both(pair, pair.amber.appends_act(kind, content, **fields), clause)


NODE_CASES = {
    "a kind that nobody knows": ("ENV-8", 60, [1]),
    "an officer's kind without an officer": ("ENV-8", Kind.MESSAGE, MESSAGE),
    "a receipt of the wrong form": ("RCT-3", Kind.RCPT, ["x"]),
    "a certificate of nobody": ("CER-9", Kind.CERT, [b"x"]),
    "a route of the wrong form": ("ENV-8", Kind.ROUTE, [[7]]),
    "a check of the wrong form": ("RCT-8", Kind.CHECK, [4]),
    "a step 2 of no check": ("RCT-8", Kind.CHECK, [2, 1, bytes(32), "a", "b", "node", []]),
    "a content that is no array": ("ENV-9", Kind.ROUTE, "x"),
    "a clock step that is no number": ("ENV-8", Kind.CLOCK, ["x"]),
}


@pytest.mark.clause("ENV-9")
@pytest.mark.parametrize("case", NODE_CASES)
def test_an_entry_of_a_node_that_breaks_a_rule_is_void_on_both_sides(pair, case):
    """Mutant: tell it once and forget it."""
    clause, kind, content = NODE_CASES[case]
    is_void_on_both(pair, pair.amber.appends(kind, content), clause)


@pytest.mark.clause("ENV-9")
def test_an_officers_flag_over_something_else_is_void(pair):
    item = pair.amber.appends(Kind.MESSAGE, ["not", "an", "act"], flags=FLAG_OFFICER)
    is_void_on_both(pair, item, "ENV-5")


@pytest.mark.clause("CER-9")
def test_an_expired_officers_entry_is_void_and_one_before_the_end_is_not(pair):
    pair.amber.sends("in time", as_="Aino")
    pair.settle()
    pair.jumps(3600)
    late = pair.amber.appends_act(Kind.MESSAGE, ["en", "late", []], as_="Aino")
    pair.passes(1)
    later = pair.amber.appends_act(Kind.MESSAGE, ["en", "later", []], as_="Aino")
    pair.settle()
    assert [None, "CER-9"] == [pair.cobalt.item(i)["void"] for i in (late, later)]


@pytest.mark.clause("CER-9")
def test_a_removal_counts_from_its_place_in_the_log_on_both_sides(pair):
    before = pair.amber.sends("before", as_="Agda")
    pair.amber.does("remove-officer", name="Agda")
    after = pair.amber.appends_act(Kind.MESSAGE, MESSAGE, as_="Agda")
    pair.settle()
    for side in pair.sides:
        assert [None, "CER-9"] == [side.item(i)["void"] for i in (before, after)]


@pytest.mark.clause("ENV-6")
def test_the_same_act_a_second_time_is_void(pair):
    """A copied signature must not make one order two."""
    item = pair.amber.sends("Once.")
    pair.settle()
    index = pair.amber.line.items[bytes.fromhex(item)].index
    body = pair.amber.body(pair.amber.line.us, index)
    content = pair.amber.log()[index][1]
    leaf = pair.amber.appends(
        Kind.MESSAGE, [*content[:7], 2, 0], flags=FLAG_OFFICER, salt=body[:16]
    )
    pair.settle()
    for side in pair.sides:
        assert ["ENV-6"] == [
            each["void"] for each in side.items(every=True) if each["id"] == leaf.hex()
        ]
    assert pair.cobalt.texts() == ["Once."]


@pytest.mark.clause("ENV-5")
def test_a_serial_that_was_used_before_is_void(pair):
    pair.amber.sends()
    item = pair.amber.appends_act(Kind.MESSAGE, MESSAGE, serial=1)
    pair.settle()
    for side in pair.sides:
        assert side.item(item)["void"] == "ENV-5"


@pytest.mark.clause("RCT-5")
def test_an_acknowledgement_by_the_author_is_void(pair):
    item = pair.amber.sends()
    ack = pair.amber.appends_act(Kind.ACK, [], reference=bytes.fromhex(item))
    pair.settle()
    for side in pair.sides:
        assert side.item(ack)["void"] == "RCT-5"
        assert "acknowledged" not in side.lit(item)


@pytest.mark.clause("RCT-11")
@pytest.mark.parametrize("kind", [Kind.CANCEL, Kind.CORRECT])
def test_a_cancel_of_the_other_partys_item_is_void(pair, kind):
    item = pair.amber.sends()
    pair.settle()
    cancel = pair.cobalt.appends_act(kind, ["en", "x"], reference=bytes.fromhex(item))
    pair.settle()
    for side in pair.sides:
        assert side.item(cancel)["void"] == "RCT-11"
        assert side.item(item)["cancelled"] is side.item(item)["corrected"] is None


@pytest.mark.clause("ENV-9")
def test_a_void_item_stays_void_after_a_restart(pair):
    item = pair.amber.appends_act(60, [])
    entry = pair.amber.appends(61, [])
    pair.settle()
    for side in pair.sides:
        side.restarts()
        assert ["ENV-8", "ENV-8"] == [side.item(i)["void"] for i in (item, entry)]


# --- session keys ---------------------------------------------------------------------------


def delegates(side, until_ms, as_=None):
    """Delegate to the session key of these tests; what `appends_act` takes."""
    content = [keys.ed25519_public(SESSION), until_ms]
    return side.appends_act(Kind.DELEGATE, content, as_=as_), SESSION


def voids(pair, *items):
    """Void or not on both sides, which must agree."""
    pair.settle()
    found = [[side.item(item)["void"] for item in items] for side in pair.sides]
    assert found[0] == found[1]
    return found[1]


@pytest.mark.clause("ENV-7")
def test_a_session_key_signs_within_its_delegation_and_for_its_officer_only(pair):
    session = delegates(pair.amber, ceremony.START_MS + HOUR)
    good = pair.amber.appends_act(Kind.MESSAGE, MESSAGE, session=session)
    other = pair.amber.appends_act(Kind.MESSAGE, MESSAGE, session=session, as_="Agda")
    forged = pair.amber.appends_act(
        Kind.MESSAGE, MESSAGE, session=(session[0], ceremony.seed("another key"))
    )
    unknown = pair.amber.appends_act(Kind.MESSAGE, MESSAGE, session=(bytes(32), SESSION))
    assert [None, "ENV-7", "ENV-7", "ENV-7"] == voids(pair, good, other, forged, unknown)


@pytest.mark.clause("ENV-7")
def test_a_session_key_is_refused_after_the_end_of_its_delegation(pair):
    """An end by whichever officer of the same party, valid by position in the log."""
    session = delegates(pair.amber, ceremony.START_MS + HOUR)
    before = pair.amber.appends_act(Kind.MESSAGE, MESSAGE, session=session)
    pair.amber.appends_act(Kind.UNDELEGATE, [], reference=session[0], as_="Axel")
    after = pair.amber.appends_act(Kind.MESSAGE, MESSAGE, session=session)
    assert [None, "ENV-7"] == voids(pair, before, after)


@pytest.mark.clause("ENV-7")
def test_the_other_party_cannot_end_a_delegation(pair):
    session = delegates(pair.amber, ceremony.START_MS + HOUR)
    pair.settle()
    pair.cobalt.appends_act(Kind.UNDELEGATE, [], reference=session[0])
    pair.settle()
    assert [None] == voids(pair, pair.amber.appends_act(Kind.MESSAGE, MESSAGE, session=session))


@pytest.mark.clause("ENV-7")
def test_a_session_key_is_refused_after_its_until(pair):
    session = delegates(pair.amber, ceremony.START_MS + 5000)
    pair.passes(5)
    within = pair.amber.appends_act(Kind.MESSAGE, MESSAGE, session=session)
    pair.passes(1)
    after = pair.amber.appends_act(Kind.MESSAGE, MESSAGE, session=session)
    assert [None, "ENV-7"] == voids(pair, within, after)


@pytest.mark.clause("ENV-7")
def test_a_session_key_delegates_no_further(pair):
    session = delegates(pair.amber, ceremony.START_MS + HOUR)
    content = [keys.ed25519_public(ceremony.seed("third")), ceremony.START_MS + HOUR]
    assert ["ENV-7"] == voids(
        pair, pair.amber.appends_act(Kind.DELEGATE, content, session=session)
    )


@pytest.mark.clause("ENV-7")
@pytest.mark.clause("REC-3")
def test_a_session_signed_flash_ahead_of_its_backlog_is_good_at_once():
    """The delegation goes before it, though thirty messages wait between them."""
    pair = Pair(connected=False)
    for number in range(30):
        pair.amber.sends(str(number))
    session = delegates(pair.amber, ceremony.START_MS + HOUR)
    item = pair.amber.appends_act(
        Kind.MESSAGE, ["en", "now", []], session=session, precedence=3
    )
    pair.connect(settle=False)
    pair.hold(pair.cobalt)
    while "now" not in pair.cobalt.texts():
        pair.deliver(pair.cobalt)
        assert pair.deliver(pair.amber)
    assert pair.cobalt.item(item)["void"] is None
    assert len(pair.cobalt.texts()) < 30
    pair.release(pair.cobalt)
    assert [None] == voids(pair, item)
