"""Bad input to the ledger: a clear refusal that names the rule and the next step, nothing kept.

Every case goes through the command line, and the ledger is read before and after.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contacts.wrong import FORM, GOOD, LINES, MEANING, but
from tests.process.speaking import call, good

FIXTURE = Path(__file__).with_name("contacts.jsonl")
SOURCE = Path(__file__).resolve().parents[2] / "src"
MEGABYTE = 1 << 20
ENGLISH = (
    "The Secretary of Defense spoke with the Russian Minister of Defence on 25 June 2024. "
    "The call was the first since March 2023.\n"
)
CHINESE = "两国国防部长星期二通了电话。这是自三月以来的第一次接触。双方讨论了局势。" * 20
HEADER = "id,date,kind,participants,source\n"


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A home without a line, with the nine contacts on its ledger."""
    made = tmp_path_factory.mktemp("ledger") / "home"
    good("init", made, "--party", "US")
    good("contacts", "import", made, FIXTURE)
    return made


def ledger(home):
    """The whole ledger, as it is read."""
    return json.loads(good("contacts", "list", home, "--json"))


def refused(home, *words, codes=(1,)):
    """A command that is refused in words a person can follow, and changes nothing."""
    before = ledger(home)
    said = call("contacts", words[0], home, *words[1:])
    assert said.code in codes, said
    assert "Traceback" not in said.out + said.err
    assert len(said.err) < 2000, "a refusal is read by a person"
    if said.code == 1:
        assert said.err.startswith("openline: "), said.err
        assert "next step: " in said.err
        assert "[" in said.err.splitlines()[0], "the rule is named"
    assert "" == said.out
    assert before == ledger(home)
    return said.err


def lines(folder, *objects):
    """A file of JSON Lines."""
    file = folder / "new.jsonl"
    file.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in objects))
    return file


# --- import ------------------------------------------------------------------------------------


def test_the_contact_from_which_the_faults_are_made_is_good(home, tmp_path):
    """Without the fault it is taken; so it is the fault that is refused."""
    fresh = tmp_path / "home"
    good("init", fresh, "--party", "US")
    good("contacts", "import", fresh, lines(tmp_path, GOOD))
    assert ["new-1"] == [row["id"] for row in ledger(fresh)]


@pytest.mark.parametrize("fault", [*FORM, *MEANING])
def test_a_bad_contact_refuses_the_whole_file(home, tmp_path, fault):
    """The good contact before it is not kept either; the number of the bad line is said."""
    file = lines(tmp_path, but(id="good-1"), {**FORM, **MEANING}[fault], but(id="good-2"))
    assert "line 2" in refused(home, "import", file)


@pytest.mark.parametrize("fault", LINES)
def test_a_line_that_is_no_contact_refuses_the_whole_file(home, tmp_path, fault):
    file = tmp_path / "new.jsonl"
    file.write_bytes(json.dumps(GOOD).encode() + b"\n" + LINES[fault])
    assert "line 2" in refused(home, "import", file)


@pytest.mark.parametrize(
    "content", [b'{"id": "\xff\xfe"}\n', b"\0" * 64, json.dumps(GOOD).encode("utf-16")]
)
def test_lines_in_a_wrong_encoding_are_refused_by_their_first_bad_byte(home, tmp_path, content):
    file = tmp_path / "new.jsonl"
    file.write_bytes(json.dumps(GOOD).encode() + b"\n" + content)
    said = refused(home, "import", file)
    assert re.search(r"byte \d+", said), said


@pytest.mark.parametrize(
    ("fault", "word"),
    [
        ("30 February", "2022-02-30"),
        ("one party only", "part"),
        ("a level nobody knows", "lord"),
        ("a kind nobody knows", "smoke"),
        ("an unknown key", "colour"),
        ("a participant with an unknown key", "rank"),
        ("its own later as its prior", "2024-06-25-austin-belousov"),
        ("the id of another contact", "2024-06-25-austin-belousov"),
        ("an id of the record", "record"),
    ],
)
def test_a_refusal_names_what_is_wrong(home, tmp_path, fault, word):
    file = lines(tmp_path, {**FORM, **MEANING}[fault])
    assert word in refused(home, "import", file)


def test_two_contacts_of_one_id_in_a_file_are_refused(home, tmp_path):
    said = refused(home, "import", lines(tmp_path, GOOD, but(place="Geneva")))
    assert "new-1" in said


