"""Ledgers of contacts as they may come: by a seed, and as Hypothesis strategies.

Both make the same ledgers; they differ in who chooses. Dates stand close together on purpose:
same days, months that contain the days of others, the ends of months, leap days.
"""

import json
import random
from datetime import date, timedelta

from hypothesis import strategies as st

from tests.contacts.naive import LEVELS, Rules
from tests.contacts.naive_days import read_date

PARTIES = ("US", "RU", "TR")
NAMES = {
    "US": ("Ann Abel", "Bo Bell", "José Chan"),
    "RU": ("Анна Белова", "Ivan Iványi", "Ann Abel"),
    "TR": ("İnci Demir", "Ege Kaya"),
}
OFFICES = {
    "US": ("Secretary of Defense", "Chairman", "Desk officer"),
    "RU": ("Minister of Defence", "Chief of the General Staff", "Chairman"),
    "TR": ("Minister", "Chief"),
}
# The same name as other sources write it.
SPELLINGS = (
    lambda name: name,
    str.upper,
    lambda name: f"  {name} ",
    lambda name: name.replace(" ", "   "),
    lambda name: name.replace("e", "\uff45"),
    lambda name: name.replace("é", "e\u0301"),
)
USUAL_LEVELS = ("minister", "chief_of_staff", "deputy_minister")
KINDS_SAID = {
    "voice": ("voice", "voice", "phone", "call"),
    "in_person": ("in_person", "meeting"),
    "video": ("video",),
    "written": ("written", "message", "letter"),
    "line_check": ("line_check", "check"),
}
PLACES = ("Geneva", "Baku, Azerbaijan")
SOURCES = ("ANTARA 2017-02-17", "Liputan6", "Интерфакс", "VN agency")
TIMES = ("08:30", "08:30", "08:31", "00:00", "23:59")
ZONES = ("Z", "Z", "Z", "+00:00", "+03:00", "-05:00", "+07:00")
# Weekdays as papers print them.
PRINTED = (
    *(("Monday", "Senin", "понедельник", "on Monday"), ("Tuesday", "Selasa", "во вторник")),
    *(("Wednesday", "hari Rabu", "в среду", "среда"), ("Thursday", "Kamis,", "четверга")),
    *(("Friday", "pada hari Jumat", "пятница"), ("Saturday", "Sabtu", "в субботу")),
    ("Sunday", "Minggu", "воскресенье"),
)
CENTRES = (date(2024, 2, 28), date(2023, 12, 30), date(2022, 5, 17), date(2020, 2, 27))


class Choices:
    """Everything that is chosen, from one source of whole numbers."""

    def __init__(self, integer):
        self.integer = integer

    def one(self, options):
        """One of some options; the first is the plainest."""
        return options[self.integer(0, len(options) - 1)]

    def once_in(self, times):
        """True about once in so many times."""
        return self.integer(1, times) == times

    def some(self, options, most):
        """Up to `most` different options."""
        found = [self.one(options) for _ in range(self.integer(0, most))]
        return list(dict.fromkeys(found))


def a_day(choices, centre):
    """A day near the centre, or months away."""
    near = centre + timedelta(days=choices.integer(-4, 4))
    return near + timedelta(days=choices.one((0, 0, 0, 31, -31, 91, -90, 365, -420)))


def a_date(choices, centre, partial_once_in=4):
    """A date as a source writes it: a day, a month or a year."""
    day = a_day(choices, centre).isoformat()
    if choices.once_in(partial_once_in):
        return choices.one((day[:7], day[:7], day[:4]))
    return day


def dated(choices, centre):
    """Date and perhaps time of a contact."""
    text = a_date(choices, centre)
    if len(text) == 10 and choices.once_in(3):
        time = choices.one(TIMES)
        if choices.once_in(2):
            second = choices.one(("", ":00", ":20"))
            return {"date": f"{text}T{time}{second}{choices.one(ZONES)}"}
        return {"date": text, "time": time}
    return {"date": text}


