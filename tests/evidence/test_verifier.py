"""The one-file verifier accepts good evidence and names what is wrong with bad evidence."""

import importlib.util
import json
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import cbor2
import pytest

from tests.evidence import forge
from tests.evidence.forge import (
    ACK,
    ANSWER,
    CHECK,
    DELEGATE,
    HOUR,
    MESSAGE,
    NOW,
    REMOVE,
    STOP,
    UNDELEGATE,
    Line,
    Party,
    ed,
    encode,
)

PROGRAM = Path(__file__).parents[2] / "verifier" / "openline_verify.py"


def load():
    """The verifier as a module, from its file."""
    spec = importlib.util.spec_from_file_location("openline_verify", PROGRAM)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


VERIFIER = load()


def verdict(extract, line):
    """What the verifier says of an extract, encoded or not."""
    data = extract if isinstance(extract, bytes) else encode(extract)
    found = VERIFIER.verify(data, line.cards)
    assert isinstance(VERIFIER.readable(found), str)
    assert json.dumps(found)
    return found


def failed(found):
    """The failed checks, name to reason."""
    assert not found["ok"]
    wrong = {c["name"]: c["why"] for c in found["checks"] if not c["ok"]}
    assert wrong, "refused, but no check says why"
    assert "malformed" not in " ".join(wrong.values())
    return wrong


def refused(extract, line, name, clause=""):
    """Assert that exactly this check is among the failed ones, for that reason."""
    wrong = failed(verdict(extract, line))
    assert name in wrong, wrong
    assert clause in wrong[name], wrong[name]
    return wrong


def accepted(extract, line):
    """Assert that every check is true."""
    found = verdict(extract, line)
    assert found["ok"], [c for c in found["checks"] if not c["ok"]]
    return found


def signed(kind=0, **options):
    """A line with one message by an officer with this kind of key."""
    line = Line()
    officer = line.certify(0, kind=kind)
    return line, officer, line.item(officer, **options)


def receipted(line, item, *, early=False):
    """The other party's receipt, acknowledgement and answer."""
    other = 1 - item.party
    if early:
        line.receipt(other, early=[(item.index, item.leaf)], held=item.index - 1)
    else:
        line.receipt(other, [(1, item.index + 1)])
    officer = line.certify(other, "Reyes")
    line.item(officer, ACK, reference=item.act)
    line.item(officer, ANSWER, [2, "en", "Will comply."], reference=item.act)
    return officer


def watch(**options):
    """A line with one message signed by a session key."""
    line = Line()
    officer = line.certify(0, kind=1)
    delegation = line.delegate(officer, **options)
    return line, officer, delegation


def by_session(delegation, session="session"):
    """ENV-7: sign by the session key."""
    return lambda act: [2, delegation.act, ed(session).sign(b"openline act 1\0" + act)]


@pytest.fixture(scope="module")
def full():
    """A line whose item has everything: session key, receipt, acknowledgement, answer."""
    line, officer, delegation = watch()
    item = line.item(officer, sign=by_session(delegation), precedence=3)
    receipted(line, item)
    return line, item, line.whole(item)


# --- good evidence -------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [0, 1, 2])
@pytest.mark.parametrize("early", [False, True])
def test_good_evidence_is_accepted_for_each_officers_key(kind, early):
    """ENV-7, EVI-6, EVI-8."""
    line, _, item = signed(kind, precedence=2)
    receipted(line, item, early=early)
    found = accepted(line.whole(item), line)
    assert [fact["light"] for fact in found["receipts"]] == ["held", "acknowledged", "answered"]
    assert found["receipts"][0]["by"] == line.parties[1].name
    assert found["receipts"][2]["meaning"] == "will comply"
    shown = found["item"]
    assert (shown["officer"], shown["office"], shown["serial"]) == ("Vale", "Duty officer", 1)
    assert (shown["kind"], shown["mode"], shown["precedence"]) == (
        "message",
        "REAL",
        "IMMEDIATE",
    )
    assert (shown["series"], shown["id"]) == ("operational", item.act.hex())
    assert shown["text"] == "Aircraft crossing at noon."


def test_an_item_signed_by_a_session_key_is_accepted(full):
    """ENV-7."""
    line, _, extract = full
    assert accepted(extract, line)["item"]["by_session_key"]


