"""What an officer asks of his node, decided: every refusal before anything is changed.

The verbs are those of the contract. A decision names the kind, the content and the series; the
node gives it a place in the record.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from openline.core.base.errors import Refused
from openline.core.base.names import MEANINGS, Mode, Precedence
from openline.core.forms import contents
from openline.core.forms import profile as profiles
from openline.core.node import desk_talks, desk_watch, roles
from openline.core.node.desk_finding import about, find_item, language_of, posting_of, theirs
from openline.core.node.state import Item, Line
from openline.core.node.turn import OfficerKey
from openline.core.record.act import MAY_SEND
from openline.core.record.envelope import KIND_NAMES, Kind

RESERVED_KINDS = frozenset(
    {Kind.STOP, Kind.ACK, Kind.ANSWER, Kind.CHECK, Kind.SUSPEND, Kind.RESUME}
)


class Draft(NamedTuple):
    """An officer's item that may be signed."""

    kind: int
    mode: int
    precedence: int
    reference: bytes | None
    content: list[Any]
    officer: OfficerKey


def _precedence(args: dict[str, Any], default: str) -> Precedence:
    given = str(args.get("precedence") or default).upper()
    if given not in Precedence.__members__:
        raise Refused(
            "ENV-5",
            f"{given[:20]!r} is no precedence",
            "One of FLASH, IMMEDIATE, PRIORITY, ROUTINE.",
        )
    return Precedence[given]


def _mode(args: dict[str, Any]) -> Mode:
    given = str(args.get("mode") or "REAL").upper()
    if given not in Mode.__members__:
        raise Refused("ENV-5", f"{given[:20]!r} is no mode", "One of REAL, EXERCISE, TEST.")
    return Mode[given]


def _text(args: dict[str, Any], characters_max: int = contents.TEXT_CHARACTERS_MAX) -> str:
    text = args.get("text")
    if not isinstance(text, str):
        raise Refused("ENV-4", "there is no text", "Give --text.")
    contents.check_text(text, characters_max, "the text")
    return text


def _reference(args: dict[str, Any], line: Line) -> bytes | None:
    given = args.get("ref")
    return find_item(line, str(given)).id if given else None


def _message(args: dict[str, Any], line: Line) -> tuple[int, int, bytes | None, list[Any]]:
    precedence, mode = _precedence(args, "ROUTINE"), _mode(args)
    limit = contents.TEXT_CHARACTERS_MAX
    if precedence is Precedence.FLASH:
        limit = line.profile["flash.characters_max"]
    text = _text(args, limit)
    files = [[part[0], part[1], bytes.fromhex(part[2])] for part in args.get("attachments", [])]
    content: list[Any] = [language_of(args, line), text, files]
    if args.get("positions"):
        content.append(desk_watch.positions(args["positions"]))
    if not contents.is_well_formed(Kind.MESSAGE, content, None):
        raise Refused(
            "ENV-4",
            "the attachments are too many, too large or badly named",
            "At most 8 files and 10 MB in all, with plain names.",
        )
    return mode, precedence, _reference(args, line), content


def _stop(args: dict[str, Any], line: Line) -> tuple[int, int, bytes | None, list[Any]]:
    position = args.get("position")
    texts = args.get("texts") or [_text(args)]
    content = [language_of(args, line), texts, position, len(texts)]
    if not contents.is_well_formed(Kind.STOP, content, None):
        raise Refused("ENV-8", "the position is not a place on Earth", "Give 60.1234,24.5678.")
    return _mode(args), Precedence.FLASH, _reference(args, line), content


def _ack(args: dict[str, Any], line: Line) -> tuple[int, int, bytes | None, list[Any]]:
    item = theirs(args, line)
    return item.mode, item.precedence, item.id, []


def _answer(args: dict[str, Any], line: Line) -> tuple[int, int, bytes | None, list[Any]]:
    mode, precedence, answered = _answered(args, line)
    meaning = str(args.get("meaning"))
    if meaning not in MEANINGS:
        raise Refused(
            "RCT-1", f"{meaning[:30]!r} is no meaning", f"One of {', '.join(MEANINGS)}."
        )
    text = str(args.get("text") or "")
    if text:
        contents.check_text(text, contents.TEXT_CHARACTERS_MAX, "the text")
    content = [MEANINGS.index(meaning), language_of(args, line), text]
    return mode, precedence, answered, content


def _answered(args: dict[str, Any], line: Line) -> tuple[int, int, bytes]:
    """Mode, precedence and id of what is answered: their item, or step 1 of their check."""
    given = str(args.get("item", ""))
    for leaf, check in line.checks.items():
        if leaf.hex() == given and check.starter != line.us:
            return Mode.TEST, Precedence.ROUTINE, leaf
    item = theirs(args, line)
    return item.mode, item.precedence, item.id


def _own(args: dict[str, Any], line: Line, what: str) -> Item:
    item = about(args, line)
    if item.author != line.us:
        raise Refused("RCT-11", f"only its author may {what} an item", "Answer it instead.")
    if item.kind not in roles.CORRECTED:
        raise Refused("RCT-11", f"an item of this kind cannot be {what}ed", "Send a message.")
    return item


def _cancel(args: dict[str, Any], line: Line) -> tuple[int, int, bytes | None, list[Any]]:
    item = _own(args, line, "cancel")
    text = str(args.get("text") or "")
    return item.mode, item.precedence, item.id, [language_of(args, line), text]


