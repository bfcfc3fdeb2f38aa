"""The console elsewhere than on loopback's plain HTTP: a real node, its own CA, a real handshake."""

import http.client
import json
import socket
import ssl

import pytest

from tests.process.pair import Side, free_port, verb, wait_until

HOST = "ops.amber.example"


@pytest.fixture
def amber(tmp_path):
    """A node that has no line yet: a console stands on it all the same."""
    side = Side(tmp_path / "amber", "Amber", "asha")
    verb("init", side.home, "--party", "Amber", "--listen", side.relay.address)
    yield side
    side.close()


def get(port, path, context, host=HOST):
    """The answer to one GET under the name of the console."""
    connection = http.client.HTTPConnection(host, port, timeout=10)
    plain = socket.create_connection(("127.0.0.1", port), timeout=10)
    connection.sock = context.wrap_socket(plain, server_hostname=host)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def test_a_browser_that_installed_the_ca_opens_the_console_and_no_other_does(amber, tmp_path):
    ca, port = tmp_path / "ca.crt", free_port()
    made = amber.cli("console-cert", "--host", HOST, "--out", str(ca))
    assert 0 == made.returncode, made.stderr
    assert "SHA-256" in made.stdout
    amber.environment |= {
        "OPENLINE_CONSOLE_LISTEN": f"127.0.0.1:{port}",
        "OPENLINE_CONSOLE_HOST": HOST,
        "OPENLINE_CONSOLE_TLS": "true",
    }
    amber.start()
    trusting = ssl.create_default_context(cafile=str(ca))

    def answered():
        try:
            return get(port, "/api/meta", trusting)
        except ConnectionError:
            return None

    status, body = wait_until(answered)
    assert 200 == status
    assert HOST == json.loads(body)["rp_id"]
    with pytest.raises(ssl.SSLCertVerificationError):
        get(port, "/api/meta", ssl.create_default_context())
    with pytest.raises(ssl.SSLCertVerificationError):
        get(port, "/api/meta", trusting, "bank.example")
    trusting.maximum_version = ssl.TLSVersion.TLSv1_2
    with pytest.raises(ssl.SSLError, match=r"(?i)EOF|protocol.version"):
        get(port, "/api/meta", trusting)


def test_without_the_certificate_tls_is_refused_with_the_next_step(amber):
    amber.environment |= {
        "OPENLINE_CONSOLE_LISTEN": f"127.0.0.1:{free_port()}",
        "OPENLINE_CONSOLE_HOST": HOST,
        "OPENLINE_CONSOLE_TLS": "true",
    }

    said = amber.cli("run")

    assert 1 == said.returncode
    assert "console-cert" in said.stderr
    assert "Traceback" not in said.stderr


def test_an_address_is_no_name_for_a_certificate(amber):
    said = amber.cli("console-cert", "--host", "192.0.2.7")

    assert 1 == said.returncode
    assert "next step" in said.stderr
