"""What a node shows of its memory: `items` and `status` in the shape of the contract."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from openline.core.base.codec import decode
from openline.core.base.names import LIGHTS, Mode, Now, Precedence, Series
from openline.core.forms import contents
from openline.core.line.states import LINE_STATE
from openline.core.node import checks, deadlines, details, roles, waiting
from openline.core.node.state import Item, Line, Meta, PeerState
from openline.core.record import act as acts
from openline.core.record.envelope import KIND_NAMES, SALT_BYTES, Kind

OFFICERS_KINDS = frozenset(
    {
        Kind.MESSAGE,
        Kind.STOP,
        Kind.NOTICE,
        Kind.CANCEL,
        Kind.CORRECT,
        Kind.REPEAT,
        Kind.SUSPEND,
        Kind.RESUME,
        Kind.SCHEDULE,
    }
)
PROOF_MS_MAX = 20_000
_PRECEDENCE = {int(part): part.name for part in Precedence}
_MODE = {int(part): part.name for part in Mode}
_SERIES = {int(part): part.name.lower() for part in Series}
BodyOf = Callable[[Line, int, int, int], bytes | None]
BodyOfItem = Callable[[Line, Item], bytes | None]


def content_of(item: Item, body: bytes | None) -> list[Any] | None:
    """The content of an officer's item from its body, None if it is not to be had."""
    if body is None:
        return None
    return acts.parse_act(body[:SALT_BYTES], decode(body[SALT_BYTES:])).content


@functools.lru_cache(maxsize=256)
def _said_in(kind: int, reference: bytes | None, body: bytes) -> list[Any] | None:
    """As `_well_formed`; kept, for an item is shown again at each of its lights."""
    try:
        content = acts.parse_act(body[:SALT_BYTES], decode(body[SALT_BYTES:])).content
    except Exception:  # noqa: BLE001 # a void item may hold anything; it is shown without its content
        return None
    return content if contents.is_well_formed(kind, content, reference) else None


def _well_formed(item: Item, body: bytes | None) -> list[Any] | None:
    """The content of an item, None if it is not to be had or not what its kind wants."""
    return None if body is None else _said_in(item.kind, item.reference, body)


def item_view(
    line: Line, item: Item, body: bytes | None, now_ms: int, body_of: BodyOfItem | None = None
) -> dict[str, Any]:
    """One item as `items --json` gives it.

    Args:
        line: the line it is of.
        item: the item.
        body: its body, None if it is not to be had.
        now_ms: the time of looking, by which it is late or not.
        body_of: the body of another item, for what was read back, translated or confirmed of this.
    """

    def said(item_id: bytes) -> list[Any] | None:
        other = line.items.get(item_id)
        if other is None or body_of is None:
            return None
        return _well_formed(other, other.aside or body_of(line, other))

    lights = {
        name: None if name not in item.lights else item.lights[name].as_dict()
        for name in LIGHTS
    }
    receipts = [
        {
            "party": line.name(1 - item.author),
            "light": name,
            "at": light.at_ms,
            "by": light.by,
            "clock": light.clock,
        }
        for name, light in item.lights.items()
        if name not in ("recorded", "sent")
    ]
    content = _well_formed(item, body)
    return {
        "id": item.id.hex(),
        "seq": item.seq or None,
        "line": line.id.hex(),
        "author": line.name(item.author),
        "officer": item.officer,
        "serial": item.serial,
        "series": _SERIES[item.series],
        "kind": KIND_NAMES.get(item.kind, str(item.kind)),
        "mode": _MODE[item.mode],
        "precedence": _PRECEDENCE[item.precedence],
        "at": item.t_ms,
        "arrived": item.at_ms,
        "text": None if content is None else contents.text_of(item.kind, content),
        "reference": item.reference.hex() if item.reference else None,
        "attachments": [
            {"name": p[0], "bytes": p[1], "sha256": p[2].hex()} for p in item.attachments
        ],
        "lights": lights,
        "receipts": receipts,
        "answers": [{"meaning": m, "by": by, "at": at} for m, by, at in item.meanings],
        "signed": item.signed,
        "void": item.void,
        "crossed": item.crossed,
        "other_branch": item.aside is not None,
        "cancelled": item.cancelled.hex() if item.cancelled else None,
        "corrected": item.corrected.hex() if item.corrected else None,
        "breach": deadlines.is_breach(line, item, now_ms),
        **details.of_content(item.kind, content),
        **details.of_what_followed(item, said),
    }


