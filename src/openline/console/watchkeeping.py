"""The watch of one party: who has it, how it is handed over, what its log says (R96, R97).

It is kept in the daybook, so that a restart of the node changes nothing; the peer is told by the
node's own signed picture at each change, blanked as the profile says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from openline.console import handing_over, watch_keys
from openline.core.base.errors import Fault, Refused
from openline.core.forms.contents import check_language
from openline.core.node.effects import Reply
from openline.core.node.events import Submit
from openline.core.node.state import Line
from openline.runtime.host import Host
from openline.shell import clock
from openline.shell.daybook.procedures import VERSIONS_MAX, Procedures
from openline.shell.daybook.watch_log import WatchLog
from openline.shell.daybook.watches import Handover, OnWatch, Watches

LANGUAGES_MAX = 16
ON_WATCH_MAX = 16  # a watch entry of the record holds so many posts
ROSTER_MAX = 32
NAME_CHARACTERS_MAX = 60
REACH_CHARACTERS_MAX = 200
LOG_CHARACTERS_MAX = 2000
PROCEDURE_CHARACTERS_MAX = 20_000
NODE = "node"


def _text(
    value: str,
    characters_max: int,
    what: str,
    *,
    may_be_empty: bool = False,
    breaks: str = "\n\t",
) -> str:
    """A text that a person typed, without the blanks around it."""
    found = value.strip()
    if not found and not may_be_empty:
        raise Refused("R96", f"{what} is empty", "Write what you want to say.")
    if len(found) > characters_max:
        raise Refused(
            "R96",
            f"{what} has {len(found)} characters, {characters_max} are allowed",
            "Shorten it.",
        )
    if any(not mark.isprintable() and mark not in breaks for mark in found):
        raise Refused("R96", f"{what} has characters that cannot be shown", "Type it again.")
    return found


class Watchkeeping:
    """The watch of a running node."""

    def __init__(
        self,
        host: Host,
        watches: Watches,
        log: WatchLog,
        procedures: Procedures,
        posts: Callable[[], tuple[str, ...]],
    ) -> None:
        """`posts` gives the posts that the settings name."""
        self._host = host
        self._watches = watches
        self._procedures = procedures
        self._posts = posts
        self._over: set[str] = set()  # delegations whose watch has ended since this start
        self._entries_seen = 0
        self.log = log
        self.on_changed: Callable[[], None] = lambda: None
        self.on_ended: Callable[[OnWatch], None] = lambda _watch: None
        self.first_wrong_line = log.first_wrong()

    # --- who is on watch -------------------------------------------------------------------

    @property
    def on_watch(self) -> list[OnWatch]:
        """Who is on watch now."""
        return self._watches.all()

    def of(self, certificate: str) -> OnWatch | None:
        """The watch of one officer, if he is on watch."""
        return next((part for part in self.on_watch if part.certificate == certificate), None)

    @property
    def has_linguist(self) -> bool:
        """Whether somebody on this watch is a qualified linguist."""
        return any(part.linguist for part in self.on_watch)

    def view(self, line_view: dict[str, Any] | None) -> dict[str, Any]:
        """`GET /api/watch`; the peer's side is what its node last signed."""
        told = (line_view or {}).get("watch") or {}
        return {
            "ours": [part.as_dict() for part in self.on_watch],
            "theirs": told.get("theirs"),
            "linguist": self.has_linguist,
            "posts": list(self._posts()),
            "roster": self._watches.roster(),
            "handover": handing_over.view(self._watches.handover()),
            "keys": self.keys_left(),
        }

    def keys_left(self) -> list[dict[str, Any]]:
        """Session keys whose watch is over and that still count: who is on watch may end them."""
        now_ms = clock.now().wall_ms
        return watch_keys.outlived(self._lines(), self.on_watch, self._over, now_ms)

    def start(self, watch: OnWatch) -> None:
        """An officer takes the watch; `since_ms` and `until_ms` of what is given do not count.

        Raises:
            Refused: no such post, languages that are none, or no session key of his that is valid.
        """
        posts = self._posts()
        if watch.post not in posts:
            raise Refused(
                "R96",
                "there is no such post here",
                f"One of: {', '.join(posts) or 'none set'}.",
            )
        if len(watch.languages) > LANGUAGES_MAX:
            raise Refused("R96", "more than 16 languages", "Name those you work in.")
        for language in watch.languages:
            check_language(language)
        others = [part for part in self.on_watch if part.certificate != watch.certificate]
        if len(others) >= ON_WATCH_MAX:
            raise Refused("R96", "16 officers are on watch already", "One of them ends his.")
        now_ms = clock.now().wall_ms
        until_ms = self._until(watch, now_ms)
        before = self.of(watch.certificate)
        since_ms = before.since_ms if before and before.post == watch.post else now_ms
        started = watch._replace(since_ms=since_ms, until_ms=until_ms)
        self._watches.begin(started)
        self._over.discard(started.delegation)
        if before is not None and before.delegation != started.delegation:
            self._over.add(before.delegation)
        linguist = ", linguist" if watch.linguist else ""
        languages = ", ".join(watch.languages) or "no language named"
        self.note(watch.officer, "watch-started", f"{watch.post}; {languages}{linguist}")
        self._changed()

    def _until(self, watch: OnWatch, now_ms: int) -> int:
        """When his session key ends; without one, what the session says."""
        if not watch.delegation:
            return watch.until_ms
        for line in self._lines():
            found = line.delegations.get(bytes.fromhex(watch.delegation))
            if found is None or found.author != line.us or found.ended_at is not None:
                continue
            is_his = found.cert_ref == bytes.fromhex(watch.certificate)[:8]
            if is_his and found.until_ms > now_ms:
                return found.until_ms
        raise Refused(
            "ENV-7",
            "no session key of yours with this delegation is valid",
            "Start the watch again: your passkey signs a new one.",
        )

    def end(self, certificate: str, why: str = "") -> bool:
        """An officer goes off watch; whether he was on it."""
        watch = self.of(certificate)
        if watch is None:
            return False
        self._watches.end(certificate)
        self._over.add(watch.delegation)
        handover = self._watches.handover()
        if handover is not None and handover.certificate == certificate:
            self._watches.close_handover()
            self.note(
                watch.officer, "handover-broken", "the watch ended before it was completed"
            )
        self.note(
            watch.officer, "watch-ended", "; ".join(part for part in (watch.post, why) if part)
        )
        self._changed()
        self.on_ended(watch)
        return True

    def session_ended(self, session: str) -> None:
        """The session of an officer has ended: his watch ends with it."""
        for watch in self.on_watch:
            if watch.session == session:
                self.end(watch.certificate, "the session ended")

    def tick(self) -> None:
        """Once a second: a watch ends with its delegation; a handover lists what came."""
        now_ms = clock.now().wall_ms
        for watch in self.on_watch:
            if watch.until_ms <= now_ms:
                self.end(watch.certificate, "its time was over")
            elif self._is_removed(watch):
                self.end(watch.certificate, "the certificate was ended")
            elif watch.delegation and self._is_undelegated(watch):
                self.end(watch.certificate, "the session key was ended")
        entries = sum(len(line.order) for line in self._lines())
        if entries != self._entries_seen:
            self._entries_seen = entries
            with suppress(Refused):  # none is under way, or too long: who completes it is told
                self._renewed_handover()

    def _is_removed(self, watch: OnWatch) -> bool:
        """Whether the officer's certificate was ended on every line that knew it."""
        mark = bytes.fromhex(watch.certificate)[:8]
        found = [post for line in self._lines() if (post := line.postings[line.us].get(mark))]
        return bool(found) and all(post.removed_at is not None for post in found)

    def _is_undelegated(self, watch: OnWatch) -> bool:
        item = bytes.fromhex(watch.delegation)
        found = [line.delegations[item] for line in self._lines() if item in line.delegations]
        # Nothing found: the node folds anew, or its record was restored; its end by time stands.
        return bool(found) and all(part.ended_at is not None for part in found)

    def _lines(self) -> Iterator[Line]:
        yield from self._host.node.lines.values()

    # --- the peer is told --------------------------------------------------------------------

    def _changed(self) -> None:
        self.tell_node()
        self.on_changed()

    def tell_node(self) -> None:
        """Have the node sign who is on watch; the same picture again makes no entry."""
        manned = [
            [part.post, part.officer, list(part.languages), part.since_ms]
            for part in self.on_watch
        ]
        args = {"manned": manned, "linguist": self.has_linguist}
        for line in self._lines():
            whole = {**args, "line": line.id.hex()}
            try:
                self._host.ask(
                    lambda number, whole=whole: Submit(  # type: ignore[misc]  # its default is its type
                        clock.now(), clock.entropy(), number, "watch-is", whole
                    ),
                    self._answered,
                )
            except Fault as fault:
                self._host.log.warning("watch.not_told", clause=fault.clause)

    def _answered(self, reply: Reply) -> None:
        if reply.fault is not None:
            # Not in step, or no space: the next change, or the next start, tells it again.
            self._host.log.warning("watch.not_told", clause=reply.fault["clause"])

    # --- handover ----------------------------------------------------------------------------

    def open_handover(self, certificate: str, to: str | None) -> None:
        """The officer on watch hands over: what is open goes on the list.

        Raises:
            Refused: he is not on watch, hands over to himself or too much, or one is under way.
        """
        watch = self.of(certificate)
        if watch is None:
            raise Refused(
                "R96", "you are not on watch", "Only who has the watch hands it over."
            )
        handing_over.refuse_to(to, watch.officer, self._names())
        under_way = self._watches.handover()
        if under_way is not None and under_way.certificate != certificate:
            raise Refused(
                "R96",
                f"{under_way.officer} is handing over already",
                "Wait until that is completed, or until it is given up.",
            )
        now_ms = clock.now().wall_ms
        items = handing_over.open_items(self._lines(), now_ms)
        handing_over.refuse_too_many(len(items))
        self._watches.open_handover(Handover(watch.officer, certificate, to, now_ms, items))
        whom = f"to {to}" if to else "to whoever takes it"
        self.note(watch.officer, "handover-opened", f"{whom}; {len(items)} open items")
        self.on_changed()

    def _names(self) -> set[str]:
        """Our officers whose certificates stand."""
        return {
            posting.officer.name
            for line in self._lines()
            for posting in line.postings[line.us].values()
            if posting.removed_at is None
        }

    def give_up_handover(self, officer: str) -> None:
        """The handover under way is given up; who has the watch keeps it."""
        self._handover()
        self._watches.close_handover()
        self.note(officer, "handover-broken", "given up")
        self.on_changed()

    def _handover(self) -> Handover:
        found = self._watches.handover()
        if found is None:
            raise Refused("R96", "no handover is under way", "Who has the watch opens it.")
        return found

    def _renewed_handover(self) -> Handover:
        """The handover under way; what has become open since it was begun is put on its list."""
        found = self._handover()
        came = handing_over.came_since(found, self._lines(), clock.now().wall_ms)
        if came:
            found = found._replace(items=(*found.items, *came))
            self._watches.open_handover(found)
            self.on_changed()
        return found

    def accept(self, officer: str, certificate: str, item: str) -> None:
        """The incoming officer has read one item of the list and takes it over."""
        handover = self._handover()
        handing_over.refuse_other(handover, officer, certificate)
        if all(part.item != item for part in handover.items):
            raise Refused("R96", "this item is not on the list", "Read the list again.")
        self._watches.accept(item, officer, clock.now().wall_ms)
        self.on_changed()

    def complete(self, officer: str, certificate: str) -> None:
        """The incoming officer has accepted all; he has the watch, the outgoing one has it not.

        Raises:
            Refused: he has not accepted all that is open now, or not started his own watch.
        """
        handover = self._renewed_handover()
        handing_over.refuse_other(handover, officer, certificate)
        handing_over.refuse_unread(handover, officer)
        if self.of(certificate) is None:
            raise Refused(
                "R96", "you are not on watch yet", "Start your watch first, then complete."
            )
        self._watches.close_handover()
        said = f"{handover.officer} to {officer}; {len(handover.items)} items accepted"
        self.note(officer, "handover-completed", said)
        if not self.end(handover.certificate, f"handed over to {officer}"):
            self.on_changed()

    # --- log, roster, procedures ---------------------------------------------------------------

    def note(self, officer: str, what: str, text: str) -> None:
        """A line of the watch log that the console writes by itself."""
        self.log.write(clock.now().wall_ms, officer, what, text)

    def write(self, officer: str, text: str) -> dict[str, Any]:
        """A line of the watch log that an officer writes."""
        said = _text(text, LOG_CHARACTERS_MAX, "the line")
        line = self.log.write(clock.now().wall_ms, officer, "note", said)
        return line.as_dict()

    @property
    def roster(self) -> list[dict[str, Any]]:
        """Who is called next."""
        return self._watches.roster()

    def set_roster(self, officer: str, people: list[tuple[str, str]]) -> None:
        """Put another roster in place of this one."""
        if len(people) > ROSTER_MAX:
            raise Refused(
                "R96", "more than 32 people on the roster", "Name those to be called."
            )
        clean = [
            (
                _text(name, NAME_CHARACTERS_MAX, "a name", breaks=""),
                _text(
                    reach,
                    REACH_CHARACTERS_MAX,
                    "how he is reached",
                    may_be_empty=True,
                    breaks="",
                ),
            )
            for name, reach in people
        ]
        self._watches.set_roster(clean)
        self.note(officer, "roster-changed", ", ".join(name for name, _ in clean))
        self.on_changed()

    def procedures(self, kind: str | None = None) -> list[dict[str, Any]]:
        """The procedures in force, or every version of those of one kind."""
        return self._procedures.newest() if kind is None else self._procedures.versions(kind)

    def add_procedure(self, officer: str, kind: str, language: str, text: str) -> int:
        """Write the next version of a procedure; the old ones stay. Its number."""
        if kind not in handing_over.PROCEDURE_KINDS:
            known = ", ".join(sorted(handing_over.PROCEDURE_KINDS))
            raise Refused("R97", "no procedure belongs to this kind", f"One of: {known}.")
        check_language(language)
        said = _text(text, PROCEDURE_CHARACTERS_MAX, "the procedure")
        if self._procedures.count() >= VERSIONS_MAX:
            raise Refused(
                "R97", "20000 versions are kept, no more are", "Ask for a new daybook."
            )
        now_ms = clock.now().wall_ms
        version = self._procedures.add(kind, language, said, now_ms, officer)
        self.note(officer, "procedure-written", f"{kind}, {language}, version {version}")
        return version