def test_names_of_the_checks_are_the_stable_words(full):
    """EVI-8."""
    line, _, extract = full
    names = {check["name"] for check in accepted(extract, line)["checks"]}
    a, b = (party.name for party in line.parties)
    wanted = {"format", "genesis", "cards", "line", "item", "record", "holdings"}
    wanted |= {f"checkpoint:{a}", f"checkpoint:{b}", f"cosignature:{a}", f"cosignature:{b}"}
    wanted |= {f"item.{part}" for part in ("envelope", "commitment", "inclusion", "officer")}
    rest = names - wanted
    assert wanted <= names
    assert all(re.fullmatch(r"[a-z]+\.[a-z]+:\d+", name) for name in rest), rest
    lights = {name.split(":")[0] for name in rest if name.startswith("receipt.")}
    assert lights >= {"receipt.held", "receipt.acknowledged", "receipt.answered"}


@pytest.mark.clause("EVI-9")
def test_an_item_alone_is_accepted_and_what_is_not_shown_is_said():
    """EVI-8, EVI-9."""
    line, _, item = signed()
    found = accepted(line.whole(item, cosigned=False), line)
    text = " ".join(found["not_shown"])
    assert "no receipt in this file" in text
    assert "no cosignature" in text
    assert "duress" in text


def test_a_node_held_key_is_named_and_explained():
    """CER-9, EVI-9."""
    line = Line()
    item = line.item(line.certify(0, node_held=True))
    found = accepted(line.whole(item), line)
    assert "node-held" in found["item"]["key"]
    assert "whoever controls the node" in found["node_held"]


@pytest.mark.parametrize(
    ("kind", "content", "options"),
    [
        (STOP, ["en", ["Stop.", "Stop now."], [601234000, 245678000, "60.1,24.5"], 2], {}),
        (4, ["en", "Cancelled."], {"reference": bytes(32)}),
        (6, [1, "en", "Again.", []], {"reference": bytes(32)}),
        (7, [[1, 3], NOW], {}),
        (CHECK, [1, 1, None, "Fair weather", "Vale"], {"mode": 2}),
        (MESSAGE, ["en", "With a file.", [["a.pdf", 9, bytes(32)]]], {"flags": 2}),
        (MESSAGE, ["ru", "Учения", []], {"mode": 1, "precedence": 1}),
    ],
)
def test_every_kind_of_officers_item_is_accepted(kind, content, options):
    """ENV-8, RCT-7, RCT-8."""
    line = Line()
    officer = line.certify(0, roles=("watch-chief",), kind=2)
    item = line.item(officer, kind, content, **options)
    accepted(line.whole(item), line)


def test_an_entry_that_is_no_officers_is_evidence_too():
    """EVI-1, ENV-6: its id is its leaf."""
    line = Line()
    item = line.append(0, 23, [-1500])
    line.receipt(1, [(0, 2)])
    assert accepted(line.whole(item), line)["item"]["id"] == item.leaf.hex()


def test_it_runs_as_a_program_with_exit_codes_0_1_and_2(full, tmp_path):
    """EVI-8."""
    line, _, extract = full
    names = {"good": encode(extract), "bad": encode(extract)[:-1]}
    names |= {"a.card": line.cards[0], "b.card": line.cards[1]}
    for name, data in names.items():
        (tmp_path / name).write_bytes(data)
    roots = ["--root", str(tmp_path / "a.card"), "--root", str(tmp_path / "b.card")]

    def run(*arguments):
        command = [sys.executable, str(PROGRAM), *arguments]
        return subprocess.run(command, capture_output=True, check=False, text=True)

    good = run(str(tmp_path / "good"), *roots, "--json")
    assert (good.returncode, json.loads(good.stdout)["ok"]) == (0, True)
    bad = run(str(tmp_path / "bad"), *roots)
    assert (bad.returncode, bad.stderr) == (1, "")
    assert "FALSE format: " in bad.stdout
    assert run(str(tmp_path / "good"), *roots[:2]).returncode == 2


# --- bytes ---------------------------------------------------------------------------------


def test_a_changed_byte_anywhere_is_refused_by_name(full):
    """EVI-8: nothing in the file is left unchecked."""
    line, _, extract = full
    data = encode(extract)
    for at in range(0, len(data), 7):
        forged = bytearray(data)
        forged[at] ^= 1 << at % 8
        found = VERIFIER.verify(bytes(forged), line.cards)
        assert not found["ok"], f"byte {at} does not matter"
        assert any(not check["ok"] and check["why"] for check in found["checks"])


def test_a_file_truncated_anywhere_is_refused_as_format(full):
    """COD-2, EVI-1."""
    line, _, extract = full
    data = encode(extract)
    for length in [*range(60), *range(60, len(data), 211), len(data) - 1]:
        assert "format" in failed(VERIFIER.verify(data[:length], line.cards))


