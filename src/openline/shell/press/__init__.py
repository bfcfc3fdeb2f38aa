"""Reading a press text in English, Indonesian or Russian: an offer for a form, nothing is saved."""

from openline.shell.press.reading import FINDS_MAX, TEXT_BYTES_MAX, read, refuse_size

__all__ = ["FINDS_MAX", "TEXT_BYTES_MAX", "read", "refuse_size"]
