"""The console's own CA: it certifies one name, what is installed stays good, secrets stay secret."""

import datetime as dt
import ssl

import pytest
from cryptography import x509
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from openline.core.base.errors import Damaged, Refused
from openline.shell import console_tls
from openline.shell.home import Paths

NOW = 1_800_000_000_000
HOST = "ops.amber.example"


@pytest.fixture
def paths(tmp_path):
    return Paths(tmp_path)


def verdict(paths, ca_pem, host):
    files = console_tls.files_of(paths)
    leaf = x509.load_pem_x509_certificate(files.certificate.read_bytes())
    moment = dt.datetime.fromtimestamp(NOW / 1000 + 60, dt.UTC)
    builder = PolicyBuilder().store(Store([x509.load_pem_x509_certificate(ca_pem)]))
    return builder.time(moment).build_server_verifier(x509.DNSName(host)).verify(leaf, [])


def test_a_browser_with_the_ca_trusts_the_console_under_its_name_and_no_other(paths):
    issued = console_tls.issue(paths, "Amber", HOST, NOW)

    assert 2 == len(verdict(paths, issued.ca_pem, HOST))
    with pytest.raises(VerificationError):
        verdict(paths, issued.ca_pem, "bank.example")
    assert issued.until_ms == console_tls.valid_until_ms(paths)
    assert HOST == console_tls.host_of(paths)


def test_private_keys_are_for_the_owner_alone(paths):
    console_tls.issue(paths, "Amber", HOST, NOW)

    files = console_tls.files_of(paths)
    assert [0o600, 0o600] == [part.stat().st_mode & 0o777 for part in (files.ca_key, files.key)]
    assert [0o644, 0o644] == [
        part.stat().st_mode & 0o777 for part in (files.ca, files.certificate)
    ]
    assert 0o700 == files.folder.stat().st_mode & 0o777


def test_the_ca_is_limited_to_its_host(paths):
    issued = console_tls.issue(paths, "Amber", HOST, NOW)

    limits = x509.load_pem_x509_certificate(issued.ca_pem).extensions.get_extension_for_class(
        x509.NameConstraints
    )
    assert limits.critical
    assert [x509.DNSName(HOST)] == limits.value.permitted_subtrees


def test_renewing_keeps_the_ca_that_is_installed(paths):
    first = console_tls.issue(paths, "Amber", HOST, NOW)
    later = console_tls.issue(paths, "Amber", HOST, NOW + 86_400_000)

    assert first.is_new_ca
    assert not later.is_new_ca
    assert first.ca_pem == later.ca_pem
    assert first.until_ms < later.until_ms
    assert 2 == len(verdict(paths, first.ca_pem, HOST))


def test_another_host_gets_another_ca(paths):
    first = console_tls.issue(paths, "Amber", HOST, NOW)
    other = console_tls.issue(paths, "Amber", "watch.amber.example", NOW)

    assert other.is_new_ca
    assert first.ca_fingerprint != other.ca_fingerprint


def test_openssl_takes_the_files_as_they_are(paths):
    issued = console_tls.issue(paths, "Amber", HOST, NOW)
    files = console_tls.files_of(paths)

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(files.certificate, files.key)
    context.load_verify_locations(cadata=issued.ca_pem.decode())
    assert 1 == len(context.get_ca_certs())


@pytest.mark.parametrize(
    "host", ["192.0.2.1", "[::1]", "::1", "", "a..b", "-a.example", "a b", "ops.1", "ä.example"]
)
def test_an_address_or_no_host_name_is_refused(host):
    with pytest.raises(Refused):
        console_tls.check_host(host)


def test_a_host_name_is_taken_in_lower_case_without_the_last_dot():
    assert HOST == console_tls.check_host("OPS.Amber.Example.")


def test_a_damaged_ca_is_named_and_not_used(paths):
    console_tls.issue(paths, "Amber", HOST, NOW)
    console_tls.files_of(paths).ca.write_bytes(b"no certificate")

    with pytest.raises(Damaged):
        console_tls.issue(paths, "Amber", HOST, NOW)


def test_a_ca_key_that_others_can_read_is_refused(paths):
    console_tls.issue(paths, "Amber", HOST, NOW)
    console_tls.files_of(paths).ca_key.chmod(0o644)

    with pytest.raises(Refused):
        console_tls.issue(paths, "Amber", HOST, NOW)
