"""From samples to figures: one flat list a pair, the same names for every kind of pair."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator, Sequence

from openline.bench.sheet import BLOCK_COUNT, Plan, Sheet

Figure = float | bool | None
Figures = dict[str, Figure]
STAGES = ("accept", "deliver", "acked")


def percentile(values: Sequence[float], share: float) -> float | None:
    """The smallest value that at least this share of the values does not exceed."""
    if not values:
        return None
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, -int(-share * len(ordered) // 1) - 1))]


def median(values: Iterable[float]) -> float | None:
    """The median, if there is anything."""
    found = list(values)
    return statistics.median(found) if found else None


def figures_of(sheet: Sheet, plan: Plan) -> Figures:
    """All figures of a pair; None where nothing was measured."""
    found = {
        **dict(_speed(sheet, plan)),
        **dict(_costs(sheet)),
        **dict(_flash(sheet)),
        **dict(_starts(sheet)),
    }
    for count in plan.catch_ups:
        found.update(_catch_up(sheet, count))
    return {name: _short(value) for name, value in found.items()}


def _speed(sheet: Sheet, plan: Plan) -> Iterator[tuple[str, Figure]]:
    for chars in plan.sizes_chars:
        blocks = sheet.blocks[chars]
        latencies = [one for block in blocks for one in block.latencies]
        for index, stage in enumerate(STAGES):
            for share in (50, 95, 99):
                values = [one[index] for one in latencies]
                yield f"{stage}_{chars}c_p{share}_ms", percentile(values, share / 100)
        yield f"cpu_single_{chars}c_ms", median(block.cpu_ms / BLOCK_COUNT for block in blocks)
    yield "acked_rate_per_s", median(burst.acked_per_s for burst in sheet.bursts)
    yield "delivered_rate_per_s", median(burst.delivered_per_s for burst in sheet.bursts)
    yield "cpu_burst_ms", median(burst.cpu_ms / plan.burst_count for burst in sheet.bursts)


def _costs(sheet: Sheet) -> Iterator[tuple[str, Figure]]:
    single, burst = sheet.costs.get("single"), sheet.costs.get("burst")
    yield "commits_to_ack_count", single.commits_median if single else None
    yield "commits_sender_count", single.commits[0] if single else None
    yield "commits_receiver_count", single.commits[1] if single else None
    yield "commits_burst_count", sum(burst.commits) if burst else None
    for name in ("single", "burst"):
        yield f"fsyncs_{name}_count", sheet.fsyncs.get(name)
    yield "wire_single_bytes", single.wire_bytes if single else None
    yield "wire_burst_bytes", burst.wire_bytes if burst else None
    for when in ("idle", "loaded", "full"):
        yield f"memory_{when}_mb", sheet.memory_mb.get(when)


def _flash(sheet: Sheet) -> Iterator[tuple[str, Figure]]:
    for index, stage in enumerate(STAGES):
        values = {
            state: [one[index] for one in latencies] for state, latencies in sheet.flash.items()
        }
        for state, each in values.items():
            yield f"flash_{state}_{stage}_p50_ms", percentile(each, 0.5)
            yield f"flash_{state}_{stage}_p99_ms", percentile(each, 0.99)
        idle, loaded = (percentile(values[state], 0.99) for state in ("idle", "loaded"))
        yield f"flash_{stage}_times", loaded / idle if idle and loaded else None


def _starts(sheet: Sheet) -> Iterator[tuple[str, Figure]]:
    yield "first_start_linked_s", sheet.start.linked_s if sheet.start else None
    yield "restart_answering_s", median(each.answering_s for each in sheet.restarts)
    yield "restart_linked_s", median(each.linked_s for each in sheet.restarts)
    every = [*sheet.restarts, *sheet.restarts_after.values()]
    yield "retry_longest_s", max((each.retry_s for each in every), default=None)


def _catch_up(sheet: Sheet, count: int) -> Iterator[tuple[str, Figure]]:
    found, name = sheet.catch_ups[count], f"catch_up_{count}"
    yield f"{name}_from_start_s", median(each.from_start_s for each in found)
    yield f"{name}_from_answering_s", median(each.from_answering_s for each in found)
    yield f"{name}_acked_s", median(each.acked_from_answering_s for each in found)
    yield f"{name}_unseen_count", max((each.unseen_count for each in found), default=None)
    for what in ("is_complete", "is_in_order", "is_once"):
        yield f"{name}_{what}", all(getattr(each, what) for each in found) if found else None
    after = sheet.restarts_after.get(count)
    yield f"restart_after_{count}_linked_s", after.linked_s if after else None
    yield f"restart_after_{count}_messages_count", sheet.delivered.get(count)


def _short(value: Figure) -> Figure:
    return value if value is None or isinstance(value, bool | int) else round(value, 4)


def ratios(ours: Figures, floor: Figures) -> dict[str, float]:
    """Ours by the floor's, for every figure that both have."""
    found: dict[str, float] = {}
    for name, value in ours.items():
        base = floor.get(name)
        if isinstance(value, bool) or isinstance(base, bool) or value is None or not base:
            continue
        found[name] = round(value / base, 3)
    return found
