"""Passkeys: challenges, registrations, assertions. User verification is required everywhere."""

from __future__ import annotations

import hmac
import json
import secrets
from base64 import urlsafe_b64encode
from collections import OrderedDict
from typing import Any, NamedTuple

from webauthn import (
    generate_registration_options,
    options_to_json,
    verify_registration_response,
)
from webauthn.helpers.cose import COSEAlgorithmIdentifier
from webauthn.helpers.decode_credential_public_key import (
    DecodedEC2PublicKey,
    DecodedOKPPublicKey,
    decode_credential_public_key,
)
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AttestationConveyancePreference,
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from openline.console.encoding import from_base64url
from openline.core.base.codec import sha256
from openline.core.base.errors import Refused
from openline.core.record.act import Officer, signature_is_good
from openline.runtime import certifying
from openline.runtime.addresses import Addresses

CHALLENGE_MS = 120_000
_HEAD_BYTES = 24
TIMEOUT_MS = 120_000
_ALGORITHMS = [COSEAlgorithmIdentifier.EDDSA, COSEAlgorithmIdentifier.ECDSA_SHA_256]


class Registered(NamedTuple):
    """A credential and its key, in the form of CER-9."""

    credential: bytes
    key: tuple[Any, ...]

    @property
    def digest(self) -> bytes:
        """By which the key is found again in a certificate."""
        return certifying.key_digest(self.key)


class Challenges:
    """Challenges that were given out: each is taken once, for what it was given.

    Nothing is kept of those that nobody answers: a stranger who asks without end pushes no
    officer's out. They are known again by a MAC that lives as long as this process.
    """

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)
        self._used: OrderedDict[bytes, int] = OrderedDict()

    def draw(self, purpose: str, now_ms: int) -> bytes:
        """A new challenge, for a purpose and a while."""
        head = secrets.token_bytes(16) + (now_ms + CHALLENGE_MS).to_bytes(8, "big")
        return head + self._mac(head, purpose)

    def _mac(self, head: bytes, purpose: str) -> bytes:
        return hmac.digest(self._secret, head + purpose.encode(), "sha256")

    def take(self, challenge: bytes, purpose: str, now_ms: int) -> None:
        """Use a challenge up.

        Raises:
            Refused: it was never given for this, was used, or is too old.
        """
        head, mac = challenge[:_HEAD_BYTES], challenge[_HEAD_BYTES:]
        until_ms = int.from_bytes(head[16:], "big")
        while self._used and next(iter(self._used.values())) < now_ms - CHALLENGE_MS:
            self._used.popitem(last=False)
        is_ours = hmac.compare_digest(mac, self._mac(head, purpose))
        if not is_ours or until_ms < now_ms or challenge in self._used:
            raise Refused(
                "passkey", "this challenge was not given, was used, or is too old", "Try again."
            )
        self._used[challenge] = now_ms


def challenge_in(client_data: bytes) -> bytes:
    """The challenge that a browser says it signed.

    Raises:
        Refused: these are no client data.
    """
    try:
        said = json.loads(client_data)
        return from_base64url(str(said["challenge"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Refused("passkey", "the passkey's answer cannot be read", "Try again.") from None


def registration_options(
    addresses: Addresses, party: str, name: str, challenge: bytes, known: list[bytes]
) -> dict[str, Any]:
    """What a browser needs to make a passkey for an officer."""
    options = generate_registration_options(
        rp_id=addresses.rp_id,
        rp_name=f"Openline, {party}",
        user_id=sha256(f"{party}\0{name}".encode())[:16],
        user_name=name,
        user_display_name=name,
        challenge=challenge,
        timeout=TIMEOUT_MS,
        attestation=AttestationConveyancePreference.NONE,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
        supported_pub_key_algs=_ALGORITHMS,
        exclude_credentials=[PublicKeyCredentialDescriptor(id=each) for each in known],
    )
    found: dict[str, Any] = json.loads(options_to_json(options))
    return found


def registered(
    addresses: Addresses, credential: dict[str, Any], challenge: bytes
) -> Registered:
    """The key of a new passkey.

    Raises:
        Refused: the answer is not one for this challenge, host and origin, or without verification.
    """
    try:
        verified = verify_registration_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=addresses.rp_id,
            expected_origin=addresses.origin,
            require_user_verification=True,
            supported_pub_key_algs=_ALGORITHMS,
        )
        public = decode_credential_public_key(verified.credential_public_key)
    except (WebAuthnException, ValueError, TypeError, KeyError, AttributeError) as fault:
        raise Refused(
            "passkey", f"the passkey was not taken: {type(fault).__name__}", "Try again."
        ) from None
    # The origin is this console's own: an assertion made elsewhere is no officer's signature.
    place = (addresses.rp_id, [addresses.origin])
    if isinstance(public, DecodedEC2PublicKey):
        point = b"\x04" + public.x + public.y
        return Registered(verified.credential_id, (1, point, *place))
    if isinstance(public, DecodedOKPPublicKey):
        return Registered(verified.credential_id, (2, public.x, *place))
    raise Refused("passkey", "a key of a kind we do not take", "Use another authenticator.")


def request_options(addresses: Addresses, challenge: bytes) -> dict[str, Any]:
    """What a browser needs to sign in with whatever passkey of ours it has."""
    return {
        "challenge": urlsafe_b64encode(challenge).rstrip(b"=").decode(),
        "rpId": addresses.rp_id,
        "timeout": TIMEOUT_MS,
        "userVerification": "required",
        "allowCredentials": [],
    }


def is_his(officer: Officer, signature: list[Any], challenge: bytes) -> bool:
    """Whether an assertion over a challenge is by the key of a certificate [ENV-7]."""
    return signature_is_good(officer, signature, challenge, None)
