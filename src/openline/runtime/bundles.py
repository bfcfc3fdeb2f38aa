"""Offline bundles: what the peer lacks, sealed into a file that a courier can carry (LIN-14)."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from openline.core.base import keys
from openline.core.base.codec import decode, encode, typed
from openline.core.base.errors import PeerFault, Refused
from openline.core.line import frames
from openline.core.node.effects import Reply
from openline.core.node.events import Frames
from openline.core.node.state import Line
from openline.runtime.host import Host
from openline.shell import clock, secrets
from openline.shell.files import read_plain, write_plain
from openline.shell.store.contract import Store

BUNDLE_BYTES_MAX = 64 * 1024 * 1024
ENTRIES_MAX = 20_000


def _info(line: bytes, party: int) -> bytes:
    return b"openline bundle 1" + line + bytes([party])


def heads_frame(line: Line, seed: bytes, wall_ms: int) -> bytes:
    """The first frame of a bundle: our signed heads as they are now."""
    heads = line.heads()
    message = frames.ping_message(line.id, line.us, None, wall_ms, None, 0, heads)
    signature = keys.ed25519_sign(seed, message)
    return frames.pack(
        [frames.PING, None, wall_ms, None, 0, frames.heads_list(heads), signature]
    )


def make(
    line: Line, store: Store, secret: secrets.NodeSecret, first: bytes | None = None
) -> tuple[bytes, int]:
    """A sealed bundle of everything the peer is not known to hold; and how many entries it has.

    Args:
        line: the line of the bundle.
        store: where its entries are.
        secret: seals it.
        first: the frame of our heads, if this runs in a thread: heads are signed where they grow.
    """
    out = [first or heads_frame(line, secret.sign_ed25519, clock.now().wall_ms)]
    outbox = line.peers[line.other()].outbox
    generation, count, size = line.logs[line.us].generation, 0, 0
    files: dict[bytes, int] = {}
    for index in range(outbox.peer_size, line.logs[line.us].size):
        row = store.entry(line.id, line.us, generation, index)
        if row is None or outbox.is_there(index) or count >= ENTRIES_MAX:
            continue
        out.append(frames.entry_frame(line.us, row.entry, row.body))
        count += 1
        meta = line.meta(line.us, index)
        item = line.items.get(meta.item) if meta and meta.item else None
        for part in item.attachments if item else ():
            files[part[2]] = part[1]
    for digest, total in files.items():
        for at in range(0, max(1, total), frames.PART_BYTES_MAX):
            data = store.part(line.id, digest, at, min(frames.PART_BYTES_MAX, total - at))
            if data is not None and size < BUNDLE_BYTES_MAX:
                out.append(frames.pack([frames.BODY, digest, total, at, data]))
                size += len(data)
    recipient = line.genesis.parties[line.other()].node.kem_xwing
    sealed = secrets.seal_bundle(b"".join(out), recipient, _info(line.id, line.us))
    return encode(["openline-bundle", 1, line.id, line.us, sealed]), count


def unseal(
    data: bytes, lines: dict[bytes, Line], secret: secrets.NodeSecret
) -> tuple[Line, int, bytes]:
    """The line, the sender and the frames of a bundle.

    Raises:
        PeerFault: not a bundle of this version for one of our lines, or not sealed to us.
        Refused: it is our own.
    """
    if len(data) > BUNDLE_BYTES_MAX * 2:
        raise PeerFault("LIN-14", "a bundle that is too long")
    fields = decode(data)
    if not typed(fields, str, int, bytes, int, bytes) or fields[0] != "openline-bundle":
        raise PeerFault("LIN-14", "this file is not a bundle")
    _, version, line_id, party, sealed = fields
    line = lines.get(line_id)
    if version != 1 or line is None:
        raise PeerFault("LIN-14", "a bundle of another version or line")
    if party == line.us:
        raise Refused("LIN-14", "this bundle is our own", "Give it to the other party.")
    plain = secrets.open_bundle(sealed, secret, _info(line_id, party))
    return line, party, plain


def cut_padding(plain: bytes) -> bytes:
    """The frames without the zero bytes that pad them.

    Raises:
        PeerFault: no whole frame, or a first one that is not a PING.
    """
    at = 0
    while at + 4 <= len(plain):
        size = int.from_bytes(plain[at : at + 4], "big")
        if size == 0:
            break
        at += 4 + size
    found = plain[:at]
    if at > len(plain) or any(plain[at:]):
        raise PeerFault("LIN-14", "a bundle whose padding is not zero")
    return found


async def export(service: Host, args: dict[str, Any]) -> dict[str, Any]:
    """`bundle export` on a running node."""
    line = service.node.line_for(args.get("line"))
    data, count = make(line, service.opened.store, service.opened.secret)
    write_plain(Path(str(args["file"])), data)
    return {"entries": count, "bytes": len(data)}


async def take(service: Host, args: dict[str, Any]) -> dict[str, Any]:
    """`bundle import` on a running node, from a file."""
    return await take_bytes(service, read_plain(Path(str(args["file"]))))


async def take_bytes(service: Host, data: bytes) -> dict[str, Any]:
    """Take a bundle by the same turn as everything that comes in.

    Raises:
        PeerFault: not a bundle for one of our lines, or what is in it breaks a clause.
        Refused: it is our own.
    """
    line, party, plain = unseal(data, service.node.lines, service.opened.secret)
    found: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
    service.ask(
        lambda number: Frames(
            clock.now(), clock.entropy(), number, line.id, party, cut_padding(plain)
        ),
        found.set_result,
    )
    reply = await found
    if reply.fault is not None:
        raise PeerFault(reply.fault["clause"], reply.fault["what"])
    return dict(reply.result or {})
