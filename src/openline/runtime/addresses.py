"""Where browsers find the console: its host names, origins, cookie, and the name passkeys belong to."""

from __future__ import annotations

from openline.shell.settings import Settings, is_loopback

_LOCAL_NAMES = ("localhost", "127.0.0.1", "[::1]")


def slug_of(party: str) -> str:
    """The party's name as a host label; "party" if nothing of it can stand in one."""
    kept = "".join(mark for mark in party.lower() if mark.isascii() and mark.isalnum())
    return kept or "party"


class Addresses:
    """The addresses of one console, from its settings."""

    def __init__(self, config: Settings) -> None:
        self.slug = slug_of(config.party)
        self.port = int(config.console.rpartition(":")[2] or 0)
        self.is_tls = config.tls
        self.host = config.host or f"{self.slug}.localhost"
        self.names: tuple[str, ...] = (self.host,)
        if not self.is_tls and is_loopback(config.console):
            self.names = (self.host, *_LOCAL_NAMES)
        # Cookies know no ports: one name per party keeps two consoles on one machine apart.
        self.cookie = f"openline_{self.slug}"

    @property
    def rp_id(self) -> str:
        """The name that passkeys belong to (WebAuthn level 2, 5.1.2)."""
        return self.host

    @property
    def scheme(self) -> str:
        """Https with a certificate, http on loopback."""
        return "https" if self.is_tls else "http"

    @property
    def origin(self) -> str:
        """What a person opens."""
        is_usual = self.port == (443 if self.is_tls else 80)
        return f"{self.scheme}://{self.host}" + ("" if is_usual else f":{self.port}")

    @property
    def origins(self) -> frozenset[str]:
        """Every origin that is this console's own."""
        return frozenset(f"{self.scheme}://{name}:{self.port}" for name in self.names) | {
            self.origin
        }

    @property
    def hosts(self) -> frozenset[str]:
        """Every Host header that is meant for us."""
        usual = {self.host} if self.port in (80, 443) else set()
        return frozenset(f"{name}:{self.port}" for name in self.names) | usual