def items(
    line: Line, body_of: BodyOf, now_ms: int, since: int = 0, every: bool = False
) -> list[dict[str, Any]]:
    """Officers' items of a line in order of arrival, and with `every` all other entries too."""

    def body_of_item(line: Line, item: Item) -> bytes | None:
        return body_of(line, item.author, item.generation, item.index)

    shown: list[tuple[int, dict[str, Any]]] = []
    for item in line.order:
        if item.seq > since and (every or item.kind in OFFICERS_KINDS):
            body = item.aside or body_of_item(line, item)
            shown.append((item.seq, item_view(line, item, body, now_ms, body_of_item)))
    if every:
        shown += _other_entries(line, since)
        shown += _checkpoints(line)
    shown.sort(key=lambda pair: pair[0])
    out = [view for _, view in shown]
    for item_id, kept in line.waiting:
        view = item_view(line, waiting.waiting_item(line, item_id, kept), None, now_ms)
        view["text"] = contents.text_of(kept[0], kept[6])
        out.append(view)
    return out


def _other_entries(line: Line, since: int) -> list[tuple[int, dict[str, Any]]]:
    return [
        (meta.seq, entry_view(line, party, meta))
        for party, metas in enumerate(line.metas)
        for meta in metas
        if meta.item is None and meta.seq > since
    ]


def entry_view(line: Line, party: int, meta: Meta) -> dict[str, Any]:
    """An entry of the node itself, in the shape of an item."""
    return {
        "id": line.logs[party].tree.leaf(meta.index).hex(),
        "seq": meta.seq,
        "line": line.id.hex(),
        "author": line.name(party),
        "kind": KIND_NAMES.get(meta.kind, str(meta.kind)),
        "at": meta.t_ms,
        "arrived": meta.at_ms,
        **_no_act(),
        "void": meta.void,
    }


def _no_act() -> dict[str, Any]:
    """What an entry of the node itself has not, in the shape that every item has."""
    return {
        "officer": None,
        "serial": None,
        "series": None,
        "mode": None,
        "precedence": None,
        "text": None,
        "lights": dict.fromkeys(LIGHTS),
        "receipts": [],
        "signed": True,
    }


def _checkpoints(line: Line) -> list[tuple[int, dict[str, Any]]]:
    return [
        (
            2**62,
            {
                "id": found.root.hex(),
                "seq": None,
                "line": line.id.hex(),
                "author": line.name(party),
                "kind": "checkpoint",
                "at": found.t_ms,
                "size": found.size,
                "cosigned": line.cosigned.get(party, 0) >= found.size,
                **_no_act(),
                "void": None,
            },
        )
        for (party, _), found in sorted(line.checkpoints.items())
    ]


def direction(proved_mono_ms: int | None, mono_ms: int) -> bool | None:
    """Whether a direction works: null if it was never proved."""
    if proved_mono_ms is None:
        return None
    return mono_ms - proved_mono_ms <= PROOF_MS_MAX


def peer_state(line: Line, peer: PeerState, now: Now) -> str:
    """both_ways, one_way, down or silent [LIN-13]."""
    to_them = direction(peer.echoed_mono_ms, now.mono_ms)
    from_them = direction(peer.heard_mono_ms, now.mono_ms)
    silent = checks.is_silent(line, now.wall_ms)
    return LINE_STATE[bool(to_them), bool(from_them), silent]


def _readings(line: Line, now: Now, routes: list[str], disk_is_low: bool) -> dict[str, Any]:
    """The three readings of a silence, side by side (R07)."""
    return {
        "our_side": "disk nearly full" if disk_is_low else "healthy",
        "path": "open" if routes else "no route is open",
        "peer": "checks missed" if checks.missed(line, now.wall_ms) else "answers checks",
    }


def clock_flag(line: Line, peer: PeerState) -> str | None:
    """How far the two clocks are apart by the profile: null, "off" or "far off" (R23)."""
    offset = peer.clock_offset_ms()
    if offset is None or abs(offset) <= line.profile["clock.show_ms"]:
        return None
    return "far off" if abs(offset) > line.profile["clock.alarm_ms"] else "off"


def _since(proved_mono_ms: int | None, now: Now) -> int | None:
    """The age of one direction's last proof."""
    return None if proved_mono_ms is None else now.mono_ms - proved_mono_ms


