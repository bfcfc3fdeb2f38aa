"""The rules of the ledger of contacts once more, too simple to be wrong.

Written from the text of the rules only; it shares no line with `openline.core.contacts`. A date is
the explicit set of the days it may mean, and every question about order is asked of every pair of
moments. Slow on purpose: a ledger of some dozen contacts is its limit.
"""

from itertools import product

from tests.contacts.naive_days import (
    When,
    every_distance,
    every_order,
    moments,
    plain,
    read_date,
)

LEVELS = (
    *("head_of_state", "head_of_government", "minister", "chief_of_staff"),
    *("deputy_minister", "under_secretary", "commander", "duty"),
)
ALIASES = {
    "meeting": "in_person",
    "phone": "voice",
    "call": "voice",
    "message": "written",
    "letter": "written",
    "check": "line_check",
}
KINDS = ("in_person", "voice", "video", "written", "line_check")
WEEKDAYS = (
    *(("monday", "senin", "понедельник"), ("tuesday", "selasa", "вторник")),
    *(("wednesday", "rabu", "сред"), ("thursday", "kamis", "четверг")),
    *(("friday", "jumat", "пятниц"), ("saturday", "sabtu", "суббот")),
    ("sunday", "minggu", "воскресень"),
)
HOLDS, FAILS, OPEN = "holds", "does not hold", "cannot tell"
SILENCE_DAYS = 90
SOURCES_MAX = 200
NAMED_MAX = 50


