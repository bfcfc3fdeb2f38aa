"""/api/acts: an act is prepared by the node, signed by its officer, and recorded (ADR 0024)."""

from __future__ import annotations

import hmac
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Request
from pydantic import BaseModel, ConfigDict, Field

from openline.console import watch_keys
from openline.console.access import Caller, NotAllowed, caller_of, require
from openline.console.asked import Body
from openline.console.encoding import from_base64url
from openline.console.errors import Gone
from openline.console.idempotency import Once, once
from openline.console.preparations import Prepared
from openline.console.rights import OF_VERBS
from openline.console.whole import Console, InConsole
from openline.core.base.errors import Refused
from openline.core.base.keys import ed25519_sign
from openline.core.node.desk_finding import about
from openline.core.record.act import ACT_LABEL
from openline.core.record.envelope import SALT_BYTES
from openline.runtime import arguments, asking, verbs
from openline.shell import clock, home

router = APIRouter(tags=["acts"])
ACT_MS = 10 * 60 * 1000
ASSERTION_BYTES_MAX = 4096
# What an act may name. Files by path, seeds and targets are for the local socket alone.
ARGUMENTS = frozenset(
    {
        *("line", "text", "precedence", "mode", "language", "ref", "item", "meaning", "scope"),
        *("from_ms", "until_ms", "position", "positions", "files", "profile", "key", "index"),
        *("how", "state", "name", "reviewer", "verdict", "what", "every_s", "doc"),
    }
)


class PrepareBody(Body):
    """An act of an officer by its verb and arguments, as the command line names them."""

    verb: str = Field(max_length=40, json_schema_extra={"enum": [*sorted(OF_VERBS)]})
    args: dict[str, Any] = Field(default_factory=dict, max_length=len(ARGUMENTS))


class AssertionParts(BaseModel):
    """The parts of a passkey's assertion, base64url."""

    model_config = ConfigDict(extra="allow")
    authenticatorData: str = Field(max_length=ASSERTION_BYTES_MAX)  # noqa: N815  # WebAuthn's names
    clientDataJSON: str = Field(max_length=ASSERTION_BYTES_MAX)  # noqa: N815
    signature: str = Field(max_length=ASSERTION_BYTES_MAX)


class Credential(BaseModel):
    """A PublicKeyCredential as browsers write it."""

    model_config = ConfigDict(extra="allow")
    id: str = Field(max_length=ASSERTION_BYTES_MAX)
    response: AssertionParts


class ByPasskey(Body):
    """Signed with the officer's own key."""

    type: Literal["passkey"]
    credential: Credential


class BySession(Body):
    """Signed with the session key of this watch."""

    type: Literal["session"]
    delegation: str = Field(pattern=r"^[0-9a-f]{64}$")
    signature: str = Field(max_length=200)


class ByDemo(Body):
    """Signed with the demo key, which lies in the home of a demonstration."""

    type: Literal["demo"]


class SignatureBody(Body):
    """The officer's signature over the id of a prepared act."""

    signature: Annotated[ByPasskey | BySession | ByDemo, Field(discriminator="type")]


def with_files(console: Console, args: dict[str, Any]) -> dict[str, Any]:
    """Name the attachments that were uploaded before, by name and hash.

    Raises:
        Refused: one is not here.
    """
    given = args.pop("files", None)
    if not given:
        return args
    line = console.service.node.line_for(args.get("line"))
    held = console.service.opened.store.attachments(line.id)
    listed = []
    for part in given if isinstance(given, list) else []:
        name, digest = (
            (part.get("name"), part.get("sha256")) if isinstance(part, dict) else ("", "")
        )
        try:
            size = held[bytes.fromhex(str(digest))][1]
        except (KeyError, ValueError):
            raise Refused("ENV-4", "an attachment is not here", "Upload it first.") from None
        listed.append([str(name), size, str(digest)])
    return {**args, "attachments": listed}


def checked(verb: str, given: dict[str, Any]) -> dict[str, Any]:
    """The arguments of an act, each known and of its form.

    Raises:
        Refused: one is not.
    """
    args = {key: value for key, value in given.items() if value is not None}
    unknown = [key for key in args if key not in ARGUMENTS]
    if unknown:
        raise Refused("local", f"unknown argument {unknown[0][:40]!a}", "See /docs.")
    files = args.get("files")
    if files is not None and (not isinstance(files, list) or len(files) > 8):
        raise Refused("local", "files is not of its form", "A list of at most 8.")
    arguments.check(verb, {key: value for key, value in args.items() if key != "files"})
    return args


