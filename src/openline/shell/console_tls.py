"""The console's own small CA and server certificate (ECDSA P-256), so that no public CA is needed.

The CA may certify one host name and nothing else: who installs it in an ops room gives this home
no power over any other name. HOME/keys/console/: ca.key and server.key 0600, ca.crt and server.crt.
"""

from __future__ import annotations

import ipaddress
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from openline.core.base.errors import Damaged, Refused
from openline.shell.home import Paths, read_secret, write_secret

CA_DAYS = 3650
# Browsers refuse longer ones of a public CA (398 days); ours keeps to the same.
SERVER_DAYS = 397
SKEW = timedelta(days=1)  # an ops-room PC whose clock is behind must not refuse a fresh one
HOST_CHARACTERS_MAX = 253
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")


class ConsoleFiles(NamedTuple):
    """Where the console's certificate is."""

    folder: Path

    @property
    def ca_key(self) -> Path:
        """The key of our CA."""
        return self.folder / "ca.key"

    @property
    def ca(self) -> Path:
        """The certificate of our CA: what an ops room installs."""
        return self.folder / "ca.crt"

    @property
    def key(self) -> Path:
        """The key of the server."""
        return self.folder / "server.key"

    @property
    def certificate(self) -> Path:
        """The certificate of the server."""
        return self.folder / "server.crt"


class Issued(NamedTuple):
    """What `console-cert` made."""

    host: str
    is_new_ca: bool
    ca_pem: bytes
    ca_fingerprint: bytes  # SHA-256 of the certificate, to be read aloud
    until_ms: int


def files_of(paths: Paths) -> ConsoleFiles:
    """Where the console's certificate of a home is, made or not."""
    return ConsoleFiles(paths.keys / "console")


def check_host(host: str) -> str:
    """A host name in lower case.

    Raises:
        Refused: an address, or no host name; a passkey belongs to a name.
    """
    found = host.lower().rstrip(".")
    try:
        ipaddress.ip_address(found.strip("[]"))
    except ValueError:
        pass
    else:
        raise Refused(
            "console",
            "an address is no host name, and a passkey needs a name",
            "Give the name that the ops room's browsers will open.",
        )
    labels = found.split(".")
    good = len(found) <= HOST_CHARACTERS_MAX and all(map(_LABEL.fullmatch, labels))
    if not good or labels[-1].isdigit():
        raise Refused(
            "console",
            f"{host[:60]!a} is no host name",
            "Letters, digits and hyphens, with dots.",
        )
    return found


def _name(party: str, what: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, f"Openline, {party}"),
            x509.NameAttribute(NameOID.COMMON_NAME, what),
        ]
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _builder(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePublicKey,
    now: datetime,
    days: int,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - SKEW)
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def _make_ca(
    files: ConsoleFiles, party: str, host: str, now: datetime
) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(party, f"Console CA for {host}"[:64])
    ca = (
        _builder(name, name, key.public_key(), now, CA_DAYS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(
            x509.NameConstraints(
                permitted_subtrees=[x509.DNSName(host)], excluded_subtrees=None
            ),
            critical=True,
        )
        .sign(key, hashes.SHA256())
    )
    write_secret(files.ca_key, _pem(key))
    _write_public(files.ca, ca)
    return key, ca


def _write_public(path: Path, certificate: x509.Certificate) -> None:
    write_secret(path, certificate.public_bytes(serialization.Encoding.PEM))
    path.chmod(0o644)


def _known_ca(
    files: ConsoleFiles, host: str, now: datetime
) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate] | None:
    """The CA made before, if it is for this host and lives longer than what it is to sign."""
    try:
        key = serialization.load_pem_private_key(read_secret(files.ca_key), None)
        ca = x509.load_pem_x509_certificate(files.ca.read_bytes())
        ca.verify_directly_issued_by(ca)
        limits = ca.extensions.get_extension_for_class(x509.NameConstraints).value
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, InvalidSignature, x509.ExtensionNotFound):
        raise Damaged(
            "console", "the console's CA is damaged", "Remove keys/console, then make it anew."
        ) from None
    is_ours = (
        isinstance(key, ec.EllipticCurvePrivateKey) and key.public_key() == ca.public_key()
    )
    is_for_it = limits.permitted_subtrees == [x509.DNSName(host)]
    lives = ca.not_valid_after_utc > now + timedelta(days=SERVER_DAYS)
    if not isinstance(key, ec.EllipticCurvePrivateKey) or not (is_ours and is_for_it and lives):
        return None
    return key, ca


def issue(paths: Paths, party: str, host: str, now_ms: int) -> Issued:
    """Make a server certificate for a host, by the CA made before or by a new one.

    Args:
        paths: the home.
        party: name of the party; it stands in the certificates.
        host: the name that browsers open, already checked by `check_host`.
        now_ms: ms UTC.
    """
    files, now = files_of(paths), datetime.fromtimestamp(now_ms / 1000, UTC)
    files.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    known = _known_ca(files, host, now)
    ca_key, ca = known or _make_ca(files, party, host, now)
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = (
        _builder(_name(party, host[:64]), ca.subject, key.public_key(), now, SERVER_DAYS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(ca_key.public_key()),
            critical=False,
        )
        .sign(ca_key, hashes.SHA256())
    )
    # A crash between the two leaves a key that does not fit: `console-cert` again mends it.
    write_secret(files.key, _pem(key))
    _write_public(files.certificate, certificate)
    return Issued(
        host,
        known is None,
        ca.public_bytes(serialization.Encoding.PEM),
        ca.fingerprint(hashes.SHA256()),
        int(certificate.not_valid_after_utc.timestamp() * 1000),
    )


def valid_until_ms(paths: Paths) -> int | None:
    """When the server certificate of a home ends, ms UTC; None if there is none that can be read."""
    try:
        data = files_of(paths).certificate.read_bytes()
        return int(x509.load_pem_x509_certificate(data).not_valid_after_utc.timestamp() * 1000)
    except (OSError, ValueError):
        return None


def host_of(paths: Paths) -> str | None:
    """The host name in the server certificate of a home; None if there is none."""
    try:
        found = x509.load_pem_x509_certificate(files_of(paths).certificate.read_bytes())
        names = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (OSError, ValueError, x509.ExtensionNotFound):
        return None
    return next(iter(names.get_values_for_type(x509.DNSName)), None)
