"""Is the database where it was, or a copy? Each way to copy one, and each harmless thing."""

import subprocess
from pathlib import Path

import apsw
import pytest

from openline.shell.store import marker, vault
from openline.shell.store.database import Database
from tests.contracts.stores import KEY, entry


@pytest.fixture
def marked(disk):
    if marker.identity(disk.path) is None:
        pytest.skip("NOT TESTED: this file system tells no birth time")
    assert marker.renew(disk.path, disk.store) == "same"
    disk.store.commit([entry(0)])
    return disk


def start(path):
    """The state that a start finds, and leaves."""
    store = Database.open(path, vault.Vault.from_key(KEY))
    try:
        return marker.renew(path, store)
    finally:
        store.close()


def cp(*values):
    subprocess.run(["cp", *map(str, values)], check=True)


@pytest.mark.clause("REC-10")
def test_an_untouched_database_is_the_same(marked, tmp_path):
    marked.store.close()
    assert [start(marked.path) for _ in range(3)] == ["same"] * 3
    other = apsw.Connection(str(marked.path))
    other.execute("VACUUM")
    other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    other.close()
    assert start(marked.path) == "same"
    away = tmp_path / "away"
    away.mkdir()
    marked.path.rename(away / "record.db")
    (away / "record.db").rename(marked.path)
    marked.path.chmod(0o400)
    marked.path.chmod(0o600)
    (away / "link").hardlink_to(marked.path)
    assert start(marked.path) == "same"


@pytest.mark.clause("REC-10")
def test_a_copied_home_is_restored_until_it_is_marked_afresh(marked, tmp_path):
    marked.store.close()
    copy = tmp_path / "copy"
    copy.mkdir()
    cp("-a", *marked.path.parent.glob("record.db*"), copy)
    path = copy / "record.db"
    assert [start(path) for _ in range(2)] == ["restored"] * 2
    assert start(marked.path) == "same"
    store = Database.open(path, vault.Vault.from_key(KEY))
    marker.mark_afresh(path, store)
    store.close()
    assert start(path) == "same"


@pytest.mark.clause("REC-10")
def test_a_backup_put_back_under_the_old_name_is_restored(marked, tmp_path):
    marked.store.close()
    cp("-a", marked.path, tmp_path / "backup")
    marked.path.unlink()
    cp("-a", tmp_path / "backup", marked.path)
    assert start(marked.path) == "restored"


@pytest.mark.clause("REC-10")
def test_an_older_database_written_over_in_place_is_restored(marked, tmp_path):
    marked.store.close()
    cp(marked.path, tmp_path / "backup")
    assert start(marked.path) == "same"
    inode = marker.identity(marked.path)
    cp(tmp_path / "backup", marked.path)
    assert inode == marker.identity(marked.path)
    assert [start(marked.path) for _ in range(2)] == ["restored"] * 2


@pytest.mark.clause("REC-10")
def test_a_lost_or_broken_side_file_is_restored(marked, tmp_path):
    marked.store.close()
    side = Path(f"{marked.path}-nonce")
    side.write_bytes(b"short")
    assert start(marked.path) == "restored"
    side.unlink()
    assert start(marked.path) == "restored"


@pytest.mark.clause("REC-10")
def test_no_birth_time_is_restored(marked, monkeypatch):
    monkeypatch.setattr(marker, "identity", lambda path: None)
    assert marker.renew(marked.path, marked.store) == "restored"
    marker.mark_afresh(marked.path, marked.store)
    assert marker.state(marked.path, marked.store) == "restored"


@pytest.mark.clause("REC-10")
def test_a_crash_between_the_two_nonces_makes_no_copy(marked, monkeypatch):
    with monkeypatch.context() as crash:
        crash.setattr(marker, "_write_side", lambda path, nonce: None)
        assert [marker.renew(marked.path, marked.store) for _ in range(3)] == ["same"] * 3
    marked.store.close()
    cp(marked.path, marked.path.parent / "backup")
    assert [start(marked.path) for _ in range(3)] == ["same"] * 3
    cp(marked.path.parent / "backup", marked.path)
    assert start(marked.path) == "restored"
