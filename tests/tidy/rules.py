"""House rules. Each takes the root of a tree and returns its breaches, one line of text each.

The rules are functions of a root so that test_rules_can_fail.py can plant a breach in a small
tree and see it found. Patterns that must not occur in the repository are built from pieces,
so that this file is not a breach of its own rules.
"""

import ast
import os
import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

FILE_LINES_MAX = 400
BODY_LINES_MAX = 60

Function = ast.FunctionDef | ast.AsyncFunctionDef
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)

BANNED_WORDS = {"manager", "helper", "helpers", "util", "utils"}
BANNED_STARTS = ("handle_", "process_")

# The start of an absolute path: not the middle of a relative one, nor after a variable.
ABSOLUTE = r"(?<![\w.$}>~])" + "/"
MACHINE_PATH = re.compile(
    "|".join(
        [
            ABSOLUTE + "(?:wo" + "rk|ro" + "ot|Us" + "ers)/",
            ABSOLUTE + "ho" + r"me/\w+",
            r"\b[A-Z]:\\Us" + "ers",
        ]
    )
)
REGISTRY_HOST = re.compile("py" + r"pi\.org|python" + r"hosted\.org|npm" + r"js\.(?:org|com)")
ADDRESS_IN_LOCK = re.compile(
    "|".join(["ht" + "tps?:", "fi" + "le:", "--(?:extra-)?index" + "-url", "--find" + "-links"])
)

SKIPPED_FOLDERS = {"node_modules", "__pycache__", "build", "dist", "htmlcov"}
KEPT_DOT_FOLDERS = {".ci"}
TEXT_SUFFIXES = {
    *(".py", ".pyi", ".md", ".toml", ".txt", ".in", ".lock", ".sql", ".sh", ".json", ".cfg"),
    *(".ftl", ".ts", ".js", ".svelte", ".css", ".html", ".yml", ".yaml", ""),
}

IMPURE_MODULES = {"time", "os", "random", "secrets", "uuid"}
IMPURE_CALLS = {
    *("datetime.datetime.now", "datetime.datetime.utcnow", "datetime.datetime.today"),
    *("datetime.date.today", "open", "print", "input"),
}

# A clause is where its number stands in bold or in a heading; a mention is not a clause.
CLAUSE = re.compile(r"(?:\*\*|^#+ +)\[?([A-Z]{3}-\d+)\b", re.MULTILINE)
CLAUSE_IN_CODE = re.compile(r"""[\["']([A-Z]{3}-\d+)[\]"']""")
LINK = re.compile(r"(?<!!)\[[^\]\[]*\]\(\s*<?([^)\s>]+)>?[^)]*\)|!\[[^\]]*\]\(([^)\s]+)[^)]*\)")


# --- reading a tree ------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of one file, read once."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@lru_cache(maxsize=64)
def text_files(root: Path) -> tuple[Path, ...]:
    """Every text file that belongs to the project, caches and environments left out."""
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(
            name
            for name in folders
            if name not in SKIPPED_FOLDERS
            and not name.endswith(".egg-info")
            and (not name.startswith(".") or name in KEPT_DOT_FOLDERS)
        )
        paths = (Path(folder, name) for name in sorted(names))
        found += [path for path in paths if path.suffix in TEXT_SUFFIXES]
    return tuple(found)


def sources(root: Path, under: str = "src") -> list[Path]:
    """The Python files below one folder of the tree."""
    return [p for p in text_files(root) if p.suffix == ".py" and (root / under) in p.parents]


def lines_of(path: Path) -> list[str]:
    """The lines of a text file; bytes that are not UTF-8 do not stop the rules."""
    return path.read_text(encoding="utf-8", errors="replace").splitlines()


def say(root: Path, path: Path, line: int, what: str) -> str:
    """One breach, in the form that editors open."""
    return f"{path.relative_to(root).as_posix()}:{line}: {what}"


def module_of(root: Path, path: Path) -> str:
    """The dotted name under which a source file is imported."""
    parts = list(path.relative_to(root / "src").with_suffix("").parts)
    if parts[-1] == "__init__":
        parts.pop()
    return ".".join(parts)


# --- budgets, docstrings, words ------------------------------------------------------------