def test_bytes_after_the_end_are_refused(full):
    """EVI-1: and nothing after it."""
    line, _, extract = full
    for tail in (b"\0", b"\xf6", encode(extract)):
        refused(encode(extract) + tail, line, "format", "COD-2")


@pytest.mark.parametrize(
    ("data", "clause"),
    [
        (b"", "COD-2"),
        (b"\x9f\xff", "COD-2"),
        (b"\x18\x05", "COD-2"),
        (b"\x98\x01\x05", "COD-2"),
        (b"\x62\xc3\x28", "COD-2"),
        (b"\xa0", "COD-1"),
        (b"\xf7", "COD-1"),
        (b"\xf9\x3c\x00", "COD-1"),
        (b"\xc1\x00", "COD-1"),
        (b"\xe0", "COD-1"),
        (b"\x3b\xff\xff\xff\xff\xff\xff\xff\xff", "COD-1"),
        (b"\xc2\x49\x01" + bytes(8), "COD-1"),
        (b"\xd8\x1c\x81\x01", "COD-2"),
        (b"\x81" * 13 + b"\x01", "nested"),
        (b"\x81" * 100_000 + b"\x01", "COD-2"),
        (b"\x9b\0\0\0\xff\xff\xff\xff\xff", "COD-2"),
        (b"\x80", "EVI-1"),
    ],
)
def test_bytes_that_are_not_the_one_form_are_refused(full, data, clause):
    """COD-1, COD-2."""
    refused(data, full[0], "format", clause)


# --- parties -------------------------------------------------------------------------------


def test_cards_of_another_line_are_refused(full):
    """EVI-2."""
    other = Line(Party("Amber", seed="x"), Party("Birch", seed="y"))
    refused(full[2], other, "line", "EVI-2")


def test_a_card_given_twice_is_refused(full):
    """CER-8."""
    line, _, extract = full
    found = VERIFIER.verify(encode(extract), [line.cards[0]] * 2)
    assert "CER-8" in failed(found)["cards"]


