"""Identities, cards, genesis, line files, officer certificates: what is refused (CER-1 to CER-9)."""

import cbor2
import pytest

from openline.core.base import cose, keys
from openline.core.base.codec import decode, encode, labelled_hash, sha256
from openline.core.base.errors import PeerFault, Refused
from openline.core.record import act as acts
from openline.core.record import genesis as founding
from openline.core.record import identity as identities
from openline.shell import home
from openline.shell.secrets import RootSecret
from tests.evidence import forge
from tests.evidence.forge import Party
from tests.spec import ceremony


def refuses(clause, read, *arguments):
    """Assert that reading it is a fault of the peer by this clause."""
    with pytest.raises(PeerFault) as refused:
        read(*arguments)
    assert refused.value.clause == clause, refused.value
    return refused.value


def card_of(party):
    """A forged party's card, as its own identity says."""
    return identities.parse_card(party.card)


def identity_with(party, **change):
    """An identity with some of its five elements changed."""
    names = ("version", "name", "root", "next_root", "certificate")
    return list({**dict(zip(names, party.identity, strict=True)), **change}.values())


def certificate_with(party, payload):
    """The same identity with another node certificate, signed by its root."""
    signed = party.by_root(encode(payload), "openline node-certificate 1")
    return identity_with(party, certificate=signed)


def certificate_payload(party):
    """The payload of a forged party's node certificate, decoded."""
    return decode(cose.open_hybrid(party.identity[4]).payload)


def own_card(side="Amber", addresses=("10.0.0.1:7040",)):
    """A card of a party of the ceremony."""
    party = ceremony.party(side)
    payload = home.card_payload(party.identity, list(addresses), party.node)
    return party.root.sign(identities.AAD_CARD, payload)


# --- identities ----------------------------------------------------------------------------


@pytest.mark.clause("CER-2")
def test_a_root_is_named_by_the_hash_of_both_its_keys():
    """CER-2, CER-4."""
    party = ceremony.party("Amber")
    ed, ml = party.root.public()
    assert party.identity.root_id == labelled_hash("openline root", ed + ml)
    assert identities.next_root_commitment(ed, ml) == labelled_hash(
        "openline next-root", ed + ml
    )


@pytest.mark.clause("CER-4")
@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"name": ""},
        {"name": "x" * 41},
        {"name": "two\nlines"},
        {"name": "right\u202eleft"},
        {"name": b"Birch"},
        {"root": []},
        {"root": [bytes(32)]},
        {"root": [bytes(32), bytes(1312)]},
        {"next_root": bytes(31)},
        {"certificate": None},
        {"more": 1},
    ],
    ids=str,
)
def test_an_identity_of_another_form_is_refused(change):
    """CER-4."""
    refuses("CER-4", identities.parse_identity, identity_with(Party("Birch"), **change))


@pytest.mark.clause("CER-3")
@pytest.mark.parametrize(
    ("place", "value"),
    [
        (0, 2),
        (1, bytes(32)),
        (2, "1"),
        (3, None),
        (4, "never"),
        (5, []),
        (5, [["node-sign", bytes(32), bytes(1312)]] * 4),
    ],
)
def test_a_node_certificate_of_another_form_is_refused(place, value):
    """CER-3: signed by the root or not."""
    party = Party("Birch")
    payload = certificate_payload(party)
    payload[place] = value
    refuses("CER-3", identities.parse_identity, certificate_with(party, payload))


@pytest.mark.clause("CER-3")
@pytest.mark.parametrize("number", range(4))
def test_the_four_roles_stand_in_their_order_with_keys_of_their_length(number):
    """CER-3."""
    party = Party("Birch")
    roles = certificate_payload(party)
    for change in ("order", "name", "length"):
        payload = certificate_payload(party)
        row = payload[5][number]
        if change == "order":
            payload[5][number], payload[5][number - 1] = payload[5][number - 1], row
        elif change == "name":
            row[0] = "node-other"
        else:
            row[-1] = row[-1][:-1]
        assert payload != roles
        refuses("CER-3", identities.parse_identity, certificate_with(party, payload))


@pytest.mark.clause("CER-3")
def test_a_node_certificate_that_another_root_signed_is_refused():
    """CER-3."""
    party, other = Party("Birch"), Party("Birch", seed="other")
    payload = encode(certificate_payload(party))
    signed = other.by_root(payload, "openline node-certificate 1")
    refuses("CER-3", identities.parse_identity, identity_with(party, certificate=signed))
    signed = party.by_root(payload, "openline card 1")
    refuses("CER-3", identities.parse_identity, identity_with(party, certificate=signed))


