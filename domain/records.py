"""What every record shares: it decides above and evolves below, is talked about and corrected.

A record's state keeps only what a later guard needs. Decisions are functions
``decide(record, command, by)`` that check the rules and call ``record.happened``; ``evolve``
applies a fact and checks nothing, because history is not open to refusal.
"""

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, Protocol, Self, TypeVar
from uuid import UUID

import msgspec
from annotated_types import MaxLen, MinLen

from domain.calendar import WorkingCalendar
from domain.facts import (
    SIDES,
    ActingSide,
    Audience,
    Ball,
    Commented,
    Fact,
    Naming,
    NoSuchRecord,
    NotAllowed,
    OutOfDate,
    RuleBroken,
    Side,
    TextCorrected,
    counts_for,
    personal_fields,
    speaker_of,
)
from domain.permissions import PERMISSIONS, Role, permits
from domain.terms import Terms

Words = Annotated[str, MinLen(1), MaxLen(4000)]
"""Text a person must give."""

MaybeWords = Annotated[str, MaxLen(4000)]
"""Text a person may leave empty."""


T = TypeVar("T")
R = TypeVar("R", bound="Record")

FIRST_YEAR, LAST_YEAR = 1970, 2100

BY_POLICY = {"by_policy": True}
"""Metadata of a command's field that only a policy may set: no form and no API reads it."""


@dataclass(frozen=True, kw_only=True)
class Command:
    """An intention of one person about one record, carrying an id chosen by the caller.

    ``seen`` is how many facts of the record the person could see when they decided (comments
    left out); a decision with ``seen`` is refused when more has happened since.
    """

    ACTION: ClassVar[str]

    command_id: UUID
    partnership_id: UUID
    record_id: UUID
    seen: int | None = None


class Written(NamedTuple):
    """Who wrote the texts of a fact, for which side, who reads them, and their fields."""

    actor_id: UUID
    side: ActingSide
    audience: Audience
    fields: tuple[str, ...]


class Member(NamedTuple):
    """A person's place in a partnership."""

    side: Side
    role: Role


class Look(Protocol):
    """Another record as it stands now, to be read; a new one where there is none."""

    def __call__(self, kind: type[R], record_id: UUID, /) -> R: ...


@dataclass(frozen=True)
class By:
    """Who acts, for which side, with which role, when, and under which agreed terms.

    ``members`` are the people who take part now, ``teams`` the names of teams, ``sites`` and
    ``team_sides`` whose each is, all by id. A decision that rests on what ``look`` shows must write
    to that record too, by a policy, or it would not notice somebody else writing there meanwhile.
    """

    person_id: UUID
    side: Side
    role: Role
    at: datetime
    terms: Terms
    calendars: Mapping[Side, WorkingCalendar]
    acting_side: ActingSide
    members: Mapping[UUID, Member]
    teams: Mapping[UUID, str]
    sites: Mapping[UUID, Side]
    look: Look
    team_sides: Mapping[UUID, Side]

    def calendar(self, side: Side) -> WorkingCalendar:
        """The working calendar of ``side``."""
        return self.calendars.get(side, WorkingCalendar())

    def find(self, kind: str, record_id: UUID) -> "Record | None":
        """A record of the kind of that name which both sides can see, or ``None``."""
        known = next((each for each in Record.__subclasses__() if kind == each.KIND), None)
        try:
            found = self.look(known, record_id) if known else None
        except NoSuchRecord:
            return None  # another partnership's: nobody learns that there is one
        there = found and found.version and kind == found.KIND and found.audience == "shared"
        return found if there else None


Decision = Callable[[Any, Any, By], None]


