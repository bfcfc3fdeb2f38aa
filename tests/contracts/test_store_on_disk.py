"""What only the store on disk can show: files, processes, damage, a full disk."""

import contextlib
import os
import random
import shutil
import signal
import stat
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import apsw
import pytest

from openline.core.base.errors import Damaged, Fault, Refused, Unavailable
from openline.core.node import effects
from openline.core.record.tree import leaf_hash
from openline.shell.store import contract, vault
from openline.shell.store.contract import LineRow
from openline.shell.store.database import Database
from openline.shell.store.reserve import Reserve, free_bytes
from tests.contracts.stores import KEY, LINE, OnDisk, entry, part, peek, shown, turn

SRC = str(Path(contract.__file__).parents[3])
HEAD = f"""
import os, signal, sys
from pathlib import Path
from openline.shell.store.database import Database
from openline.shell.store.vault import Vault
from openline.core.base.errors import Refused
from openline.core.node import effects
from openline.core.record.tree import leaf_hash
path, key, line = Path(sys.argv[1]), {KEY!r}, {LINE!r}
def put(n):
    e = b"entry %d" % n
    return effects.PutEntry(line, n + 1, 0, 1, n, e, leaf_hash(e), b"body", 0, False)
"""


def run(code, *values, under=()):
    """Run a piece of Python with openline in another process."""
    return subprocess.run(
        [*under, sys.executable, "-c", HEAD + textwrap.dedent(code), *map(str, values)],
        env={**os.environ, "PYTHONPATH": SRC},
        capture_output=True,
        text=True,
        check=False,
    )


def test_files_are_for_their_owner_only(disk):
    disk.store.commit([entry(0)])
    names = {path.name for path in disk.path.parent.iterdir()}
    assert {"record.db", "record.db-wal", "record.db-shm", "record.db-lock"} < names
    for path in disk.path.parent.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name


def test_a_home_is_made_once_and_opened_only_if_it_is_there(disk, tmp_path):
    disk.store.close()
    with pytest.raises(Refused):
        Database.create(disk.path, vault.Vault.from_key(KEY))
    with pytest.raises(Refused):
        Database.open(tmp_path / "none.db", vault.Vault.from_key(KEY))
    assert not (tmp_path / "none.db").exists()
    disk.reopen()


def test_a_second_process_is_refused_and_reads_beside(disk):
    disk.store.commit([entry(0)])
    other = run(
        """
        try:
            Database.open(path, Vault.from_key(key))
        except Refused as fault:
            print(fault.what)
        store = Database.open(path, Vault.from_key(key), readonly=True)
        print([row.body for row in store.entries(line)])
        store.close()
        """,
        disk.path,
    )
    assert other.stdout.splitlines() == [
        "this home is in use by another process",
        "[b'salt and text']",
    ], other.stderr


def test_a_reader_beside_the_writer_sees_each_commit_and_cannot_write(disk):
    reader = Database.open(disk.path, vault.Vault.from_key(KEY), readonly=True)
    for index in range(3):
        disk.store.commit([entry(index)])
        assert index + 1 == len([*reader.entries(LINE)])
    with pytest.raises(AssertionError):
        reader.commit([entry(3)])
    reader.close()


@pytest.mark.clause("REC-5")
@pytest.mark.parametrize("readonly", [True, False])
def test_a_commit_survives_the_death_of_the_process(disk, readonly):
    disk.store.close()
    died = run(
        """
        store = Database.open(path, Vault.from_key(key))
        store.commit([put(0), put(1)])
        os.kill(os.getpid(), signal.SIGKILL)
        """,
        disk.path,
    )
    assert died.returncode == -signal.SIGKILL, died.stderr
    store = Database.open(disk.path, vault.Vault.from_key(KEY), readonly=readonly)
    assert [row.entry for row in store.entries(LINE)] == [b"entry 0", b"entry 1"]
    store.close()


