# ruff: noqa: INP001  # a script beside the pages that it writes
"""Draw the transition tables of the line: writes states.md beside this file.

    .venv/bin/python docs/rooms/draw.py

Diagrams are Mermaid text, which repositories draw; the same table stands below each in words.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from openline.core.line import states

HERE = Path(__file__).resolve().parent
PAGE = HERE / "states.md"

Table = Mapping[tuple[str, str], str]


def _name(state: str) -> str:
    return state.replace(" ", "_")


def diagram(table: Table, start: str, end: str | None = None) -> list[str]:
    """A state diagram; arrows between the same two states are drawn once, with all events."""
    arrows: dict[tuple[str, str], list[str]] = {}
    for (state, event), after in table.items():
        arrows.setdefault((state, after), []).append(event)
    lines = ["```mermaid", "stateDiagram-v2", "    direction LR"]
    named = dict.fromkeys([*(pair[0] for pair in table), *table.values()])
    lines += [f'    state "{state}" as {_name(state)}' for state in named if " " in state]
    lines.append(f"    [*] --> {_name(start)}")
    for (state, after), events in arrows.items():
        lines.append(f"    {_name(state)} --> {_name(after)}: {', '.join(events)}")
    if end is not None:
        lines.append(f"    {_name(end)} --> [*]")
    return [*lines, "```"]


def grid(
    table: Table, rows: tuple[str, ...], columns: tuple[str, ...], corner: str
) -> list[str]:
    """Every pair of state and event: where it leads, or a dash where it is refused."""
    lines = [f"| {corner} | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for row in rows:
        cells = [table.get((row, column), "-") for column in columns]
        lines.append(f"| **{row}** | " + " | ".join(cells) + " |")
    return lines


def _line_grid() -> list[str]:
    words = {True: "proved", False: "not proved"}
    lines = ["| to them | from them | checks missed | state |", "|---|---|---|---|"]
    for (to_them, from_them, silent), state in states.LINE_STATE.items():
        missed = "too many" if silent else "no"
        lines.append(f"| {words[to_them]} | {words[from_them]} | {missed} | **{state}** |")
    return lines


def _line_diagram() -> list[str]:
    """How the state moves when one of its three facts changes."""
    arrows: dict[tuple[str, str], set[str]] = {}
    names = (("to them", "proved", "lost"), ("from them", "proved", "lost"))
    for facts, state in states.LINE_STATE.items():
        for place in range(3):
            other = list(facts)
            other[place] = not facts[place]
            after = states.LINE_STATE[other[0], other[1], other[2]]
            if after == state:
                continue
            if place == 2:
                word = "a check completes" if facts[2] else "too many checks missed"
            else:
                what, good, bad = names[place]
                word = f"{what} {bad if facts[place] else good}"
            arrows.setdefault((state, after), set()).add(word)
    lines = ["```mermaid", "stateDiagram-v2", "    direction LR", f"    [*] --> {states.DOWN}"]
    for (state, after), words in arrows.items():
        lines.append(f"    {state} --> {after}: {', '.join(sorted(words))}")
    return [*lines, "```"]


def _lights() -> list[str]:
    chain = " --- ".join(states.LIT_BY)
    lines = ["```mermaid", "flowchart LR", f"    {chain}", "```", ""]
    lines += ["| light | lit by |", "|---|---|"]
    for light, cause in states.LIT_BY.items():
        lines.append(f"| **{light}** | {cause or 'nothing in this release'} |")
    return lines


INTRODUCTION = """\
# States, drawn from the tables

Written by [draw.py](draw.py) from [states.py](../../src/openline/core/line/states.py); a test keeps the two together.
Do not edit this page. A dash is a pair that is refused.
"""


def page() -> str:
    """The whole page, as it should stand beside this file."""
    entry = grid(states.ENTRY, states.ENTRY_STATES, states.ENTRY_EVENTS, "place")
    sections = [
        ("A session (LIN-3, LIN-9)", states_of_session()),
        (
            "The line, for each peer (LIN-13)",
            [
                "A direction is *proved* for 20 seconds by a signature over a fresh nonce.",
                "",
                *_line_diagram(),
                "",
                *_line_grid(),
            ],
        ),
        (
            "An entry at one place of a log (REC-2 to REC-4, REC-11)",
            [
                "What comes is judged by `Log.judge`. *Ahead*: it would be next, but names more of our log than we hold.",
                "A fork never moves what was there first; both signed versions are kept beside the log.",
                "",
                *diagram(states.ENTRY, states.ABSENT),
                "",
                *entry,
            ],
        ),
        (
            "Lights (RCT-1)",
            ["The order in which they are shown. None implies another.", "", *_lights()],
        ),
        (
            "Suspension of one kind (RCT-9)",
            [
                "Only `message` and `notice` can be suspended. Only who suspended resumes.",
                "",
                *diagram(states.SUSPENSION, states.PASSES),
                "",
                *grid(
                    states.SUSPENSION,
                    states.SUSPENSION_STATES,
                    states.SUSPENSION_EVENTS,
                    "suspended",
                ),
            ],
        ),
    ]
    parts = [INTRODUCTION]
    parts += ["\n".join(["", f"## {title}", "", *lines, ""]) for title, lines in sections]
    return "".join(parts)


def states_of_session() -> list[str]:
    """The session's diagram and grid."""
    return [
        "A frame where the table has a dash ends the session, as any frame fault does.",
        "",
        *diagram(states.SESSION, states.HELLO_DUE, states.CLOSED),
        "",
        *grid(states.SESSION, states.SESSION_STATES, states.SESSION_EVENTS, "phase"),
    ]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
