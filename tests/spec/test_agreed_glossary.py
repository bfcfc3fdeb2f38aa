"""What a line agreed stands over the glossary that openline brings along."""

import time

import pytest

from openline.core.base.errors import Refused
from openline.core.contacts.agreed_glossary import laid_over, usable
from openline.core.contacts.contact import parse
from openline.core.contacts.glossary import built_in
from openline.shell.contacts.store import Contacts
from tests.spec.talking import refuses

pytestmark = pytest.mark.clause("CMP-3")
OURS = {"topic": "lighthouse", "en": ["lighthouse"], "ru": ["маяк"], "id": ["mercusuar"]}


def topics(glossary, text="The lighthouse was named.", language="en"):
    """The topics of a statement."""
    return [found.topic for found in glossary.found(text, language)]


def test_a_new_topic_is_found_and_all_others_stay():
    made = laid_over(built_in(), [OURS], "3")
    assert ["lighthouse"] == topics(made)
    assert ["lighthouse"] == topics(made, "Стороны обсудили маяки.", "ru")
    assert built_in().topics == made.topics[:-1]
    assert f"{built_in().version}+3" == made.version


def test_a_topic_stands_in_the_place_of_its_namesake_with_its_rank_and_title():
    before = built_in().by_id["open_lines"]
    made = laid_over(built_in(), [{"topic": "open_lines", "en": ["lighthouse"]}], "1")
    after = made.by_id["open_lines"]
    assert (before.rank, before.title) == (after.rank, after.title)
    assert ["open_lines"] == topics(made)
    assert [] == topics(made, "Lines of communication stay open.")
    assert [one.topic for one in built_in().topics] == [one.topic for one in made.topics]
    assert 1 == laid_over(built_in(), [{**OURS, "rank": 1}], "1").rank("lighthouse")


def test_a_topic_without_terms_takes_its_namesake_out():
    text = "Lines of communication stay open."
    made = laid_over(built_in(), [{"topic": "open_lines"}, {"topic": "nobody_has_it"}], "1")
    assert "open_lines" in topics(built_in(), text)
    assert "open_lines" not in made.by_id
    assert len(built_in().topics) == len(made.topics) + 1


@pytest.mark.parametrize(
    "terms",
    [
        [{"topic": "Lighthouse", "en": ["lighthouse"]}],
        [OURS, {"topic": "Lighthouse"}],
        [OURS, {"topic": "other"}],
        [{"topic": "lighthouse", "en": ["ab*"]}],
        [{"topic": "lighthouse", "en": ["of"]}],
        [{"topic": f"topic_{n}", "en": ["lighthouse"]} for n in range(400)],
    ],
)
def test_terms_that_no_comparison_can_use_are_not_laid_over_and_the_next_older_ones_are(terms):
    with pytest.raises(Refused, match="CMP-3") as caught:
        laid_over(built_in(), terms, "2")
    assert caught.value.next_step
    good = {"version": 1, "terms": [OURS]}
    assert ["lighthouse"] == topics(usable([{"version": 2, "terms": terms}, good]))
    assert built_in() is usable([{"version": 2, "terms": terms}])
    assert built_in() is usable([])


def test_our_own_officer_is_told_of_terms_that_no_comparison_can_use(pair):
    doc = {"version": 1, "terms": [{"topic": "lighthouse", "en": ["ab*"]}]}
    assert "CMP-3" == refuses(pair.amber, "glossary", doc)["clause"]


def test_a_glossary_that_says_one_thing_very_often_is_read_in_bounded_time():
    """As many terms as a sheet can hold, all of which every word of the statement fills."""
    terms = [{"topic": f"topic_{n}", "en": ["wit*"] * 40, "rank": 3} for n in range(95)]
    made = laid_over(built_in(), terms, "1")
    began = time.process_time()
    assert [term["topic"] for term in terms] == sorted(
        topics(made, "within " * 40), key=lambda one: int(one[6:])
    )
    assert time.process_time() - began < 5


def test_a_contact_with_parties_of_two_lines_is_compared_alike_in_whatever_order_they_stand(
    tmp_path,
):
    (tmp_path / "openline.toml").touch()
    ledger = Contacts.open(tmp_path)
    ledger.put_glossaries(
        {name: [{"version": 1, "terms": [{**OURS, "topic": name}]}] for name in ("sea", "air")}
    )
    people = [{"party": name, "level": "minister"} for name in ("Sea", "Air")]
    about = {"id": "c", "date": "2026-01-15", "kind": "voice", "source": "a newspaper"}
    for order in (people, people[::-1]):
        contact = parse({**about, "participants": order}, ledger.levels)
        assert ["air"] == topics(ledger.glossary_of(contact))
    ledger.close()