@pytest.mark.parametrize("where", ["middle", "end", "cut", "tail"])
def test_a_damaged_card_is_refused(full, where):
    """CER-5."""
    line, _, extract = full
    card = bytearray(line.cards[0])
    card[{"middle": len(card) // 2, "end": -1}.get(where, -1)] ^= where in {"middle", "end"}
    card = card[:-1] if where == "cut" else card + b"\0" * (where == "tail")
    assert "cards" in failed(VERIFIER.verify(encode(extract), [bytes(card), line.cards[1]]))


def test_parties_with_the_same_name_or_a_shared_key_are_refused():
    """CER-8."""
    same = Line(Party("Amber", seed="x"), Party("Amber", seed="y"))
    refused(same.whole(same.append(0, 23, [1])), same, "cards", "same name")
    birch = Party("Birch")
    birch.kem = Party("Amber").kem
    shared = Line(Party("Amber"), birch)
    refused(shared.whole(shared.append(0, 23, [1])), shared, "cards", "both identities")


def test_a_key_in_two_roles_is_refused():
    """CER-3."""
    birch = Party("Birch")
    birch.registrar = birch.sign[0]
    line = Line(Party("Amber"), birch)
    refused(line.whole(line.append(0, 23, [1])), line, "cards", "two roles")


@pytest.mark.parametrize("role", ["root", "node-sign", "registrar"])
@pytest.mark.parametrize("order", [*forge.SMALL, "mixed"])
def test_a_card_key_that_is_not_of_prime_order_is_refused(role, order):
    """COD-7, CER-8."""
    key = forge.SMALL.get(order) or forge.mixed(Party("Birch").key(role))
    line = Line(Party("Amber"), Party("Birch", pinned={role: key}))
    refused(line.whole(line.append(0, 23, [1])), line, "cards", "COD-7")


@pytest.mark.parametrize("y", [2**255 - 19, 2**255 - 18, 2**255 - 1, 2])
def test_a_key_that_is_not_canonical_or_no_point_is_refused(y):
    """COD-7."""
    assert VERIFIER.order_fault(y.to_bytes(32, "little")).startswith("COD-7")
    assert VERIFIER.order_fault((1 | 1 << 255).to_bytes(32, "little")).startswith("COD-7")
    assert not VERIFIER.order_fault(Party("Amber").key("root"))


def test_a_genesis_that_one_root_did_not_sign_is_refused(full):
    """CER-7."""
    line, _, extract = full
    forged = [*extract]
    forged[3] = [extract[3][0], extract[3][0]]
    refused(forged, line, "genesis", "CER-7")
    forged[3] = extract[3][:1]
    refused(forged, line, "format")


# --- checkpoints ---------------------------------------------------------------------------


def unsigned_mldsa(data):
    """The same COSE_Sign with the ML-DSA signature gone, its signer gone, or emptied."""
    head, extra, payload, (first, second) = cbor2.loads(data).value
    for signers in ([first], [first, [second[0], {}, b""]], [first, first]):
        yield encode(cbor2.CBORTag(98, [head, dict(extra), payload, list(map(plain, signers))]))


def plain(signer):
    """A signer as it can be encoded again."""
    return [signer[0], {}, signer[2]]


def test_a_stripped_ml_dsa_signature_is_refused_wherever_it_is(full):
    """COD-6: both must verify."""
    line, _, extract = full
    name = line.parties[0].name
    for forged in unsigned_mldsa(extract[5][0][0]):
        points = [[forged, extract[5][0][1]], extract[5][1]]
        refused([*extract[:5], points, *extract[6:]], line, f"checkpoint:{name}", "COD-6")
    for forged in unsigned_mldsa(extract[5][0][1]):
        points = [[extract[5][0][0], forged], extract[5][1]]
        peer = line.parties[1].name
        refused([*extract[:5], points, *extract[6:]], line, f"cosignature:{peer}", "COD-6")
    for forged in unsigned_mldsa(extract[3][0]):
        refused([*extract[:3], [forged, extract[3][1]], *extract[4:]], line, "genesis", "COD-6")
    for forged in unsigned_mldsa(line.cards[0]):
        assert "cards" in failed(VERIFIER.verify(encode(extract), [forged, line.cards[1]]))


@pytest.mark.clause("EVI-3")
def test_an_entry_whose_checkpoint_is_missing_is_refused(full):
    """EVI-4."""
    line, item, extract = full
    rows = [[*row[:3], None, []] if row[1] == item.raw else row for row in extract[6]]
    forged = [*extract[:6], rows, extract[7]]
    refused(forged, line, "item.inclusion", "not checkpointed yet")
    refused([*extract[:5], [], *extract[6:]], line, "item.inclusion", "EVI-4")
    refused([*extract[:5], extract[5][:1], *extract[6:]], line, "receipt.held:3", "EVI-4")


def test_a_checkpoint_of_the_other_author_does_not_serve(full):
    """EVI-4."""
    line, _, extract = full
    refused([*extract[:5], extract[5][::-1], *extract[6:]], line, "item.inclusion", "EVI-4")


def test_a_cosignature_by_the_author_himself_or_of_another_checkpoint_is_refused(full):
    """REC-7."""
    line, _, extract = full
    name = line.parties[1].name
    own = [[extract[5][0][0], extract[5][0][0]], extract[5][1]]
    refused([*extract[:5], own, *extract[6:]], line, f"cosignature:{name}", "COD-6")
    older = [extract[5][0][0], line.checkpoint(0, size=2)[1]]
    refused([*extract[:5], [older, extract[5][1]], *extract[6:]], line, f"cosignature:{name}")


def test_two_checkpoints_that_contradict_each_other_are_refused(full):
    """REC-6, REC-4."""
    line, _, extract = full
    twin = Line()
    twin.id = line.id
    twin.logs[0] = [*line.logs[0][:-1], line.logs[0][1]]
    forged = [*extract[:5], [*extract[5], twin.checkpoint(0)], *extract[6:]]
    refused(forged, line, "record", "REC-4")


def test_a_checkpoint_of_another_line_is_refused(full):
    """REC-6."""
    line, _, extract = full
    other = Line(created=NOW + 1)
    forged = [*extract[:5], [*extract[5], other.checkpoint(0)], *extract[6:]]
    refused(forged, line, f"checkpoint:{line.parties[0].name}#2", "REC-6")


# --- entries -------------------------------------------------------------------------------


def test_an_item_that_is_not_in_the_file_is_refused(full):
    """EVI-8."""
    line, item, extract = full
    rows = [row for row in extract[6] if row[1] != item.raw]
    refused([*extract[:6], rows, []], line, "item", "EVI-1")


def test_an_entry_signed_by_a_key_that_is_not_its_authors_is_refused():
    """ENV-1."""
    line = Line()
    item = line.append(0, 23, [1], key=line.parties[1].sign[0])
    refused(line.whole(item), line, "item.envelope", "ENV-1")


def test_an_entry_listed_under_the_wrong_author_is_refused():
    """ENV-1, EVI-1."""
    line = Line()
    item = line.append(0, 23, [1])
    extract = line.whole(item)
    extract[6][0][0] = extract[4][0] = 1
    refused(extract, line, "item.envelope", "COD-5")


def test_a_body_changed_or_left_out_is_refused(full):
    """ENV-3."""
    line, item, extract = full
    for body in (None, item.body[:-1] + b"\x81", item.body + b"\0", b""):
        rows = [[*r[:2], body, *r[3:]] if r[1] == item.raw else r for r in extract[6]]
        refused([*extract[:6], rows, extract[7]], line, "item.commitment")


@pytest.mark.parametrize(
    ("kind", "content", "options", "clause"),
    [
        (MESSAGE, ["en", "x" * 8001, []], {}, "ENV-8"),
        (MESSAGE, ["en", "x", [["../a", 9, bytes(32)]]], {"flags": 2}, "ENV-8"),
        (MESSAGE, ["en", "x", [["a", 9, bytes(32)]]], {}, "ENV-1"),
        (MESSAGE, ["en", "x", []], {"series": 2}, "RCT-7"),
        (ACK, [], {}, "no reference"),
        (CHECK, [1, 1, None, "Fair", "Vale"], {}, "RCT-8"),
        (26, [], {}, "flag of an officer"),
        (7, [[2], NOW], {}, "ENV-8"),
    ],
)
def test_content_of_the_wrong_form_is_refused(kind, content, options, clause):
    """ENV-4, ENV-8, ENV-9, RCT-7, RCT-8."""
    line = Line()
    item = line.item(line.certify(0, roles=("watch-chief",)), kind, content, **options)
    assert any(clause in why for why in failed(verdict(line.whole(item), line)).values())


def test_a_clock_that_goes_back_in_one_log_is_refused():
    """ENV-1."""
    line = Line()
    line.append(0, 23, [1])
    item = line.append(0, 23, [1], t_ms=NOW - 1)
    refused(line.whole(item), line, "record", "ENV-1")


# --- receipts ------------------------------------------------------------------------------


def test_a_changed_receipt_is_refused(full):
    """EVI-4, EVI-6."""
    line, _, extract = full
    number = next(n for n, r in enumerate(extract[6]) if r[2][16:] == encode([1, [[1, 4]], []]))
    for column, name in ((1, "envelope"), (2, "commitment")):
        rows = [[*row] for row in extract[6]]
        changed = bytearray(rows[number][column])
        changed[-1] ^= 1
        rows[number][column] = bytes(changed)
        refused([*extract[:6], rows, extract[7]], line, f"receipt.{name}:{number}")
        refused([*extract[:6], rows, extract[7]], line, f"receipt.held:{number}")


def test_a_receipt_of_another_item_is_refused():
    """EVI-6: in range, early, or with a leaf of another entry."""
    line, officer, item = signed()
    line.receipt(1, [(0, item.index)])
    second = line.item(officer)
    line.receipt(1, early=[(second.index, second.leaf)], held=1)
    line.receipt(1, early=[(item.index, second.leaf)], held=1)
    wrong = failed(verdict(line.whole(item), line))
    assert set(wrong) == {"receipt.held:3", "receipt.held:4", "receipt.held:5"}
    assert all("EVI-6" in why for why in wrong.values())


def test_a_receipt_by_the_author_himself_proves_nothing():
    """EVI-6."""
    line, _, item = signed()
    line.receipt(0, [(0, 1)])
    refused(line.whole(item), line, "receipt.held:2", "own author")


def test_a_receipt_without_its_holding_or_beyond_its_head_is_refused():
    """EVI-6, RCT-3."""
    line, _, item = signed()
    line.receipt(1, [(1, 3)])
    line.receipt(1, [(1, 9)])
    line.receipt(1, [(1, 3)], generation=2)
    extract = line.whole(item)
    wrong = failed(verdict(extract, line))
    assert set(wrong) == {"receipt.held:3", "receipt.held:4"}
    for holdings in ([], [[2, 2, extract[7][0][2]]], [[2, 3, []]]):
        refused([*extract[:7], holdings], line, "receipt.held:2")
    for holdings in ([extract[7][0]] * 2, [[0, 3, []]]):
        refused([*extract[:7], holdings], line, "holdings", "EVI-1")


def test_a_receipt_whose_head_is_of_another_branch_is_refused():
    """EVI-6, REC-4: the head the peer signed does not hold this item."""
    line, officer, item = signed()
    own = line.logs[0][-1]
    line.logs[0][-1] = Line().append(0, 23, [5])
    line.receipt(1, [(1, 3)])
    line.logs[0][-1] = own
    line.item(officer)
    refused(line.whole(item), line, "receipt.held:3", "RFC 9162")


@pytest.mark.clause("EVI-7")
def test_an_ack_or_answer_of_another_item_or_by_the_author_is_refused():
    """EVI-7."""
    line, officer, item = signed()
    other = line.certify(1, "Reyes")
    line.item(other, ACK, reference=bytes(32))
    line.item(other, ANSWER, [0, "en", ""], reference=item.leaf)
    line.item(officer, ACK, reference=item.act)
    wrong = failed(verdict(line.whole(item), line))
    assert set(wrong) == {
        "receipt.acknowledged:2",
        "receipt.acknowledged:4",
        "receipt.answered:5",
    }


# --- officers ------------------------------------------------------------------------------


def altered(sign, part=-1):
    """The same signature with one bit changed."""

    def forged(act):
        parts = sign(act)
        changed = bytearray(parts[part])
        changed[len(changed) // 2] ^= 1
        return [*parts[:part], bytes(changed), *parts[len(parts) + part + 1 :]]

    return forged


@pytest.mark.parametrize("kind", [0, 1, 2])
def test_an_altered_officers_signature_is_refused(kind):
    """ENV-7."""
    line = Line()
    officer = line.certify(0, kind=kind)
    item = line.item(officer, sign=altered(officer.sign))
    wrong = failed(verdict(line.whole(item), line))
    assert set(wrong) == {"item.officer"}
    assert "does not verify" in wrong["item.officer"] or "ENV-7" in wrong["item.officer"]


def test_an_altered_session_signature_is_refused():
    """ENV-7."""
    line, officer, delegation = watch()
    item = line.item(officer, sign=altered(by_session(delegation)))
    refused(line.whole(item), line, "item.officer", "session key")


def test_a_signature_of_another_act_or_another_key_is_refused():
    """ENV-6, ENV-7."""
    line = Line()
    officer = line.certify(0)
    first = line.item(officer)
    item = line.item(officer, sign=lambda _: officer.sign(first.act))
    refused(line.whole(item), line, "item.officer", "ENV-7")
    item = line.item(officer, sign=forge.Officer(0, "Somebody", 0).sign)
    refused(line.whole(item), line, "item.officer", "ENV-7")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"challenge": "AAAA"}, "challenge"),
        ({"origin": "http://birch.localhost:8400"}, "origin"),
        ({"origin": None}, "origin"),
        ({"rp_id": "birch.localhost"}, "RP id"),
        ({"flags": 0x01}, "user verified"),
        ({"flags": 0x04}, "user present"),
        ({"flags": 0x15}, "backup"),
        ({"crossOrigin": True}, "cross-origin"),
        ({"crossOrigin": "false"}, "cross-origin"),
        ({"extra": b"\0"}, "after byte 37"),
        ({"type": "webauthn.create"}, "type"),
    ],
)
@pytest.mark.parametrize("kind", [1, 2])
def test_a_webauthn_assertion_that_is_not_the_right_one_is_refused(kind, change, why):
    """ENV-7: one test for each condition."""
    line = Line()
    officer = line.certify(0, kind=kind)
    item = line.item(officer, sign=officer.passkey(**change))
    wrong = refused(line.whole(item), line, "item.officer", "ENV-7: WebAuthn")
    assert why in wrong["item.officer"]