def refuse_end_of_another(console: Console, caller: Caller, args: dict[str, Any]) -> None:
    """An officer ends his own session keys; on watch also those whose watch is over.

    Raises:
        NotAllowed: another officer's, whose watch would end with it.
    """
    line = console.service.node.line_for(args.get("line"))
    delegation = about(args, line).id
    watch = console.rooms.watch
    is_on_watch = watch.of(caller.certificate) is not None
    is_left = delegation.hex() in {key["delegation"] for key in watch.keys_left()}
    if not watch_keys.is_own(line, delegation, caller.name) and not (is_on_watch and is_left):
        raise NotAllowed(
            "ENV-7",
            "this is no session key of yours",
            "Its officer ends it. Once his watch is over, who has the watch may.",
        )


def salt_for(console: Console, caller: Caller, key: str) -> str:
    """The salt of an act that has a key: the same key makes the same act [ADR 0024]."""
    name = f"{caller.key}\0{key}".encode()
    return hmac.new(console.salt_secret, name, "sha256").digest()[:SALT_BYTES].hex()


@router.post("/api/acts/prepare", status_code=201)
async def prepare(console: InConsole, request: Request, body: PrepareBody) -> dict[str, Any]:
    """Let the node decide an act without recording it; its id is what the officer signs."""
    caller = caller_of(request)
    if body.verb not in OF_VERBS:
        raise Refused("local", "this is no act of an officer", "See /docs.")
    require(caller, OF_VERBS[body.verb])
    if not caller.certificate:
        raise Refused(
            "CER-9", "a program signs nothing in a browser", "Use the endpoints for programs."
        )
    args = with_files(console, checked(body.verb, body.args))
    if body.verb == "undelegate":
        refuse_end_of_another(console, caller, args)
    args = verbs.prepared(console.service, body.verb, args)
    salt = clock.entropy()[:SALT_BYTES].hex()
    asked = {"verb": body.verb, "args": args, "certificate": caller.certificate, "salt": salt}
    if args.get("line"):
        asked["line"] = args["line"]
    found = await asking.ask(console.service, "prepare", asked)
    expires = clock.now().wall_ms + ACT_MS
    console.preparations.put(
        found["id"], Prepared(body.verb, args, caller.certificate, salt, expires)
    )
    return {**found, "expires": expires}


@router.post("/api/acts/{act}/signature", status_code=201)
async def sign(
    console: InConsole,
    request: Request,
    act: Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")],
    body: SignatureBody,
    key: Annotated[Once, Depends(once)],
) -> Any:
    """Record a prepared act with its officer's signature; twice is once."""
    caller = caller_of(request)

    async def record() -> dict[str, Any]:
        try:
            found = console.preparations.get(act, caller.certificate, clock.now().wall_ms)
        except Gone:
            known = _recorded(console, act, caller.certificate)
            if known is None:
                raise
            return known
        # A watch may have begun with that key meanwhile; what is recorded already is answered.
        if found.verb == "undelegate" and _recorded(console, act, caller.certificate) is None:
            refuse_end_of_another(console, caller, found.args)
        signature = signature_parts(console, caller, act, body)
        asked = {**found.args, "certificate": caller.certificate, "salt": found.salt}
        result = await asking.ask(
            console.service, found.verb, {**asked, "signature": signature}
        )
        if found.verb == "undelegate":
            console.rooms.watch.tick()  # whose watch it was: not always the caller's
        return result

    return await key.run(caller, record)


def _recorded(console: Console, act: str, certificate: str) -> dict[str, Any] | None:
    """The answer to an act of this officer that is in the record: what prepared it may be forgotten."""
    for line in console.service.node.lines.values():
        item = line.items.get(bytes.fromhex(act))
        is_his = item is not None and item.author == line.us
        if item is not None and is_his and item.cert_ref.hex() == certificate[:16]:
            return {"id": act, "serial": item.serial}
    return None


def signature_parts(
    console: Console, caller: Caller, act: str, body: SignatureBody
) -> list[Any]:
    """A signature of ENV-7 in hex.

    Raises:
        Refused: not of its form, or a demo key outside the demonstration.
    """
    given = body.signature
    if isinstance(given, ByPasskey):
        parts = given.credential.response
        texts = (parts.authenticatorData, parts.clientDataJSON, parts.signature)
        return [1, *(from_base64url(text).hex() for text in texts)]
    if isinstance(given, BySession):
        watch_keys.refuse_over(console.rooms.watch.of(caller.certificate), given.delegation)
        return [2, given.delegation, from_base64url(given.signature).hex()]
    if not caller.is_demo:
        raise Refused("demo", "a demo key signs in the demonstration only", "Use your own key.")
    seeds = home.officer_seeds(console.service.opened.paths)
    posting = console.access.posting(caller.certificate, clock.now().wall_ms)
    seed = seeds.get(posting.officer.key[1]) if posting is not None else None
    if seed is None:
        raise Refused("demo", "the demo key is not in this home", "Start the demo again.")
    return [0, ed25519_sign(seed, ACT_LABEL + bytes.fromhex(act)).hex()]
