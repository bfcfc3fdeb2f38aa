"""Ledgers of contacts by themselves: import, and the questions that a press office asks.

The contacts are made from one seed: two parties, office-holders who change every few years, a
third of them of one pair that calls often, some partial dates, claims, follow-ups, line checks.
"""

from __future__ import annotations

import json as text_json
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from openline.bench.machine import machine_facts
from openline.core.base.errors import Unavailable
from openline.core.contacts import timeline
from openline.core.contacts.contact import parse
from openline.core.contacts.levels import LEVELS
from openline.shell.contacts import findable, placing
from openline.shell.contacts.importing import import_file
from openline.shell.contacts.listing import Filters
from openline.shell.contacts.search import Search
from openline.shell.contacts.store import Contacts

SIZES = {"": (1_000, 10_000, 100_000), "quick": (1_000, 10_000), "tiny": (300,)}
SEED = 5
ASKED_COUNT = 200
CROWDED_COUNT = 8_500  # of one pair in one year, none with a day
TODAY = date(2026, 1, 1)
_FIRST, _LAST = date(1990, 1, 1).toordinal(), date(2025, 12, 31).toordinal()
_KINDS = ("voice", "voice", "voice", "in_person", "in_person", "video", "written", "line_check")
_HOT_SHARE = 0.33
_TERM_DAYS = 1200
_AIMS = {
    "import_s": 60.0,
    "since_ms_p99": 50.0,
    "crowded_ms_max": 50.0,
    "timeline_ms": 300.0,
    "console_timeline_ms": 300.0,
    "console_window_ms": 300.0,
    "search_ms_max": 300.0,
}
# A name, a word that nearly all hold, two words, a beginning, and what nobody wrote.
_QUERIES = ("duty 612", "lines", "prisoners airspace", "Agen", "zeppelin")


def contacts(count: int, seed: int = SEED) -> Iterator[dict[str, Any]]:
    """So many contacts of one generated history; the same for the same seed."""
    draw = random.Random(seed)  # noqa: S311  # a history that can be made again
    for number in range(count):
        day = draw.randint(_FIRST, _LAST)
        level = draw.choice(LEVELS) if draw.random() > _HOT_SHARE else "duty"
        found: dict[str, Any] = {
            "id": f"c-{number:07d}",
            "date": _date_text(draw, day),
            "kind": draw.choice(_KINDS),
            "participants": [
                _person("US", level, day, draw.random() < 0.05),
                _person("RU", level, day, draw.random() < 0.05),
            ],
            "topics": draw.sample(
                ["arms control", "safety at sea", "airspace", "exchange of prisoners"], 2
            ),
            "accounts": {"US": ["lines of communication stay open"], "RU": ["an exchange"]},
            "source": f"Agency {draw.randint(1, 60)}",
        }
        if draw.random() < 0.2:
            found["participants"].append(_person("US", draw.choice(LEVELS), day, False))
        if draw.random() < 0.02:
            since = date.fromordinal(max(_FIRST, day - draw.randint(1, 400)))
            of = f"any/{level}"
            claim = {"by": "press", "kind": "first_since", "since": since.isoformat(), "of": of}
            found["claims"] = [claim]
            if len(found["date"]) < len("2014-01-01"):
                found.pop("claims")
        if draw.random() < 0.02:
            found["follow_ups"] = [{"what": "the next round", "due": "2025-09"}]
        yield found


def _date_text(draw: random.Random, day: int) -> str:
    text = date.fromordinal(day).isoformat()
    chance = draw.random()
    if chance < 0.01:
        return text[:4]
    if chance < 0.04:
        return text[:7]
    if chance < 0.3:
        return f"{text}T{draw.randint(0, 23):02d}:{draw.randint(0, 59):02d}Z"
    return text


def _person(party: str, level: str, day: int, is_deputy: bool) -> dict[str, str]:
    term = 0 if level == "duty" else day // _TERM_DAYS
    name = f"{party} {level.replace('_', ' ')} {'deputy ' if is_deputy else ''}{term}"
    return {"party": party, "name": name, "office": f"Office of {level}", "level": level}


def measure(folder: Path, count: int) -> dict[str, Any]:
    """The figures of one ledger of this size."""
    home = folder / f"home-{count}"
    home.mkdir(mode=0o700)
    (home / "openline.toml").touch()
    file = home / "contacts.jsonl"
    with file.open("w", encoding="utf-8") as out:
        out.writelines(text_json.dumps(one) + "\n" for one in contacts(count))
    ledger = Contacts.open(home)
    try:
        found: dict[str, Any] = {"contacts": count, "file_mb": _megabytes(file)}
        began_s = time.perf_counter()
        import_file(ledger, file)
        found["import_s"] = round(time.perf_counter() - began_s, 2)
        began_s = time.perf_counter()
        import_file(ledger, file)
        found["import_again_s"] = round(time.perf_counter() - began_s, 2)
        ledger.connection.wal_checkpoint()
        found["ledger_mb"] = _megabytes(home / "contacts.sqlite")
        found |= _asked(ledger, count)
        found["crowded_ms_max"] = _crowded(ledger, count)
    finally:
        ledger.close()
    return found


