"""What followed an item: shown, escalated, read back, confirmed, translated, in effect (EVI-10).

Both verifiers on every file, from the builder and from two whole nodes.
"""

import functools

import pytest

from openline.core.base.earth import distance_m
from openline.core.record import identity
from openline.runtime import proving
from openline.shell import home as shell_home
from tests.evidence.forge import (
    ACK,
    CONFIRM,
    DELEGATE,
    EFFECT,
    ESCALATE,
    MESSAGE,
    READBACK,
    SCHEDULE,
    SHOWN,
    STOP,
    TRANSLATE,
    UNDELEGATE,
    WATCH,
    Line,
    encode,
)
from tests.evidence.test_both_verifiers import accepted, failed, refused, verdict_of_both
from tests.evidence.test_verifier import VERIFIER, by_session
from tests.spec import ceremony as parties
from tests.spec.elsewhere import Elsewhere
from tests.spec.pair import Pair

NORTH, NEAR = [601_234_000, 245_678_000], [601_150_000, 245_678_000]
PLACED = ["en", "Convoy.", [], [[*NORTH, "60.1234,24.5678", "lead"]]]
BACK = [0, *NEAR, "60.1150,24.5678"]
SAID = ["ru", "Колонна.", 0, 1, "Irina", "Pavel"]


class Desk:
    """A positioned item of the first party, and officers on both sides."""

    def __init__(self, content=PLACED, kind=MESSAGE, **options):
        self.line = Line()
        self.ours = self.line.certify(0)
        self.theirs = self.line.certify(1, "Okoro")
        self.irina = self.line.certify(1, "Irina", roles=("interpreter",))
        self.item = self.line.item(self.ours, kind, content, **options)

    def says(self, officer, kind, content, about=None, **options):
        """An officer's item about the item, or about another one."""
        reference = (about or self.item).act
        return self.line.item(officer, kind, content, reference=reference, **options)

    def shows(self, kind, first, named=None, party=1):
        """A node's entry that names the item."""
        return self.line.append(party, kind, [first, named or [self.item.act]])

    def whole(self):
        """The file, with all there is."""
        return self.line.whole(self.item)


def everything():
    """All that can follow, and a read-back confirmed."""
    desk = Desk()
    desk.shows(SHOWN, "duty desk")
    desk.shows(ESCALATE, 1)
    back = desk.says(desk.theirs, READBACK, BACK)
    desk.says(desk.ours, CONFIRM, [1], about=back)
    desk.says(desk.irina, TRANSLATE, SAID)
    desk.says(desk.theirs, EFFECT, [0, "en", "Not yet."])
    desk.says(desk.theirs, EFFECT, [1, "en", ""])
    return desk


@pytest.mark.clause("EVI-10")
def test_both_show_all_that_followed_and_by_whom():
    desk = everything()
    node = accepted(desk.whole(), desk.line.cards)
    stranger = VERIFIER.verify(encode(desk.whole()), desk.line.cards)
    kinds = ["escalate", "readback", "translate", "effect", "effect", "confirm"]
    for verdict in (node, stranger):
        assert sorted(kinds) == sorted(part["what"] for part in verdict["followed"])
        assert ["shown", "onward"] == [part["light"] for part in verdict["receipts"]]
    by_what = {part["what"]: part for part in node["followed"]}
    assert distance_m(tuple(NORTH), tuple(NEAR)) == by_what["readback"]["distance_m"] == 934
    assert [934] == [
        part["metres away"] for part in stranger["followed"] if "metres away" in part
    ]
    assert "duty desk" == node["receipts"][0]["post"] == stranger["receipts"][0]["by"]
    assert node["receipts"][0]["officer"] is None
    assert ("Okoro", "confirmed") == (
        by_what["effect"]["officer"],
        by_what["effect"]["verdict"],
    )
    assert "confirmed" == by_what["confirm"]["verdict"]
    readable = VERIFIER.readable(stranger)
    for words in ("shown", "duty desk", "metres away 934", "Колонна.", "RCT-14"):
        assert words in readable


@pytest.mark.parametrize("kind", [SHOWN, ESCALATE, WATCH])
def test_what_a_node_says_is_evidence_by_itself_too(kind):
    line = Line()
    content = {
        SHOWN: ["desk", [bytes(32)]],
        ESCALATE: [3, [bytes(32)] * 64],
        WATCH: [[["desk", None, [], None], ["ops", "Vale", ["en"], 5]], None],
    }[kind]
    item = line.append(0, kind, content)
    accepted(line.whole(item), line.cards)


@pytest.mark.parametrize(
    ("content", "roles"),
    [
        ((SCHEDULE, [2, 5, 6, 86_400, "en", "Exercise AMBER."]), ("duty",)),
        ((TRANSLATE, SAID), ("interpreter",)),
        ((READBACK, BACK), ("watch-chief",)),
        ((CONFIRM, [0]), ("duty",)),
        ((EFFECT, [1, "en", ""]), ("duty",)),
        ((MESSAGE, PLACED), ("staff",)),
    ],
)
def test_every_new_kind_is_evidence_as_an_item(content, roles):
    line = Line()
    officer = line.certify(0, roles=roles)
    item = line.item(officer, *content, reference=bytes(32))
    accepted(line.whole(item), line.cards)


