"""What a refusal of a file says: the line, what is wrong there, and chains of priors. [CON-5, CON-6]"""

import json
import random
import re

import pytest

from openline.core.base.errors import Refused
from openline.core.contacts.contact import parse
from openline.shell.contacts.store import Contacts
from tests.contacts import ledgers
from tests.contacts.naive import Rules
from tests.contacts.wrong import but
from tests.process.speaking import call, good

RULES = Rules()
HEADER = "id,date,kind,participants,source,note\n"
PEOPLE = "US|Ann Abel|Secretary|minister; RU|Иван Белов|Minister|minister"


@pytest.fixture
def home(tmp_path):
    """A home without a line and without contacts."""
    made = tmp_path / "home"
    good("init", made, "--party", "US")
    return made


def row(id_, note="n", kind="voice"):
    """One row of a table."""
    return f"{id_},2024-07-01,{kind},{PEOPLE},a newspaper,{note}\n"


def said_of(home, content, name="new.csv"):
    """What is said of a file that is refused; nothing of it is kept."""
    file = home.parent / name
    file.write_bytes(content)
    ended = call("contacts", "import", home, file)
    assert ended.code == 1, ended
    assert [] == json.loads(good("contacts", "list", home, "--json"))
    return ended.err


@pytest.mark.clause("CON-5")
def test_a_row_after_breaks_in_cells_is_named_with_its_line(home):
    table = HEADER + row("a", '"one\ntwo\nthree"') + row("b", kind="smoke")
    assert "row 3 (line 5): nobody knows the kind" in said_of(home, table.encode())
    table = HEADER + row("a", '"one\ntwo"') + "b,2024-07-01,voice,Ann,x,y\n"
    assert "row 3 (line 4), column participants" in said_of(home, table.encode())


@pytest.mark.clause("CON-5")
def test_a_header_that_stands_twice_is_said_to(home):
    table = HEADER + row("a") + HEADER + row("b")
    assert "row 3: the header stands here once more" in said_of(home, table.encode())


@pytest.mark.clause("CON-5")
@pytest.mark.parametrize(
    ("encoding", "guess"),
    [
        *(("cp1251", "Windows-1251"), ("koi8-r", "KOI8-R"), ("cp866", "IBM866")),
        *(("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("utf-32", "UTF-32")),
    ],
)
def test_the_encoding_of_a_table_is_guessed_and_its_line_named(home, encoding, guess):
    said = said_of(home, (HEADER + row("a", "Обмен мнениями, безопасность")).encode(encoding))
    assert f"looks like {guess} " in said
    assert re.search(r"in line [12],", said)


@pytest.mark.clause("CON-5")
def test_the_byte_0_is_not_taken_for_an_encoding(home):
    table = HEADER + row("a", "Обмен мнениями") + row("b", "Обмен\0")
    said = said_of(home, table.encode())
    assert "holds the byte 0 in line 3" in said
    assert "looks like" not in said


@pytest.mark.clause("CON-5")
def test_a_backslash_may_be_the_last_letter_of_a_cell(home, tmp_path):
    people = r"US|A\\|of\|x|minister; RU|B\;b|a\b|minister"
    file = tmp_path / "new.csv"
    file.write_text(HEADER + f"a,2024-07-01,voice,{people},x,n\n", "utf-8")
    good("contacts", "import", home, file)
    (found,) = json.loads(good("contacts", "list", home, "--json"))
    names = [(one["name"], one["office"]) for one in found["participants"]]
    assert [("A\\", "of|x"), ("B;b", "a\\b")] == names


@pytest.mark.clause("CON-4")
def test_two_contacts_of_one_id_are_told_apart_by_their_fields(home):
    lines = ledgers.as_lines([but(), but(note="x", topics=["y"])])
    said = said_of(home, lines.encode(), "new.jsonl")
    assert "line 2" in said
    assert "differ in note, topics" in said


# --- priors ------------------------------------------------------------------------------------


@pytest.mark.clause("CON-6")
@pytest.mark.parametrize(
    ("dates", "word"),
    [
        (("2024-07-01", "2024-07-01", "2024-07-01"), "itself"),
        (("2024-07", "2024", "2024-07-02"), "itself"),
        (("2024-07-05", "2024-07", "2024-07-20", None), "which is later"),
        (("2024-07", "2024-07-03", "2024", "2024-08-01", None), "which is later"),
    ],
)
def test_a_chain_of_priors_never_leads_to_itself_or_to_what_is_later(home, dates, word):
    """Each names the next as its prior; the last one the first, or none."""
    ids = [f"c{at}" for at, date in enumerate(dates) if date]
    after = [*ids[1:], None if dates[-1] is None else ids[0]]
    ledger = [
        but(id=id_, date=date, prior=prior)
        for id_, date, prior in zip(ids, dates, after, strict=False)
    ]
    for some in (ledger, ledger[::-1]):
        said = said_of(home, ledgers.as_lines(some).encode(), "new.jsonl")
        assert word in said
        assert re.search(r"line \d: c\d of", said)


@pytest.mark.clause("CON-6")
def test_a_later_one_that_comes_after_the_contact_that_named_it_is_refused_by_its_line(home):
    """The file holds only the prior; the contact that names it is on the ledger already."""
    file = home.parent / "first.jsonl"
    file.write_text(ledgers.as_lines([but(prior="new-2")]), "utf-8")
    good("contacts", "import", home, file)
    file.write_text(ledgers.as_lines([but(id="new-2", date="2024-07-02")]), "utf-8")
    ended = call("contacts", "import", home, file)
    assert ended.code == 1
    assert "line 1: new-1 of 2024-07-01 names as its prior new-2" in ended.err


def is_sound(ledger):
    """Whether every chain of priors may have happened: no ring, and none surely after a later one."""
    by_id = {raw["id"]: raw for raw in ledger}
    for raw in ledger:
        seen, one = [raw], by_id.get(raw.get("prior"))
        while one is not None:
            if one in seen or any(
                RULES.before(RULES.when(late), RULES.when(one)) for late in seen
            ):
                return False
            seen.append(one)
            one = by_id.get(one.get("prior"))
    return True


@pytest.mark.clause("CON-6")
def test_chains_of_priors_are_taken_and_refused_as_the_rules_say(home):
    """Generated ledgers in which many contacts name a prior, near and far."""
    taken = {True: 0, False: 0}
    for seed in range(120):
        ledger, choose = ledgers.seeded(seed, most=6), random.Random(seed)
        for raw in ledger:
            raw.pop("prior", None)
            other = choose.choice(ledger)["id"]
            if choose.random() < 0.6 and other != raw["id"]:
                raw["prior"] = other
        store, is_taken = Contacts.open(home), True
        try:
            store.add([parse(raw) for raw in ledger])
        except Refused:
            is_taken = False
        finally:
            store.close()
            for file in home.glob("contacts.sqlite*"):
                file.unlink()
        assert is_sound(ledger) == is_taken, ledger
        taken[is_taken] += 1
    assert min(taken.values()) > 20
