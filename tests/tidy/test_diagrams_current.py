"""The drawn states and the walks of docs/rooms say what the code says."""

import ast
import importlib.util
import json
import re
from pathlib import Path

import pytest

from openline.core.forms.profile import SETTINGS
from openline.shell.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ROOT / "docs/rooms"
SOURCE = ROOT / "src/openline"

# A step of a walk, in a fenced block: a module, a name in it, what happens there.
STEP = re.compile(
    r"^\s*((?:core|shell|runtime|cli|demo)/[\w/]+\.py)(?: +(\w+(?:\.\w+)?))?(?:  |$)"
)
# A module named in a sentence.
MENTION = re.compile(r"`((?:core|shell|runtime|cli|demo|simulation|bench)/[\w/]*\w\.py)`")
PAGES = [*sorted(ROOMS.glob("*.md")), ROOT / "ARCHITECTURE.md", ROOT / "THREATS.md"]


def drawing():
    spec = importlib.util.spec_from_file_location("draw", ROOMS / "draw.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def names_in(path):
    """Functions and classes of a file, methods as Class.name and as name."""
    found = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found.add(node.name)
        if isinstance(node, ast.ClassDef):
            for inner in node.body:
                if isinstance(inner, (ast.FunctionDef, ast.AsyncFunctionDef)):
                    found |= {inner.name, f"{node.name}.{inner.name}"}
    return found


def steps_of(page):
    fenced = False
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("```"):
            fenced = not fenced
        elif fenced and (match := STEP.match(line)):
            yield number, match.group(1), match.group(2)


def test_the_drawn_states_are_those_of_the_tables():
    """After a change of core/line/states.py: .venv/bin/python docs/rooms/draw.py"""
    draw = drawing()
    assert draw.page() == draw.PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_step_of_a_walk_is_in_the_code(page):
    wrong = []
    for number, module, name in steps_of(page):
        path = SOURCE / module
        if not path.exists():
            wrong.append(f"{page.name}:{number}: no module {module}")
        elif name is not None and name not in names_in(path):
            wrong.append(f"{page.name}:{number}: no {name} in {module}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_module_that_a_page_names_is_there(page):
    text = page.read_text(encoding="utf-8")
    missing = {name for name in MENTION.findall(text) if not (SOURCE / name).exists()}
    assert not missing


def test_the_threats_name_tests_that_are_there():
    text = (ROOT / "THREATS.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(tests/[\w/.]+)`", text))
    assert len(named) > 5
    assert not [name for name in sorted(named) if not (ROOT / name).exists()]


def test_the_administrators_guide_lists_every_setting():
    """Both tables: the keys of a profile with default and range, and those of openline.toml."""
    text = (ROOT / "docs/operate/guide.md").read_text(encoding="utf-8")
    for key, setting in SETTINGS.items():
        span = "" if setting.low is None else f"{setting.low}..{setting.high}"
        assert f"| `{key}` | `{json.dumps(setting.default)}` | {span} |" in text
    for field in Settings._fields:
        key = field.removeprefix("alarm_")
        assert re.search(rf"^\| `\w+\.{key}` |^\| `{key}\.listen` ", text, re.MULTILINE), key


def test_there_are_walks_to_judge():
    assert sum(1 for page in PAGES for _ in steps_of(page)) > 40
