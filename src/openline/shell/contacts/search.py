"""One search over items, contacts, readouts, commitments, requests and rounds: SQLite's FTS5.

The index holds words as folded by `stems`, never the text as a query language; a query is read
into words by the same rule, so that none of its signs means anything to FTS5. A row's number
begins with its moment: the newest come first among equals, and of a word that is everywhere only
the newest RANKED_MAX are weighed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, NamedTuple

import apsw

from openline.core.base.errors import Refused
from openline.shell.contacts.stems import FILLERS, Forms, bare_words, forms, language_of, words

DOMAINS = ("item", "contact", "readout", "commitment", "request", "round")
RESULTS_MAX = 200  # more is a list, not an answer
RANKED_MAX = 20_000  # rows weighed against each other; older ones of a common word are not
QUERY_LETTERS_MAX = 1000  # the rest of a longer query is not read
QUERY_WORDS_MAX = 16
PREFIX_LETTERS_MIN = 2
EXCERPT_LETTERS = 240
EXCERPT_MARKS_MAX = 20
TEXT_LETTERS_MAX = 1_048_576  # as a readout's limit; the rest is kept nowhere
SHORT_LETTERS_MAX = 500
_SEQUENCE_BITS = 24
_DAY_S = 86_400

TABLES = """
CREATE TABLE IF NOT EXISTS search_row (
    number INTEGER PRIMARY KEY,
    domain TEXT NOT NULL,
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    at TEXT NOT NULL,
    UNIQUE (domain, id)
) STRICT;
CREATE VIRTUAL TABLE IF NOT EXISTS search_word USING fts5 (
    domain, title, body, stems,
    content = '', contentless_delete = 1, prefix = '2 3',
    tokenize = "ascii"
);
"""
# Bytes of words that FTS5 gathers before it writes them; its own 1 MB makes many small pieces.
_GATHERED = "INSERT INTO search_word (search_word, rank) VALUES ('hashsize', 16777216)"
_HELD = "SELECT number, title, text, language, at FROM search_row WHERE domain = ? AND id = ?"
_LAST_OF = "SELECT max(number) FROM search_row WHERE number BETWEEN ? AND ?"
_ROW = "INSERT INTO search_row VALUES (?, ?, ?, ?, ?, ?, ?)"
_WORDS = "INSERT INTO search_word (rowid, domain, title, body, stems) VALUES (?, ?, ?, ?, ?)"
_FLOOR = (
    "SELECT rowid FROM search_word WHERE search_word MATCH ?"
    " ORDER BY rowid DESC LIMIT 1 OFFSET ?"
)
_FIND = (
    "SELECT rowid, bm25(search_word, 0.0, 6.0, 2.0, 1.0) AS weight FROM search_word"
    " WHERE search_word MATCH ? AND rowid >= ? ORDER BY weight, rowid DESC LIMIT ?"
)


class Row(NamedTuple):
    """What can be found: where it belongs, what it says and when it was."""

    domain: str
    id: str
    title: str
    text: str
    language: str = ""
    at: str = ""


class Search:
    """The index in one database, made if there is none; the caller sees to one thread at a time."""

    def __init__(self, connection: apsw.Connection) -> None:
        """Use the tables of a connection, which stays the caller's."""
        self._connection = connection
        connection.execute(TABLES)
        connection.execute(_GATHERED)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction; it is begun as a write, so that another writer is waited for.

        One that looks first and writes then is refused at once if another wrote between.
        """
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def put(
        self,
        domain: str,
        id_: str,
        title: str,
        text: str,
        language: str = "",
        at: str = "",
    ) -> None:
        """Make one thing findable, instead of what was known under its id."""
        self.put_many([Row(domain, id_, title, text, language, at)])

    def put_many(self, rows: Iterable[Sequence[str]]) -> int:
        """Make many findable in one transaction; how many were new or changed.

        Args:
            rows: `Row`s, or sequences of the same six texts.
        """
        changed = 0
        # FTS5 gathers words in memory for as long as the numbers rise.
        in_order = sorted((Row(*row) for row in rows), key=lambda row: _moment(row.at))
        with self._writing():
            for row in in_order:
                changed += self._put(row)
        return changed

    def _put(self, said: Row) -> bool:
        row = Row(
            _known(said.domain),
            said.id,
            _clean(said.title, SHORT_LETTERS_MAX),
            _clean(said.text, TEXT_LETTERS_MAX),
            said.language if said.language in {"en", "ru", "id"} else "",
            _clean(said.at, SHORT_LETTERS_MAX),
        )
        connection = self._connection
        held = connection.execute(_HELD, (row.domain, row.id)).fetchone()
        if held is not None:
            if tuple(held[1:]) == row[2:]:
                return False
            self._drop(held[0])
        base = _moment(row.at) << _SEQUENCE_BITS
        last = connection.execute(_LAST_OF, (base, base + (1 << _SEQUENCE_BITS) - 1)).fetchone()
        number = base if last is None or last[0] is None else last[0] + 1
        connection.execute(_ROW, (number, *row))
        heads, rest = bare_words(row.title), bare_words(row.text)
        language = row.language or language_of(heads + rest)
        title = [forms(word, language) for word in heads]
        body = [forms(word, language) for word in rest]
        # Each stem once, and none that is the word itself: a stem is looked for in all columns.
        stems = {stem for one in {*title, *body} for stem in one.stems if stem != one.plain}
        columns = (row.domain, _joined(title), _joined(body), " ".join(sorted(stems)))
        connection.execute(_WORDS, (number, *columns))
        return True

    def _drop(self, number: int) -> None:
        self._connection.execute("DELETE FROM search_word WHERE rowid = ?", (number,))
        self._connection.execute("DELETE FROM search_row WHERE number = ?", (number,))

    def remove(self, domain: str, id_: str) -> bool:
        """Forget one thing; whether it was there."""
        with self._writing():
            held = self._connection.execute(_HELD, (_known(domain), id_)).fetchone()
            if held is not None:
                self._drop(held[0])
        return held is not None

    def clear(self, domain: str) -> int:
        """Forget a whole domain; how many there were."""
        with self._writing():
            numbers = self._connection.execute(
                "SELECT number FROM search_row WHERE domain = ?", (_known(domain),)
            ).fetchall()
            self._connection.executemany("DELETE FROM search_word WHERE rowid = ?", numbers)
            self._connection.execute("DELETE FROM search_row WHERE domain = ?", (domain,))
        return len(numbers)

    def count(self, domain: str) -> int:
        """How many things of a domain can be found."""
        counted = self._connection.execute(
            "SELECT count(*) FROM search_row WHERE domain = ?", (_known(domain),)
        ).fetchone()
        return int(counted[0]) if counted else 0

    def find(
        self, query: str, limit: int = 50, domains: Sequence[str] | None = None
    ) -> list[dict[str, Any]]:
        """What holds every word of a query in some form of it, the best first, then the newest.

        Small words ("of", "dan") are looked for only when they stand alone.

        The last word may be a beginning, unless a space follows it. Each answer is
        `{domain, id, title, excerpt: {text, marks: [[start, end]]}, at, score}`; marks are places
        in the excerpt's text, in characters.
        """
        asked = _Asked.read(query)
        chosen = DOMAINS if domains is None else [_known(domain) for domain in domains]
        limit = min(RESULTS_MAX, max(0, limit))
        if not asked.words or not chosen or not limit:
            return []
        match = asked.match(chosen)
        floor = self._connection.execute(_FLOOR, (match, RANKED_MAX)).fetchone()
        least = floor[0] if floor else 0
        found: list[Any] = self._connection.execute(_FIND, (match, least, limit)).fetchall()
        return [self._told(number, weight, asked) for number, weight in found]

    def _told(self, number: int, weight: float, asked: _Asked) -> dict[str, Any]:
        row = self._connection.execute(
            "SELECT domain, id, title, text, language, at FROM search_row WHERE number = ?",
            (number,),
        ).fetchone()
        assert row is not None, "a word's row is not there"
        one = Row(*row)
        return {
            "domain": one.domain,
            "id": one.id,
            "title": one.title,
            "excerpt": asked.excerpt(one.text, one.language),
            "at": one.at,
            "score": round(-weight, 6),
        }


def in_memory() -> Search:
    """An index that is on no disk: for texts that lie there sealed (ADR 0032)."""
    return Search(apsw.Connection(":memory:"))


class _Asked(NamedTuple):
    """A query, read into words."""

    words: list[Forms]
    is_open: bool

    @classmethod
    def read(cls, query: str) -> _Asked:
        start = query[:QUERY_LETTERS_MAX]
        read = [forms(word) for word in bare_words(start)[:QUERY_WORDS_MAX]]
        bearing = [one for one in read if one.plain not in FILLERS]
        is_open = bool(start) and not start[-1].isspace() and read[-1:] == bearing[-1:]
        return cls(bearing or read, is_open=is_open)

    def _prefix(self) -> str | None:
        last = self.words[-1].plain
        return last if self.is_open and len(last) >= PREFIX_LETTERS_MIN else None

    def match(self, domains: Sequence[str]) -> str:
        """The query as FTS5 reads it: only letters and digits stand between its quotes."""
        parts = []
        prefix = self._prefix()
        for place, one in enumerate(self.words):
            star = "*" if prefix is not None and place == len(self.words) - 1 else ""
            # A stem may be another word's whole, and a whole word another one's stem.
            ways = [f'"{one.plain}"{star}', *(f'"{stem}"' for stem in one.stems)]
            parts.append(f"{{title body stems}}:({' OR '.join(dict.fromkeys(ways))})")
        if len(domains) < len(DOMAINS):
            parts.append(f"({' OR '.join(f'domain:{name}' for name in domains)})")
        return " AND ".join(parts)

    def _is_meant(self, word: Forms) -> bool:
        prefix = self._prefix()
        if prefix is not None and word.plain.startswith(prefix):
            return True
        ways = {word.plain, *word.stems}
        return any(one.plain in ways or not ways.isdisjoint(one.stems) for one in self.words)

    def excerpt(self, text: str, language: str) -> dict[str, Any]:
        """The stretch of a text where the first of the words stands, and where they stand in it."""
        found = self._places(text, language)
        first = next(found, None)
        if first is None:
            cut = text[:EXCERPT_LETTERS]
            return {"text": cut + "\u2026" * (len(text) > len(cut)), "marks": []}
        start = max(0, first[0] - EXCERPT_LETTERS // 3)
        if start:
            start = min(first[0], text.find(" ", start, first[0]) + 1 or start)
        end = min(len(text), max(start + EXCERPT_LETTERS, first[1]))
        before, after = "\u2026" * (start > 0), "\u2026" * (end < len(text))
        shift = len(before) - start
        marks = [[first[0] + shift, first[1] + shift]]
        for begin, stop in found:
            if stop > end or len(marks) >= EXCERPT_MARKS_MAX:
                break
            marks.append([begin + shift, stop + shift])
        return {"text": before + text[start:end] + after, "marks": marks}

    def _places(self, text: str, language: str) -> Iterator[tuple[int, int]]:
        for place in words(text):
            if self._is_meant(forms(place.word, language)):
                yield place.start, place.end


def _joined(read: Iterable[Forms]) -> str:
    return " ".join([one.plain for one in read])


def _known(domain: str) -> str:
    if domain not in DOMAINS:
        raise Refused(
            "search",
            f"nothing is searched under {domain[:40]!r}",
            f"Use: {', '.join(DOMAINS)}.",
        )
    return domain


def _clean(text: str, most: int) -> str:
    """A text that UTF-8 can hold."""
    return text[:most].encode("utf-8", "replace").decode("utf-8")


def _moment(at: str) -> int:
    """Seconds since the year 1 of an ISO date or time, read as far as it goes; 0 without one."""
    digits = [int(part) for part in bare_words(at.replace("T", " ")) if part.isdecimal()][:6]
    year, month, day, hour, minute, second = (digits + [1, 1, 1, 0, 0, 0][len(digits) :])[:6]
    try:
        days = date(year, month, day).toordinal()
    except (ValueError, OverflowError):
        return 0
    if not digits:
        return 0
    clock = min(23, hour) * 3600 + min(59, minute) * 60 + min(59, second)
    return days * _DAY_S + clock
