"""Make the vectors beside this file: `python -m tests.vectors.make_vectors [--renew]`.

What is deterministic is written anew each time, and test_vectors.py finds it unchanged. ML-DSA
signatures are hedged, so files with them are written only if they are missing or with --renew.
Every key comes from a seed that stands in the vectors; none of them is used anywhere else.
"""

import base64
import hashlib
import json
import sys
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from openline.core.base import cose, keys
from openline.core.base.codec import decode, encode, sha256
from openline.core.base.words import words6, words24
from openline.core.forms import facts
from openline.core.line import frames
from openline.core.node import generations, readouts
from openline.core.record import act as acts
from openline.core.record import checkpoint as checkpoints
from openline.core.record import genesis as founding
from openline.core.record import identity as identities
from openline.core.record import sheet
from openline.core.record.act import Act, Officer
from openline.core.record.envelope import (
    Envelope,
    Head,
    Kind,
    commitment,
    make_body,
    seal,
)
from openline.core.record.tree import EMPTY_ROOT, Tree, leaf_hash
from openline.shell import home
from tests.evidence import forge
from tests.spec import ceremony

HERE = Path(__file__).parent
ORDER = 2**252 + 27742317777372353535851937790883648493
NOW = ceremony.START_MS
SALT = bytes(range(16))
RP_ID, ORIGIN = "amber.example", "https://amber.example"


def seed(word):
    """A fixed 32-byte seed."""
    return ceremony.seed("vectors", word)


def flipped(data, at=-1):
    """The same bytes with one bit changed."""
    changed = bytearray(data)
    changed[at] ^= 1
    return bytes(changed)


def diagnostic(value):
    """A decoded value in CBOR diagnostic notation (RFC 8949 section 8)."""
    if isinstance(value, bytes):
        return f"h'{value.hex()}'"
    if isinstance(value, list):
        return f"[{', '.join(map(diagnostic, value))}]"
    return json.dumps(value, ensure_ascii=False)


# --- deterministic -------------------------------------------------------------------------


def codec():
    """COD-1, COD-2."""
    good = [None, False, True, 0, 23, 24, 255, 256, 65535, 65536, 2**32 - 1, 2**32, 2**64 - 1]
    good += [-1, -24, -25, -256, -257, -(2**63), b"", b"\0", bytes(24), bytes(256), "", "a"]
    good += ["Привет", "pohon \U0001f334", [], [1, [2, [3]]], [None, "x", b"y", -5], [0] * 24]
    nested = 1
    for _ in range(12):
        nested = [nested]
    bad = [
        ("", "COD-2", "nothing"),
        ("1805", "COD-2", "5 in two bytes"),
        ("190018", "COD-2", "24 in three bytes"),
        ("1b00000000ffffffff", "COD-2", "a 32-bit number in nine bytes"),
        ("3817", "COD-2", "-24 in two bytes"),
        ("5800", "COD-2", "a length in two bytes"),
        ("980100", "COD-2", "an array length in two bytes"),
        ("0000", "COD-2", "bytes after the end"),
        ("8201", "COD-2", "an array cut short"),
        ("420a", "COD-2", "a byte string cut short"),
        ("62c328", "COD-2", "text that is not UTF-8"),
        ("63eda080", "COD-2", "text with a surrogate"),
        ("81" * 13 + "01", "COD-2", "nested 13 deep"),
        ("9b0000ffffffffffff", "COD-2", "an array longer than any"),
        ("9fff", "COD-1", "an array of indefinite length"),
        ("5f4100ff", "COD-1", "a byte string of indefinite length"),
        ("7f6161ff", "COD-1", "a text of indefinite length"),
        ("a0", "COD-1", "a map"),
        ("a10102", "COD-1", "a map with an entry"),
        ("f7", "COD-1", "undefined"),
        ("e0", "COD-1", "a simple value"),
        ("f820", "COD-1", "a simple value in two bytes"),
        ("f90000", "COD-1", "a half float"),
        ("fa00000000", "COD-1", "a single float"),
        ("fb0000000000000000", "COD-1", "a double float"),
        ("c100", "COD-1", "a tag"),
        ("d28440a04040", "COD-1", "a COSE_Sign1"),
        ("c249010000000000000000", "COD-1", "2 to the 64 as a bignum"),
        ("3b8000000000000000", "COD-1", "a number below -(2 to the 63)"),
        ("3bffffffffffffffff", "COD-1", "the least number of CBOR"),
        ("d81c8101", "COD-1", "a shared value"),
        ("ff", "COD-2", "a break alone"),
        ("1c", "COD-2", "a reserved length"),
    ]
    return {
        "good": [
            {"bytes": encode(v).hex(), "diagnostic": diagnostic(v)} for v in [*good, nested]
        ],
        "bad": [{"bytes": data, "clause": clause, "what": what} for data, clause, what in bad],
    }