@pytest.mark.parametrize("change", [{"flags": 0x1D}, {"flags": 0x85, "extra": b"\xa0"}])
def test_a_webauthn_assertion_with_backup_or_extensions_is_accepted(change):
    """ENV-7."""
    line = Line()
    officer = line.certify(0, kind=1)
    accepted(line.whole(line.item(officer, sign=officer.passkey(**change))), line)


@pytest.mark.parametrize("client", [b"[]", b"\xff", b"[" * 5000, b'{"type":1,"type":1}', b"1"])
def test_client_data_that_is_no_plain_json_object_is_refused(client):
    """ENV-7: whatever the bytes, a named check and no traceback."""
    line = Line()
    officer = line.certify(0, kind=1)
    item = line.item(officer, sign=lambda act: [*officer.sign(act)[:2], client, b"0"])
    found = verdict(line.whole(item), line)
    assert [c["name"] for c in found["checks"] if not c["ok"]] == ["item.officer"]


@pytest.mark.parametrize("kind", [0, 2])
@pytest.mark.parametrize("order", [*forge.SMALL, "mixed"])
def test_an_officers_key_that_is_not_of_prime_order_is_refused(kind, order):
    """COD-7, CER-9."""
    line = Line()
    right = forge.Officer(0, "Vale", kind).pinned()
    key = forge.SMALL.get(order) or forge.mixed(right[1])
    officer = line.certify(0, kind=kind, key=[kind, key, *right[2:]])
    anything = [0, forge.SMALL["order 1"] + bytes(32)]
    item = line.item(officer, sign=lambda _: anything)
    refused(line.whole(item), line, "certificate.officer:0", "COD-7")
    refused(line.whole(item), line, "item.officer", "COD-7")


