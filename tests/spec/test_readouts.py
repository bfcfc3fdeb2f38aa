"""Rules of release, sealed readouts, joint lines, two persons (RDO-1 to RDO-8). Both nodes judge."""

import pytest

from openline.core.forms import facts
from openline.core.forms.sheet_values import as_time
from openline.core.record import sheet
from openline.core.record.envelope import Kind
from tests.spec import ceremony
from tests.spec.pair import Pair
from tests.spec.talking import (
    CONTACT,
    RELEASERS,
    SALT,
    TEXT,
    agrees,
    calls,
    one,
    readouts,
    refuses,
    releases,
    says,
    sides,
    writes,
)
from tests.spec.test_void import is_void_on_both

ALMA, ARNE = RELEASERS["Amber"]


@pytest.fixture
def contact(pair):
    """A call in an exercise: there the keys that tests hold may release."""
    return calls(pair.amber, mode="EXERCISE")


def seal(text=TEXT):
    """What stands on the line for a text."""
    return sheet.seal_of(bytes.fromhex(SALT), text)


def own(side, item):
    """A readout as a side shows it."""
    shown = readouts(side, {seal(): TEXT} if side.name == "Amber" else None)[0]
    return one([*shown["own"], *shown["theirs"]], item)


def is_refused(pair, item, clause, *, by=ALMA, **more):
    """Our own node refuses a release, and says by which clause."""
    doc = {"what": "own", **more}
    args = {"as_": by, "mode": "EXERCISE", "sealed_text": TEXT, "seal_salt": SALT}
    assert refuses(pair.amber, "release", doc, item, **args)["clause"] == clause


def forges(side, item, doc, *, by):
    """A release past all rules of its own node, as a changed program would send it."""
    found = side.appends_act(
        Kind.RELEASE, [sheet.write(doc)], as_=by, mode=1, reference=bytes.fromhex(item)
    )
    side.pair.settle()
    return found


def voids(pair, item):
    """By which clause an item is void, here and there."""
    return sides(pair, lambda side: side.item(item)["void"])


FINAL = {
    "what": "own",
    "final": True,
    "language": "en",
    "seal": seal(),
    "text": TEXT,
    "salt": SALT,
}


# --- sealed until released -------------------------------------------------------------------


@pytest.mark.clause("RDO-3")
def test_a_readout_stands_on_the_line_as_a_seal_and_its_text_is_ours_alone(pair, contact):
    item = writes(pair.amber, contact)
    ours, theirs = own(pair.amber, item), own(pair.cobalt, item)
    assert (TEXT, True) == (ours["text"], ours["sealed"])
    assert (None, True) == (theirs["text"], theirs["sealed"])
    for row in pair.cobalt.store.entries(pair.cobalt.line.id):
        assert TEXT.encode() not in (row.body or b"")


@pytest.mark.clause("RDO-3")
def test_a_readout_may_be_shown_to_the_other_side_before_it_is_released(pair, contact):
    item = writes(pair.amber, contact, shared=True)
    assert [TEXT, TEXT] == sides(pair, lambda side: own(side, item)["text"])
    assert not own(pair.cobalt, item)["released"]


@pytest.mark.clause("RDO-3")
def test_a_correction_is_a_new_version_and_the_old_one_stays(pair, contact):
    first = writes(pair.amber, contact)
    newer = writes(pair.amber, contact, "The ministers spoke.", replaces=first)
    assert [2, 2] == sides(pair, lambda side: own(side, newer)["version"])
    assert [newer, newer] == sides(pair, lambda side: own(side, first)["replaced_by"])
    doc = {"text": "x", "language": "en", "replaces": first}
    assert refuses(pair.cobalt, "readout", doc, contact, seal_salt=SALT)["clause"] == "RDO-3"


@pytest.mark.clause("RDO-3")
@pytest.mark.parametrize("size", [0, 24_001, 1_100_000])
def test_a_readout_that_is_empty_or_too_long_is_refused(pair, contact, size):
    doc = {"text": "x" * size, "language": "en"}
    fault = refuses(pair.amber, "readout", doc, contact, seal_salt=SALT)
    assert fault["clause"] in {"RDO-3", "TLK-1"}


