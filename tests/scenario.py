"""Stories of the domain: given what happened, when somebody asks for something, then what followed.

They go through the real application over a real SQLite file. ``given`` and ``when`` take a class
and its fields, ``record_id`` where it is not the story's own: facts are written, commands done.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Self
from uuid import UUID, uuid4

import pytest

from domain.application import Partnerships
from domain.facts import PORTAL_ID, Fact, RuleBroken
from domain.partnerships.commands import partnership_id_of
from domain.partnerships.events import PartnershipOpened, PersonInvited
from domain.records import Command, Record
from domain.store import create_store, open_log
from domain.terms import Terms

DANA, MARCUS, PRIYA, TOMAS, OLGA, FAY, STEN, SIRI = (UUID(int=0xCA57_0000 + n) for n in range(8))
SEATS = {DANA: ("brand", "lead"), MARCUS: ("brand", "member"), PRIYA: ("bpo", "lead")}
SEATS |= {TOMAS: ("bpo", "member"), OLGA: ("bpo", "observer"), FAY: ("bpo", "frontline")}
OURS, THEIRS = partnership_id_of("nordlicht-acme"), partnership_id_of("sten-and-siri")
NAMES = {"brand_id": UUID(int=1), "brand_name": "Nordlicht"}
NAMES |= {"bpo_id": UUID(int=2), "bpo_name": "Acme Care"}
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # as the working day of both sides begins


class Scenario:
    """One story of Nordlicht (the brand) and Acme Care (the BPO), about the record ``id``."""

    def __init__(self, folder: Path, terms: Terms | None = None) -> None:
        url = f"sqlite:///{folder / uuid4().hex}.db"
        create_store(url)
        self.id, self.now, self.log = uuid4(), MONDAY, open_log(url)
        self.partnerships = Partnerships(self.log, clock=lambda: self.now)
        self._open(OURS, SEATS, terms or Terms())
        self._open(THEIRS, {STEN: ("brand", "lead"), SIRI: ("bpo", "lead")}, Terms())
        self._head = self.log.head()

    def given(self, kind: type[Fact | Command], /, *, by: UUID, **fields: Any) -> Self:
        """Write a fact to the log, or carry out a command, before the story is told."""
        if issubclass(kind, Command):
            return self.when(kind, by=by, **fields)
        fact = self._fact(kind, by, **fields)
        key = self.log.stream(fact.originator_id).key
        self.log.append([fact], {fact.originator_id: key} if key else {})
        return self

    def when(self, kind: type[Command], /, *, by: UUID, **fields: Any) -> Self:
        """Carry out a command; its ids are filled in where the story does not name them."""
        self._head = self.log.head()
        self.partnerships.perform(self.command(kind, **fields), by=by)
        return self

    def then(self, *expected: type[Fact] | tuple[type[Fact], dict[str, Any]]) -> None:
        """These facts happened, in this order, no others; the fields named have these values."""
        happened = self.happened()
        named = [kind if isinstance(kind, tuple) else (kind, {}) for kind in expected]
        assert [type(fact) for fact in happened] == [kind for kind, _ in named]
        for fact, (_, fields) in zip(happened, named, strict=True):
            assert {name: getattr(fact, name) for name in fields} == fields

    def then_nothing(self) -> None:
        """Nothing was recorded."""
        self.then()

    @contextmanager
    def refused(self, match: str = "", kind: type[Exception] = RuleBroken) -> Iterator[None]:
        """What is asked for inside is refused in words that hold ``match``; nothing is recorded."""
        self._head = self.log.head()
        with pytest.raises(kind, match=re.escape(match) or None):
            yield
        self.then_nothing()

    def after(self, **time: float) -> Self:
        """Let time pass: ``after(days=3)``."""
        self.now += timedelta(**time)
        return self

    def day(self, days: float) -> date:
        """The calendar day so many days from now."""
        return (self.now + timedelta(days=days)).date()

    def command(self, kind: type[Command], /, **fields: Any) -> Any:
        """A command about this story's record, unless its fields name another."""
        return kind(
            **{"command_id": uuid4(), "partnership_id": OURS, "record_id": self.id, **fields}
        )

    def happened(self) -> list[Any]:
        """The facts since the last ``when``, in the order of the log."""
        return [fact for _, fact in self.log.after(self._head, 1000)]

    def record(self, kind: type[Record], record_id: UUID | None = None) -> Any:
        """A record as its stored facts make it."""
        return kind(record_id or self.id).replay(self.log.stream(record_id or self.id).facts)

    def _fact(self, kind: type[Fact], by: UUID, **fields: Any) -> Any:
        record_id = fields.pop("record_id", self.id)
        version = len(self.log.stream(record_id).facts) + 1
        usual = {"originator_id": record_id, "originator_version": version, "actor_id": by}
        usual |= {"partnership_id": OURS, "command_id": uuid4(), "recorded_at": self.now}
        usual |= {"side": SEATS.get(by, ("portal",))[0], "audience": "shared"}
        return kind(**{**usual, **fields})

    def _open(self, where: UUID, seats: dict[UUID, tuple[str, str]], terms: Terms) -> None:
        ids = {"record_id": where, "partnership_id": where}
        opened = {**ids, **NAMES, "slug": str(where), "terms": terms}
        facts = [self._fact(PartnershipOpened, PORTAL_ID, **opened)]
        for number, (person_id, (side, role)) in enumerate(seats.items(), 2):
            seat = {**ids, "person_id": person_id, "of_side": side, "role": role}
            facts.append(self._fact(PersonInvited, PORTAL_ID, **seat, originator_version=number))
        self.log.append(facts, {})