def _peer(
    line: Line, peer: PeerState, now: Now, routes: list[str], low: bool
) -> dict[str, Any]:
    proofs_at = [at for at in (peer.echoed_mono_ms, peer.heard_mono_ms) if at is not None]
    return {
        "party": line.name(peer.party),
        "state": peer_state(line, peer, now),
        "to_them": direction(peer.echoed_mono_ms, now.mono_ms),
        "from_them": direction(peer.heard_mono_ms, now.mono_ms),
        "age_ms": now.mono_ms - min(proofs_at) if len(proofs_at) == 2 else None,
        "to_them_age_ms": _since(peer.echoed_mono_ms, now),
        "from_them_age_ms": _since(peer.heard_mono_ms, now),
        "clock_offset_ms": peer.clock_offset_ms(),
        "clock_flag": clock_flag(line, peer),
        "routes": routes,
        "waiting": len(peer.outbox),
        "readings": _readings(line, now, routes, low),
    }


def gaps(line: Line) -> list[dict[str, Any]]:
    """Serials of the peers that are known to exist and are not here (R28)."""
    found = []
    for (party, series), missing in sorted(line.missing.items()):
        if missing:
            found.append(
                {
                    "party": line.name(party),
                    "series": Series(series).name.lower(),
                    "serials": missing.first(64),
                    "count": missing.count,
                }
            )
    return found


def needs(line: Line, now_ms: int) -> dict[str, Any]:
    """What waits for somebody: items not acknowledged by precedence, on each side, and breaches."""
    found: dict[str, dict[str, int]] = {"from_us": {}, "from_them": {}}
    breaches = 0
    for item in line.open_items.values():
        side = found["from_them" if item.author == line.us else "from_us"]
        name = _PRECEDENCE[item.precedence]
        side[name] = side.get(name, 0) + 1
        breaches += deadlines.is_breach(line, item, now_ms)
    return {**found, "breaches": breaches}


def unproven(line: Line, now_ms: int) -> dict[str, Any] | None:
    """Our entries that no cosigned checkpoint covers: count and age of the oldest, None if all are."""
    cosigned = line.cosigned.get(line.us, 0)
    metas = [meta for meta in line.metas[line.us][cosigned:] if meta.kind != Kind.RCPT]
    if not metas:
        return None
    return {"entries": len(metas), "age_ms": max(0, now_ms - metas[0].t_ms)}


def line_view(
    line: Line, now: Now, routes: list[str], disk_is_low: bool = False
) -> dict[str, Any]:
    """One line as `status` gives it; `routes` are the open ones, the one in use first."""
    peers = [_peer(line, peer, now, routes, disk_is_low) for peer in line.peers.values()]
    return {
        "id": line.id.hex(),
        "state": peers[0]["state"],
        "broken_record": line.forks > 0,
        "restored": line.restored,
        "suspended": [
            {
                "kind": KIND_NAMES[part.kind],
                "by": line.name(part.by),
                "since": part.from_ms,
                "officer": part.officer,
            }
            for part in roles.active_suspensions(line, now.wall_ms)
        ],
        "peers": peers,
        "node_keys": [
            {"party": party.name, "until": party.until_ms} for party in line.genesis.parties
        ],
        "last_check": checks.describe(line.last_check, line),
        "next_check": checks.next_due(line, now.wall_ms),
        "checks": {
            "machine": line.machine_checks,
            "human": line.human_checks,
            "missed": checks.missed(line, now.wall_ms),
        },
        "gaps": gaps(line),
        "watch": {
            "ours": line.watches.get(line.us),
            "theirs": line.watches.get(line.other()),
        },
        "needs": needs(line, now.wall_ms),
        "generation": line.logs[line.us].generation,
        "unsigned": len(line.waiting),
    }


def record_view(lines: list[Line], now_ms: int, scrub: dict[str, Any] | None) -> dict[str, Any]:
    """The `record` part of `status`."""
    waits = [part for line in lines if (part := unproven(line, now_ms))]
    oldest = max((part["age_ms"] for part in waits), default=0)
    return {
        "ok": all(not line.forks and not line.damaged for line in lines),
        "size": sum(log.size for line in lines for log in line.logs),
        "forks": sum(line.forks for line in lines),
        "damaged": sum(len(line.damaged) for line in lines),
        "unproven": {"entries": sum(part["entries"] for part in waits), "age_ms": oldest}
        if waits
        else None,
        "scrub": scrub,
    }
