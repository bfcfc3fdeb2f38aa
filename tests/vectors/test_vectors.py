"""The vectors beside this file hold for the core and for the independent verifier."""

import json
from pathlib import Path

import cbor2
import pytest

from openline.core.base import cose, keys
from openline.core.base.codec import decode, encode, sha256
from openline.core.base.errors import PeerFault
from openline.core.base.words import words6, words24
from openline.core.forms import facts
from openline.core.line.frames import Decoder
from openline.core.line.session import Session
from openline.core.node import generations, readouts
from openline.core.record import act as acts
from openline.core.record import checkpoint as checkpoints
from openline.core.record import content, evidence, sheet
from openline.core.record import genesis as founding
from openline.core.record import identity as identities
from openline.core.record.envelope import body_matches, open_entry
from openline.core.record.tree import Tree, leaf_hash, root_from_proof
from tests.evidence.test_verifier import VERIFIER
from tests.spec import ceremony
from tests.vectors import make_vectors

HERE = Path(__file__).parent
SINGLE_AAD = b"openline officer 1"


def load(name):
    """The vectors of one file."""
    return json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))["vectors"]


def raw(text):
    """Bytes from hexadecimal."""
    return bytes.fromhex(text)


def stranger_takes(check, *arguments):
    """Whether the independent verifier lets something pass."""
    try:
        check(*arguments)
    except VERIFIER.Refused:
        return False
    return True


@pytest.mark.parametrize("name", make_vectors.DETERMINISTIC)
def test_a_deterministic_file_is_what_the_script_writes(name):
    """A change of the protocol shows here first."""
    made = make_vectors.written(make_vectors.DETERMINISTIC[name])
    assert made == (HERE / f"{name}.json").read_text(encoding="utf-8")


# --- bytes, words, trees --------------------------------------------------------------------


@pytest.mark.clause("COD-2")
@pytest.mark.parametrize("case", load("codec")["good"], ids=lambda case: case["bytes"][:16])
def test_good_bytes_have_one_value_and_that_value_has_these_bytes(case):
    """COD-1, COD-2."""
    data = raw(case["bytes"])
    value = decode(data)
    assert case["diagnostic"] == make_vectors.diagnostic(value)
    assert data == encode(value)
    assert value == VERIFIER.decode(data)


@pytest.mark.clause("COD-2")
@pytest.mark.parametrize("case", load("codec")["bad"], ids=lambda case: case["what"])
def test_bad_bytes_are_refused(case):
    """COD-1, COD-2."""
    with pytest.raises(PeerFault) as refused:
        decode(raw(case["bytes"]))
    assert refused.value.clause in {"COD-1", "COD-2"}
    assert not stranger_takes(VERIFIER.decode, raw(case["bytes"]))


@pytest.mark.clause("COD-8")
def test_words_are_these():
    """COD-8."""
    for case in load("words"):
        assert case["words24"] == words24(raw(case["value"]))
        assert case["words6"] == words6(raw(case["value"]))


@pytest.mark.clause("REC-1")
def test_roots_and_paths_are_these():
    """REC-1, ENV-2, RFC 9162."""
    found = load("tree")
    entries, roots = map(raw, found["entries"]), [raw(root) for root in found["roots"]]
    leaves, grown = [raw(leaf) for leaf in found["leaves"]], Tree()
    assert roots[0] == grown.root()
    for size, entry in enumerate(entries, 1):
        assert leaves[size - 1] == leaf_hash(entry)
        grown.append(leaf_hash(entry))
        assert roots[size] == grown.root()
    for case in found["paths"]:
        index, size, path = case["index"], case["size"], [raw(part) for part in case["path"]]
        assert path == grown.proof(index, size)
        assert roots[size] == root_from_proof(leaves[index], index, size, path)
        VERIFIER.check_inclusion(leaves[index], index, size, path, roots[size])


# --- signatures -------------------------------------------------------------------------------


@pytest.mark.clause("COD-5")
def test_single_signatures_hold_or_not_as_said():
    """COD-5, COD-7."""
    found = load("sign1")
    public, aad = raw(found["public"]), raw(found["aad"])
    assert public == keys.ed25519_public(raw(found["seed"]))
    assert raw(found["kid"]) == keys.kid(public)
    for case in found["cases"]:
        data = raw(case["bytes"])
        try:
            good = cose.verify1(cose.open1(data), public, aad)
        except PeerFault:
            good = False
        assert case["good"] == good, case["what"]
        took = stranger_takes(VERIFIER.check_single, data, public, aad, "vector")
        assert case["good"] == took, case["what"]


