"""A pair of nodes for each test that asks for one."""

import pytest

from tests.process.pair import Pair


@pytest.fixture
def pair(tmp_path):
    """Amber and Cobalt with an open line; started by the test, ended here."""
    made = Pair(tmp_path / "p")
    yield made
    made.close()


@pytest.fixture
def running(pair):
    """The same, running and both ways."""
    return pair.start()
