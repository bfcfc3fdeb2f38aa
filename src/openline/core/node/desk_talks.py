"""What staff ask of the desk: requests, rounds, commitments, readouts; as `desk` does for the watch.

The same gate judges here as when an entry comes in; here it says why, and what to do.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from openline.core.base.errors import PeerFault, Refused
from openline.core.base.names import Mode, Precedence
from openline.core.contacts.agreed_glossary import laid_over
from openline.core.contacts.glossary import built_in
from openline.core.forms import sheet_values, sheets
from openline.core.node import readouts, talks_gate
from openline.core.node.desk_finding import find_item, posting_of
from openline.core.node.state import Line
from openline.core.node.talks_asked import Asked
from openline.core.record import sheet as forms
from openline.core.record.content import TALKS_ABOUT
from openline.core.record.envelope import KIND_NAMES, Kind
from openline.core.record.sheet import Doc

Built = tuple[int, int, bytes | None, list[Any]]
HOUR_MS = 3_600_000
_HEX = frozenset("0123456789abcdef")
_ENDS = {Kind.ROUND: "to", Kind.HOLDER: "until"}
_NO_TEXT = "0" * 64
"""Names no text: only what the gate refuses anyway has it."""


def _mode(args: dict[str, Any], line: Line, reference: bytes | None) -> int:
    """The mode asked for; else that of what it is about, else REAL."""
    given = str(args.get("mode") or "").upper()
    if given:
        if given not in Mode.__members__:
            raise Refused("ENV-5", f"{given[:20]!r} is no mode", "One of REAL, EXERCISE, TEST.")
        return Mode[given]
    about = line.talks.sheets.get(reference or b"")
    return about.mode if about is not None else Mode.REAL


def _doc(args: dict[str, Any]) -> Doc:
    doc = {key: part for key, part in dict(args.get("doc") or {}).items() if part is not None}
    try:
        return forms.parse(forms.write(doc))
    except (PeerFault, TypeError, UnicodeEncodeError):
        raise Refused(
            "TLK-1",
            f"this is no sheet: text, whole numbers, yes or no, at most {forms.SHEET_BYTES_MAX} bytes",
            "Shorten it; leave out what is empty.",
        ) from None


def _in_full(doc: Doc, line: Line) -> Doc:
    """The same with whole ids where a sheet names items by their beginnings, as an officer reads them."""

    def whole(given: Any) -> Any:
        is_part = type(given) is str and 8 <= len(given) < 64 and _HEX.issuperset(given)
        return find_item(line, given).id.hex() if is_part else given

    named = doc.get("lines")
    more = {"lines": [whole(part) for part in named]} if type(named) is list else {}
    if "replaces" in doc:
        more["replaces"] = whole(doc["replaces"])
    return doc | more


def _with_seal(doc: Doc, args: dict[str, Any]) -> Doc:
    """A readout as it stands on the line: its seal, and the text only if it is shown now."""
    text = str(doc.pop("text", "") or "")
    is_shared = bool(doc.pop("shared", False))
    size = len(text.encode("utf-8", "replace"))
    if not text.strip() or size > sheets.READOUT_BYTES_MAX:
        raise Refused(
            "RDO-3",
            f"the readout has {size} bytes; 1 to {sheets.READOUT_BYTES_MAX} are allowed",
            "Write it shorter, and send the rest as an attachment of a message.",
        )
    if not sheets.FIELDS[Kind.READOUT][0]["text"](text):
        # Sealed, nobody would see it; the release that shows it would be void.
        raise Refused(
            "TLK-2",
            "the readout holds a control character, or a sign that turns words round",
            "Take it out: with it the text could never be released.",
        )
    salt = str(args.get("seal_salt") or "")
    if not sheet_values.is_salt(salt):
        raise Refused("RDO-3", "a readout needs a salt of 16 bytes", "Ask through the node.")
    doc |= {"seal": forms.seal_of(bytes.fromhex(salt), text), "bytes": size}
    return doc | ({"salt": salt, "text": text} if is_shared else {})


def _with_text(asked: Asked, args: dict[str, Any]) -> Doc:
    """A release as it stands on the line: each signature names the text, the last one brings it."""
    doc, about = asked.doc, asked.about
    doc.setdefault("language", "en")
    doc |= {"final": False, "seal": _NO_TEXT}
    wanted = Kind.READOUT if doc["what"] == "own" else Kind.CONTACT
    if about is None or about.kind != wanted:
        return doc  # the gate says what is wrong with it
    made: Doc = {}
    if doc["what"] == "own":
        doc |= {"language": about.doc["language"], "seal": about.doc["seal"]}
        if args.get("sealed_text"):
            salt = str(args.get("seal_salt") or "")
            made = {"text": str(args["sealed_text"]), "salt": salt}
    else:
        here = {part.id.hex() for part in about.said if part.kind == Kind.JOINTLINE}
        lines = [part for part in doc.get("lines", []) if part in here]
        text = readouts.made_text(asked._replace(doc={**doc, "lines": lines}), about)
        doc["seal"], made = forms.plain_seal(text), {"text": text or "-"}
    if readouts.completes(asked._replace(doc=doc), about):
        doc |= {**made, "final": True}
    return doc


def _refuse_backwards(kind: Kind, doc: Doc, now_ms: int) -> None:
    """Refuse a slip of the pen of ours; what the peer says so stays on the record as it was said."""
    begins, ends = doc.get("from"), doc.get(_ENDS.get(kind, ""))
    if begins and ends and sheet_values.last_day(ends) < sheet_values.first_day(begins):
        raise Refused("TLK-2", "it ends before it begins", "Correct one of the two dates.")
    due, expires = doc.get("due"), doc.get("expires", "none")
    if (
        due
        and expires != "none"
        and sheet_values.last_day(expires) < sheet_values.first_day(due)
    ):
        raise Refused("TLK-9", "it lapses before it is due", "Correct one of the two dates.")
    times = doc.get("times") if doc.get("answer") != "accept" else None
    if times and all(sheet_values.time_ms(one) <= now_ms for one in times):
        raise Refused(
            "TLK-2", "every time that it proposes has passed", "Propose one that is to come."
        )


def _build(kind: Kind, args: dict[str, Any], line: Line) -> Built:
    about = find_item(line, str(args["item"])) if args.get("item") else None
    reference = about.id if about is not None else None
    doc, mode = _in_full(_doc(args), line), _mode(args, line, reference)
    now_ms = int(args["now_ms"])
    if kind == Kind.REQUEST and "reply_by" not in doc:
        due_ms = now_ms + line.profile["talks.reply_hours"] * HOUR_MS
        doc["reply_by"] = sheet_values.as_time(due_ms)
    if kind == Kind.READOUT:
        doc = _with_seal(doc, args)
    officer = posting_of(line, args["certificate_hash"], now_ms).officer
    asked = Asked(
        *(line, line.us, None, now_ms, int(kind), doc, reference, officer, mode, line.profile)
    )
    if kind == Kind.RELEASE and not sheets.fault_of(
        kind, {**doc, "final": False, "seal": _NO_TEXT}
    ):
        doc = _with_text(asked, args)
    if fault := sheets.fault_of(kind, doc):
        raise Refused("TLK-2", fault, f"See the fields of a {KIND_NAMES[kind]} in the guide.")
    _refuse_backwards(kind, doc, now_ms)
    if kind == Kind.GLOSSARY:
        laid_over(built_in(), doc["terms"], str(doc["version"]))  # what no comparison could use
    if reference is None and kind in TALKS_ABOUT:
        raise Refused("TLK-2", f"a {KIND_NAMES[kind]} names what it is about", "Give its id.")
    if found := talks_gate.wrong(asked._replace(doc=doc)):
        raise Refused(*found)
    precedence = Precedence.PRIORITY if kind == Kind.REQUEST else Precedence.ROUTINE
    return mode, precedence, reference, [forms.write(doc)]


def known(verb: str) -> str:
    """The verb, if there is one of that name.

    Raises:
        Refused: nobody knows it.
    """
    if verb not in VERBS:
        raise Refused(
            "local", f"{verb[:40]!r} is no verb of talks", f"One of {', '.join(VERBS)}."
        )
    return verb


VERBS: dict[str, tuple[Kind, Callable[[dict[str, Any], Line], Built], None]] = {
    KIND_NAMES[kind]: (Kind(kind), partial(_build, Kind(kind)), None) for kind in sheets.FIELDS
}
"""One verb a kind, by its name: request, reply, holder, contact, round, ..."""
