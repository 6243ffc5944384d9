"""Random histories and what the real read model of evidence makes of them, in memory."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cache
from random import Random
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Engine, create_engine

from domain.application import Partnerships
from domain.commitments.commands import KeepCommitment, MakeCommitment
from domain.disclosures.commands import AgreeBreach, StateBreach, TellDisclosure
from domain.facts import Fact
from domain.feedback.commands import GiveFeedback
from domain.rule_sets import FIRST
from projections import evidence
from projections.evidence import RULES, Evidence, Item
from projections.rows import Rows
from projections.tables import Viewer
from projections.trust.ledger import BARS, Bar, Ledger
from projections.trust.moments import days
from projections.trust.score import Score
from projections.trust.weighing import Kind, Weighing, weighing
from tests.stories import MemoryLog, Story, tell

STEPS = 70
TOLD = {"what": "Letters went astray.", "affected": "Forty.", "doing_now": "We call them."}
SWAPPED = {"brand": "bpo", "bpo": "brand"}


class History:
    """A random story of two partnerships; ``place`` is the one that is looked at."""

    def __init__(self, seed: int) -> None:
        self.random = Random(f"history {seed}")  # noqa: S311 - no secret; other ids than its own
        self.story: Story = tell(seed, STEPS, chapters=0.15)
        self.place = self.random.choice(self.story.places)
        self.facts = self.story.facts
        self.end = self.facts[-1].recorded_at

    def moment(self) -> datetime:
        """Some moment of the story, as its facts are dated."""
        return self.random.choice(self.facts).recorded_at

    def later(self) -> datetime:
        """Some moment after the story, up to half a year."""
        return self.end + timedelta(days=self.random.choice((0, 1, 20, 60, 180)))

    def telling(self, teller: str, **fields: Any) -> list[Fact]:
        """The facts of one more disclosure, told by the real rules at some moment of the story."""
        at, log = self.moment(), self._log(self.facts)
        told_at = max(at, log.streams[self.place][3].recorded_at)
        ids = {"record_id": self.id(), "command_id": self.id(), "partnership_id": self.place}
        hours = fields.pop("hours", 1)
        seen = told_at - timedelta(hours=hours)
        times = {"occurred_at": seen, "discovered_at": seen}
        command = TellDisclosure(**ids, **TOLD, **times, **fields)
        Partnerships(log, clock=lambda: told_at).perform(command, by=self._lead(teller))
        return log.commits[-1]

    def promise(self, side: str) -> list[Fact]:
        """A promise a side makes and keeps at some moment of the story; nobody else touches it."""
        log, at = self._log(self.facts), self.moment()
        made_at = max(at, log.streams[self.place][3].recorded_at)
        same = {"record_id": self.id(), "partnership_id": self.place}
        due_on = made_at.date() + timedelta(days=2)
        steps = (
            MakeCommitment(**same, command_id=self.id(), text="Say hello.", due_on=due_on),
            KeepCommitment(**same, command_id=self.id(), evidence="We did."),
        )
        for command in steps:
            Partnerships(log, clock=lambda: made_at).perform(command, by=self._lead(side))
        return [fact for commit in log.commits for fact in commit]

    def concern(self, giver: str, dimension: str) -> list[Fact]:
        """A concern told to the other side with an example, which nobody there reads."""
        log, at = self._log(self.facts), self.moment()
        told_at = max(at, log.streams[self.place][3].recorded_at)
        ids = {"record_id": self.id(), "command_id": self.id(), "partnership_id": self.place}
        example = {"basis": "case", "case_on": told_at.date() - timedelta(days=1), "case": "Forty."}
        said = {"kind": "concern", "dimension": dimension, "text": "Letters went astray."}
        command = GiveFeedback(**ids, **said, **example)
        Partnerships(log, clock=lambda: told_at).perform(command, by=self._lead(giver))
        return log.commits[-1]

    def concealed(self, told: list[Fact]) -> list[Fact]:
        """A telling of the other side's problem, and that both leads hold it was concealed."""
        log, at, teller = self._log([*self.facts, *told]), told[-1].recorded_at, told[0].side
        same = {"record_id": told[0].originator_id, "partnership_id": self.place}
        breach = {"kind": "concealed", "severity": "low", "reason": "Known."}
        steps = (
            (teller, StateBreach(**breach, command_id=self.id(), **same)),
            (SWAPPED[teller], AgreeBreach(command_id=self.id(), **same)),
        )
        for side, command in steps:
            Partnerships(log, clock=lambda: at).perform(command, by=self._lead(side))
        return [*told, *(fact for commit in log.commits for fact in commit)]

    def id(self) -> UUID:
        """An id nobody has used."""
        return UUID(int=self.random.getrandbits(128), version=4)

    def _log(self, facts: Iterable[Fact]) -> MemoryLog:
        log = MemoryLog()
        for fact in facts:
            log.streams.setdefault(fact.originator_id, []).append(fact)
        return log

    def _lead(self, side: str) -> UUID:
        people = [f for f in self.facts if f.partnership_id == self.place and f.side == side]
        return people[0].actor_id


@contextmanager
def known(facts: Iterable[Fact], batch: int = 500) -> Iterator[Connection]:
    """A connection on which questions of the evidence are answered as these facts make it."""
    numbered = list(enumerate(facts, 1))
    with _engine().connect() as connection:
        for start in range(0, len(numbered), batch):
            rows = Rows(connection, {table: table for table in Evidence.tables})
            Evidence().apply(numbered[start : start + batch], rows)
            rows.flush()
        yield connection  # nothing is committed: the next history finds empty tables


@cache
def _engine() -> Engine:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        for table in Evidence.tables:
            table.create(connection)
    return engine


def ledger_of(facts: Iterable[Fact], place: UUID) -> Ledger:
    """All the evidence of a partnership."""
    with known(facts) as connection:
        return evidence.ledger(connection, place)


def items_at(facts: Iterable[Fact], place: UUID, at: datetime) -> list[Item]:
    """What counted at a moment, in full."""
    with known(facts) as connection:
        found, viewer = evidence.ledger(connection, place), Viewer(place, "brand")
        places = [n for bar in BARS for n in found.counted(bar, days(at), first()).places]
        return evidence.some(connection, viewer, [UUID(str(found.ids[n])) for n in places])


def first() -> Weighing:
    """The first rule set, as the rules and its numbers are now."""
    kinds = {
        name: Kind(rule.indicator, rule.by_severity, rule.cap, rule.alone, rule.breach)
        for name, rule in RULES.items()
    }
    return weighing(kinds, FIRST)


def scores_of(facts: Iterable[Fact], place: UUID, at: datetime) -> dict[Bar, Score]:
    """The scores of a partnership at a moment."""
    return ledger_of(facts, place).scores(days(at), first())


def swapped(facts: Iterable[Fact]) -> list[Fact]:
    """The same history with the sides exchanged."""

    def other(value: Any) -> Any:
        if isinstance(value, str):
            return SWAPPED.get(value, value)
        return tuple(map(other, value)) if isinstance(value, tuple) else value

    return [
        msgspec.structs.replace(
            fact, **{name: other(getattr(fact, name)) for name in fact.__struct_fields__}
        )
        for fact in facts
    ]