def long_files(root: Path) -> list[str]:
    """A file of src that one sitting cannot read."""
    return [
        say(root, path, count, f"{count} lines, at most {FILE_LINES_MAX}")
        for path in sources(root)
        if (count := len(lines_of(path))) > FILE_LINES_MAX
    ]


def body_lines(function: Function) -> int:
    """How many lines a body has from its first statement to its last, without docstring."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def long_bodies(root: Path) -> list[str]:
    """A function of src that does not fit on one screen."""
    return [
        say(root, path, node.lineno, f"{node.name} has {count} lines, at most {BODY_LINES_MAX}")
        for path in sources(root)
        for node in ast.walk(tree_of(path))
        if isinstance(node, FUNCTIONS) and (count := body_lines(node)) > BODY_LINES_MAX
    ]


def is_exempt(node: ast.AST) -> bool:
    """Whether its docstring stands elsewhere: an overload, a setter, an override."""
    marks = [ast.unparse(mark) for mark in getattr(node, "decorator_list", [])]
    return any(m.split(".")[-1] in {"overload", "override", "setter", "deleter"} for m in marks)


def undocumented_in(node: ast.Module | ast.ClassDef) -> Iterator[Function | ast.ClassDef]:
    """Public classes, functions and methods below a node that have no docstring."""
    for child in node.body:
        if not isinstance(child, (*FUNCTIONS, ast.ClassDef)) or child.name.startswith("_"):
            continue
        if ast.get_docstring(child) is None and not is_exempt(child):
            yield child
        if isinstance(child, ast.ClassDef):
            yield from undocumented_in(child)


def missing_docstrings(root: Path) -> list[str]:
    """A public name of src that says nothing to its caller."""
    found = []
    for path in sources(root):
        tree = tree_of(path)
        if ast.get_docstring(tree) is None:
            found.append(say(root, path, 1, "module without docstring"))
        found += [
            say(root, path, node.lineno, f"{node.name} without docstring")
            for node in undocumented_in(tree)
        ]
    return found


def words_of(name: str) -> set[str]:
    """The lower-case words of a snake_case or CamelCase name."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)
    return set(spaced.lower().split("_"))


def banned_words(root: Path) -> list[str]:
    """A module, class or function of src named after nothing in the trade."""
    found = []
    for path in sources(root):
        names = [(1, part) for part in module_of(root, path).split(".")[-1:]]
        names += [
            (node.lineno, node.name)
            for node in ast.walk(tree_of(path))
            if isinstance(node, (*FUNCTIONS, ast.ClassDef))
        ]
        for line, name in names:
            starts = name.lstrip("_").startswith(BANNED_STARTS)
            if starts or words_of(name) & BANNED_WORDS:
                found.append(say(root, path, line, f"{name}: name it after what it is"))
    return found


# --- imports and purity --------------------------------------------------------------------


def imported_by(tree: ast.Module, known: set[str]) -> set[str]:
    """Which of the known modules a file imports, at the top or later."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name in known}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                found.add(inner if inner in known else node.module)
    return found & known


def import_cycles(root: Path) -> list[str]:
    """Modules of openline that can each be reached from the other."""
    paths = {module_of(root, path): path for path in sources(root)}
    known = set(paths)
    edges = {name: imported_by(tree_of(path), known) - {name} for name, path in paths.items()}
    reach: dict[str, set[str]] = {}
    for start, first in edges.items():
        seen: set[str] = set()
        stack = list(first)
        while stack:
            name = stack.pop()
            if name not in seen:
                seen.add(name)
                stack += edges[name]
        reach[start] = seen
    return [
        say(root, paths[name], 1, f"{name} and {other} import each other")
        for name in sorted(reach)
        for other in sorted(reach[name])
        if name < other and name in reach[other]
    ]


def full_names(tree: ast.Module) -> dict[str, str]:
    """What each imported name of a file stands for."""
    names = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                top = alias.name.split(".")[0]
                names[alias.asname or top] = alias.name if alias.asname else top
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                names[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return names


def calls_of(tree: ast.Module) -> Iterator[tuple[ast.Call, str]]:
    """Every call of an imported or bare name, with the full dotted name of what is called."""
    names = full_names(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, (ast.Name, ast.Attribute)):
            first, _, rest = ast.unparse(node.func).partition(".")
            if first in names:
                yield node, f"{names[first]}.{rest}".rstrip(".")
            elif not rest:
                yield node, first


def impure_core(root: Path) -> list[str]:
    """A call in the core that asks a clock, a generator or the outside."""
    return [
        say(root, path, call.lineno, f"the core calls {name}")
        for path in sources(root, "src/openline/core")
        for call, name in calls_of(tree_of(path))
        if name in IMPURE_CALLS or ("." in name and name.split(".")[0] in IMPURE_MODULES)
    ]


def sleeping_tests(root: Path) -> list[str]:
    """A test that waits for time to pass instead of for what it wants to see."""
    found = []
    for path in sources(root, "tests"):
        for call, name in calls_of(tree_of(path)):
            number = call.args and isinstance(call.args[0], ast.Constant) and call.args[0].value
            if name == "time.sleep" or (name == "asyncio.sleep" and number):
                found.append(say(root, path, call.lineno, f"{name}: wait for a condition"))
    return found


# --- texts ---------------------------------------------------------------------------------


def machine_paths(root: Path) -> list[str]:
    """An absolute path of somebody's machine."""
    return [
        say(root, path, number, f"path of one machine: {match.group()}")
        for path in text_files(root)
        for number, line in enumerate(lines_of(path), 1)
        if (match := MACHINE_PATH.search(line))
    ]


