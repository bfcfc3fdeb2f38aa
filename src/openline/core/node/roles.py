"""May this entry have its effect? The one gate, asked by the sender's node and by the receiver's.

Every answer depends only on what stands in the record before the entry, so that both sides reach
the same one (ENV-9, CER-10, RCT-9).
"""

from __future__ import annotations

from openline.core.base.keys import is_prime_order
from openline.core.base.names import Mode, Precedence, Series
from openline.core.forms import contents
from openline.core.forms.profile import Profile
from openline.core.node import talks_gate
from openline.core.node.state import Delegation, Line, Posting, Suspension
from openline.core.record import act as acts
from openline.core.record.act import DELEGATION_MS_MAX, MAY_SEND, Act
from openline.core.record.content import TALKS
from openline.core.record.envelope import Envelope, Kind, covers

# What a person must acknowledge.
WANTED = frozenset({Kind.MESSAGE, Kind.STOP, Kind.NOTICE, Kind.REQUEST})
CORRECTED = WANTED | {Kind.SCHEDULE}  # what its author may cancel or correct
TRANSLATED = WANTED | {
    Kind.CANCEL,
    Kind.CORRECT,
    Kind.REPEAT,
    Kind.ANSWER,
    Kind.EFFECT,
    Kind.SCHEDULE,
}  # what has a text that a person wrote
_PROFILE_KEY = {
    Kind.MESSAGE: "message",
    Kind.STOP: "stop",
    Kind.CANCEL: "cancel",
    Kind.CORRECT: "cancel",
    Kind.REPEAT: "cancel",
    Kind.CHECK: "check",
}
_SERVICE = frozenset(
    {
        Kind.SUSPEND,
        Kind.RESUME,
        Kind.AMEND,
        Kind.ACCEPT,
        Kind.DELEGATE,
        Kind.UNDELEGATE,
        Kind.SCHEDULE,
    }
)


def series_of(kind: int, mode: int) -> Series:
    """The series an item takes its serial from [RCT-7]."""
    if kind in _SERVICE:
        return Series.SERVICE
    if kind == Kind.CHECK or mode == Mode.TEST:
        return Series.TEST
    return Series.EXERCISE if mode == Mode.EXERCISE else Series.OPERATIONAL


def profile_for(line: Line, party: int, envelope: Envelope) -> Profile:
    """The newest profile that an entry's author had got when he signed it [CER-11]."""
    for accepted in reversed(line.in_force):
        if covers(party, envelope, accepted.by, (accepted.generation, accepted.index)):
            return accepted.profile
    return line.founding_profile


def _resumed_for(party: int, envelope: Envelope, suspension: Suspension) -> bool:
    if suspension.resumed_at is None or envelope.t_ms < suspension.resumed_from_ms:
        return False
    return covers(party, envelope, suspension.by, suspension.resumed_at)


def suspension_on(line: Line, party: int, envelope: Envelope) -> Suspension | None:
    """The suspension that voids an entry, if there is one [RCT-9]."""
    for suspension in line.suspensions:
        if suspension.kind != envelope.kind or envelope.t_ms < suspension.from_ms:
            continue
        place = (suspension.generation, suspension.index)
        known = covers(party, envelope, suspension.by, place)
        if known and not _resumed_for(party, envelope, suspension):
            return suspension
    return None


def is_crossed(line: Line, party: int, envelope: Envelope) -> bool:
    """Whether an entry was sent in ignorance of a suspension that was on already [RCT-9]."""
    return any(
        suspension.kind == envelope.kind
        and suspension.by != party
        and envelope.t_ms >= suspension.from_ms
        and not covers(
            party, envelope, suspension.by, (suspension.generation, suspension.index)
        )
        for suspension in line.suspensions
    )


def active_suspensions(line: Line, now_ms: int) -> list[Suspension]:
    """What is suspended now, as far as this node knows."""
    return [
        suspension
        for suspension in line.suspensions
        if suspension.resumed_at is None or now_ms < suspension.resumed_from_ms
    ]


def session_key(line: Line, party: int, envelope: Envelope, act: Act) -> bytes | None:
    """The key of the delegation that an item's signature names, if it is valid there [ENV-7]."""
    signature = act.signature
    if len(signature) != 3 or signature[0] != 2 or envelope.kind in acts.SESSION_NEVER:
        return None
    found: Delegation | None = line.delegations.get(signature[1])
    if found is None or found.author != party or found.generation != envelope.generation:
        return None
    if found.cert_ref != act.cert_ref or not found.index < envelope.index:
        return None
    if found.ended_at is not None and found.ended_at < envelope.index:
        return None
    return found.key if envelope.t_ms <= found.until_ms else None


def session_key_now(line: Line, kind: int, act: Act, now_ms: int) -> bytes | None:
    """The same for an item of ours that has no place yet: the key, if the delegation goes on."""
    signature = act.signature
    if len(signature) != 3 or signature[0] != 2 or kind in acts.SESSION_NEVER:
        return None
    found: Delegation | None = line.delegations.get(signature[1])
    log = line.logs[line.us]
    if found is None or found.author != line.us or found.generation != log.generation:
        return None
    is_on = found.cert_ref == act.cert_ref and found.ended_at is None
    return found.key if is_on and log.next_t_ms(now_ms) <= found.until_ms else None