def words():
    """COD-8."""
    values = [bytes(32), b"\xff" * 32, bytes(range(32)), seed("words")]
    return [{"value": v.hex(), "words24": words24(v), "words6": words6(v)} for v in values]


def tree():
    """REC-1, ENV-2: roots and inclusion paths (RFC 9162 sections 2.1.1 and 2.1.3)."""
    entries = [b"", *(bytes([n]) * n for n in range(1, 11))]
    grown, roots = Tree(), [EMPTY_ROOT.hex()]
    for entry in entries:
        grown.append(leaf_hash(entry))
        roots.append(grown.root().hex())
    paths = [
        {"index": i, "size": s, "path": [part.hex() for part in grown.proof(i, s)]}
        for s in range(1, len(entries) + 1)
        for i in range(s)
    ]
    return {
        "entries": [entry.hex() for entry in entries],
        "leaves": [leaf_hash(entry).hex() for entry in entries],
        "roots": roots,
        "paths": paths,
    }


def neutral_r(secret, message):
    """A good Ed25519 signature whose R is the neutral point: r = 0, S = k a."""
    digest = bytearray(hashlib.sha512(secret).digest()[:32])
    digest[0] &= 248
    digest[31] = digest[31] & 127 | 64
    first, public = (1).to_bytes(32, "little"), keys.ed25519_public(secret)
    k = int.from_bytes(hashlib.sha512(first + public + message).digest(), "little")
    return first + (k * int.from_bytes(digest, "little") % ORDER).to_bytes(32, "little")


def large_s(signature):
    """The same signature with S + L: RFC 8032 refuses it."""
    s = int.from_bytes(signature[32:], "little") + ORDER
    return signature[:32] + s.to_bytes(32, "little")


def sign1():
    """COD-5, COD-7: single signatures and keys."""
    secret, aad, payload = seed("sign1"), b"external data", encode(["payload", 1])
    public, data = keys.ed25519_public(secret), cose.sign1(secret, aad, payload)
    head = cose.protected(keys.ED25519, public)
    signature = data[-64:]
    message = cose.to_be_signed1(head, aad, payload)

    def wrapped(head=head, unprotected=b"\xa0", payload=payload, signature=signature):
        parts = encode(head) + unprotected + encode(payload) + encode(signature)
        return b"\xd2\x84" + parts

    assert wrapped() == data
    p = forge.P
    prime = keys.ed25519_public(seed("order"))
    orders = [{"public": prime.hex(), "good": True, "what": "of prime order"}]
    bad = {**forge.SMALL, "mixed order": forge.mixed(prime)}
    bad |= {"y not below p": (p + 1).to_bytes(32, "little"), "no point": b"\2" + bytes(31)}
    bad |= {"x of zero with its sign set": (1 | 1 << 255).to_bytes(32, "little")}
    orders += [{"public": k.hex(), "good": False, "what": what} for what, k in bad.items()]
    rows = [
        (data, True, "good"),
        (
            wrapped(signature=neutral_r(secret, message)),
            True,
            "R of small order: good all the same",
        ),
        (wrapped(signature=large_s(signature)), False, "S not below L"),
        (flipped(data), False, "a changed signature"),
        (wrapped(payload=encode(["payload", 2])), False, "a changed payload"),
        (wrapped(head=cose.protected(-8, public)), False, "another algorithm"),
        (wrapped(head=cose.protected(keys.ED25519, bytes(32))), False, "another key id"),
        (wrapped(unprotected=b"\xa1\x04\x40"), False, "an unprotected header"),
        (data[1:], False, "no tag"),
        (b"\xd8\x12" + data[1:], False, "the tag in two bytes"),
        (data + b"\0", False, "bytes after the end"),
    ]
    return {
        "seed": secret.hex(),
        "public": public.hex(),
        "kid": keys.kid(public).hex(),
        "aad": aad.hex(),
        "payload": payload.hex(),
        "to_be_signed": message.hex(),
        "cases": [{"bytes": d.hex(), "good": good, "what": what} for d, good, what in rows],
        "keys": orders,
    }


