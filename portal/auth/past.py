"""The day a page is asked for: understood, gone to, and carried along from page to page.

A view says with ``may(..., past=...)`` how it knows the past; one that says nothing shows today.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal, NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from flask import Flask, current_app, g, request
from msgspec import structs
from sqlalchemy import Connection
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException

from domain.facts import NoSuchRecord, NotAllowed
from domain.records import FIRST_YEAR
from portal.forms import SENTENCES, local_midnight
from portal.web import connection, here, live, pasts, zone
from projections import history, partnerships
from projections.partnerships import Details, Partnership

Way = Literal["replayed", "recorded"]
"""``replayed``: the page asks a store of the past; ``recorded``: its own rows know every moment."""

TYPED_MAX = 20
AHEAD = "That day is still to come. This is how it stands now."
BEFORE = f"Nothing is dated before {FIRST_YEAR}. This is how it stands now."


class InThePast(Exception):
    """Somebody wants to record something on a page of the past; it is for reading."""


class AsOf(NamedTuple):
    """The moment a page stands for (UTC), and the day it ends where one was asked for.

    ``typed`` is what was asked, ``error`` what makes no sense of it. Without a ``day`` it is now.
    ``begun`` says whether there was anything yet.
    """

    at: datetime
    day: date | None = None
    typed: str = ""
    error: str | None = None
    begun: bool = True

    @property
    def said(self) -> str:
        """A sentence for the page."""
        day = long_date(self.day or self.at)
        if self.begun:
            return f"As it stood at the end of {day}."
        opened = long_date(here().partnership.details.opened_at)
        return f"The partnership began here on {opened}: nothing was known on {day}."


def long_date(value: date | datetime) -> str:
    """A day with its year, where the reader is: "3 March 2026"."""
    local = value.astimezone(zone()).date() if isinstance(value, datetime) else value
    return f"{local.day} {local:%B} {local.year}"


def as_of(args: MultiDict[str, str]) -> AsOf:
    """What an address asks for; the present where it asks for nothing, today or nonsense."""
    typed, now = args.get("as_of", "").replace("\x00", "").strip()[:TYPED_MAX], datetime.now(UTC)
    if not typed:
        return AsOf(now)
    try:
        asked = date.fromisoformat(typed)
    except ValueError:
        return AsOf(now, typed=typed, error=SENTENCES["date"])
    if asked.year < FIRST_YEAR:
        return AsOf(now, typed=typed, error=BEFORE)
    today = now.astimezone(zone()).date()
    if asked >= today:
        return AsOf(now, typed=typed, error=AHEAD if asked > today else None)
    end = local_midnight((asked + timedelta(days=1)).isoformat())
    if end is None:
        return AsOf(now, typed=typed, error=SENTENCES["date"])
    return AsOf(end - timedelta(microseconds=1), asked, asked.isoformat())


def asked_day() -> AsOf:
    """The day this page is asked for; only inside a view that can show a past day."""
    found: AsOf = g.past
    return found


def go(way: Way) -> None:
    """Take the request to the day its address asks for, if it asks for one."""
    wanted, place = as_of(request.args), here()
    g.past = wanted
    if not wanted.day:
        return
    opened = place.partnership.details.opened_at
    begun = wanted.at >= opened or history.known_by(live(), place.viewer, wanted.at)
    g.past = wanted._replace(begun=begun)
    if way == "replayed":
        g.past_connection = pasts().connect(place.id, wanted.at)
    g.here = place.in_the_past(_then(place.partnership) if way == "replayed" else place.partnership)


def refuse_to_act() -> None:
    """Raise InThePast for what would record something from a page of the past."""
    if request.method == "POST" and request.args.get("as_of"):
        raise InThePast


def first_recorded() -> str | None:
    """Why a page of the past is not there, where its reader is shown it today; else ``None``."""
    past: AsOf | None = g.get("past")
    if not past or not past.day or not _is_there_today():
        return None
    said = f"It did not exist yet on {long_date(past.day)}."
    at = _first_recorded(live())
    return f"{said} It was first recorded on {long_date(at)}." if at and at > past.at else said


def carried(app: Flask) -> None:
    """Let addresses of pages that know the past carry the day along."""
    app.url_defaults(_carry_along)
    app.jinja_env.globals.update(
        asked_day=lambda: g.get("past"),
        day_along=_along,
        today_url=_today_url,
        beside_the_day=_beside_the_day,
    )


def _then(today: Partnership) -> Partnership:
    """The partnership as it was; before it began, the terms it was going to be opened with."""
    found = partnerships.by_id(connection(), today.id)
    first = structs.replace(today.details.charters[0], state="in force")
    blank = Details(today.details.opened_at, charters=[first])
    return found or today._replace(details=blank)


def _carry_along(endpoint: str, values: dict[str, Any]) -> None:
    past: AsOf | None = g.get("past")
    ours = past and past.day and values.get("slug") == here().slug
    if past and ours and "as_of" not in values and _way(endpoint):
        values["as_of"] = past.typed


def _along() -> str:
    """What an address put together by hand ends with."""
    past: AsOf | None = g.get("past")
    return f"?as_of={past.typed}" if past and past.day else ""


def _today_url() -> str:
    """The same page as of now."""
    kept = [(name, text) for name, text in request.args.items(multi=True) if name != "as_of"]
    return f"{request.path}?{urlencode(kept)}" if kept else request.path


def _beside_the_day() -> list[tuple[str, str]]:
    """What else the address asks for, and goes along to another day; not the place in a list."""
    left = ("as_of", "before", "after", "add")
    asked = [(name, text.replace("\0", "")) for name, text in request.args.items(multi=True)]
    return [(name, text) for name, text in asked if name not in left and text]


def _way(endpoint: str) -> Way | None:
    return getattr(current_app.view_functions.get(endpoint), "past", None)


def _is_there_today() -> bool:
    """Whether the view shows its reader something when asked of today."""
    view: Any = current_app.view_functions[request.endpoint or ""]
    then = g.past, g.here
    g.past, g.here = None, here().today
    try:
        return current_app.make_response(view.bare(**_arguments())).status_code == 200  # noqa: PLR2004
    except (HTTPException, NoSuchRecord, NotAllowed):
        return False
    finally:
        g.past, g.here = then


def _first_recorded(asking: Connection) -> datetime | None:
    viewer = here().viewer
    for id in (value for value in _arguments().values() if isinstance(value, UUID)):
        line = history.line(asking, viewer, id)
        lines = [line] if line else history.of_record(asking, viewer, id)
        return min((line.recorded_at for line in lines), default=None)
    return None


def _arguments() -> dict[str, Any]:
    return {name: value for name, value in (request.view_args or {}).items() if name != "slug"}
