"""Two floor nodes in temporary homes: keys, pinned certificates, ports; start and kill."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.x509.oid import NameOID

from openline.bench.client import Json, ask_once
from openline.bench.http_client import Door
from openline.bench.machine import free_ports
from openline.bench.probes import Running
from openline.bench.talk import Arrival

FLOOR = Path(__file__).with_name("floor.py")
NAMES = ("a", "b")


def make_certificate(home: Path) -> str:
    """Write a self-signed Ed25519 certificate with its key to ``tls.pem``; return the certificate as PEM."""
    key = Ed25519PrivateKey.generate()
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, home.name)])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=30))
        .sign(key, None)
    )
    pem = certificate.public_bytes(serialization.Encoding.PEM)
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    (home / "tls.pem").write_bytes(secret + pem)
    return pem.decode()


class FloorPair:
    """Node ``a`` sends and dials; node ``b`` receives and is dialled."""

    name = "floor"
    program = FLOOR
    doors: tuple[Door, Door] | None = None

    def __init__(self, base: Path) -> None:
        self.homes = (base / f"{self.name}-a", base / f"{self.name}-b")
        self.running: list[Running | None] = [None, None]
        self._ports = free_ports(2)
        for home in self.homes:
            home.mkdir(mode=0o700)
        for home, other in (self.homes, self.homes[::-1]):
            (other / "peer-tls.pem").write_text(make_certificate(home))
            key = Ed25519PrivateKey.generate()
            (home / "sign.key").write_bytes(key.private_bytes_raw())
            (other / "peer-sign.pub").write_bytes(key.public_key().public_bytes_raw())

    def start(self, side: int) -> None:
        """Start one node and return at once."""
        self.running[side] = Running(self.command(side), self.homes[side] / "node.log")

    def command(self, side: int) -> list[str]:
        """How one node is started."""
        own, peer = self._ports[side], self._ports[1 - side]
        argv = [sys.executable, str(self.program), "--home", str(self.homes[side])]
        argv += ["--name", NAMES[side], "--listen", str(own), "--peer", f"127.0.0.1:{peer}"]
        return argv

    def is_linked(self, status: Json) -> bool:
        """Whether a status result says that the link is up."""
        return bool(status["linked"])

    async def received(self) -> list[Arrival]:
        """What node b holds of node a, in order of arrival."""
        items = (await ask_once(self.homes[1], "items", {}))["items"]
        return [Arrival(each["id"], each["serial"]) for each in items if each["author"] == "a"]


class FloorHttpPair(FloorPair):
    """The same two nodes behind HTTP."""

    name = "floor"
    program = Path(__file__).with_name("floor_http.py")

    def __init__(self, base: Path) -> None:
        super().__init__(base)
        self._http = free_ports(2)
        near, far = (Door(port, "/items", "/stream") for port in self._http)
        self.doors = (near, far)

    def command(self, side: int) -> list[str]:
        """How one node is started, with its port for HTTP."""
        return [*super().command(side), "--http", str(self._http[side])]
