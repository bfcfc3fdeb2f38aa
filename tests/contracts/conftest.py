"""What the suites over the store share."""

import pytest

from openline.shell.store.contract import LineRow
from tests.contracts.stores import LINE, OnDisk


@pytest.fixture
def disk(tmp_path):
    """The store on disk with one line."""
    made = OnDisk(tmp_path)
    made.store.add_line(LineRow(LINE, 0, b"line file"))
    yield made
    made.store.close()