def test_a_p256_key_off_the_curve_is_refused():
    """CER-9."""
    line = Line()
    right = forge.Officer(0, "Vale", 1).pinned()
    officer = line.certify(0, kind=1, key=[1, b"\4" + bytes(64), *right[2:]])
    refused(line.whole(line.item(officer)), line, "item.officer", "CER-9")


@pytest.mark.clause("EVI-5")
def test_an_expired_or_not_yet_valid_certificate_is_refused():
    """EVI-5."""
    line = Line()
    item = line.item(line.certify(0, until=NOW))
    refused(line.whole(item), line, "item.officer", "expired")
    line = Line()
    line.clock = NOW - 2 * HOUR
    item = line.item(line.certify(0))
    refused(line.whole(item), line, "item.officer", "begins")


@pytest.mark.parametrize(
    ("roles", "kind", "precedence"),
    [
        (("auditor",), MESSAGE, 0),
        (("interpreter",), MESSAGE, 0),
        (("staff",), MESSAGE, 2),
        (("staff",), STOP, 0),
        (("duty",), 7, 0),
        (("releaser", "admin"), MESSAGE, 0),
    ],
)
def test_an_officer_without_the_role_is_refused(roles, kind, precedence):
    """CER-10."""
    line = Line()
    content = {STOP: ["en", ["Stop."], None, 1], 7: [[1], NOW]}.get(kind)
    item = line.item(line.certify(0, roles=roles), kind, content, precedence=precedence)
    refused(line.whole(item), line, "item.officer", "CER-10")


