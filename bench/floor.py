"""The raw floor: the least that two honest nodes must do, as one node.

Node 1 checks a request, signs it, commits it, answers *accepted* and sends it. Node 2 verifies, commits it together
with its signed receipt, pushes the item to its clients and sends the receipt. Node 1 verifies the receipt, commits it
and pushes *held*: three commits in series. Precedence is checked and carried, and changes nothing here.

``--home`` holds what ``floor_pair.py`` made: ``tls.pem`` (own certificate and key), ``peer-tls.pem``, ``sign.key``
and ``peer-sign.pub`` (raw Ed25519). Node ``a`` dials, node ``b`` is dialled. Clients use ``HOME/node.sock``.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import hashlib
import json
import os
import signal
import ssl
import struct
import time
from collections.abc import Callable
from pathlib import Path
from typing import cast

import cbor2
import uvloop
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from floor_sockets import client_socket, tls_context
from floor_store import Store

RETRY_PAUSE_S = 0.1
FRAME_LIMIT_BYTES = 1 << 20
TEXT_LIMIT_CHARS = 16_384
PRECEDENCES = ("FLASH", "IMMEDIATE", "PRIORITY", "ROUTINE")
MESSAGE, RECEIPT = 1, 2

INSERT = "INSERT INTO item (author, serial, id, frame, receipt) VALUES (?, ?, ?, ?, ?)"
ACKNOWLEDGE = "UPDATE item SET receipt = ? WHERE author = ? AND serial = ?"


class FloorFaultError(Exception):
    """The peer, or a client, sent what cannot be taken."""


class Outlet(asyncio.Protocol):
    """A stream end that joins what one turn of the loop writes into one write."""

    def __init__(self, node: Node) -> None:
        self.node = node
        self.loop = asyncio.get_running_loop()
        self.inward = bytearray()
        self._outward: list[bytes] = []
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        self._transport = cast("asyncio.Transport", transport)

    def connection_lost(self, exc: Exception | None) -> None:
        """Write no more."""
        self._transport = None

    def write(self, chunk: bytes) -> None:
        """Queue bytes; they leave at the end of this turn."""
        if self._transport is None:
            return
        if not self._outward:
            self.loop.call_soon(self._flush)
        self._outward.append(chunk)

    def close(self) -> None:
        """Close the stream."""
        if self._transport is not None:
            self._transport.close()

    def _flush(self) -> None:
        if self._transport is not None:
            self._transport.write(b"".join(self._outward))
        self._outward.clear()


class Link(Outlet):
    """The TLS link: frames of a four-byte length and CBOR ``[kind, body, signature]``."""

    def __init__(self, node: Node) -> None:
        super().__init__(node)
        self.lost: asyncio.Future[None] = self.loop.create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Check the pin, then tell the node."""
        super().connection_made(transport)
        if (
            transport.get_extra_info("ssl_object").getpeercert(binary_form=True)
            == self.node.peer_certificate
        ):
            self.node.link_up(self)
        else:
            self.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell the node, and whoever waits to dial again."""
        super().connection_lost(exc)
        self.node.link_down(self)
        if not self.lost.done():
            self.lost.set_result(None)

    def write(self, chunk: bytes) -> None:
        """Queue a frame and count it."""
        super().write(chunk)
        self.node.wire_bytes += len(chunk)

    def data_received(self, data: bytes) -> None:
        """Cut frames out of the stream; a faulty one ends the link."""
        self.inward += data
        try:
            while len(self.inward) >= 4:
                (size_bytes,) = struct.unpack_from(">I", self.inward)
                if size_bytes > FRAME_LIMIT_BYTES:
                    self.close()
                    return
                if len(self.inward) < 4 + size_bytes:
                    return
                frame = bytes(self.inward[4 : 4 + size_bytes])
                del self.inward[: 4 + size_bytes]
                self.node.take_frame(frame)
        except (FloorFaultError, InvalidSignature, ValueError, TypeError):
            self.close()


class Client(Outlet):
    """A local client: one JSON object a line, both ways."""

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the watcher."""
        super().connection_lost(exc)
        self.node.watchers.discard(self)

    def data_received(self, data: bytes) -> None:
        """Serve each whole line."""
        self.inward += data
        *lines, rest = self.inward.split(b"\n")
        self.inward = bytearray(rest)
        for line in lines:
            self._serve(bytes(line))

    def say(self, word: dict[str, object]) -> None:
        """Write one line."""
        self.write(json.dumps(word, separators=(",", ":")).encode() + b"\n")

    def _serve(self, line: bytes) -> None:
        number: object = None
        try:
            request = json.loads(line)
            number, verb, args = request["request"], request["verb"], request.get("args", {})
            if verb == "send":
                self.node.send(
                    args,
                    lambda result: self.say({"request": number, "ok": True, "result": result}),
                )
                return
            result = self.node.answer(verb, args)
            if verb == "watch":
                self.node.watchers.add(self)
            self.say({"request": number, "ok": True, "result": result})
        except (FloorFaultError, KeyError, TypeError, AttributeError, ValueError) as fault:
            self.say({"request": number, "ok": False, "error": {"what": str(fault)}})