@pytest.mark.clause("RDO-3")
@pytest.mark.parametrize("text", ["a\0b", "a\u202eb", "a\x1b[2J"])
def test_a_sealed_text_that_could_never_be_released_is_refused(pair, contact, text):
    doc = {"text": text, "language": "en"}
    fault = refuses(pair.amber, "readout", doc, contact, seal_salt=SALT)
    assert "TLK-2" == fault["clause"]


@pytest.mark.clause("RDO-3")
def test_a_text_that_is_not_what_its_seal_says_is_void(pair, contact):
    doc = {"seal": seal("other"), "language": "en", "bytes": 5, "salt": SALT, "text": TEXT}
    item = pair.amber.appends_act(
        Kind.READOUT, [sheet.write(doc)], as_="Asta", reference=bytes.fromhex(contact)
    )
    is_void_on_both(pair, item, "RDO-3")


# --- the rule of a contact -------------------------------------------------------------------


@pytest.mark.clause("RDO-1")
@pytest.mark.clause("RDO-2")
def test_by_default_the_fact_of_a_contact_may_be_said_and_nothing_else(pair, contact):
    item = writes(pair.amber, contact)
    assert readouts(pair.cobalt)[0]["rule"]["rule"] == "fact_of_contact"
    is_refused(pair, item, "RDO-5")
    is_refused(pair, contact, "RDO-5", what="joint", lines=[])
    for by in RELEASERS["Amber"]:
        releases(pair.amber, contact, "fact", by=by)
    done = [each for each in readouts(pair.cobalt)[0]["releases"] if each["complete"]]
    assert [facts.text(CONTACT, "en")] == [each["text"] for each in done]
    assert "15 January 2027" in done[0]["text"]


@pytest.mark.clause("RDO-5")
@pytest.mark.parametrize("language", facts.LANGUAGES)
def test_the_fact_of_a_contact_is_made_by_rule_in_three_languages(pair, contact, language):
    for by in RELEASERS["Amber"]:
        item = releases(pair.amber, contact, "fact", by=by, language=language)
    found = one(readouts(pair.cobalt)[0]["releases"], item)
    assert found["text"] == facts.text(CONTACT, language)
    text = "They quarrelled."
    other = {**FINAL, "what": "fact", "text": text, "seal": sheet.plain_seal(text)}
    is_void_on_both(pair, forges(pair.amber, contact, other, by=ALMA), "RDO-6")


@pytest.mark.clause("RDO-2")
@pytest.mark.parametrize(
    ("rule", "may"),
    [
        ("no_readout", ()),
        ("fact_of_contact", ("fact",)),
        ("own", ("fact", "own")),
        ("joint", ("fact", "joint")),
    ],
)
def test_each_rule_allows_what_it_says_and_nothing_else(pair, contact, rule, may):
    agrees(pair, contact, rule)
    item = writes(pair.amber, contact)
    line = drafts(pair.amber, contact, 1, "They spoke.")
    for side in pair.sides:
        initials(side, line)
    asked = {"fact": (contact, {}), "own": (item, {}), "joint": (contact, {"lines": [line]})}
    for what, (about, more) in asked.items():
        if what in may:
            releases(pair.amber, about, what, by=ALMA, **more)
        else:
            is_refused(pair, about, "RDO-5", what=what, **more)


@pytest.mark.clause("RDO-1")
def test_a_rule_is_in_force_when_the_other_party_accepts_it(pair, contact):
    asked = says(pair.amber, "rule", {"rule": "own"}, contact)
    assert readouts(pair.amber)[0]["rule"]["default"]
    assert refuses(pair.amber, "consent", {"agree": True}, asked)["clause"] == "RDO-1"
    says(pair.cobalt, "consent", {"agree": True}, asked)
    shown = sides(pair, lambda side: readouts(side)[0]["rule"]["rule"])
    assert ["own", "own"] == shown


@pytest.mark.clause("RDO-1")
def test_a_rule_that_was_refused_is_a_record_and_no_rule(pair, contact):
    asked = says(pair.amber, "rule", {"rule": "own"}, contact)
    says(pair.cobalt, "consent", {"agree": False}, asked)
    found = readouts(pair.amber)[0]
    assert ("refused", True) == (found["asked"][0]["state"], found["rule"]["default"])