def passkey(item, form, secret, **said):
    """A WebAuthn assertion over an item id, ECDSA deterministic (RFC 6979)."""
    challenge = base64.urlsafe_b64encode(item).rstrip(b"=").decode()
    client = {"type": "webauthn.get", "challenge": challenge, "origin": ORIGIN}
    client_json = json.dumps({**client, **said}, separators=(",", ":")).encode()
    data = sha256(RP_ID.encode()) + b"\x05" + bytes(4)
    message = data + sha256(client_json)
    if form == 2:
        return [1, data, client_json, keys.ed25519_sign(secret, message)]
    method = ec.ECDSA(hashes.SHA256(), deterministic_signing=True)
    return [1, data, client_json, p256(secret).sign(message, method)]


def p256(secret):
    """The P-256 key of a seed."""
    return ec.derive_private_key(int.from_bytes(secret, "big") >> 1, ec.SECP256R1())


def pinned(form, secret):
    """The key of an officer certificate [CER-9]."""
    if form == 0:
        return 0, keys.ed25519_public(secret)
    if form == 2:
        return 2, keys.ed25519_public(secret), RP_ID, [ORIGIN]
    point = p256(secret).public_key()
    raw = point.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return 1, raw, RP_ID, [ORIGIN]


def officer(form):
    """An officer of Amber with a key of that form, certified by the registrar."""
    holder, secret = ceremony.party("Amber"), seed(f"officer {form}")
    draft = Officer(
        *(f"Officer {form}", "Watch", ("duty",), pinned(form, secret), NOW - 1, None),
        *(False, 1 + form, b"", b""),
    )
    payload = acts.officer_payload(holder.identity.root_id, draft)
    data = cose.sign1(holder.node.registrar, acts.AAD_OFFICER, payload)
    return acts.parse_officer(data, holder.identity), secret


def act_of(officer_found):
    """The act of a message by this officer, unsigned, and its id on a line of 32 times 0x11."""
    content = ["en", "Range closed until noon.", []]
    act = Act(
        *(officer_found.hash[:8], 0, 2, None, NOW + 1, content, [], 7, 0),
        acts.content_hash(SALT, content),
    )
    root = ceremony.party("Amber").identity.root_id
    return act, acts.act_id(b"\x11" * 32, root, officer_found.hash, Kind.MESSAGE, act)


def act():
    """ENV-3, ENV-5, ENV-6."""
    found, secret = officer(0)
    made, item = act_of(found)
    made = made._replace(signature=acts.sign_act(secret, item))
    body = make_body(SALT, encode(acts.act_content(made)))
    return {
        "line_id": (b"\x11" * 32).hex(),
        "root_id": ceremony.party("Amber").identity.root_id.hex(),
        "certificate_hash": found.hash.hex(),
        "kind": int(Kind.MESSAGE),
        "salt": SALT.hex(),
        "content_hash": made.content_hash.hex(),
        "id": item.hex(),
        "body": body.hex(),
        "commit": commitment(body).hex(),
    }


