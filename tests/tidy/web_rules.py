"""House rules of the front end. Each takes the root of a tree and returns its breaches.

They read the sources as text: a rule that needs a browser is a test of tests/browser.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from fluent.syntax import FluentParser, ast, serialize
from fluent.syntax.visitor import Visitor

from tests.tidy.rules import FILE_LINES_MAX, lines_of, say

LOCALE = "src/openline/console/locale"
LANGUAGES = ("en", "ru", "id")
SAME = "tests/tidy/same_in_english.txt"
SUFFIXES = {".svelte", ".ts", ".css", ".html"}
SVG_NAMESPACE = "http://www.w3.org/"

TEXT_MIN, MARK_MIN = 4.5, 3.0
THEMES = ("day", "dark", "night")
GROUNDS = ("page", "panel", "raised", "well")
TEXT_PAIRS = [
    *((ink, ground) for ink in ("ink", "muted", "us", "them", "link") for ground in GROUNDS),
    *((ink, ground) for ink in ("bad", "warn") for ground in GROUNDS),
    *(("bad", "bad-ground"), ("ink", "bad-ground"), ("muted", "bad-ground")),
    *(("warn", "warn-ground"), ("ink", "warn-ground"), ("muted", "warn-ground")),
    *(("on-act", "act"), ("on-act", "act-hover"), ("on-flash", "flash")),
    *(("on-immediate", "immediate"), ("on-stop", "stop"), ("on-stop", "stop-hover")),
    *(("on-banner", "banner"), ("on-test", "test")),
]
MARK_PAIRS = [
    *((mark, ground) for mark in ("edge", "focus", "lit", "unlit") for ground in GROUNDS),
    *(("flash", "panel"), ("stop", "panel"), ("banner", "panel"), ("test", "panel")),
]


def web_sources(root: Path) -> list[Path]:
    """The files we write for the browser."""
    places = [root / "web" / "src", root / "web" / "public"]
    found = [path for place in places for path in place.rglob("*") if path.suffix in SUFFIXES]
    page = root / "web" / "index.html"
    return sorted([*found, *([page] if page.exists() else [])])


def _at(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def _found(root: Path, pattern: str, what: str, suffixes: set[str] = SUFFIXES) -> list[str]:
    return [
        say(root, path, _at(text, match.start()), what)
        for path in web_sources(root)
        if path.suffix in suffixes
        for text in [path.read_text("utf-8")]
        for match in re.finditer(pattern, text)
    ]


def long_web_files(root: Path) -> list[str]:
    """A file of the front end that one sitting cannot read."""
    return [
        say(root, path, count, f"{count} lines, at most {FILE_LINES_MAX}")
        for path in web_sources(root)
        if (count := len(lines_of(path))) > FILE_LINES_MAX
    ]


def markup_from_strings(root: Path) -> list[str]:
    """A string that becomes markup or code: what the other party writes is only ever text."""
    pattern = r"\{@html|\b(?:inner|outer)HTML\b|\binsertAdjacentHTML\b|\bdocument\.write\b"
    return _found(
        root, pattern + r"|\beval\(|\bnew Function\(", "a string becomes markup or code"
    )


def inline_styles(root: Path) -> list[str]:
    """A style attribute or a handler as a string: the content policy refuses both."""
    pattern = r"\sstyle=|\son[a-z]+=[\"']"
    return _found(root, pattern, "inline style or handler", {".svelte", ".html"})


def outside_addresses(root: Path) -> list[str]:
    """An address outside the node: the console asks nobody else."""
    namespace = re.escape(SVG_NAMESPACE)
    return _found(
        root,
        rf"(?<!['\"`\w])//[a-z]+\.[a-z]|(?:https?|wss?)://(?!www\.w3\.org/)|{namespace}(?!2000/svg|1999/xlink)",
        "an address outside the node",
    )


# --- words ---------------------------------------------------------------------------------


def template_text(source: str) -> Iterator[tuple[int, str]]:
    """The literal texts of a component's template, with their lines; code and keys left out."""
    blank = lambda match: re.sub(r"[^\n]", " ", match[0])  # noqa: E731 # keeps the line numbers
    text = re.sub(r"<!--.*?-->", blank, source, flags=re.DOTALL)
    for tag in ("script", "style", "kbd", "code"):
        text = re.sub(rf"<{tag}\b.*?</{tag}>", blank, text, flags=re.DOTALL)
    depth, in_tag, begin, piece = 0, False, 0, ""
    for place, character in enumerate(text + "<"):
        if character in "{}":
            depth += 1 if character == "{" else -1
        elif depth == 0 and character in "<>":
            if not in_tag and piece.strip():
                yield _at(text, begin), piece.strip()
            in_tag, piece = character == "<", ""
        elif depth == 0 and not in_tag:
            begin = begin if piece.strip() else place
            piece += character