@pytest.mark.clause("RDO-1")
def test_an_embargo_in_the_past_is_refused(pair, contact):
    doc = {"rule": "own", "until": as_time(ceremony.START_MS - 60_000)}
    assert refuses(pair.amber, "rule", doc, contact)["clause"] == "RDO-1"
    both = {"rule": "own", "until": "2027-02-01T10:00Z", "event": "the signing"}
    assert refuses(pair.amber, "rule", both, contact)["clause"] == "TLK-2"


@pytest.mark.clause("RDO-5")
def test_before_the_embargo_ends_a_release_is_refused_at_both_ends(pair, contact):
    until = as_time(ceremony.START_MS + 3 * ceremony.HOUR_MS)
    agrees(pair, contact, "own", until=until)
    item = writes(pair.amber, contact)
    is_refused(pair, item, "RDO-5")
    is_void_on_both(pair, forges(pair.amber, item, FINAL, by=ALMA), "RDO-5")
    pair.jumps(3 * 3600 + 1)
    for by in RELEASERS["Amber"]:
        releases(pair.amber, item, by=by)
    assert [True, True] == sides(pair, lambda side: own(side, item)["released"])


@pytest.mark.clause("RDO-5")
def test_an_embargo_until_an_event_ends_by_another_rule(pair, contact):
    agrees(pair, contact, "own", event="the signing in Geneva")
    item = writes(pair.amber, contact)
    is_refused(pair, item, "RDO-5")
    agrees(pair, contact, "own")
    releases(pair.amber, item, by=ALMA)


@pytest.mark.clause("RDO-1")
def test_a_release_in_ignorance_of_a_later_rule_stands(pair, contact):
    """Given a rule that Cobalt accepts while the line is cut, Amber's release was in order."""
    agrees(pair, contact, "own")
    item = writes(pair.amber, contact)
    releases(pair.amber, item, by=ALMA)
    asked = says(pair.amber, "rule", {"rule": "no_readout"}, contact)
    for number in list(pair.pipes):
        pair.cut(number)
    pair.cobalt.does("consent", as_="Cora", doc={"agree": True}, item=asked)
    args = {"as_": ARNE, "mode": "EXERCISE", "sealed_text": TEXT, "seal_salt": SALT}
    pair.amber.does("release", doc={"what": "own"}, item=item, **args)
    pair.connect()
    pair.settle()
    assert [True, True] == sides(pair, lambda side: own(side, item)["released"])


@pytest.mark.clause("RDO-7")
def test_a_breach_is_a_record_that_both_sides_see(pair, contact):
    doc = {"by": "Amber", "text": "Told a newspaper.", "source": "a newspaper, 4 December"}
    item = says(pair.cobalt, "breach", doc, contact)
    shown = sides(pair, lambda side: one(readouts(side)[0]["breaches"], item)["text"])
    assert [doc["text"]] * 2 == shown


# --- two persons -----------------------------------------------------------------------------


@pytest.fixture
def item(pair, contact):
    """A sealed readout that may be released."""
    agrees(pair, contact, "own")
    return writes(pair.amber, contact)


@pytest.mark.clause("RDO-6")
def test_the_first_signature_waits_for_the_second_and_shows_no_text(pair, item):
    releases(pair.amber, item, by=ALMA)
    for side in pair.sides:
        found = own(side, item)
        assert {"have": 1, "need": 2, "by": [ALMA]} == found["awaiting"]
        assert not found["released"]
    assert own(pair.cobalt, item)["text"] is None


@pytest.mark.clause("RDO-6")
def test_the_second_person_completes_it_and_the_other_side_reads_the_sealed_text(pair, item):
    releases(pair.amber, item, by=ALMA)
    releases(pair.amber, item, by=ARNE)
    found = own(pair.cobalt, item)
    assert (TEXT, True, None) == (found["text"], found["released"], found["awaiting"])


@pytest.mark.clause("RDO-6")
def test_one_person_twice_is_one_and_is_refused_at_both_ends(pair, item):
    releases(pair.amber, item, by=ALMA)
    releases(pair.amber, item, by=ALMA)
    assert own(pair.cobalt, item)["awaiting"]["have"] == 1
    is_void_on_both(pair, forges(pair.amber, item, FINAL, by=ALMA), "RDO-6")
    assert [False, False] == sides(pair, lambda side: own(side, item)["released"])


