"""How a story is told: moments in working days, names instead of ids, commands in order of time.

A story is data: records by name, each with its steps. A step says when, who, what is asked for,
and with which fields; the fields may hold moments, days, people and names of records, which
become instants, dates and ids when the story is told. Ids follow from names, so that a story told
again to the same store records nothing twice.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple, cast
from uuid import UUID, uuid5

from domain.appeals.commands import appeal_id_of
from domain.application import Partnerships
from domain.calendar import WorkingCalendar
from domain.facts import PORTAL_ID, Side
from domain.partnerships.commands import partnership_id_of
from domain.recognition.ids import preference_id_of
from domain.records import Command
from domain.schedules.record import schedule_id_of
from domain.store import Log
from portal.cli.seed.days import Ago, Almanac, At, Before, Day

_STORIES = UUID("8c0c1a52-3d0e-4a0b-9d64-5f3f2b7c9e11")

PARTNERSHIP = "the partnership"
"""The name of the one record every story has."""


SCHEDULE = "the change schedule"
"""The name of the one record of freezes, whose id follows from the partnership's."""

WISH = "who sees recognition of "
"""What the name of somebody's preference begins with; their own name follows."""


PROMISE, APPEAL = "the promise of ", "the appeal of "
"""What names begin with of records whose ids follow from a step, or from a record and a side."""


class Person(NamedTuple):
    """Somebody in a story: who they are, and when and where they work."""

    name: str
    email: str
    company: str
    works: WorkingCalendar


PORTAL = Person("The portal", "", "", WorkingCalendar(time_zone="America/Chicago"))


class Ref(NamedTuple):
    """The id of a record, place or company, by its name in the story."""

    name: str


class Asked(NamedTuple):
    """The id of the question a named step asked."""

    name: str


@dataclass(frozen=True)
class Step:
    """One thing one person does. ``name`` is what its command id derives from."""

    when: At | Ago
    who: Person
    kind: type[Command]
    fields: dict[str, Any]
    record: str = ""
    name: str = ""


class Story(NamedTuple):
    """The steps in one partnership; its days count where all ``calendars`` are at work."""

    slug: str
    calendars: tuple[WorkingCalendar, ...]
    steps: tuple[Step, ...]


class Moment(NamedTuple):
    """A step that has found its time and become a command."""

    at: datetime
    who: Person
    command: Command


Fields = Callable[..., Step]
"""What a step still needs: the fields of its command."""


def on(
    day: int, clock: str, who: Person, kind: type[Command], *, step: str = "", of: str = ""
) -> Fields:
    """A step ``day`` working days ago; ``of`` names another record, ``step`` the step itself."""
    return _step(At(day, clock), who, kind, step, of)


def just(minutes: int, who: Person, kind: type[Command], *, step: str = "", of: str = "") -> Fields:
    """A step of the last hours."""
    return _step(Ago(minutes), who, kind, step, of)


def promise_of(step: str) -> str:
    """The name of the commitment that was promised in a step of feedback ("record/step")."""
    return PROMISE + step


def appeal_on(name: str, side: Side) -> str:
    """The name of the first appeal of a side on the record of that name."""
    return f"{APPEAL}{side} on {name}"


def record(name: str, *steps: Step) -> tuple[Step, ...]:
    """The steps of one record, each with a name of its own."""
    return tuple(
        replace(step, record=step.record or name, name=f"{name}/{step.name or number}")
        for number, step in enumerate(steps, 1)
    )


def chapter(*records: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps of several records together."""
    return tuple(step for steps in records for step in steps)


class Telling:
    """Turns the steps of one story into commands, and names into ids."""

    def __init__(self, story: Story, now: datetime, ids: dict[Person, UUID]) -> None:
        self.story, self.ids = story, {**ids, PORTAL: PORTAL_ID}
        self.almanac = Almanac(now, story.calendars)
        self.partnership_id = partnership_id_of(story.slug)

    def moments(self) -> Iterator[Moment]:
        """Every step with its time, in the order of the text."""
        for step in self.story.steps:
            yield Moment(self._time(step.when, step.who), step.who, self._command(step))

    def id_of(self, name: str) -> UUID:
        """The id that follows from a name in this story."""
        if name == PARTNERSHIP:
            return self.partnership_id
        if name == SCHEDULE:
            return schedule_id_of(self.partnership_id)
        if name.startswith(WISH):
            [own] = [id for who, id in self.ids.items() if WISH + who.name == name]
            return preference_id_of(self.partnership_id, own)
        if name.startswith(PROMISE):
            return uuid5(self._command_id(name.removeprefix(PROMISE)), "action")
        if name.startswith(APPEAL):
            side, _, about = name.removeprefix(APPEAL).partition(" on ")
            return appeal_id_of(self.id_of(about), cast("Side", side), 1)
        return uuid5(_STORIES, f"{self.story.slug}/{name}")

    def _command(self, step: Step) -> Command:
        return step.kind(
            command_id=self._command_id(step.name),
            partnership_id=self.partnership_id,
            record_id=self.id_of(step.record),
            **{name: self._value(value, step) for name, value in step.fields.items()},
        )

    def _command_id(self, name: str) -> UUID:
        return uuid5(_STORIES, f"{self.story.slug}/step/{name}")

    def _value(self, value: Any, step: Step) -> Any:
        match value:
            case Person() | Ref() | Asked():
                return self._id(value, step)
            case At():
                return self._time(value, step.who)
            case Before():
                return self._time(step.when, step.who) - timedelta(minutes=value.minutes)
            case Day():
                return self.almanac.day(value.day)
            case tuple():
                return tuple(self._value(one, step) for one in value)
        return value

    def _id(self, value: Person | Ref | Asked, step: Step) -> UUID:
        if isinstance(value, Person):
            return self.ids[value]
        if isinstance(value, Ref):
            return self.id_of(value.name)
        return self._command_id(f"{step.name.split('/')[0]}/{value.name}")

    def _time(self, when: At | Ago, who: Person) -> datetime:
        if isinstance(when, Ago):
            return self.almanac.latest(when.minutes, who.works)
        return self.almanac.instant(when, who.works)


def tell(
    log: Log,
    now: datetime,
    stories: Iterable[Story],
    ids: dict[Person, UUID],
    heard: Callable[[Moment], None],
) -> None:
    """Perform all stories, oldest moment first, each at its own time on a clock that is set.

    Raises what a command raises: a story in which something is refused is wrong.
    """
    moments = [moment for story in stories for moment in Telling(story, now, ids).moments()]
    moments.sort(key=lambda moment: moment.at)
    clock = [now]
    partnerships = Partnerships(log, clock=lambda: clock[0])
    known = {**ids, PORTAL: PORTAL_ID}
    for moment in moments:
        clock[0] = moment.at
        partnerships.perform(moment.command, by=known[moment.who])
        heard(moment)


def _step(when: At | Ago, who: Person, kind: type[Command], name: str, of: str) -> Fields:
    return lambda **fields: Step(when, who, kind, fields, of, name)
