"""The stretch of time a page of figures is asked for: understood, or answered in words."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from flask import render_template
from werkzeug.datastructures import MultiDict

from portal.auth.past import AsOf
from portal.forms import SENTENCES, local_midnight
from portal.web import zone
from projections.measures import Period

USUAL = timedelta(days=90)
PRESETS = (30, 90, 180, 365)
AFTER = "That day is not before the last day of the period. These are the last ninety days."


class Preset(NamedTuple):
    """A usual length: how many ``days``, its first day, and whether it is what is shown."""

    days: int
    since: str
    current: bool


class Stretch(NamedTuple):
    """The period that is shown, what was ``typed`` for its first day, and what makes no sense."""

    period: Period
    typed: str
    error: str | None
    presets: tuple[Preset, ...] = ()


def stretch(args: MultiDict[str, str], wanted: AsOf) -> Stretch:
    """From the day asked for (``since``) to the moment the page stands for; 90 days by default."""
    typed = args.get("since", "").replace("\x00", "").strip()[:20]
    presets = tuple(_presets(typed, wanted))
    usual = Period(wanted.at - USUAL, wanted.at)
    if not typed:
        return Stretch(usual, "", None, presets)
    try:
        since = local_midnight(date.fromisoformat(typed).isoformat())
    except ValueError:
        since = None
    if since is None:
        return Stretch(usual, typed, SENTENCES["date"], presets)
    if since >= wanted.at:
        return Stretch(usual, typed, AFTER, presets)
    return Stretch(Period(since, wanted.at), typed, None, presets)


def shown_for(asked: Stretch, template: str, **shown: Any) -> tuple[str, int]:
    """A page of figures with its period, and its status: refused where that makes no sense.

    ``along`` is what goes along in its addresses: the period, where it was asked for and meant.
    """
    along = {"since": asked.typed} if asked.typed and not asked.error else {}
    page = render_template(template, asked=asked, along=along, **shown)
    return page, 422 if asked.error else 200


def _presets(typed: str, wanted: AsOf) -> list[Preset]:
    last = wanted.at.astimezone(zone()).date()
    found = []
    for days in PRESETS:
        since = (last - timedelta(days=days)).isoformat()
        usual = not typed and days == USUAL.days
        found.append(Preset(days, since, usual or typed == since))
    return found
