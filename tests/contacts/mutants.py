"""Rules of the ledger that are wrong on purpose: each is a fault that somebody may write.

The generated ledgers must tell every one of them from the true rules; a generator that cannot is
no test of the rules. Each class names the wrong line in its docstring.
"""

from tests.contacts.naive import FAILS, HOLDS, LEVELS, OPEN, Rules
from tests.contacts.naive_days import When, every_order, read_date


class SameDayIsBefore(Rules):
    """`<=` for `<`: of two contacts that may be one moment, each is before the other."""

    def before(self, a, b):
        return max(a.days) <= min(b.days)


class FirstDayOnly(Rules):
    """A partial date is its first day."""

    def when(self, raw):
        when = super().when(raw)
        return when._replace(days=frozenset({min(when.days)}))


class MaybeIsBefore(Rules):
    """What may be before is taken for what is."""

    def before(self, a, b):
        return True in every_order(a, b)


class NoTimes(Rules):
    """Times of day are ignored."""

    def when(self, raw):
        return When(super().when(raw).days)


class NoSeconds(Rules):
    """A time to the second is the whole minute."""

    def when(self, raw):
        return super().when(raw)._replace(second=None)


class NoZones(Rules):
    """An offset from UTC is ignored."""

    def when(self, raw):
        return read_date(raw["date"][:10], raw.get("time"))


class ChecksCount(Rules):
    """`any` counts line checks."""

    def is_kind(self, q, kind):
        return kind == "any" or super().is_kind(q, kind)


class KindAsWritten(Rules):
    """A call is not a voice contact."""

    def kind(self, said):
        return said


class MixedIsItsHighest(Rules):
    """A mixed level counts for the higher of its parts."""

    def is_level(self, q, level):
        return level in {None, "any"} or super().level(q).split("/")[0] == level.split("/")[0]


class MixedAsItComes(Rules):
    """A mixed level in the order of the participants."""

    def level(self, raw):
        parts = super().level(raw).split("/")
        if len(parts) == 1:
            return parts[0]
        highest = self.highest(raw)
        order = dict.fromkeys(map(self.party, raw["participants"]))
        return "/".join(dict.fromkeys(highest[party] for party in order))


class HighestOfAnybody(Rules):
    """A contact's level is the highest that anybody in it has."""

    def level(self, raw):
        there = {one.get("level") for one in raw["participants"]}
        return next(level for level in LEVELS if level in there)


class PairsWithoutParty(Rules):
    """A pair is two names, whatever their parties."""

    def has_pair(self, q, field, keys):
        names = {key[1] for key in keys}
        found = {self.named(one, field) for one in q["participants"]} - {None}
        return names <= {name for _, name in found}


class PairsAtTheLevelOnly(Rules):
    """A pair counts only where both stand at the contact's level."""

    def has_pair(self, q, field, keys):
        main = self.at_the_level(q)
        there = [one for at, one in enumerate(q["participants"]) if at in main]
        return {*keys} <= {self.named(one, field) for one in there}


class NamesAsWritten(Rules):
    """Capitals, spaces and forms of letters make another person."""

    def named(self, one, field):
        return (self.party(one), one[field]) if one.get(field) else None


class PartiesAsWritten(Rules):
    """`us` is another side than `US`."""

    def party(self, one):
        return one["party"]


class AllPairsAlike(Rules):
    """Pairs below the contact's level come among the others."""

    def at_the_level(self, raw):
        return set(range(len(raw["participants"])))


class LatestByItsFirstDay(Rules):
    """The prior contact is the one with the latest first day."""

    def rank(self, q):
        last, first = super().rank(q)
        return first, last


class CountsPartialDays(Rules):
    """Days are counted where a date is partial."""

    def distance(self, late, early):
        found = super().distance(late, early)
        return {**found, "days": found["days_min"]}


class ForgetsTheUnordered(Rules):
    """The order of one day is never said to be unknown."""

    def without_order(self, found, when):
        return []


class OneLatestOnly(Rules):
    """Another contact that may have been later than the prior one is not said."""

    def as_late(self, q, prior):
        return False


class SinceItsFirstDay(Rules):
    """ "Since March" counts from the first of March."""

    def between(self, since, q, p):
        return super().between(When(frozenset({min(since.days)})), q, p)


class SinceInclusive(Rules):
    """`>=` for `>`: a contact on the day of "since" already breaks the claim."""

    def between(self, since, q, p):
        day = min(self.days_before(since))
        return super().between(When(frozenset({day})), q, p)

    def days_before(self, since):
        """The day before the last of the range."""
        last = max(since.days)
        return {last.fromordinal(last.toordinal() - 1)}


class MaybeBreaks(Rules):
    """A contact that may lie between makes the claim false."""

    def first_since(self, ledger, p, claim):
        verdict, ids = super().first_since(ledger, p, claim)
        return (FAILS if ids else verdict), ids


class MaybeHolds(Rules):
    """A contact that only may lie between is forgotten."""

    def first_since(self, ledger, p, claim):
        verdict, ids = super().first_since(ledger, p, claim)
        return (HOLDS if verdict == OPEN and ids else verdict), ids


class SundayFirst(Rules):
    """Weekdays counted from Sunday."""

    def is_weekday(self, name, day):
        return super().is_weekday(name, day.fromordinal(day.toordinal() + 1))


class NoWeekdays(Rules):
    """Weekdays are not looked at."""

    def is_weekday(self, name, day):
        return True


class PartialOwnDateHolds(Rules):
    """A date claim holds although the contact's own date is partial."""

    def date_claim(self, p, claim):
        said = super().date_claim(p, claim)
        return HOLDS if said == OPEN else said


class AlarmOnTheDay(Rules):
    """`>=` for `>`: the alarm rings at 90 days."""

    def is_silent(self, days):
        return days["days_min"] >= 90


class OverdueFromTheFirst(Rules):
    """What is due in September is overdue on the second of September."""

    def is_over(self, text, on):
        return text not in {None, "open"} and min(read_date(text).days) < on


class NothingLapses(Rules):
    """Expiry is not looked at."""

    def state(self, one, on):
        return super().state({**one, "expires": None, "state": "open"}, on)


MUTANTS = [one for one in Rules.__subclasses__() if one.__module__ == __name__]