@pytest.mark.clause("RDO-6")
def test_another_text_than_the_sealed_one_is_void_whoever_signs(pair, item):
    releases(pair.amber, item, by=ALMA)
    other = {**FINAL, "text": "They agreed to everything."}
    is_void_on_both(pair, forges(pair.amber, item, other, by=ARNE), "RDO-6")
    assert not own(pair.cobalt, item)["released"]


@pytest.mark.clause("RDO-6")
def test_a_text_with_a_signature_that_is_not_the_last_is_void(pair, item):
    early = {**FINAL, "final": False}
    is_void_on_both(pair, forges(pair.amber, item, early, by=ALMA), "RDO-6")


@pytest.mark.clause("RDO-6")
@pytest.mark.parametrize("order", [(ALMA, ARNE), (ARNE, ALMA)])
def test_each_of_two_signatures_is_for_the_very_text_and_a_swapped_one_is_void(
    pair, item, order
):
    """Given two good signatures of two releasers, neither lends its word to a text that it is not for."""
    first, second = order
    other = "They agreed to everything."
    swapped = {**FINAL, "text": other}
    resealed = {**swapped, "seal": seal(other)}
    early = {"what": "own", "final": False, "language": "en", "seal": seal(other)}
    assert ["RDO-6"] * 2 == voids(pair, forges(pair.amber, item, early, by=first))
    releases(pair.amber, item, by=first)
    for doc in (swapped, resealed):
        assert ["RDO-6"] * 2 == voids(pair, forges(pair.amber, item, doc, by=second))
    assert [False, False] == sides(pair, lambda side: own(side, item)["released"])
    is_good = forges(pair.amber, item, FINAL, by=second)
    assert [None, None] == voids(pair, is_good)
    assert [TEXT, TEXT] == sides(pair, lambda side: own(side, item)["text"])


@pytest.mark.clause("RDO-6")
def test_who_signed_first_for_another_text_is_not_counted(pair, contact):
    """A joint line and a fact are named by their text too, not only by the items they are made of."""
    for what in ("fact", "joint"):
        doc = {
            "what": what,
            "final": False,
            "language": "en",
            "seal": sheet.plain_seal("They agreed to everything."),
        }
        if what == "joint":
            agrees(pair, contact, "joint")
            line = drafts(pair.amber, contact, 1, "They spoke.")
            for side in pair.sides:
                initials(side, line)
            doc["lines"] = [line]
        assert ["RDO-6"] * 2 == voids(pair, forges(pair.amber, contact, doc, by=ALMA))


@pytest.mark.clause("RDO-6")
def test_a_release_that_names_no_text_is_void(pair, item):
    bare = {key: part for key, part in FINAL.items() if key != "seal"}
    is_void_on_both(pair, forges(pair.amber, item, bare, by=ALMA), "ENV-9")


@pytest.mark.clause("RDO-6")
def test_only_a_releaser_releases_and_only_his_own_partys(pair, item):
    args = {"mode": "EXERCISE", "sealed_text": TEXT, "seal_salt": SALT}
    assert refuses(pair.amber, "release", {"what": "own"}, item, **args)["clause"] == "CER-10"
    theirs = refuses(pair.cobalt, "release", {"what": "own"}, item, as_="Curt", **args)
    assert theirs["clause"] == "RDO-5"
    is_void_on_both(pair, forges(pair.cobalt, item, FINAL, by="Curt"), "RDO-5")


@pytest.mark.clause("RDO-6")
def test_a_key_that_the_node_holds_never_counts_for_a_real_release():
    pair = Pair()
    contact = calls(pair.amber)
    agrees(pair, contact, "own")
    item = writes(pair.amber, contact)
    is_refused(pair, item, "RDO-5")  # of another mode
    args = {"as_": ALMA, "sealed_text": TEXT, "seal_salt": SALT}
    assert refuses(pair.amber, "release", {"what": "own"}, item, **args)["clause"] == "RDO-6"


@pytest.mark.clause("RDO-6")
def test_where_the_profile_says_one_person_one_is_enough():
    pair = Pair({"release.persons": 1})
    contact = calls(pair.amber, mode="EXERCISE")
    agrees(pair, contact, "own")
    item = writes(pair.amber, contact)
    releases(pair.amber, item, by=ALMA)
    assert own(pair.cobalt, item)["released"]


# --- joint lines -----------------------------------------------------------------------------


