"""The verbs of talks and readouts, in groups; each module is loaded only when its verb is used."""

from __future__ import annotations

Verb = tuple[str, str, str]

TALKS: tuple[tuple[str, str, tuple[Verb, ...]], ...] = (
    (
        "request",
        "calls and meetings between offices",
        (
            ("make", "openline.cli.talks:request_make", "ask for a call or a meeting"),
            ("reply", "openline.cli.talks:request_reply", "answer a request of theirs"),
            (
                "write",
                "openline.cli.talks:request_write",
                "the points in writing after a decline",
            ),
            ("held", "openline.cli.talks:request_held", "record a contact by hand"),
            ("holder", "openline.cli.talks:request_holder", "say who holds an office"),
            ("list", "openline.cli.talks:request_list", "requests and their answers"),
            ("contacts", "openline.cli.talks:request_contacts", "contacts recorded by hand"),
            (
                "calendar",
                "openline.cli.talks_files:request_calendar",
                "write all of it as iCalendar",
            ),
            (
                "read",
                "openline.cli.talks_files:request_read",
                "the times that an iCalendar file offers",
            ),
            (
                "sheet",
                "openline.cli.talks_files:request_sheet",
                "the preparation sheet, one page",
            ),
        ),
    ),
    (
        "round",
        "rounds of talks",
        (
            ("make", "openline.cli.talks:round_make", "set down a round, or a new version"),
            ("list", "openline.cli.talks:round_list", "the newest version of each"),
            (
                "sheet",
                "openline.cli.talks_files:request_sheet",
                "the preparation sheet, one page",
            ),
        ),
    ),
    (
        "commitment",
        "who owes what, by when",
        (
            ("make", "openline.cli.talks:commitment_make", "write a commitment down"),
            ("outcome", "openline.cli.talks:commitment_outcome", "say what became of one"),
            ("list", "openline.cli.talks:commitment_list", "the overdue first"),
        ),
    ),
    (
        "briefing",
        "what allies are told; never on the line",
        (
            ("add", "openline.cli.readouts:briefing_add", "note what an ally is to be told"),
            ("done", "openline.cli.readouts:briefing_done", "it was given"),
            ("list", "openline.cli.readouts:briefing_list", "all briefings"),
        ),
    ),
    (
        "readout",
        "what each side says of a contact",
        (
            ("rule", "openline.cli.readouts:readout_rule", "ask what may be said"),
            ("agree", "openline.cli.readouts:readout_agree", "accept or decline what they ask"),
            ("write", "openline.cli.readouts:readout_write", "our own account, sealed"),
            ("line", "openline.cli.readouts:readout_line", "draft a joint line"),
            ("initial", "openline.cli.readouts:readout_initial", "initial a joint line"),
            ("release", "openline.cli.readouts:readout_release", "sign for a release"),
            ("breach", "openline.cli.readouts:readout_breach", "record a breach of the rule"),
            ("list", "openline.cli.readouts:readout_list", "all readouts by contact"),
            (
                "compare",
                "openline.cli.talks_files:readout_compare",
                "two accounts side by side",
            ),
            (
                "glossary",
                "openline.cli.talks_files:readout_glossary",
                "the terms by which accounts are compared",
            ),
            (
                "publish",
                "openline.cli.talks_files:readout_publish",
                "a public page of what is released",
            ),
        ),
    ),
)
