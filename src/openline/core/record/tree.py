"""The Merkle tree of a log: roots, inclusion proofs (RFC 9162 section 2.1; REC-1).

Leaves are appended and never change. Complete subtrees are kept by level in flat byte arrays,
so that a root, a root at an earlier size, or a proof costs O(log n) hashes.
"""

from __future__ import annotations

import hashlib

EMPTY_ROOT = hashlib.sha256(b"").digest()
HASH_BYTES = 32


def leaf_hash(entry: bytes) -> bytes:
    """The leaf of an entry [ENV-2]."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The inner node over two subtrees."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def _split(size: int) -> int:
    """The largest power of two smaller than size (size >= 2)."""
    return 1 << ((size - 1).bit_length() - 1)


class Tree:
    """An append-only Merkle tree over leaf hashes."""

    def __init__(self) -> None:
        self._levels: list[bytearray] = [bytearray()]
        self._root: bytes | None = EMPTY_ROOT
        self.size = 0

    def append(self, leaf: bytes) -> None:
        """Add a leaf hash at index `size`."""
        self.size += 1
        self._root = None
        node, level = leaf, 0
        while True:
            row = self._levels[level]
            row += node
            count = len(row) // HASH_BYTES
            if count % 2:
                return
            node = node_hash(bytes(row[-64:-32]), bytes(row[-32:]))
            level += 1
            if level == len(self._levels):
                self._levels.append(bytearray())

    def leaf(self, index: int) -> bytes:
        """The leaf hash at an index below `size`."""
        return bytes(self._levels[0][index * HASH_BYTES : (index + 1) * HASH_BYTES])

    def root(self) -> bytes:
        """The root over all leaves."""
        if self._root is None:
            self._root = self.subtree(0, self.size)
        return self._root

    def root_at(self, size: int) -> bytes | None:
        """The root over the first `size` leaves, or None if there are fewer."""
        if size == self.size:
            return self.root()
        if size < 0 or size > self.size:
            return None
        return self.subtree(0, size)

    def subtree(self, start: int, count: int) -> bytes:
        """The root of leaves [start, start + count), start a multiple of a power of two >= count."""
        if count == 0:
            return EMPTY_ROOT
        if count & (count - 1) == 0 and start % count == 0:
            level = count.bit_length() - 1
            at = (start >> level) * HASH_BYTES
            return bytes(self._levels[level][at : at + HASH_BYTES])
        half = _split(count)
        return node_hash(self.subtree(start, half), self.subtree(start + half, count - half))

    def proof(self, index: int, size: int) -> list[bytes]:
        """The inclusion path of a leaf in the tree over the first `size` leaves (2.1.3.1)."""
        path: list[bytes] = []
        start = 0
        while size > 1:
            half = _split(size)
            if index - start < half:
                path.append(self.subtree(start + half, size - half))
                size = half
            else:
                path.append(self.subtree(start, half))
                start, size = start + half, size - half
        path.reverse()
        return path


def root_from_proof(leaf: bytes, index: int, size: int, path: list[bytes]) -> bytes | None:
    """The root that an inclusion path leads to (2.1.3.2), or None if its length is wrong."""
    if not 0 <= index < size:
        return None
    at, last, node = index, size - 1, leaf
    for step in path:
        if last == 0:
            return None
        if at % 2 or at == last:
            node = node_hash(step, node)
            while not at % 2 and at:
                at, last = at >> 1, last >> 1
        else:
            node = node_hash(node, step)
        at, last = at >> 1, last >> 1
    return node if last == 0 else None
