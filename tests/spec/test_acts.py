"""Officers' items, their ids and their three kinds of signature (ENV-5 to ENV-7)."""

import pytest

from openline.core.base import keys
from openline.core.base.codec import decode, encode
from openline.core.base.errors import PeerFault
from openline.core.record import act as acts
from openline.core.record.envelope import Kind
from tests.spec import ceremony
from tests.vectors import make_vectors

SALT = bytes(16)
LINE, ROOT, CERTIFICATE = b"l" * 32, b"r" * 32, b"c" * 32


def content(**change):
    """The nine elements of a good officer's item, some of them changed."""
    fields = {"cert_ref": CERTIFICATE[:8], "mode": 0, "precedence": 2, "reference": None}
    fields |= {"expiry": None, "content": ["en", "Text.", []], "signature": [0, bytes(64)]}
    fields |= {"serial": 1, "series": 0}
    return list({**fields, **change}.values())


def item_id(
    salt=SALT, line=LINE, root=ROOT, certificate=CERTIFICATE, kind=Kind.MESSAGE, **change
):
    """The id of such an item."""
    made = acts.parse_act(salt, content(**change))
    return acts.act_id(line, root, certificate, kind, made)


@pytest.mark.clause("ENV-5")
def test_an_item_comes_back_as_it_was_written():
    """ENV-5."""
    made = acts.parse_act(SALT, decode(encode(content(reference=bytes(32), expiry=5))))
    assert acts.act_content(made) == content(reference=bytes(32), expiry=5)


@pytest.mark.clause("ENV-5")
@pytest.mark.parametrize(
    "change",
    [
        {"cert_ref": bytes(7)},
        {"mode": 3},
        {"mode": -1},
        {"mode": False},
        {"precedence": 4},
        {"reference": bytes(31)},
        {"expiry": "never"},
        {"expiry": -1},
        {"content": "text"},
        {"signature": bytes(64)},
        {"signature": [2]},
        {"signature": [2, [], bytes(64)]},
        {"serial": 0},
        {"series": 4},
        {"more": 1},
    ],
    ids=str,
)
def test_a_field_of_another_form_is_refused(change):
    """ENV-5."""
    with pytest.raises(PeerFault, match="ENV-5"):
        acts.parse_act(SALT, content(**change))


@pytest.mark.clause("ENV-5")
@pytest.mark.parametrize("value", [None, [], 5, {}, b"", "x", [[]] * 9])
def test_what_is_no_item_at_all_is_refused(value):
    """ENV-5."""
    with pytest.raises(PeerFault, match="ENV-5"):
        acts.parse_act(SALT, value)


@pytest.mark.clause("ENV-6")
@pytest.mark.parametrize(
    "change",
    [
        {"salt": b"\1" * 16},
        {"line": bytes(32)},
        {"root": bytes(32)},
        {"certificate": bytes(32)},
        {"kind": Kind.STOP},
        {"mode": 1},
        {"precedence": 3},
        {"reference": bytes(32)},
        {"expiry": 1},
        {"content": ["en", "Text", []]},
    ],
    ids=str,
)
def test_everything_the_officer_means_is_in_the_id(change):
    """ENV-6: change one of the ten and it is another item."""
    assert item_id() != item_id(**change)


@pytest.mark.clause("ENV-6")
@pytest.mark.parametrize("change", [{"serial": 9}, {"series": 1}, {"signature": [0, b""]}])
def test_what_the_node_adds_is_not_in_the_id(change):
    """ENV-6: a place and a serial are given by the node; an item can wait for them signed."""
    assert item_id() == item_id(**change)


@pytest.mark.clause("ENV-7")
@pytest.mark.parametrize("form", [0, 1, 2])
def test_each_kind_of_key_signs_in_its_own_way_only(form):
    """ENV-7: a signature of one form is none with a certificate of another."""
    officer, secret = make_vectors.officer(form)
    others = [make_vectors.officer(other)[0] for other in range(3) if other != form]
    item = bytes(range(32))
    if form == 0:
        signature = acts.sign_act(secret, item)
    else:
        signature = make_vectors.passkey(item, form, secret)
    assert acts.signature_is_good(officer, signature, item, None)
    assert not acts.signature_is_good(officer, signature, bytes(32), None)
    for other in others:
        assert not acts.signature_is_good(other, signature, item, None)


@pytest.mark.clause("ENV-7")
@pytest.mark.parametrize(
    "signature",
    [
        *([], [3], [0], [0, "x"], [0, bytes(64), 1], [1, b"", b"", b""], [None]),
        *([1, bytes(37), b"{}", b""], [2, bytes(32), bytes(64)], [True, bytes(64)]),
        *([[0], bytes(64)], [0, bytes(63)]),
    ],
    ids=str,
)
@pytest.mark.parametrize("form", [0, 1, 2])
def test_what_is_no_signature_is_not_good(form, signature):
    """ENV-7: and nothing is raised."""
    officer, _ = make_vectors.officer(form)
    assert not acts.signature_is_good(officer, signature, bytes(32), None)


@pytest.mark.clause("ENV-7")
@pytest.mark.parametrize(
    "client", [b"[" * 30_000, b'{"a":1,"a":1}', b"\xff", b"NaN", b"1" * 9000]
)
def test_client_data_that_is_no_plain_json_is_not_good(client):
    """ENV-7: whatever a peer puts there, the node goes on."""
    officer, secret = make_vectors.officer(1)
    good = make_vectors.passkey(bytes(32), 1, secret)
    assert not acts.signature_is_good(officer, [1, good[1], client, good[3]], bytes(32), None)


@pytest.mark.clause("ENV-7")
def test_a_session_key_signs_only_where_its_delegation_is_valid():
    """ENV-7: no key is given where it is not."""
    officer, _ = make_vectors.officer(1)
    session = ceremony.seed("session")
    signature = [2, bytes(32), keys.ed25519_sign(session, acts.ACT_LABEL + bytes(32))]
    public = keys.ed25519_public(session)
    assert acts.signature_is_good(officer, signature, bytes(32), public)
    assert not acts.signature_is_good(officer, signature, bytes(32), None)
    assert not acts.signature_is_good(
        officer, signature, bytes(32), keys.ed25519_public(bytes(32))
    )
    assert {Kind.DELEGATE, Kind.READOUT, Kind.RELEASE} == acts.SESSION_NEVER
