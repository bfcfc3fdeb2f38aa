"""The floor's two ends: TLS to the peer, a Unix socket for clients."""

from __future__ import annotations

import os
import socket
import ssl
from pathlib import Path


def tls_context(home: Path, purpose: int) -> ssl.SSLContext:
    """TLS 1.3 with the own certificate, trusting the peer's certificate and nothing else."""
    context = ssl.SSLContext(purpose)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.check_hostname = False
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_cert_chain(home / "tls.pem")
    context.load_verify_locations(home / "peer-tls.pem")
    return context


def client_socket(home: Path) -> socket.socket:
    """Bind HOME/node.sock, however long the path to HOME is."""
    (home / "node.sock").unlink(missing_ok=True)
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    home_fd = os.open(home, os.O_RDONLY | os.O_DIRECTORY)
    try:
        listener.bind(f"/proc/self/fd/{home_fd}/node.sock")
    finally:
        os.close(home_fd)
    return listener