TODAY, LATER = NOW, NOW + 3_600_000
ID = bytes(range(32))
PLACE = [601234000, 245678000, "60.1234,24.5678"]
CONTENTS = {
    Kind.MESSAGE: (
        [
            ["en", "Range closed.", []],
            ["en", "Two.", [], [[*PLACE, "lead"], [0, 0, "0,0", ""]]],
        ],
        [["en", "No places.", [], []], ["en", "x", [], [[900_000_001, 0, "x", ""]]]],
    ),
    Kind.STOP: (
        [["en", ["Stop."], PLACE, 1], ["ru", ["a", "b"], None, 2]],
        [["en", ["a", "b"], None, 1], ["en", ["x"], [0, 1_800_000_001, "x"], 1]],
    ),
    Kind.DELEGATE: ([[ID, LATER]], [[ID[:31], LATER], [ID, -1]]),
    Kind.SHOWN: (
        [["duty desk", [ID]], ["d", [ID] * 64]],
        [["", [ID]], ["d", []], ["d", [ID] * 65]],
    ),
    Kind.ESCALATE: ([[1, [ID]], [3, [ID, ID]]], [[0, [ID]], [4, [ID]], [1, [ID[:31]]]]),
    Kind.WATCH: (
        [
            [[["duty desk", "Vale", ["en", "ru"], TODAY], ["ops", None, [], None]], 1],
            [[], None],
        ],
        [[[], 2], [[], True], [[["", "Vale", [], 0]], None], [[["d", "Vale", [], -1]], None]],
    ),
    Kind.TRANSLATE: (
        [["ru", "Полигон закрыт.", 0, 1, "Irina", "Pavel"], ["id", "x", 1, 0, "model 3", ""]],
        [["ru", "x", 2, 0, "a", ""], ["ru", "x", 0, 3, "a", ""], ["ru", "x", 0, 0, "", ""]],
    ),
    Kind.READBACK: (
        [[0, *PLACE], [7, 0, 0, "0,0"]],
        [[8, *PLACE], [-1, *PLACE], [0, 0, 0, "x" * 81], [0, None, None, ""]],
    ),
    Kind.CONFIRM: ([[0], [1]], [[2], [], [True]]),
    Kind.EFFECT: ([[1, "en", ""], [0, "en", "Not yet."]], [[2, "en", ""], [1, "", ""]]),
    Kind.SCHEDULE: (
        [[0, TODAY, LATER, 86_400, "en", "Call."], [2, TODAY, LATER, 0, "en", "Exercise."]],
        [
            [4, TODAY, LATER, 0, "en", "x"],
            [0, LATER, TODAY, 0, "en", "x"],
            [0, 0, 1, -1, "en", "x"],
        ],
    ),
}


def deep(levels):
    """A sheet nested so deep: its own object is the first level, the number in the last one counts."""
    return 1 if levels == 1 else {"a": deep(levels - 1)}


LONG = {"text": "x" * (30_000 - len('{"text":""}'))}
SHEETS = {
    Kind.READOUT: {"seal": "ab" * 32, "language": "ru", "bytes": 12},
    Kind.RELEASE: {
        "what": "fact",
        "final": True,
        "language": "id",
        "seal": sheet.plain_seal("Pada."),
        "text": "Pada.",
    },
    Kind.REQUEST: {"from_office": "Minister", "times": ["2027-01-16T14:00Z"], "topics": []},
    Kind.REPLY: {"answer": "decline", "reason": 'He said "no"\n\\ \x01\x7f\u2028'},
    Kind.HOLDER: {"party": "Россия", "name": "\U0001f334", "from": "2027"},
    Kind.CONTACT: {"kind": "voice", "participants": [{"party": "Amber"}, {"party": "Cobalt"}]},
    Kind.ROUND: deep(6),
    Kind.COMMITMENT: {"expires": "none", "due": "2027-02", "\uffff": 1, "\U00010000": 2},
    Kind.OUTCOME: {"state": "done"},
    Kind.RULE: {"rule": "own"},
    Kind.CONSENT: {"agree": False},
    Kind.JOINTLINE: {"slot": 1, "texts": {"en": "We spoke.", "ru": "Мы говорили."}},
    Kind.INITIAL: {"hash": "00" * 32, "n": 2**53, "m": -(2**53)},
    Kind.BREACH: LONG,
    Kind.GLOSSARY: {"terms": [None] * 1998},
}
NO_SHEETS = {
    "a space between parts": (Kind.READOUT, '{"a": 1}'),
    "names out of order": (Kind.RELEASE, '{"b":1,"a":2}'),
    "a name twice": (Kind.REQUEST, '{"a":1,"a":1}'),
    "an escape that need not be": (Kind.REPLY, '{"a":"\\u0416"}'),
    "an escape of a slash": (Kind.HOLDER, '{"a":"\\/"}'),
    "a control character in capitals": (Kind.CONTACT, '{"a":"\\u001F"}'),
    "nested 7 deep": (Kind.ROUND, sheet.write(deep(7))),
    "names by UTF-16": (Kind.COMMITMENT, '{"\U00010000":2,"\uffff":1}'),
    "a fraction": (Kind.OUTCOME, '{"a":1.5}'),
    "a fraction that is whole": (Kind.RULE, '{"a":1.0}'),
    "an exponent": (Kind.CONSENT, '{"a":1e3}'),
    "a lone surrogate": (Kind.JOINTLINE, '{"a":"\\ud800"}'),
    "a number beyond 2 to the 53": (Kind.INITIAL, '{"a":9007199254740993}'),
    "30,001 bytes": (Kind.BREACH, sheet.write({"text": LONG["text"] + "x"})),
    "2,001 parts": (Kind.GLOSSARY, sheet.write({"terms": [None] * 1999})),
    "no number": (Kind.GLOSSARY, '{"a":NaN}'),
    "minus nought": (Kind.GLOSSARY, '{"a":-0}'),
    "an array": (Kind.GLOSSARY, "[]"),
    "nothing": (Kind.GLOSSARY, ""),
    "a byte order mark": (Kind.GLOSSARY, '\ufeff{"a":1}'),
}
CONTENTS |= {
    kind: ([[sheet.write(doc)]], [[text] for of, text in NO_SHEETS.values() if of == kind])
    for kind, doc in SHEETS.items()
}
CONTENTS[Kind.READOUT][1].extend([[], [b"{}"], ["{}", "{}"], "{}"])
CALL = {
    "kind": "voice",
    "date": "2027-01-05",
    "participants": [
        {"party": "Amber", "name": "Ada Berg", "office": "Minister of Defence"},
        {"party": "Cobalt", "office": "Chief of Staff"},
        {"party": "Cobalt", "name": "Cy Dorn"},
        {"party": "Кобальт"},
    ],
}
CALLS = (
    CALL,
    {
        **CALL,
        "kind": "in_person",
        "date": "2026-12-31",
        "participants": CALL["participants"][:2],
    },
    {**CALL, "kind": "video", "date": "0999-05-20"},
    {**CALL, "kind": "written", "participants": CALL["participants"][:1]},
)


