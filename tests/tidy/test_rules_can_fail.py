"""Each house rule finds the breach it is for, in a small tree made for it, and only that."""

import pytest

from tests.tidy import rules

SPEC = "docs/spec/line.md"
DOC = '"""Says what it is."""\n'
PROJECT = '[project]\nname = "x"\ndependencies = ["cbor2>=6"]\n'

# A tree that keeps every rule: each case below changes one file of it.
SOUND = {
    "README.md": "`make demo` and `make test`. See [the line](docs/spec/line.md#lin-1).\n",
    SPEC: "**LIN-1 Session.** Keys are pinned by SHA-256.\n",
    "pyproject.toml": PROJECT,
    "requirements.in": "# why\ncbor2>=6  # codec\n",
    "requirements.lock": "cbor2==6.3.0 \\\n    --hash=sha256:00\n",
    "src/openline/__init__.py": DOC,
    "src/openline/core/__init__.py": DOC,
    "src/openline/core/a.py": (
        DOC
        + "import os\nfrom openline.core import b\n\n\ndef refuse(time):\n"
        + '    """Quote [LIN-1] and "SHA-512"."""\n    return time.time(), b, os\n'
    ),
    "src/openline/core/b.py": DOC,
    "tests/test_a.py": "import asyncio\n\n\nasync def test_a():\n    await asyncio.sleep(0)\n",
}

A = "src/openline/core/a.py"
B = "src/openline/core/b.py"
T = "tests/test_a.py"

BREACHES = [
    (rules.long_files, B, DOC + "\n" * rules.FILE_LINES_MAX),
    (rules.long_bodies, B, f"{DOC}def f():\n    '''Do.'''\n" + "    f()\n" * 61),
    (rules.long_bodies, B, f"{DOC}class C:\n  async def _f():\n" + "    f()\n" * 61),
    (rules.missing_docstrings, B, "X = 1\n"),
    (rules.missing_docstrings, B, f"{DOC}def f(): ...\n"),
    (rules.missing_docstrings, B, f"{DOC}class C: ...\n"),
    (rules.missing_docstrings, B, f"{DOC}class C:\n    '''C.'''\n    def f(self): ...\n"),
    (rules.banned_words, B, f"{DOC}class LineManager:\n    '''C.'''\n"),
    (rules.banned_words, B, f"{DOC}def handle_frame():\n    '''F.'''\n"),
    (rules.banned_words, B, f"{DOC}def _process_frame(): ...\n"),
    (rules.banned_words, "src/openline/utils.py", DOC),
    (rules.import_cycles, B, f"{DOC}import openline.core.a\n"),
    (rules.import_cycles, B, f"{DOC}def _f():\n    from openline.core import a\n"),
    (rules.impure_core, B, f"{DOC}import time\nX = time.monotonic()\n"),
    (rules.impure_core, B, f"{DOC}import os as o\nX = o.path.exists('x')\n"),
    (rules.impure_core, B, f"{DOC}from random import randint\nX = randint(0, 1)\n"),
    (rules.impure_core, B, f"{DOC}from datetime import datetime\nX = datetime.now()\n"),
    (rules.impure_core, B, f"{DOC}import datetime\nX = datetime.datetime.now(None)\n"),
    (rules.impure_core, B, f"{DOC}X = open('x')\n"),
    (rules.sleeping_tests, T, "import time\n\n\ndef test_a():\n    time.sleep(x)\n"),
    (rules.sleeping_tests, T, "from time import sleep\n\n\ndef test_a():\n    sleep(1)\n"),
    (rules.sleeping_tests, T, "import asyncio as a\n\nasync def f():\n await a.sleep(0.1)\n"),
    (rules.machine_paths, "docs/a.md", "Look in /" + "work/main.\n"),
    (rules.machine_paths, "Makefile", "X = /" + "home/anna/x\n"),
    (rules.machine_paths, B, f"{DOC}X = '/" + "root/x'\n"),
    (rules.registry_hosts, "requirements.lock", "--index" + "-url x\n"),
    (rules.registry_hosts, "requirements-dev.lock", "x @ ht" + "tps://x/x.whl\n"),
    (rules.registry_hosts, "docs/a.md", "get it from py" + "pi.org\n"),
    (rules.unknown_clauses, B, f"{DOC}def f():\n    '''Refuse [LIN-2].'''\n"),
    (rules.unknown_clauses, B, f'{DOC}X = "LIN-3"\n'),
    (rules.unknown_clauses, T, '@clause("LIN-3")\ndef test_a(): ...\n'),
    (rules.dead_links, "docs/a.md", "See [it](spec/lines.md).\n"),
    (rules.dead_links, "docs/a.md", "![it](a.png)\n"),
    (rules.readme_without_commands, "README.md", "`make demo`\n"),
    (rules.requirements_apart, "pyproject.toml", PROJECT.replace('6"', '6", "apsw"')),
    (rules.requirements_apart, "requirements.in", "cbor2>=6\napsw\n"),
]


def plant(root, files):
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_a_sound_tree_keeps(tmp_path, rule):
    plant(tmp_path, SOUND)
    assert rule(tmp_path) == []


@pytest.mark.parametrize(
    ("rule", "name", "text"),
    BREACHES,
    ids=[f"{rule.__name__}-{n}" for n, (rule, _, _) in enumerate(BREACHES)],
)
def test_a_planted_breach_is_found(tmp_path, rule, name, text):
    plant(tmp_path, SOUND | {name: text})
    breaches = rule(tmp_path)
    assert len(breaches) == 1, breaches


def test_every_rule_has_a_planted_breach():
    assert {rule for rule, _, _ in BREACHES} == set(rules.RULES)


def test_caches_and_environments_are_not_judged(tmp_path):
    plant(tmp_path, SOUND | {".venv/x.py": "/" + "root/x", "node_modules/x.md": "[a](b)"})
    assert [rule(tmp_path) for rule in rules.RULES] == [[] for _ in rules.RULES]