@pytest.mark.clause("REC-5")
@pytest.mark.parametrize("size", [1, 64])
def test_a_commit_costs_one_fsync(disk, tmp_path, size):
    disk.store.close()
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("NOT TESTED: no strace here, so the fsyncs of a commit are not counted")
    counts = []
    for commits in (0, 10):
        home, log = tmp_path / f"home{commits}", tmp_path / f"log{commits}"
        home.mkdir()
        shutil.copy(disk.path, home / "record.db")
        # The first commit of a new write-ahead log syncs its head too; closing syncs as well.
        done = run(
            """
            store, size = Database.open(path, Vault.from_key(key)), int(sys.argv[2])
            store.put_note("first", b"")
            for c in range(int(sys.argv[3])):
                store.commit([put(c * size + n) for n in range(size)])
            os._exit(0)
            """,
            *(home / "record.db", size, commits),
            under=(strace, "-f", "-e", "trace=fsync,fdatasync", "-o", log),
        )
        if "PTRACE" in done.stderr:
            pytest.skip("NOT TESTED: strace is not permitted here")
        assert done.returncode == 0, done.stderr
        counts.append(sum("sync(" in line for line in log.read_text().splitlines()))
    assert counts[1] - counts[0] == 10


def test_a_thread_may_read_while_another_commits(disk):
    def read():
        seen = [0]
        while seen[-1] < 300:
            seen.append(len([*disk.store.entries(LINE)]))
        return seen

    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(read)
        for index in range(300):
            disk.store.commit([entry(index)])
        seen = reading.result(timeout=60)
    assert seen == sorted(seen)


def test_a_closed_home_is_read_without_a_lock(disk):
    disk.store.commit([entry(0)])
    disk.store.close()
    reader = Database.open(disk.path, vault.Vault.from_key(KEY), readonly=True)
    assert len([*reader.entries(LINE)]) == 1
    disk.reopen()  # not refused beside a reader
    reader.close()


# --- damage --------------------------------------------------------------------------------

COLUMNS = {
    "entry": "SELECT entry FROM entry WHERE idx = ?",
    "leaf": "SELECT leaf FROM entry WHERE idx = ?",
    "body": "SELECT body FROM entry WHERE idx = ?",
    "wrapped": "SELECT wrapped FROM body_key WHERE seq = ?",
}


@pytest.mark.clause("REC-9")
@pytest.mark.clause("REC-11")
@pytest.mark.parametrize("column", COLUMNS)
def test_every_bit_of_an_entry_and_its_body_counts(disk, column):
    disk.store.commit([entry(1, seq=1)])
    bits = 8 * len(peek(disk.path, COLUMNS[column], 1))
    for bit in range(bits):
        turn(disk.path, COLUMNS[column], 1, bit)
        row = disk.store.entry(LINE, 0, 1, 1)
        assert row.leaf != leaf_hash(row.entry) or row.body_state == "damaged", bit
        assert column in {"entry", "leaf"} or (row.body, row.body_state) == (None, "damaged")
        turn(disk.path, COLUMNS[column], 1, bit)
    assert disk.store.entry(LINE, 0, 1, 1).body == b"salt and text"


def test_a_body_cannot_stand_for_another(disk):
    disk.store.commit([entry(1, seq=1), entry(2, seq=2, body=b"text and salt")])
    other = apsw.Connection(str(disk.path))
    other.execute("UPDATE entry SET body = (SELECT body FROM entry WHERE seq = 1)")
    other.execute("UPDATE body_key SET wrapped = (SELECT wrapped FROM body_key WHERE seq = 1)")
    other.close()
    assert [row.body_state for row in disk.store.entries(LINE)] == ["ok", "damaged"]


def test_no_text_stands_in_the_files(disk):
    text = b"what nobody else shall read"
    disk.store.commit(
        [
            entry(0, body=text),
            effects.PutWaiting(LINE, b"i" * 32, text),
            effects.PutOffence(LINE, "LIN-2", text, 0),
            part(0, text),
        ]
    )
    for path in disk.path.parent.iterdir():
        assert text not in path.read_bytes(), path.name


