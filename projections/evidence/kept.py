"""A piece of evidence as a rule finds it, and what is promised by an instant."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from domain.facts import Fact
from projections.evidence.appealing import Ruling

DISPUTED_WITHIN = timedelta(days=14)
"""What is disputed later than that counts as it did: else years could be taken back in a minute."""
EARLY = timedelta(days=90)
"""What is done before its day is as fresh, and as open to dispute, as on it, so long at most."""


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
    then. ``dropped``: nothing is expected any more, and that was said in time. What the other side
    ``asked`` of its side speaks for that and not against. ``ruling`` is what it was ruled to be.
    """

    key: str
    side: str
    version: int
    due_at: datetime | None
    done_at: datetime | None = None
    done_version: int = 0
    settled: bool = False
    dropped: bool = False
    asked: bool = False
    confirmed_by: tuple[UUID, ...] = ()
    ruling: Ruling = Ruling()

    @property
    def is_open(self) -> bool:
        """Whether it is still expected."""
        return self.done_at is None and not self.dropped

    def do(self, fact: Fact, *, settled: bool) -> None:
        """Report it done."""
        if self.done_at is None:
            self.done_at, self.done_version = fact.recorded_at, fact.originator_version
            self.settled = settled

    def dispute(self, at: datetime) -> None:
        """The other side does not see it done."""
        if self.done_at and not is_late(at, self.done_at, self.due_at):
            self.undo()

    def undo(self) -> None:
        """It is not done after all."""
        self.done_at, self.done_version, self.settled = None, 0, False

    def drop(self, at: datetime) -> None:
        """Expect it no more, unless its time has passed already."""
        if self.done_at is None and (self.due_at is None or at <= self.due_at):
            self.dropped = True

    def found(self, kept: str, missed: str) -> Iterator[tuple[str, datetime, tuple[int, ...]]]:
        """The rule that applies, when it takes effect, and its sources; nothing while it waits."""
        if self.dropped or self.due_at is None or self.ruling.excludes:
            return
        ends = {"good": kept, "partly": missed, "bad": missed}
        if self.done_at is None or self.done_at > self.due_at:
            if not self.asked:
                yield self.ruling.rule(missed, ends), self.due_at, (self.version,)
        elif self.settled:
            rule = self.ruling.rule(kept, ends)
            yield rule, self.done_at, (self.version, self.done_version)


def is_late(at: datetime, done_at: datetime, due_at: datetime | None = None) -> bool:
    """Whether it is too late to dispute what was said to be done, counted from its day if later."""
    return at - from_its_day(done_at, due_at or done_at) > DISPUTED_WITHIN


def from_its_day(done_at: datetime, due_at: datetime) -> datetime:
    """When something was done; its due day where it was done earlier."""
    return max(done_at, min(due_at, done_at + EARLY))
