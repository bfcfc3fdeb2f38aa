"""What Prometheus is told: read from the node at each scrape, in a registry of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric

from openline.console import engine
from openline.console.rooms import Rooms
from openline.shell.store import reserve

STATES = ("both_ways", "one_way", "down", "silent")
UNKNOWN = float("nan")  # unknown is not zero


def _number(value: float | None) -> float:
    return UNKNOWN if value is None else float(value)


def _gauge(
    name: str,
    text: str,
    labels: tuple[str, ...],
    rows: Sequence[tuple[tuple[str, ...], float | None]],
) -> GaugeMetricFamily:
    family = GaugeMetricFamily(f"openline_{name}", text, labels=labels)
    for values, number in rows:
        family.add_metric(values, _number(number))
    return family


class _Collector:
    """Reads the node when Prometheus asks."""

    def __init__(self, rooms: Rooms, consoles: Callable[[], int]) -> None:
        self._rooms = rooms
        self._consoles = consoles

    def collect(self) -> Iterator[Metric]:
        """Every metric, as it is now."""
        yield from self._of_lines()
        yield from self._of_items()
        yield from self._of_node()
        yield from self._of_alarms()

    def _of_lines(self) -> Iterator[Metric]:
        peers = [
            (line["id"][:16], peer)
            for line in self._rooms.status["lines"]
            for peer in line["peers"]
        ]
        ways = [
            ((line, peer["party"], way), None if peer[way] is None else int(peer[way]))
            for line, peer in peers
            for way in ("to_them", "from_them")
        ]
        states = [
            ((line, peer["party"], state), float(peer["state"] == state))
            for line, peer in peers
            for state in STATES
        ]
        by_peer = ("line", "peer")
        yield _gauge("line_up", "1 if a direction is proved", (*by_peer, "direction"), ways)
        yield _gauge("line_state", "1 for the state of the line", (*by_peer, "state"), states)
        offsets = [((line, peer["party"]), peer["clock_offset_ms"]) for line, peer in peers]
        yield _gauge("clock_offset_ms", "Their clock minus ours", by_peer, offsets)
        waiting = [((line, peer["party"]), peer["waiting"]) for line, peer in peers]
        yield _gauge("outbox_entries", "Entries that wait for a peer", by_peer, waiting)
        checks = [
            ((line["id"][:16],), (line["last_check"] or {}).get("round_trip_ms"))
            for line in self._rooms.status["lines"]
        ]
        yield _gauge("check_round_trip_ms", "Of the last line check", ("line",), checks)

    def _of_items(self) -> Iterator[Metric]:
        items = self._rooms.counts.items
        whole = [((a, p), float(n)) for (a, p, light), n in sorted(items.items()) if not light]
        lit = [((a, p, light), float(n)) for (a, p, light), n in sorted(items.items()) if light]
        labels = ("author", "precedence")
        yield _gauge("items", "Officers' items in the record", labels, whole)
        yield _gauge("items_lit", "Items by light", (*labels, "light"), lit)

    def _of_node(self) -> Iterator[Metric]:
        service = self._rooms.service
        home = service.opened.paths.home
        for name, text, value in (
            ("seq", "The newest arrival number", service.opened.store.next_seq() - 1),
            ("consoles", "Consoles on the stream", self._consoles()),
            ("disk_free_bytes", "Room on the disk", reserve.free_bytes(home)),
            ("memory_bytes", "Resident memory of the process", engine.memory_bytes()),
            ("uptime_seconds", "Since the console was opened", self._rooms.uptime_ms / 1000),
        ):
            yield _gauge(name, text, (), [((), value)])
        for name, text, total in (
            ("commits", "Transactions since the start", service.commits),
            ("wire_bytes", "Bytes handed to TLS", service.requests.wire_bytes),
            ("cpu_seconds", "CPU time of the process", engine.cpu_seconds()),
        ):
            yield CounterMetricFamily(f"openline_{name}", text, value=float(total))

    def _of_alarms(self) -> Iterator[Metric]:
        view = self._rooms.alarms.view()
        items: dict[tuple[str, ...], float] = {}
        for part in view["items"]:
            which = (part["precedence"], part["mode"], part["state"])
            items[which] = items.get(which, 0) + 1
        conditions: dict[tuple[str, ...], float] = {}
        for part in view["conditions"]:
            key = (part["what"], part["state"])
            conditions[key] = conditions.get(key, 0) + 1
        labels = ("precedence", "mode", "state")
        yield _gauge("alarms", "Items that want a person", labels, list(items.items()))
        yield _gauge("conditions", "Conditions", ("what", "state"), list(conditions.items()))
        manned = len(self._rooms.watch.on_watch)
        yield _gauge("watch_officers", "Officers on watch", (), [((), manned)])


class Metrics:
    """The text that Prometheus reads."""

    def __init__(self, rooms: Rooms, consoles: Callable[[], int]) -> None:
        """`consoles` counts the open streams."""
        self._registry = CollectorRegistry(auto_describe=False)
        self._registry.register(_Collector(rooms, consoles))

    def text(self) -> bytes:
        """All metrics in the text format 0.0.4."""
        return generate_latest(self._registry)
