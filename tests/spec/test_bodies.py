"""An entry may come without its body, and the body later (LIN-4); bytes are kept as they came."""

import pytest

from openline.core.base.codec import decode
from openline.core.line import frames
from openline.core.record.envelope import Kind


def one_message(pair):
    """A message of Cobalt that lies in the pipe: its id, the session, the ENTRY frame."""
    (number,) = pair.pipes
    pair.hold(pair.cobalt)
    item = pair.cobalt.sends("Late.")
    frame = decode(pair.pipes[number].way["Cobalt"].pop()[4:])
    pair.release(pair.cobalt)
    return item, number, frame


@pytest.mark.clause("LIN-4")
def test_an_entry_without_its_body_is_taken_but_not_receipted_until_the_body_comes(pair):
    item, number, (_, party, entry, body) = one_message(pair)
    pair.inject(pair.cobalt, number, frames.pack([frames.ENTRY, party, entry, None]))
    pair.settle()
    assert "held" not in pair.cobalt.lit(item)
    receipts = len(pair.amber.kinds(Kind.RCPT))
    pair.inject(pair.cobalt, number, frames.pack([frames.ENTRY, party, entry, body]))
    pair.settle()
    assert "held" in pair.cobalt.lit(item)
    assert receipts + 1 == len(pair.amber.kinds(Kind.RCPT))
    assert ["Late."] == pair.amber.texts()


@pytest.mark.clause("COD-3")
def test_an_entry_is_kept_byte_for_byte_as_it_came(pair):
    _, number, (_, party, entry, body) = one_message(pair)
    pair.inject(pair.cobalt, number, frames.pack([frames.ENTRY, party, entry, body]))
    rows = list(pair.amber.store.entries(pair.amber.line.id))
    assert (entry, body) in [(row.entry, row.body) for row in rows]