def _posting_is_valid(posting: Posting, envelope: Envelope) -> bool:
    officer = posting.officer
    if posting.generation == envelope.generation and posting.index >= envelope.index:
        return False
    here = (envelope.generation, envelope.index)
    if posting.removed_at is not None and posting.removed_at < here:
        return False
    if envelope.t_ms < officer.not_before_ms:
        return False
    return officer.not_after_ms is None or envelope.t_ms <= officer.not_after_ms


def _rule_of_kind(line: Line, party: int, envelope: Envelope, act: Act) -> str | None:
    kind = envelope.kind
    if kind == Kind.DELEGATE:
        if act.content[1] - envelope.t_ms > DELEGATION_MS_MAX:
            return "ENV-8"
        if not is_prime_order(act.content[0]):
            return "COD-7"
    if kind == Kind.CHECK and act.mode != Mode.TEST:
        return "RCT-8"
    if kind in (Kind.ACK, Kind.ANSWER) and act.reference is not None:
        about = line.items.get(act.reference)
        check = line.checks.get(act.reference)
        if (about and about.author == party) or (check and check.starter == party):
            return "RCT-5"
    if kind in (Kind.CANCEL, Kind.CORRECT) and act.reference is not None:
        about = line.items.get(act.reference)
        if about is not None and about.author != party:
            return "RCT-11"
    if kind == Kind.RESUME and not any(
        suspension.by == party and suspension.kind in act.content[0]
        for suspension in line.suspensions
    ):
        return "RCT-9"
    if kind in _OF_THE_WATCH:
        return _rule_of_watch(line, party, kind, act, profile_for(line, party, envelope))
    if kind in (Kind.ACCEPT, Kind.AMEND) and act.mode != Mode.REAL:
        return "RCT-12"
    return None


_OF_THE_WATCH = frozenset({Kind.READBACK, Kind.CONFIRM, Kind.EFFECT, Kind.TRANSLATE})


def _rule_of_watch(line: Line, party: int, kind: int, act: Act, profile: Profile) -> str | None:
    """Read-back, confirmation, effect and translation: by whom, of what, how far apart."""
    reference = act.reference or b""
    if kind == Kind.CONFIRM:
        found = line.read_backs.get(reference)
        if found is None:
            return "RCT-14"
        item, read_back = found
        too_far = act.content[0] == 1 and read_back.distance_m > profile["position.mismatch_m"]
        return "RCT-14" if item.author != party or too_far else None
    about = line.items.get(reference)
    if kind == Kind.TRANSLATE:
        return "RCT-17" if about is None or about.kind not in TRANSLATED else None
    if kind == Kind.READBACK:
        places = about.extra.positions if about and about.extra else ()
        wrong = about is None or about.author == party or act.content[0] >= len(places)
        return "RCT-14" if wrong else None
    wrong = about is None or about.author == party or about.kind not in WANTED
    return "RCT-15" if wrong else None


def void_clause(
    line: Line, party: int, envelope: Envelope, act: Act, item: bytes, posting: Posting | None
) -> str | None:
    """The clause by which an officer's entry has no effect, None if it has [ENV-9]."""
    kind = envelope.kind
    if kind not in MAY_SEND:
        return "ENV-8"
    if posting is None or not _posting_is_valid(posting, envelope):
        return "CER-9"
    if not MAY_SEND[kind] & set(posting.officer.roles):
        return "CER-10"
    well_formed = kind == Kind.CHECK or contents.is_well_formed(
        kind, act.content, act.reference
    )
    if not well_formed:
        return "ENV-9"
    if series_of(kind, act.mode) != act.series:
        return "RCT-7"
    key = session_key(line, party, envelope, act)
    if key is None and act.signature[:1] == [2]:
        return "ENV-7"  # what waited may outlive its watch: the peer judges it by its place too
    # We judged it before we signed for it, and it is what it was: our checkpoint covers it.
    is_known = party == line.us and envelope.index < line.own_proven
    if not is_known and not acts.signature_is_good(posting.officer, act.signature, item, key):
        return "ENV-7"
    what = _PROFILE_KEY.get(Kind(kind))
    profile = profile_for(line, party, envelope)
    if what and not profile.may_send(what, posting.officer.roles, act.precedence):
        return "CER-11"
    is_flash = act.precedence == Precedence.FLASH and kind == Kind.MESSAGE
    if is_flash and len(act.content[1]) > profile["flash.characters_max"]:
        return "ENV-4"
    if suspension_on(line, party, envelope) is not None:
        return "RCT-9"
    if kind in TALKS:
        return talks_gate.void_clause(line, party, envelope, act, posting.officer, profile)
    return _rule_of_kind(line, party, envelope, act)
