"""The Merkle tree of a log (REC-1, ENV-2; RFC 9162 section 2.1)."""

import hashlib

import pytest

from openline.core.record.tree import EMPTY_ROOT, Tree, leaf_hash, node_hash, root_from_proof
from tests.evidence import forge


def grown(size):
    """A tree of that many leaves, and the leaves."""
    leaves, tree = [leaf_hash(str(n).encode()) for n in range(size)], Tree()
    for leaf in leaves:
        tree.append(leaf)
    return tree, leaves


@pytest.mark.clause("REC-1")
def test_the_root_of_nothing_is_the_hash_of_nothing():
    """REC-1."""
    assert Tree().root() == EMPTY_ROOT == hashlib.sha256(b"").digest()


@pytest.mark.clause("ENV-2")
def test_leaves_and_nodes_are_hashed_apart():
    """ENV-2: no leaf can be passed off as a node."""
    assert leaf_hash(b"x") == hashlib.sha256(b"\0x").digest()
    assert node_hash(b"a", b"b") == hashlib.sha256(b"\1ab").digest()
    assert Tree().root() != leaf_hash(b"")


@pytest.mark.clause("REC-1")
@pytest.mark.parametrize("size", range(1, 34))
def test_every_root_and_every_path_is_that_of_rfc_9162(size):
    """REC-1: compared with the definition by recursion."""
    tree, leaves = grown(size)
    assert forge.tree(leaves) == tree.root()
    for index, leaf in enumerate(leaves):
        assert leaf == tree.leaf(index)
        path = tree.proof(index, size)
        assert forge.path(index, leaves) == path
        assert tree.root() == root_from_proof(leaf, index, size, path)


@pytest.mark.clause("REC-1")
def test_the_root_at_an_earlier_size_is_what_it_was_then():
    """REC-1: nothing that comes later changes it."""
    tree, leaves = grown(70)
    for size in range(71):
        assert forge.tree(leaves[:size]) == tree.root_at(size)
        if size:
            assert forge.path(size // 2, leaves[:size]) == tree.proof(size // 2, size)
    assert tree.root_at(71) is None
    assert tree.root_at(-1) is None


@pytest.mark.clause("REC-1")
def test_a_path_proves_nothing_else():
    """REC-1: not another leaf, place, size or order, and no step more or less."""
    tree, leaves = grown(11)
    root = tree.root()
    for index, leaf in enumerate(leaves):
        path = tree.proof(index, 11)
        wrong = [
            (leaves[index - 1], index, 11, path),
            (leaf, index, 11, path[:-1]),
            (leaf, index, 11, [*path, leaf]),
            (leaf, index, 11, path[::-1]),
            (leaf, 11, 11, path),
            (leaf, -1, 11, path),
            (leaf, index, 0, path),
        ]
        for case in wrong:
            assert root_from_proof(*case) != root
