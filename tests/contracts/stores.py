"""The two stores as tests hold them, and entries to put into them."""

import apsw

from openline.core.node import effects
from openline.core.record.tree import leaf_hash
from openline.shell.store import vault
from openline.shell.store.database import Database
from openline.shell.store.memory import MemoryStore

LINE, OTHER = b"L" * 32, b"O" * 32
KEY = bytes(range(32))


def entry(
    index, *, seq=None, party=0, early=False, body=b"salt and text", line=LINE, text=b"e"
):
    data = b"%s %d %d" % (text, party, index)
    seq = index + 1 if seq is None else seq
    return effects.PutEntry(
        line, seq, party, 1, index, data, leaf_hash(data), body, 1000 + seq, early
    )


def part(offset, data, total=100, sha256=b"S" * 32):
    return effects.PutPart(LINE, sha256, total, offset, data)


def shown(store):
    """Everything a store tells, for comparison."""
    seen = [store.lines(), store.next_seq()]
    for line in (LINE, OTHER):
        seen += [
            [*store.entries(line)],
            *(store.checkpoints(line), store.waiting(line), store.sent(line)),
            *(store.forks(line), store.offences(line), store.attachments(line)),
        ]
        for sha256, (_, total) in store.attachments(line).items():
            for at in range(0, total, 10):
                seen.append((sha256, at, store.part(line, sha256, at, min(10, total - at))))
    return seen


class OnDisk:
    def __init__(self, folder):
        self.path = folder / "record.db"
        self.store = Database.create(self.path, vault.Vault.from_key(KEY))

    def reopen(self):
        self.store.close()
        self.store = Database.open(self.path, vault.Vault.from_key(KEY))
        return self.store

    def damage_body(self, index):
        turn(self.path, "SELECT body FROM entry WHERE idx = ?", index, 0)

    def damage_entry(self, index):
        turn(self.path, "SELECT entry FROM entry WHERE idx = ?", index, 0)


class InMemory:
    def __init__(self):
        self.store = MemoryStore()

    def reopen(self):
        self.store.close()
        return self.store

    def damage_body(self, index):
        self.store.flip(LINE, 0, 1, index, "body", 0)

    def damage_entry(self, index):
        self.store.flip(LINE, 0, 1, index, "entry", 0)


def peek(path, select, key):
    """One stored column, as it stands in the file."""
    other = apsw.Connection(str(path))
    try:
        return other.execute(select, (key,)).fetchall()[0][0]
    finally:
        other.close()


def turn(path, select, key, bit):
    """Turn a bit of one stored column behind the store's back."""
    value = bytearray(peek(path, select, key))
    value[bit // 8] ^= 1 << bit % 8
    _, column, _, table, _, where, *_ = select.split()
    other = apsw.Connection(str(path))
    try:
        other.pragma("synchronous", "OFF")
        other.execute(f"UPDATE {table} SET {column} = ? WHERE {where} = ?", (bytes(value), key))
    finally:
        other.close()
