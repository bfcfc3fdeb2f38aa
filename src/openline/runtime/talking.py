"""Talks and readouts between the record and what is ours alone: arguments, views, sealed texts."""

from __future__ import annotations

import hmac
import os
from itertools import chain
from pathlib import Path
from typing import Any

from openline.core.base.errors import Refused
from openline.core.forms import sheets
from openline.core.forms.sheet_values import as_time, is_partial_date, is_salt, last_day
from openline.core.node import desk_finding, readout_views, talks_views, views
from openline.core.node.desk_talks import HOUR_MS
from openline.core.node.node import Node
from openline.core.node.state import Line
from openline.core.node.talks_memory import Sheet
from openline.core.node.talks_views import Read
from openline.core.record import sheet as forms
from openline.core.record.envelope import Kind
from openline.core.record.sheet import Doc
from openline.runtime.host import Host
from openline.runtime.opening import Opened
from openline.shell import clock
from openline.shell.daybook import book
from openline.shell.daybook.private_talks import PrivateTalks
from openline.shell.store.contract import Store

BRIEFING_FIELDS = {
    "contact": 200,
    "audience": 200,
    "due": 10,
    "text": 4000,
    "not_passed_on": 4000,
}


def private(opened: Opened) -> PrivateTalks:
    """What is ours alone of this home's talks."""
    return PrivateTalks(book.open_daybook(opened.paths.home), opened.store.vault)


def prepared(host: Host, verb: str, args: dict[str, Any]) -> dict[str, Any]:
    """The arguments of a verb of talks with what the core may not fetch itself."""
    doc = dict(args.get("doc") or {})
    line = host.node.line_for(args.get("line"))
    if verb == "request" and not doc.get("reply_by"):
        due_ms = clock.now().wall_ms + line.profile["talks.reply_hours"] * HOUR_MS
        return {**args, "doc": {**doc, "reply_by": as_time(due_ms)}}
    if verb == "readout":
        return {**args, "seal_salt": _sealed(host, doc, args.get("salt"))}
    if verb == "release" and doc.get("what") == "own":
        return {**args, **_unsealed(host, line, str(args.get("item") or ""))}
    return args


def _sealed(host: Host, doc: Doc, act_salt: str | None) -> str:
    """Keep the text on our disk before its seal goes on the line; its salt.

    An act that is asked for again with the same salt makes the same seal [ADR 0024].
    """
    text = str(doc.get("text") or "")
    size = len(text.encode("utf-8", "replace"))
    if not 0 < size <= sheets.READOUT_BYTES_MAX or not _is_unicode(text):
        return "0" * 32  # the desk says what is wrong with it
    salt = os.urandom(16)
    if act_salt:
        # The act's own salt goes on the line: with it alone the peer could try out likely texts.
        key = book.secret(book.open_daybook(host.opened.paths.home), "seals")
        salt = hmac.new(key, bytes.fromhex(act_salt), "sha256").digest()[:16]
    seal = forms.seal_of(salt, text)
    private(host.opened).keep(seal, salt.hex(), text, clock.now().wall_ms)
    return salt.hex()


def let_go(host: Host, args: dict[str, Any]) -> None:
    """Forget the text of a readout that was refused; one whose seal is on the record stays."""
    text, salt = (
        str((args.get("doc") or {}).get("text") or ""),
        str(args.get("seal_salt") or ""),
    )
    if not text or not is_salt(salt) or not _is_unicode(text):
        return
    seal = forms.seal_of(bytes.fromhex(salt), text)
    sheets_of_all = (line.talks.sheets.values() for line in host.node.lines.values())
    if not any(each.doc.get("seal") == seal for each in chain.from_iterable(sheets_of_all)):
        private(host.opened).forget(seal)


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _unsealed(host: Host, line: Line, given: str) -> dict[str, Any]:
    item = desk_finding.find_item(line, given)
    sheet = line.talks.sheets.get(item.id)
    if sheet is None or sheet.kind != Kind.READOUT:
        return {}  # the desk says that it is none
    found = private(host.opened).opened(sheet.doc["seal"])
    if found is None:
        doc = reader(host.opened.store, line)(sheet.id) or {}
        found = (doc["salt"], doc["text"]) if "text" in doc else None
    if found is None:
        raise Refused(
            "RDO-6",
            "the text of this readout is not in this home",
            "Release it from the home where it was written, or restore its daybook.",
        )
    return {"seal_salt": found[0], "sealed_text": found[1]}


def reader(store: Store, line: Line) -> Read:
    """Reads the whole sheet of an item from the disk."""

    def read(item_id: bytes) -> Doc | None:
        item = line.items.get(item_id)
        if item is None:
            return None
        row = store.entry(line.id, item.author, item.generation, item.index)
        if row is None or row.body is None or row.body_state != "ok":
            return None
        content = views.content_of(item, row.body)
        return forms.parse(content[0]) if content and forms.is_sheet(content) else None

    return read


