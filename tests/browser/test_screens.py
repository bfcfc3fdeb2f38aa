"""Every screen in every dress: three themes, three languages, three sizes; pictures for CI to keep."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.browser.navigators import LANGUAGES, SIZES, THEMES
from tests.browser.seats import seat
from tests.browser.stage import wait_light
from tests.process.pair import wait_until

PICTURES = Path(__file__).parents[2] / "build" / "screenshots"
PICTURES_BYTES_MAX = 12_000_000
# Each place, and what stands there once it has been read. Record and Engineering have a test of theirs.
PLACES = {
    "line": "section.queue, main h2",
    "messages": "article[data-item]",
    "write": "form[aria-labelledby=compose-title]",
    "watch": "[data-do=end-watch]",
    "schedule": "main table",
    "requests": "article[data-open]",
    "calendar": "[role=grid]",
    "request-form": "form[data-form=request]",
    "record-form": "form[data-form=contact]",
    "sheet": "article[data-sheet]",
    "rounds": "[data-delegation]",
    "briefings": "[data-do=add-briefing]",
    "commitments": "[data-commitment]",
    "readouts": "[data-compared]",
    "write-readout": "form[data-form=readout]",
    "joint": "[data-slot]",
    "release": "[data-fact]",
    "officers": "main table, main ul, main h2",
}
LONG = "Донесение" * 25 + " قائد السفينة يؤكد <b>not bold</b>"
OFFICES = ("Minister of Defence", "Начальник Генерального штаба Вооружённых Сил")
REQUEST = {
    "from_office": OFFICES[0],
    "to_office": OFFICES[1],
    "level": "minister",
    "kind": "voice",
    "topics": ["Flights", LONG],
    "times": ["2030-01-01T09:30Z"],
    "no_qualified_interpreter": True,
}
CONTACT = {
    "kind": "voice",
    "date": "2026-01-15",
    "time": "09:30",
    "topics": [LONG],
    "participants": [
        {"party": party, "office": office, "name": "Ada Berg", "level": "minister"}
        for party, office in zip(("Amber", "Cobalt"), OFFICES, strict=True)
    ],
}
ROUND = {
    "series": "Dialogue",
    "number": "3",
    "place": "Geneva",
    "from": "2026-01-10",
    "next_by": "2026-02",
    "agenda": [LONG],
    "closed": True,
    "delegations": [{"party": "Amber", "head": {"name": "Ada Berg", "office": OFFICES[1]}}],
    "working_groups": [{"name": "Principles", "topics": [LONG]}],
    "consultations": [{"by": "2026-02", "topics": [LONG]}],
}


def says(side, verb, doc, item=None):
    """Put a sheet of talks on the line as staff whose key lies in the home; its id."""
    args = {"as": f"staff-{side.party}", "doc": doc, "mode": "EXERCISE", "item": item}
    return side.ask(verb, **{key: part for key, part in args.items() if part})["id"]


def talked(stage):
    """A request, a round, a commitment, and a contact with two readouts and a joint line; their ids."""
    for side in stage.pair.sides:
        name = f"staff-{side.party}"
        done = side.cli("officer add", name, "--role", "staff", "--local-key")
        assert done.returncode == 0, done.stderr
    amber, cobalt = stage.amber, stage.cobalt
    request = says(amber, "request", REQUEST)
    contact = says(amber, "contact", CONTACT)
    for side in stage.pair.sides:
        wait_until(
            lambda side=side: any(item["id"] == contact for item in side.items(all=True))
        )
        text = {"text": LONG, "language": "ru", "shared": True, "duration_min": 40}
        says(side, "readout", text, contact)
    line = {"slot": 1, "texts": {"en": "They spoke.", "ru": LONG}}
    says(cobalt, "jointline", line, contact)
    round_ = says(amber, "round", ROUND)
    owed = {"sort": "commitment", "text": LONG, "owes": "Cobalt", "due": "2026-01"}
    says(amber, "commitment", {**owed, "expires": "none"}, round_)
    wait_until(lambda: len(amber.ask("readouts")["contacts"][0]["theirs"]) == 1)
    return {
        "requests": f"requests/{request}",
        "calendar": "requests/calendar",
        "request-form": "requests/new",
        "record-form": f"requests/record/{request}",
        "sheet": f"requests/sheet/{request}",
        "rounds": f"rounds/{round_}",
        "briefings": "rounds/briefings",
        "readouts": f"readouts/{contact}",
        "write-readout": f"readouts/{contact}/write",
        "joint": f"readouts/{contact}/joint",
        "release": f"readouts/{contact}/release",
    }


def planned(side):
    """An exercise from now until the day after tomorrow: late in a day nothing else is left of today."""
    now = datetime.now(UTC)
    span = [f"{at:%Y-%m-%dT%H:%M:%SZ}" for at in (now, now + timedelta(days=2))]
    done = side.cli(
        "schedule", "--as", side.officer, "--what", "exercise",
        "--from", span[0], "--until", span[1], "--text", LONG,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def lind(browser, stage):
    """An officer of Amber on watch, with traffic of both sides before him."""
    places = talked(stage)
    planned(stage.amber)
    sent = stage.cobalt.send("Firing area R-88 is closed until 1700Z.", "IMMEDIATE")
    stage.cobalt.send(LONG, "PRIORITY")
    stage.amber.send("Fishing vessel under tow, 3 knots.")
    wait_light(stage.cobalt, sent["id"], "held")
    roles = ("duty", "interpreter", "auditor", "staff")
    with seat(browser, stage, stage.amber, "Lind", *roles) as officer:
        item = sent["id"]
        officer.places = {"messages": f"messages/{item}", "write": "messages/new", **places}
        yield officer


def goes(officer, place):
    """Stand before one place, all of it read."""
    address = officer.places.get(place, place)
    officer.page.evaluate("(to) => { location.hash = to }", f"#/{address}")
    officer.page.locator(PLACES[place]).first.wait_for()


def too_tall(officer):
    """How much longer than its window the page is: only its parts are scrolled, never STOP out of sight."""
    return officer.page.evaluate(
        "() => Math.max(0, document.documentElement.scrollHeight - innerHeight)"
    )


@pytest.mark.timeout(900)
@pytest.mark.parametrize("theme", THEMES)
def test_every_screen_can_be_read_by_everybody_in_every_language_and_size(lind, theme):
    """Given a theme, then in each language and size: no barrier, no overflow, no small target."""
    faults = []
    for size in SIZES:
        lind.resizes(size)
        for language in LANGUAGES:
            goes(lind, "officers")
            lind.chooses(theme, language)
            for place in PLACES:
                goes(lind, place)
                found = [
                    lind.barriers(),
                    lind.overflow(),
                    too_tall(lind),
                    lind.small_targets(),
                    lind.nameless(),
                ]
                faults += [(size, language, place, what) for what in found if what]
    assert [] == faults, faults[:3]
    lind.must_be_content()


def test_a_table_too_wide_for_its_room_is_a_stop_of_the_tab_key_and_no_other_is(lind):
    """Given a table that becomes too wide, then it is scrolled by keyboard; then it is plain again."""
    lind.resizes("wide")
    lind.chooses("dark", "en")
    goes(lind, "schedule")
    table = lind.page.locator("main .table-wrap").first
    lind.painted()
    assert table.get_attribute("tabindex") is None
    table.evaluate("(box) => { box.firstElementChild.style.minInlineSize = '500rem' }")
    lind.painted()
    assert ("0", "region") == (table.get_attribute("tabindex"), table.get_attribute("role"))
    assert table.get_attribute("aria-label")
    assert not lind.barriers()
    table.focus()
    lind.page.keyboard.press("ArrowRight")
    lind.page.wait_for_function("() => document.activeElement.scrollLeft > 0")
    table.evaluate("(box) => { box.blur(); box.firstElementChild.style.minInlineSize = '' }")
    lind.painted()
    assert table.get_attribute("tabindex") is None


def test_pictures_of_every_screen_are_kept_for_ci_under_a_cap(lind):
    """Given each size, then a picture of each screen lies in build/screenshots, small enough to keep."""
    for size in SIZES:
        lind.resizes(size)
        lind.chooses("dark", "en")
        for place in PLACES:
            goes(lind, place)
            lind.shot(PICTURES / f"{place}-{size}.png")
    sizes = [path.stat().st_size for path in PICTURES.glob("*.png")]
    assert len(sizes) >= len(PLACES) * len(SIZES)
    assert sum(sizes) < PICTURES_BYTES_MAX


def test_text_of_the_other_party_is_only_ever_text(lind):
    """Given markup in a message, then it stands there as it was written."""
    lind.chooses("dark", "en")
    goes(lind, "messages")
    shown = lind.page.get_by_text("<b>not bold</b>").first
    assert shown.count() == 1
    assert 0 == lind.page.locator("main b", has_text="not bold").count()
