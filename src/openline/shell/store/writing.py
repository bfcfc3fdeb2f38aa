"""How each write of a turn becomes rows. The transaction around them is the database's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import apsw

from openline.core.node import effects
from openline.core.node.branches import ASIDE_CLAUSE
from openline.core.record.tree import leaf_hash
from openline.shell.store.contract import (
    FORKS_KEPT_MAX,
    OFFENCE_BYTES_MAX,
    OFFENCES_KEPT_MAX,
)
from openline.shell.store.vault import Vault, seal_part

# Each use of the vault is bound to its purpose, so that no sealed thing can stand for another.
WAITING_AAD = b"openline waiting 1"
OFFENCE_AAD = b"openline offence 1"
KEPT_CLAUSE = ASIDE_CLAUSE.encode()  # receipted items of a branch not held: never crowded out

_HELD_AT = """
SELECT seq, early, CAST(entry AS BLOB), body IS NULL FROM entry
WHERE line = ? AND party = ? AND generation = ? AND idx = ?
"""


class Rows:
    """Turns writes into rows through one cursor that is inside a transaction."""

    def __init__(self, cursor: apsw.Cursor, vault: Vault) -> None:
        self._run = cursor.execute
        self._vault = vault
        self._line_ids: dict[bytes, int] = {}
        self._by_type: dict[type, Callable[[Any], None]] = {
            effects.PutEntry: self._put_entry,
            effects.MendEntry: self._mend_entry,
            effects.PutPart: self._put_part,
            effects.PutCheckpoint: self._put_checkpoint,
            effects.PutWaiting: self._put_waiting,
            effects.DropWaiting: self._drop_waiting,
            effects.PutSent: self._put_sent,
            effects.PutFork: self._put_fork,
            effects.PutOffence: self._put_offence,
        }

    def put_all(self, writes: Sequence[effects.Write]) -> None:
        """Carry out the writes in their order."""
        for write in writes:
            self._by_type[type(write)](write)

    def _one(self, sql: str, values: tuple[int | bytes, ...]) -> Any:
        # A whole fetch: a statement left half read would keep the transaction open.
        rows = self._run(sql, values).fetchall()
        return rows[0] if rows else None

    def _line(self, line: bytes) -> int:
        number = self._line_ids.get(line)
        if number is None:
            row = self._one("SELECT id FROM line WHERE line = ?", (line,))
            assert row is not None, "a write for a line that was never added"
            number = self._line_ids[line] = int(row[0])
        return number

    def _put_entry(self, w: effects.PutEntry) -> None:
        assert w.leaf == leaf_hash(w.entry), "a leaf that is not the hash of its entry"
        line = self._line(w.line)
        wrapped, body = (None, None) if w.body is None else self._vault.seal(w.body, w.leaf)
        try:
            self._run(
                "INSERT INTO entry (seq, line, party, generation, idx, at_ms, early, leaf,"
                " entry, body) VALUES (?,?,?,?,?,?,?,?,?,?)",
                (
                    *(w.seq, line, w.party, w.generation, w.index),
                    *(w.at_ms, w.early, w.leaf, w.entry, body),
                ),
            )
        except apsw.ConstraintError:
            self._put_again(w, line, wrapped, body)
            return
        if wrapped is not None:
            self._run("INSERT INTO body_key (seq, wrapped) VALUES (?,?)", (w.seq, wrapped))

    def _put_again(
        self, w: effects.PutEntry, line: int, wrapped: bytes | None, body: bytes | None
    ) -> None:
        """An early entry comes in its turn: it keeps its seq and its time of arrival."""
        row = self._one(_HELD_AT, (line, w.party, w.generation, w.index))
        assert row is not None, "an arrival number is used twice"
        seq, early, entry, is_bare = row
        assert early, "an entry is put where one stands"
        assert entry == w.entry, "another entry is put where an early one stands"
        self._run("UPDATE entry SET early = ? WHERE seq = ?", (w.early, seq))
        if is_bare and wrapped is not None:
            self._set_body(seq, wrapped, body)

    def _set_body(self, seq: int, wrapped: bytes, body: bytes | None) -> None:
        self._run("UPDATE entry SET body = ? WHERE seq = ?", (body, seq))
        self._run("REPLACE INTO body_key (seq, wrapped) VALUES (?,?)", (seq, wrapped))

    def _mend_entry(self, w: effects.MendEntry) -> None:
        row = self._one(_HELD_AT, (self._line(w.line), w.party, w.generation, w.index))
        assert row is not None, "a mend for an entry that is not here"
        leaf = leaf_hash(w.entry)
        # The leaf is set too: it may have been what was damaged.
        self._run("UPDATE entry SET entry = ?, leaf = ? WHERE seq = ?", (w.entry, leaf, row[0]))
        if w.body is not None:
            self._set_body(row[0], *self._vault.seal(w.body, leaf))

    def _put_part(self, w: effects.PutPart) -> None:
        end = w.offset + len(w.data)
        assert 0 <= w.offset <= end <= w.total, "a part beyond its attachment"
        number, key, held = self._attachment(w)
        sealed = seal_part(key, w.offset, w.data, w.sha256)
        # What the new part covers goes: a damaged part is mended by putting it again.
        self._run(
            "DELETE FROM part WHERE attachment = ? AND offset >= ? AND offset + bytes <= ?",
            (number, w.offset, end),
        )
        self._run(
            "INSERT INTO part (attachment, offset, bytes, data) VALUES (?,?,?,?)",
            (number, w.offset, len(w.data), sealed),
        )
        reached = held
        while True:
            (further,) = self._one(
                "SELECT max(offset + bytes) FROM part WHERE attachment = ? AND offset <= ?",
                (number, reached),
            )
            if further is None or further <= reached:
                break
            reached = further
        if reached != held:
            self._run("UPDATE attachment SET held = ? WHERE id = ?", (reached, number))

    def _attachment(self, w: effects.PutPart) -> tuple[int, bytes, int]:
        """(number, key, bytes held) of a part's attachment, begun anew where it must be."""
        line = self._line(w.line)
        row = self._one(
            "SELECT id, CAST(wrapped AS BLOB), total, held FROM attachment"
            " WHERE line = ? AND sha256 = ?",
            (line, w.sha256),
        )
        if row is not None:
            number, wrapped, total, held = row
            key = self._vault.unwrap(wrapped, w.sha256)
            if key is not None and total == w.total:
                return number, key, held
            # The key is damaged, or another total is said: nothing held can be of use.
            self._run("DELETE FROM part WHERE attachment = ?", (number,))
            self._run("DELETE FROM attachment WHERE id = ?", (number,))
        key, wrapped = self._vault.new_part_key(w.sha256)
        (number,) = self._one(
            "INSERT INTO attachment (line, sha256, total, held, wrapped) VALUES (?,?,?,0,?)"
            " RETURNING id",
            (line, w.sha256, w.total, wrapped),
        )
        return number, key, 0

    def _put_checkpoint(self, w: effects.PutCheckpoint) -> None:
        self._run(
            "INSERT OR IGNORE INTO checkpoint (line, party, generation, size, signer, data)"
            " VALUES (?,?,?,?,?,?)",
            (self._line(w.line), w.party, w.generation, w.size, w.signer, w.data),
        )

    def _put_waiting(self, w: effects.PutWaiting) -> None:
        wrapped, data = self._vault.seal(w.data, WAITING_AAD + w.item)
        self._run(
            "INSERT OR IGNORE INTO waiting (line, item, wrapped, data) VALUES (?,?,?,?)",
            (self._line(w.line), w.item, wrapped, data),
        )

    def _drop_waiting(self, w: effects.DropWaiting) -> None:
        values = (self._line(w.line), w.item)
        self._run("DELETE FROM waiting WHERE line = ? AND item = ?", values)

    def _put_sent(self, w: effects.PutSent) -> None:
        self._run(
            "INSERT OR IGNORE INTO sent (line, generation, idx, at_ms, route)"
            " VALUES (?,?,?,?,?)",
            (self._line(w.line), w.generation, w.index, w.at_ms, w.route.encode()),
        )

    def _put_fork(self, w: effects.PutFork) -> None:
        line = self._line(w.line)
        (count,) = self._one("SELECT count(*) FROM fork WHERE line = ?", (line,))
        if count >= FORKS_KEPT_MAX:
            return
        self._run(
            "INSERT OR IGNORE INTO fork (line, party, generation, idx, at_ms, held, refused)"
            " VALUES (?,?,?,?,?,?,?)",
            (line, w.party, w.generation, w.index, w.at_ms, w.held, w.refused),
        )

    def _put_offence(self, w: effects.PutOffence) -> None:
        line = self._line(w.line)
        wrapped, data = self._vault.seal(w.data[:OFFENCE_BYTES_MAX], OFFENCE_AAD + w.line)
        self._run(
            "INSERT INTO offence (line, clause, at_ms, wrapped, data) VALUES (?,?,?,?,?)",
            (line, w.clause.encode(), w.at_ms, wrapped, data),
        )
        self._run(
            "DELETE FROM offence WHERE line = ? AND clause <> ? AND id <= (SELECT id FROM offence"
            " WHERE line = ? AND clause <> ? ORDER BY id DESC LIMIT 1 OFFSET ?)",
            (line, KEPT_CLAUSE, line, KEPT_CLAUSE, OFFENCES_KEPT_MAX),
        )
