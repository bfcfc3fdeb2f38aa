"""Readouts: rules asked and accepted, lines and initials, versions, release by enough persons (RDO-1 to RDO-9).

The rules depend only on what an author had before him, so that both sides reach the same verdict:
a release that is against them has no effect at the other side either.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from openline.core.base.codec import encode
from openline.core.base.names import Mode
from openline.core.forms import facts
from openline.core.forms.sheet_values import time_ms
from openline.core.node import talks
from openline.core.node.one_call import known_version, others_under_rule
from openline.core.node.talks_asked import Asked, Wrong
from openline.core.node.talks_memory import Sheet, latest
from openline.core.record.envelope import Kind
from openline.core.record.sheet import Doc, plain_seal, release_fault, seal_of


def digest_of(doc: Doc) -> str:
    """What an initial is on: slot and texts of a joint line [RDO-4]."""
    texts = [[name, doc["texts"][name]] for name in sorted(doc["texts"])]
    return hashlib.sha256(b"ol1j" + encode([doc["slot"], texts])).hexdigest()


# --- rules of release ----------------------------------------------------------------------


def rules_of(asked: Asked, contact: Sheet) -> list[Sheet]:
    """The rules asked for a contact or for the request that it came of, as far as the author knew."""
    about = [contact]
    request = asked.line.talks.sheets.get(contact.reference or b"")
    if request is not None and request.kind == Kind.REQUEST:
        about.append(request)
    found = [part for sheet in about for part in sheet.said if part.kind == Kind.RULE]
    return [rule for rule in found if asked.knows(rule)]


def consents_of(asked: Asked, rule: Sheet) -> list[Sheet]:
    """What the other party said to a rule, as far as the author knew."""
    return [
        part
        for part in rule.said
        if part.kind == Kind.CONSENT and part.author != rule.author and asked.knows(part)
    ]


def in_force(asked: Asked, contact: Sheet) -> Sheet | None:
    """The rule that both accepted last; None: the default of the profile [RDO-1].

    "Last" by what the author of each consent had, not by its clock.
    """
    agreed: dict[bytes, tuple[Sheet, Sheet]] = {}
    for rule in rules_of(asked, contact):
        consents = consents_of(asked, rule)
        if consents and consents[-1].doc["agree"]:
            agreed[consents[-1].id] = consents[-1], rule
    last = latest(consent for consent, _ in agreed.values())
    return agreed[last.id][1] if last is not None else None


def _contact_of(asked: Asked, sheet: Sheet | None) -> Sheet | None:
    """The contact that a readout, a line or a release is about."""
    seen = 0
    while sheet is not None and sheet.kind != Kind.CONTACT and seen < 64:
        sheet, seen = asked.line.talks.sheets.get(sheet.reference or b""), seen + 1
    if sheet is None or sheet.kind != Kind.CONTACT:
        return None
    return asked.line.talks.root(sheet)


def _rule(asked: Asked) -> Wrong | None:
    about = asked.about
    if about is None or about.kind not in (Kind.CONTACT, Kind.REQUEST):
        return Wrong("RDO-1", "a rule of release is about a contact or a request", "Name one.")
    until = asked.doc.get("until")
    if until is not None and time_ms(until) <= asked.t_ms:
        return Wrong("RDO-1", "the embargo ends in the past", "Name a time that is to come.")
    return None


def _consent(asked: Asked) -> Wrong | None:
    about = asked.about
    if about is None or about.kind not in (Kind.RULE, Kind.GLOSSARY):
        return Wrong("RDO-1", "this is nothing to agree to", "Name a rule or a glossary.")
    if about.author == asked.party:
        return Wrong("RDO-1", "it is the other party that agrees to it", "Wait for its answer.")
    return None


# --- readouts and joint lines --------------------------------------------------------------


def _of_a_contact(asked: Asked, clause: str) -> Wrong | None:
    about = asked.about
    if about is None or about.kind != Kind.CONTACT:
        return Wrong(clause, "this is no contact", "Record the contact first.")
    return None


def _about_id(asked: Asked) -> bytes | None:
    return asked.about.id if asked.about is not None else None


def _readout(asked: Asked) -> Wrong | None:
    if wrong := _of_a_contact(asked, "RDO-3"):
        return wrong
    doc = asked.doc
    if "text" in doc and seal_of(bytes.fromhex(doc["salt"]), doc["text"]) != doc["seal"]:
        return Wrong("RDO-3", "the text is not what its seal says", "Write the readout again.")
    if "replaces" in doc:
        old = asked.line.talks.sheets.get(bytes.fromhex(doc["replaces"]))
        is_own = old is not None and old.kind == Kind.READOUT and old.author == asked.party
        if old is None or not is_own or not asked.knows(old):
            return Wrong("RDO-3", "a correction names a readout of its own party", "Name it.")
        if old.reference != _about_id(asked):
            return Wrong(
                "RDO-3", "that readout is of another contact", "Name the contact's own."
            )
    return None


def _jointline(asked: Asked) -> Wrong | None:
    if wrong := _of_a_contact(asked, "RDO-4"):
        return wrong
    if "replaces" in asked.doc:
        old = asked.line.talks.sheets.get(bytes.fromhex(asked.doc["replaces"]))
        is_line = old is not None and old.kind == Kind.JOINTLINE and asked.knows(old)
        if not is_line or old is None or old.reference != _about_id(asked):
            return Wrong("RDO-4", "a change names a line of the same readout", "Name the line.")
        if _is_replaced(asked, old):
            return Wrong("RDO-4", "that line was changed already", "Change the newest one.")
    return None


def _is_replaced(asked: Asked, line: Sheet) -> bool:
    return line.replaced_by is not None and any(
        asked.knows(part)
        for part in line.said
        if part.kind == Kind.JOINTLINE and part.doc.get("replaces") == line.id.hex()
    )


def _initial(asked: Asked) -> Wrong | None:
    line = asked.about
    if line is None or line.kind != Kind.JOINTLINE:
        return Wrong("RDO-4", "this is no line of a joint readout", "Name a line.")
    if _is_replaced(asked, line):
        return Wrong(
            "RDO-4", "the line has changed since", "Read the new one, and initial that."
        )
    if asked.doc["hash"] != line.digest:
        return Wrong("RDO-4", "the initial is on another text", "Read the line again.")
    return None


def _breach(asked: Asked) -> Wrong | None:
    return _of_a_contact(asked, "RDO-7")


# --- release -------------------------------------------------------------------------------


def _release(asked: Asked) -> Wrong | None:
    about = asked.about
    wanted = Kind.READOUT if asked.doc["what"] == "own" else Kind.CONTACT
    if about is None or about.kind != wanted:
        return Wrong("RDO-5", "this is nothing that can be released so", "Name the readout.")
    if wanted == Kind.READOUT and about.author != asked.party:
        return Wrong("RDO-5", "each party releases its own readout", "Leave theirs to them.")
    if asked.officer.node_held and asked.mode == Mode.REAL:
        return Wrong(
            "RDO-6", "a key held by the node never counts", "Use the officer's own key."
        )
    contact = _contact_of(asked, about)
    if contact is None:
        return Wrong("RDO-5", "its contact is not here", "Record the contact first.")
    if about.mode != asked.mode:
        return Wrong("RDO-5", "the readout is of another mode", "Release it in its own mode.")
    if known_version(asked, contact).doc.get("skipped"):
        return Wrong(
            "RDO-5", "the contact did not take place", "There is nothing to say of it."
        )
    return (
        _against_rule(asked, contact)
        or _against_lines(asked, contact)
        or _against_persons(asked, about)
        or _against_text(asked, about, contact)
    )


def _against_rule(asked: Asked, contact: Sheet) -> Wrong | None:
    """What the rule of a contact, or one agreed for another record of the same call, has against it."""
    if found := _not_allowed(asked, in_force(asked, contact)):
        return found
    for other in others_under_rule(asked, contact):
        rule = in_force(asked, other)
        if rule is not None and (found := _not_allowed(asked, rule)):
            return Wrong(
                "RDO-9",
                f"{found.what}, by {other.id.hex()[:12]}, another record of this call",
                "Agree with the other party on another rule for that record.",
            )
    return None


def _not_allowed(asked: Asked, rule: Sheet | None) -> Wrong | None:
    allowed = rule.doc["rule"] if rule is not None else asked.profile["release.default"]
    if rule is not None and "event" in rule.doc:
        return Wrong(
            "RDO-5",
            "the embargo ends with an event",
            "Agree to a rule without it when it is over.",
        )
    if rule is not None and "until" in rule.doc and asked.t_ms < time_ms(rule.doc["until"]):
        return Wrong(
            "RDO-5", f"the embargo ends {rule.doc['until']}", "Wait, or agree otherwise."
        )
    may = {
        "no_readout": (),
        "fact_of_contact": ("fact",),
        "own": ("fact", "own"),
        "joint": ("fact", "joint"),
    }
    if asked.doc["what"] not in may[allowed]:
        return Wrong(
            "RDO-5",
            f"the rule of this contact is {allowed}",
            "Ask the other party for another rule.",
        )
    return None


def initialled(asked: Asked, line: Sheet) -> set[int]:
    """The parties whose initial on a line the author knew."""
    return {
        part.author for part in line.said if part.kind == Kind.INITIAL and asked.knows(part)
    }


def _against_lines(asked: Asked, contact: Sheet) -> Wrong | None:
    if asked.doc["what"] != "joint":
        return None
    slots = []
    for given in asked.doc.get("lines") or []:
        line = asked.line.talks.sheets.get(bytes.fromhex(given))
        if line is None or line.kind != Kind.JOINTLINE or line.reference != contact.id:
            return Wrong("RDO-4", "a line that is not of this contact", "Name its lines.")
        if _is_replaced(asked, line):
            return Wrong("RDO-4", "a line has changed since", "Take the newest ones.")
        if asked.doc.get("language", "en") not in line.doc["texts"]:
            return Wrong("RDO-4", "a line is not written in that language", "Name another.")
        if initialled(asked, line) != {0, 1}:
            return Wrong("RDO-4", "a line without both initials", "Unagreed lines stay out.")
        slots.append(line.doc["slot"])
    if not slots or slots != sorted(set(slots)):
        return Wrong(
            "RDO-4", "the lines are not in their order", "Name each slot once, ascending."
        )
    return None


def releasers(asked: Asked, about: Sheet) -> dict[bytes, str]:
    """Who has signed for this very release before: certificate to name."""
    version = known_version(asked, about).id.hex() if asked.doc["what"] == "fact" else ""
    return {
        part.key: part.officer
        for part in about.said
        if part.kind == Kind.RELEASE
        and part.author == asked.party
        and asked.knows(part)
        and _same(part.doc, asked.doc)
        and part.digest == version
    }


SIGNED_ALIKE = ("what", "lines", "language", "seal")
"""What all who sign for one release sign for [RDO-6]."""


def _same(one: Doc, two: Doc) -> bool:
    return all(one.get(name) == two.get(name) for name in SIGNED_ALIKE)


def completes(asked: Asked, about: Sheet) -> bool:
    """Whether with this officer enough persons have signed [RDO-6]."""
    names = {*releasers(asked, about).values(), asked.officer.name}
    keys = {*releasers(asked, about), asked.officer.hash}
    return min(len(names), len(keys)) >= int(asked.profile["release.persons"])


def _against_persons(asked: Asked, about: Sheet) -> Wrong | None:
    done = completes(asked, about)
    if asked.doc["final"] and not done:
        return Wrong(
            "RDO-6",
            f"a release takes {asked.profile['release.persons']} persons",
            "Let another releaser sign.",
        )
    if not asked.doc["final"] and "text" in asked.doc:
        return Wrong("RDO-6", "the text comes with the last signature only", "Sign without it.")
    return None


def joint_text(asked: Asked, ids: list[str], language: str) -> str:
    """The text of a joint readout: its lines in one language, one below the other."""
    found = (asked.line.talks.sheets[bytes.fromhex(part)] for part in ids)
    return "\n".join(line.doc["texts"].get(language, "") for line in found)


def made_text(asked: Asked, contact: Sheet) -> str:
    """The text of a fact or of joint lines that are there, made by rule from what the author had."""
    language = asked.doc.get("language", "en")
    if asked.doc["what"] == "fact":
        return facts.text(known_version(asked, contact).doc, language)
    return joint_text(asked, asked.doc.get("lines", []), language)


def _against_text(asked: Asked, about: Sheet, contact: Sheet) -> Wrong | None:
    """Whether the signature, the last or not, is for the very text that may be public [RDO-6]."""
    doc, is_own = asked.doc, asked.doc["what"] == "own"
    seal = about.doc["seal"] if is_own else plain_seal(made_text(asked, contact))
    if doc["seal"] != seal:
        return Wrong(
            "RDO-6", "the signature is for another text", "Release the text as it stands."
        )
    fault = release_fault(doc)
    return (fault and Wrong("RDO-6", fault, "Release the text as it was.")) or None


RULES: dict[int, Callable[[Asked], Wrong | None]] = {
    Kind.RULE: _rule,
    Kind.CONSENT: _consent,
    Kind.READOUT: _readout,
    Kind.JOINTLINE: _jointline,
    Kind.INITIAL: _initial,
    Kind.BREACH: _breach,
    Kind.RELEASE: _release,
}


def take(asked: Asked, sheet: Sheet, size: int) -> None:
    """Remember a sheet that has its effect; of a readout and a release not its text."""
    if sheet.kind == Kind.JOINTLINE:
        sheet.digest = digest_of(sheet.doc)
    if sheet.kind == Kind.RELEASE and sheet.doc["what"] == "fact" and asked.about is not None:
        sheet.digest = known_version(asked, asked.about).id.hex()
    if sheet.kind in (Kind.READOUT, Kind.RELEASE):
        sheet.doc = {key: part for key, part in sheet.doc.items() if key != "text"}
    talks.take(asked, sheet, size)
    about = asked.about
    if sheet.kind == Kind.CONSENT and about is not None and about.kind == Kind.RULE:
        ruled = asked.line.talks.sheets.get(about.reference or b"")
        if sheet.doc["agree"] and ruled is not None:
            asked.line.talks.rule_agreed(ruled)
    old = asked.line.talks.sheets.get(bytes.fromhex(sheet.doc.get("replaces", "")))
    if old is not None:
        sheet.version = old.version + 1
        talks.replace(old, sheet)
        if sheet.kind == Kind.JOINTLINE:
            old.said.append(sheet)
