"""Every clause of the specification has a test that names it, and no test names another."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CLAUSE = re.compile(r"^\*\*([A-Z]{3}-\d+)\b", re.MULTILINE)
MARKED = re.compile(r"""mark\.clause\(\s*["']([A-Z]+-?\d+)["']""")


def in_the_specification() -> set[str]:
    pages = (ROOT / "docs" / "spec").glob("*.md")
    return {clause for page in pages for clause in CLAUSE.findall(page.read_text("utf-8"))}


def in_the_tests() -> set[str]:
    files = (ROOT / "tests").rglob("*.py")
    return {clause for file in files for clause in MARKED.findall(file.read_text("utf-8"))}


def test_every_clause_has_a_test():
    assert set() == in_the_specification() - in_the_tests()


def test_every_clause_that_a_test_names_exists():
    named = {clause for clause in in_the_tests() if re.fullmatch(r"[A-Z]{3}-\d+", clause)}
    assert set() == named - in_the_specification()
