"""The entry point: every verb of the contract, loaded only when it is used."""

from __future__ import annotations

import sys

from cyclopts import App
from cyclopts.exceptions import CycloptsError

from openline import __version__
from openline.cli.talks_verbs import TALKS

COMMANDS: tuple[tuple[str, str, str], ...] = (
    ("init", "openline.cli.ceremony:init", "make the home of a node"),
    ("card", "openline.cli.ceremony:card", "write this party's card"),
    (
        "identity",
        "openline.cli.ceremony:identity",
        "the fingerprint that readers of the public page compare",
    ),
    ("run", "openline.cli.running:run", "run the node of a home"),
    ("demo", "openline.cli.running:demo", "two parties on this machine, a story to follow"),
    ("status", "openline.cli.reading:status", "the state of the node and its lines"),
    ("items", "openline.cli.reading:items", "what was said, oldest first"),
    (
        "attachment",
        "openline.cli.reading:attachment",
        "write an attachment of an item to a file",
    ),
    ("send", "openline.cli.acting:send", "send a message"),
    ("send-stop", "openline.cli.acting:send_stop", "send STOP: it passes everything else"),
    ("stop", "openline.cli.acting:stop", "explains `run` and `send-stop`"),
    ("ack", "openline.cli.acting:ack", "acknowledge an item: read, not agreed"),
    ("answer", "openline.cli.acting:answer", "answer an item with one of six meanings"),
    ("cancel", "openline.cli.acting:cancel", "cancel an item of ours"),
    ("correct", "openline.cli.acting:correct", "correct an item of ours"),
    ("repeat", "openline.cli.acting:repeat", "send ours again, or ask for theirs again"),
    ("suspend", "openline.cli.acting:suspend", "suspend kinds of items on the line"),
    ("resume", "openline.cli.acting:resume", "resume what this party suspended"),
    ("check", "openline.cli.acting:check", "run a line check now"),
    ("translate", "openline.cli.watchkeeping:translate", "put a translation beside an item"),
    ("read-back", "openline.cli.watchkeeping:read_back", "read a position of theirs back"),
    ("confirm", "openline.cli.watchkeeping:confirm", "answer a read-back of ours"),
    ("effect", "openline.cli.watchkeeping:effect", "say whether it has taken effect"),
    ("schedule", "openline.cli.watchkeeping:schedule", "put something on both schedules"),
    ("evidence", "openline.cli.reading:evidence", "write what proves one item to a stranger"),
    ("verify", "openline.cli.reading:verify", "check an evidence file offline"),
    ("generation", "openline.cli.roots:generation", "begin a new generation of our log"),
    (
        "restored",
        "openline.cli.roots:restored",
        "say that this home was restored from a copy",
    ),
    (
        "console-cert",
        "openline.cli.console:console_cert",
        "the certificate by which browsers elsewhere open the console",
    ),
    ("simulate", "openline.cli.running:simulate", "two nodes in one deterministic world"),
)
GROUPS: tuple[tuple[str, str, tuple[tuple[str, str, str], ...]], ...] = (
    (
        "line",
        "found and change a line",
        (
            ("propose", "openline.cli.ceremony:propose", "draft a line with a peer's card"),
            ("accept", "openline.cli.ceremony:accept", "sign a peer's draft"),
            ("open", "openline.cli.ceremony:open_line", "open a signed line"),
            ("amend", "openline.cli.acting:amend", "propose or accept a new profile"),
            ("profile", "openline.cli.reading:profile", "all settings of a profile"),
        ),
    ),
    (
        "officer",
        "the officers of this party",
        (
            ("add", "openline.cli.officers:officer_add", "certify an officer"),
            ("link", "openline.cli.officers:officer_link", "a one-time link for a passkey"),
            ("list", "openline.cli.reading:officer_list", "who may do what"),
            ("remove", "openline.cli.officers:officer_remove", "end an officer's certificate"),
        ),
    ),
    (
        "root",
        "the party root",
        (
            ("export", "openline.cli.roots:root_export", "take the root out of the home"),
            (
                "sign",
                "openline.cli.roots:root_sign",
                "sign a request with the root elsewhere",
            ),
        ),
    ),
    (
        "record",
        "the record",
        (
            ("verify", "openline.cli.reading:record_verify", "check every stored byte"),
            (
                "digest",
                "openline.cli.reading:record_digest",
                "six words both watches can compare",
            ),
            ("compare", "openline.cli.reading:record_compare", "find the first difference"),
        ),
    ),
    (
        "bundle",
        "carry the line by hand",
        (
            ("export", "openline.cli.acting:bundle_export", "write what the peer lacks"),
            ("import", "openline.cli.acting:bundle_import", "take a bundle of the peer"),
        ),
    ),
    (
        "route",
        "the addresses of this party",
        (
            ("list", "openline.cli.acting:route_list", "addresses of both parties"),
            ("add", "openline.cli.acting:route_add", "tell the peer one more address"),
            ("remove", "openline.cli.acting:route_remove", "take one address back"),
        ),
    ),
    (
        "token",
        "tokens of programs that use the API",
        (
            ("add", "openline.cli.tokens:token_add", "make a token; printed once"),
            ("list", "openline.cli.tokens:token_list", "the tokens and their rights"),
            ("revoke", "openline.cli.tokens:token_revoke", "end a token"),
        ),
    ),
    (
        "contacts",
        "the ledger of contacts",
        (
            ("import", "openline.cli.contacts:import_", "put a file of contacts on the ledger"),
            ("list", "openline.cli.contacts:list_", "the contacts, oldest first"),
            ("since", "openline.cli.contacts:since", "what came before, and how long ago"),
            ("check", "openline.cli.contacts:check", "hold what is claimed against the ledger"),
            ("silence", "openline.cli.contacts:silence", "how long each level has been silent"),
            ("owed", "openline.cli.contacts:owed", "what was agreed and is not done"),
            ("figures", "openline.cli.contacts:figures", "contacts a year by level"),
            ("levels", "openline.cli.contacts:levels", "levels, and days of their silence"),
            ("timeline", "openline.cli.contacts:timeline", "draw the contacts as an SVG"),
            ("compare", "openline.cli.contacts:compare", "two accounts side by side"),
            ("read", "openline.cli.contacts:read", "what a press text says of contacts"),
            (
                "in-force",
                "openline.cli.ledgers:in_force",
                "is the line in force? from the record",
            ),
        ),
    ),
    (
        "bench",
        "measure",
        (
            ("line", "openline.cli.running:bench_line", "two nodes on this machine"),
            ("record", "openline.cli.running:bench_record", "the record by itself"),
            ("http", "openline.cli.running:bench_http", "the HTTP API of two nodes"),
            ("contacts", "openline.cli.contacts:bench", "ledgers of contacts"),
        ),
    ),
)


