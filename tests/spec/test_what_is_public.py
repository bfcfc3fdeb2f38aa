"""Which releases stand on the public page, and whose signatures count for each (RDO-8)."""

from types import SimpleNamespace

import pytest

from openline.core.forms import facts
from openline.runtime import publishing
from tests.spec.talking import (
    CONTACT,
    PEOPLE,
    RELEASERS,
    TEXT,
    agrees,
    calls,
    readouts,
    releases,
    says,
    writes,
)

pytestmark = pytest.mark.clause("RDO-8")
ALMA, ARNE = RELEASERS["Amber"]
CURT, CAJA = RELEASERS["Cobalt"]


@pytest.fixture
def contact(pair):
    """A call in an exercise: there the keys that tests hold may release."""
    return calls(pair.amber, mode="EXERCISE")


def public(pair):
    """What both sides would publish, which is the same."""
    shown = []
    for side in pair.sides:
        rows = publishing.releases(side.line)
        opened = SimpleNamespace(store=side.store)
        proof = {item: item.encode() for row in rows for item in row.items}
        shown.append(list(publishing._shown(opened, side.line, rows, proof.__getitem__)))
    assert shown[0] == shown[1]
    return shown[0]


def test_one_of_two_is_not_public_and_two_are(pair, contact):
    agrees(pair, contact, "own")
    item = writes(pair.amber, contact)
    releases(pair.amber, item, by=ALMA, channel="site")
    assert [] == public(pair)
    releases(pair.amber, item, by=ARNE, channel="site", address="amber.example")
    [row] = public(pair)
    assert (row.what, row.party, row.text, row.mode) == ("own", "Amber", TEXT, "EXERCISE")
    assert (row.names, row.channel) == ((ALMA, ARNE), "site amber.example")
    assert (row.date, row.language, row.is_newest) == ("2027-01-15", "en", True)
    assert 2 == len(row.evidence) == row.persons


def test_signing_once_more_makes_no_second_text(pair, contact):
    agrees(pair, contact, "own")
    item = writes(pair.amber, contact)
    for name in (ALMA, ALMA, ARNE, ARNE, ALMA):
        releases(pair.amber, item, by=name)
    [row] = public(pair)
    assert 2 == len(row.evidence)


def test_of_two_public_versions_the_earlier_says_so_and_a_sealed_one_is_not_told(pair, contact):
    agrees(pair, contact, "own")
    first = writes(pair.amber, contact)
    second = writes(pair.amber, contact, "Corrected.", replaces=first)
    for name in (ALMA, ARNE):
        releases(pair.amber, first, by=name)
    assert [True] == [row.is_newest for row in public(pair)]
    for name in (ALMA, ARNE):
        releases(pair.amber, second, by=name, text="Corrected.")
    rows = [(row.text, row.version, row.is_newest) for row in public(pair)]
    assert rows == [(TEXT, 1, False), ("Corrected.", 2, True)]


def test_who_signed_for_an_earlier_version_of_the_contact_is_not_named(pair, contact):
    releases(pair.amber, contact, "fact", by=ALMA)
    changed = {**CONTACT, "participants": [{**PEOPLE[0], "name": "Bea Berg"}, PEOPLE[1]]}
    calls(pair.amber, changed, contact, mode="EXERCISE")
    early = {part["id"] for part in readouts(pair.amber)[0]["releases"]}
    for name in (ALMA, ARNE):
        releases(pair.amber, contact, "fact", by=name)
    [row] = public(pair)
    assert row.text == facts.text(changed, "en")
    assert not early & {part.item for part in row.evidence}


def test_both_parties_and_all_languages_stand_there_the_newest_contact_first(pair, contact):
    pair.jumps(7 * 86_400)
    later = calls(pair.cobalt, {**CONTACT, "date": "2027-01-22"}, mode="EXERCISE")
    for side, item, names in (
        (pair.amber, contact, (ALMA, ARNE)),
        (pair.cobalt, later, (CURT, CAJA)),
    ):
        for language in ("ru", "id"):
            for name in names:
                releases(side, item, "fact", by=name, language=language)
    rows = [(row.date, row.party, row.language) for row in public(pair)]
    assert rows == [
        *(("2027-01-22", "Cobalt", "ru"), ("2027-01-22", "Cobalt", "id")),
        *(("2027-01-15", "Amber", "ru"), ("2027-01-15", "Amber", "id")),
    ]
    one = pair.amber.line.talks.sheets[bytes.fromhex(later)]
    assert 2 == len(publishing.releases(pair.amber.line, one))


def test_a_joint_readout_is_public_in_the_lines_that_both_initialled(pair, contact):
    agrees(pair, contact, "joint")
    lines = []
    for slot, text in enumerate(("We spoke.", "We will speak again."), 1):
        line = says(pair.amber, "jointline", {"slot": slot, "texts": {"en": text}}, contact)
        lines.append(line)
        digest = next(
            part["hash"] for part in readouts(pair.amber)[0]["joint"] if part["id"] == line
        )
        for side in pair.sides:
            says(side, "initial", {"hash": digest}, line)
    for name in (CURT, CAJA):
        releases(pair.cobalt, contact, "joint", by=name, lines=lines, language="en")
    [row] = public(pair)
    assert (row.what, row.party) == ("joint", "Cobalt")
    assert row.text == "We spoke.\nWe will speak again."
    assert row.names == (CAJA, CURT)
