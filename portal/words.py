"""How pages speak: times in the reader's zone, spans of time, sentences of the history."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import Flask, g, url_for
from markupsafe import Markup, escape

from portal.forms import form, unclaimed
from portal.kinds import KINDS, record_url
from portal.web import here, moment, zone
from projections.history import Line

MARK = re.compile(r"\{(\w+)(?::([^}]*))?\}")
GIVEN_ANEW = ("pulse.answered",)
"""What is not corrected but given anew."""

MINUTE, HOUR, DAY = 60, 3600, 86400


def when(at: datetime | None, *, precision: str | None = "exact", bare: bool = False) -> Markup:
    """An instant in the reader's zone, as short as it can be said: "Tue 3 Mar, 16:12"."""
    if at is None:
        return Markup("")
    local = at.astimezone(zone())
    clock = (
        "" if precision == "day" else f", {'about ' if precision == 'about' else ''}{local:%H:%M}"
    )
    text = _day(local.date(), local_today()) + clock
    if bare:
        return escape(text)
    return Markup('<time datetime="{}">{}</time>').format(at.isoformat(), text)


def clock(at: datetime) -> str:
    """The time of day in the reader's zone."""
    return f"{at.astimezone(zone()):%H:%M}"


def day(value: date | datetime | None) -> str:
    """A calendar day: "Tue 3 Mar", with the year where it is not this one."""
    if value is None:
        return ""
    value = value.astimezone(zone()).date() if isinstance(value, datetime) else value
    return _day(value, local_today())


def long_day(at: datetime) -> str:
    """A day as a heading: "Tuesday 3 March 2026"."""
    local = at.astimezone(zone())
    year = "" if local.year == local_today().year else f" {local.year}"
    return f"{local:%A} {local.day} {local:%B}{year}"


def local_today() -> date:
    """Today where the reader is."""
    return moment().astimezone(zone()).date()


def span(between: timedelta) -> str:
    """A span of time in at most two units: "2 h 12 min", "3 days 4 h", "under a minute"."""
    seconds = int(between.total_seconds())
    if seconds < MINUTE:
        return "under a minute"
    days, hours, minutes = seconds // DAY, seconds % DAY // HOUR, seconds % HOUR // MINUTE
    if days:
        named = f"{days} day{'s' if days > 1 else ''}"
        return f"{named} {hours} h" if hours and days < 7 else named  # noqa: PLR2004 - a week
    return (
        f"{hours} h {minutes} min"
        if hours and minutes
        else f"{hours} h"
        if hours
        else f"{minutes} min"
    )


def lag(line: Line) -> str | None:
    """How long after it happened a line was recorded; ``None`` where that says nothing."""
    if line.occurred_at is None or line.imported or line.precision == "day":
        return None
    late = line.recorded_at - line.occurred_at
    return span(late) if late >= timedelta(minutes=1) else None


def for_input(at: datetime | None) -> str:
    """An instant as a date-and-time field holds it, in the reader's zone."""
    return f"{at.astimezone(zone()):%Y-%m-%dT%H:%M}" if at else ""


def due_text(at: datetime, *, side: str = "", named: str = "") -> Markup:
    """When something is due for the reader, with the time elsewhere where it differs.

    Elsewhere is where ``side`` works, or the time zone that is ``named``.
    """
    text = when(at)
    if side and not named:
        named = here().partnership.calendar(side).time_zone
    their_zone = ZoneInfo(named) if named else zone()
    if at.astimezone(their_zone).utcoffset() == at.astimezone(zone()).utcoffset():
        return text
    city = their_zone.key.rsplit("/", 1)[-1].replace("_", " ")
    return text + Markup(" ({} in {})").format(f"{at.astimezone(their_zone):%a %H:%M}", city)


class Act(NamedTuple):
    """A line in its place: the day it begins, who held the ball until then, and who gets it.

    ``held`` is empty where lines of several records stand together; ``again`` says that the line
    above was recorded with it, by one command.
    """

    line: Line
    new_day: str | None
    held: str | None
    moved_to: str | None
    again: bool