def participants(choices):
    """Two parties, sometimes three, each with one person or several, in any order."""
    found = []
    for party in PARTIES[: 3 if choices.once_in(6) else 2]:
        for at in range(choices.one((1, 1, 2, 3))):
            one = {"party": party.lower() if choices.once_in(10) else party}
            if not choices.once_in(8):
                one["name"] = choices.one(SPELLINGS)(choices.one(NAMES[party]))
            if not choices.once_in(6):
                one["office"] = choices.one(SPELLINGS)(choices.one(OFFICES[party]))
            if at == 0 or not choices.once_in(4):
                rare = choices.once_in(6)
                one["level"] = choices.one(LEVELS if rare else USUAL_LEVELS[:2])
            found.append(one)
    for at in range(len(found) - 1):
        other = choices.integer(at, len(found) - 1)
        found[at], found[other] = found[other], found[at]
    return found


def follow_up(choices, centre):
    """One thing agreed: due by a day, a month or never, with an expiry or none."""
    one = {"what": choices.one(("next round", "список лиц", "a line check"))}
    if not choices.once_in(3):
        one["due"] = "open" if choices.once_in(8) else a_date(choices, centre, 2)
    if choices.once_in(3):
        one["expires"] = a_date(choices, centre, 2)
    if choices.once_in(3):
        one["state"] = choices.one(("open", "done", "lapsed", "withdrawn"))
    return one


def first_since(choices, centre, own):
    """A claim to be the first since a date; sometimes one that cannot be read."""
    kind = choices.one(("any", "voice", "voice", "in_person", "call", "line_check"))
    mixed = "minister/chief_of_staff"
    level = choices.one(("minister", "minister", "chief_of_staff", mixed, "any", ""))
    since = a_date(choices, centre, 3)
    if min(read_date(since).days) > max(own.days):
        since = min(own.days).isoformat()
    if choices.once_in(16):
        since = choices.one(("2022-02-30", "the war", ""))
    of = f"{kind}/{level}" if level else kind
    if choices.once_in(16):
        of = choices.one(("smoke/minister", "voice/lord"))
    return {"by": "press", "kind": "first_since", "since": since, "of": of}


def date_claim(choices, own):
    """A printed date and perhaps weekday, right, wrong or impossible."""
    day = min(own.days) + timedelta(days=choices.one((0, 0, 0, 1, -40)))
    claim = {"by": "press", "kind": "date", "value": day.isoformat()}
    if choices.once_in(8):
        claim["value"] = choices.one(("2023-02-29", "2022-04-31", "2022-13"))
    elif choices.once_in(3):
        claim["value"] = day.isoformat()[: choices.one((7, 7, 4))]
        return claim
    if not choices.once_in(3):
        off = choices.one((0, 0, 1, 6))
        claim["weekday"] = choices.one(PRINTED[(day.weekday() + off) % 7])
    return claim


def claims(choices, centre, raw):
    """What papers say about one contact."""
    own, found = read_date(raw["date"], raw.get("time")), []
    for _ in range(choices.one((0, 1, 1, 2))):
        what = choices.one(("first_since", "first_since", "date", "date", "other"))
        if what == "first_since":
            found.append(first_since(choices, centre, own))
        elif what == "date" and "T" not in raw["date"]:
            found.append(date_claim(choices, own))
        else:
            kind = choices.one(("channel", "initiator", "trigger"))
            found.append({"by": choices.one(("press", "RU")), "text": "so it is", "kind": kind})
    return found