def drafts(side, contact, slot, text, **more):
    """A line of a joint readout; its id."""
    doc = {"slot": slot, "texts": {"en": text, "ru": f"[{text}]"}, **more}
    return says(side, "jointline", doc, contact)


def initials(side, line):
    """An initial on a line as it reads now."""
    found = one(readouts(side)[0]["joint"], line)["hash"]
    return says(side, "initial", {"hash": found}, line)


def joint(pair, contact, lines, **more):
    """Both releasers of Amber sign for these lines; the last release."""
    for by in RELEASERS["Amber"]:
        item = releases(pair.amber, contact, "joint", by=by, lines=lines, **more)
    return item


@pytest.mark.clause("RDO-4")
def test_a_joint_readout_has_the_lines_that_both_initialled_and_no_other(pair, contact):
    agrees(pair, contact, "joint")
    first = drafts(pair.amber, contact, 1, "They spoke.")
    second = drafts(pair.cobalt, contact, 2, "They disagreed.")
    for side in pair.sides:
        initials(side, first)
    initials(pair.amber, second)
    is_refused(pair, contact, "RDO-4", what="joint", lines=[first, second])
    item = joint(pair, contact, [first], language="ru")
    assert one(readouts(pair.cobalt)[0]["releases"], item)["text"] == "[They spoke.]"


@pytest.mark.clause("RDO-4")
def test_lines_and_what_is_replaced_are_named_as_the_list_shows_them(pair, contact):
    """By the beginning of the id, as every other item."""
    agrees(pair, contact, "joint")
    old = drafts(pair.amber, contact, 1, "They met.")
    line = drafts(pair.amber, contact, 1, "They spoke.", replaces=old[:8])
    assert one(readouts(pair.cobalt)[0]["joint"], line)["replaces"] == old
    for side in pair.sides:
        initials(side, line)
    is_refused(pair, contact, "ENV-6", what="joint", lines=["0123456789ab"])
    item = joint(pair, contact, [line[:12]])
    assert [line] == one(readouts(pair.cobalt)[0]["releases"], item)["lines"]


@pytest.mark.clause("RDO-4")
def test_any_change_of_a_line_voids_its_initials(pair, contact):
    agrees(pair, contact, "joint")
    line = drafts(pair.amber, contact, 1, "They spoke.")
    for side in pair.sides:
        initials(side, line)
    newer = drafts(pair.cobalt, contact, 1, "They spoke briefly.", replaces=line)
    shown = one(readouts(pair.amber)[0]["joint"], newer)
    assert ({}, False) == (shown["initials"], shown["agreed"])
    is_refused(pair, contact, "RDO-4", what="joint", lines=[line])
    digest = one(readouts(pair.amber)[0]["joint"], line)["hash"]
    assert refuses(pair.amber, "initial", {"hash": digest}, line)["clause"] == "RDO-4"
    void = pair.amber.appends_act(
        Kind.INITIAL,
        [sheet.write({"hash": digest})],
        as_="Asta",
        reference=bytes.fromhex(line),
    )
    is_void_on_both(pair, void, "RDO-4")


@pytest.mark.clause("RDO-4")
def test_an_initial_is_on_a_hash(pair, contact):
    line = drafts(pair.amber, contact, 1, "They spoke.")
    assert refuses(pair.cobalt, "initial", {"hash": "ab" * 32}, line)["clause"] == "RDO-4"


@pytest.mark.clause("RDO-4")
def test_an_initial_given_in_ignorance_of_a_change_stays_on_the_old_line(pair, contact):
    line = drafts(pair.amber, contact, 1, "They spoke.")
    digest = one(readouts(pair.cobalt)[0]["joint"], line)["hash"]
    for number in list(pair.pipes):
        pair.cut(number)
    doc = {"slot": 1, "texts": {"en": "They met."}, "replaces": line}
    newer = pair.amber.does("jointline", as_="Asta", doc=doc, item=contact)["id"]
    given = pair.cobalt.does("initial", as_="Cora", doc={"hash": digest}, item=line)["id"]
    pair.connect()
    pair.settle()
    for side in pair.sides:
        shown = readouts(side)[0]["joint"]
        assert side.item(given)["void"] is None
        assert ["Cobalt"] == list(one(shown, line)["initials"])
        assert {} == one(shown, newer)["initials"]
        assert [False, True] == [one(shown, each)["current"] for each in (line, newer)]