def talks(
    opened: Opened, node: Node, now_ms: int, given: str | None = None, *, knows: bool = True
) -> dict[str, Any]:
    """`GET /api/talks`: all talks of a line, and what is ours alone beside them for who `knows`."""
    config = opened.settings
    zones = [config.zone, config.their_zone]
    ours = _briefings(opened, now_ms) if knows else []
    if not node.lines:
        empty: dict[str, Any] = {
            name: []
            for name in (
                *("requests", "rounds", "commitments", "contacts", "holders"),
                *("glossaries", "offices", "levels"),
            )
        }
        return {"now": now_ms, "line": None, "zones": zones, **empty, "briefings": ours}
    found = talks_views.talks_view(node.line_for(given), now_ms)
    return {**found, "zones": zones, "briefings": ours}


def _briefings(opened: Opened, now_ms: int) -> list[dict[str, Any]]:
    today = talks_views.day_of(now_ms)
    shown = []
    for found in private(opened).briefings():
        state = "open"
        if found["done_at"] is not None:
            state = "done"
        elif found.get("due") and last_day(found["due"]) < today:
            state = "overdue"
        shown.append({**found, "state": state})
    return shown


def readouts_of(
    opened: Opened, node: Node, now_ms: int, given: str | None = None, *, knows: bool = True
) -> dict[str, Any]:
    """`GET /api/readouts`: rules, readouts, joint lines and releases by contact.

    Our own sealed texts stand in it only for who `knows`; for anybody else they are null.
    """
    if not node.lines:
        return {
            "persons_needed": 2,
            "default_rule": sheets.RULES[1],
            "modes": [],
            "contacts": [],
        }
    line = node.line_for(given)
    return readout_views.readouts_view(
        line, reader(opened.store, line), _opener(opened, knows), now_ms
    )


def _opener(opened: Opened, knows: bool) -> readout_views.Sealed:
    ours = private(opened)

    def text_of(seal: str) -> str | None:
        found = ours.opened(seal) if knows else None
        return found[1] if found is not None else None

    return text_of


def readouts_of_one(
    opened: Opened, node: Node, contact: str, now_ms: int, *, knows: bool = True
) -> dict[str, Any]:
    """The same for one contact.

    Raises:
        Refused: there is no such contact.
    """
    line = node.line_for(None)
    sheet = contact_sheet(line, contact)
    return readout_views.readouts_of(
        line, sheet, reader(opened.store, line), _opener(opened, knows), now_ms
    )


def contact_sheet(line: Line, given: str) -> Sheet:
    """A contact of the record by its item, or by that of its request or round.

    Raises:
        Refused: there is none.
    """
    item = desk_finding.find_item(line, given)
    sheet = readout_views.contact_named(line, item.id)
    if sheet is None or sheet.kind != Kind.CONTACT:
        raise Refused("TLK-7", "this is no contact of the record", "`openline request list`.")
    return sheet


def ledger_id_of(line: Line, given: str) -> str:
    """The name of a contact of the record on the ledger.

    Raises:
        Refused: there is none.
    """
    return talks_views.ledger_id(line.talks.root(contact_sheet(line, given)))


def contact_sheet_or_none(line: Line, sheet: Sheet) -> Sheet | None:
    """The first contact that came of a request or a round, if one has."""
    found = readout_views.contact_named(line, sheet.id)
    return found if found is not None and found.kind == Kind.CONTACT else None


def add_briefing(opened: Opened, said: dict[str, Any]) -> str:
    """Keep a briefing of an ally; its id. It never goes on the line.

    Raises:
        Refused: a field that nobody knows, that is too long, or a date that does not exist.
    """
    kept = {key: value for key, value in said.items() if value not in (None, "")}
    for name, value in kept.items():
        if name not in BRIEFING_FIELDS or not isinstance(value, str):
            raise Refused("TLK-11", f"a briefing has no field {name[:40]!r}", "See the guide.")
        if len(value) > BRIEFING_FIELDS[name]:
            raise Refused("TLK-11", f"{name} is too long", "Shorten it.")
    if not kept.get("audience") or not kept.get("text"):
        raise Refused(
            "TLK-11", "a briefing needs its audience and its cleared text", "Give both."
        )
    if "due" in kept and not is_partial_date(kept["due"]):
        raise Refused("TLK-11", "its day does not exist", "Give it as 2026-11-25 or 2026-11.")
    name = os.urandom(8).hex()
    if not private(opened).add_briefing(name, kept, clock.now().wall_ms):
        raise Refused("TLK-11", "there are 5,000 briefings", "Ask your administrator.")
    return name


def end_briefing(opened: Opened, given: str) -> None:
    """Note that a briefing was given.

    Raises:
        Refused: none of that id is open.
    """
    if not private(opened).end_briefing(given, clock.now().wall_ms):
        raise Refused("TLK-11", "no open briefing has that id", "See them in the rounds.")


def home_of(opened: Opened) -> Path:
    """The directory of a home."""
    return opened.paths.home