def make_app() -> App:
    """The program with all its verbs."""
    app = App(
        name="openline",
        help="The line that forces which do not trust each other keep open.",
        version=__version__,
    )
    for name, target, text in COMMANDS:
        app.command(target, name=name, help=text)
    for group, text, verbs in (*GROUPS, *TALKS):
        sub = App(name=group, help=text)
        for name, target, words in verbs:
            sub.command(target, name=name, help=words)
        app.command(sub)
    return app


def main() -> None:
    """Run one command; exit 0, 1 (refused or a failed check) or 2 (usage)."""
    from openline.cli.output import USAGE, refuse, refusing

    try:
        with refusing():
            make_app()(sys.argv[1:], exit_on_error=False, print_error=True)
    except UnicodeEncodeError as fault:
        # An argument is bytes to the system; what is none of a text cannot be asked for or kept.
        what, step = "an argument is not UTF-8", "Type it again, in a terminal of UTF-8."
        if not any("\udc80" <= letter <= "\udcff" for letter in "".join(sys.argv)):
            if fault.encoding == "utf-8":
                raise
            what = f"this terminal cannot show the answer: it is set to {fault.encoding}"
            step = "Ask again in a terminal of UTF-8, or with PYTHONIOENCODING=utf-8."
        refuse({"blame": "ours", "clause": "local", "what": what, "next": step})
    except CycloptsError:
        print("next step: add --help to the verb to see what it takes.", file=sys.stderr)
        sys.exit(USAGE)
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