class Node:
    """What one node knows: its keys, its next serial, what is not acked yet, and who listens."""

    def __init__(self, home: Path, name: str) -> None:
        self.name = name
        self.peer = "b" if name == "a" else "a"
        self.link: Link | None = None
        self.watchers: set[Client] = set()
        self.peer_certificate = ssl.PEM_cert_to_DER_cert((home / "peer-tls.pem").read_text())
        self._key = Ed25519PrivateKey.from_private_bytes((home / "sign.key").read_bytes())
        self._peer_key = Ed25519PublicKey.from_public_bytes(
            (home / "peer-sign.pub").read_bytes()
        )
        self._store = Store(home / "floor.db", asyncio.get_running_loop())
        self._serial = self._last_serial(self.name)
        self._peer_serial = self._last_serial(self.peer)
        self.wire_bytes = 0
        unacked = "SELECT serial, id, frame FROM item WHERE author = ? AND receipt IS NULL ORDER BY serial"
        self._unacked: dict[int, tuple[bytes, bytes]] = {
            serial: (item, frame) for serial, item, frame in self._store.read(unacked, name)
        }

    def _last_serial(self, author: str) -> int:
        rows = self._store.read(
            "SELECT coalesce(max(serial), 0) FROM item WHERE author = ?", author
        )
        return int(rows[0][0])

    def _seal(self, kind: int, body: bytes) -> bytes:
        frame = cbor2.dumps([kind, body, self._key.sign(body)])
        return struct.pack(">I", len(frame)) + frame

    def answer(self, verb: str, args: dict[str, object]) -> dict[str, object]:
        """The reading verbs."""
        if verb == "watch":
            return {}
        if verb == "status":
            return {
                "linked": self.link is not None,
                "unacked": len(self._unacked),
                "received": self._peer_serial,
            }
        if verb == "counters":
            return {"wire_bytes": self.wire_bytes, "commits": self._store.commits}
        if verb == "items":
            sql = "SELECT seq, id, author, serial FROM item WHERE seq > ? ORDER BY seq"
            rows = self._store.read(sql, args.get("since", 0))
            return {
                "items": [
                    {"seq": q, "id": i.hex(), "author": a, "serial": s} for q, i, a, s in rows
                ]
            }
        raise FloorFaultError(f"unknown verb {verb!r}")

    def send(
        self, args: dict[str, object], accepted: Callable[[dict[str, object]], None]
    ) -> None:
        """Check, sign, commit; then answer and send."""
        officer, precedence, text = args["as"], args["precedence"], args["text"]
        if not isinstance(officer, str) or not officer or precedence not in PRECEDENCES:
            raise FloorFaultError("officer or precedence missing")
        if not isinstance(text, str) or not 0 < len(text) <= TEXT_LIMIT_CHARS:
            raise FloorFaultError("text empty or too long")
        self._serial = serial = self._serial + 1
        body = cbor2.dumps(
            [
                self.name,
                serial,
                officer,
                precedence,
                int(time.time() * 1000),
                os.urandom(16),
                text,
            ]
        )
        item = hashlib.sha256(body).digest()
        frame = self._seal(MESSAGE, body)

        def on_disk() -> None:
            self._unacked[serial] = (item, frame)
            accepted({"id": item.hex(), "serial": serial})
            if self.link is not None:
                self.link.write(frame)

        self._store.write(INSERT, (self.name, serial, item, frame, None), on_disk)

    def _push(self, event: dict[str, object]) -> None:
        for watcher in self.watchers:
            watcher.say(event)

    def link_up(self, link: Link) -> None:
        """Take the new link and send again, in order, all that is not acked."""
        if self.link is not None:
            self.link.close()
        self.link = link
        for _, frame in self._unacked.values():
            link.write(frame)

    def link_down(self, link: Link) -> None:
        """Drop the link if it is the present one."""
        if self.link is link:
            self.link = None

    def take_frame(self, frame: bytes) -> None:
        """Verify one frame and take it in."""
        kind, body, signature = cbor2.loads(frame)
        self._peer_key.verify(signature, body)
        if kind not in (MESSAGE, RECEIPT):
            raise FloorFaultError("unknown kind of frame")
        take = self._take_message if kind == MESSAGE else self._take_receipt
        take(body, struct.pack(">I", len(frame)) + frame)

    def _take_message(self, body: bytes, frame: bytes) -> None:
        author, serial, officer, precedence, at_ms, _, text = cbor2.loads(body)
        if author != self.peer or serial > self._peer_serial + 1:
            raise FloorFaultError("not the peer's next item")
        if serial <= self._peer_serial:
            rows = self._store.read(
                "SELECT receipt FROM item WHERE author = ? AND serial = ?", author, serial
            )
            if rows and self.link is not None:
                self.link.write(rows[0][0])
            return
        self._peer_serial = serial
        item = hashlib.sha256(body).digest()
        receipt = self._seal(
            RECEIPT, cbor2.dumps([self.name, serial, item, int(time.time() * 1000)])
        )
        event = {
            "event": "item",
            "item": item.hex(),
            "author": author,
            "serial": serial,
            "officer": officer,
        }

        def on_disk() -> None:
            self._push({**event, "precedence": precedence, "at_ms": at_ms, "text": text})
            if self.link is not None:
                self.link.write(receipt)

        self._store.write(INSERT, (author, serial, item, frame, receipt), on_disk)

    def _take_receipt(self, body: bytes, frame: bytes) -> None:
        by, serial, item, at_ms = cbor2.loads(body)
        if serial not in self._unacked:
            return
        if self._unacked[serial][0] != item:
            raise FloorFaultError("receipt for another item")
        del self._unacked[serial]
        event = {
            "event": "light",
            "item": item.hex(),
            "light": "held",
            "by": by,
            "at_ms": at_ms,
        }
        self._store.write(ACKNOWLEDGE, (frame, self.name, serial), lambda: self._push(event))


