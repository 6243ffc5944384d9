"""What every view needs: who asks and where, a command performed, a question's connection."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import structlog
from flask import Flask, current_app, flash, g, redirect, request
from flask_login import current_user
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from werkzeug.wrappers import Response

from domain.application import Partnerships
from domain.facts import Side, other
from domain.permissions import PERMISSIONS, READING, Role, permits
from domain.records import Command
from portal.directory import FORMER, Directory
from projections import partnerships
from projections.evidence import Ledgers
from projections.partnerships import Member, Partnership
from projections.rebuild.past import Pasts
from projections.runner import Runner
from projections.tables import Viewer

log = structlog.get_logger(__name__)

RANDOM = 4
EXTENSION, PASTS = "partnership-portal", "partnership-portal-pasts"


@dataclass(frozen=True)
class Workshop:
    """The parts one application is made of."""

    partnerships: Partnerships
    runner: Runner
    directory: Directory
    ledgers: Ledgers = field(default_factory=Ledgers)


def pasts() -> Pasts:
    """The stores of the past of the current application."""
    return current_app.extensions[PASTS]


def workshop() -> Workshop:
    """The parts of the current application."""
    return current_app.extensions[EXTENSION]


class Here:
    """Where a person is: a partnership, their side and role in it."""

    def __init__(self, partnership: Partnership, side: Side, role: Role, person_id: UUID) -> None:
        self.partnership, self.person_id = partnership, person_id
        self.my_side: Side = side
        self.role = role
        self.id, self.slug = partnership.id, partnership.slug
        self.brand_name, self.bpo_name = partnership.brand_name, partnership.bpo_name
        self.today = self

    def in_the_past(self, partnership: Partnership) -> "Here":
        """The same place at a past moment: the person reads there and does nothing else."""
        then = Here(partnership, self.my_side, self.role, self.person_id)
        then.today = self
        return then

    @property
    def viewer(self) -> Viewer:
        """Who asks questions."""
        return Viewer(self.id, self.my_side, self.person_id)

    @property
    def other_side(self) -> Side:
        """The side across the table."""
        return other(self.my_side)

    def company(self, side: str) -> str:
        """A company's own name; the portal's where neither acted."""
        return self.partnership.company(side) if side in ("brand", "bpo") else "The portal"

    def may(self, action: str, owner: str | None = None) -> bool:
        """Whether the person's role includes ``action``, on a record of the side ``owner``.

        In the past nothing is done: only what reads is included.
        """
        if not permits(action, self.role) or (self.today is not self and action not in READING):
            return False
        whose = PERMISSIONS[action].whose
        return not owner or whose == "either" or (whose == "owner") == (owner == self.my_side)

    @cached_property
    def members(self) -> list[Member]:
        """Everybody who takes or took part."""
        return partnerships.people(connection(), self.id)

    @cached_property
    def names(self) -> dict[UUID, str]:
        """Names of everybody who takes or took part, by id."""
        return workshop().directory.names({member.person_id for member in self.members})

    def name(self, person_id: UUID) -> str:
        """A person's name; people who left the directory are former participants."""
        return self.names.get(person_id, FORMER)

    def readers(self, side: Side) -> list[str]:
        """The names of those on a side who will see what is shared, in order."""
        readers = [m for m in self.members if m.side == side and not m.ended]
        return sorted(self.name(m.person_id) for m in readers if permits("records.read", m.role))

    @cached_property
    def sites(self) -> dict[UUID, str]:
        """Site names by id."""
        return {site.id: site.name for site in self.partnership.details.sites}

    @cached_property
    def teams(self) -> dict[UUID, str]:
        """Team names by id."""
        return {
            id: name for site in self.partnership.details.sites for id, name in site.teams.items()
        }


def here() -> Here:
    """The partnership of this request; only inside a view guarded by ``may``."""
    return g.here


def zone() -> ZoneInfo:
    """The reader's time zone."""
    if "zone" not in g:
        known = current_user.is_authenticated
        g.zone = ZoneInfo(current_user.time_zone if known else "UTC")
    return g.zone


def connection() -> Connection:
    """This request's connection for questions, to the day it asks for; closed with the request."""
    return g.past_connection if g.get("past") and "past_connection" in g else live()


def live() -> Connection:
    """This request's connection to how things stand now, whatever day it asks for."""
    if "connection" not in g:
        g.connection = workshop().runner.engine.connect()
    return g.connection


def moment() -> datetime:
    """The instant the page stands for (UTC): now, or the end of the day that is asked for.

    What is recorded, and who is let in, goes by the real clock.
    """
    past = g.get("past")
    return past.at if past else datetime.now(UTC)


def perform(command: Command) -> None:
    """Carry out ``command`` as the signed-in person; the next page shows it."""
    parts = workshop()
    _release()  # it would go on seeing what was there before
    position = parts.partnerships.perform(command, by=current_user.id)
    if not _shown(parts.runner, position):
        flash(
            "It is recorded. The lists are still catching up and will show it in a moment.", "warn"
        )


def _shown(runner: Runner, position: int) -> bool:
    try:
        return runner.ensure(position)
    except DBAPIError as error:  # recorded it is: only the lists could not follow
        log.warning("read models could not follow", error=str(error.orig))
        return False


def done(sentence: str, url: str) -> Response:
    """After a command: say so, and show the page where it can be seen."""
    flash(sentence, "good")
    return redirect(url, 303)


def envelope(record_id: UUID | None = None) -> dict[str, Any]:
    """What every command carries besides its own fields, taken from the form where it is there."""
    return {
        "command_id": _uuid(request.form.get("command_id")),
        "partnership_id": here().id,
        "record_id": record_id or _uuid(request.form.get("record_id")),
        "seen": request.form.get("seen", type=int),
    }


def connect(app: Flask, parts: Workshop) -> None:
    """Give ``app`` its parts, and close each request's connection."""
    app.extensions[EXTENSION], app.extensions[PASTS] = parts, Pasts(parts.runner)
    app.teardown_appcontext(lambda _error: _release())


def _release() -> None:
    for name in ("connection", "past_connection"):
        opened = g.pop(name, None)
        if opened is not None:
            opened.close()


def _uuid(text: str | None) -> UUID:
    # Ids that are derived from something (version 5) are not for forms to choose.
    try:
        known = UUID(text or "")
    except ValueError:
        return uuid4()
    return known if known.version == RANDOM else uuid4()