def _crowded(ledger: Contacts, count: int) -> float:
    """The longest answer on a pair with nothing but months, and a year, for dates."""
    people = [
        {"party": party, "name": f"{party} crowded", "office": "Desk", "level": "duty"}
        for party in ("US", "RU")
    ]
    dates = ["2030", "2031", *(f"2030-{month:02}" for month in range(1, 13))]
    rows = [
        {
            "id": f"crowded-{number}",
            "date": dates[number if number < len(dates) else 2 + number % 12],
            "kind": "voice",
            "participants": people,
            "source": "Agency",
        }
        for number in range(min(count, CROWDED_COUNT))
    ]
    ledger.add([parse(row) for row in rows])
    asked = (partial(ledger.since, f"crowded-{number}") for number in range(len(dates)))
    return round(max(_ms(one) for one in asked), 2)


def _asked(ledger: Contacts, count: int) -> dict[str, Any]:
    draw = random.Random(SEED)  # noqa: S311  # the same contacts are asked for each time
    ids = [f"c-{draw.randrange(count):07d}" for _ in range(ASKED_COUNT)]
    times = sorted(_ms(partial(ledger.since, id_)) for id_ in ids)
    found = {"since_ms_p50": statistics.median(times)}
    found |= {"since_ms_p99": times[ASKED_COUNT * 99 // 100 - 1], "since_ms_max": times[-1]}
    found["list_100_ms"] = _ms(lambda: ledger.shown(ledger.list(limit=100)))
    found["list_filtered_ms"] = _ms(
        lambda: ledger.shown(ledger.list(level="minister", first="2020", last="2021"))
    )
    everything = ledger.list()
    found["list_all_ms"] = _ms(lambda: ledger.shown(ledger.list()))
    found["silence_ms"] = _ms(lambda: ledger.silence(TODAY))
    found["owed_ms"] = _ms(lambda: ledger.owed(TODAY))
    found["check_ms"] = _ms(ledger.check)
    found["figures_ms"] = _ms(lambda: ledger.figures(TODAY))
    found["timeline_ms"] = _ms(lambda: timeline.svg(everything, today=TODAY))
    found |= _console(ledger)
    return {name: round(value, 2) for name, value in found.items()}


def _console(ledger: Contacts) -> dict[str, float]:
    """What the console asks for: the picture, first and again, a window of it, and the search."""
    picture = placing.Picture(ledger)
    wanted = Filters(first="2019", last="2021")
    found = {
        "console_rows_ms": _ms(picture.rows),  # read once after each import
        "console_timeline_ms": _ms(lambda: picture.svg(None, None, TODAY, "en")),
        "console_window_ms": _ms(lambda: picture.window(wanted, 1500, TODAY, "en")),
        "index_s": _ms(lambda: findable.refresh(ledger)) / 1000,
    }
    search = Search(ledger.connection)
    times = [_ms(partial(search.find, query)) for query in _QUERIES]
    return found | {"search_ms_p50": statistics.median(times), "search_ms_max": max(times)}


def _ms(call: Callable[[], object]) -> float:
    began_s = time.perf_counter()
    call()
    return (time.perf_counter() - began_s) * 1000


def _megabytes(path: Path) -> float:
    return round(path.stat().st_size / 1e6, 1)


def run(json: bool) -> int:
    """Measure and print; 1 if an aim is missed, else 0.

    Raises:
        Unavailable: the disk does not answer.
    """
    extent = os.environ.get("OPENLINE_BENCH", "")
    sizes = SIZES.get(extent, SIZES[""])
    with tempfile.TemporaryDirectory(prefix="openline-bench-") as folder:
        try:
            rows = [measure(Path(folder), count) for count in sizes]
        except OSError as fault:
            raise Unavailable("bench", str(fault.strerror), "Run it again.") from None
        report = {"ledgers": rows, "aims": _AIMS, "machine": machine_facts(Path(folder))}
    if json:
        print(text_json.dumps(report, indent=1))
    else:
        for name in rows[0]:
            print(f"{name:20}" + "".join(f"{row[name]:>12}" for row in rows))
    return 1 if any(row[name] > most for row in rows for name, most in _AIMS.items()) else 0
