"""Bytes as browsers write them."""

from __future__ import annotations

import base64
import binascii

from openline.core.base.errors import Refused


def from_base64url(text: str) -> bytes:
    """Bytes from base64url with or without padding.

    Raises:
        Refused: it is none.
    """
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise Refused("ENV-7", "a part that is not base64url", "Sign the act again.") from None
