"""The house rules, applied to this repository. The rules themselves are in rules.py."""

from pathlib import Path

import pytest

from tests.tidy import rules

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_the_repository_keeps(rule):
    breaches = rule(ROOT)
    assert not breaches, "\n".join(["", rule.__doc__, *breaches])


def test_there_is_something_to_judge():
    """An empty list of files would keep every rule."""
    assert rules.sources(ROOT)
    assert rules.sources(ROOT, "tests")
    assert rules.specified_clauses(ROOT)