def words_in_templates(root: Path) -> list[str]:
    """A word for a person that stands in a component instead of the catalogues."""
    spoken = re.compile(r"""\s(?:aria-label|title|placeholder|alt|label)="[^"{]*[^\W\d_]{2}""")
    found = []
    for path in web_sources(root):
        if path.suffix != ".svelte":
            continue
        source = path.read_text("utf-8")
        found += [
            say(root, path, line, f"hard-coded words: {text[:40]}")
            for line, text in template_text(source)
            if re.search(r"[^\W\d_]{2}", re.sub(r"&#?\w+;", "", text))
        ]
        found += [
            say(root, path, _at(source, match.start()), f"hard-coded words:{match[0][:40]}")
            for match in spoken.finditer(source)
        ]
    return found


class _Variables(Visitor):
    """The names of all variables in a message."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 # fluent's name
        self.names.add(node.id.name)


Catalogue = dict[str, tuple[Path, ast.Message]]


def catalogue(root: Path, language: str) -> tuple[Catalogue, list[str]]:
    """The messages of one language by id, and what could not be read or stands there twice."""
    messages: Catalogue = {}
    faults = []
    for path in sorted((root / LOCALE / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            if isinstance(entry, ast.Junk):
                faults.append(say(root, path, 1, f"not Fluent: {entry.content[:40]!r}"))
            elif isinstance(entry, ast.Message):
                if entry.id.name in messages:
                    faults.append(say(root, path, 1, f"{entry.id.name} stands twice"))
                messages[entry.id.name] = (path, entry)
    return messages, faults


def _words(message: ast.Message) -> str:
    return serialize(ast.Resource([message])).split("=", 1)[1].strip()


def _variables(message: ast.Message) -> set[str]:
    visitor = _Variables()
    visitor.visit(message)
    return visitor.names


def catalogues_apart(root: Path) -> list[str]:
    """A message that one language lacks, or that takes other values there, or stands in another file."""
    english, found = catalogue(root, "en")
    for language in LANGUAGES[1:]:
        other, faults = catalogue(root, language)
        found += faults
        for name in sorted(english.keys() ^ other.keys()):
            found.append(f"{LOCALE}/{language}: {name} is missing or too much")
        for name in sorted(english.keys() & other.keys()):
            (path, ours), (there, theirs) = english[name], other[name]
            if path.name != there.name:
                found.append(say(root, there, 1, f"{name} is in {path.name} in English"))
            if _variables(ours) != _variables(theirs):
                found.append(say(root, there, 1, f"{name} takes other values than in English"))
    return found


def untranslated(root: Path) -> list[str]:
    """A text equal to the English that is not on the reasoned list, or a reason that is stale."""
    listed = set()
    found = []
    if (root / SAME).exists():
        for number, line in enumerate(lines_of(root / SAME), 1):
            if not line.strip() or line.startswith("#"):
                continue
            entry, _, reason = line.partition("#")
            if not reason.strip():
                found.append(f"{SAME}:{number}: no reason")
            language, name = entry.split()
            listed.add((language, name))
    english, _ = catalogue(root, "en")
    same = set()
    for language in LANGUAGES[1:]:
        other, _ = catalogue(root, language)
        for name in sorted(english.keys() & other.keys()):
            words = _words(english[name][1])
            says = re.search(r"[^\W\d_]", re.sub(r"\{.*?\}", "", words, flags=re.DOTALL))
            if says and words == _words(other[name][1]):
                same.add((language, name))
    found += [
        f"{LOCALE}/{language}: {name} is still English"
        for language, name in sorted(same - listed)
    ]
    return found + [
        f"{SAME}: {language} {name} is not equal any more"
        for language, name in sorted(listed - same)
    ]


CALL = re.compile(r"\b(?:t|tOr|has)\(")
LITERAL = re.compile(r"""(['"`])((?:(?!\1)[^\\]|\\.)*)\1""", re.DOTALL)
WORD = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")
PART = re.compile(r"\$\{[^}]*\}")
PLAIN = re.compile(r"['\"`]([a-z0-9-]+)['\"`]")
BUILT = re.compile(r"`((?:[a-z0-9-]|\$\{[^}`]*\})+)`")


COMMENT = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)


def _asked_in(text: str) -> Iterator[tuple[int, str]]:
    """The first arguments of t(), tOr() and has(): literals, also both sides of a choice."""
    text = COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    for call in CALL.finditer(text):
        depth, place = 1, call.end()
        while place < len(text) and depth and not (depth == 1 and text[place] == ","):
            depth += (text[place] in "([{") - (text[place] in ")]}")
            place += 1
        for literal in LITERAL.finditer(text, call.end(), place):
            if WORD.fullmatch(PART.sub("x", literal[2])) and "-" in literal[2]:
                yield _at(text, call.start()), literal[2]


def _pattern(asked: str) -> re.Pattern[str]:
    return re.compile("[a-z0-9-]+".join(re.escape(part) for part in PART.split(asked)))


def unknown_words(root: Path) -> list[str]:
    """An id that a screen asks for and no catalogue has."""
    english, _ = catalogue(root, "en")
    found = []
    for path in web_sources(root):
        text = path.read_text("utf-8")
        keys = [
            (_at(text, m.start()), m[1]) for m in re.finditer(r"\bid: '(key-[a-z-]+)'", text)
        ]
        for line, asked in [*_asked_in(text), *keys]:
            if not any(map(_pattern(asked).fullmatch, english)):
                found.append(say(root, path, line, f"no catalogue has {asked}"))
    return found


def unused_words(root: Path) -> list[str]:
    """A message that nothing shows."""
    english, _ = catalogue(root, "en")
    console = (root / LOCALE).parent
    sources = [*web_sources(root), *console.glob("*.py")]
    plain: set[str] = set()
    built: set[str] = set()
    for path in sources:
        text = path.read_text("utf-8")
        plain.update(PLAIN.findall(text))
        built.update(BUILT.findall(text))
    patterns = [_pattern(words) for words in built if WORD.fullmatch(PART.sub("x", words))]
    return [
        say(root, path, 1, f"{name} is never shown")
        for name, (path, _) in english.items()
        if name not in plain and not any(pattern.fullmatch(name) for pattern in patterns)
    ]


# --- contrast ------------------------------------------------------------------------------


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def faint_colours(root: Path) -> list[str]:
    """A pair of colours of a theme that cannot be told apart well enough."""
    path = root / "web/src/styles/tokens.css"
    if not path.exists():
        return []
    text = path.read_text("utf-8")
    found = []
    for theme in THEMES:
        block = re.search(rf"\[data-theme='{theme}'\] \{{(.*?)\}}", text, re.DOTALL)
        tokens = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block[1])) if block else {}
        for pairs, least in ((TEXT_PAIRS, TEXT_MIN), (MARK_PAIRS, MARK_MIN)):
            for ink, ground in pairs:
                if ink not in tokens or ground not in tokens:
                    found.append(f"{theme}: {ink} or {ground} is missing")
                elif (ratio := contrast(tokens[ink], tokens[ground])) < least:
                    found.append(f"{theme}: {ink} on {ground} is {ratio:.2f}, at least {least}")
    return found


RULES = (
    long_web_files,
    markup_from_strings,
    inline_styles,
    outside_addresses,
    words_in_templates,
    catalogues_apart,
    untranslated,
    unknown_words,
    unused_words,
    faint_colours,
)
