"""The outbox against a model that is too simple to be wrong (LIN-10, LIN-11)."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from openline.core.line.outbox import BAND_ROUTINE, BAND_STOP, Outbox

INDICES = st.integers(0, 15)
BANDS = st.integers(BAND_STOP, BAND_ROUTINE)
SESSIONS = st.integers(1, 3)


class Outboxes(RuleBasedStateMachine):
    """Entries wait, fly, get lost and arrive, in the outbox and in the model alike."""

    def __init__(self):
        super().__init__()
        self.real = Outbox()
        self.waits = {}  # index: its band
        self.flies = {}  # session: indices
        self.size, self.early = 0, set()

    def there(self, index):
        """Whether the peer is known to hold it."""
        return index < self.size or index in self.early

    def due(self):
        """What goes next, most urgent first, then oldest."""
        return sorted(
            (band, index) for index, band in self.waits.items() if not self.there(index)
        )

    @rule(index=INDICES, band=BANDS)
    def put(self, index, band):
        """An entry has to go."""
        self.real.put(index, band)
        if index not in self.waits and not self.there(index):
            self.waits[index] = band

    @rule(index=INDICES, band=BANDS)
    def put_again(self, index, band):
        """A waiting entry becomes more urgent; another stays as it is."""
        self.real.put_again(index, band)
        if index in self.waits:
            self.waits[index] = min(band, self.waits[index])

    @precondition(lambda self: self.due())
    @rule(sessions=st.sets(SESSIONS, min_size=1))
    def take(self, sessions):
        """The next one goes, on one session or on several."""
        band, index = self.due()[0]
        assert (band, index) == (self.real.next_band(), self.real.next_index())
        assert index == self.real.take(sessions)
        del self.waits[index]
        for session in sessions:
            self.flies.setdefault(session, set()).add(index)

    @rule(size=INDICES)
    def confirm(self, size):
        """The peer signed a head of our log."""
        self.real.confirm(size)
        self.size = max(self.size, size)

    @rule(index=INDICES)
    def confirm_early(self, index):
        """The peer receipted one entry beyond its prefix."""
        self.real.confirm_early(index)
        self.early.add(index)

    @rule(session=SESSIONS)
    def lost(self, session):
        """A session ends: what flew on it alone and is not there has to go again."""
        flown = self.flies.pop(session, set())
        others = set().union(*self.flies.values())
        again = sorted(i for i in flown if i not in others and not self.there(i))
        assert again == self.real.lost(session)
        for index in again:
            self.put(index, BAND_ROUTINE)

    @rule(size=INDICES)
    def start_again(self, size):
        """What is nowhere is found."""
        flying = set().union(*self.flies.values())
        wanted = [
            index
            for index in range(size)
            if not self.there(index) and index not in self.waits and index not in flying
        ]
        assert wanted == self.real.start_again(size)

    @rule()
    def reset(self):
        """A new generation."""
        self.real.reset()
        self.waits, self.flies, self.size, self.early = {}, {}, 0, set()

    @invariant()
    def what_goes_next_is_the_same(self):
        """LIN-10."""
        due = self.due()
        assert self.real.next_band() == (due[0][0] if due else None)
        for index in [i for i in self.waits if self.there(i)]:
            del self.waits[index]  # it arrived by another way and waits no more

    @invariant()
    def nothing_is_forgotten(self):
        """LIN-11: an entry is there, waits, flies, or was never put."""
        for index in range(16):
            assert self.real.is_there(index) == self.there(index)


TestOutboxes = Outboxes.TestCase
TestOutboxes.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