def releases(text, other, _):
    """Releases looked at alone: the text is the one that the signature names, or it is refused."""
    own = {"what": "own", "final": True, "language": "en", "seal": sheet.seal_of(SALT, text)}
    own |= {"salt": SALT.hex(), "text": text}
    fact = {"what": "fact", "final": True, "language": "en"}
    fact |= {"seal": sheet.plain_seal(text), "text": text}
    joint = {**fact, "what": "joint", "lines": ["ab" * 32]}
    first = {name: own[name] for name in ("what", "language", "seal")} | {"final": False}
    good = [own, first, fact, joint, {"what": "fact", "final": False, "seal": fact["seal"]}]
    bad = {
        "a swapped text": {**own, "text": other},
        "a swapped salt": {**own, "salt": "00" * 16},
        "a swapped fact": {**fact, "text": other},
        "a swapped joint text": {**joint, "text": other},
        "the hash of a fact for a readout": {**own, "seal": fact["seal"]},
        "the hash of a readout for a fact": {**fact, "seal": own["seal"]},
        "no seal": {name: part for name, part in own.items() if name != "seal"},
        "no seal in the first": {"what": "own", "final": False},
        "a seal in capitals": {**own, "seal": own["seal"].upper()},
        "a text before the last": {**own, "final": False},
        "no text in the last": {**first, "final": True},
        "a readout without its salt": {n: p for n, p in own.items() if n != "salt"},
        "a salt of 15 bytes": {**own, "salt": "00" * 15},
    }
    return {
        "good": [sheet.write(doc) for doc in good],
        "bad": [{"what": what, "sheet": sheet.write(doc)} for what, doc in bad.items()],
    }


def talks():
    """RDO-3 to RDO-6: seals, what a release signs for, what an initial is on, the fact of a contact in words."""
    texts = ("The ministers spoke.", "Министры говорили.\n", "\U0001f334")
    lines = [
        {"slot": 1, "texts": {"en": "We spoke."}},
        {
            "slot": 200,
            "texts": {"ru": "Мы говорили.", "en": "We spoke.", "id": "Kami berbicara."},
        },
    ]
    return {
        "seals": [
            {"salt": SALT.hex(), "text": text, "seal": sheet.seal_of(SALT, text)}
            for text in texts
        ],
        "plain seals": [{"text": text, "seal": sheet.plain_seal(text)} for text in texts],
        "releases": releases(*texts),
        "lines": [{**line, "hash": readouts.digest_of(line)} for line in lines],
        "facts": [
            {"contact": call, "language": language, "text": facts.text(call, language)}
            for call in CALLS
            for language in (*facts.LANGUAGES, "fr")
        ],
    }


