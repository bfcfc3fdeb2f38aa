"""Attachments going into the store before an item names them: by the command line and by the API."""

from __future__ import annotations

from typing import NamedTuple

from openline.core.base.codec import sha256
from openline.core.base.errors import Refused, Unavailable
from openline.core.forms.contents import ATTACHMENT_BYTES_MAX, is_file_name
from openline.core.line.frames import PART_BYTES_MAX
from openline.core.node.effects import PutPart
from openline.core.node.state import Line
from openline.runtime.host import Host


class Filed(NamedTuple):
    """A file that is stored."""

    name: str
    size: int
    sha256: bytes


def refuse_name(name: str) -> None:
    """Refuse a name that leads elsewhere or cannot be shown [ENV-4]."""
    if not is_file_name(name):
        raise Refused("ENV-4", "an attachment has no plain name", "Rename it.")


def refuse_now(host: Host, total: int) -> None:
    """Refuse files that are too large, or that the disk has no room for [ENV-4, REC-5]."""
    if host.node.disk_is_low:
        raise Unavailable(
            "REC-5", "the disk is nearly full", "Free space, or send without files."
        )
    if total > ATTACHMENT_BYTES_MAX:
        raise Refused("ENV-4", "the attachments are larger than 10 MB in all", "Send less.")


def keep(host: Host, line: Line, name: str, data: bytes) -> Filed:
    """Store one file of a line; the same bytes again take no room.

    Raises:
        Refused: its name or its size.
        Unavailable: the disk is nearly full.
    """
    refuse_name(name)
    refuse_now(host, len(data))
    digest = sha256(data)
    store = host.opened.store
    held, total = store.attachments(line.id).get(digest, (0, -1))
    if held != total:
        store.commit(
            [
                PutPart(line.id, digest, len(data), at, data[at : at + PART_BYTES_MAX])
                for at in range(0, max(1, len(data)), PART_BYTES_MAX)
            ]
        )
    line.attachments[digest] = (len(data), len(data))
    return Filed(name, len(data), digest)
