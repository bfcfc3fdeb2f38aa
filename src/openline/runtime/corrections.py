"""Corrections of alignments with the key of their home: they lie sealed in its ledger [CMP-7]."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from openline.shell.contacts.corrections import Corrections, are_clear
from openline.shell.contacts.store import Contacts
from openline.shell.home import Paths
from openline.shell.store.vault import Vault


def kept(ledger: Contacts) -> Corrections:
    """What persons said of alignments in a home; its key is read when one is sealed or opened."""
    home = Path(ledger.connection.filename).parent
    vault = cache(lambda: Vault.from_key_file(Paths(home).keys / "body.key"))
    return Corrections(ledger.connection, vault)


def opened(home: Path) -> Contacts:
    """The ledger of a home, in which nothing that an earlier release wrote in clear is left.

    Raises:
        Refused: it is no home, or its key cannot be read while there is something to seal.
    """
    ledger = Contacts.open(home)
    try:
        if are_clear(ledger.connection):
            kept(ledger)
    except BaseException:
        ledger.close()
        raise
    return ledger