@pytest.mark.clause("CER-3")
@pytest.mark.parametrize("shared", ["registrar", "tls", "root"])
def test_no_key_serves_two_roles(shared):
    """CER-3: not even the TLS key, of which only the hash stands there."""
    party = Party("Birch")
    if shared == "registrar":
        party.registrar = party.sign[0]
    elif shared == "tls":
        spki = bytes.fromhex("302a300506032b6570032100")
        party.tls = sha256(spki + forge.public(party.sign[0]))
    else:
        party.registrar = party.root[0]
    refuses("CER-3", identities.parse_identity, party.identity)


@pytest.mark.clause("COD-7")
@pytest.mark.parametrize("role", ["root", "node-sign", "registrar"])
@pytest.mark.parametrize("order", [*forge.SMALL, "mixed"])
def test_no_key_of_an_identity_has_a_small_order_component(role, order):
    """COD-7, CER-8."""
    key = forge.SMALL.get(order) or forge.mixed(Party("Birch").key(role))
    party = Party("Birch", pinned={role: key})
    refuses("COD-7", identities.parse_identity, party.identity)


# --- cards -----------------------------------------------------------------------------------


@pytest.mark.clause("CER-5")
def test_a_card_says_who_and_where():
    """CER-5."""
    card = identities.parse_card(own_card(addresses=("10.0.0.1:7040", "[2001:db8::1]:7040")))
    assert card.identity == ceremony.party("Amber").identity
    assert card.addresses == ("10.0.0.1:7040", "[2001:db8::1]:7040")


@pytest.mark.clause("CER-5")
def test_a_changed_byte_of_a_card_is_refused():
    """CER-5."""
    data = own_card()
    for at in [*range(40), *range(40, len(data), 97), len(data) - 1]:
        changed = bytearray(data)
        changed[at] ^= 1 << at % 8
        with pytest.raises(PeerFault):
            identities.parse_card(bytes(changed))
    for other in (b"", data[:-1], data + b"\0", bytes(65_537)):
        with pytest.raises(PeerFault):
            identities.parse_card(other)


@pytest.mark.clause("CER-8")
def test_a_card_of_another_version_is_refused():
    """CER-8."""
    party = ceremony.party("Amber")
    fields = decode(cose.open_hybrid(own_card()).payload)
    for clause, place, value in (("CER-8", 1, 2), ("CER-5", 0, "other"), ("CER-5", 3, "x")):
        changed = [*fields[:place], value, *fields[place + 1 :]]
        data = party.root.sign(identities.AAD_CARD, encode(changed))
        refuses(clause, identities.parse_card, data)
    refuses(
        "CER-5", identities.parse_card, party.root.sign(b"openline genesis 1", encode(fields))
    )


@pytest.mark.clause("CER-5")
@pytest.mark.parametrize("number", range(3))
def test_a_key_without_proof_of_possession_is_refused(number):
    """CER-5: a party cannot show another's key as its own."""
    party = ceremony.party("Amber")
    fields = decode(cose.open_hybrid(own_card()).payload)
    fields[4][number] = bytes(len(fields[4][number]))
    data = party.root.sign(identities.AAD_CARD, encode(fields))
    refuses("CER-5", identities.parse_card, data)


@pytest.mark.clause("CER-5")
@pytest.mark.parametrize(
    "address",
    [
        "",
        "host",
        ":7040",
        "host:",
        "host:0",
        "host:65536",
        "host:x",
        "host:²",
        "h:" + "9" * 5000,
    ],
)
def test_an_address_is_host_and_port(address):
    """CER-5: in our own settings and in the peer's card."""
    with pytest.raises(Refused, match="CER-5"):
        identities.check_address(address)
    refuses("CER-5", identities.parse_card, own_card(addresses=(address,)))


@pytest.mark.clause("CER-5")
def test_a_card_has_at_most_eight_addresses():
    """CER-5."""
    assert identities.parse_card(own_card(addresses=("h:1",) * 8))
    refuses("CER-5", identities.parse_card, own_card(addresses=("h:1",) * 9))


# --- genesis and line file -----------------------------------------------------------------------


def pair(one, two):
    """A genesis of two forged parties."""
    return founding.make_genesis(card_of(one).identity, card_of(two).identity, bytes(32), 1)