class Rules:
    """Every answer of the ledger; each rule is a method, so that a mutant can replace one."""

    # --- one contact ---

    def when(self, raw):
        """The date of a contact."""
        return read_date(raw["date"], raw.get("time"))

    def kind(self, said):
        """The kind by which contacts are compared."""
        return ALIASES.get(said, said)

    def level(self, raw):
        """The highest level that two parties share, or else each party's highest, mixed."""
        for level in LEVELS:
            there = [one for one in raw["participants"] if one.get("level") == level]
            if len({*map(self.party, there)}) > 1:
                return level
        return "/".join(level for level in LEVELS if level in self.highest(raw).values())

    def highest(self, raw):
        """The highest level of each party."""
        found = {}
        for level in LEVELS:
            for one in raw["participants"]:
                if one.get("level") == level:
                    found.setdefault(self.party(one), level)
        return found

    def at_the_level(self, raw):
        """Which participants make the contact what it is, by their place in the list."""
        level, highest = self.level(raw), self.highest(raw)
        return {
            at
            for at, one in enumerate(raw["participants"])
            if one.get("level") == (highest[self.party(one)] if "/" in level else level)
        }

    def party(self, one):
        """The side of a participant, compared as names are."""
        return plain(one["party"])

    def named(self, one, field):
        """By what a participant is recognised; None where the ledger does not know it."""
        return (self.party(one), plain(one[field])) if one.get(field) else None

    def pairs(self, raw, field):
        """Pairs across parties, those at the contact's level first: (is main, label, keys)."""
        main, found = self.at_the_level(raw), []
        people = list(enumerate(raw["participants"]))
        for (i, one), (j, other) in product(people, people):
            keys = (self.named(one, field), self.named(other, field))
            if i < j and self.party(one) != self.party(other) and all(keys):
                label = f"{one[field]} ({one['party']}) - {other[field]} ({other['party']})"
                found.append((i in main and j in main, label, keys))
        found.sort(key=lambda pair: not pair[0])
        return [
            pair
            for at, pair in enumerate(found)
            if {*pair[2]} not in [{*earlier[2]} for earlier in found[:at]]
        ]

    # --- matching and order ---

    def is_kind(self, q, kind):
        """Whether a contact counts for a kind; `any` is every kind but line checks."""
        if kind == "any":
            return self.kind(q["kind"]) != "line_check"
        return self.kind(q["kind"]) == self.kind(kind)

    def is_level(self, q, level):
        """Whether a contact stands at a level; a mixed one is a level of its own."""
        return level in {None, "any"} or self.level(q) == level

    def has_pair(self, q, field, keys):
        """Whether both of a pair took part, at whatever level."""
        return {*keys} <= {self.named(one, field) for one in q["participants"]}

    def before(self, a, b):
        """Whether one date is before another in every way they can be read."""
        return every_order(a, b) == {True}

    def latest(self, found):
        """The contact of a list that may be the latest, then by id; null for an empty list."""
        return max(found, key=lambda q: (*self.rank(q), q["id"]), default=None)

    def as_late(self, q, prior):
        """Whether a contact may have been later than the prior one that is named."""
        return q is not prior and not self.before(self.when(q), self.when(prior))

    def rank(self, q):
        """By what the latest contact is chosen: its last moment, then its first."""
        first, last = self.ends(q)
        return last, first

    def ends(self, q):
        """First and last moment of a contact; a day without a time is 00:00:00-23:59:59."""
        span = moments(self.when(q))
        within = [
            (day, min(max(minute, 0), 1439), 59 if minute == 1440 else second)
            for day, minute, second in span
        ]
        return min(within), max(within)

    def distance(self, late, early):
        """Days between two dates: exact or null, least and most."""
        days = every_distance(late, early)
        exact = len(late.days) == len(early.days) == 1
        return {
            "days": min(days) if exact else None,
            "days_min": min(days),
            "days_max": max(days),
        }

    def without_order(self, found, when):
        """Contacts of which nobody can say whether they were before or after."""
        return [
            q
            for q in found
            if not self.before(self.when(q), when) and not self.before(when, self.when(q))
        ]

    def unordered(self, found, when):
        """Their ids."""
        return sorted(q["id"] for q in self.without_order(found, when))

    def listed(self, what, found, rank):
        """A list of an answer: at most so many ids, those that stand first, and the rest counted."""
        ids = [q["id"] for q in sorted(found, key=rank)]
        left = {f"{what}_left_off": len(ids) - NAMED_MAX} if len(ids) > NAMED_MAX else {}
        return {what: sorted(ids[:NAMED_MAX]), **left}

    def latest_first(self, q):
        """Sorts the contact first that a latest one would be."""
        (day, minute, second), begin = self.rank(q)
        ends = -day.toordinal(), -minute, -second
        begins = -begin[0].toordinal(), -begin[1], -begin[2]
        return ends, begins, [-ord(letter) for letter in q["id"]]

    # --- questions ---

    def coverage(self, ledger):
        """What the ledger covers; `from` and `to` are the texts that may be said."""
        firsts = {q["id"]: min(self.when(q).days) for q in ledger}
        lasts = {q["id"]: max(self.when(q).days) for q in ledger}
        sources = set()
        for q in ledger:
            sources |= {q["source"]} if isinstance(q["source"], str) else {*q["source"]}
        said = {
            "from": {q["date"] for q in ledger if firsts[q["id"]] == min(firsts.values())},
            "to": {q["date"] for q in ledger if lasts[q["id"]] == max(lasts.values())},
            "sources": sorted(sources)[:SOURCES_MAX],
        }
        left = len(sources) - SOURCES_MAX
        return {**said, "sources_left_off": left} if left > 0 else said

    def row(self, ledger, p, scope, of, kind, matches):
        """One answer: the prior contact of one scope and kind."""
        found = [q for q in ledger if q is not p and self.is_kind(q, kind) and matches(q)]
        when = self.when(p)
        earlier = [q for q in found if self.before(self.when(q), when)]
        prior = self.latest(earlier)
        unordered = self.without_order(found, when)
        beside = [q for q in earlier if self.as_late(q, prior)]
        days = dict.fromkeys(("days", "days_min", "days_max"))
        return {
            "scope": scope,
            "of": of,
            "kind": kind,
            "prior": prior and prior["id"],
            **(self.distance(when, self.when(prior)) if prior else days),
            **self.listed("prior_or", beside, self.latest_first),
            **self.listed("unordered", unordered, self.latest_first),
            "sure": not unordered,
        }

    def since(self, ledger, id_):
        """Every answer about one contact, without its coverage."""
        p = next(q for q in ledger if q["id"] == id_)
        scopes = (("person_pair", "name"), ("office_pair", "office"))
        first, rest = [], []
        for scope, field in scopes:
            for main, label, keys in self.pairs(p, field):

                def matches(q, field=field, keys=keys):
                    return self.has_pair(q, field, keys)

                (first if main else rest).append((scope, label, matches))
        level = self.level(p)
        first.append(("level", level, lambda q: self.is_level(q, level)))
        return [
            self.row(ledger, p, scope, of, kind, matches)
            for scope, of, matches in first + rest
            for kind in (p["kind"], "any")
        ]

    def event(self, ledger, text, level=None, kind="any"):
        """The first contact surely after an event and the last one surely before it."""
        day = read_date(text)
        found = [q for q in ledger if self.is_kind(q, kind) and self.is_level(q, level)]
        earlier = [q for q in found if self.before(self.when(q), day)]
        last = self.latest(earlier)
        later = [q for q in found if self.before(day, self.when(q))]
        first = min(later, key=self.earliest_first, default=None)
        rivals = [
            q
            for q in later
            if q is not first and not self.before(self.when(first), self.when(q))
        ]
        late = [q for q in earlier if self.as_late(q, last)]
        unordered = self.without_order(found, day)
        return {
            "first_after": first and first["id"],
            "last_before": last and last["id"],
            **self.listed("first_after_or", rivals, self.earliest_first),
            **self.listed("last_before_or", late, self.latest_first),
            "days_after": first and self.distance(self.when(first), day),
            "days_before": last and self.distance(day, self.when(last)),
            **self.listed("unordered", unordered, self.latest_first),
        }

    def earliest_first(self, q):
        """Sorts the contact first that begins first, then the one that ends first."""
        return (*self.ends(q), q["id"])

    def conflicts(self, ledger, p):
        """Other reports of what may be one occasion: one kind, one pair, no known order."""
        pairs = [keys for _, _, keys in self.pairs(p, "name")]
        found = [
            q
            for q in ledger
            if q is not p
            and self.kind(q["kind"]) == self.kind(p["kind"])
            and any(self.has_pair(q, "name", keys) for keys in pairs)
        ]
        return self.unordered(found, self.when(p))

    def silence(self, ledger, on):
        """The last contact of each level and the days since; a dictionary by level."""
        here = When(frozenset({on}))
        counted = [
            q for q in ledger if self.is_kind(q, "any") and not self.before(here, self.when(q))
        ]
        rows = dict.fromkeys((*LEVELS, *sorted(map(self.level, counted))))
        for level in rows:
            found = [q for q in counted if self.level(q) == level]
            if last := self.latest(found):
                days = self.distance(here, self.when(last))
                days["days_min"] = max(0, days["days_min"])
                alarm = self.is_silent(days)
                rows[level] = {"last": last["id"], **days, "alarm": alarm}
        return rows

    def is_silent(self, days):
        """Whether the days since the last contact ring the alarm."""
        return days["days_min"] > SILENCE_DAYS

    def owed(self, ledger, on):
        """What is not done: (contact, what, due, state)."""
        found = []
        for q in ledger:
            for one in q.get("follow_ups", []):
                if one.get("state", "open") in {"open", "lapsed"}:
                    due = None if one.get("due") == "open" else one.get("due")
                    found.append((q["id"], one["what"], due, self.state(one, on)))
            for texts in q.get("commitments", {}).values():
                found += [(q["id"], text, None, "open") for text in texts]
        return found

    def state(self, one, on):
        """Open, overdue or lapsed."""
        if one.get("state") == "lapsed" or self.is_over(one.get("expires"), on):
            return "lapsed"
        return "overdue" if self.is_over(one.get("due"), on) else "open"

    def is_over(self, text, on):
        """Whether every day that a text may mean has passed."""
        return text not in {None, "open"} and all(day < on for day in read_date(text).days)

    # --- claims ---

    def check(self, ledger):
        """Every claim: (contact, claim, verdict, ids of which one must be named)."""
        return [
            (p["id"], claim, *self.verdict(ledger, p, claim))
            for p in ledger
            for claim in p.get("claims", [])
        ]

    def verdict(self, ledger, p, claim):
        """What the ledger says of one claim, and by which contacts."""
        if claim["kind"] == "first_since":
            return self.first_since(ledger, p, claim)
        if claim["kind"] == "date":
            return self.date_claim(p, claim), []
        return OPEN, []

    def first_since(self, ledger, p, claim):
        """A "first since D" against every matching contact, in every way to read the dates."""
        since = read_date(claim["since"])
        kind, _, level = claim["of"].partition("/")
        known = {"any", *KINDS, *ALIASES}
        if (
            since is None
            or kind not in known
            or not {*level.split("/")} <= {"", "any", *LEVELS}
        ):
            return OPEN, []
        found = [
            q
            for q in ledger
            if q is not p and self.is_kind(q, kind) and self.is_level(q, level or None)
        ]
        between = {q["id"]: self.between(since, self.when(q), self.when(p)) for q in found}
        if surely := [id_ for id_, truths in between.items() if truths == {True}]:
            return FAILS, surely
        maybe = [id_ for id_, truths in between.items() if True in truths]
        return (OPEN, maybe) if maybe else (HOLDS, [])

    def between(self, since, q, p):
        """Whether q lies after the range of D and before p: every truth there may be."""
        return {
            one[0] > max(since.days) and one < other
            for one, other in product(moments(q), moments(p))
        }

    def date_claim(self, p, claim):
        """A printed date against the calendar and against the contact's own date."""
        said, own = read_date(claim["value"]), self.when(p)
        if said is None:
            return FAILS
        weekday = claim.get("weekday")
        if weekday and len(said.days) == 1 and not self.is_weekday(weekday, *said.days):
            return FAILS
        if not said.days & own.days:
            return FAILS
        if len(own.days) > 1 and (weekday or not own.days <= said.days):
            return OPEN
        return HOLDS

    def is_weekday(self, name, day):
        """Whether a day has this name, in English, Indonesian or Russian."""
        return any(one in name.casefold() for one in WEEKDAYS[day.weekday()])
