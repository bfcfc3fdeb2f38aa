"""A passkey in software: what a browser and an authenticator send for one origin (WebAuthn level 2)."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import struct
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256

ES256, EDDSA = -7, -8
PRESENT, VERIFIED, ATTESTED = 1, 4, 0x40

Json = dict[str, Any]


def to_base64url(data: bytes) -> str:
    """As browsers write bytes in JSON."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def from_base64url(text: str) -> bytes:
    """The bytes again."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass
class Credential:
    """One discoverable key of one officer at one console."""

    algorithm: int
    user: bytes = b""
    id: bytes = field(default_factory=lambda: os.urandom(16))

    def __post_init__(self) -> None:
        self.private: Any = (
            ec.generate_private_key(ec.SECP256R1())
            if self.algorithm == ES256
            else Ed25519PrivateKey.generate()
        )

    def cose_key(self) -> bytes:
        """The public key as authenticators write it (RFC 9053)."""
        public = self.private.public_key()
        if self.algorithm == EDDSA:
            return cbor2.dumps({1: 1, 3: EDDSA, -1: 6, -2: public.public_bytes_raw()})
        numbers = public.public_numbers()
        x, y = numbers.x.to_bytes(32, "big"), numbers.y.to_bytes(32, "big")
        return cbor2.dumps({1: 2, 3: ES256, -1: 1, -2: x, -3: y})

    def sign(self, data: bytes) -> bytes:
        """DER for P-256, 64 bytes for Ed25519."""
        if self.algorithm == EDDSA:
            return self.private.sign(data)
        return self.private.sign(data, ec.ECDSA(SHA256()))


class Authenticator:
    """An officer's authenticator in the browser of one origin; it lies only when told to."""

    def __init__(self, origin: str, algorithm: int = ES256, *, verifies: bool = True) -> None:
        self.origin = origin
        self.algorithm = algorithm
        self.verifies = verifies
        self.credential: Credential | None = None

    def _flags(self) -> int:
        return PRESENT | (VERIFIED if self.verifies else 0)

    def _client_data(self, kind: str, challenge: str) -> bytes:
        said = {
            "type": kind,
            "challenge": challenge,
            "origin": self.origin,
            "crossOrigin": False,
        }
        return json.dumps(said, separators=(",", ":")).encode()

    def _data(self, rp_id: str, flags: int, more: bytes = b"") -> bytes:
        return hashlib.sha256(rp_id.encode()).digest() + struct.pack(">BI", flags, 0) + more

    def register(self, options: Json) -> Json:
        """The answer to `navigator.credentials.create`."""
        assert self.algorithm in [part["alg"] for part in options["pubKeyCredParams"]]
        made = Credential(self.algorithm, from_base64url(options["user"]["id"]))
        more = bytes(16) + struct.pack(">H", len(made.id)) + made.id + made.cose_key()
        data = self._data(options["rp"]["id"], self._flags() | ATTESTED, more)
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client_data("webauthn.create", options["challenge"])
        self.credential = made
        return {
            "id": to_base64url(made.id),
            "rawId": to_base64url(made.id),
            "type": "public-key",
            "authenticatorAttachment": "platform",
            "clientExtensionResults": {},
            "response": {
                "clientDataJSON": to_base64url(client),
                "attestationObject": to_base64url(attestation),
                "transports": ["internal"],
            },
        }

    def sign_in(self, options: Json) -> Json:
        """The answer to `navigator.credentials.get`."""
        return self.assertion(from_base64url(options["challenge"]), options["rpId"])

    def assertion(self, challenge: bytes, rp_id: str) -> Json:
        """An assertion over any challenge, as over the id of an act."""
        held = self.credential
        assert held is not None, "this authenticator has no key"
        client = self._client_data("webauthn.get", to_base64url(challenge))
        data = self._data(rp_id, self._flags())
        return {
            "id": to_base64url(held.id),
            "rawId": to_base64url(held.id),
            "type": "public-key",
            "authenticatorAttachment": "platform",
            "clientExtensionResults": {},
            "response": {
                "clientDataJSON": to_base64url(client),
                "authenticatorData": to_base64url(data),
                "signature": to_base64url(held.sign(data + hashlib.sha256(client).digest())),
                "userHandle": to_base64url(held.user),
            },
        }