class Doing(NamedTuple):
    """Everything that can be done to one kind of record.

    ``handlers`` are the commands of people and how each is decided; ``follow_ups`` only policies
    send. ``beginners`` may be the first of a record, ``operators`` may be sent by the portal.
    """

    record: "type[Record]"
    handlers: Mapping[type[Command], Decision]
    follow_ups: Mapping[type[Command], Decision] = {}
    beginners: tuple[type[Command], ...] = ()
    operators: tuple[type[Command], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Comment(Command):
    """Say something about a record, to both sides or to one's own."""

    ACTION = "records.comment"

    text: Words
    to: Literal["shared", "own_side"] = "shared"


@dataclass(frozen=True, kw_only=True)
class CorrectText(Command):
    """Supersede a text one's own side wrote. Refused for texts of the other side."""

    ACTION = "records.correct"

    corrects: int
    field: str
    text: Words
    reason: Words


class Record:
    """The base of every record: identity, version, stage, ball, and what just happened.

    ``PERSONAL_WORDS`` says that only whoever wrote a text of it may correct it, and that there are
    no notes for one side: it is between people rather than between companies.
    """

    KIND: ClassVar[str]
    PERSONAL_WORDS: ClassVar[bool] = False

    def __init__(self, record_id: UUID) -> None:
        self.id = record_id
        self.version = 0
        self.partnership_id: UUID | None = None
        self.stage = ""
        self.ball: Ball = "nobody"
        self.told = False
        self.audience: Audience = "shared"
        self.named: frozenset[UUID] = frozenset()
        self.command_ids: set[UUID] = set()
        self.texts: dict[int, Written] = {}
        self.settled_texts: set[int] = set()
        self.new: list[Fact] = []
        self._counts: dict[Side, int] = {"brand": 0, "bpo": 0}

    @property
    def owner_side(self) -> Side | None:
        """The side the record belongs to; ``None`` where it belongs to both."""
        return None

    def evolve(self, fact: Fact) -> None:
        """Apply a fact of this record's own kinds. Knows no refusal."""
        raise NotImplementedError

    def corrected(self, fact: TextCorrected) -> None:
        """Apply a correction, where a later fact carries the text on. Knows no refusal."""

    def replay(self, facts: list[Fact]) -> Self:
        """Apply stored facts, oldest first."""
        for fact in facts:
            self._apply(fact)
        return self

    def fork(self) -> Self:
        """A record of its own that stands where this one does: what happens to it stays there."""
        forked = copy(self)
        for name, value in vars(self).items():
            if isinstance(value, (dict, list, set)):
                setattr(forked, name, copy(value))
        return forked

    def happened(self, kind: type[Fact], command: Command, by: By, /, **fields: Any) -> Fact:
        """Record that something happened, with the stage and ball that follow from it.

        ``audience`` may be given among ``fields``; otherwise it is the record's own.
        """
        before = (self.stage, self.ball)
        fact = kind(
            originator_id=self.id,
            originator_version=self.version + 1,
            partnership_id=command.partnership_id,
            command_id=command.command_id,
            actor_id=by.person_id,
            side=by.acting_side,
            audience=fields.pop("audience", self.audience),
            recorded_at=by.at,
            **fields,
        )
        self._apply(fact)
        if before != (self.stage, self.ball):
            fact = msgspec.structs.replace(fact, stage=self.stage, ball=self.ball)
        self.new.append(fact)
        return fact

    def admit(self, command: Command, by: By) -> None:
        """Refuse what the table of permissions or an out-of-date page forbids.

        Raises NotAllowed for the role, RuleBroken for the wrong side, NoSuchRecord for a record
        only the other side may know of.
        """
        permission = PERMISSIONS[command.ACTION]
        _check_dates(command)
        if not self.is_open_to(by):
            raise NoSuchRecord
        if not permits(command.ACTION, by.role):
            raise NotAllowed(f"Your role ({by.role}) does not {permission.words}.")
        owner = self.owner_side
        if owner and permission.whose == "owner" and by.side != owner:
            raise RuleBroken("This is for the other side to do: the record is theirs.")
        if owner and permission.whose == "other" and by.side == owner:
            raise RuleBroken(
                "This is for the other side to do, not for the side the record belongs to."
            )

    def is_open_to(self, by: By) -> bool:
        """Whether the person may know of this record."""
        return self.audience in ("shared", by.acting_side) or by.person_id in self.named

    def seen_by(self, side: Side) -> int:
        """How many facts of this record ``side`` can see, talk left out."""
        return self._counts[side]

    def check_seen(self, facts: list[Fact], command: Command, by: By) -> None:
        """Raise OutOfDate if ``command`` was decided before the latest visible fact."""
        if command.seen is None or command.seen >= self.seen_by(by.side):
            return
        visible = [fact for fact in facts if counts_for(fact, by.side)]
        raise OutOfDate(visible[command.seen :])

    def _apply(self, fact: Fact) -> None:
        self.version = fact.originator_version
        self.partnership_id = fact.partnership_id
        self.command_ids.add(fact.command_id)
        for side in SIDES:
            self._counts[side] += counts_for(fact, side)
        if fields := personal_fields(type(fact)):
            written = Written(*speaker_of(fact), fact.audience, fields)
            self.texts[fact.originator_version] = written
        if isinstance(fact, Naming):
            self.audience, self.named = fact.audience, frozenset(fact.named)
        if isinstance(fact, TextCorrected):
            self.corrected(fact)
        elif not isinstance(fact, Commented):
            self.evolve(fact)


def _check_dates(command: Command) -> None:
    """Refuse dates nobody means, and which some clocks and databases could not show again."""
    for field in fields(command):
        value = getattr(command, field.name)
        year = value.year if isinstance(value, date) else FIRST_YEAR
        if not FIRST_YEAR <= year <= LAST_YEAR:
            between = f"Choose a date between {FIRST_YEAR} and {LAST_YEAR}."
            raise RuleBroken(between, field.name)


def comment(record: Record, command: Comment, by: By) -> None:
    """Add a comment; on a draft only the own side can be addressed."""
    must(
        command.to == "shared" or not record.PERSONAL_WORDS,
        "Whoever reads this record reads its comments: there are none for one side.",
        "to",
    )
    audience = record.audience if record.audience != "shared" else command.to
    record.happened(
        Commented,
        command,
        by,
        comment_id=command.command_id,
        record_kind=record.KIND,
        text=command.text,
        audience=by.side if audience == "own_side" else audience,
    )


def correct_text(record: Record, command: CorrectText, by: By) -> None:
    """Supersede a text of one's own side; the original is kept."""
    nothing = Written(by.person_id, "portal", "shared", ())
    written = record.texts.get(command.corrects, nothing)
    if command.field not in written.fields or not _reads(record, written, by):
        raise RuleBroken("There is no such text to correct.")
    must(
        command.corrects not in record.settled_texts,
        "The other side has agreed to these words: they can no longer be corrected. "
        "You can comment on them.",
    )
    if written.side != by.side:
        raise RuleBroken("Only the side that wrote a text can correct it. You can comment on it.")
    if record.PERSONAL_WORDS and written.actor_id != by.person_id:
        raise RuleBroken("Only who wrote these words can correct them. You can comment on them.")
    record.happened(
        TextCorrected,
        command,
        by,
        record_kind=record.KIND,
        corrects=command.corrects,
        field=command.field,
        text=command.text,
        reason=command.reason,
        audience=record.audience if record.named else written.audience,
    )


def _reads(record: Record, written: Written, by: By) -> bool:
    if written.audience == "named":
        return by.person_id in record.named or by.person_id == written.actor_id
    return written.audience in ("shared", by.side) or by.person_id in record.named


def present(value: T | None, sentence: str) -> T:
    """``value``, or a refusal with ``sentence`` where there is none."""
    if value is None:
        raise RuleBroken(sentence)
    return value


def must(condition: object, sentence: str, field: str | None = None) -> None:
    """Refuse with ``sentence`` unless ``condition`` holds."""
    if not condition:
        raise RuleBroken(sentence, field)
