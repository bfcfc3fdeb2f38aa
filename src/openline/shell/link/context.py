"""TLS keys and rules: the node's certificate, the judgement of the peer's, the OpenSSL context.

There is no certificate authority. A certificate is only an envelope for a key, and the SHA-256
of that key (its SPKI, the DER structure naming algorithm and key) is what the other party has
pinned; names and dates in it mean nothing. Source: design.md section 4, security.md 3.2.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.x509.oid import NameOID
from OpenSSL import SSL

GROUP = "X25519MLKEM768"
"""The one key exchange of suite 1: X25519 and ML-KEM-768 together, so that traffic recorded now
stays closed even if either is broken later."""

_SEED_BYTES = 32
_NAME_CHARS_MAX = 64  # X.520, ub-common-name
_REASON_CHARS_MAX = 200  # reasons may quote the peer: they go to logs and screens

# RFC 5280 4.1.2.5 gives the end date for "no date"; the start is only early enough for any
# clock.
_NOT_BEFORE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_NOT_AFTER = dt.datetime(9999, 12, 31, 23, 59, 59, tzinfo=dt.UTC)


class LinkError(Exception):
    """A session could not be set up; `what` says why in words, at most 200 characters."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what[:_REASON_CHARS_MAX]


class LinkRefused(LinkError):
    """One end judged the other and said no: key, certificate, group or version.

    Dialling again without a change of settings gives the same answer.
    """


class LinkUnavailable(LinkError):
    """Nobody answered, or the connection broke before either end judged: worth another try."""


@dataclass(frozen=True)
class TlsIdentity:
    """A node's TLS key with its certificate: PEM texts, and the 32 bytes that the peer pins."""

    cert_pem: bytes
    key_pem: bytes = field(repr=False)  # a secret: never in a log by way of repr
    spki_sha256: bytes


@dataclass
class PeerCheck:
    """What the certificate check of one handshake found; attached to its connection.

    `spki_sha256` is empty until the peer's own key was judged good; `fault` is empty while
    nothing is wrong.
    """

    spki_sha256: bytes = b""
    fault: str = ""


def spki_sha256_of(certificate: x509.Certificate) -> bytes:
    """SHA-256 (32 bytes) of the certificate's public key as DER SPKI.

    Raises ValueError or UnsupportedAlgorithm for a key that `cryptography` cannot read.
    """
    public_key = certificate.public_key()
    return hashlib.sha256(
        public_key.public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )
    ).digest()


def make_identity(seed: bytes, common_name: str) -> TlsIdentity:
    """The Ed25519 TLS identity of a 32-byte secret seed: same seed and name, same bytes.

    `common_name` (1 to 64 characters) is shown to anybody who connects, so it should say
    nothing. The dates in the certificate (2000 to 9999) mean nothing: pins rule. Raises
    ValueError for a seed of another length or a name out of range.
    """
    if len(seed) != _SEED_BYTES:
        raise ValueError(f"a TLS seed is {_SEED_BYTES} bytes, not {len(seed)}")
    if not 1 <= len(common_name) <= _NAME_CHARS_MAX:
        raise ValueError(f"a common name has 1 to {_NAME_CHARS_MAX} characters")
    key = Ed25519PrivateKey.from_private_bytes(seed)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])
    # The serial number comes from the key, for a random one would make the bytes differ each
    # time.
    serial = (
        int.from_bytes(hashlib.sha256(key.public_key().public_bytes_raw()).digest()[:15]) | 1
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(serial)
        .not_valid_before(_NOT_BEFORE)
        .not_valid_after(_NOT_AFTER)
        .sign(key, None)
    )
    return TlsIdentity(
        cert_pem=certificate.public_bytes(serialization.Encoding.PEM),
        key_pem=key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ),
        spki_sha256=spki_sha256_of(certificate),
    )


