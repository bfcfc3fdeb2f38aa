"""A reader of evidence may be given public identities in the place of cards (CER-12): same verdict, no address."""

import itertools

import cbor2
import pytest

from openline.core.base.errors import PeerFault
from openline.core.record import identity as identities
from tests.evidence.forge import Line, Party, encode
from tests.evidence.test_both_verifiers import VERIFIER, accepted, refused
from tests.evidence.test_verifier import by_session, receipted, watch

pytestmark = pytest.mark.clause("CER-12")


@pytest.fixture(scope="module")
def case():
    """An item with its receipt, and the cards of its line."""
    line, officer, delegation = watch()
    item = line.item(officer, sign=by_session(delegation))
    receipted(line, item)
    return encode(line.whole(item)), line.cards


@pytest.fixture(scope="module")
def public(case):
    """The public identities of the two cards."""
    return [identities.public_of_card(card) for card in case[1]]


def test_cards_and_public_identities_do_the_same_alone_and_mixed(case, public):
    data, cards = case
    for given in itertools.product(*zip(cards, public, strict=True)):
        for order in (list(given), list(given)[::-1]):
            assert accepted(data, order)["ok"]


def test_a_public_identity_has_no_address(case, public):
    for card, data in zip(case[1], public, strict=True):
        assert b"node.example:4710" in card
        assert b"node.example" not in data
        assert b":4710" not in data


def test_a_public_identity_of_somebody_else_proves_nothing(case, public):
    data, _ = case
    stranger = identities.public_of_card(Party("Mallory").card)
    for known in public:
        refused(data, [known, stranger], "line")
    again = identities.public_of_card(Party("Birch", "mallory").card)
    refused(data, [identities.public_of_card(Party("Amber").card), again], "line")
    refused(data, [public[0], public[0]], "cards")
    other = Line(Party("Amber"), Party("Other")).cards
    refused(data, [identities.public_of_card(card) for card in other], "line")


def wrong(data):
    """What is no public identity, made of one that is."""
    form, version, identity, proofs = cbor2.loads(data)
    for at in range(3):
        changed = [part[:-1] + bytes([part[-1] ^ 1]) for part in proofs]
        yield (
            f"proof {at}",
            [form, version, identity, [*proofs[:at], changed[at], *proofs[at + 1 :]]],
        )
        yield (
            f"no proof {at}",
            [form, version, identity, [*proofs[:at], b"", *proofs[at + 1 :]]],
        )
    yield "proofs in another order", [form, version, identity, proofs[::-1]]
    yield "another name", [form, version, [*identity[:1], "Nobody", *identity[2:]], proofs]
    yield "another next root", [form, version, [*identity[:3], bytes(32), identity[4]], proofs]
    yield "a version that is true", [form, True, identity, proofs]
    yield "a later version", [form, 2, identity, proofs]
    yield "another form", ["openline-card", version, identity, proofs]
    yield "a part too many", [form, version, identity, proofs, None]
    yield "nothing in it", []
    yield "a text", "openline-identity"


def test_what_is_no_public_identity_is_taken_by_neither(case, public):
    bad = {name: encode(value) for name, value in wrong(public[0])}
    bad |= {"cut short": public[0][:-1], "bytes after": public[0] + b"\0", "empty": b""}
    bad |= {"a card cut short": case[1][0][:-1], "too long": public[0] + bytes(65_536)}
    for name, data in bad.items():
        with pytest.raises(PeerFault):
            identities.parse_trusted(data)
        with pytest.raises(VERIFIER.Refused):
            VERIFIER.read_card(data)
        refused(case[0], [data, public[1]], "cards")
        assert name


def test_a_card_is_still_a_card(case):
    for card in case[1]:
        assert identities.parse_trusted(card) == identities.parse_card(card).identity
        with pytest.raises(PeerFault):
            identities.public_of_card(identities.public_of_card(card))