def test_staff_may_send_at_priority():
    """CER-10."""
    line = Line()
    accepted(line.whole(line.item(line.certify(0, roles=("staff",)), precedence=1)), line)


def test_a_certificate_by_the_wrong_signer_is_refused():
    """CER-9: no other key, no other party's root, and the registrar only for plain roles."""
    for options in (
        {"by": ed("nobody")},
        {"root": bytes(32)},
        {"roles": ("watch-chief",), "by": Line().parties[0].registrar},
    ):
        line = Line()
        item = line.item(line.certify(0, **options))
        refused(line.whole(item), line, "certificate.officer:0", "CER-9")
        refused(line.whole(item), line, "item.officer", "CER-9")


def test_a_certificate_that_is_missing_later_or_in_the_other_log_is_refused():
    """EVI-5."""
    line, _, item = signed()
    refused(line.extract(item, [item]), line, "item.officer", "EVI-5")
    line = Line()
    officer = forge.Officer(0, "Vale", 0, Line().certify(0).certificate)
    item = line.item(officer)
    line.append(0, forge.CERT, [officer.certificate])
    line.append(1, forge.CERT, [officer.certificate])
    refused(line.whole(item), line, "item.officer", "EVI-5")


def test_an_officer_of_the_other_party_is_the_wrong_author():
    """EVI-5, ENV-6."""
    line = Line()
    officer = line.certify(1, "Reyes")
    line.append(0, forge.CERT, [officer.certificate])
    item = line.item(officer, author=0)
    refused(line.whole(item), line, "item.officer", "another party")


def test_an_officer_removed_before_the_item_is_refused():
    """EVI-5."""
    line = Line()
    officer = line.certify(0)
    before = line.item(officer)
    line.append(0, REMOVE, [forge.sha(officer.certificate)])
    accepted(line.whole(before), line)
    after = line.item(officer)
    refused(line.whole(after), line, "item.officer", "removed")


# --- delegations ---------------------------------------------------------------------------


@pytest.mark.parametrize("order", [*forge.SMALL, "mixed"])
def test_a_session_key_that_is_not_of_prime_order_is_refused(order):
    """COD-7."""
    key = forge.SMALL.get(order) or forge.mixed(forge.public(ed("session")))
    line, officer, delegation = watch(key=key)
    forgery = forge.SMALL["order 1"] + bytes(32)
    item = line.item(officer, sign=lambda _: [2, delegation.act, forgery])
    wrong = refused(line.whole(item), line, "delegation.officer:1", "COD-7")
    assert "item.officer" in wrong


