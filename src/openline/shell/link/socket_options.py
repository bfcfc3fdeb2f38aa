"""TCP settings of the line, and how much the kernel still holds back.

All of it serves one rule: no more than about 64 kB lies unsent, so that precedence means
something (design.md section 4, "Out of order"). Linux only; elsewhere what is missing is left
out.
"""

from __future__ import annotations

import array
import asyncio
import contextlib
import socket
import sys

NOTSENT_LOWAT_BYTES = 32 * 1024
"""TCP_NOTSENT_LOWAT: the kernel reports a socket writable below half of this."""

_USER_TIMEOUT_MS = 15_000  # data unacknowledged for so long means the line is cut
_KEEPALIVE = (("TCP_KEEPIDLE", 5), ("TCP_KEEPINTVL", 3), ("TCP_KEEPCNT", 3))  # s, s, probes
_SIOCOUTQNSD = 0x894B  # linux/sockios.h: bytes in the send queue that were never sent


def set_line_options(transport: asyncio.Transport) -> None:
    """Set TCP_NODELAY, keep-alive, TCP_USER_TIMEOUT and TCP_NOTSENT_LOWAT on a TCP transport.

    An option that this system lacks is skipped; a socket that is already gone is left to the
    transport to report.
    """
    sock: socket.socket | None = transport.get_extra_info("socket")
    if sock is None:
        return
    settings = [
        ("TCP_NODELAY", 1),
        ("TCP_USER_TIMEOUT", _USER_TIMEOUT_MS),
        ("TCP_NOTSENT_LOWAT", NOTSENT_LOWAT_BYTES),
        *_KEEPALIVE,
    ]
    with contextlib.suppress(OSError):
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        for name, value in settings:
            option = getattr(socket, name, None)
            if option is not None:
                sock.setsockopt(socket.IPPROTO_TCP, option, value)


def kernel_unsent_bytes(fd: int) -> int:
    """Bytes that the kernel took from socket `fd` but has not sent yet; 0 where it cannot say.

    `send` alone does not keep to TCP_NOTSENT_LOWAT: it fills a whole segment of up to 64 KiB
    whatever was asked (measured on Linux 6.18), therefore the queue is asked before each write.
    """
    if sys.platform != "linux":
        return 0
    import fcntl  # noqa: PLC0415  not there on every system

    answer = array.array("i", [0])
    try:
        fcntl.ioctl(fd, _SIOCOUTQNSD, answer)
    except OSError:
        return 0
    return max(answer[0], 0)
