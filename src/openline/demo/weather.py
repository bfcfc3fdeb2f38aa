"""What can befall bytes and files on their way, outside both nodes and outside the story.

The tests use it to spoil a demonstration of which neither the nodes nor the scenes know: the
summary must come out false. The weather in a real demonstration is fair.
"""

from __future__ import annotations

from pathlib import Path


class Weather:
    """Fair weather: everything passes as it is."""

    def scene_begins(self, number: int) -> None:
        """A scene begins; bad weather may wait for one."""

    def passes(self, sender: str, data: bytes) -> bytes:
        """What comes out of the cable of what `sender` put into it."""
        del sender
        return data

    def carries(self, file: Path) -> None:
        """A file is on its way to somebody who will check it."""


class WithheldReceipts(Weather):
    """From scene 4 on nothing that Cobalt sends comes out of the cable."""

    def __init__(self) -> None:
        self._scene = 0

    def scene_begins(self, number: int) -> None:
        """A scene begins."""
        self._scene = number

    def passes(self, sender: str, data: bytes) -> bytes:
        """Nothing of Cobalt's, once it is time."""
        return b"" if self._scene >= 4 and sender == "Cobalt" else data


class ChangedByte(Weather):
    """One bit in the middle of every file that is carried away has turned."""

    def carries(self, file: Path) -> None:
        """Turn it."""
        data = bytearray(file.read_bytes())
        data[len(data) // 2] ^= 1
        file.write_bytes(bytes(data))


KINDS: dict[str, type[Weather]] = {
    "": Weather,
    "withhold-receipt": WithheldReceipts,
    "change-byte": ChangedByte,
}
