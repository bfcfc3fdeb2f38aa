"""Officers whose keys are not in the home: a passkey and a session key, as a browser has them."""

import functools

from openline.core.base import cose, keys
from openline.core.base.names import ROOT_SIGNED_ROLES
from openline.core.record import act as acts
from openline.core.record.act import Officer
from tests.evidence import forge
from tests.spec import ceremony

SALT = "5a" * 16


class Elsewhere:
    """One officer of a side, certified with a key that only he has."""

    def __init__(self, side, name="Paula", roles=("duty",), *, kind=1, ends_ms=None):
        self.side, self.name = side, name
        self.passkey = forge.Officer(0, name, kind)
        self.session_seed = ceremony.seed(side.name, name, "session")
        self.delegation = ""
        self.officer = _certified(side.name, name, roles, kind, ends_ms)
        self.certificate = self.officer.hash.hex()
        side.does(
            "certify",
            certificate=self.officer.certificate.hex(),
            hash=self.certificate,
            name=name,
        )

    def prepares(self, verb, *, salt=SALT, **args):
        """What the node would record."""
        return self.side.does(
            "prepare", verb=verb, args=args, certificate=self.certificate, salt=salt
        )

    def by_passkey(self, act, **wrong):
        """His own signature over an act's id, as JSON carries it."""
        return _in_hex(self.passkey.passkey(**wrong)(bytes.fromhex(act)))

    def by_session(self, act):
        """The signature of the session key of his watch."""
        signature = keys.ed25519_sign(self.session_seed, acts.ACT_LABEL + bytes.fromhex(act))
        return [2, self.delegation, signature.hex()]

    def sign(self, act):
        """As he signs now: with the key of his watch if he is on one."""
        return self.by_session(act) if self.delegation else self.by_passkey(act)

    def asks(self, verb, *, salt=SALT, signature=None, **args):
        """Prepare, sign, send; the request's number."""
        signed = signature or self.sign(self.prepares(verb, salt=salt, **args)["id"])
        given = {"certificate": self.certificate, "salt": salt, "signature": signed}
        return self.side.asks(verb, **args, **given)

    def does(self, verb, **args):
        """The same, and it must be taken."""
        reply = self.side.replies[self.asks(verb, **args)]
        assert reply.fault is None, reply.fault
        return reply.result

    def goes_on_watch(self, hours=8):
        """His passkey lends its word to a session key; the delegation's id."""
        self.delegation = ""
        key = keys.ed25519_public(self.session_seed).hex()
        until_ms = self.side.now().wall_ms + hours * ceremony.HOUR_MS
        self.delegation = self.does("delegate", key=key, until_ms=until_ms)["id"]
        return self.delegation


def _in_hex(signature):
    return [signature[0], *(part.hex() for part in signature[1:])]


@functools.cache
def _certified(side, name, roles, kind, ends_ms):
    holder = ceremony.party(side)
    draft = Officer(
        *(name, "Watch", roles, tuple(forge.Officer(0, name, kind).pinned())),
        *(ceremony.START_MS - ceremony.DAY_MS, ends_ms, False, 1, b"", b""),
    )
    payload = acts.officer_payload(holder.identity.root_id, draft)
    if ROOT_SIGNED_ROLES & set(roles):
        data = holder.root.sign(acts.AAD_OFFICER, payload)
    else:
        data = cose.sign1(holder.node.registrar, acts.AAD_OFFICER, payload)
    return acts.parse_officer(data, holder.identity)