def acts(lines: Sequence[Line], newest_first: object = None) -> list[Act]:
    """The lines in their places, in the order given. Whoever began a record held its ball."""
    alone = len({line.record_id for line in lines}) == 1
    placed: dict[UUID, tuple[str | None, str | None]] = {}
    holders: dict[UUID, str] = {}
    for line in reversed(lines) if newest_first else lines:
        held = holders.get(line.record_id)
        holders[line.record_id] = line.ball or held or line.side
        begins = held is None and line.ball == "nobody"
        moved = line.ball not in (None, held or line.side) and not begins
        placed[line.id] = (held or line.side if alone else None, line.ball if moved else None)
    pairs = zip([None, *lines], lines, strict=False)
    return [_act(line, above, placed[line.id]) for above, line in pairs]


def _act(line: Line, above: Line | None, ball: tuple[str | None, str | None]) -> Act:
    day = long_day(line.shown_at)
    fresh = above is None or long_day(above.shown_at) != day
    again = above is not None and (above.command_id, above.record_id) == (
        line.command_id,
        line.record_id,
    )
    return Act(line, day if fresh else None, *ball, again)


def sentence(line: Line) -> Markup:
    """The sentence of a line with its marks filled in for the reader; escaped."""
    said = line.sentence
    if line.side == "portal":  # nobody's name stands before it
        said = said[:1].upper() + said[1:]
    filled = MARK.sub(lambda mark: str(_filled(line, mark[1], mark[2])), str(escape(said)))
    return Markup(filled)  # noqa: S704 - the sentence is escaped above, the marks one by one


def _filled(line: Line, kind: str, value: str | None) -> Markup | str:
    place, side = here(), line.side
    if kind in ("us", "them", "brand", "bpo"):
        across = {"brand": "bpo", "bpo": "brand"}.get(side, "bpo")
        return escape(place.company({"us": side, "them": across}.get(kind, kind)))
    if kind == "at":
        return when(datetime.fromisoformat(value or ""))
    if kind == "day":
        return day(date.fromisoformat(value or ""))
    known = UUID(value or "")
    if (record_kind := LINKED.get(kind, kind)) in KINDS:
        said = "another disclosure" if kind == "record" else KINDS[record_kind].mark
        if not place.may(KINDS[record_kind].reading):
            return said
        return Markup('<a href="{}">{}</a>').format(record_url(record_kind, known), said)
    names: dict[str, Callable[[UUID], str | None]] = {
        "person": place.name,
        "site": place.sites.get,
        "team": place.teams.get,
    }
    return escape(names[kind](known) or "a place no longer listed")


LINKED = {"record": "disclosure"}
"""Marks that lead to another record under a name other than its kind."""


LINE = UUID(int=0)
"""Stands for any line in an address that is put together once."""


def line_url(line: Line) -> str:
    """The permanent address of a line of the history."""
    if "lines_url" not in g:  # a long history asks for hundreds
        g.lines_url = url_for("history.show", slug=here().slug, line_id=LINE)
    return str(g.lines_url.replace(str(LINE), str(line.id)))


def correct_url(line: Line) -> str | None:
    """Where a line can be corrected, or ``None`` for whom and where it cannot."""
    own = line.side == here().my_side and line.fact not in GIVEN_ANEW
    if not own or not line.texts or not here().may("records.correct"):
        return None
    return url_for("history.correction", slug=here().slug, line_id=line.id)


def _day(value: date, today: date) -> str:
    year = "" if value.year == today.year else f" {value.year}"
    return f"{value:%a} {value.day} {value:%b}{year}"


def install(app: Flask) -> None:
    """Teach the templates to speak."""
    for name in (
        "when",
        "clock",
        "day",
        "long_day",
        "span",
        "lag",
        "for_input",
        "due_text",
        "sentence",
        "acts",
    ):
        app.jinja_env.filters[name] = globals()[name]
    app.jinja_env.globals.update(record_url=record_url, line_url=line_url, correct_url=correct_url)
    app.jinja_env.globals["form"] = form
    app.jinja_env.globals["unclaimed"] = unclaimed
    app.jinja_env.globals["now"] = moment
