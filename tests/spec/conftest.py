"""What the specification tests share."""

import pytest

from tests.spec.pair import Pair


@pytest.fixture
def pair():
    """Amber and Cobalt, connected, with the default profile."""
    return Pair()
