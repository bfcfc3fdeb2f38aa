"""Receipts: one for each received batch, committed with what it receipts (RCT-3)."""

from __future__ import annotations

from openline.core.node.ledger import Ledger
from openline.core.node.state import Fresh, Line
from openline.core.node.turn import Turn
from openline.core.record.envelope import Kind

RANGES_MAX = 64
EARLY_MAX = 64


def ranges_of(line: Line, party: int, indices: list[int]) -> list[list[int]]:
    """Ascending ranges [from, to) over indices, bridging entries that want no receipt."""
    metas = line.metas[party]
    found: list[list[int]] = []
    for index in sorted(set(indices)):
        if found:
            between = metas[found[-1][1] : index]
            if all(meta.kind == Kind.RCPT for meta in between):
                found[-1][1] = index + 1
                continue
        found.append([index, index + 1])
    return found


def write(turn: Turn, ledger: Ledger, line: Line) -> None:
    """Receipt what this turn made durable; what does not fit waits for the next turn."""
    if line.restored:
        return
    for party, fresh in list(line.fresh.items()):
        if not fresh.indices and not fresh.early and not fresh.aside:
            continue
        log = line.logs[party]
        gapless = [index for index in fresh.indices if index < log.size]
        # An early entry whose gap closed in the same turn is receipted by its range.
        gapless += [index for index, _ in fresh.early if index < log.size]
        early = [part for part in fresh.early if part[0] >= log.size]
        ranges = ranges_of(line, party, gapless)
        # Of a branch that is not held, each is named by its leaf, whatever its index.
        early = fresh.aside + early
        now, now_early = ranges[:RANGES_MAX], early[:EARLY_MAX]
        if now or now_early:
            listed = [[index, leaf] for index, leaf in now_early]
            ledger.append(turn, line, Kind.RCPT, [log.generation, now, listed])
            _raise_band(line, party, now, now_early)
        rest = [index for part in ranges[RANGES_MAX:] for index in range(*part)]
        later = early[EARLY_MAX:]
        aside = [part for part in later if part in fresh.aside]
        line.fresh[party] = Fresh(rest, [part for part in later if part not in aside], aside)


def _raise_band(
    line: Line, party: int, ranges: list[list[int]], early: list[tuple[int, bytes]]
) -> None:
    """A receipt goes with the highest precedence it receipts [LIN-10]."""
    metas = line.metas[party]
    bands = [metas[index].band for part in ranges for index in range(part[0], part[1])]
    bands += [
        line.early[party][index][2].band for index, _ in early if index in line.early[party]
    ]
    band = min(bands, default=4)
    own = line.metas[line.us][-1]
    if band < own.band:
        own.band = band
        for peer in line.peers.values():
            peer.outbox.put_again(own.index, band)