def test_a_prior_that_is_later_in_the_same_file_is_refused(home, tmp_path):
    late = but(id="new-2", date="2024-07-02")
    for objects in ((but(prior="new-2"), late), (late, but(prior="new-2"))):
        assert "new-2" in refused(home, "import", lines(tmp_path, *objects))


def test_a_contact_that_makes_the_prior_of_another_a_later_one_is_refused(home, tmp_path):
    """Named before it came: the ledger never holds a prior that is surely later."""
    fresh = tmp_path / "home"
    good("init", fresh, "--party", "US")
    first = call("contacts", "import", fresh, lines(tmp_path, but(prior="new-2")))
    assert first.code in {0, 1}
    if first.code == 0:
        refused(fresh, "import", lines(tmp_path, but(id="new-2", date="2024-07-02")))


def test_a_line_over_one_megabyte_is_refused(home, tmp_path):
    long = but(accounts={"US": ["x" * (MEGABYTE + 1)]})
    assert "line 2" in refused(home, "import", lines(tmp_path, but(id="good-1"), long))


def test_a_file_over_one_gigabyte_is_refused_before_it_is_read(home, tmp_path):
    file = tmp_path / "new.jsonl"
    with file.open("wb") as out:
        out.truncate((1 << 30) + 1)
    refused(home, "import", file)


def test_a_table_in_a_wrong_encoding_is_refused_by_its_first_bad_byte(home, tmp_path):
    file = tmp_path / "new.csv"
    file.write_bytes(HEADER.encode() + "new-1,2024-07-01,voice,Андрей".encode("cp1251"))
    said = refused(home, "import", file)
    assert str(len(HEADER) + len("new-1,2024-07-01,voice,")) in said
    assert "1251" in said


@pytest.mark.parametrize(
    "table",
    [
        b"",
        b"\n",
        b"colour,taste\nred,sweet\n",
        HEADER.encode() + b'new-1,2024-07-01,voice,"unclosed\n',
        HEADER.encode() + b"new-1\n",
        HEADER.encode() + b"new-1,2022-02-30,voice,x,y\n",
        HEADER.encode() + b"a,b,c,d,e,f,g,h\n",
        "id,date\n".encode("utf-16"),
        b"\0\0\0",
    ],
)
def test_a_table_that_holds_no_contacts_is_refused(home, tmp_path, table):
    file = tmp_path / "new.csv"
    file.write_bytes(table)
    refused(home, "import", file)


def test_what_is_no_file_is_refused(home, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (tmp_path, tmp_path / "not there", pipe):
        refused(home, "import", path)


def test_a_file_with_nothing_in_it_changes_nothing(home, tmp_path):
    """Refused or told that nothing came; either way the ledger stays."""
    file, before = tmp_path / "new.jsonl", ledger(home)
    file.write_bytes(b"")
    assert call("contacts", "import", home, file).code in {0, 1}
    assert before == ledger(home)


def test_every_refusal_says_what_to_do_next(home, tmp_path):
    """Also those of a time beside a date that already has one, or beside a month."""
    for changes in ({"date": "2024-07-01T10:00Z"}, {"date": "2024-07"}):
        refused(home, "import", lines(tmp_path, but(time="10:00", **changes)))


# --- the questions -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ("since", "nobody"),
        ("since", "2024-06-25-austin-belousov' or 1=1 --"),
        ("since", "--event", "2022-02-30"),
        ("since", "--event", "the war"),
        ("since", "--event", "2022-02-24", "--level", "lord"),
        ("since", "--event", "2022-02-24", "--kind", "smoke"),
        ("compare", "nobody"),
        ("silence", "--on", "2022-02-30"),
        ("owed", "--on", "tomorrow"),
    ],
)
def test_a_question_that_nobody_can_answer_is_refused(home, words):
    refused(home, *words, "--json", codes=(1, 2))


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("fly",),
        ("import",),
        ("since",),
        ("read", "file"),
        ("list", "home", "--colour", "red"),
        ("list", "home", "--limit", "many"),
    ],
)
def test_wrong_usage_ends_with_2_or_shows_the_help(words):
    said = call("contacts", *words)
    assert said.code == 2 or (not words and said.code == 0), said
    assert "Traceback" not in said.out + said.err


def test_since_wants_a_contact_or_an_event(home):
    refused(home, "since", "--json", codes=(1, 2))
    both = ("2024-06-25-austin-belousov", "--event", "2022-02-24")
    refused(home, "since", *both, "--json", codes=(1, 2))


