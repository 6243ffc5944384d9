"""A piece of evidence as a rule finds it, and what is promised by an instant."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

import msgspec

from domain.facts import Fact


class Finding(msgspec.Struct, frozen=True):
    """One piece of evidence as a rule finds it.

    ``key`` tells it from others of its rule in the record. ``at`` (UTC) is when it takes effect,
    which may lie ahead: what becomes true by time passing. ``severity`` weighs it where its rule
    asks. ``sources`` are versions of facts of the record. ``confirmed_by`` are people of the other
    side. ``lag`` is in seconds. ``dimension`` is named where its rule leaves it to the facts.
    ``fades_from`` is when it begins to weigh less, where that is another time than ``at``.
    ``appeal`` is the one whose ruling put it under this rule.
    """

    rule: str
    side: str
    at: datetime
    sources: tuple[int, ...]
    key: str = ""
    severity: str = ""
    confirmed_by: tuple[UUID, ...] = ()
    lag: int | None = None
    dimension: str = ""
    fades_from: datetime | None = None
    appeal: UUID | None = None


class Due(msgspec.Struct):
    """Something promised by an instant (UTC). ``version`` is the fact that promised it.

    ``done_at`` is when it was reported done; where the other side has a say, it is ``settled`` only
    then. ``dropped``: nothing is expected any more, and that was said in time.
    """

    key: str
    side: str
    version: int
    due_at: datetime | None
    done_at: datetime | None = None
    done_version: int = 0
    settled: bool = False
    dropped: bool = False
    confirmed_by: tuple[UUID, ...] = ()

    def do(self, fact: Fact, *, settled: bool) -> None:
        """Report it done."""
        if self.done_at is None:
            self.done_at, self.done_version = fact.recorded_at, fact.originator_version
            self.settled = settled

    def undo(self) -> None:
        """It is not done after all."""
        self.done_at, self.done_version, self.settled = None, 0, False

    def drop(self, at: datetime) -> None:
        """Expect it no more, unless its time has passed already."""
        if self.done_at is None and (self.due_at is None or at <= self.due_at):
            self.dropped = True

    def found(self, kept: str, missed: str) -> Iterator[tuple[str, datetime, tuple[int, ...]]]:
        """The rule that applies, when it takes effect, and its sources; nothing while it waits."""
        if self.dropped or self.due_at is None:
            return
        in_time = self.done_at is not None and self.done_at <= self.due_at
        if not in_time:
            yield missed, self.due_at, (self.version,)
        elif self.done_at and self.settled:
            yield kept, self.done_at, (self.version, self.done_version)