@pytest.mark.clause("CER-6")
def test_a_genesis_is_the_same_whoever_makes_it():
    """CER-6: identities ascending by root."""
    one, two = Party("Amber"), Party("Birch")
    assert pair(one, two) == pair(two, one)
    genesis = pair(one, two)
    assert genesis.line_id == sha256(genesis.encoded)
    roots = [party.root_id for party in genesis.parties]
    assert roots == sorted(roots)
    assert [genesis.number_of(root) for root in roots] == [0, 1]
    assert genesis.number_of(bytes(32)) is None


@pytest.mark.clause("CER-8")
def test_two_parties_that_are_one_or_seem_so_found_no_line():
    """CER-8: equal roots, equal names, a key in both identities."""
    amber, birch = Party("Amber"), Party("Birch")
    refuses("CER-8", pair, amber, amber)
    refuses("CER-8", pair, amber, Party("Amber", seed="other"))
    for attribute in ("registrar", "kem", "tls", "sign"):
        birch = Party("Birch")
        setattr(birch, attribute, getattr(Party("Amber"), attribute))
        refuses("CER-8", pair, amber, birch)
    for place in (0, 1):
        birch, root = Party("Birch"), list(Party("Birch").root)
        root[place] = amber.root[place]
        birch.root = tuple(root)
        refuses("CER-8", pair, amber, birch)


@pytest.mark.clause("CER-6")
@pytest.mark.parametrize(
    ("place", "value"),
    [(0, "other"), (1, 2), (2, 2), (3, []), (4, bytes(31)), (5, -1), (5, None)],
)
def test_a_genesis_of_another_form_is_refused(place, value):
    """CER-6."""
    fields = decode(ceremony.line_file().genesis.encoded)
    changed = [*fields[:place], value, *fields[place + 1 :]]
    refuses("CER-6", founding.parse_genesis, encode(changed))


@pytest.mark.clause("CER-6")
def test_identities_out_of_order_are_refused():
    """CER-6."""
    fields = decode(ceremony.line_file().genesis.encoded)
    fields[3].reverse()
    refuses("CER-6", founding.parse_genesis, encode(fields))


def line_file_with(**change):
    """A line file with some of its six elements changed."""
    names = ("what", "version", "genesis", "signatures", "profile", "salt")
    fields = decode(founding.write_line_file(ceremony.line_file()))
    return encode(list({**dict(zip(names, fields, strict=True)), **change}.values()))


@pytest.mark.clause("CER-7")
def test_a_line_file_is_a_draft_accepted_or_countersigned():
    """CER-7: with none, one or all of the signatures."""
    file = ceremony.line_file()
    for signatures in ((None, None), (file.signatures[0], None), file.signatures):
        made = file._replace(signatures=signatures)
        assert founding.read_line_file(founding.write_line_file(made)) == made


@pytest.mark.clause("CER-7")
def test_a_line_file_of_another_form_or_with_a_bad_signature_is_refused():
    """CER-7."""
    good = ceremony.line_file().signatures
    for change in (
        *({"what": "openline-card"}, {"version": 2}, {"signatures": []}, {"salt": bytes(15)}),
        *({"signatures": list(good[::-1])}, {"signatures": [good[0], b""]}, {"more": 1}),
        {"signatures": [good[0], good[1], None]},
    ):
        refuses("CER-7", founding.read_line_file, line_file_with(**change))
    refuses("CER-7", founding.read_line_file, bytes(262_145))
    later = decode(ceremony.line_file().genesis.encoded)
    later[5] += 1
    refuses("CER-7", founding.read_line_file, line_file_with(genesis=encode(later)))


@pytest.mark.clause("CER-8")
def test_a_profile_that_was_not_committed_to_is_refused():
    """CER-8."""
    refuses("CER-8", founding.read_line_file, line_file_with(profile=b"other"))
    refuses("CER-8", founding.read_line_file, line_file_with(salt=bytes(16)))


@pytest.mark.clause("CER-7")
def test_a_genesis_is_signed_by_that_partys_root_over_that_line_only():
    """CER-7."""
    file = ceremony.line_file()
    root = ceremony.party(file.genesis.parties[0].name).root
    line_id = file.genesis.line_id
    assert founding.signature_is_good(file.genesis, 0, file.signatures[0])
    for bad in (
        *(b"", file.signatures[1], root.sign(founding.AAD_GENESIS, bytes(32))),
        *(root.sign(identities.AAD_CARD, line_id), file.signatures[0] + b"\0"),
        RootSecret(bytes(32), bytes(32)).sign(founding.AAD_GENESIS, line_id),
    ):
        assert not founding.signature_is_good(file.genesis, 0, bad)