@pytest.mark.clause("COD-7")
def test_keys_are_of_prime_order_or_not_as_said():
    """COD-7."""
    for case in load("sign1")["keys"]:
        public = raw(case["public"])
        assert case["good"] == keys.is_prime_order(public), case["what"]
        assert case["good"] == (not VERIFIER.order_fault(public)), case["what"]


@pytest.mark.clause("ENV-6")
def test_the_id_of_an_act_is_this():
    """ENV-3, ENV-5, ENV-6."""
    case = load("act")
    body, salt = raw(case["body"]), raw(case["salt"])
    assert salt == body[:16]
    assert raw(case["commit"]) == VERIFIER.sha256(b"ol1c", body)
    made = acts.parse_act(salt, decode(body[16:]))
    assert raw(case["content_hash"]) == made.content_hash
    where = raw(case["line_id"]), raw(case["root_id"]), raw(case["certificate_hash"])
    assert raw(case["id"]) == acts.act_id(*where, case["kind"], made)


def as_stranger(officer):
    """An officer as the independent verifier holds one."""
    known = VERIFIER.Officer(
        *(officer.hash, officer.name, officer.office, officer.roles, list(officer.key)),
        *(officer.not_before_ms, officer.not_after_ms, officer.node_held),
    )

    def check(signature, item):
        VERIFIER.require(VERIFIER.OFFICER_SIGNATURE(signature), "ENV-7: form")
        if signature[0] == 0:
            VERIFIER.require(known.key[0] == 0, "ENV-7: another kind of key")
            VERIFIER.check_act(known.key[1], signature[1], item, "vector")
        else:
            VERIFIER.check_webauthn(known, signature, item)

    return check


@pytest.mark.clause("ENV-7")
@pytest.mark.parametrize("number", range(3))
def test_officers_signatures_hold_or_not_as_said(number):
    """CER-9, ENV-7."""
    found, identity = load("officers"), ceremony.party("Amber").identity
    assert raw(found["identity"]) == identity.root_id
    case = found["officers"][number]
    officer = acts.parse_officer(raw(case["certificate"]), identity)
    assert (raw(case["hash"]), case["key"]) == (officer.hash, officer.key[0])
    registrar = raw(found["registrar"])
    VERIFIER.check_single(officer.certificate, registrar, SINGLE_AAD, "vector")
    for part in case["signatures"]:
        signature, item = decode(raw(part["signature"])), raw(case["id"])
        good = acts.signature_is_good(officer, signature, item, None)
        assert part["good"] == good, part["what"]
        assert part["good"] == stranger_takes(as_stranger(officer), signature, item), part[
            "what"
        ]


@pytest.mark.clause("ENV-7")
def test_a_session_keys_signature_holds_with_its_delegation_only():
    """ENV-7, third form."""
    found = load("officers")
    case, identity = found["session"], ceremony.party("Amber").identity
    officer = acts.parse_officer(raw(found["officers"][1]["certificate"]), identity)
    signature, item = decode(raw(case["signature"])), raw(case["id"])
    session = raw(case["session_key"])
    assert acts.signature_is_good(officer, signature, item, session)
    assert not acts.signature_is_good(officer, signature, item, None)
    VERIFIER.check_act(session, signature[2], item, "vector")


@pytest.mark.clause("ENV-1")
def test_entries_open_with_their_authors_key_and_grow_this_tree():
    """ENV-1, ENV-2, ENV-3."""
    found, grown = load("envelope"), Tree()
    for case in found["entries"]:
        data = raw(case["entry"])
        entry = open_entry(0, data, raw(found["public"]), raw(found["aad"]))
        said = entry.envelope
        assert (case["index"], case["t_ms"], case["kind"]) == (said.index, said.t_ms, said.kind)
        assert raw(case["own_root"]) == said.own_root == grown.root()
        assert raw(case["leaf"]) == entry.leaf
        assert body_matches(entry, raw(case["body"]))
        grown.append(entry.leaf)
        VERIFIER.check_single(data, raw(found["public"]), raw(found["aad"]), "vector")
        assert VERIFIER.read_entry(0, [0, data, None, None, []]).leaf == entry.leaf


# --- the line -----------------------------------------------------------------------------------