def public_identities():
    """CER-12: the public identities of the cards in founding.json, and what is none."""
    parties = json.loads((HERE / "founding.json").read_text(encoding="utf-8"))["vectors"][
        "parties"
    ]
    rows = [
        (party["name"], identities.public_of_card(bytes.fromhex(party["card"])))
        for party in parties
    ]
    form, version, identity, proofs = decode(rows[0][1])
    other = decode(rows[1][1])
    bad = {
        f"a changed proof {number}": [
            *(form, version, identity),
            [flipped(part) if at == number else part for at, part in enumerate(proofs)],
        ]
        for number in range(3)
    }
    bad |= {
        "proofs of another party": [form, version, identity, other[3]],
        "another name": [form, version, [1, "Nobody", *identity[2:]], proofs],
        "another version": [form, 2, identity, proofs],
        "another form": ["openline-card", version, identity, proofs],
        "two proofs": [form, version, identity, proofs[:2]],
        "a part too many": [form, version, identity, proofs, []],
        "addresses in it": [form, version, identity, ["192.0.2.1:7040"], proofs],
    }
    wrong = [(what, encode(value)) for what, value in bad.items()]
    wrong += [("cut short", rows[0][1][:-1]), ("bytes after the end", rows[0][1] + b"\0")]
    wrong += [("nothing", b"")]
    return {
        "good": [{"name": name, "bytes": data.hex()} for name, data in rows],
        "bad": [{"what": what, "bytes": data.hex()} for what, data in wrong],
    }


def short(text):
    """A value for a reader: long ones are cut."""
    return text if len(text) <= 400 else f"{text[:200]}... ({len(text)} characters)"


def contents():
    """ENV-8, RCT-13 to RCT-18, TLK-1: contents of a kind, and what is none."""
    return [
        {
            "kind": int(kind),
            "name": kind.name.lower(),
            "good": is_good,
            "content": encode(content).hex(),
            "value": short(diagnostic(content)),
        }
        for kind, both in CONTENTS.items()
        for is_good, rows in zip((True, False), both, strict=True)
        for content in rows
    ]


def officers():
    """CER-9, ENV-7: certificates, and signatures of the three kinds."""
    rows = []
    for form in (0, 1, 2):
        found, secret = officer(form)
        _, item = act_of(found)
        if form:
            good = passkey(item, form, secret)
            bad = [
                (
                    "another origin",
                    passkey(item, form, secret, origin="https://cobalt.example"),
                ),
                ("another challenge", passkey(bytes(32), form, secret)),
                ("cross-origin", passkey(item, form, secret, crossOrigin=True)),
                ("a registration", passkey(item, form, secret, type="webauthn.create")),
                ("user not verified", [1, flipped(good[1], 32), *good[2:]]),
                ("another relying party", [1, flipped(good[1], 0), *good[2:]]),
                ("bytes after byte 37", [1, good[1] + b"\0", *good[2:]]),
                (
                    "a name twice in the JSON",
                    [*good[:2], good[2][:-1] + b',"type":1}', good[3]],
                ),
                ("a changed signature", [*good[:3], flipped(good[3])]),
            ]
        else:
            good = acts.sign_act(secret, item)
            bad = [
                ("a changed signature", [0, flipped(good[1])]),
                ("without the label", [0, keys.ed25519_sign(secret, item)]),
                ("of another id", acts.sign_act(secret, bytes(32))),
            ]
        signatures = [{"signature": encode(good).hex(), "good": True, "what": "good"}]
        signatures += [
            {"signature": encode(part).hex(), "good": False, "what": what} for what, part in bad
        ]
        rows.append(
            {
                "certificate": found.certificate.hex(),
                "hash": found.hash.hex(),
                "key": form,
                "id": item.hex(),
                "signatures": signatures,
            }
        )
    session, delegation = seed("session"), seed("delegation id")
    found, _ = officer(1)
    _, item = act_of(found)
    made = [2, delegation, keys.ed25519_sign(session, acts.ACT_LABEL + item)]
    return {
        "identity": ceremony.party("Amber").identity.root_id.hex(),
        "registrar": ceremony.party("Amber").identity.node.registrar.hex(),
        "officers": rows,
        "session": {
            "session_key": keys.ed25519_public(session).hex(),
            "delegation": delegation.hex(),
            "id": item.hex(),
            "signature": encode(made).hex(),
        },
    }


