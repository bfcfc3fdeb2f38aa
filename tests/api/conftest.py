"""Two real nodes with their consoles for the tests of this folder: founded once, started once."""

import pytest

from tests.api.consoles import Both, Stream
from tests.process.pair import Pair


@pytest.fixture(scope="package")
def both(tmp_path_factory):
    """Amber and Cobalt with consoles, their line up; shared, so tests use officers of their own."""
    pair = Pair(tmp_path_factory.mktemp("consoles") / "p")
    yield Both(pair).start()
    pair.close()


@pytest.fixture
def own(tmp_path):
    """Amber and Cobalt with consoles that one test may restart, kill or lead through time."""
    pair = Pair(tmp_path / "p")
    yield Both(pair)
    pair.close()


@pytest.fixture(autouse=True)
def _streams_end():
    """No test leaves a stream open."""
    yield
    Stream.close_all()