@pytest.mark.clause("LIN-2")
def test_frames_are_cut_from_a_stream_wherever_it_breaks():
    """LIN-2."""
    good = load("frames")["good"]
    stream = b"".join(raw(case["bytes"]) for case in good)
    wanted = [case["diagnostic"] for case in good]
    for step in (1, 7, len(stream)):
        decoder, found = Decoder(), []
        for at in range(0, len(stream), step):
            found += list(decoder.feed(stream[at : at + step]))
        assert wanted == [make_vectors.diagnostic(frame) for frame in found]


@pytest.mark.clause("LIN-2")
@pytest.mark.parametrize("case", load("frames")["bad"], ids=lambda case: case["what"])
def test_what_is_no_frame_is_refused(case):
    """LIN-2."""
    with pytest.raises(PeerFault):
        list(Decoder().feed(raw(case["bytes"])))


@pytest.mark.clause("LIN-7")
def test_hello_and_ping_are_signed_over_these_messages():
    """LIN-3, LIN-7."""
    found = load("session")
    for name in ("hello", "ping", "answer"):
        [frame] = list(Decoder().feed(raw(found[name]["frame"])))
        assert keys.ed25519_verify(raw(found["public"]), frame[-1], raw(found[name]["message"]))


@pytest.mark.clause("LIN-3")
def test_a_hello_is_taken_on_its_own_session_only():
    """LIN-3: the exporter and who dialled are in what is signed."""
    found = load("founding")
    file = founding.read_line_file(raw(found["line_file"]))
    seed = raw(found["parties"][0]["node_sign_seeds"][0])
    said = Session(1, bytes(32), True, "net", 0).hello(file.genesis, 0, seed, bytes(16), [], 0)
    [frame] = list(Decoder().feed(said))
    for exporter, dialler, good in (
        (bytes(32), False, True),
        (bytes(32), True, False),
        (b"\1" * 32, False, False),
    ):
        session = Session(1, exporter, dialler, "net", 0)
        session.genesis, session.us = file.genesis, 1
        if good:
            assert session.take_hello(frame, 0) == []
        else:
            with pytest.raises(PeerFault, match="LIN-3"):
                session.take_hello(frame, 0)


# --- founding, checkpoints, evidence ----------------------------------------------------------------


@pytest.mark.clause("CER-6")
def test_the_founding_of_a_line_holds():
    """CER-1 to CER-7."""
    found = load("founding")
    file = founding.read_line_file(raw(found["line_file"]))
    genesis = file.genesis
    assert (raw(found["genesis"]), raw(found["line_id"])) == (genesis.encoded, genesis.line_id)
    assert found["line_words"] == words24(genesis.line_id)
    assert raw(found["profile_commit"]) == genesis.profile_commit
    assert (raw(found["profile"]), raw(found["profile_salt"])) == (file.profile, file.salt)
    for number, case in enumerate(found["parties"]):
        card = identities.parse_card(raw(case["card"]))
        assert raw(case["identity"]) == card.identity.encoded == genesis.parties[number].encoded
        assert raw(case["root_id"]) == card.identity.root_id
        assert founding.signature_is_good(genesis, number, raw(case["genesis_signature"]))
        party = VERIFIER.read_card(raw(case["card"]))
        assert (case["name"], raw(case["root_id"])) == (party.name, party.root_id)
        args = (raw(case["genesis_signature"]), party.root, "openline genesis 1", "vector")
        assert genesis.line_id == VERIFIER.check_hybrid(*args)
        assert party.node_sign[0] == keys.ed25519_public(raw(case["node_sign_seeds"][0]))
        assert party.registrar == keys.ed25519_public(raw(case["registrar_seed"]))


@pytest.mark.clause("REC-6")
def test_checkpoint_cosignature_and_generation_hold():
    """REC-6, REC-7, REC-12."""
    found = load("founding")
    genesis = founding.parse_genesis(raw(found["genesis"]))
    own = checkpoints.open_checkpoint(raw(found["checkpoint"]), genesis)
    other = checkpoints.open_cosignature(raw(found["cosignature"]), genesis, 1)
    assert own[:5] == other[:5] == (0, 1, 5, make_vectors.seed("a root"), make_vectors.NOW)
    for number, name in enumerate(("checkpoint", "cosignature")):
        node = VERIFIER.read_card(raw(found["parties"][number]["card"])).node_sign
        args = (raw(found[name]), node, f"openline {name} 1", "vector")
        assert raw(found["checkpoint_payload"]) == VERIFIER.check_hybrid(*args)
    assert generations.read(raw(found["generation"]), genesis, 0)[0] == 2