def registry_hosts(root: Path) -> list[str]:
    """A registry's host anywhere, or any address in a lock."""
    found = []
    for path in text_files(root):
        is_lock = path.suffix == ".lock" or path.name.startswith("requirements")
        for number, line in enumerate(lines_of(path), 1):
            if REGISTRY_HOST.search(line) or (is_lock and ADDRESS_IN_LOCK.search(line)):
                found.append(say(root, path, number, "names a host"))
    return found


def specified_clauses(root: Path) -> set[str]:
    """Every clause id that docs/spec knows."""
    texts = [p.read_text(encoding="utf-8") for p in sorted((root / "docs/spec").glob("*.md"))]
    return {clause for text in texts for clause in CLAUSE.findall(text)}


def unknown_clauses(root: Path) -> list[str]:
    """A clause quoted by code or test that the specification does not have."""
    known = specified_clauses(root)
    prefixes = {clause[:3] for clause in known}
    quoting = sources(root) + [
        path for path in sources(root, "tests") if path.parent != root / "tests/tidy"
    ]
    return [
        say(root, path, number, f"no clause {clause} in docs/spec")
        for path in quoting
        for number, line in enumerate(lines_of(path), 1)
        for clause in CLAUSE_IN_CODE.findall(line)
        if clause[:3] in prefixes and clause not in known
    ]


def prose_lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a Markdown file without fenced blocks and code spans."""
    fenced = False
    for number, line in enumerate(lines_of(path), 1):
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        elif not fenced:
            yield number, re.sub(r"`[^`]*`", "", line)


def dead_links(root: Path) -> list[str]:
    """A relative link in a Markdown file that leads nowhere."""
    found = []
    for path in text_files(root):
        if path.suffix != ".md":
            continue
        for number, line in prose_lines(path):
            for match in LINK.finditer(line):
                target = (match.group(1) or match.group(2)).partition("#")[0]
                if not target or re.match(r"[a-z][a-z0-9+.-]*:", target):
                    continue
                if not (path.parent / target).exists():
                    found.append(say(root, path, number, f"dead link {target}"))
    return found


def readme_without_commands(root: Path) -> list[str]:
    """A README that does not name the two commands."""
    path = root / "README.md"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    wanted = ("make demo", "make test")
    return [say(root, path, 1, f"does not name `{w}`") for w in wanted if w not in text]


def requirements_apart(root: Path) -> list[str]:
    """A runtime dependency that pyproject.toml and requirements.in do not both name alike."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    in_project = set(project["dependencies"])
    in_file = {
        line.partition("#")[0].strip() for line in lines_of(root / "requirements.in")
    } - {""}
    return [
        f"pyproject.toml:1: {name} is not in both lists"
        for name in sorted(in_project ^ in_file)
    ]


RULES = (
    long_files,
    long_bodies,
    missing_docstrings,
    banned_words,
    import_cycles,
    impure_core,
    sleeping_tests,
    machine_paths,
    registry_hosts,
    unknown_clauses,
    dead_links,
    readme_without_commands,
    requirements_apart,
)