@pytest.mark.parametrize(
    ("kind", "content", "roles"),
    [
        (TRANSLATE, SAID, ("duty",)),
        (READBACK, BACK, ("staff",)),
        (EFFECT, [1, "en", ""], ("interpreter",)),
        (SCHEDULE, [0, 1, 2, 0, "en", "x"], ("admin",)),
        (TRANSLATE, [*SAID[:2], 2, *SAID[3:]], ("interpreter",)),
        (TRANSLATE, [*SAID[:4], "", ""], ("interpreter",)),
        (READBACK, [8, *BACK[1:]], ("duty",)),
        (READBACK, [0, 900_000_001, 0, "x"], ("duty",)),
        (READBACK, [0, 0, 1_800_000_001, "x"], ("duty",)),
        (READBACK, [0, 0, 0, "x" * 81], ("duty",)),
        (CONFIRM, [2], ("duty",)),
        (EFFECT, [2, "en", ""], ("duty",)),
        (SCHEDULE, [4, 1, 2, 0, "en", "x"], ("duty",)),
        (SCHEDULE, [0, 2, 2, 0, "en", "x"], ("duty",)),
        (SCHEDULE, [0, 1, 2, -1, "en", "x"], ("duty",)),
        (MESSAGE, [*PLACED[:3], []], ("duty",)),
        (MESSAGE, [*PLACED[:3], PLACED[3] * 9], ("duty",)),
        (MESSAGE, [*PLACED[:3], [[0, 0, "0,0"]]], ("duty",)),
        (STOP, ["en", ["Stop."], [0, 1_800_000_001, "x"], 1], ("duty",)),
    ],
)
def test_both_refuse_a_new_kind_by_nobody_who_may_or_of_another_form(kind, content, roles):
    line = Line()
    item = line.item(line.certify(0, roles=roles), kind, content, reference=bytes(32))
    refused(line.whole(item), line.cards)


@pytest.mark.parametrize("kind", [TRANSLATE, READBACK, CONFIRM, EFFECT])
def test_both_refuse_what_names_no_item(kind):
    line = Line()
    content = {TRANSLATE: SAID, READBACK: BACK, CONFIRM: [1], EFFECT: [1, "en", ""]}[kind]
    officer = line.certify(0, roles=("interpreter", "duty"))
    refused(line.whole(line.item(officer, kind, content)), line.cards, "item.commitment")


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (SHOWN, ["", [bytes(32)]]),
        (SHOWN, ["desk", []]),
        (SHOWN, ["desk", [bytes(31)]]),
        (ESCALATE, [0, [bytes(32)]]),
        (ESCALATE, [1, [bytes(32)] * 65]),
        (WATCH, [[["desk", None, [], None]] * 17, None]),
        (WATCH, [[], 2]),
        (WATCH, [[], False]),
    ],
)
def test_both_refuse_a_nodes_word_of_another_form(kind, content):
    line = Line()
    refused(line.whole(line.append(0, kind, content)), line.cards, "item.commitment")


def author_shows(desk):
    desk.shows(SHOWN, "duty desk", party=0)


def another_shown(desk):
    desk.shows(SHOWN, "duty desk", [bytes(32)])


def author_escalates(desk):
    desk.shows(ESCALATE, 1, party=0)


def author_reads_back(desk):
    desk.says(desk.ours, READBACK, BACK)


def author_says_effect(desk):
    desk.says(desk.ours, EFFECT, [1, "en", ""])


def no_such_position(desk):
    desk.says(desk.theirs, READBACK, [1, *BACK[1:]])


def confirmed_by_the_reader(desk):
    back = desk.says(desk.theirs, READBACK, BACK)
    desk.says(desk.theirs, CONFIRM, [1], about=back)


def confirms_no_read_back(desk):
    desk.says(desk.ours, CONFIRM, [1])


def confirms_a_bad_read_back(desk):
    back = desk.says(desk.theirs, READBACK, [1, *BACK[1:]])
    desk.says(desk.ours, CONFIRM, [1], about=back)


def of_another_item(kind, content):
    def says(desk):
        other = desk.line.item(desk.ours)
        officer = desk.irina if kind == TRANSLATE else desk.theirs
        desk.says(officer, kind, content, about=other)

    return says


def signed_wrongly(desk):
    desk.says(desk.theirs, EFFECT, [1, "en", ""], sign=desk.irina.sign)


WRONG = {
    "shown by the author": author_shows,
    "another item shown": another_shown,
    "escalated by the author": author_escalates,
    "read back by the author": author_reads_back,
    "effect by the author": author_says_effect,
    "a position that is not there": no_such_position,
    "confirmed by the reader": confirmed_by_the_reader,
    "a confirmation of no read-back": confirms_no_read_back,
    "a confirmation of a bad read-back": confirms_a_bad_read_back,
    "a read-back of another item": of_another_item(READBACK, BACK),
    "an effect of another item": of_another_item(EFFECT, [1, "en", ""]),
    "a translation of another item": of_another_item(TRANSLATE, SAID),
    "an effect signed by another": signed_wrongly,
}