def envelope():
    """ENV-1, ENV-2: two entries of a log, the second over the first."""
    aad, secret = b"\x11" * 32 + b"\x22" * 32, seed("envelope")
    heads = (Head(1, 1, 0, EMPTY_ROOT),)
    body = make_body(SALT, encode([b"\x11" * 32]))
    grown, rows = Tree(), []
    for index in range(2):
        said = Envelope(
            *(index, 1, grown.root(), heads, NOW + index, 23 * index, 0),
            *(commitment(body), len(body)),
        )
        data = seal(secret, aad, said)
        grown.append(leaf_hash(data))
        rows.append(
            {
                "entry": data.hex(),
                "leaf": leaf_hash(data).hex(),
                "index": index,
                "own_root": said.own_root.hex(),
                "t_ms": said.t_ms,
                "kind": said.kind,
                "body": body.hex(),
            }
        )
    return {"public": keys.ed25519_public(secret).hex(), "aad": aad.hex(), "entries": rows}


def session():
    """LIN-3, LIN-7: what HELLO and PING sign, and the frames."""
    secret, line = seed("session node"), b"\x11" * 32
    heads = [Head(0, 1, 3, b"\xaa" * 32), Head(1, 1, 0, EMPTY_ROOT)]
    nonce, exporter, echo = bytes(range(16)), bytes(range(32)), bytes(range(16, 32))
    hello = frames.hello_message(line, 0, exporter, True, nonce, heads)
    ping = frames.ping_message(line, 0, nonce, NOW, echo, 250, heads)
    answer = frames.ping_message(line, 0, None, NOW, echo, 0, heads)
    listed, sign = frames.heads_list(heads), keys.ed25519_sign
    return {
        "public": keys.ed25519_public(secret).hex(),
        "exporter": exporter.hex(),
        "hello": {
            "message": hello.hex(),
            "frame": frames.pack([0, 1, line, 0, nonce, listed, sign(secret, hello)]).hex(),
        },
        "ping": {
            "message": ping.hex(),
            "frame": frames.pack([5, nonce, NOW, echo, 250, listed, sign(secret, ping)]).hex(),
        },
        "answer": {
            "message": answer.hex(),
            "frame": frames.pack([5, None, NOW, echo, 0, listed, sign(secret, answer)]).hex(),
        },
    }


def frame_forms():
    """LIN-2 to LIN-8, LIN-15: one frame of each form, and frames that are none."""
    root, line = b"\xaa" * 32, b"\x11" * 32
    good = [
        [0, 1, line, 0, bytes(16), [[0, 1, 3, root], [1, 1, 0, EMPTY_ROOT]], bytes(64)],
        [1, 0, b"entry", b"body"],
        [1, 0, b"entry", None],
        [2, root, 9, 0, b"part"],
        *([3, 0, 1, 1, 5, 9], [3, 1, root, 16384], [3, 2, 0, 1, 8, 4, 4]),
        *([4, 0, b"checkpoint"], [4, 1, b"cosignature"], [4, 2, 0, 8]),
        *([4, 3, 0, 1, 8, 4, 4, root], [4, 3, 0, 1, 8, 4, 4, None]),
        [5, bytes(16), NOW, None, 0, [], bytes(64)],
        [6, "LIN-9"],
        [7, "topic", NOW, b"payload", bytes(64)],
    ]
    bad = [
        ("an unknown number", [8]),
        ("no number", []),
        ("a number that is true", [True, 0, b"", b""]),
        ("no array", b"frame"),
        ("a missing part", [1, 0, b"entry"]),
        ("a part too many", [6, "LIN-9", 1]),
        ("a part of another type", [1, 0, "entry", None]),
        ("a negative number", [4, 2, 0, -1]),
        ("an unknown want", [3, 3, 0]),
        ("a want without what", [3]),
    ]
    rows = [
        {"bytes": (len(encode(part)).to_bytes(4, "big") + encode(part)).hex(), "what": what}
        for what, part in bad
    ]
    rows.append(
        {"bytes": (65_537).to_bytes(4, "big").hex(), "what": "longer than 65,536 bytes"}
    )
    rows.append({"bytes": "000000021805", "what": "bytes that are not the one form"})
    return {
        "good": [
            {"bytes": frames.pack(part).hex(), "diagnostic": diagnostic(part)} for part in good
        ],
        "bad": rows,
    }


# --- with ML-DSA: made once ------------------------------------------------------------------


