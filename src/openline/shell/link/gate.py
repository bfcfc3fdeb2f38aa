"""The gate before TLS: how many strangers at once, and how often each may knock.

A handshake costs about 0.7 ms of processor time before anybody is known, so this is counted
before the first byte is read. Source: security.md 3.7.
"""

from __future__ import annotations

import asyncio
import ipaddress
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

_REPORT_PERIOD_S = 1.0
_IPV6_SITE_BITS = 64  # one subscriber commands a whole /64, so it counts as one source


@dataclass(frozen=True)
class GateLimits:
    """Limits on connections that have not shown a pinned key yet.

    `handshake_s`: longest handshake, seconds. `unauthenticated_max`: such connections at once,
    and `per_source_max` of them from one source, so that one silent host cannot take every
    place. `per_source_per_s` and `per_source_burst`: the token bucket of one source.
    `sources_max`: how many buckets are remembered; the one longest unused is forgotten first.
    """

    handshake_s: float = 5.0
    unauthenticated_max: int = 20
    per_source_max: int = 10
    per_source_per_s: float = 10.0
    per_source_burst: int = 20
    sources_max: int = 1024


class Gate:
    """Admits or refuses a connection by its source; `clock` gives monotonic seconds."""

    def __init__(self, limits: GateLimits, clock: Callable[[], float]) -> None:
        self._limits = limits
        self._clock = clock
        # Tokens and since when, by source; the longest unused first.
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._inside: dict[str, int] = {}
        self._inside_count = 0

    def admit(self, host: str) -> str:
        """Take a place for `host`: "" if it may come in (`leave` is owed), or the reason."""
        limits, source = self._limits, source_of(host)
        if not self._take_token(source):
            return f"over {limits.per_source_per_s:g} connections a second from one source"
        if self._inside_count >= limits.unauthenticated_max:
            return f"{limits.unauthenticated_max} handshakes are under way already"
        if self._inside.get(source, 0) >= limits.per_source_max:
            return f"{limits.per_source_max} handshakes from one source are under way already"
        self._inside[source] = self._inside.get(source, 0) + 1
        self._inside_count += 1
        return ""

    def leave(self, host: str) -> None:
        """Give back the place that `admit` granted: authenticated, refused or gone."""
        source = source_of(host)
        left = self._inside[source] - 1
        if left:
            self._inside[source] = left
        else:
            del self._inside[source]
        self._inside_count -= 1

    def _take_token(self, source: str) -> bool:
        now_s = self._clock()
        burst = float(self._limits.per_source_burst)
        tokens, since_s = self._buckets.pop(source, (burst, now_s))
        tokens = min(burst, tokens + (now_s - since_s) * self._limits.per_source_per_s)
        is_granted = tokens >= 1.0
        self._buckets[source] = (tokens - 1.0 if is_granted else tokens, now_s)
        if len(self._buckets) > self._limits.sources_max:
            self._buckets.popitem(last=False)
        return is_granted


class FloodReport:
    """Tells of the first refusal at once and of those that follow as one count a second."""

    def __init__(
        self, tell: Callable[[str, str], None], loop: asyncio.AbstractEventLoop
    ) -> None:
        self._tell = tell
        self._loop = loop
        self._timer: asyncio.TimerHandle | None = None
        self._count = 0
        self._last = ("", "")

    def add(self, remote: str, reason: str) -> None:
        """Note that `remote` was turned away for `reason`."""
        if self._timer is None:
            self._timer = self._loop.call_later(_REPORT_PERIOD_S, self._sum_up)
            self._tell(remote, reason)
            return
        self._count += 1
        self._last = (remote, reason)

    def close(self) -> None:
        """Tell what was counted so far and stop the timer."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._tell_count()

    def _sum_up(self) -> None:
        self._timer = None
        if self._count:
            self._timer = self._loop.call_later(_REPORT_PERIOD_S, self._sum_up)
            self._tell_count()

    def _tell_count(self) -> None:
        if self._count:
            count, (remote, reason), self._count = self._count, self._last, 0
            self._tell(remote, f"{count} more turned away, the last: {reason}")


def source_of(host: str) -> str:
    """What `host` counts under: an IPv4 address, an IPv6 /64, or the text itself."""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, _IPV6_SITE_BITS), strict=False))
