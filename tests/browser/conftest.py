"""Consoles of two real nodes, and a browser, for the tests of this folder."""

import pytest

from tests.browser.seats import clear_desk
from tests.browser.stage import CHROMIUM, Stage, chromium


@pytest.fixture(scope="module")
def browser():
    """Debian's Chromium; without it the tests are skipped, and say so.

    One a file: while Playwright is open an event loop runs in this thread, and the tests of other
    folders want one of their own.
    """
    if CHROMIUM is None:
        pytest.skip("no chromium here: apt-get install chromium")
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def stage(tmp_path_factory):
    """Amber and Cobalt, their line up and their consoles open, for the tests of one file."""
    made = Stage(tmp_path_factory.mktemp("stage") / "s")
    yield made.start()
    made.close()


@pytest.fixture
def silence(stage):
    """Nothing is open when the test begins, whatever an earlier one left: none rings, none is first."""
    clear_desk(stage)
