"""Facts in any number: each script is told once by real commands, then copied with other ids.

A copy keeps everything a rule decided; only ids, people, places and times are others. Copies of
many disclosures are woven together by time, as they would come in.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from random import Random
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from benchmarks.places import NAMES, Place, open_place, place_named
from benchmarks.tellings import CLOSING, SCRIPTS, Hence, Named, Said
from domain.application import Partnerships
from domain.facts import PORTAL_ID, Claimed, Fact
from domain.store import Stream

TOLD_AT = datetime(2026, 1, 12, 9, 0, tzinfo=UTC)


@dataclass
class Memory:
    """As much of a log as telling a script needs."""

    commits: list[list[Fact]] = field(default_factory=list)

    def stream(self, record_id: UUID, gt: int = 0) -> Stream:
        """The facts of a record, under a key nobody reads."""
        facts = [f for commit in self.commits for f in commit if f.originator_id == record_id]
        return Stream(facts[gt:], b"key")

    def append(self, facts: Sequence[Fact], _keys: dict[UUID, bytes]) -> int:
        """Keep the facts of one command."""
        self.commits.append(list(facts))
        return self.head()

    def head(self) -> int:
        """How many facts there are."""
        return sum(map(len, self.commits))


TEMPLATE = place_named("template")


@cache
def told(script: int) -> list[list[Fact]]:
    """The facts of a script, command by command."""
    log, now = Memory(), TOLD_AT
    partnerships = Partnerships(log, clock=lambda: now)  # type: ignore[arg-type]
    open_place(partnerships, TEMPLATE)
    before = len(log.commits)
    for number, line in enumerate(SCRIPTS[script]):
        now += timedelta(hours=line.hours)
        ids = {"command_id": _said(number), "partnership_id": TEMPLATE.id}
        fields = {name: _value(value, now) for name, value in line.fields.items()}
        command = line.kind(**ids, record_id=_named(line.about), **fields)
        partnerships.perform(command, by=TEMPLATE.people[line.who])
    return log.commits[before:]


class Copy(NamedTuple):
    """A disclosure to be: so many commands of a script somewhere, the last at ``until``."""

    script: int
    commits: int
    place: Place
    until: datetime
    salt: int

    def moments(self) -> Iterator[tuple[datetime, int]]:
        """When each of its commands is given, and its number."""
        commits = told(self.script)[: self.commits]
        shift = self.until - commits[-1][0].recorded_at
        return ((commit[0].recorded_at + shift, number) for number, commit in enumerate(commits))

    def facts(self, number: int) -> list[Fact]:
        """The facts of one command."""
        commits = told(self.script)
        shift = self.until - commits[self.commits - 1][0].recorded_at
        return copied(commits[number], self.place, shift, self.salt)

    def size(self) -> int:
        """How many facts it has."""
        return sum(map(len, told(self.script)[: self.commits]))


def copied(facts: Sequence[Fact], place: Place, shift: timedelta, salt: int) -> list[Fact]:
    """The same facts, there and then; equal salts give equal ids."""
    ids = {TEMPLATE.people[role]: person for role, person in place.people.items()}
    ids |= {TEMPLATE.id: place.id, TEMPLATE.site_id: place.site_id, PORTAL_ID: PORTAL_ID}

    def other(value: Any) -> Any:
        match value:
            case UUID():
                return ids.get(value) or UUID(int=value.int ^ salt)
            case datetime():
                return value + shift
            case date():
                return value + timedelta(days=shift.days)
            case Claimed():
                return Claimed(value.at + shift, value.precision)
            case tuple():
                return tuple(map(other, value))
        return value

    return [
        type(fact)(**{name: other(getattr(fact, name)) for name in fact.__struct_fields__})
        for fact in facts
    ]


def woven(copies: Sequence[Copy]) -> Iterator[Fact]:
    """The facts of all copies by time, the facts of a command together."""
    moments = [(at, n, number) for n, copy in enumerate(copies) for at, number in copy.moments()]
    moments.sort()
    for _, n, number in moments:
        yield from copies[n].facts(number)


def endless(place: Place, seed: int = 1) -> Iterator[Fact]:
    """Facts of one disclosure after the other, a hundred at a time woven together."""
    random, now = Random(seed), datetime.now(UTC)
    while True:
        scripts = [random.choice(CLOSING) for _ in range(100)]
        copies = [Copy(n, len(told(n)), place, now, random.getrandbits(128)) for n in scripts]
        yield from woven(copies)


def _said(number: int) -> UUID:
    return uuid5(NAMES, f"said {number}")


def _named(name: str) -> UUID:
    return TEMPLATE.site_id if name == "site" else uuid5(NAMES, name)


def _value(value: Any, now: datetime) -> Any:
    match value:
        case Hence():
            moment = now + timedelta(hours=value.hours)
            return moment.date() if value.day else moment
        case Named():
            return _named(value.name)
        case Said():
            return _said(value.line)
    return value
