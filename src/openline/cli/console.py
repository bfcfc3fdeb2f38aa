"""Verbs of the console: its certificate."""

from __future__ import annotations

from pathlib import Path

from openline.cli.output import refusing, say
from openline.core.base.errors import Refused
from openline.shell import clock, console_tls, settings
from openline.shell.files import write_plain
from openline.shell.home import Paths


def console_cert(home: Path, *, host: str, out: Path | None = None) -> None:
    """Make the certificate by which browsers elsewhere open this console.

    Args:
        home: the home of the node.
        host: the name that the ops room's browsers will open.
        out: where to write the CA that is installed there; HOST-ca.crt here if not given.
    """
    with refusing():
        paths, config = Paths(home), settings.read(home)
        name = console_tls.check_host(host)
        target = out or Path(f"{name}-ca.crt")
        if target.is_dir():
            raise Refused("console", f"{target.name} is a directory", "Name a file with --out.")
        issued = console_tls.issue(paths, config.party, name, clock.now().wall_ms)
        write_plain(target, issued.ca_pem)
        print_ = issued.ca_fingerprint.hex(":").upper()
        what = "made" if issued.is_new_ca else "kept: what is installed goes on"
        say(f"certificate for {name}, {console_tls.SERVER_DAYS} days; the CA was {what}")
        say(f"CA for the ops room: {target}")
        say(f"its SHA-256: {print_}")
        say("next:")
        say(f'1. In {settings.FILE}, under [console]: host = "{name}", tls = true,')
        say('   listen = "0.0.0.0:PORT" or one address of this machine. Start the node again.')
        say(f"2. See that {name} leads to this machine (hosts file or the room's own DNS).")
        say("3. In each browser install the CA as an authority for websites, and compare the")
        say("   SHA-256 with the lines above by voice. It can certify this one name, no other.")
        say(
            f"4. Open https://{name}:PORT. Before it ends: this again, then start the node anew."
        )