def contact(choices, id_, centre):
    """One contact of the ledger."""
    kind = choices.one(("voice", "voice", *KINDS_SAID))
    raw = {
        "id": id_,
        **dated(choices, centre),
        "kind": choices.one(KINDS_SAID[kind]),
        "participants": participants(choices),
        "source": choices.one(SOURCES),
    }
    if choices.once_in(4):
        raw["source"] = [choices.one(SOURCES), "Reuters"]
    if choices.once_in(4):
        raw["place"] = choices.one(PLACES)
    if topics := choices.some(("Ukraine", "контроль над вооружениями", "keamanan"), 2):
        raw["topics"] = topics
    if choices.once_in(5):
        raw["confidence"] = choices.one(("press", "official", "uncertain"))
    if choices.once_in(8):
        raw["series"] = "strategic stability dialogue"
    if found := [follow_up(choices, centre) for _ in range(choices.one((0, 0, 1, 2)))]:
        raw["follow_ups"] = found
    if choices.once_in(6):
        raw["commitments"] = {"US": ["keep lines open"], "RU": ["список", "линия"]}
    if found := claims(choices, centre, raw):
        raw["claims"] = found
    return raw


def a_twin(choices, raw, id_):
    """The same people once more, on the same date or seconds apart."""
    twin = {key: raw[key] for key in ("kind", "participants", "source")}
    if len(raw["date"]) >= 10:
        second = choices.one(("00", "20"))
        return {"id": id_, "date": f"{raw['date'][:10]}T08:30:{second}Z", **twin}
    return {"id": id_, "date": raw["date"], **twin}


def name_a_prior(choices, ledger):
    """Sometimes a contact names the one that it takes for its prior."""
    rules = Rules()
    p, q = choices.one(ledger), choices.one(ledger)
    if p is not q and not rules.before(rules.when(p), rules.when(q)):
        p["prior"] = q["id"]


def ledger_of(choices, count):
    """A ledger of so many contacts, in any order and with ids that say nothing."""
    centre = choices.one(CENTRES)
    found = []
    for id_ in (f"c{(at * 7) % 101:03}" for at in range(count)):
        if found and choices.once_in(5):
            found.append(a_twin(choices, choices.one(found), id_))
        else:
            found.append(contact(choices, id_, centre))
    if count > 1 and choices.once_in(2):
        name_a_prior(choices, found)
    return found


def seeded(seed, most=14):
    """The ledger of one seed."""
    rng = random.Random(seed)
    return ledger_of(Choices(rng.randint), rng.randint(1, most))


def crowded(seed):
    """A ledger of one pair that met often, most often in a month of one spring."""
    choices = Choices(random.Random(seed).randint)
    people = [
        {"party": party, "name": NAMES[party][0], "level": "minister"} for party in ("US", "RU")
    ]
    rare = ("2022-02-10", "2022-04-01T08:30Z", "2022", "2021-12", "2022-03-05")
    dates = ["2022-03-05", "2022-02", "2022-04", "2022", *rare]
    for month in ("2022-01", "2022-02", "2022-03"):
        dates += [month] * choices.integer(52, 60)
    return [
        {
            "id": f"c{(at * 7) % 401:03}",
            "date": date_said,
            "kind": choices.one(("voice", "voice", "voice", "call", "written")),
            "participants": people,
            "source": "press",
        }
        for at, date_said in enumerate(dates)
    ]


@st.composite
def ledgers(draw, most=8):
    """Any ledger of up to so many contacts."""
    choices = Choices(lambda low, high: draw(st.integers(low, high)))
    return ledger_of(choices, draw(st.integers(1, most)))


def days_to_ask(ledger):
    """Days on which silence and debts are asked for.

    A day within the ledger; the day after it; the last day without an alarm and the first with.
    """
    ends = [max(read_date(raw["date"], raw.get("time")).days) for raw in ledger]
    later = [max(ends) + timedelta(days=days) for days in (1, 90, 91)]
    return [*later, min(ends)]


def events(ledger):
    """Events to ask about: days and a month of the ledger, and days beside them."""
    days = [min(Rules().when(raw).days) for raw in ledger[:3]]
    near = [(day + timedelta(days=1)).isoformat() for day in days[:1]]
    return [*(day.isoformat() for day in days), *near, days[0].isoformat()[:7]]


def as_lines(ledger):
    """A ledger as the file that is imported."""
    return "".join(json.dumps(raw, ensure_ascii=False) + "\n" for raw in ledger)