# --- officer certificates ------------------------------------------------------------------------------

AMBER = ceremony.party("Amber")


def officer_with(*, by_root=False, aad=acts.AAD_OFFICER, signer=None, **change):
    """An officer certificate of Amber with some of its ten elements changed."""
    fields = {"version": 1, "root": AMBER.identity.root_id, "name": "Vale", "office": ""}
    fields |= {"roles": ["duty"], "key": [0, keys.ed25519_public(bytes(32))], "start": 0}
    fields |= {"end": None, "node_held": False, "serial": 0}
    payload = encode(list({**fields, **change}.values()))
    if by_root:
        return AMBER.root.sign(aad, payload)
    return cose.sign1(signer or AMBER.node.registrar, aad, payload)


@pytest.mark.clause("CER-9")
def test_the_hash_of_a_certificate_is_that_of_its_signed_bytes():
    """CER-9."""
    data = officer_with()
    officer = acts.parse_officer(data, AMBER.identity)
    assert (officer.hash, officer.certificate, officer.name) == (sha256(data), data, "Vale")


@pytest.mark.clause("CER-9")
@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"root": bytes(32)},
        {"name": ""},
        {"name": "x" * 61},
        {"office": "x" * 61},
        {"roles": []},
        {"roles": ["duty", "duty"]},
        {"roles": ["captain"]},
        {"roles": [["duty"]]},
        {"start": -1},
        {"end": -1},
        {"end": "never"},
        {"node_held": 1},
        {"serial": -1},
        {"more": 1},
    ],
    ids=str,
)
def test_an_officer_certificate_of_another_form_is_refused(change):
    """CER-9."""
    refuses("CER-9", acts.parse_officer, officer_with(**change), AMBER.identity)


@pytest.mark.clause("CER-9")
def test_the_root_signs_exactly_the_roles_that_ask_for_it():
    """CER-9: if, and only if."""
    for role in ("releaser", "watch-chief", "admin"):
        for roles in ([role], ["duty", role]):
            assert acts.parse_officer(officer_with(by_root=True, roles=roles), AMBER.identity)
            refuses("CER-9", acts.parse_officer, officer_with(roles=roles), AMBER.identity)
    for role in ("duty", "staff", "interpreter", "auditor"):
        assert acts.parse_officer(officer_with(roles=[role]), AMBER.identity)
        bad = officer_with(by_root=True, roles=[role])
        refuses("CER-9", acts.parse_officer, bad, AMBER.identity)


@pytest.mark.clause("CER-9")
def test_an_officer_certificate_by_anyone_else_is_refused():
    """CER-9: not by node-sign, not for another purpose, not in another party's name."""
    for data in (
        officer_with(signer=AMBER.node.sign_ed25519),
        officer_with(signer=ceremony.party("Cobalt").node.registrar),
        officer_with(aad=b"openline card 1"),
        officer_with(by_root=True, roles=["admin"], aad=identities.AAD_CARD),
    ):
        refuses("CER-9", acts.parse_officer, data, AMBER.identity)
    refuses("CER-9", acts.parse_officer, officer_with(), ceremony.party("Cobalt").identity)


RP = ["amber.example", ["https://amber.example"]]


@pytest.mark.clause("COD-7")
@pytest.mark.parametrize(
    "key",
    [
        [],
        [0],
        [3, bytes(32)],
        [0, forge.SMALL["order 8"]],
        [0, forge.mixed(keys.ed25519_public(bytes(32)))],
        [2, forge.SMALL["order 4"], *RP],
        [2, keys.ed25519_public(bytes(32)), RP[0], []],
        [2, keys.ed25519_public(bytes(32)), RP[0], [1]],
        [1, b"\4" + bytes(64), *RP],
        [1, b"\2" + bytes(32), *RP],
        [1, bytes(65), *RP],
        [True, keys.ed25519_public(bytes(32))],
    ],
    ids=range(12),
)
def test_an_officers_key_of_another_form_or_order_is_refused(key):
    """COD-7, CER-9: an Ed25519 key of prime order, or a point of P-256."""
    refuses("COD-7", acts.parse_officer, officer_with(key=key), AMBER.identity)


@pytest.mark.clause("CER-9")
def test_a_changed_bit_of_an_officer_certificate_is_refused():
    """CER-9."""
    data = officer_with()
    assert cbor2.loads(data)
    for at in range(len(data)):
        changed = bytearray(data)
        changed[at] ^= 1 << at % 8
        with pytest.raises(PeerFault):
            acts.parse_officer(bytes(changed), AMBER.identity)