@pytest.mark.clause("EVI-10")
@pytest.mark.parametrize("name", WRONG)
def test_both_refuse_what_did_not_follow_from_this_item(name):
    desk = Desk()
    accepted(desk.whole(), desk.line.cards)
    WRONG[name](desk)
    refused(desk.whole(), desk.line.cards)
    node = verdict_of_both(desk.whole(), desk.line.cards)
    assert [name for name in failed(node) if name.startswith(("receipt.", "followed."))]
    assert "onward" not in [part["light"] for part in node["receipts"]]


# --- a session key that a passkey delegated ---------------------------------------------------


@pytest.mark.clause("EVI-5")
@pytest.mark.parametrize("kind", [1, 2], ids=["ES256", "EdDSA"])
@pytest.mark.parametrize(
    ("said", "content"), [(ACK, []), (READBACK, BACK), (EFFECT, [1, "en", "Silent."])]
)
def test_both_accept_what_a_session_key_delegated_by_a_passkey_said(kind, said, content):
    desk = Desk()
    holder = desk.line.certify(1, "Pavel", kind=kind)
    delegation = desk.line.delegate(holder)
    assert delegation.kind == DELEGATE
    desk.says(holder, said, content, sign=by_session(delegation))
    node = accepted(desk.whole(), desk.line.cards)
    found = [*node["receipts"], *node["followed"]]
    assert {"Pavel"} == {part["officer"] for part in found}


@pytest.mark.clause("EVI-5")
@pytest.mark.parametrize("said", [ACK, READBACK, EFFECT])
def test_both_refuse_it_when_the_passkey_did_not_delegate_or_took_it_back(said):
    content = {ACK: [], READBACK: BACK, EFFECT: [1, "en", ""]}[said]
    desk = Desk()
    holder = desk.line.certify(1, "Pavel", kind=1)
    forged = desk.line.delegate(holder, sign=holder.passkey(flags=0x01))  # nobody was verified
    desk.says(holder, said, content, sign=by_session(forged))
    refused(desk.whole(), desk.line.cards)
    desk = Desk()
    holder = desk.line.certify(1, "Pavel", kind=1)
    delegation = desk.line.delegate(holder)
    desk.line.item(holder, UNDELEGATE, reference=delegation.act)
    desk.says(holder, said, content, sign=by_session(delegation))
    refused(desk.whole(), desk.line.cards)


# --- what real nodes export --------------------------------------------------------------------


@functools.cache
def nodes():
    """Amber and Cobalt: a positioned message with all that can follow, signed by session keys."""
    pair = Pair({"escalation.flash_s": 5})
    amber, cobalt = pair.sides
    paula, pavel = Elsewhere(amber, "Paula"), Elsewhere(cobalt, "Pavel", kind=2)
    irina = Elsewhere(cobalt, "Irina", ("interpreter",))
    for officer in (paula, pavel, irina):
        officer.goes_on_watch()
    places = [[*NORTH, "60.1234,24.5678", "lead"]]
    item = paula.does("send", text="Convoy.", precedence="FLASH", positions=places)["id"]
    pair.passes(6)
    cobalt.does("shown", post="duty desk", items=[item])
    pavel.does("ack", item=item)
    position = [*NEAR, "60.1150,24.5678"]
    back = pavel.does("readback", item=item, index=0, position=position)["id"]
    words = {"how": "human", "state": "draft", "name": "Irina", "language": "ru"}
    irina.does("translate", item=item, text="Колонна.", **words)
    pair.settle()
    paula.does("confirm", item=back, verdict="confirmed")
    pavel.does("effect", item=item, verdict="confirmed")
    pair.passes(2)
    for side in pair.sides:
        side.does("checkpoint")
    pair.passes(2)
    cards = []
    for side in pair.sides:
        party = parties.party(side.name)
        payload = shell_home.card_payload(party.identity, ["10.0.0.1:7040"], party.node)
        cards.append(party.root.sign(identity.AAD_CARD, payload))
    return pair, item, cards


@pytest.mark.clause("EVI-1")
@pytest.mark.clause("EVI-10")
@pytest.mark.parametrize("side", [0, 1])
def test_evidence_of_a_node_brings_along_all_that_followed(side):
    """Mutant: leave the delegations of those who read back or confirmed out of the file."""
    pair, item, cards = nodes()
    line = pair.sides[side].line
    found = proving.cut(line, proving.find(line, item), pair.sides[side].store)
    assert [] == found.missing
    verdict = accepted(found.data, cards)
    lights = {part["light"]: part for part in verdict["receipts"]}
    assert {"held", "shown", "acknowledged", "onward"} == set(lights)
    followed = {part["what"]: part for part in verdict["followed"]}
    assert {"escalate", "readback", "confirm", "translate", "effect"} == set(followed)
    assert ("Pavel", "Paula", "Irina") == tuple(
        followed[name]["officer"] for name in ("readback", "confirm", "translate")
    )
    assert "Pavel" == lights["acknowledged"]["officer"]
    assert 934 == followed["readback"]["distance_m"]