def founding_vectors():
    """CER-1 to CER-9, COD-6, REC-6, REC-7, REC-12."""
    file = ceremony.line_file()
    genesis = file.genesis
    parties = []
    for number, identity in enumerate(genesis.parties):
        party = ceremony.party(identity.name)
        payload = home.card_payload(
            identity, ["192.0.2.1:7040", "[2001:db8::1]:7040"], party.node
        )
        parties.append(
            {
                "name": identity.name,
                "root_seeds": [party.root.ed25519.hex(), party.root.mldsa65.hex()],
                "node_sign_seeds": [
                    party.node.sign_ed25519.hex(),
                    party.node.sign_mldsa44.hex(),
                ],
                "registrar_seed": party.node.registrar.hex(),
                "root_id": identity.root_id.hex(),
                "identity": identity.encoded.hex(),
                "card": party.root.sign(identities.AAD_CARD, payload).hex(),
                "genesis_signature": file.signatures[number].hex(),
            }
        )
    first, second = (ceremony.party(identity.name) for identity in genesis.parties)
    said = checkpoints.payload(genesis, 0, 1, 5, seed("a root"), NOW)
    statement = generations.statement(genesis, 0, 2, [Head(0, 1, 5, seed("a root"))])
    chief = ceremony.post("Amber", "Arvo").officer
    return {
        "parties": parties,
        "profile": file.profile.hex(),
        "profile_salt": file.salt.hex(),
        "profile_commit": genesis.profile_commit.hex(),
        "genesis": genesis.encoded.hex(),
        "line_id": genesis.line_id.hex(),
        "line_words": words24(genesis.line_id),
        "line_file": founding.write_line_file(file).hex(),
        "checkpoint_payload": said.hex(),
        "checkpoint": first.node.sign_hybrid(checkpoints.AAD_CHECKPOINT, said).hex(),
        "cosignature": second.node.sign_hybrid(checkpoints.AAD_COSIGNATURE, said).hex(),
        "generation": first.root.sign(generations.AAD_GENERATION, statement).hex(),
        "root_signed_officer": {"party": "Amber", "certificate": chief.certificate.hex()},
    }


def evidence():
    """EVI-1: a whole file: a session key's FLASH, held, shown, read, answered, read back, in effect."""
    line = forge.Line()
    vale = line.certify(0, kind=1)
    delegation = line.delegate(vale)
    label = b"openline act 1\0"
    item = line.item(
        vale,
        content=["en", "Convoy at the north gate.", [], [[*PLACE, "lead"]]],
        precedence=3,
        sign=lambda a: [2, delegation.act, forge.ed("session").sign(label + a)],
    )
    line.receipt(1, [(1, item.index + 1)])
    line.append(1, forge.SHOWN, ["duty desk", [item.act]])
    line.append(1, forge.ESCALATE, [1, [item.act]])
    reyes = line.certify(1, "Reyes", roles=("duty", "interpreter"))
    line.item(reyes, forge.ACK, reference=item.act)
    line.item(reyes, forge.ANSWER, [2, "en", "Will comply."], reference=item.act)
    back = line.item(reyes, forge.READBACK, [0, *PLACE], reference=item.act)
    line.item(vale, forge.CONFIRM, [1], reference=back.act)
    said = ["ru", "Колонна в пути.", 0, 0, "Reyes", ""]
    line.item(reyes, forge.TRANSLATE, said, reference=item.act)
    line.item(reyes, forge.EFFECT, [1, "en", "Passed."], reference=item.act)
    extract = line.whole(item)
    return {
        "cards": [card.hex() for card in line.cards],
        "line": line.id.hex(),
        "item": item.act.hex(),
        "file": encode(extract).hex(),
    }


DETERMINISTIC = {
    "codec": codec,
    "words": words,
    "tree": tree,
    "sign1": sign1,
    "act": act,
    "contents": contents,
    "talks": talks,
    "public_identities": public_identities,
    "officers": officers,
    "envelope": envelope,
    "session": session,
    "frames": frame_forms,
}
STORED = {"founding": founding_vectors, "evidence": evidence}


def written(make):
    """The text of one file."""
    text = {"clauses": (make.__doc__ or "").rstrip("."), "vectors": make()}
    return json.dumps(text, indent=1, ensure_ascii=True) + "\n"


def main():
    """Write what is due."""
    for name, make in {**DETERMINISTIC, **STORED}.items():
        path = HERE / f"{name}.json"
        if name in STORED and path.exists() and "--renew" not in sys.argv:
            continue
        path.write_text(written(make), encoding="utf-8")


if __name__ == "__main__":
    main()
