"""Corrections of alignments lie sealed in the ledger of a home: nobody reads a statement in its files (CMP-7)."""

import json
import multiprocessing
import os
import signal

import apsw
import pytest

from openline.core.base.errors import Damaged, Refused
from openline.core.contacts.correction import Correction
from openline.runtime import corrections
from openline.shell.contacts import corrections as kept_in
from openline.shell.contacts.store import Contacts
from openline.shell.store.vault import Vault, create_key_file

pytestmark = pytest.mark.clause("CMP-7")
STATEMENT = "The minister asked for four weeks and was refused"
SECRETS = (STATEMENT.encode(), "отказано".encode(), b"a_secret_topic", b"Staff Officer Asta")
SAID = Correction.of(
    *("same", {"Amber": STATEMENT, "Cobalt": "Ему отказано"}, "a_secret_topic"),
    by="Staff Officer Asta",
    at="2027-01-15T08:00:00Z",
)
CONTACT = "record:00112233aabbccdd"
OLD = """
CREATE TABLE corrections (
    n INTEGER PRIMARY KEY, contact TEXT NOT NULL, kind TEXT NOT NULL, texts TEXT NOT NULL,
    topic TEXT, by TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX corrections_by_contact ON corrections (contact, n);
"""


@pytest.fixture
def home(tmp_path):
    """A home with its key, as `openline init` leaves it."""
    made = tmp_path / "amber"
    (made / "keys").mkdir(parents=True)
    (made / "openline.toml").touch()
    create_key_file(made / "keys" / "body.key")
    return made


def found_in(home):
    """Every secret that the raw files of a home hold, by file."""
    return {
        (path.name, secret)
        for path in home.rglob("*")
        if path.is_file()
        for secret in SECRETS
        if secret in path.read_bytes()
    }


def written_in_clear(home, rows=300):
    """What an earlier release left: a table in clear, pages that were split, and rows in the log beside it."""
    ledger = Contacts.open(home)
    ledger.connection.execute(OLD)
    for number in range(rows):
        ledger.connection.execute(
            "INSERT INTO corrections VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                *(number + 1, CONTACT if number % 2 else f"c{number}", SAID.kind),
                json.dumps({**dict(SAID.texts), "Third": "x" * (number % 97 + 1)}),
                *(SAID.topic, SAID.by, SAID.at),
            ),
        )
    return ledger


def test_no_file_of_a_home_holds_a_statement_that_was_corrected(home):
    """Searched while the ledger is open, with its log and its shared memory, and after it is closed."""
    ledger = corrections.opened(home)
    assert 1 == corrections.kept(ledger).add(CONTACT, SAID)
    assert {"contacts.sqlite", "contacts.sqlite-wal"} <= {path.name for path in home.iterdir()}
    assert set() == found_in(home)
    ledger.close()
    assert set() == found_in(home)
    again = corrections.opened(home)
    assert [SAID] == corrections.kept(again).of(CONTACT)


def test_what_an_earlier_release_kept_in_clear_is_sealed_when_the_ledger_is_opened(home):
    """With its numbers and in its order; no page and no log keeps a trace."""
    written_in_clear(home).close()
    assert found_in(home)
    ledger = corrections.opened(home)
    assert set() == found_in(home)
    kept = corrections.kept(ledger).kept(CONTACT)
    assert [*range(2, 301, 2)] == [one.n for one in kept]
    assert {(SAID.topic, SAID.by)} == {
        (one.correction.topic, one.correction.by) for one in kept
    }
    assert 301 == corrections.kept(ledger).add(CONTACT, SAID)
    assert set() == found_in(home)


def test_what_is_in_the_log_of_a_process_that_died_is_sealed_too(home):
    """Given a ledger that was never closed: its rows lie in the log beside it only."""
    child = multiprocessing.get_context("fork").Process(target=_writes_and_dies, args=(home,))
    child.start()
    child.join(20)
    assert -signal.SIGKILL == child.exitcode
    assert "contacts.sqlite-wal" in {name for name, _ in found_in(home)}
    ledger = corrections.opened(home)
    assert set() == found_in(home)
    assert 10 == len(corrections.kept(ledger).of(CONTACT))


def _writes_and_dies(home):
    written_in_clear(home, rows=20)
    os.kill(os.getpid(), signal.SIGKILL)


def test_traces_that_a_crash_left_are_gone_after_the_next_opening(home, monkeypatch):
    """Given a death between the sealing and the new file: the mark of it is there, and the work goes on."""
    ledger = written_in_clear(home)

    class Dies:
        """Passes everything on but the writing of the new file."""

        def __getattr__(self, name):
            return getattr(ledger.connection, name)

        def execute(self, sql, *values):
            if sql == "VACUUM":
                raise apsw.InterruptError
            return ledger.connection.execute(sql, *values)

    vault = Vault.from_key_file(home / "keys" / "body.key")
    with pytest.raises(Exception, match="InterruptError"):
        kept_in.Corrections(Dies(), lambda: vault)
    assert kept_in.are_clear(ledger.connection)
    ledger.close()
    again = corrections.opened(home)
    assert not kept_in.are_clear(again.connection)
    assert set() == found_in(home)
    assert 150 == len(corrections.kept(again).of(CONTACT))


def test_without_the_key_of_the_home_nothing_is_opened_and_nothing_is_lost(home):
    ledger = corrections.opened(home)
    corrections.kept(ledger).add(CONTACT, SAID)
    other = Vault.from_key(bytes(32))
    with pytest.raises(Damaged):
        kept_in.Corrections(ledger.connection, lambda: other).of(CONTACT)
    assert [SAID] == corrections.kept(ledger).of(CONTACT)


def test_a_sealed_correction_is_of_its_own_contact_alone(home):
    ledger = corrections.opened(home)
    corrections.kept(ledger).add(CONTACT, SAID)
    ledger.connection.execute("UPDATE sealed_corrections SET contact = 'another'")
    with pytest.raises(Damaged):
        corrections.kept(ledger).of("another")


def test_a_clear_table_is_kept_whole_if_the_key_cannot_be_read(home):
    written_in_clear(home).close()
    (home / "keys" / "body.key").unlink()
    with pytest.raises(Refused):
        corrections.opened(home)
    ledger = Contacts.open(home)
    assert 300 == ledger.connection.execute("SELECT count(*) FROM corrections").get