@pytest.mark.clause("REC-11")
def test_damage_of_what_waits_and_of_parts_is_named_not_raised(disk):
    disk.store.commit(
        [
            effects.PutWaiting(LINE, b"i" * 32, b"item"),
            effects.PutOffence(LINE, "LIN-2", b"bytes", 0),
            *(part(0, b"a" * 50), part(50, b"b" * 50)),
        ]
    )
    turn(disk.path, "SELECT data FROM waiting WHERE id = ?", 1, 9)
    turn(disk.path, "SELECT data FROM offence WHERE id = ?", 1, 9)
    turn(disk.path, "SELECT data FROM part WHERE id = ?", 1, 99)
    assert disk.store.waiting(LINE) == [(b"i" * 32, b"")]
    assert [offence.data for offence in disk.store.offences(LINE)] == [b""]
    assert disk.store.part(LINE, b"S" * 32, 40, 20) is None
    assert disk.store.part(LINE, b"S" * 32, 50, 50) == b"b" * 50
    disk.store.commit([part(0, b"a" * 50)])
    assert disk.store.part(LINE, b"S" * 32, 40, 20) == b"a" * 10 + b"b" * 10


@pytest.mark.clause("REC-11")
def test_a_bit_turned_anywhere_in_the_file_ends_in_a_fault_or_a_name(disk):
    """Nothing else is ever raised, and no entry or body is given out changed."""
    good = {index: entry(index) for index in range(20)}
    disk.store.commit(
        [
            *(*good.values(), part(0, b"a" * 50), effects.PutSent(LINE, 1, 0, 77, "road")),
            effects.PutWaiting(LINE, b"i" * 32, b"item"),
            effects.PutFork(LINE, 1, 1, 5, b"held", b"refused", 78),
            effects.PutOffence(LINE, "LIN-2", b"bytes", 79),
        ]
    )
    disk.store.close()
    whole, chance = disk.path.read_bytes(), random.Random(1)
    head = 8 * whole.index(
        good[19].leaf
    )  # before it: the row's seq and the types of its columns
    for bit in [*range(head - 200, head), *chance.sample(range(8 * len(whole)), 400)]:
        turned = bytearray(whole)
        turned[bit // 8] ^= 1 << bit % 8
        disk.path.write_bytes(turned)
        try:
            store = Database.open(disk.path, vault.Vault.from_key(KEY))
        except Fault:
            continue
        try:
            shown(store)
            for row in store.entries(LINE):
                was = good.get(row.index)
                if was is not None and row.leaf == was.leaf == leaf_hash(row.entry):
                    assert row.entry == was.entry
                    assert row.body_state == "damaged" or row.body == was.body
        except Fault:
            continue
        finally:
            store.close()
    disk.path.write_bytes(whole)


@pytest.mark.clause("REC-11")
def test_a_blob_that_became_a_text_is_damage(disk):
    """One bit of a row's head makes it so: bytes that are not UTF-8 must not raise as such."""
    value = b"\xff\xfe" * 20
    disk.store.put_note("k", value)
    disk.store.close()
    whole = bytearray(disk.path.read_bytes())
    at = whole.index(b"k" + value)
    assert whole[at - 1] == 12 + 2 * len(value)  # the type of a blob; one more is a text
    whole[at - 1] += 1
    disk.path.write_bytes(whole)
    with pytest.raises(Damaged):
        disk.reopen().get_note("k")


def test_the_wrong_key_is_refused_and_said_to_be_wrong(disk):
    disk.store.close()
    with pytest.raises(Refused, match="key"):
        Database.open(disk.path, vault.Vault.from_key(bytes(32)))
    disk.reopen()  # the refusal let go of the lock


@pytest.mark.clause("REC-11")
def test_a_file_that_is_no_database_is_damaged(disk):
    disk.store.close()
    for content in (b"", b"no database" * 1000):
        disk.path.write_bytes(content)
        with pytest.raises(Damaged):
            Database.open(disk.path, vault.Vault.from_key(KEY))


def test_the_key_may_come_from_a_passphrase_or_a_file(tmp_path):
    body, leaf = b"body", b"l" * 32
    sealed = vault.Vault.from_passphrase("words", b"s" * 16).seal(body, leaf)
    assert vault.Vault.from_passphrase("words", b"s" * 16).open(*sealed, leaf) == body
    assert vault.Vault.from_passphrase("word", b"s" * 16).open(*sealed, leaf) is None
    path = tmp_path / "key"
    vault.create_key_file(path)
    sealed = vault.Vault.from_key_file(path).seal(body, leaf)
    assert vault.Vault.from_key_file(path).open(*sealed, leaf) == body
    with pytest.raises(FileExistsError):
        vault.create_key_file(path)
    path.chmod(0o640)
    with pytest.raises(Refused):
        vault.Vault.from_key_file(path)
    with pytest.raises(Refused):
        vault.Vault.from_key_file(tmp_path / "none")


# --- a full disk ---------------------------------------------------------------------------


@pytest.mark.clause("REC-5")
def test_a_commit_without_room_is_unavailable_and_leaves_nothing(disk):
    disk.store.commit([entry(0)])
    before = shown(disk.store)
    pages = disk.store._writer.pragma("page_count")
    disk.store._writer.pragma("max_page_count", pages + 2)
    with pytest.raises(Unavailable):
        disk.store.commit([entry(index, body=b"x" * 5000) for index in range(1, 9)])
    assert before == shown(disk.store)
    disk.store.commit([entry(1)])
    before = shown(disk.store)
    assert before == shown(disk.reopen())


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 24 MB."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=24m", "none", str(folder)]
    if shutil.which("mount") is None or subprocess.run(mount, check=False).returncode:
        pytest.skip("NOT TESTED: no small file system may be mounted here")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(store, body_bytes):
    """Commit until the disk is full; how many entries are there then."""
    with contextlib.suppress(Unavailable):
        while (seq := store.next_seq()) < 20_000:
            store.commit([entry(seq - 1, body=b"x" * body_bytes)])
    return store.next_seq() - 1