def test_a_delegation_altered_or_left_out_is_refused():
    """EVI-5."""
    line, officer, delegation = watch(sign=altered(forge.Officer(0, "Vale", 1).sign))
    item = line.item(officer, sign=by_session(delegation))
    wrong = refused(line.whole(item), line, "delegation.officer:1", "ENV-7")
    assert "EVI-5" in wrong["item.officer"]
    line, officer, delegation = watch()
    item = line.item(officer, sign=by_session(delegation))
    refused(line.extract(item, [line.logs[0][1], item]), line, "item.officer", "EVI-5")


def test_an_item_that_outlived_its_delegation_is_refused():
    """ENV-7."""
    line, officer, delegation = watch(hours=1)
    inside = line.item(officer, sign=by_session(delegation), t_ms=delegation.t_ms + HOUR)
    accepted(line.whole(inside), line)
    item = line.item(officer, sign=by_session(delegation), t_ms=delegation.t_ms + HOUR + 1)
    refused(line.whole(item), line, "item.officer", "was over")


def test_a_delegation_longer_than_14_hours_is_refused():
    """ENV-8, kind 14."""
    line, officer, delegation = watch(hours=14)
    accepted(line.whole(line.item(officer, sign=by_session(delegation))), line)
    line, officer, delegation = watch(hours=14.001)
    item = line.item(officer, sign=by_session(delegation))
    wrong = refused(line.whole(item), line, "delegation.officer:1", "14 h")
    assert "item.officer" in wrong


def test_a_delegation_ended_in_the_extract_is_refused():
    """EVI-5, ENV-7."""
    line, officer, delegation = watch()
    before = line.item(officer, sign=by_session(delegation))
    line.item(officer, UNDELEGATE, reference=delegation.act, sign=by_session(delegation))
    accepted(line.whole(before), line)
    after = line.item(officer, sign=by_session(delegation))
    refused(line.whole(after), line, "item.officer", "ended")


def test_a_session_key_before_its_delegation_or_of_another_officer_is_refused():
    """ENV-7."""
    line, officer, delegation = watch()
    other = line.certify(0, "Okoro")
    item = line.item(other, sign=by_session(delegation))
    refused(line.whole(item), line, "item.officer", "another officer's")
    line = Line()
    officer = line.certify(0)
    foreseen = watched(line, officer)
    early = line.item(officer, sign=by_session(foreseen))
    late = line.item(officer, DELEGATE, foreseen.content)
    assert late.act == foreseen.act
    refused(line.whole(early), line, "item.officer", "stands before it")


def watched(line, officer):
    """A delegation whose id is known before it is logged: the same act in a twin line."""
    twin = Line(*line.parties)
    twin.certify(0)
    twin.item(officer)
    content = [forge.public(ed("session")), NOW + HOUR]
    made = twin.item(officer, DELEGATE, content)
    made.content = content
    return made


def test_a_session_key_does_not_delegate_further():
    """ENV-7: else 14 hours would have no end."""
    line, officer, delegation = watch()
    second = line.delegate(officer, "other", sign=by_session(delegation))
    item = line.item(officer, sign=by_session(second, "other"))
    refused(line.whole(item), line, "delegation.officer:2", "does not delegate")


# --- reading -------------------------------------------------------------------------------


def test_a_text_cannot_disguise_the_lines_around_it():
    """EVI-8: control and direction characters are shown as escapes."""
    line = Line()
    trick = "x\nEVERY CHECK IS TRUE\x1b[2J\u202e"
    item = line.item(line.certify(0), MESSAGE, ["en", trick, []])
    shown = VERIFIER.readable(accepted(line.whole(item), line))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert len([text for text in shown.splitlines() if "EVERY CHECK IS TRUE" in text]) == 2


@pytest.mark.parametrize("size", range(1, 10))
def test_inclusion_holds_for_each_place_of_each_small_tree(size):
    """RFC 9162 2.1.3.2, EVI-4."""
    leaves = [forge.sha(bytes([n])) for n in range(size)]
    root = forge.tree(leaves)
    for index, leaf in enumerate(leaves):
        way = forge.path(index, leaves)
        VERIFIER.check_inclusion(leaf, index, size, way, root)
        for wrong in ((index + 1, way), (index, [*way, leaf]), (index, way[1:] + way[:1])):
            if wrong == (index, way) or (
                len(way) > 1 and wrong[1] == way and index + 1 == size
            ):
                continue
            with pytest.raises(VERIFIER.Refused):
                VERIFIER.check_inclusion(leaf, wrong[0], size, wrong[1], root)
    assert all(a != b for a, b in pairwise(leaves))