def make_context(identity: TlsIdentity, is_pinned: Callable[[bytes], bool]) -> SSL.Context:
    """An OpenSSL context with the rules of the line, for either end.

    TLS 1.3 only, X25519MLKEM768 only, no resumption; both ends show a certificate, which
    `is_pinned(spki_sha256)` judges. Every connection made from it must carry a PeerCheck as its
    application data. Raises RuntimeError if this OpenSSL cannot do the group.
    """
    context = SSL.Context(SSL.TLS_METHOD)
    context.set_min_proto_version(SSL.TLS1_3_VERSION)
    context.set_max_proto_version(SSL.TLS1_3_VERSION)
    # OpenSSL sends two tickets (79 bytes each) in spite of this, and pyOpenSSL cannot set their
    # number to 0; they only name a place in the session cache, and there is none.
    context.set_options(SSL.OP_NO_TICKET)
    context.set_session_cache_mode(SSL.SESS_CACHE_OFF)
    allow_only_group(context, GROUP)
    certificate = x509.load_pem_x509_certificate(identity.cert_pem)
    key = serialization.load_pem_private_key(identity.key_pem, None)
    assert isinstance(key, Ed25519PrivateKey), "a TLS identity has an Ed25519 key"
    context.use_certificate(certificate)
    context.use_privatekey(key)

    def judge(
        connection: SSL.Connection, shown: object, _error: int, depth: int, _ok: int
    ) -> bool:
        check: PeerCheck = connection.get_app_data()
        check.fault = check.fault or _fault_of(
            shown, depth, identity.spki_sha256, is_pinned, check
        )
        return not check.fault

    context.set_verify(SSL.VERIFY_PEER | SSL.VERIFY_FAIL_IF_NO_PEER_CERT, judge)
    return context


def allow_only_group(context: SSL.Context, group: str) -> None:
    """Let `context` offer and take one key-exchange group only, on the wire.

    pyOpenSSL has no method for it; the function is in the OpenSSL that `cryptography` carries
    (SSL_CTX_set1_groups_list, bound under its old name). Chosen over an OPENSSL_CONF file
    because it depends neither on the order of imports nor on the environment. Raises
    RuntimeError if it is missing or refuses the name: without it the node must not start.
    """
    library = getattr(SSL, "_lib", None)
    set_groups = getattr(library, "SSL_CTX_set1_curves_list", None)
    raw = getattr(context, "_context", None)
    if library is None or set_groups is None or raw is None:
        raise RuntimeError("this pyOpenSSL gives no access to SSL_CTX_set1_groups_list")
    if set_groups(raw, group.encode("ascii")) != 1:
        library.ERR_clear_error()  # else the next call of OpenSSL would report our error
        raise RuntimeError(f"this OpenSSL does not know the group {group}")


def words_of(error: SSL.Error) -> str:
    """OpenSSL's reasons in one line, without library and function names; never empty."""
    first = error.args[0] if error.args else None
    if isinstance(first, list):
        reasons = [str(entry[-1]) for entry in first if entry]
        if reasons:
            return ", ".join(dict.fromkeys(reasons))
    return str(error) or type(error).__name__


def _fault_of(
    shown: object, depth: int, own: bytes, is_pinned: Callable[[bytes], bool], check: PeerCheck
) -> str:
    """Why the shown certificate is not good, or "" after noting its key in `check`.

    OpenSSL asks several times for one certificate (self-signed, dates); all answers must agree.
    """
    if depth != 0:
        return "peer sent a certificate chain; only its own pinned key counts"
    try:
        certificate = shown.to_cryptography()  # type: ignore[attr-defined]
        spki = spki_sha256_of(certificate)
        if spki == own:
            return "peer shows our own key (reflection)"
        if not is_pinned(spki):
            return f"peer key {spki.hex()[:16]} is not pinned"
    except Exception as error:  # noqa: BLE001  hostile certificate, failing pin store: no
        return f"peer certificate could not be judged ({type(error).__name__})"
    check.spki_sha256 = spki
    return ""