async def dial_for_ever(node: Node, context: ssl.SSLContext, host: str, port: int) -> None:
    """Keep one link to the peer, trying again every 0.1 s."""
    loop = asyncio.get_running_loop()
    while True:
        with contextlib.suppress(OSError, TimeoutError):
            async with asyncio.timeout(5):
                _, link = await loop.create_connection(
                    lambda: Link(node), host, port, ssl=context
                )
            await link.lost
        await asyncio.sleep(RETRY_PAUSE_S)


async def serve(
    home: Path,
    name: str,
    port: int,
    peer: str,
    door: Callable[[Node], None] | None = None,
) -> None:
    """Run the node until it is told to stop; `door` opens another way in beside the socket."""
    loop = asyncio.get_running_loop()
    stopped = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, stopped.set)
    node = Node(home, name)
    if door is not None:
        door(node)
    listening = [await loop.create_unix_server(lambda: Client(node), sock=client_socket(home))]
    if name == "a":
        host, _, peer_port = peer.rpartition(":")
        context = tls_context(home, ssl.PROTOCOL_TLS_CLIENT)
        dialling = loop.create_task(dial_for_ever(node, context, host, int(peer_port)))
        dialling.add_done_callback(lambda _: stopped.set())
    else:
        context = tls_context(home, ssl.PROTOCOL_TLS_SERVER)
        listening.append(
            await loop.create_server(lambda: Link(node), "127.0.0.1", port, ssl=context)
        )
    await stopped.wait()
    for server in listening:  # Held until here: uvloop closes a server that nobody holds.
        server.close()


def main() -> None:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--name", choices=("a", "b"), required=True)
    parser.add_argument("--listen", type=int, required=True, metavar="PORT")
    parser.add_argument("--peer", required=True, metavar="HOST:PORT")
    options = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        uvloop.run(serve(options.home, options.name, options.listen, options.peer))


if __name__ == "__main__":
    main()