@pytest.mark.clause("REC-5")
def test_the_reserve_lets_a_full_disk_take_what_matters(small_disk):
    reserve = Reserve(small_disk / "reserve", size_bytes=8 << 20)
    filler = small_disk / "filler"
    assert reserve.restore()
    filler.write_bytes(bytes(12 << 20))
    made = OnDisk(small_disk)
    made.store.add_line(LineRow(LINE, 0, b""))
    fill(made.store, 32_000)
    with filler.open("ab") as file:
        file.write(bytes(free_bytes(small_disk)))
    size = fill(made.store, 100)  # the write-ahead log may have room in itself
    with pytest.raises(Unavailable):
        made.store.commit([entry(size)])
    assert size > 20
    assert [row.index for row in made.store.entries(LINE)] == [*range(size)]
    assert reserve.release() == 4 << 20
    made.store.commit([entry(size, body=b"STOP")])
    assert not reserve.restore()
    assert (reserve.held_bytes, reserve.is_whole) == (4 << 20, False)
    filler.unlink()
    assert reserve.restore()
    assert (reserve.held_bytes, reserve.is_whole) == (8 << 20, True)
    assert [row.index for row in made.reopen().entries(LINE)] == [*range(size + 1)]
    made.store.close()


def test_the_reserve_goes_step_by_step_to_nothing(tmp_path):
    reserve = Reserve(tmp_path / "reserve", size_bytes=10_000, step_bytes=4096)
    assert (reserve.release(), reserve.held_bytes) == (0, 0)
    assert reserve.restore()
    assert stat.S_IMODE((tmp_path / "reserve").stat().st_mode) == 0o600
    assert [reserve.release() for _ in range(4)] == [4096, 4096, 1808, 0]