@pytest.mark.clause("CER-9")
def test_a_chiefs_certificate_is_signed_by_the_root():
    """CER-9."""
    found = load("founding")
    case = found["root_signed_officer"]
    card = next(p["card"] for p in found["parties"] if p["name"] == case["party"])
    data = raw(case["certificate"])
    officer = acts.parse_officer(data, identities.parse_card(raw(card)).identity)
    assert officer.roles == ("watch-chief",)
    assert sha256(data) == VERIFIER.read_officer(data, VERIFIER.read_card(raw(card))).hash


@pytest.mark.clause("ENV-8")
@pytest.mark.parametrize("case", load("contents"), ids=lambda case: case["value"][:60])
def test_a_content_has_the_form_of_its_kind_or_not_as_said(case):
    value = decode(raw(case["content"]))
    assert case["good"] == content.has_form(case["kind"], value)
    assert case["good"] == VERIFIER.CONTENT[case["kind"]](value)


@pytest.mark.clause("RDO-3")
@pytest.mark.clause("RDO-4")
def test_seals_and_what_an_initial_is_on_are_these():
    found = load("talks")
    for case in found["seals"]:
        salt, text = raw(case["salt"]), case["text"]
        assert case["seal"] == sheet.seal_of(salt, text)
        assert case["seal"] == VERIFIER.sha256(b"ol1r", salt, text.encode()).hex()
    for case in found["lines"]:
        assert case["hash"] == readouts.digest_of(case)
        pairs = [list(pair) for pair in sorted(case["texts"].items())]
        listed = VERIFIER.encode([case["slot"], pairs])
        assert case["hash"] == VERIFIER.sha256(b"ol1j", listed).hex()


@pytest.mark.clause("RDO-6")
def test_a_release_has_the_text_that_it_names_or_not_as_said():
    found = load("talks")
    for case in found["plain seals"]:
        assert case["seal"] == sheet.plain_seal(case["text"])
        assert case["seal"] == VERIFIER.sha256(b"ol1t", case["text"].encode()).hex()
    for text in found["releases"]["good"]:
        assert sheet.release_fault(sheet.parse(text)) is None
        VERIFIER.check_release(json.loads(text))
    for case in found["releases"]["bad"]:
        assert sheet.release_fault(sheet.parse(case["sheet"])), case["what"]
        with pytest.raises(VERIFIER.Refused, match="RDO-6"):
            VERIFIER.check_release(json.loads(case["sheet"]))


@pytest.mark.clause("RDO-5")
def test_the_fact_of_a_contact_reads_so_in_three_languages():
    cases = load("talks")["facts"]
    for case in cases:
        assert case["text"] == facts.text(case["contact"], case["language"])
    assert cases[0]["text"] == (
        "On 5 January 2027 Ada Berg (Minister of Defence, Amber), Chief of Staff, Cobalt, Cy Dorn"
        " (Cobalt) and Кобальт spoke by telephone. The lines of communication stay open."
    )


@pytest.mark.clause("CER-12")
def test_public_identities_hold_or_not_as_said():
    found = load("public_identities")
    cards = {party["name"]: raw(party["card"]) for party in load("founding")["parties"]}
    for case in found["good"]:
        data, card = raw(case["bytes"]), cards[case["name"]]
        assert data == identities.public_of_card(card)
        assert identities.parse_trusted(card) == identities.parse_trusted(data)
        assert VERIFIER.read_card(card) == VERIFIER.read_card(data)
    for case in found["bad"]:
        assert not stranger_takes(VERIFIER.read_card, raw(case["bytes"])), case["what"]
        with pytest.raises(PeerFault):
            identities.parse_trusted(raw(case["bytes"]))


@pytest.mark.clause("EVI-8")
def test_the_evidence_is_accepted_by_both_and_not_when_it_lacks_its_holding():
    """EVI-1 to EVI-8."""
    found = load("evidence")
    cards, data = [raw(card) for card in found["cards"]], raw(found["file"])
    parts = cbor2.loads(data)
    bare = [*parts[:5], [[point, None] for point, _ in parts[5]], *parts[6:]]
    for verify in (VERIFIER.verify, evidence.verify):
        good = verify(data, cards)
        assert (good["ok"], good["line"], good["item"]["id"]) == (
            True,
            found["line"],
            found["item"],
        )
        assert verify(encode(bare), cards)["ok"]
        assert not verify(encode([*parts[:7], []]), cards)["ok"]