def _correct(args: dict[str, Any], line: Line) -> tuple[int, int, bytes | None, list[Any]]:
    item = _own(args, line, "correct")
    return item.mode, item.precedence, item.id, [language_of(args, line), _text(args)]


def _repeat(args: dict[str, Any], line: Line) -> tuple[int, int, bytes | None, list[Any]]:
    item = about(args, line)
    if item.author != line.us:
        text = str(args.get("text") or "")
        return item.mode, item.precedence, item.id, [0, language_of(args, line), text, []]
    original = args.get("original")
    if item.kind != Kind.MESSAGE or not original:
        raise Refused("RCT-11", "only a message of ours is sent again", "Send a new item.")
    language, text, files = original[:3]
    return item.mode, item.precedence, item.id, [1, language, text, files]


def _kinds(args: dict[str, Any]) -> list[int]:
    scope = str(args.get("scope") or "").replace(",", " ").split()
    names = {KIND_NAMES[kind]: kind for kind in contents.SUSPENDABLE}
    unknown = [name for name in scope if name not in names]
    if unknown or not scope:
        raise Refused(
            "RCT-9",
            f"{' '.join(unknown)[:60] or 'nothing'} cannot be suspended",
            "Only message and notice can; STOP, checks and suspension itself always pass.",
        )
    return sorted(names[name] for name in set(scope))


def _suspend(args: dict[str, Any], line: Line) -> tuple[int, int, bytes | None, list[Any]]:
    return Mode.REAL, Precedence.FLASH, None, [_kinds(args), int(args["from_ms"])]


def _resume(args: dict[str, Any], line: Line) -> tuple[int, int, bytes | None, list[Any]]:
    kinds = _kinds(args)
    ours = {
        part.kind for part in line.suspensions if part.by == line.us and part.resumed_at is None
    }
    if not set(kinds) <= ours:
        raise Refused(
            "RCT-9", "we did not suspend that", "Only the party that suspended resumes."
        )
    return Mode.REAL, Precedence.FLASH, None, [kinds, int(args["from_ms"])]


def _amend(args: dict[str, Any], line: Line) -> tuple[int, int, bytes | None, list[Any]]:
    profile = profiles.from_settings(args["profile"])
    salt = bytes.fromhex(args["profile_salt"])
    return Mode.REAL, Precedence.PRIORITY, None, [profile.encoded, salt]


def _accept(args: dict[str, Any], line: Line) -> tuple[int, int, bytes | None, list[Any]]:
    item = theirs(args, line)
    if item.id not in line.amendments:
        raise Refused(
            "RCT-12", "this item is no amendment", "`openline items --all` shows them."
        )
    return Mode.REAL, Precedence.PRIORITY, item.id, []


VERBS = {
    "send": (Kind.MESSAGE, _message, "message"),
    "send-stop": (Kind.STOP, _stop, "stop"),
    "ack": (Kind.ACK, _ack, None),
    "answer": (Kind.ANSWER, _answer, None),
    "cancel": (Kind.CANCEL, _cancel, "cancel"),
    "correct": (Kind.CORRECT, _correct, "cancel"),
    "repeat": (Kind.REPEAT, _repeat, "cancel"),
    "suspend": (Kind.SUSPEND, _suspend, None),
    "resume": (Kind.RESUME, _resume, None),
    "amend": (Kind.AMEND, _amend, None),
    "accept": (Kind.ACCEPT, _accept, None),
    "delegate": (Kind.DELEGATE, desk_watch.delegate, None),
    "undelegate": (Kind.UNDELEGATE, desk_watch.undelegate, None),
    "translate": (Kind.TRANSLATE, desk_watch.translate, None),
    "readback": (Kind.READBACK, desk_watch.read_back, None),
    "confirm": (Kind.CONFIRM, desk_watch.confirm, None),
    "effect": (Kind.EFFECT, desk_watch.effect, None),
    "schedule": (Kind.SCHEDULE, desk_watch.schedule, None),
    **desk_talks.VERBS,
}


def decide(
    line: Line, verb: str, args: dict[str, Any], officer: OfficerKey, now_ms: int
) -> Draft:
    """The draft of what an officer asks for.

    Raises:
        Refused: a rule is against it; the clause, the reason and the next step are in it.
    """
    kind, build, allowed = VERBS[verb]
    posting = posting_of(line, officer.certificate, now_ms)
    has = posting.officer.roles
    if not MAY_SEND[kind] & set(has):
        raise Refused(
            "CER-10",
            f"{officer.name!r} ({', '.join(has)}) may not send a {KIND_NAMES[kind]}",
            "Ask an officer with the role " + " or ".join(sorted(MAY_SEND[kind])) + ".",
        )
    mode, precedence, reference, content = build(
        {**args, "now_ms": now_ms, "certificate_hash": officer.certificate}, line
    )
    if allowed and not line.profile.may_send(allowed, has, precedence):
        raise Refused(
            "CER-11",
            f"the profile does not let {officer.name!r} send this at {Precedence(precedence).name}",
            "Use a lower precedence, or ask an officer who may.",
        )
    for suspension in roles.active_suspensions(line, now_ms):
        if suspension.kind == kind and suspension.from_ms <= now_ms:
            raise Refused(
                "RCT-9",
                f"{KIND_NAMES[kind]} is suspended by {line.name(suspension.by)}",
                "STOP, checks, acknowledgements and answers pass; the one that suspended resumes.",
            )
    return Draft(int(kind), int(mode), int(precedence), reference, content, officer)