@pytest.mark.parametrize("verb", ["list", "check", "silence", "owed"])
def test_a_folder_that_is_no_home_is_refused_and_left_as_it_was(tmp_path, verb):
    for folder in (tmp_path, tmp_path / "not there"):
        said = call("contacts", verb, folder, "--json")
        assert said.code == 1, said
        assert "next step: " in said.err
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "claim",
    [
        {"kind": "first_since", "since": "2022-02-30", "of": "voice/minister"},
        {"kind": "first_since", "since": "the war", "of": "voice/minister"},
        {"kind": "first_since", "since": 5, "of": "voice/minister"},
        {"kind": "first_since", "since": "2023-03", "of": "smoke/minister"},
        {"kind": "first_since", "since": "2023-03", "of": "voice/lord"},
        {"kind": "first_since", "since": "2023-03", "of": ["voice"]},
        {"kind": "first_since", "since": ["2023-03"]},
        {"kind": "first_since"},
        {"kind": "date"},
        {"kind": "date", "value": 7},
        {"kind": "date", "value": ["2024-07-01"], "weekday": ["Monday"]},
        {"kind": "date", "value": "2024-07-01", "weekday": 1},
        {"kind": "date", "value": "2024-07-01", "weekday": "Blursday"},
        {"kind": "channel", "text": None},
        {"kind": "a kind of the newspaper's own", "x": {"y": [1, None]}},
    ],
)
def test_a_claim_that_cannot_be_read_is_kept_and_never_said_to_hold(tmp_path, claim):
    """Claims are what others wrote: the import keeps them as they are."""
    fresh = tmp_path / "home"
    good("init", fresh, "--party", "US")
    good("contacts", "import", fresh, lines(tmp_path, but(claims=[claim])))
    (found,) = json.loads(good("contacts", "check", fresh, "--json"))
    assert (claim, "new-1") == (found["claim"], found["id"])
    assert found["verdict"] in {"does not hold", "cannot tell"}
    assert "on this ledger" in found["why"].casefold()


# --- a press text ------------------------------------------------------------------------------


def read(home, folder, content, printed="2024-06-26"):
    """`contacts read` of a text that is refused."""
    file = folder / "press.txt"
    file.write_bytes(content)
    return refused(home, "read", file, "--printed", printed, "--json", codes=(1, 2))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param((ENGLISH * 50_000).encode()[: 5 * MEGABYTE], id="5 MB"),
        pytest.param(b"", id="empty"),
        pytest.param(b" \n\n ", id="blank"),
        pytest.param(CHINESE.encode(), id="another language"),
        pytest.param("Министр обороны позвонил.".encode("cp1251"), id="another encoding"),
        pytest.param(b"\0" * 100, id="zero bytes"),
    ],
)
def test_a_press_text_that_cannot_be_read_is_refused(home, tmp_path, content):
    read(home, tmp_path, content)


@pytest.mark.parametrize("printed", ["2024-02-30", "June", "", "2024"])
def test_a_press_text_needs_the_date_of_printing(home, tmp_path, printed):
    read(home, tmp_path, ENGLISH.encode(), printed)


def test_a_press_text_that_can_be_read_saves_nothing(home, tmp_path):
    """Nothing is saved until a person confirms."""
    file, before = tmp_path / "press.txt", ledger(home)
    file.write_text(ENGLISH, "utf-8")
    found = json.loads(
        good("contacts", "read", home, file, "--printed", "2024-06-26", "--json")
    )
    assert found
    assert before == ledger(home)


# --- as its own process ------------------------------------------------------------------------


@pytest.mark.parametrize("fault", ["30 February", "one party only", "an unknown key"])
def test_a_process_of_its_own_ends_with_1_and_no_traceback(home, tmp_path, fault):
    file, before = lines(tmp_path, {**FORM, **MEANING}[fault]), ledger(home)
    line = [sys.executable, "-m", "openline", "contacts", "import", str(home), str(file)]
    env = {**os.environ, "PYTHONPATH": str(SOURCE)}
    ended = subprocess.run(line, capture_output=True, text=True, env=env, check=False)
    assert (1, "") == (ended.returncode, ended.stdout), ended
    assert "next step: " in ended.stderr
    assert "Traceback" not in ended.stderr
    assert before == ledger(home)
