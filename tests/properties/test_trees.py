"""Trees of random sizes: every path proves its leaf and nothing else (REC-1)."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from openline.core.record.tree import Tree, leaf_hash, root_from_proof
from tests.evidence import forge

QUICK = settings(max_examples=100, deadline=None)
LEAVES = [leaf_hash(n.to_bytes(4, "big")) for n in range(1200)]


def grown(size):
    """A tree over the first leaves."""
    tree = Tree()
    for leaf in LEAVES[:size]:
        tree.append(leaf)
    return tree


@pytest.mark.clause("REC-1")
@QUICK
@given(st.integers(1, 1200), st.data())
def test_a_path_leads_to_the_root_of_its_size(size, data):
    """REC-1, RFC 9162 2.1.3: whatever the size, at that size and at any before."""
    tree = grown(size)
    earlier = data.draw(st.integers(1, size))
    index = data.draw(st.integers(0, earlier - 1))
    path = tree.proof(index, earlier)
    assert len(path) <= (earlier - 1).bit_length()
    assert tree.root_at(earlier) == root_from_proof(LEAVES[index], index, earlier, path)
    assert forge.tree(LEAVES[:earlier]) == tree.root_at(earlier)


@pytest.mark.clause("REC-1")
@QUICK
@given(st.integers(2, 300), st.data())
def test_a_path_changed_in_any_way_leads_elsewhere(size, data):
    """REC-1."""
    tree = grown(size)
    index = data.draw(st.integers(0, size - 1))
    path, root = tree.proof(index, size), tree.root()
    other = data.draw(st.integers(0, size - 1))
    assume(other != index)
    assert root_from_proof(LEAVES[other], index, size, path) != root
    step = data.draw(st.integers(0, len(path) - 1))
    assert root_from_proof(LEAVES[index], index, size, path[:step] + path[step + 1 :]) != root
    changed = [*path[:step], LEAVES[other], *path[step + 1 :]]
    assert changed == path or root_from_proof(LEAVES[index], index, size, changed) != root


@pytest.mark.clause("REC-1")
@QUICK
@given(
    st.integers(-5, 2**64),
    st.integers(-5, 2**64),
    st.lists(st.binary(min_size=32, max_size=32), max_size=70),
)
def test_any_path_at_all_gives_a_root_or_none(index, size, path):
    """REC-1: numbers of any size cost no more than the path is long."""
    found = root_from_proof(LEAVES[0], index, size, path)
    assert found is None or len(found) == 32
    if not 0 <= index < size:
        assert found is None
